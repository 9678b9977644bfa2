"""Every form in which the matchers know a venue or institution: those of the table, and those that
follow from them by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from sitecheck.facts.phrases import Entry, normal

_HEAD = re.compile(
    r"\b(?:conference|symposium|workshop|transactions?|journal|proceedings?|congress|colloquium|letters"
    r"|magazine|surveys|meeting|communications of|reviews|annals|bulletin|university|universit\w+|institut\w+"
    r"|academy|college|laborator\w+|school|center|centre|hochschule|polytechnic\w*|research|association"
    r"|association for)\b",
    re.IGNORECASE,
)
_SWAPS = (
    (re.compile(r"\b(Conference|Symposium|Workshop|Transactions|Congress) on\b"), r"\1 of"),
    (re.compile(r"\b(Transactions) on\b"), r"\1 in"),
    (re.compile(r"\bJournal of\b"), "Journal on"),
)


def venue_forms(owner: int, row: dict[str, Any]) -> Iterator[Entry]:
    """The forms of one record of venues.jsonl."""
    ordinary = set(row.get("ordinary", ()))
    names = [("name", row["name"]), *(("alias", alias) for alias in row.get("aliases", ()))]
    phrases = [*names, *(("incomplete", phrase) for phrase in row.get("incomplete", ()))]
    phrases += [("former", old["name"]) for old in row.get("former", ())]
    right = {phrase.casefold() for _, phrase in phrases} | {name.casefold() for name in row["acronyms"]}
    for acronym in row["acronyms"]:
        yield Entry("acronym?" if acronym in ordinary else "acronym", owner, _bare(acronym), False)
        if acronym not in ordinary:
            yield from (Entry("homoglyph", owner, twin, False) for twin in _homoglyphs(acronym))
    for form, phrase in phrases:
        if phrase in row["acronyms"]:
            continue
        mark = "?" if phrase in ordinary else ""
        yield Entry(form + mark, owner, _bare(phrase), not mark and _is_strong(phrase))
    yield from (Entry("bare", owner, _bare(phrase), False) for phrase in row.get("bare", ()))
    yield from (Entry("context", owner, _bare(phrase), False) for phrase in row.get("context", ()))
    for phrase in row.get("wrong", ()):
        mark = "?" if row["name"] in ordinary and " " in phrase and not _HEAD.search(phrase) else ""
        yield Entry("wrong" + mark, owner, _bare(phrase), " " in phrase and not mark)
    for _, phrase in names:
        short = phrase.replace("Transactions on", "Trans. on").replace("International Conf", "Int. Conf")
        short = short.replace("Conference on", "Conf. on")
        if short != phrase and phrase not in ordinary:
            yield Entry("alias", owner, _bare(short), False)
    for _, phrase in phrases:
        for pattern, swapped in _SWAPS:
            twin = pattern.sub(swapped, phrase)
            if twin.casefold() not in right and phrase not in ordinary:
                right.add(twin.casefold())
                yield Entry("wrong", owner, _bare(twin), True)


def institution_forms(owner: int, row: dict[str, Any]) -> Iterator[Entry]:
    """The forms of one record of institutions.jsonl; ambiguous acronyms are left out."""
    ordinary = set(row.get("ordinary", ()))
    right = [row["name"], *row.get("aliases", ())]
    for phrase in right:
        form = "name" if phrase == row["name"] else "alias"
        mark = "?" if phrase in ordinary else ""
        yield Entry(form + mark, owner, _bare(phrase), not mark and " " in phrase)
    for acronym in row.get("acronyms", ()):
        if acronym not in ordinary:
            yield Entry("acronym", owner, _bare(acronym), False)
    seen = {phrase.casefold() for phrase in right}
    wrong = [*row.get("wrong", ()), *(twin for phrase in right for twin in _institution_twins(phrase))]
    for phrase in wrong:
        if phrase.casefold() not in seen:
            seen.add(phrase.casefold())
            yield Entry("wrong", owner, _bare(phrase), True)


def head_words(misspellings: list[dict[str, Any]]) -> Iterator[Entry]:
    """The head words whose misspellings are found in unknown names too."""
    for word in dict.fromkeys(row["right"] for row in misspellings if row.get("head")):
        yield Entry("head-word", -1, word, True)


def place_forms(owner: int, row: dict[str, Any]) -> Iterator[Entry]:
    """The forms of one record of places.jsonl."""
    for phrase in (row["name"], *row.get("aliases", ())):
        yield Entry("name", owner, _bare(phrase), row["kind"] == "country" and " " in phrase)
    for form in ("wrong", "foreign"):
        for phrase in row.get(form, ()):
            yield Entry(form, owner, _bare(phrase), True)


_TWINS = (
    (re.compile(r"\bAcademy of\b"), ("Academic of",)),
    (re.compile(r"\bInstitutes? of\b"), ("Institution of",)),
    (re.compile(r"\bHong Kong\b"), ("Hongkong", "HongKong")),
    (re.compile(r"\bXi'an\b"), ("Xian",)),
    (re.compile(r"\bCollege\b"), ("Collage",)),
)


def _institution_twins(phrase: str) -> Iterator[str]:
    for pattern, twins in _TWINS:
        if pattern.search(phrase):
            yield from (pattern.sub(twin, phrase) for twin in twins)


def _bare(phrase: str) -> str:
    """The phrase without a leading article, plain, and without the point or bracket after its last word."""
    return re.sub(r"^the ", "", normal(phrase), flags=re.IGNORECASE).rstrip(".)")


def _is_strong(phrase: str) -> bool:
    words = phrase.count(" ") + 1
    return words > 4 or (words > 2 and bool(_HEAD.search(phrase) or phrase.startswith(("IEEE", "ACM"))))


def _homoglyphs(acronym: str) -> Iterator[str]:
    """The acronym with a small L for one or more of its capital I: "NeurlPS"."""
    places = [i for i, letter in enumerate(acronym) if letter == "I"]
    if len(acronym) < 4 or not places:
        return
    for count in range(1, min(len(places), 3) + 1):
        for chosen in combinations(places, count):
            yield "".join("l" if i in chosen else letter for i, letter in enumerate(acronym))
