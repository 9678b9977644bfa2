"""Loads what `build` compiled; where it is missing or stale, the models themselves."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import Any

COMPILED = os.path.join(os.path.dirname(__file__), "..", "..", "_compiled")

_tables: dict[str, Any] = {}


def table(model_name: str) -> dict[str, Any]:
    """The acceptance table of a model; see `convert.Converter.table`."""
    if not _tables:
        loaded: Any = None
        try:
            with open(os.path.join(COMPILED, "schema_tables.bin"), "rb") as file:
                loaded = marshal.loads(file.read())  # ten times as fast as load(file)
        except (OSError, ValueError, EOFError, TypeError):
            pass
        if not isinstance(loaded, dict) or model_name not in loaded:
            from sitecheck.jekyll.schemas.build import tables

            loaded = tables()
        _tables.update(loaded)
    found: dict[str, Any] = _tables[model_name]
    return found


def validator(model_name: str) -> Callable[[Any], list[dict[str, Any]]]:
    """A function that gives pydantic_core's errors for a value."""
    import json

    from pydantic_core import SchemaValidator, ValidationError, __version__

    loaded: Any = None
    try:
        with open(os.path.join(COMPILED, "schema_core.json"), encoding="utf-8") as file:
            loaded = json.load(file)
    except (OSError, ValueError):
        pass
    if loaded is not None and loaded.get("pydantic_core") == __version__ and model_name in loaded["models"]:
        schema = loaded["models"][model_name]
    else:
        from sitecheck.jekyll.schemas.build import converter

        schema = converter(model_name).core()
    compiled = SchemaValidator(schema)

    def errors(value: Any) -> list[dict[str, Any]]:
        try:
            compiled.validate_python(value)
        except ValidationError as error:
            found: list[Any] = error.errors(include_url=False, include_context=False)
            return found
        return []

    return errors
