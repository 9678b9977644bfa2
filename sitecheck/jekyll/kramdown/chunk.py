"""Text that was cut out of a page, with the way back to the page's offsets."""

from __future__ import annotations

from bisect import bisect_right

Piece = tuple[str, int]
"""A string, and the page offset of its first character."""


class Chunk:
    """Pieces of a page joined to the text that a nested block is read from.

    Indentation and quote marks are gone from it, and CR LF is LF; every other character is one of the
    page's.

    Attributes:
        text: the joined text.
    """

    __slots__ = ("_anchors", "_starts", "text")

    def __init__(self, pieces: list[Piece]) -> None:
        self.text = ""
        self._starts: list[int] = []
        self._anchors: list[int] = []
        self.append(pieces)

    def append(self, pieces: list[Piece]) -> None:
        """Add pieces at the end."""
        at = len(self.text)
        for piece, anchor in pieces:
            if piece:
                self._starts.append(at)
                self._anchors.append(anchor)
                at += len(piece)
        self.text += "".join([piece for piece, _ in pieces])

    @classmethod
    def of_page(cls, text: str, base: int = 0) -> Chunk:
        """A page's body that begins at `base`, as kramdown prepares it: LF only, one at the end."""
        if "\r" not in text:
            return cls([(text, base)] if text.endswith("\n") else [(text, base), _put_in(text, base)])
        pieces: list[Piece] = []
        at = 0
        while (found := text.find("\r", at)) >= 0:
            after = found + 2 if text.startswith("\n", found + 1) else found + 1
            pieces += ((text[at:found], base + at), ("\n", base + after - 1))
            at = after
        pieces.append((text[at:], base + at))
        if at < len(text) and not text.endswith("\n"):
            pieces.append(_put_in(text, base))
        return cls(pieces)

    def offset(self, index: int) -> int:
        """The page offset of the character at an index; of the end, the offset after the last."""
        if not self._starts:
            return 0
        which = max(bisect_right(self._starts, index) - 1, 0)
        return self._anchors[which] + index - self._starts[which]

    def end_offset(self, index: int) -> int:
        """The page offset after the character before an index."""
        return self.offset(index - 1) + 1 if index else self.offset(0)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The range as pieces."""
        found: list[Piece] = []
        which = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            stop = self._starts[which + 1] if which + 1 < len(self._starts) else len(self.text)
            stop = min(stop, end)
            found.append((self.text[start:stop], self._anchors[which] + start - self._starts[which]))
            start = stop
            which += 1
        return found

    def lines(self, start: int, end: int) -> list[Piece]:
        """The range as pieces of one line each, newline included.

        A line's offset is reckoned from its last character (the newline aside, which may be CR LF in
        the page): what was cut out or put in stands at its beginning.
        """
        found: list[Piece] = []
        text = self.text
        while start < end:
            stop = text.find("\n", start, end) + 1 or end
            last = stop - 2 if stop - start > 1 and text[stop - 1] == "\n" else stop - 1
            found.append((text[start:stop], self.offset(last) - (last - start)))
            start = stop
        return found

    def cut(self, start: int, end: int) -> Chunk:
        """The range as a chunk."""
        return Chunk(self.pieces(start, end))

    def strip(self, start: int, end: int) -> Chunk:
        """The range without the white space at its ends."""
        text = self.text
        while start < end and text[start] in " \t\n\r\f\v":
            start += 1
        while end > start and text[end - 1] in " \t\n\r\f\v\0":
            end -= 1
        return self.cut(start, end)


def _put_in(text: str, base: int) -> Piece:
    """The newline that the last line lacks; it stands for no character of its own."""
    return "\n", base + max(len(text) - 1, 0)
