"""What a text says of its owner's degrees and posts: which, at what time, where, and when it was."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sitecheck.facts.dates import DateMention, find_dates
from sitecheck.homepage.posts import institutions
from sitecheck.homepage.roles import Role, cue, is_other_person, roles, sentences

_STUDENT = re.compile(
    r"(?:['’]s)?,?\s+(?:degree\s+)?(?P<word>candidate|student|researcher)\b|(?P<many>\s+(?:students|candidates))\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"\s+(?:opportunit|position|opening|job|role|vacanc|applica|scholarship|admission)", re.IGNORECASE
)
_OBTAINED = re.compile(
    r"obtained|received|receiving|earned|got|complet\w+|finish\w+|graduat\w+|hold|holds|held|have|has|had|awarded|defended"
)
_LEFT = re.compile(
    r"(?<![\w-])(?:before|prior to|previously|after|under|(?:co-)?(?:supervised|advised|mentored)|(?:and )?(?:closely )?"
    r"work(?:ing|ed)? (?:closely )?with|where|as well as|and (?:was|am|is|received|obtained|worked)|and I)(?![\w-])",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """One degree or post that a text names; offsets are those of the text.

    Attributes:
        level: as in `sitecheck.homepage.roles`.
        when: `now`, `past` or `coming`; empty where the words don't tell.
        student: whether it is said as studying ("Ph.D. student"), not as the degree itself.
        obtained: whether it is said that the degree was obtained.
        start: offset of the first character of the role.
        end: behind its last, "student" included.
        stop: where what is said of it ends: the next role, or the sentence's end.
        text: the whole text.
    """

    level: str
    when: str
    student: bool
    obtained: bool
    start: int
    end: int
    stop: int
    text: str

    @property
    def institutions(self) -> set[str]:
        """The institutions named behind the role, or before it where none is."""
        return institutions(self.text[self.end : self.stop])

    @property
    def dates(self) -> list[DateMention]:
        """The dates said of it, with offsets counted from `end`."""
        return find_dates(self.text[self.end : self.stop])


@lru_cache(maxsize=256)
def read_claims(text: str) -> tuple[Claim, ...]:
    """The owner's degrees and posts that a text names; other people's are left out where words tell."""
    found = []
    for low, high in sentences(text):
        sentence = text[low:high]
        named = roles(sentence)
        for index, role in enumerate(named):
            following = named[index + 1].start if index + 1 < len(named) else len(sentence)
            claim = _claim(sentence, role, following)
            if claim is not None:
                found.append(
                    claim._replace(
                        start=low + claim.start, end=low + claim.end, stop=low + claim.stop, text=text
                    )
                )
    return tuple(found)


def _claim(sentence: str, role: Role, following: int) -> Claim | None:
    student = _STUDENT.match(sentence, role.end)
    if (
        _VACANT.match(sentence, role.end)
        or (student and student["many"])
        or is_other_person(sentence, role.start)
    ):
        return None
    end = student.end() if student else role.end
    left = _LEFT.search(sentence, end, following)
    stop = max(left.start(), end) if left else max(following, end)
    when, word = cue(sentence, role.start)
    obtained = when == "past" and not student and bool(_OBTAINED.fullmatch(word))
    studying = bool(student) or bool(
        re.search(r"\b(?:pursuing|working toward\w*)\b", sentence[: role.start], re.I)
    )
    return Claim(role.level, when, studying, obtained, role.start, end, stop, sentence)
