"""The themes' models: one truth for the check, the editors' JSON Schemas and Pydantic itself."""

from __future__ import annotations

import json
import marshal
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sitecheck.jekyll.schemas import build, export, tables
from sitecheck.jekyll.schemas.names import MODELS, model_name
from sitecheck.jekyll.validate import _Walk
from sitecheck.jekyll.yaml.nodes import YamlNode
from tests.conftest import unmeasured

ROOT = Path(__file__).parents[2]
TABLES = build.tables()


def model(name):
    module, cls = MODELS[name]
    return TypeAdapter(getattr(import_module(module), cls))


@pytest.mark.parametrize("name", MODELS)
def test_the_json_schema_is_kept_as_the_model_has_it(name):
    written = (ROOT / "schemas" / export.file_name(name)).read_text("utf-8")
    assert written == export.text(export.json_schema(name)), "run python -m sitecheck.jekyll.schemas.export"


def test_no_other_json_schema_of_ours_lies_about():
    names = {path.name for path in (ROOT / "schemas").glob("*.*.schema.json")}
    assert names == {export.file_name(name) for name in MODELS}


@pytest.mark.parametrize("name", [build.TABLES, build.CORE])
def test_what_is_compiled_is_current(name):
    path = ROOT / "sitecheck" / "_compiled" / name
    if not path.exists():
        pytest.skip("not compiled here")
    if name == build.TABLES:
        assert marshal.loads(path.read_bytes()) == TABLES, "run python -m sitecheck.build"
    else:
        assert json.loads(path.read_bytes()) == build.core(), "run python -m sitecheck.build"


def test_compiling_twice_gives_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for first, second in zip(build.build(str(tmp_path / "a")), build.build(str(tmp_path / "b")), strict=True):
        assert Path(first).read_bytes() == Path(second).read_bytes()


def test_without_compiled_files_the_models_are_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "COMPILED", str(tmp_path))
    monkeypatch.setattr(tables, "_tables", {})
    name = "acad-homepage/data/navigation"
    assert tables.table(name) == TABLES[name]
    assert tables.validator(name)({"main": [{"title": "News"}]})[0]["type"] == "missing"


def test_files_for_another_pydantic_core_are_not_used(tmp_path, monkeypatch):
    stale = {"pydantic_core": "0.0.1", "models": {"acad-homepage/page": {"type": "none"}}}
    (tmp_path / build.CORE).write_text(json.dumps(stale))
    monkeypatch.setattr(tables, "COMPILED", str(tmp_path))
    assert tables.validator("acad-homepage/page")({"title": "x"}) == []


# -- the table, the compiled core schema and Pydantic agree ------------------------------------------

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 99999999),
    st.floats(allow_nan=False),
    st.sampled_from(["", "text", "true", "false", "left", "map", "May 2024", "2024-05-01", "Spring 2024"]),
    st.dates(date(1900, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),
)


def value_for(entry, models, depth=0):
    """Data near an entry of the acceptance table: mostly what fits, sometimes not."""
    choices = [SCALARS]
    if depth < 4:
        if "i" in entry:
            choices += [st.lists(value_for(entry["i"], models, depth + 1), max_size=2)] * 2
        if "v" in entry:
            inner = value_for(entry["v"], models, depth + 1)
            choices += [st.dictionaries(st.sampled_from(["a", "b c", 2024]), inner, max_size=2)] * 2
        if "m" in entry:
            choices += [mapping_for(models[entry["m"]], models, depth + 1)] * 2
        if depth < 2:
            choices.append(st.lists(SCALARS, max_size=2))
    return st.one_of(choices)


@st.composite
def mapping_for(draw, fields, models, depth):
    keys = draw(st.lists(st.sampled_from(sorted(fields["f"])), max_size=4, unique=True))
    keys += [key for key in fields["r"] if key not in keys and draw(st.integers(0, 9))]
    return {key: draw(value_for(fields["f"][key], models, depth)) for key in keys}


def node_of(value):
    """A tree that stands for a Python value."""
    if isinstance(value, dict):
        node = YamlNode("mapping", "block", 0, 0)
        node.entries = [(node_of(key), node_of(entry)) for key, entry in value.items()]
    elif isinstance(value, list):
        node = YamlNode("sequence", "block", 0, 0)
        node.items = [node_of(item) for item in value]
    else:
        node = YamlNode("scalar", "plain", 0, 0, str(value))
        node._value = value
    return node


@pytest.mark.parametrize("name", MODELS)
def test_table_core_and_pydantic_agree(name):
    found = TABLES[name]
    adapter, errors = model(name), tables.validator(name)

    @given(value_for(found["root"], found["models"]))
    @settings(max_examples=30, deadline=None, derandomize=True, database=None)
    def check(value):
        try:
            adapter.validate_python(value)
            told = []
        except ValidationError as error:
            told = error.errors()
        assert sorted(where(error) for error in errors(value)) == sorted(where(error) for error in told)
        if _Walk(found["models"]).fits(node_of(value), found["root"]):
            assert told == []

    check()


def where(error):
    """Kind and place of an error; labels of a union's branches name the model in one and not in the other."""
    steps = [str(step) for step in error["loc"]]
    labels = ("list[", "dict[", "typed-dict", "model", "nullable", "lax", "union", "constrained-", "literal[")
    plain = [step for step in steps if not step.startswith(labels) and not step[:1].isupper()]
    return error["type"].replace("model_type", "dict_type"), plain


def test_every_model_vouches_for_plain_data_without_the_validator():
    for name, found in TABLES.items():
        assert found["root"], name
        assert all(set(entry) for fields in found["models"].values() for entry in fields["f"].values())


def test_clean_data_costs_no_import_of_pydantic():
    code = """
import sys
from sitecheck.jekyll.yaml.nodes import parse_yaml
from sitecheck.jekyll.validate import validate
text = "title: Ada\\nauthor:\\n  name: Ada\\n  github: ada\\nplugins: [a]\\ndefaults:\\n- values: {a: b}\\n"
assert validate(parse_yaml(text).root, "acad-homepage/config") == []
print([name for name in ("pydantic", "pydantic_core", "dataclasses", "inspect", "json") if name in sys.modules])
"""
    if not (ROOT / "sitecheck" / "_compiled" / build.TABLES).exists():
        pytest.skip("not compiled here")
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=unmeasured())
    assert done.stdout.strip() == "[]"


# -- which model a file is held against ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "path", "collection", "name"),
    [
        ("acad-homepage", "_config.yml", "", "acad-homepage/config"),
        ("acad-homepage", "_pages/about.md", "", "acad-homepage/page"),
        ("acad-homepage", "_data/navigation.yml", "", "acad-homepage/data/navigation"),
        ("acad-homepage", "_data/mine.yml", "", None),
        ("acad-homepage", "_data/comments/navigation.yml", "", None),
        ("academicpages", "_talks/2024-05-01-a.md", "talks", "academicpages/talks"),
        ("academicpages", "_posts/2024-05-01-a.md", "", "academicpages/post"),
        ("al-folio", "_projects/1.md", "projects", "al-folio/projects"),
        ("al-folio", "_books/1.md", "books", "al-folio/post"),
        ("al-folio", "_data/cv.yml", "", "al-folio/data/cv"),
        ("unknown", "_config.yml", "", "jekyll/config"),
        ("unknown", "index.md", "", "jekyll/page"),
        ("unknown", "_data/navigation.yml", "", None),
    ],
)
def test_model_name(theme, path, collection, name):
    assert model_name(theme, path, collection) == name
