"""Known names with one word a slip away: "Conference on Computer Vision and Pattern Recognization".

A list of wrong forms only holds what somebody has seen. Here every other word of a long name must be right
and in its place, so that the one that is not can only be meant. Each name is kept once for each of its
words, with a hole there; the hashes are sorted numbers that load in no time and are looked up by halving.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from sitecheck.facts.folding import singular
from sitecheck.facts.words_distance import distance

if TYPE_CHECKING:
    from sitecheck.facts.phrases import Tokens

HEADS = frozenset(
    """academy acm association college conference hochschule ieee institute international journal laboratory
    letter magazine meeting polytechnic proceeding review school symposium transaction university
    workshop""".split()
)
"""Folded words of which one stands in the neighbourhood of every name that is looked for."""

LONGEST = 14
"""The most words of a name with a hole."""

_REMEMBERED = 2000
_GAPS = frozenset((" ", "\u00a0", "-", "/", " / ", ", ", " - ", "  ", " & "))
_SMALL = frozenset("of on for and in the an at to &".split())
_VARIANTS = (
    (re.compile(r"isation|ysation"), "ization"), (re.compile(r"is(e[drs]?|ing)$"), r"iz\1"),
    (re.compile(r"our"), "or"), (re.compile(r"tre$"), "ter"), (re.compile(r"ll(ed|ing|er)$"), r"l\1"),
    (re.compile(r"ae|oe"), "e"), (re.compile(r"ence$"), "ense"), (re.compile(r"ogue$"), "og"),
    (re.compile(r"mme$"), "m"), (re.compile(r"ical$"), "ic"),
)  # fmt: skip


class Holed(NamedTuple):
    """A known name that a text may mean.

    Attributes:
        at: token at which it begins.
        length: in tokens.
        hole: which of its tokens is not as it should be.
        key: its folded tokens, see `PhraseTable.forms`.
    """

    at: int
    length: int
    hole: int
    key: str


def holes(keys: dict[str, bool], shortest: int) -> bytes:
    """The hashes of names with a hole, to be stored.

    Args:
        keys: all keys of a phrase table in order; whether names of that key are strong enough.
        shortest: the fewest words of a name with a hole.
    """
    found = array("Q")
    for number, (key, strong) in enumerate(keys.items()):
        words = key.split(" ")
        if strong and shortest <= len(words) <= LONGEST and any(word in HEADS for word in words):
            for hole, word in enumerate(words):
                if len(word) >= 5:
                    found.append(_hash(words, hole) << 32 | number << 8 | hole)
    return array("Q", sorted(found)).tobytes()


def _hash(words: Sequence[str], hole: int) -> int:
    return crc32(" ".join([*words[:hole], "*" + words[hole][:1], *words[hole + 1 :]]).encode())


class Holes:
    """The long names of one table, to be found with one word wrong.

    Attributes:
        stored: the sorted hashes, as they are written to a file.
        shortest: the fewest words of a name.
    """

    __slots__ = ("_forms", "_keys", "_numbers", "_seen", "shortest", "stored")

    def __init__(self, stored: bytes, shortest: int, forms: Iterable[str]) -> None:
        """Take hashes as `holes` made them, and the keys of their table in the same order."""
        self.stored = stored
        self.shortest = shortest
        self._forms = forms
        self._keys: list[str] | None = None
        self._numbers: array[int] = array("Q")
        self._seen: dict[tuple[str, ...], tuple[Holed, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Holes) and other.stored == self.stored

    def __hash__(self) -> int:
        return hash(self.stored)

    def find(self, text: str, tokens: Tokens, covered: set[int]) -> Iterator[Holed]:
        """The names that a text has but for one word, the longest first at each place.

        Args:
            text: the text.
            tokens: its tokens.
            covered: tokens that belong to names already found.
        """
        words = tokens.words
        after = 0
        for head in [at for at, word in enumerate(words) if word in HEADS and at not in covered]:
            if head < after:
                continue
            first, last = _stretch(text, tokens, head)
            after = last + 1
            if after - first >= self.shortest:
                for found in self._in_stretch(tuple(words[first:after])):
                    yield found._replace(at=first + found.at)

    def _in_stretch(self, words: tuple[str, ...]) -> tuple[Holed, ...]:
        """The names in a stretch of words; pages repeat themselves."""
        known = self._seen.get(words)
        if known is not None:
            return known
        if self._keys is None:
            self._keys = list(self._forms)
            self._numbers.frombytes(self.stored)
        found: list[Holed] = []
        index = 0
        while index + self.shortest <= len(words):
            holed = None if words[index] in _SMALL else self._longest(words, index)
            if holed is not None:
                found.append(holed)
            index += holed.length if holed else 1
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen[words] = tuple(found)
        return tuple(found)

    def _longest(self, words: tuple[str, ...], index: int) -> Holed | None:
        for length in range(min(LONGEST, len(words) - index), self.shortest - 1, -1):
            some = words[index : index + length]
            if some[-1] in _SMALL or HEADS.isdisjoint(some):
                continue
            for hole, word in enumerate(some):
                if len(word) >= 4 and (key := self._known(some, hole)) is not None:
                    return Holed(index, length, hole, key)
        return None

    def _known(self, some: tuple[str, ...], hole: int) -> str | None:
        """The key that has these words but for a slip in one."""
        numbers, keys = self._numbers, self._keys or []
        low = _hash(some, hole) << 32
        at = bisect_left(numbers, low)
        while at < len(numbers) and numbers[at] >> 32 == low >> 32:
            key = keys[numbers[at] >> 8 & 0xFFFFFF]
            wanted = key.split(" ")
            alike = len(wanted) == len(some) and all(
                one == other or place == hole
                for place, (one, other) in enumerate(zip(some, wanted, strict=True))
            )
            if alike and is_slip(singular(some[hole]), wanted[hole], len(some)):
                return key
            at += 1
        return None


def _stretch(text: str, tokens: Tokens, head: int) -> tuple[int, int]:
    """The first and the last token of the capitalised words around a head word."""
    words, offsets = tokens.words, tokens.offsets
    first = last = head
    while first > 0 and last - first < 2 * LONGEST:
        start, end = offsets[2 * first - 1], offsets[2 * first]
        if text[start:end] not in _GAPS:
            break
        if words[first - 1] not in _SMALL and not text[offsets[2 * first - 2]].isupper():
            break
        first -= 1
    while last + 1 < len(words) and last - first < 3 * LONGEST:
        start, end = offsets[2 * last + 1], offsets[2 * last + 2]
        if text[start:end] not in _GAPS or (words[last + 1] not in _SMALL and not text[end].isupper()):
            break
        last += 1
    return first, last


def is_slip(found: str, wanted: str, length: int) -> bool:
    """Whether a word is a slip for another, in a name of so many words, all others right.

    One letter in a word of some length; two where the name is long enough to stand for what is meant.
    """
    if found == wanted or found[0] != wanted[0] or not found.isalpha() or _variant(found) == _variant(wanted):
        return False
    apart = distance(found.encode(), wanted.encode(), 2)
    if apart == 1:
        return len(wanted) >= (7 if length < 4 else 5)
    return apart == 2 and length > 4 and len(wanted) >= 7 and found[:4] == wanted[:4]


def _variant(word: str) -> str:
    """The word as American English spells it, more or less."""
    for pattern, right in _VARIANTS:
        word = pattern.sub(right, word)
    return word
