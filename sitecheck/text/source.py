"""Source files as text with exact positions.

Everywhere inside sitecheck a place is an offset in code points of the decoded text; line and column
exist only at the rim, where something is printed.
"""

from __future__ import annotations

import codecs
from bisect import bisect_right
from typing import NamedTuple

BOM = codecs.BOM_UTF8


class Position(NamedTuple):
    """A place as people and reports name it.

    Attributes:
        line: 1-based; lines end at LF (a CR before it belongs to the line).
        column: 1-based, in Unicode code points; a byte order mark does not count.
    """

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of code point offsets."""

    start: int
    end: int


class Source:
    """One file of the site.

    Bytes that are no UTF-8 are kept as lone surrogates (PEP 383), so that `encode` gives back the
    very bytes that were read.

    Attributes:
        path: relative to the site's root, with `/`.
        text: the decoded text without a byte order mark; newlines as they are in the file.
        bom: whether the file begins with a UTF-8 byte order mark.
    """

    __slots__ = ("_starts", "bom", "path", "text")

    def __init__(self, path: str, data: bytes | str) -> None:
        self.path = path
        if isinstance(data, str):
            self.bom = data.startswith("\ufeff")
            self.text = data[1:] if self.bom else data
        else:
            self.bom = data.startswith(BOM)
            self.text = data[len(BOM) if self.bom else 0 :].decode("utf-8", "surrogateescape")
        self._starts: list[int] | None = None

    def encode(self, text: str | None = None) -> bytes:
        """The file's bytes with `text` (default: unchanged) in place of its text."""
        body = (self.text if text is None else text).encode("utf-8", "surrogateescape")
        return BOM + body if self.bom else body

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        if self._starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column; past the end of the line, the line's end."""
        span = self.line_span(position.line)
        return min(span.start + position.column - 1, span.end)

    def line_span(self, line: int) -> Span:
        """The range of a 1-based line, without its newline; an empty range past the last line."""
        starts = self.line_starts
        if line > len(starts):
            return Span(len(self.text), len(self.text))
        start = starts[line - 1]
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        if end > start and self.text[end - 1] == "\r" and line < len(starts):
            end -= 1
        return Span(start, end)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"
