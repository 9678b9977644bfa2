"""Mentions of universities, academies, institutes and laboratories in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from sitecheck.facts import around
from sitecheck.facts.folding import plural, singular
from sitecheck.facts.phrases import Entry, Likeness, Tokens, likely, likeness, plain, unpack
from sitecheck.facts.pinyin import is_pinyin
from sitecheck.facts.places import is_place_name
from sitecheck.facts.tables import load

InstitutionForm = Literal["name", "acronym", "alias", "wrong", "wrong-case", "lost-accents", "head-word"]

_FORM_RANK = {"name": 0, "alias": 1, "acronym": 2, "wrong": 3, "head-word": 4}
_GOES_ON = re.compile(r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?[A-Z]|(?:'s|’s)?-[A-Za-z]")
_ELIDED = re.compile(r"\b[dDlL]['’‘`´][A-ZÀ-Ý]")
_SPLIT = re.compile(r"\b[dDlL][ \u00a0][A-ZÀ-Ý]")
_NEXT_WORD = re.compile(r"[ \u00a0][A-Z][a-z]")


class Institution(NamedTuple):
    """One institution, as the project's table has it.

    Attributes:
        name: the official English name.
        acronym: its usual short form, None if it has none of its own.
        country: ISO 3166 two-letter code of its seat.
        aliases: other names that are right.
    """

    name: str
    acronym: str | None
    country: str
    aliases: tuple[str, ...]


class InstitutionMention(NamedTuple):
    """An institution named in a text.

    Attributes:
        start: begin of the name, without a leading "The".
        end: end of the name.
        institution: whose name it is, or is meant to be; None for a misspelt head word alone.
        form: name, acronym and alias are right; wrong is a known wrong form, wrong number or misspelling
            of the name; wrong-case has the right words in wrong case; lost-accents has them without their
            accents; head-word is a misspelt "University", "Institute" or the like in an unknown name.
        right: what should stand from start to end.
    """

    start: int
    end: int
    institution: Institution | None
    form: InstitutionForm
    right: str


def find_institutions(text: str) -> list[InstitutionMention]:
    """The institutions that a text names, in order, not overlapping."""
    table = load("institutions").phrases
    tokens = table.read(text)
    mentions: list[InstitutionMention] = []
    after = 0
    for index in table.begins(tokens):
        if index < after:
            continue
        for length, entries in table.at(tokens, index):
            start, end = tokens.span(index, length)
            if around.inside_word(text, start, end):
                continue
            if mention := _mention(text, start, end, entries):
                mentions.append(mention)
                after = index + length
                break
    return _with_slips(text, tokens, mentions)


def _with_slips(text: str, tokens: Tokens, mentions: list[InstitutionMention]) -> list[InstitutionMention]:
    """The same and the names that have one word wrong, in order."""
    table = load("institutions")
    offsets = tokens.offsets
    covered = {
        at for mention in mentions if mention.form != "head-word"
        for at in range(
            (bisect_left(offsets, mention.start) + 1) // 2, (bisect_left(offsets, mention.end) + 1) // 2
        )
    }  # fmt: skip
    found = []
    for holed in table.holes.find(text, tokens, covered):
        start, end = tokens.span(holed.at, holed.length)
        entries = [
            e for e in unpack(table.phrases.forms[holed.key]) if e.form in ("name", "alias") and e.strong
        ]
        if likeness(text[start:end], entries[0].surface) != "spelling" if entries else True:
            continue
        if _is_another(tokens.words[holed.at + holed.hole], holed.key.split(" ")[holed.hole]):
            continue
        if not around.inside_word(text, start, end) and (mention := _mention(text, start, end, entries)):
            found.append(mention)
    if not found:
        return mentions
    kept = [m for m in mentions if not any(f.start < m.end and m.start < f.end for f in found)]
    return sorted(kept + found, key=lambda mention: mention.start)


@cache
def _institution(owner: int) -> Institution:
    return Institution._make(load("institutions").row(owner))


@cache
def all_institutions() -> tuple[Institution, ...]:
    """The whole table."""
    return tuple(map(_institution, range(len(load("institutions").rows))))


def _mention(text: str, start: int, end: int, entries: Sequence[Entry]) -> InstitutionMention | None:
    found = text[start:end]
    for entry, like in likely(found, sorted(entries, key=_rank)):
        form = _shape(text, start, end, entry, like)
        if form == "head-word":
            right = _like_found(found, entry.surface)
            if plain(right) == found:
                form = "lost-accents"
                if found.isupper():
                    return None  # French capitals do without accents
            return InstitutionMention(start, end, None, form, right)
        if form:
            owner = _institution(entry.owner)
            right = entry.surface if entry.form != "wrong" else _without_article(owner.name)
            if found.count("(") > found.count(")") and text[end : end + 1] == ")":
                end += 1
                right += ")"
            return InstitutionMention(start, end, owner, form, right)
    return None


def _is_another(word: str, wanted: str) -> bool:
    """Whether a word that a name does not have may be a name itself: Shanxi has a university beside Shaanxi."""
    return (is_pinyin(word) and is_pinyin(wanted)) or is_place_name(word.capitalize())


def _rank(entry: Entry) -> int:
    return _FORM_RANK.get(entry.form, 9)


def _shape(text: str, start: int, end: int, entry: Entry, like: Likeness) -> InstitutionForm | None:
    form: InstitutionForm = entry.form  # type: ignore[assignment]
    if form == "acronym":
        return "acronym" if like == "same" else None
    if form == "head-word":
        misspelt = singular(text[start:end].lower()) != entry.surface
        return "head-word" if misspelt else None
    right = form in {"name", "alias"}
    if " " not in entry.surface and _NEXT_WORD.match(text, end):
        return None  # "Google Scholar"
    exact = right and like in {"same", "punctuation", "capitals"}
    if like == "punctuation" and _ELIDED.search(entry.surface) and not _ELIDED.search(text[start:end]):
        return "wrong" if entry.strong and _SPLIT.search(text[start:end]) else None
    if _GOES_ON.match(text, end) or (not exact and _part_of_more(text, start, end)):
        return None
    if exact:
        return "name" if form == "name" and like != "punctuation" else "alias"
    if right and not entry.strong:
        return None
    if like == "accents":
        return "lost-accents" if right and _lost(text[start:end], entry.surface) else None
    if like == "case" and right:
        return None if around.like_address(text, start, end) else "wrong-case"
    if like == "spelling":
        return "wrong" if right else None
    return "wrong"


def _lost(found: str, right: str) -> bool:
    """Whether a name has fewer accents than it should, and is not in capitals, which may go without."""
    return not found.isupper() and sum(map(str.isascii, found)) > sum(map(str.isascii, right))


def _part_of_more(text: str, start: int, end: int) -> bool:
    """Whether the neighbours make an inexact name another one: "… Academy of Science and Technology"."""
    if around.preceded_by_name(text, start):
        return True
    if text.startswith((" and ", " & "), end):
        return text.startswith((" and Techn", " & Techn"), end)
    return around.goes_on(text, end)


def _without_article(name: str) -> str:
    return name[4:] if name.startswith("The ") else name


def _like_found(found: str, right: str) -> str:
    """The head word in the number and case of its misspelling."""
    if singular(found.lower()) != found.lower():
        right = plural(right)
    if found.isupper():
        return right.upper()
    return right.capitalize() if found[0].isupper() else right
