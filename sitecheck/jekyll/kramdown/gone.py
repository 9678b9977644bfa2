"""Text that leaves no trace (Liquid's tags) is taken out before kramdown reads, and reckoned with after."""

from __future__ import annotations

from bisect import bisect_right

from sitecheck.jekyll.kramdown.chunk import Chunk, Piece
from sitecheck.jekyll.kramdown.elements import Element


class Gone:
    """A text without the characters that leave no trace, and the way back.

    Attributes:
        text: what is left.
    """

    __slots__ = ("_places", "_shifts", "text")

    def __init__(self, text: str, base: int, gone: str) -> None:
        self._places: list[int] = []  # offsets after which, in what is left, more is missing
        self._shifts: list[int] = []  # how much is missing from there on
        parts: list[str] = []
        at = missing = 0
        while (found := text.find(gone, at)) >= 0:
            parts.append(text[at:found])
            at = found
            while text.startswith(gone, at):
                at += 1
            missing += at - found
            self._places.append(base + at - missing)
            self._shifts.append(missing)
        parts.append(text[at:])
        self.text = "".join(parts)

    def start(self, offset: int) -> int:
        """The page's offset of the character at an offset of what is left."""
        which = bisect_right(self._places, offset) - 1
        return offset + self._shifts[which] if which >= 0 else offset

    def end(self, offset: int) -> int:
        """The page's offset after the character before an offset of what is left."""
        return self.start(offset - 1) + 1

    def restore(self, element: Element) -> None:
        """Give an element that was read from what is left its page offsets."""
        empty = element.end == element.start
        closed = element.inner_start == element.inner_end == element.end
        element.start = self.start(element.start)
        element.end = element.start if empty else self.end(element.end)
        element.inner_start = element.end if closed else self.start(element.inner_start)
        element.inner_end = element.end if closed else self.start(element.inner_end)
        if element.text is not None:
            chunk = element.text
            pieces = chunk.pieces(0, len(chunk.text))
            element.text = Chunk([part for piece in pieces for part in self._pieces(piece)])

    def _pieces(self, piece: Piece) -> list[Piece]:
        text, anchor = piece
        found: list[Piece] = []
        at = 0
        which = bisect_right(self._places, anchor)
        while which < len(self._places) and self._places[which] < anchor + len(text):
            stop = self._places[which] - anchor
            found.append((text[at:stop], self.start(anchor + at)))
            at = stop
            which += 1
        found.append((text[at:], self.start(anchor + at)))
        return found
