"""From Pydantic's core schemas to the two things a check can load without Pydantic.

* a core schema of typed dicts, plain JSON, for `pydantic_core.SchemaValidator` alone;
* an acceptance table: what surely fits, so that clean data needs no validator at all.

Only declarative constraints pass; anything else raises here, while the package is built.
"""

from __future__ import annotations

import json
from typing import Any

_PLAIN = {"str": "s", "int": "i", "float": "f", "bool": "b", "none": "n", "date": "d", "datetime": "t"}
_LIMITS = ("ge", "gt", "le", "lt", "pattern", "min_length", "max_length", "multiple_of")


class Converter:
    """Converts one model's core schema."""

    def __init__(self, core: dict[str, Any]) -> None:
        self._names: dict[str, str] = {}
        self._definitions: dict[str, dict[str, Any]] = {}
        self._classes: dict[str, dict[str, Any]] = {}
        self._shared: dict[str, tuple[str, dict[str, Any]]] = {}
        self.root = core
        if core["type"] == "definitions":
            for definition in core["definitions"]:
                self._definitions[definition["ref"]] = definition
            self.root = core["schema"]
        for ref in self._definitions:
            self._name(ref)

    def _name(self, ref: str) -> str:
        # Pydantic's refs hold memory addresses; ours must be the same in every build.
        return self._names.setdefault(ref, f"d{len(self._names)}")

    # -- for pydantic_core -------------------------------------------------------------------------

    def core(self) -> dict[str, Any]:
        """The schema as JSON for SchemaValidator."""
        definitions = [self._core(d) | {"ref": self._name(r)} for r, d in self._definitions.items()]
        root = self._core(self.root)
        definitions += [schema | {"ref": ref} for ref, schema in self._shared.values()]
        return {"type": "definitions", "schema": root, "definitions": definitions} if definitions else root

    def _core(self, schema: dict[str, Any]) -> dict[str, Any]:
        kind = schema["type"]
        if kind in _PLAIN:
            limits = {key: schema[key] for key in _LIMITS if key in schema}
            return {"type": kind, "strict": True, **limits} if kind != "none" else {"type": "none"}
        if kind == "any":
            return {"type": "any"}
        if kind == "literal":
            return {"type": "literal", "expected": schema["expected"]}
        if kind == "nullable":
            return self._share({"type": "nullable", "schema": self._core(schema["schema"])})
        if kind == "default":
            return self._core(schema["schema"])
        if kind == "union":
            return {
                "type": "union",
                "mode": "left_to_right",
                "choices": [self._core(c) for c in schema["choices"]],
            }
        if kind == "list":
            return {"type": "list", "strict": True, "items_schema": self._core(schema["items_schema"])}
        if kind == "dict":
            values = self._core(schema["values_schema"])
            return {"type": "dict", "strict": True, "keys_schema": {"type": "any"}, "values_schema": values}
        if kind == "definition-ref":
            return {"type": "definition-ref", "schema_ref": self._name(schema["schema_ref"])}
        if kind == "model":
            return self._core(schema["schema"])
        if kind == "model-fields":
            fields = {
                field.get("validation_alias", name): {
                    "type": "typed-dict-field",
                    "required": field["schema"]["type"] != "default",
                    "schema": self._core(field["schema"]),
                }
                for name, field in schema["fields"].items()
            }
            return {"type": "typed-dict", "fields": fields, "extra_behavior": "ignore"}
        raise TypeError(f"no declarative constraint: {kind}")

    def _share(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A reference to a schema that is written once; most fields are of one of six kinds."""
        key = json.dumps(schema)
        if key not in self._shared:
            self._shared[key] = f"s{len(self._shared)}", schema
        return {"type": "definition-ref", "schema_ref": self._shared[key][0]}

    # -- the acceptance table ----------------------------------------------------------------------

    def table(self) -> dict[str, Any]:
        """`root`: an entry; `models`: fields and required keys of every mapping, by name.

        An entry holds what fits: `k` letters of scalar kinds (s text, i int, f float, b bool, n blank,
        d day, t moment, * anything), `l` literals, `i` the entry of list items, `v` the entry of mapping
        values, `m` the name of a model, `c` true if more may fit that only the validator can tell.
        """
        root = self._entry(self.root)
        return {"root": root, "models": self._classes}

    def _entry(self, schema: dict[str, Any]) -> dict[str, Any]:
        kind = schema["type"]
        if kind in _PLAIN:
            return {"c": True} if any(key in schema for key in _LIMITS) else {"k": _PLAIN[kind]}
        if kind == "any":
            return {"k": "*"}
        if kind == "literal":
            return {"l": schema["expected"]}
        if kind == "nullable":
            return _merged([self._entry(schema["schema"]), {"k": "n"}])
        if kind == "default":
            return self._entry(schema["schema"])
        if kind == "union":
            return _merged([self._entry(choice) for choice in schema["choices"]])
        if kind == "list":
            return {"i": self._entry(schema["items_schema"])}
        if kind == "dict":
            return {"v": self._entry(schema["values_schema"])}
        if kind == "definition-ref":
            return self._model(schema["schema_ref"], self._definitions[schema["schema_ref"]])
        if schema.get("root_model"):
            return self._entry(schema["schema"])
        return self._model(schema["ref"], schema)

    def _model(self, ref: str, schema: dict[str, Any]) -> dict[str, Any]:
        name = self._name(ref)
        if name not in self._classes:
            self._classes[name] = {}
            fields = schema["schema"]["fields"]
            aliased = {field.get("validation_alias", key): field["schema"] for key, field in fields.items()}
            self._classes[name] = {
                "f": {key: self._entry(inner) for key, inner in aliased.items()},
                "r": [key for key, inner in aliased.items() if inner["type"] != "default"],
            }
        return {"m": name}


def _merged(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """What fits any of the entries; where two of them describe lists, or mappings, the validator decides."""
    merged: dict[str, Any] = {}
    for entry in entries:
        for key, value in entry.items():
            if key == "k":
                merged["k"] = "".join(sorted(set(merged.get("k", "") + value)))
            elif key == "l":
                merged["l"] = [*merged.get("l", []), *value]
            elif key in merged and merged[key] != value:
                merged["c"] = True
            else:
                merged[key] = value
    return merged
