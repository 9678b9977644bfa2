"""The compiled word list: is a word known, how common is it, and which known words are near it.

One file, mapped into memory and never parsed as a whole. Its layout (little-endian, 32-bit numbers):

- `MAGIC`, the number of buckets B, the number of bytes of the known words;
- B + 1 offsets of the buckets, by crc32 of the word modulo B; then the known words, each as
  line feed, word, tab, one letter for its class;
- for each of the two candidate lists (`all`, `core`) and each length from `SHORTEST` to `LONGEST`:
  the number of words; then, in the same order, the words of that length sorted, without separators,
  and the same words written backwards, sorted.

Words near another one share its first or its second half, if one edit lies between them, so both
orders together find all of them without any table of deletions.
"""

from __future__ import annotations

import mmap
import os
from functools import cache
from struct import unpack_from
from zlib import crc32

from sitecheck.facts.tables import COMPILED

MAGIC = b"sitecheck words 1\n"
FILE = "words.bin"
SHORTEST, LONGEST = 4, 24

COMMON = "01234567"
"""Classes of general words, from hardly ever used to the commonest; see `words_build`."""
TECHNICAL, DOMAIN, NAME, FOREIGN, DERIVED = "t", "d", "n", "f", "i"


class WordTable:
    """Known words and the lists of candidates for corrections."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        """Open a compiled list; raises ValueError for any other data."""
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("no word list of this format")
        self._data = data
        self._buckets, size = unpack_from("<II", data, len(MAGIC))
        self._offsets = len(MAGIC) + 8
        self._words = self._offsets + 4 * (self._buckets + 1)
        place = self._words + size
        lengths = LONGEST - SHORTEST + 1
        counts = unpack_from(f"<{2 * lengths}I", data, place)
        place += 8 * lengths
        self._lists: list[list[tuple[int, int, int]]] = []
        for which in range(2):
            found = []
            for index in range(lengths):
                count = counts[which * lengths + index]
                bytes_each = count * (SHORTEST + index)
                found.append((count, place, place + bytes_each))
                place += 2 * bytes_each
            self._lists.append(found)

    def word_class(self, word: bytes) -> str:
        """The class letter of a lower-case word; empty if it is not known."""
        bucket = crc32(word) % self._buckets
        start, end = unpack_from("<II", self._data, self._offsets + 4 * bucket)
        entries = self._data[self._words + start : self._words + end]
        place = entries.find(b"\n" + word + b"\t")
        if place < 0:
            return ""
        return chr(entries[place + len(word) + 2])

    def with_part(self, part: bytes, length: int, *, at_end: bool = False, core: bool = False) -> list[bytes]:
        """Candidates of `length` letters that begin (or, `at_end`, end) with `part`."""
        if not SHORTEST <= length <= LONGEST:
            return []
        count, forward, backward = self._lists[core][length - SHORTEST]
        base, part = (backward, part[::-1]) if at_end else (forward, part)
        data, size = self._data, len(part)
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if data[base + middle * length : base + middle * length + size] < part:
                low = middle + 1
            else:
                high = middle
        found = []
        place = base + low * length
        stop = base + count * length
        while place < stop and data[place : place + size] == part:
            word = data[place : place + length]
            found.append(word[::-1] if at_end else word)
            place += length
        return found


@cache
def load() -> WordTable:
    """The table made with the wheel; built in memory where there is none."""
    try:
        with open(os.path.join(COMPILED, FILE), "rb") as file:
            return WordTable(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        from sitecheck.facts.words_build import compiled

        return WordTable(compiled())
