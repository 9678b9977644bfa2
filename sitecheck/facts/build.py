"""Compiles the fact tables of `data/` into what the matchers load."""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Iterator
from typing import Any

from sitecheck.facts import folding
from sitecheck.facts.forms import Form, institution_forms, place_forms, venue_forms
from sitecheck.facts.phrases import PhraseTable
from sitecheck.facts.tables import DATA, FORMAT, MARSHAL_VERSION

Compiled = tuple[tuple[Any, ...], list[tuple[Any, ...]]]


def build(target: str) -> list[str]:
    """Write the compiled tables into the folder `target`; returns the files written."""
    written = []
    for name, (table, rows) in tables().items():
        path = os.path.join(target, f"{name}.bin")
        with open(path, "wb") as file:
            marshal.dump((FORMAT, table, rows), file, MARSHAL_VERSION)
        written.append(path)
    return written


def tables() -> dict[str, Compiled]:
    """Every table, compiled."""
    misspelt = {row["wrong"].lower(): row["right"].lower() for row in records("misspellings")}
    venues, institutions, places = (list(records(name)) for name in ("venues", "institutions", "places"))
    return {
        "venues": (
            _compile([form for i, row in enumerate(venues) for form in venue_forms(i, row)], misspelt),
            [_venue_row(row) for row in venues],
        ),
        "institutions": (
            _compile(
                [form for i, row in enumerate(institutions) for form in institution_forms(i, row)], misspelt
            ),
            [_institution_row(row) for row in institutions],
        ),
        "places": (
            _compile([form for i, row in enumerate(places) for form in place_forms(i, row)], {}),
            [(row["name"], row["kind"], row["country"]) for row in places],
        ),
    }


def records(name: str) -> Iterator[dict[str, Any]]:
    """The records of one data file, in order."""
    with open(os.path.join(DATA, f"{name}.jsonl"), encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _compile(forms: list[Form], misspelt: dict[str, str]) -> tuple[Any, ...]:
    folds = folding.folds((form.surface for form in forms), misspelt)
    table = PhraseTable({}, {}, folds)
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    starts: dict[str, set[int]] = {}
    for form in forms:
        tokens = table.read(form.surface).words
        if not tokens:
            continue
        starts.setdefault(tokens[0], set()).add(len(tokens))
        entries = found.setdefault(" ".join(tokens), [])
        entry = (form.form, form.owner, form.surface, form.strong)
        if entry not in entries:
            entries.append(entry)
    return (
        {first: tuple(sorted(lengths, reverse=True)) for first, lengths in starts.items()},
        {key: tuple(entries) for key, entries in found.items()},
        folds,
    )


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
    )


def _institution_row(row: dict[str, Any]) -> tuple[Any, ...]:
    acronyms = row.get("acronyms") or [None]
    return (row["name"], acronyms[0], row["country"], tuple(row.get("aliases", ())))
