"""Roles and degrees in words: which one a text names, and whether as present, past or to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

STUDIES = ("bachelor", "master", "phd")
"""Degrees, each of which begins when the one before it has ended."""
LATER = ("postdoc", "faculty")
"""Posts that nobody holds who still studies for a degree."""

_ROLES = (
    ("postdoc", r"post[-\s]?doc\w*"),
    ("phd", r"Ph\.?\s?D\b\.?|D\.?\s?Phil\b|doctor(?:al|ate|and)\b|doctor of\b"),
    (
        "master",
        r"master(?:['’]?s)?\b(?! (?:of ceremonies|teacher))|M\.\s?(?:Sc|S|Phil|Eng|A|E|Tech)\b\.?|"
        r"(?<![\w.])M(?:Sc|Phil|Eng|S|Tech|Res)\b",
    ),
    (
        "bachelor",
        r"bachelor(?:['’]?s)?\b|undergrad\w*|B\.\s?(?:Sc|S|Eng|A|E|Econ|Tech|Math)\b\.?|"
        r"(?<![\w.])B(?:Sc|Eng|Econ|Tech|Math)\b|(?<![\w.])B[SAE](?= (?:in|degree)\b|,)",
    ),
    (
        "faculty",
        r"(?:assistant|associate|full|adjunct|tenure[-\s]track|chair|young) (?:\w+ )?professor\b|"
        r"(?<=\ba )professor\b|(?:senior )?lecturer\b|faculty member\b",
    ),
    ("intern", r"(?:(?:research|summer|student|engineering|software|science) )?intern(?:ship|ing|s)?\b"),
    ("visiting", r"visiting (?:\w+[-\s])?(?:student|scholar|researcher|fellow)\b|exchange student\b"),
    ("assistant", r"(?:research|teaching|graduate) assistant\b"),
    (
        "staff",
        r"(?:research|applied|data|senior|staff|principal|machine learning|software|algorithm) "
        r"(?:\w+ )?(?:scientist|engineer|researcher|developer)\b",
    ),
)  # fmt: skip

_NOW = (
    r"(?:have|has|['’]ve)\s+(?:\w+ly\s+)?(?:joined|been)|am|currently|now|presently|pursuing|studying|"
    r"(?<=\w)['’]m"
)
_PAST = (
    r"was|were|been|obtained|receiv\w+|earned|got|getting|complet\w+|finish\w+|graduated|graduating|graduation|did|hold|holds|held|"
    r"have|has|had|former|formerly|previous|previously|prior|before|after|awarded|defended|spent|worked|moved|"
    r"joined|during|when|until|used to|gained|studied"
)
_COMING = r"will|['’]ll|incoming|prospective|upcoming|to be|about to|going to|applying|expect\w*|seeking|looking for|searching for|interested in"
_OTHERS = re.compile(
    r"\b(?:by|with|from|under|supervis\w*|advis\w*|mentor\w*|looking for|recruit\w*|hir\w+|seeking|for|of|students?|"
    r"co-?led|together|open|several|talented|motivated|prospective|accepting)\s+(?:\w+[,.]?\s+){0,3}$",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    "prof dr mr mrs ms st ph b m sc eng e.g i.e etc univ dept assoc asst jr sr vs no vol inc ltd co u.s al cf "
    "fig sec ch approx est".split()
)


class Role(NamedTuple):
    """A role or degree named in a text; offsets are those of the text."""

    level: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{level}>\b(?:{words}))" for level, words in _ROLES), re.IGNORECASE)


@cache
def _cues() -> re.Pattern[str]:
    named = (("now", _NOW), ("past", _PAST), ("coming", _COMING))
    parts = [rf"(?P<{name}>(?:(?<![\w-])|(?=['’]))(?:{words})(?![\w-]))" for name, words in named]
    return re.compile("|".join([*parts, r"(?P<being>\b(?:is|are|work|works|working)\b)"]), re.IGNORECASE)


def roles(text: str) -> list[Role]:
    """The roles and degrees that a text names, in order."""
    return [
        Role(match.lastgroup or "", *match.span())
        for match in _pattern().finditer(text)
        if not (match.lastgroup in ("master", "bachelor") and match[0].islower() and len(match[0]) < 4)
    ]


def first_role(text: str) -> str:
    """The level of the first role in a text; empty where there is none. An engineer intern is an intern."""
    found = [role.level for role in roles(text)]
    if found and found[0] == "staff" and "intern" in found:
        return "intern"
    return found[0] if found else ""


class Cue(NamedTuple):
    """The word that tells at what time something is said; `when` is empty where it isn't clear."""

    when: str
    word: str


def cue(sentence: str, at: int) -> Cue:
    """Whether what stands at an offset is said as `now`, `past` or `coming`, and by which word.

    The last cue before it decides: in "I was a student and am now a postdoc" that is "now".
    """
    found = Cue("", "")
    for match in _cues().finditer(sentence, 0, at):
        kind = match.lastgroup or ""
        if kind == "being":
            kind = "now" if _OWN_SUBJECT.search(sentence, 0, match.start()) else ""
        found = Cue(kind, match[0].lower())
    return found


_OWN_SUBJECT = re.compile(r"\b(?:I|he|she)\s+(?:\w+ly\s+|also\s+|now\s+)?$", re.IGNORECASE)


def is_other_person(sentence: str, at: int) -> bool:
    """Whether the words before an offset make the role somebody else's: "advised by Associate Professor"."""
    return bool(_OTHERS.search(sentence, max(0, at - 60), at))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text's sentences; titles and initials end none."""
    begin = 0
    for match in _sentence_end().finditer(text):
        if match[0] != "\n":
            word = text[max(begin, match.start() - 12) : match.start()].rpartition(" ")[2].lower().lstrip("(")
            if text[match.start()] == "." and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
                continue
        if text[begin : match.start()].strip():
            yield begin, match.end()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?;](?=\s+[A-Z\"“(*]|\s*$)|\n|。")
