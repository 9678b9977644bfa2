"""Misspelt countries and cities: known wrong forms anywhere, unknown ones only in a sure place slot."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from sitecheck.facts import around
from sitecheck.facts.phrases import Entry, likely
from sitecheck.facts.tables import COMPILED, load

PlaceForm = Literal["wrong", "wrong-case"]
PlaceKind = Literal["country", "region", "city"]

_CAMEL = re.compile(r"[a-z][A-Z]")
_SLOT = re.compile(r"(?:^|[,(（|\n][ \t*_]{0,4})(?P<place>[A-Z][a-zA-Z]{4,20})(?:, ?[A-Z]{2})?, ?$")
_ENGLISH = frozenset("the of and at to from with by was were is are our my i we".split())
_OTHER = frozenset(
    "le la les des du de une et à au aux dans pour sur der die das und von zu im el los del y".split()
)


class PlaceMention(NamedTuple):
    """A place whose name is wrong.

    Attributes:
        start: begin of the name.
        end: end of the name.
        kind: country, region or city.
        form: wrong, or the right letters in wrong case.
        right: how the place is called.
        country: ISO 3166 two-letter code.
    """

    start: int
    end: int
    kind: PlaceKind
    form: PlaceForm
    right: str
    country: str


def find_places(text: str) -> list[PlaceMention]:
    """The places of a text whose names are certainly wrong, in order."""
    stored = load("places")
    table = stored.phrases
    tokens = table.read(text)
    found: list[PlaceMention] = []
    after = 0
    for index in table.begins(tokens):
        if index < after:
            continue
        for length, entries in table.at(tokens, index):
            start, end = tokens.span(index, length)
            entry, form = _shape(text, start, end, entries)
            if entry is None:
                continue
            after = index + length
            name, kind, country = stored.row(entry.owner)
            if form:
                found.append(PlaceMention(start, end, kind, form, name, country))
            elif kind != "city":
                slip = _city_before(text, start, country)
                if slip and not (found and found[-1].end > slip.start):
                    found.append(slip)
            break
    return found


@lru_cache(maxsize=256)
def find_countries(text: str) -> set[str]:
    """The ISO 3166 codes of the countries that a text names rightly."""
    stored = load("places")
    tokens = stored.phrases.read(text)
    found = set()
    for index in stored.phrases.begins(tokens):
        for length, entries in stored.phrases.at(tokens, index):
            start, end = tokens.span(index, length)
            for entry, like in likely(text[start:end], entries):
                _, kind, country = stored.row(entry.owner)
                if like == "same" and entry.form in {"name", "alias"} and kind == "country":
                    found.add(country)
    return found


def slot_city(name: str, country: str) -> str | None:
    """The city that was meant by a name that stands where a city must stand, in "…, name, country".

    Args:
        name: what stands there.
        country: ISO 3166 two-letter code.

    Returns:
        The right name; None if the name is known (as any place, anywhere) or nothing is near enough.
    """
    if len(name) < 5 or not name.isalpha() or not name.istitle():
        return None
    cities = _cities().get(country)
    if cities is None or name in cities or is_place_name(name):
        return None
    reach = 1 if len(name) < 7 else 2
    letters = set(name.lower())
    best: tuple[int, int, str] | None = None
    for rank, line in enumerate(cities.split("|")):
        right, *others = line.split("=")
        for form in (right, *others):
            if form[:1] == name[0] and abs(len(form) - len(name)) <= reach:
                if len(letters.symmetric_difference(form.lower())) > 2 * reach:
                    continue  # an edit takes one letter away and brings another at most
                far = distance(name.lower(), form.lower(), reach)
                if far <= reach and (best is None or (far, rank) < best[:2]):
                    best = (far, rank, right)
    return best[2] if best else None


def distance(one: str, other: str, limit: int) -> int:
    """Edits (one letter more, less or other, or two neighbours swapped) between two words; `limit + 1`
    stands for any more. Optimal string alignment, after Damerau 1964.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, mark in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != mark))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == mark:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@cache
def _cities() -> dict[str, str]:
    """Country → its larger cities; empty where the package was never compiled."""
    return {line[:2]: line[3:] for line in _lines("cities.txt")}


def is_place_name(word: str) -> bool:
    """Whether a word, capitalised, is one of any known place's name in any language."""
    return f"|{word}|".encode("utf-8", "surrogatepass") in _place_names()


@cache
def _place_names() -> bytes:
    """Every known word of place names, between bars: as stored, since to decode it takes longer than to search."""
    try:
        with open(os.path.join(COMPILED, "place_names.txt"), "rb") as file:
            return file.read()
    except OSError:
        return b""


def _lines(name: str) -> list[str]:
    try:
        with open(os.path.join(COMPILED, name), encoding="utf-8") as file:
            return [line for line in file.read().split("\n") if line and line[0] != "#"]
    except OSError:
        return []


def _shape(
    text: str, start: int, end: int, entries: Sequence[Entry]
) -> tuple[Entry, PlaceForm | None] | tuple[None, None]:
    if around.inside_word(text, start, end) or around.like_address(text, start, end):
        return None, None
    found = text[start:end]
    if " " in found and found.islower():
        return None, None  # common words: "a united state of mind"
    for entry, like in likely(found, entries):
        if entry.form in {"wrong", "foreign"}:
            if like == "same" and (entry.form == "wrong" or _in_english(text, start, end)):
                return entry, "wrong"
        elif like in {"same", "punctuation", "capitals"}:
            return entry, None
        elif like == "case" and (_CAMEL.search(found) or (entry.strong and not found.islower())):
            if not found.isupper():
                return entry, "wrong-case"
        elif like == "spelling" and entry.strong:
            return entry, "wrong"
    return None, None


def _in_english(text: str, start: int, end: int) -> bool:
    """Whether the words around are English: a French page rightly says "Londres"."""
    near = f"{text[max(0, start - 80) : start]} {text[end : end + 80]}".lower().split()
    return any(word in _ENGLISH for word in near) and not any(word in _OTHER for word in near)


def _city_before(text: str, start: int, country: str) -> PlaceMention | None:
    """The misspelt city before ", country", if one stands there."""
    found = _SLOT.search(text, max(0, start - 40), start)
    if not found:
        return None
    right = slot_city(found["place"], country)
    if right is None:
        return None
    return PlaceMention(found.start("place"), found.end("place"), "city", "wrong", right, country)
