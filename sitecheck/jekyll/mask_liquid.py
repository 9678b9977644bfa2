"""Blank Liquid at equal length."""

from __future__ import annotations

from sitecheck.jekyll.liquid import Opaque, Token
from sitecheck.jekyll.mask import GONE, OUTPUT, blank, splice
from sitecheck.text.source import Span

_PRINTING = frozenset(("link", "post_url", "cite"))
"""Tags that print words of their own, which can't be known here either."""


def mask_liquid(
    text: str, body: int, tokens: list[Token], opaque: list[Opaque]
) -> tuple[str, list[Span], list[Span]]:
    """Blank Liquid; return the masked text, the comments and the highlighted code."""
    changes: list[tuple[int, int, str]] = [(0, body, blank(text[:body]))] if body else []
    comments: list[Span] = []
    code: list[Span] = []
    bodies = {block.start: block for block in opaque}
    skip_to = 0
    line = _Line(text)
    for index, token in enumerate(tokens):
        if token.start < skip_to or token.kind == "unclosed":
            continue
        end = token.end
        block = bodies.get(token.end)
        if block and block.name != "raw":
            closing = tokens[index + 1] if index + 1 < len(tokens) else None
            end = closing.end if closing and closing.start == block.end else block.end
            (comments if block.name == "comment" else code).append(Span(token.start, end))
            skip_to = end
        if token.kind == "output" or token.name in _PRINTING:
            fill = OUTPUT
        elif text.startswith("-%}", end - 3) and line.begins(token.start):
            # The hyphen takes what follows up to the next word away, line ends included.
            end = _blanks(text, end)
            changes.append((token.start, end, GONE * (end - token.start)))
            continue
        else:
            fill = " " if line.holds_only_tags(token.start, end) else GONE
        changes.append((token.start, end, blank(text[token.start : end], fill)))
    return splice(text, changes), comments, code


def _blanks(text: str, at: int) -> int:
    """Where the white space that begins at an offset ends."""
    while text[at : at + 1].isspace():
        at += 1
    return at


class _Line:
    """The line that is being read; tokens come in order, so each line is measured once."""

    __slots__ = ("first", "last", "start", "stop", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.first = self.last = 0
        self.stop = -1

    def holds_only_tags(self, start: int, end: int) -> bool:
        """Whether nothing but Liquid tags stands on the lines of a range."""
        self._measure(start)
        if start > self.first and not (
            self.text.startswith("{%", self.first) and self._follows_tag(start, self.first)
        ):
            return False
        self._measure(end)
        return end >= self.last or (
            self.text.endswith("%}", 0, self.last) and self.text.startswith("{%", self._skip_blanks(end))
        )

    def begins(self, start: int) -> bool:
        """Whether an offset is that of a line's first character."""
        self._measure(start)
        return start == self.first

    def _measure(self, at: int) -> None:
        """Go to the line of an offset: its range, and where its first character and its last end."""
        if at <= self.stop:
            return
        text = self.text
        self.start = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        self.stop = len(text) if stop < 0 else stop
        line = text[self.start : self.stop]
        self.first = self.start + len(line) - len(line.lstrip())
        self.last = self.start + len(line.rstrip())

    def _follows_tag(self, at: int, low: int) -> bool:
        while at > low and self.text[at - 1].isspace():
            at -= 1
        return self.text.endswith("%}", low, at)

    def _skip_blanks(self, at: int) -> int:
        while at < self.last and self.text[at].isspace():
            at += 1
        return at
