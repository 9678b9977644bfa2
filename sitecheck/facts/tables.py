"""The compiled fact tables, or the same built in memory where the package was never compiled."""

from __future__ import annotations

import marshal
import os
from functools import cache
from typing import Any

from sitecheck.facts.phrases import PhraseTable

COMPILED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_compiled")
"""Where `sitecheck.build` writes; not under version control."""

DATA = os.path.join(os.path.dirname(__file__), "data")
"""The tables as people edit them."""

MARSHAL_VERSION = 4
"""Written by every Python from 3.4 on and read by all later ones."""

FORMAT = 1
"""Raised whenever the layout of a table changes, so that stale files are built anew."""


def load(name: str) -> tuple[PhraseTable, list[tuple[Any, ...]]]:
    """A phrase table and the rows that its entries point to.

    Args:
        name: `venues`, `institutions` or `places`.
    """
    try:
        with open(os.path.join(COMPILED, f"{name}.bin"), "rb") as file:
            form, table, rows = marshal.load(file)  # noqa: S302 - our own file, made with the wheel
        if form == FORMAT:
            return PhraseTable(*table), rows
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return _built(name)


@cache
def _built(name: str) -> tuple[PhraseTable, list[tuple[Any, ...]]]:
    from sitecheck.facts import build

    table, rows = build.tables()[name]
    return PhraseTable(*table), rows
