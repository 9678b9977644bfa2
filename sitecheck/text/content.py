"""Text stitched together from several sources, with the way back to each.

A page as Jekyll reads it consists of its own file and of the files it includes, in the middle of a
list or of an HTML block. `Content` is that one text; every offset in it leads back to the very place
in the file it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from sitecheck.findings import Place
from sitecheck.text.source import Source


class Piece(NamedTuple):
    """A run of the content that stands unbroken in one source.

    Attributes:
        start: where it begins in the content.
        source: the file.
        at: where it begins in the file.
        length: in code points.
    """

    start: int
    source: Source
    at: int
    length: int


class Content:
    """A text made of pieces of sources; a plain file is a content of one piece."""

    __slots__ = ("_starts", "pieces", "text")

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self.text = (
            pieces[0].source.text
            if len(pieces) == 1 and pieces[0].length == len(pieces[0].source.text)
            else "".join(p.source.text[p.at : p.at + p.length] for p in pieces)
        )

    @classmethod
    def of(cls, source: Source) -> Content:
        """The content that is one whole file."""
        return cls([Piece(0, source, 0, len(source.text))])

    @property
    def source(self) -> Source:
        """The file the content begins in."""
        return self.pieces[0].source

    def place(self, start: int, end: int) -> Place:
        """Where a range of the content stands in its file.

        A range that runs over the edge of a piece is cut at that edge: a place lies in one file.
        """
        index = max(bisect_right(self._starts, start) - 1, 0)
        piece = self.pieces[index]
        low = piece.at + min(start - piece.start, piece.length)
        return Place(piece.source, low, max(low, min(piece.at + end - piece.start, piece.at + piece.length)))


class Stitcher:
    """Builds a content piece by piece."""

    __slots__ = ("_length", "_pieces")

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, source: Source, start: int, end: int) -> None:
        """Append the range of a source."""
        if end > start:
            self._pieces.append(Piece(self._length, source, start, end - start))
            self._length += end - start

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    def content(self, main: Source) -> Content:
        """What has been appended; an empty text belongs to `main`."""
        return Content(self._pieces or [Piece(0, main, 0, 0)])
