"""Compiles the fact tables of `data/` into what the matchers load."""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from sitecheck.facts import folding
from sitecheck.facts.forms import head_words, institution_forms, place_forms, venue_forms
from sitecheck.facts.near_names import Holes, holes
from sitecheck.facts.phrases import SHIFT, Entry, PhraseTable, pack, unpack
from sitecheck.facts.tables import DATA, MARSHAL_VERSION, Table, dump


def build(target: str) -> list[str]:
    """Write the compiled tables into the folder `target`; returns the files written."""
    written = []
    for name, table in tables().items():
        path = os.path.join(target, f"{name}.bin")
        with open(path, "wb") as file:
            file.write(dump(name, table))
        written.append(path)
    return written


@cache
def tables() -> dict[str, Table]:
    """Every table, compiled in memory."""
    misspellings = list(records("misspellings"))
    misspelt = {row["wrong"]: row["right"] for row in misspellings}
    venues, institutions, places = (list(records(name)) for name in ("venues", "institutions", "places"))
    institution_table = [form for i, row in enumerate(institutions) for form in institution_forms(i, row)]
    institution_table += head_words(misspellings)
    venue_phrases = _phrases([form for i, row in enumerate(venues) for form in venue_forms(i, row)], misspelt)
    institution_phrases = _phrases(institution_table, misspelt)
    return {
        "venues": Table(
            venue_phrases,
            [_marshalled(_venue_row(row)) for row in venues],
            _holes(venue_phrases, 3),
        ),
        "institutions": Table(
            institution_phrases,
            [_marshalled(_institution_row(row)) for row in institutions],
            _holes(institution_phrases, 2),
        ),
        "places": Table(
            _phrases([form for i, row in enumerate(places) for form in place_forms(i, row)], {}),
            [_marshalled((row["name"], row["kind"], row["country"])) for row in places],
            Holes(b"", 3, ()),
        ),
    }


def records(name: str) -> Iterator[dict[str, Any]]:
    """The records of one data file, in order."""
    with open(os.path.join(DATA, f"{name}.jsonl"), encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _phrases(forms: list[Entry], misspelt: dict[str, str]) -> PhraseTable:
    folds = folding.folds((form.surface for form in forms), misspelt)
    table = PhraseTable({}, {}, folds)
    keys: dict[str, list[Entry]] = {}
    starts: dict[str, set[int]] = {}
    for form in forms:
        words = table.read(form.surface).words
        if words:
            starts.setdefault(words[0], set()).add(len(words))
            entries = keys.setdefault(" ".join(words), [])
            if form not in entries:
                entries.append(form)
    return PhraseTable(
        {
            first: "".join(chr(SHIFT + n) for n in sorted(lengths, reverse=True))
            for first, lengths in starts.items()
        },
        {key: pack(entries) for key, entries in keys.items()},
        folds,
    )


def _holes(table: PhraseTable, shortest: int) -> Holes:
    """The names of a table that are long and telling enough to be known with one word wrong."""
    right = {"name", "alias", "former", "incomplete"}
    strong = {
        key: any(entry.strong and entry.form in right for entry in unpack(packed))
        for key, packed in table.forms.items()
    }
    return Holes(holes(strong, shortest), shortest, table.forms)


def _marshalled(row: tuple[Any, ...]) -> bytes:
    return marshal.dumps(row, MARSHAL_VERSION)


def _venue_row(row: dict[str, Any]) -> tuple[Any, ...]:
    former = {old["name"]: old["until"] for old in row.get("former", [])}
    acronyms = tuple(row["acronyms"])
    return (
        row["key"],
        acronyms[0],
        row["name"],
        row["kind"],
        row["area"],
        row["organiser"],
        row.get("cadence"),
        row.get("first_year"),
        tuple(row.get("years", ())),
        tuple(row.get("skipped", ())),
        {int(year): days for year, days in row.get("held", {}).items()},
        tuple(row.get("typical_held", ())),
        {int(year): tuple(months) for year, months in row.get("notified", {}).items()},
        tuple(row.get("typical_notified", ())),
        former,
        acronyms,
        (row["name"], *row.get("aliases", ())),
        ", ".join(row["sources"]),
        _counted(row.get("counted")),
        tuple(row.get("prints", ())),
    )


def _counted(counted: dict[str, int] | None) -> tuple[int, int] | None:
    """What is to be added to an edition's number to get its year, and the first year that is counted so."""
    return (counted["edition"] - counted["number"], counted["since"]) if counted else None


def _institution_row(row: dict[str, Any]) -> tuple[Any, ...]:
    acronyms = row.get("acronyms") or [None]
    return (row["name"], acronyms[0], row["country"], tuple(row.get("aliases", ())))
