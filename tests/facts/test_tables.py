"""The fact tables: their records, and that each of their forms is found as what it is."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from sitecheck.build import build_all
from sitecheck.facts import build as fact_build
from sitecheck.facts import tables
from sitecheck.facts.build import records
from sitecheck.facts.institutions import all_institutions, find_institutions
from sitecheck.facts.places import find_places
from sitecheck.facts.schema import InstitutionRecord, MisspellingRecord, PlaceRecord, VenueRecord
from sitecheck.facts.venues import all_venues, find_venues

VENUES = list(records("venues"))
INSTITUTIONS = list(records("institutions"))
PLACES = list(records("places"))


@pytest.mark.parametrize(
    ("name", "model", "least"),
    [
        ("venues", VenueRecord, 407),
        ("institutions", InstitutionRecord, 400),
        ("places", PlaceRecord, 300),
        ("misspellings", MisspellingRecord, 100),
    ],
)
def test_every_record_is_valid(name: str, model: Any, least: int) -> None:
    rows = [model.model_validate(row) for row in records(name)]
    assert len(rows) >= least


def test_keys_are_unique() -> None:
    for rows, key in ((VENUES, "key"), (INSTITUTIONS, "name"), (PLACES, "name")):
        keys = [row[key] for row in rows]
        assert sorted(set(keys)) == sorted(keys)


def right_forms(row: dict[str, Any]) -> list[str]:
    return [*row.get("acronyms", ()), row["name"], *row.get("aliases", ()), *row.get("incomplete", ())]


@pytest.mark.parametrize("rows", [VENUES, INSTITUTIONS, PLACES], ids=["venues", "institutions", "places"])
def test_no_wrong_form_is_right_elsewhere(rows: list[dict[str, Any]]) -> None:
    right = {form.casefold() for row in rows for form in right_forms(row)}
    for row in rows:
        for form in (*row.get("wrong", ()), *row.get("foreign", ())):
            assert form.casefold() not in right, (row["name"], form)


def test_full_names_belong_to_one_venue() -> None:
    owners = defaultdict(set)
    for row in VENUES:
        for name in (row["name"], *row.get("aliases", ())):
            owners[name.casefold()].add(row["key"])
    assert [name for name, keys in owners.items() if len(keys) > 1] == []


def test_every_right_form_of_a_venue_is_found() -> None:
    shared = defaultdict(set)
    for row in VENUES:
        for acronym in row["acronyms"]:
            shared[acronym].add(row["key"])
    for row in VENUES:
        for name in (row["name"], *row.get("aliases", ())):
            mention = find_venues(name, slot=True)[0]
            assert mention.venue.key == row["key"], name
            assert mention.form in ("name", "alias", "acronym"), (name, mention.form)
            assert name[mention.name_start :].rstrip(".)") == name[mention.name_start : mention.name_end]
        for acronym in row["acronyms"]:
            mention = find_venues(f"{acronym} 2024", slot=True)[0]
            assert mention.venue.key in shared[acronym], acronym
            assert mention.form in ("acronym", "name"), (acronym, mention.form)
        for name in (*row.get("incomplete", ()), *row.get("bare", ())):
            mention = find_venues(name, slot=True)[0]
            assert (mention.venue.key, mention.form) == (row["key"], "incomplete"), name


def test_every_wrong_form_of_a_venue_is_found_as_such() -> None:
    for row in VENUES:
        for form in row.get("wrong", ()):
            mention = find_venues(form, slot=True)[0]
            assert (mention.venue.key, mention.form) == (row["key"], "wrong"), form
            assert mention.right in (row["name"], row["acronyms"][0])


def test_every_form_of_an_institution_is_found() -> None:
    for row in INSTITUTIONS:
        for name in (row["name"], *row.get("aliases", ())):
            mention = find_institutions(name)[0]
            assert mention.institution is not None
            assert (mention.institution.name, mention.end) == (row["name"], len(name))
            assert mention.form in ("name", "alias", "acronym"), (name, mention.form)
        for form in row.get("wrong", ()):
            mention = find_institutions(form)[0]
            assert mention.institution is not None
            assert mention.institution.name == row["name"], form
            assert mention.form in ("wrong", "wrong-case"), form
            assert mention.right != form


def test_no_right_place_is_called_wrong() -> None:
    for row in PLACES:
        for name in (row["name"], *row.get("aliases", ())):
            assert find_places(f"I live in {name}.") == [], name
            assert find_places(f"Somewhere, {name}") == [], name
        for form in row.get("wrong", ()):
            assert [mention.right for mention in find_places(f"I live in {form}.")] == [row["name"]], form


def test_years_held_agree_with_the_cadence() -> None:
    for venue in all_venues():
        for year in (*venue.held, *venue.years):
            assert venue.held_in(year) is True, (venue.key, year)
            held = venue.held_days(year)
            if held:
                assert held.first <= held.last, (venue.key, year)
                assert abs(held.first.year - year) <= 1, (venue.key, year)
            assert venue.first_year is None or year >= venue.first_year, (venue.key, year)
        for year in venue.skipped:
            assert venue.held_in(year) is False


def test_journals_have_no_editions() -> None:
    for venue in all_venues():
        if venue.kind in ("journal", "preprint"):
            assert venue.held_in(2024) is None
            assert venue.month_held(2024) is None


def test_compiled_tables_equal_those_built_in_memory(tmp_path: Any, monkeypatch: Any) -> None:
    written = build_all(str(tmp_path))
    assert {"venues.bin", "institutions.bin", "places.bin"} <= {os.path.basename(path) for path in written}
    for name in ("venues", "institutions", "places"):
        monkeypatch.setattr(tables, "COMPILED", str(tmp_path))
        tables.load.cache_clear()
        compiled = tables.load(name)
        monkeypatch.setattr(tables, "COMPILED", str(tmp_path / "missing"))
        tables.load.cache_clear()
        assert tables.load(name) == compiled
    tables.load.cache_clear()


def test_a_stale_or_broken_table_is_not_used(tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(tables, "COMPILED", str(tmp_path))
    for content in (b"", b"nonsense", tables.marshal.dumps(((0,), (), []))):
        (tmp_path / "places.bin").write_bytes(content)
        tables.load.cache_clear()
        assert len(tables.load("places").rows) == len(PLACES)
    tables.load.cache_clear()


def test_a_table_is_stale_when_a_source_of_the_same_size_says_something_else(
    tmp_path: Any, monkeypatch: Any
) -> None:
    """A year mended in the data leaves the file as long as it was; once, the old year was told for days."""
    room = tmp_path / "sitecheck" / "facts"
    for path in tables._MADE_FROM:
        copy = room / path.format("places")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((Path(tables.ROOM) / path.format("places")).read_bytes())
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(tables, "ROOM", str(room))
    monkeypatch.setattr(tables, "CHECKOUT", str(tmp_path / "pyproject.toml"))
    monkeypatch.setattr(tables, "COMPILED", str(tmp_path))
    (tmp_path / "places.bin").write_bytes(tables.dump("places", tables.load("places")))
    anew: list[str] = []
    monkeypatch.setattr(fact_build, "tables", lambda: anew.append("built") or {"places": None})

    def loaded_after(seconds: int, text: bytes) -> list[str]:
        source = room / "data" / "places.jsonl"
        source.write_bytes(text)
        later = (tmp_path / "places.bin").stat().st_mtime + seconds
        os.utime(source, (later, later))
        anew.clear()
        tables.load.cache_clear()
        tables.load("places")
        return list(anew)

    whole = (room / "data" / "places.jsonl").read_bytes()
    edited = whole.replace(b"Norway", b"Norwey", 1)
    assert len(edited) == len(whole)
    assert edited != whole
    assert loaded_after(60, whole) == []
    assert loaded_after(60, edited) == ["built"]
    (tmp_path / "pyproject.toml").unlink()  # installed: nobody edits there
    assert loaded_after(60, edited) == []
    tables.load.cache_clear()


def test_the_whole_tables_are_to_be_had() -> None:
    assert [venue.key for venue in all_venues()] == [row["key"] for row in VENUES]
    assert [institution.name for institution in all_institutions()] == [row["name"] for row in INSTITUTIONS]
