"""All JSON Schemas that the models give: `python -m sitecheck.schemas` writes them into `schemas/`.

A test holds the files equal to the models.
"""

from __future__ import annotations

import os
import sys
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name: report, inspect, settings, and each theme's kinds of files."""
    from sitecheck.config.model import json_schema as settings
    from sitecheck.homepage.schema import json_schema as inspection
    from sitecheck.jekyll.schemas.export import json_schema
    from sitecheck.jekyll.schemas.names import MODELS
    from sitecheck.report.schema import json_schema as report

    own = {"inspect": inspection(), "settings": settings()}
    titles = {"inspect": "sitecheck inspect", "settings": "sitecheck.toml"}
    found = {
        name: {"$schema": DIALECT, **schema, "title": titles[name]} for name, schema in sorted(own.items())
    }
    return {**{name: json_schema(name) for name in MODELS}, **found, "report": report()}


def file_name(name: str) -> str:
    """The file under `schemas/` that holds a schema."""
    return name.replace("/", ".") + ".schema.json"


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    import json

    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else "schemas"
    for schema_name, model_schema in json_schemas().items():
        with open(os.path.join(folder, file_name(schema_name)), "w", encoding="utf-8") as file:
            file.write(schema_text(model_schema))
