"""Author lists: which part of a text is one, and the names in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

_SEPARATOR = re.compile(
    r"\s{0,9}(?:[,，;；、]\s*(?:and\s+|&\s*)?|\s(?:and|&|et)\s+|\n)\s*|(?<=[a-z)\]*†‡§#\"”?!])(?P<stop>\.)\s+|"
    r"(?<=[\w*)])\s*(?:(?P<colon>:)|[|·•])\s+|(?:(?<![\s.\\])[\s.]*|(?<=\s))(?P<break>\\)\\*(?=\s)|[ \u00a0]{4,}"
)
_MATH = re.compile(r"\$[\s{}]*\^[^$\n]{1,60}\$|\^\{[^{}\n]{1,40}\}")
_MARKS = re.compile(r"[\s*†‡§¶#^⋆★☆✉\u2709\ufe0f📧✝️∗⁎¹²³⁴⁰-⁹♦♠♣=+\\~]+$|(?<=[^\W\d])[\d,]+$")
_INNER = re.compile(r"\s{0,9}\([^()]*\)\s*(?=\w)")
_BRACKET = re.compile(r"\s{0,9}[(\[（【](?![^()\[\]]*[)\]]\s*[^\W\d_])")
_REMARK = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_TOKEN = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ſ]\.-?)+(?:[A-Z][a-z]+)?|[^\W\d_a-zß-öø-ÿ][\w'’`\-–]*\.?|(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|"
    r"bin|ibn|ben|ten|ter|y|zu|af|st\.|d')"
)
_NUMBER = re.compile(r"\s*(?:\d+[.)]\s*)?(?:\[[^\[\]]{1,20}\]\s*)?(?:\d+[.)]\s*)?(?=[A-Z])")
_LETTER = re.compile(r"[^\W\d_]")
_ONE_WORD = re.compile(r"\s*[A-Z][a-z]{2,}\s*")
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,5})?")
_NEVER = frozenset(
    """abstract accepted acm advances academy ai analysis and annual applications april arxiv association
    august award awards bachelor best book challenge chapter cite citation code college computer
    computing conference congress data dataset deep demo department detection doctor download early
    edition ei engineering eprint equal euro european fall february field first flagship format for
    generation group health highlight holland ieee image impact in institute intelligence
    international internet january journal july june lab laboratory language large learning lecture
    letters link machine magazine march master may medical medicine model models national nature
    network networks neural north november october of on online oral organized page paper papers
    patent pdf poster preprint press prize proc proceedings processing program project publication
    published reasoning recognition reinforcement report representation research retrieval review
    robotics robots scholar school science sciences scientific second segmentation senior september
    series session slides society spotlight spring springer student summer supplement survey
    symposium system systems technical technologies technology the thesis third top track training
    transactions understanding university video vision volume webpage website winter with workshop
    world
    """.split()
)  # fmt: skip


class Name(NamedTuple):
    """A name in a text; offsets are those of the text."""

    name: str
    marks: str
    start: int
    end: int


class NameList(NamedTuple):
    """A list of names that stand beside each other; the range ends with the last name's marks."""

    names: list[Name]
    start: int
    end: int


def find_names(
    text: str, skip: list[tuple[int, int]] | None = None, breaks: list[int] | None = None
) -> NameList | None:
    """The longest run of names separated by commas, or None where there is none of two names.

    Args:
        text: an item's visible text.
        skip: ranges that can't hold authors: titles, links.
        breaks: places at which a name may end without a comma: where bold type ends.
    """
    best: list[Name] = []
    if "^" in text:
        text = _MATH.sub(_stars, text)
    for start, end in _free(text, skip or []):
        run: list[Name] = []
        for low, high, fresh in _broken(_segments(text, start, end), breaks or []):
            if not _LETTER.search(text, low, high) or _REMARK.fullmatch(text, low, high):
                continue
            name = as_name(text, low, high)
            if (name is None or fresh) and len(run) > len(best):
                best = run
            if name is None or fresh:
                run = []
            if name is not None:
                run.append(name)
        if len(run) > len(best):
            best = run
    best = _own_line(text, best)
    if len(best) < 2:
        return None
    return NameList(best, best[0].start, best[-1].end)


def _stars(match: re.Match[str]) -> str:
    """A mark in mathematics (a dagger set as a superscript) as stars of equal length."""
    return "*" * len(match[0])


def _own_line(text: str, names: list[Name]) -> list[Name]:
    """The names without a first or last one that stands on a line of its own: a label, no author."""

    def apart(one: Name, other: Name) -> bool:
        return "\n" in (gap := text[one.end : other.start]) and "," not in gap and " and" not in gap

    if len(names) > 2 and apart(names[0], names[1]) and not apart(names[1], names[2]):
        names = names[1:]
    if len(names) > 2 and apart(names[-2], names[-1]) and not apart(names[-3], names[-2]):
        names = names[:-1]
    return names


def _free(text: str, skip: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for start, end in sorted(skip):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    spans.append((at, len(text)))
    return spans


class _Segment(NamedTuple):
    """A range between separators; `fresh` behind a full stop or colon, where a list has ended."""

    start: int
    end: int
    fresh: bool


def _broken(segments: list[_Segment], breaks: list[int]) -> list[_Segment]:
    """The segments, cut at the breaks that lie in them."""
    if not breaks:
        return segments
    out = []
    for low, high, fresh in segments:
        cuts = [low, *breaks[bisect_right(breaks, low) : bisect_left(breaks, high)], high]
        out += [_Segment(a, b, fresh and a == low) for a, b in pairwise(cuts)]
    return out


def _segments(text: str, start: int, end: int) -> list[_Segment]:
    found, at, fresh = [], start, False
    for match in _SEPARATOR.finditer(text, start, end):
        found.append(_Segment(at, match.start(), fresh))
        at = match.end()
        fresh = bool(match["stop"] or match["colon"] or match["break"])
    found.append(_Segment(at, end, fresh))
    return _mended(text, found)


def _mended(text: str, segments: list[_Segment]) -> list[_Segment]:
    """`Jonas. Ravn` is one name with a full stop too many, not the end of one and the start of another."""
    out: list[_Segment] = []
    for segment in segments:
        stopped = bool(out) and text[out[-1].end : segment.start].strip() == "."
        if stopped and all(_ONE_WORD.fullmatch(text, one.start, one.end) for one in (out[-1], segment)):
            out[-1] = out[-1]._replace(end=segment.end)
        else:
            out.append(segment)
    return out


def as_name(text: str, start: int, end: int) -> Name | None:
    """The name that fills a range of the text, or None if it isn't one."""
    if number := _NUMBER.match(text, start, end):
        start = number.end()
    while start < end and text[start] in ' \t\u00a0"“([':
        start += 1
    end = _before_bracket(text, start, end)
    raw = text[start:end].rstrip(" \t\u00a0.…\\")
    end = start + len(raw)
    if not raw or len(raw) > 60:
        return None
    bare = _INNER.sub(" ", raw)
    marks = ""
    while match := _MARKS.search(bare):
        marks = match[0] + marks
        bare = bare[: match.start()]
    bare = bare.strip()
    if not bare or not _is_name(bare):
        return None
    return Name(bare, marks.strip(), start, end)


def _before_bracket(text: str, start: int, end: int) -> int:
    """Where a name ends that a bracket follows: "Ann Lee (early accepted", "Ann Lee [code]"."""
    match = _BRACKET.search(text, start + 1, end)
    return match.start() if match else end


def _is_name(text: str) -> bool:
    if _CJK_NAME.fullmatch(text):
        return True
    tokens = text.split()
    if not 2 <= len(tokens) <= 5:
        return len(tokens) == 1 and re.fullmatch(r"(?:[A-Z]\.\s?)+[^\W\d_]{2,}", text) is not None
    words = 0
    for token in tokens:
        match = _TOKEN.match(token)
        if match is None or match.end() != len(token) or token.lower().strip(".") in _NEVER:
            return False
        if any(char.isdigit() for char in token):
            return False
        words += len(token) > 2 and token[0].isupper()
    short = all(len(token) == 2 and token.istitle() for token in tokens)  # "Bo Li"
    return (words >= 1 or short) and tokens[-1][0].isupper()
