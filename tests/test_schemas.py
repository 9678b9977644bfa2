"""The files under `schemas/` are those of the models."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from sitecheck.schemas import file_name, json_schemas, schema_text
from tests.conftest import EXAMPLE, ROOT, sitecheck

FOLDER = ROOT / "schemas"


def test_the_kept_schemas_are_those_of_the_models() -> None:
    made = {file_name(name): schema_text(schema) for name, schema in json_schemas().items()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        assert kept[name] == text, f"{name} is stale: python -m sitecheck.schemas"


def test_what_the_command_prints_obeys_its_schemas() -> None:
    for name, arguments in {
        "inspect": ("inspect", "--format", "json"),
        "report": ("check", "--format", "json"),
    }.items():
        schema = json.loads((FOLDER / file_name(name)).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(json.loads(sitecheck(*arguments, EXAMPLE).stdout))


def test_the_command_lists_and_prints_them() -> None:
    assert "acad-homepage/config" in sitecheck("schema").stdout
    assert json.loads(sitecheck("schema", "settings").stdout)["title"] == "sitecheck.toml"
    done = sitecheck("schema", "setings")
    assert done.returncode == 2
    assert "did you mean settings?" in done.stderr
