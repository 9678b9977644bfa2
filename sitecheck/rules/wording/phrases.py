"""Words and phrases that are surely wrong where they stand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Prose, site_prose
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule


class _Phrase:
    """One line of the table."""

    __slots__ = ("_literals", "_pattern", "compiled", "kind", "reason", "right")

    def __init__(self, kind: str, literals: str, pattern: str, right: str, reason: str) -> None:
        self.kind = kind
        self._literals = literals.split("|")
        self._pattern = pattern
        self.right = right
        self.reason = reason
        self.compiled: re.Pattern[str] | None = None

    def may_stand_in(self, lower: str) -> bool:
        """Whether one of its literals occurs in a text in lower case."""
        return any(literal in lower for literal in self._literals)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The places where it stands; the pattern is compiled when one of its literals first occurs."""
        if self.compiled is None:
            self.compiled = re.compile(self._pattern)
        return self.compiled.finditer(text)


@cache
def _phrases() -> list[_Phrase]:
    import sitecheck.facts

    path = os.path.join(sitecheck.facts.__path__[0], "data", "phrases.tsv")
    with open(path, encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#")]
    return [_Phrase(*row) for row in rows]


def _check(site: Site, kind: str) -> Iterator[Problem]:
    for prose in site_prose(site):
        phrases = [p for p in _phrases() if p.kind == kind and p.may_stand_in(prose.lower)]
        if phrases:
            yield from _problems(prose, phrases)


def _problems(prose: Prose, phrases: list[_Phrase]) -> Iterator[Problem]:
    for page, block, text in prose.lines:
        lower = text.lower()
        told: set[int] = set()
        for phrase in phrases:
            if not phrase.may_stand_in(lower):
                continue
            for match in phrase.finditer(text):
                if match.start("w") in told:
                    continue
                told.add(match.start("w"))
                start, end = block.span(*match.span("w"))
                wrong, fix = match["w"], None
                if phrase.right and page.text[start:end] == wrong:
                    right = phrase.right
                    if wrong[0].isupper():
                        right = right[0].upper() + right[1:]
                    fix = replace(page, start, end, right, safety="unsafe")
                yield problem(page, start, end, f"'{wrong.strip()}': {phrase.reason}", fix)


@rule(
    "GRM020",
    "wrong-word",
    "warning",
    fix="unsafe",
    bad=(
        {"_config.yml": "title: A\nauthor:\n  name: Ada\n  bio: A ⟦principle⟧ investigator\n"},
        "Thrilled to ⟦server⟧ as Area Chair of MICCAI 2025!",
        "I graduated ⟦form⟧ the University of Oslo.",
        "She is a ⟦principle⟧ investigator there.",
        "happy ⟦everyday⟧",
    ),
    good=("a server as powerful as this", "I serve as Area Chair.", "the form of the data", "everyday life"),
)
def wrong_word(site: Site) -> Problems:
    """A real word stands where another is meant.

    A spell checker can't see it, a reader can.
    """
    return _check(site, "word")


@rule(
    "GRM021",
    "wrong-phrase",
    "warning",
    fix="unsafe",
    bad=(
        "Elin Moe⟦ and et al⟧. A title, 2024",
        "A study ⟦with cooperation with⟧ the hospital.",
        "I am ⟦interested on⟧ trees.",
    ),
    good=(
        "Elin Moe et al.",
        "the 3rd and the 13th prize",
        "1st, 2nd, 11th, 21st, 112th",
        "We cooperate with them.",
    ),
)
def wrong_phrase(site: Site) -> Problems:
    """A phrase is put together as English doesn't allow.

    Each pattern of the table was right nearly every time on real homepages.
    """
    return _check(site, "phrase")
