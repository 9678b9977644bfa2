"""JSON Schemas of the models, for editors and for whoever else reads front matter.

`python -m sitecheck.jekyll.schemas.export` writes them into `schemas/`; a test holds them equal.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sitecheck.jekyll.schemas.names import MODELS


class _Yaml(GenerateJsonSchema):
    """A date is plain text to the YAML language server; what it may look like is Jekyll's business."""

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"}

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        found = super().int_schema(schema)
        return {"type": "number"} if found == {"type": "integer"} else found

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self._flat([self.generate_inner(schema["schema"]), {"type": "null"}])

    def get_union_of_schemas(self, schemas: list[JsonSchemaValue]) -> JsonSchemaValue:
        return self._flat(schemas)

    @staticmethod
    def _flat(schemas: list[JsonSchemaValue]) -> JsonSchemaValue:
        """A union as a list of types where no member says more than its type."""
        members: list[JsonSchemaValue] = []
        types: list[str] = []
        for schema in schemas:
            for member in schema["anyOf"] if list(schema) == ["anyOf"] else [schema]:
                if list(member) == ["type"]:
                    names = member["type"] if isinstance(member["type"], list) else [member["type"]]
                    types += [name for name in names if name not in types]
                elif member not in members:
                    members.append(member)
        if "string" in types:
            members = [member for member in members if member.get("type") != "string"]
        if types:
            members.append({"type": types if len(types) > 1 else types[0]})
        return members[0] if len(members) == 1 else {"anyOf": members}


def file_name(model_name: str) -> str:
    """The file under `schemas/` that holds a model's JSON Schema."""
    return model_name.replace("/", ".") + ".schema.json"


def json_schema(model_name: str) -> dict[str, Any]:
    """The JSON Schema of a model, by its name in `names.MODELS`."""
    module, cls = MODELS[model_name]
    model = getattr(import_module(module), cls)
    schema: dict[str, Any] = model.model_json_schema(by_alias=True, schema_generator=_Yaml)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": model_name}


def json_schemas() -> dict[str, dict[str, Any]]:
    """All of them, by file name."""
    return {file_name(name): json_schema(name) for name in MODELS}


def write(folder: str) -> list[str]:
    """Write all of them into a folder; returns their paths."""
    paths = []
    for name, schema in json_schemas().items():
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text(schema))
        paths.append(path)
    return paths


def text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print("\n".join(write(*sys.argv[1:2] or ["schemas"])))
