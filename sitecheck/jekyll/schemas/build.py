"""Compiles the models.

`schema_tables.json` is loaded by every check, `schema_core.json` only where a table doesn't fit.
"""

from __future__ import annotations

import json
import os
from importlib import import_module
from typing import Any

import pydantic_core

from sitecheck.jekyll.schemas.convert import Converter
from sitecheck.jekyll.schemas.names import MODELS

TABLES = "schema_tables.json"
CORE = "schema_core.json"


def converter(name: str) -> Converter:
    """The converter of a model, by its name in MODELS."""
    module, cls = MODELS[name]
    return Converter(getattr(import_module(module), cls).__pydantic_core_schema__)


def tables() -> dict[str, Any]:
    """The acceptance tables of all models."""
    return {name: converter(name).table() for name in MODELS}


def core() -> dict[str, Any]:
    """The core schemas of all models, and the version of pydantic_core they are for."""
    return {
        "pydantic_core": pydantic_core.__version__,
        "models": {name: converter(name).core() for name in MODELS},
    }


def build(target: str) -> list[str]:
    """Write both files into a folder; returns their paths."""
    paths = []
    for name, content in ((TABLES, tables()), (CORE, core())):
        path = os.path.join(target, name)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file, separators=(",", ":"))
        paths.append(path)
    return paths
