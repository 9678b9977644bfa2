"""The misspellings that the codespell package lists, read from its own installed data file.

Nothing of codespell is imported or copied: its dictionary (CC BY-SA 3.0) is mapped into memory where
pip put it and searched by bisection, so that opening it costs microseconds. Lines read
`wrong->right`, `wrong->one, two,` or `wrong->right, why it is not sure`, sorted without regard to case.
"""

from __future__ import annotations

import mmap
import os
import sys
from functools import cache

_FILE = os.path.join("codespell_lib", "data", "dictionary.txt")


Listed = tuple[tuple[str, ...], bool]
"""Corrections in the dictionary's order, and whether they are sure: a single one, no reason against it."""

_NOTHING: Listed = ((), False)


@cache
def dictionary_path() -> str | None:
    """The installed dictionary's path; None where codespell is not installed."""
    for folder in sys.path:
        path = os.path.join(folder or os.curdir, _FILE)
        if os.path.isfile(path):
            return path
    return None


@cache
def _mapped() -> mmap.mmap | bytes:
    path = dictionary_path()
    if path is None:
        return b""
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def look_up(word: str) -> Listed:
    """What codespell lists for `word`, in any case; ((), False) for a word that it does not list."""
    data = _mapped()
    key = word.lower().encode()
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"->", start)
        if end < 0:
            return _NOTHING
        found = data[start:end].lower()
        if found == key:
            return _parse(data, end)
        if found < key:
            low = data.find(b"\n", end) + 1 or high
        else:
            high = start
    # A few lines with an apostrophe stand one place before their own beginning ("cleint's", "cleint").
    end = data.find(b"->", low)
    following = data.find(b"\n", end) + 1
    end = data.find(b"->", following)
    return _parse(data, end) if following and end > 0 and data[following:end].lower() == key else _NOTHING


def _parse(data: mmap.mmap | bytes, arrow: int) -> Listed:
    stop = data.find(b"\n", arrow)
    right = data[arrow + 2 : stop if stop >= 0 else len(data)].decode().strip()
    head, comma, tail = right.rpartition(",")
    if not comma:
        return (tail,), True
    return tuple(part.strip() for part in head.split(",")), False
