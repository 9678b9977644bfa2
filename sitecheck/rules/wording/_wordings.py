"""The two tables of wrong wordings, and which of their lines a text may hold.

`data/wordings.tsv` says what is wrong in plain words, `data/phrases.tsv` in regular expressions. Hundreds of
lines are looked for in every sentence, so none is compiled before its key word stands there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise, product
from typing import NamedTuple

_RUN = re.compile(r"[a-z]{2,}")
_LIST = re.compile(r"<(\w+)>")
_NOT_BEFORE = "!"
_END = "<end>"
_EDGE = r"(?![\w-]|['’]\w)"
_BEGINS = r"(?:^|(?<=[.!?:;]\s)|(?<=\n))[^\w\n]{0,4}"
_ENDS = r"\s*(?:[.,;:!?)\]]|$)"
_MACROS = {
    "<Name>": r"(?-i:[A-Z][\w.&’'-]*)",
    "<Word>": r"[^\W\d_][\w’'-]*",
    "<year>": r"(?:19[5-9]|20[0-3])\d",
    "<number>": r"\d+\+?",
    "<phd>": r"(?:Ph\.?\s?D\.?|doctoral|doctorate)",
    "<acronym>": r"(?-i:[A-Z][A-Za-z]*[A-Z]{2,})",
}
"""What a place in angle brackets stands for."""

_SAMPLES = {
    "<Name>": "Oslo",
    "<Word>": "trees",
    "<year>": "2020",
    "<number>": "5",
    "<phd>": "Ph.D.",
    "<acronym>": "ICML",
    _END: ".",
}


class Wording:
    """One line of a table.

    Attributes:
        kind: word, where another word is meant, or phrase, where words are put together wrongly.
        reason: what is wrong about it; empty where the right words say it.
    """

    def __init__(self, kind: str, source: str, right: str, reason: str) -> None:
        self.kind = kind
        self.reason = reason
        self._source = source
        self._right = right
        self._is_plain = "(?P<w>" not in source

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        if self._is_plain:
            return re.compile(_as_regex(self._tokens), re.IGNORECASE)
        return re.compile(self._source)

    @cached_property
    def _tokens(self) -> list[str]:
        return _LIST.sub(_listed, self._source).split(" ")

    @cached_property
    def _rights(self) -> dict[str, str]:
        """The right words by the wrong ones, where several stand side by side."""
        right = _LIST.sub(_listed, self._right)
        if "|" not in right:
            return {}
        inside = " ".join(self._tokens).partition("[")[2].partition("]")[0]
        wrongs = inside.lower().replace("_", " ").split("|")
        return dict(zip(wrongs, right.split("|"), strict=True))

    @cached_property
    def _never_behind(self) -> tuple[str, ...]:
        first = self._tokens[0]
        return tuple(first[1:].split("|")) if first.startswith(_NOT_BEFORE) else ()

    @cached_property
    def _needed(self) -> list[list[frozenset[str]]]:
        """For each place that must be filled, the runs of letters in each of the words that may fill it."""
        if not self._is_plain:
            return []
        places = [
            t.strip("[]").lower().split("|") for t in self._tokens if t[0] != _NOT_BEFORE and t[-1] != "?"
        ]
        return [[frozenset(_RUN.findall(w)) for w in words] for words in places if "<" not in "".join(words)]

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The ends of two words that must stand side by side, in all ways; empty if nothing is known."""
        for one, other in pairwise(self._tokens if self._is_plain else ()):
            words = [part.strip("[]").lower().split("|") for part in (one, other)]
            if one[0] in "!^" or "?" in one[-1] + other[-1] or "<" in one + other:
                continue
            ends = [_RUN.findall(w.rpartition("_")[2])[-1:] for w in words[0]]
            begins = [_RUN.findall(w)[:1] for w in words[1]]
            if all(ends) and all(begins):
                return frozenset(f"{end[0]} {begin[0]}" for end, begin in product(ends, begins))
        return frozenset()

    def may_stand_among(self, among: set[str], side_by_side: set[str]) -> bool:
        """Whether a text may hold the wording; far cheaper than a look.

        Args:
            among: the text's runs of letters.
            side_by_side: each two of them that follow one another, with a blank between.
        """
        if not all(any(word <= among for word in words) for words in self._needed):
            return False
        return not self._pairs or not self._pairs.isdisjoint(side_by_side)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The places at which the wording stands; what is wrong is the group `w`."""
        for match in self._pattern.finditer(text):
            if self._is_plain and self._never_behind:
                before = re.search(r"([\w’']+)\W{0,2}$", text[max(0, match.start() - 24) : match.start()])
                if before and before[1].lower() in self._never_behind:
                    continue
            yield match

    def right(self, wrong: str) -> str:
        """What belongs in the place of the wrong words, with their first letter's case; empty if unsure."""
        right = self._right
        if "|" in right or "<" in right:
            right = self._rights.get(" ".join(wrong.lower().replace("’", "'").split()), "")
        return right[0].upper() + right[1:] if right and wrong[:1].isupper() else right

    def sample(self) -> str:
        """Words that the wording is wrong about, made from its own pattern; empty for a regular expression."""
        if not self._is_plain:
            return ""
        tokens = [
            t for t in self._tokens if t != "^" and not t.startswith(_NOT_BEFORE) and not t.endswith("?")
        ]
        words = [token.strip("[]").split("|")[0] for token in tokens]
        return " ".join([_SAMPLES.get(word, word.replace("_", " ")) for word in words]).replace(" .", ".")


class _Table(NamedTuple):
    """The lines, and where to begin: by the longest word of each key, or by keys without a word."""

    wordings: list[Wording]
    by_word: dict[str, list[tuple[str, int]]]
    by_literal: list[tuple[str, int]]


def wordings_in(lines: Iterable[str]) -> Iterator[tuple[int, list[Wording]]]:
    """The wordings whose key words stand in each of the lines (in lower case), with the line's index."""
    table = _table()
    keys = table.by_word.keys()
    for index, line in enumerate(lines):
        runs = _RUN.findall(line)
        among = set(runs)
        found = {number for literal, number in table.by_literal if literal in line}
        for word in keys & among:
            found.update([number for key, number in table.by_word[word] if key == word or key in line])
        if not found:
            continue
        side_by_side = {f"{one} {other}" for one, other in pairwise(runs)}
        wordings = [table.wordings[number] for number in sorted(found)]
        if wordings := [wording for wording in wordings if wording.may_stand_among(among, side_by_side)]:
            yield index, wordings


@cache
def _table() -> _Table:
    wordings: list[Wording] = []
    by_word: dict[str, list[tuple[str, int]]] = {}
    by_literal: list[tuple[str, int]] = []
    for kind, keys, source, right, reason in _rows():
        for key in keys.split("|"):
            word = key if key.isalpha() else max(_RUN.findall(key), key=len, default="")
            if len(word) > 2 or word == key:
                by_word.setdefault(word, []).append((key, len(wordings)))
            else:
                by_literal.append((key, len(wordings)))
        wordings.append(Wording(kind, source, right, reason))
    return _Table(wordings, by_word, by_literal)


def _rows() -> Iterator[list[str]]:
    for name in ("phrases.tsv", "wordings.tsv"):
        for line in _lines(name):
            if line[0] not in "#=":
                yield line.split("\t")


@cache
def _lists() -> dict[str, str]:
    """The named lists at the head of the table of wordings."""
    rows = (line.split("\t") for line in _lines("wordings.tsv") if line[0] == "=")
    return {name: words for _, name, words in rows}


def _listed(match: re.Match[str]) -> str:
    return _lists().get(match[1], match[0])


def _lines(name: str) -> list[str]:
    import sitecheck.facts

    path = os.path.join(sitecheck.facts.__path__[0], "data", name)
    with open(path, encoding="utf-8") as table:
        return [line for line in table.read().split("\n") if line]


def _as_regex(tokens: list[str]) -> str:
    """The regular expression for a wording in plain words."""
    parts: list[str] = []
    gap = ""
    for token in tokens:
        if token.startswith(_NOT_BEFORE):
            continue
        if token == "^":
            parts.append(_BEGINS)
            continue
        words = token.strip("[]?").split("|")
        others = "|".join([_word(word) for word in words if word != _END])
        body = f"(?:{others}){_EDGE}"
        if token.startswith("["):
            body = f"(?P<w>{body})"
        body = f"{gap}{body}"
        if _END in words:
            body = f"(?:{body}|{_ENDS})" if others else _ENDS
        parts.append(f"(?:{body})?" if token.endswith("?") else body)
        gap = r"\s+"
    return r"(?<![\w'’./-])" + "".join(parts)


def _word(word: str) -> str:
    if word in _MACROS:
        return _MACROS[word]
    escaped = re.escape(word).replace("'", "['’]").replace("_", r"\s+").replace(r"\-", "[-‐‑]")
    return escaped if word == word.lower() else f"(?-i:{escaped})"
