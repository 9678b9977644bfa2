"""Masks: blank at equal length whatever a later reader must not see.

Two stand-ins are used besides blanks: `OUTPUT` for what Liquid prints (unknown text), `GONE` for what
leaves no trace inside a line (Liquid's tags).
"""

from __future__ import annotations

import re

OUTPUT = "\ue000"
GONE = "\ue001"

_NOT_NEWLINE = re.compile(r"[^\n]")


def blank(text: str, fill: str = " ") -> str:
    """The text with everything but its newlines replaced."""
    return _NOT_NEWLINE.sub(fill, text) if "\n" in text else fill * len(text)


def splice(text: str, changes: list[tuple[int, int, str]]) -> str:
    """The text with each (start, end, replacement of that length) put in; the changes are in order."""
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        if start < at:
            continue
        parts += (text[at:start], new)
        at = end
    parts.append(text[at:])
    return "".join(parts)
