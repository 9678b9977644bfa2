"""Editors count columns in UTF-16 units from zero; sources count code points from one."""

from __future__ import annotations

from sitecheck.text.source import Source


def to_editor(source: Source, offset: int) -> tuple[int, int]:
    """Line and character of an offset, as the language server protocol counts them."""
    line = source.position(offset).line
    start = source.line_span(line).start
    return line - 1, units(source.text[start:offset])


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def to_offset(source: Source, line: int, character: int) -> int:
    """The offset of an editor's line and character; past the end of the line, the line's end."""
    span = source.line_span(line + 1)
    at = span.start
    left = character
    while at < span.end and left > 0:
        left -= 2 if ord(source.text[at]) > 0xFFFF else 1
        at += 1
    return at
