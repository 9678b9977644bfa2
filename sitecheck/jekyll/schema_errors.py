"""pydantic_core's verdict on data that the acceptance table doesn't vouch for, in the user's words.

Imported only where there is something to tell, or a constraint that the table doesn't know.
"""

from __future__ import annotations

from typing import Any

from sitecheck.jekyll.near import nearest, slips
from sitecheck.jekyll.schemas.tables import validator
from sitecheck.jekyll.validate import SchemaProblem, is_text
from sitecheck.jekyll.yaml import psych
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.jekyll.yaml.traps import quote


class _Place:
    """A node that an error is about, with its key and what the model expects there."""

    __slots__ = ("depth", "entry", "key", "missing", "node", "parent_key")

    def __init__(self, node: YamlNode, entry: dict[str, Any]) -> None:
        self.node = node
        self.entry = entry
        self.key: YamlNode | None = None
        self.parent_key: YamlNode | None = None
        self.depth = 0
        self.missing: str | None = None


def judge(root: YamlNode, model_name: str, table: dict[str, Any]) -> list[SchemaProblem]:
    """Validate and tell.

    Args:
        root: the tree.
        model_name: a key of `schemas.names.MODELS`.
        table: the model's acceptance table.

    Returns:
        One problem for each node that is wrong, the innermost ones only.
    """
    errors = validator(model_name)(root.to_python())
    places: dict[tuple[int, str | None], _Place] = {}
    for error in errors:
        place = _locate(root, error["loc"], table)
        if error["type"] == "missing":
            place.missing = str(error["loc"][-1])
            present = {key.raw for key, _ in place.node.entries}
            if any(nearest(name, [place.missing], present) for name in present):
                continue  # it is there, misspelt: told as such
        places.setdefault((id(place.node), place.missing), place)
    return [_told(place, table) for place in places.values() if not _has_inner(place, places.values())]


def _locate(root: YamlNode, loc: tuple[Any, ...], table: dict[str, Any]) -> _Place:
    """Walk an error's location; pydantic's own segments, such as `list[str]`, are no nodes."""
    place = _Place(root, table["root"])
    for step in loc:
        found = place.node.find(step) if place.node.kind != "scalar" else None
        if found is None:
            continue
        key, node = found
        if key is None:
            place.entry = place.entry.get("i", {})
            place.parent_key = place.key or place.parent_key
        else:
            model = place.entry.get("m")
            fields = table["models"][model]["f"] if model is not None else {}
            place.entry = fields.get(key.raw) or place.entry.get("v", {})
        place.key, place.node = key, node
        place.depth += 1
    return place


def _has_inner(place: _Place, places: Any) -> bool:
    """Whether another error lies inside: the alternatives of a union all complain, the nearest one counts."""
    outer = place.node
    return (
        any(
            other.depth > place.depth and outer.start <= other.node.start and other.node.end <= outer.end
            for other in places
        )
        and outer.kind != "scalar"
        and place.missing is None
    )


def _told(place: _Place, table: dict[str, Any]) -> SchemaProblem:
    node = place.node
    if place.key is not None:
        name = f"`{place.key.raw}`"
    elif place.parent_key is not None:
        name = f"An entry of `{place.parent_key.raw}`"
    else:
        name = "This file" if place.depth == 0 else "This entry"
    if place.missing is not None:
        end = node.entries[0][1].end if node.entries and node.entries[0][1].kind == "scalar" else node.end
        return SchemaProblem(
            node.start, end, f"{name} has no `{place.missing}`, which the theme needs", "missing"
        )
    expected = _expected(place.entry, table)
    message = f"{name} must be {expected}, not {_found(node)}"
    fix = None
    if node.kind == "scalar":
        hint, fix = _hint(node, place.entry)
        message += hint
    start, end = node.start, node.end
    if set(place.entry) == {"i"} and node.blank:
        message += ": Jekyll 4 stops here"
    if start == end and place.key is not None:
        start, end = place.key.start, place.key.end
        fix = None
    return SchemaProblem(start, end, message, "type", fix)


def _expected(entry: dict[str, Any], table: dict[str, Any]) -> str:
    letters = entry.get("k", "")
    kinds: list[str] = []
    if "d" in letters and "s" not in letters:
        kinds.append("a day such as 2024-05-31")
    elif is_text(entry):
        kinds.append("text")
    elif "b" in letters:
        kinds.append("true or false")
    elif "i" in letters or "f" in letters:
        kinds.append("a number")
    elif "s" in letters:
        kinds.append("text")
    if entry.get("l") and "b" not in letters:
        kinds.append("one of " + ", ".join(str(value) for value in entry["l"]))
    if "i" in entry:
        item = entry["i"]
        inner = "mappings with " + _keys(item, table) if "m" in item else ""
        kinds.append(f"a list of {inner}" if inner else "a list")
    if "m" in entry:
        kinds.append("a mapping with " + _keys(entry, table))
    elif "v" in entry:
        kinds.append("a mapping")
    return " or ".join(kinds) or "something else"


def _keys(entry: dict[str, Any], table: dict[str, Any]) -> str:
    """The first keys of a model, as examples."""
    model = table["models"][entry["m"]]
    names = [*model["r"], *(key for key in model["f"] if key not in model["r"])]
    shown = " and ".join(f"`{name}`" for name in names[:2])
    return (
        f"keys such as {shown}" if len(names) > 2 else f"the {'keys' if len(names) == 2 else 'key'} {shown}"
    )


def _found(node: YamlNode) -> str:
    if node.kind != "scalar":
        return "a list" if node.kind == "sequence" else "a mapping"
    value = node.value
    if value is None or value == "":
        return "blank"
    if isinstance(value, bool):
        return psych.shown(value)
    if isinstance(value, str):
        return f"the text `{value if len(value) <= 30 else value[:29] + '…'}`"
    return f"{'the number' if isinstance(value, int | float) else 'the day'} {psych.shown(value)}"


def _hint(node: YamlNode, entry: dict[str, Any]) -> tuple[str, str | None]:
    """What to add to a message, and the fix."""
    letters = entry.get("k", "")
    raw = node.raw
    if "d" in letters and "s" not in letters:
        # Ruby finds a time of day in 2024.05 and takes today for the day.
        late = isinstance(node.value, float)
        return ": the day of the build is taken" if late else ": Jekyll's build stops here", None
    if "b" in letters and isinstance(node.value, str):
        if raw.lower() in {"false", "no", "off", "true", "yes", "on"}:
            return " in quotes, which counts as true", raw.lower()
        near = [word for word in ("true", "false") if slips(raw.lower(), word, 1) <= 1]
        return "", near[0] if near else None
    if "l" in entry:
        meant = nearest(raw, [str(value) for value in entry["l"]], ())
        return (f"; did you mean `{meant}`?", meant) if meant is not None else ("", None)
    if "s" in letters and not isinstance(node.value, str) and node.style == "plain":
        return "", quote(raw)
    if "i" in entry and not letters.strip("n") and node.style == "plain" and not set("[]{}:#\"'") & set(raw):
        return "", f"[{raw}]"
    return "", None
