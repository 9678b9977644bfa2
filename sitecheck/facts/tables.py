"""The compiled fact tables, or the same built in memory where the package was never compiled."""

from __future__ import annotations

import marshal
import os
from functools import cache
from typing import Any, NamedTuple
from zlib import crc32

from sitecheck.facts.near_names import Holes
from sitecheck.facts.phrases import PhraseTable

COMPILED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_compiled")
"""Where `sitecheck.build` writes; not under version control."""

ROOM = os.path.dirname(__file__)
DATA = os.path.join(ROOM, "data")
"""The tables as people edit them."""

CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(ROOM)), "pyproject.toml")
"""Is there where the package is not installed, but worked at."""

MARSHAL_VERSION = 4
"""Written by every Python from 3.4 on and read by all later ones."""

FORMAT = 7
"""Raised whenever the layout of a table changes."""

_MADE_FROM = (
    "data/{}.jsonl",
    "data/misspellings.jsonl",
    "build.py",
    "folding.py",
    "forms.py",
    "near_names.py",
)


class Table(NamedTuple):
    """A phrase table and the records that its entries point to.

    Attributes:
        phrases: what is looked up.
        rows: the records, each as marshalled bytes: most are never looked at.
        holes: the long names, to be found with one word wrong.
    """

    phrases: PhraseTable
    rows: list[bytes]
    holes: Holes

    def row(self, owner: int) -> tuple[Any, ...]:
        """One record."""
        row: tuple[Any, ...] = marshal.loads(self.rows[owner])
        return row


@cache
def load(name: str) -> Table:
    """A compiled table.

    Args:
        name: `venues`, `institutions` or `places`.
    """
    try:
        with open(os.path.join(COMPILED, f"{name}.bin"), "rb") as file:
            made_from, content, packed, rows, holes, shortest = marshal.loads(file.read())
            compiled_at = os.fstat(file.fileno()).st_mtime_ns
        if made_from == signature(name) and not _edited(name, compiled_at, content):
            phrases = PhraseTable(*map(_unpacked, packed))
            return Table(phrases, rows, Holes(holes, shortest, phrases.forms))
    except (OSError, ValueError, EOFError, TypeError):
        pass
    from sitecheck.facts import build

    return build.tables()[name]


def signature(name: str) -> tuple[int, ...]:
    """What a compiled table was made from: the sizes of its sources, so that a stale one is found out."""
    return FORMAT, *(os.stat(os.path.join(ROOM, path.format(name))).st_size for path in _MADE_FROM)


def _edited(name: str, compiled_at: int, content: int) -> bool:
    """Whether a checkout's sources were edited since, though their sizes are the same.

    An installed package's sources stay as they are, and were written about when the tables were.
    """
    sources = [os.path.join(ROOM, path.format(name)) for path in _MADE_FROM]
    if all(os.stat(path).st_mtime_ns <= compiled_at for path in sources):
        return False
    return os.path.exists(CHECKOUT) and checksum(name) != content


def checksum(name: str) -> int:
    """The CRC-32 of a table's sources."""
    crc = 0
    for path in _MADE_FROM:
        with open(os.path.join(ROOM, path.format(name)), "rb") as file:
            crc = crc32(file.read(), crc)
    return crc


def dump(name: str, table: Table) -> bytes:
    """What `load` reads from the file of a table."""
    return marshal.dumps(
        (
            signature(name),
            checksum(name),
            tuple(map(_packed, table.phrases)),
            table.rows,
            table.holes.stored,
            table.holes.shortest,
        ),
        MARSHAL_VERSION,
    )


def _packed(mapping: dict[str, str]) -> tuple[str, str]:
    return "\n".join(mapping), "\n".join(mapping.values())


def _unpacked(packed: tuple[str, str]) -> dict[str, str]:
    keys, values = packed
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True))
