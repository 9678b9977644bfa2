"""Answers of the kind "where is the next one" for one text, computed once.

They keep the span parser's time in proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple


class Target(NamedTuple):
    """What follows a link's `]`.

    Attributes:
        start, end: the address's range, without surrounding blanks.
        after: the offset after the construct.
        title: the range of the title's text, or None.
    """

    start: int
    end: int
    after: int
    title: tuple[int, int] | None = None


class Lookup:
    """The look-ups of one text."""

    __slots__ = ("_last", "_lists", "_parens", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._lists: dict[str, list[int]] = {}
        self._parens: dict[int, int] | None = None
        self._last: dict[str, int] = {}

    def find(self, what: str, at: int) -> int:
        """As `str.find`, at once where there is none."""
        last = self._last.get(what)
        if last is None:
            last = self._last[what] = self.text.rfind(what)
        return -1 if last < at else self.text.find(what, at)

    def next(self, pattern: str, at: int) -> int:
        """The first start at or after `at` of a match of a pattern, or -1."""
        starts = self._lists.get(pattern)
        if starts is None:
            starts = self._lists[pattern] = [m.start() for m in re.compile(pattern).finditer(self.text)]
        index = bisect_left(starts, at)
        return starts[index] if index < len(starts) else -1

    def closing(self, at: int) -> int:
        """The `)` that closes the `(` at `at`, or -1."""
        if self._parens is None:
            self._parens = {}
            open_parens: list[int] = []
            for match in re.compile(r"[()]").finditer(self.text):
                if match[0] == "(":
                    open_parens.append(match.start())
                elif open_parens:
                    self._parens[open_parens.pop()] = match.start()
        return self._parens.get(at, -1)

    def target(self, at: int) -> Target | None:
        """The address in the parentheses that open at `at`, as kramdown takes it."""
        text = self.text
        if text.startswith("(<", at):
            end = self.next(">", at + 2)
            if end >= 0 and not 0 <= self.next("\n", at + 2) < end:
                if text[end + 1 : end + 2] == ")":
                    return Target(at + 2, end, end + 2)
                return self._with_title(at + 2, end, end + 1)
        closing = self.closing(at)
        title = self.next(r"[ \t\n\r\f\v](?=['\"])", at + 1)
        if closing >= 0 and (title < 0 or closing < title):
            return Target(*self.strip(at + 1, closing), closing + 1)
        return self._with_title(*self.strip(at + 1, title), title + 1) if title >= 0 else None

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The range without the blanks at its ends."""
        text = self.text
        while start < end and text[start] in " \t\n\r\f\v\0":
            start += 1
        while end > start and text[end - 1] in " \t\n\r\f\v\0":
            end -= 1
        return start, end

    def _with_title(self, start: int, end: int, at: int) -> Target | None:
        text = self.text
        while text[at : at + 1] and text[at] in " \t\n\r\f\v":
            at += 1
        quote = text[at : at + 1]
        if quote not in ('"', "'"):
            return None
        stop = self.next(quote + r"(?=[ \t\n\r\f\v]*\))", at + 2)
        if stop < 0:
            return None
        return Target(start, end, text.index(")", stop) + 1, (at + 1, stop))
