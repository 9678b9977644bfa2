"""Raw HTML, where kramdown leaves Markdown alone: its visible text, tags and comments."""

from __future__ import annotations

import re
from html import unescape

from sitecheck.jekyll.blocks import CODE, EMPHASIS, LINK, STRONG, Block, Run
from sitecheck.jekyll.html import BREAKING_ELEMENTS, HIDDEN_ELEMENTS, Tag, tag_at
from sitecheck.jekyll.mask import GONE
from sitecheck.text.source import Span

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(rf"[ \t\n\r\f]+|{GONE}+")
MARKS = {
    "b": STRONG, "strong": STRONG, "em": EMPHASIS, "i": EMPHASIS, "code": CODE, "tt": CODE, "kbd": CODE,
    "a": LINK, "pre": CODE,
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol"))


class HtmlReader:
    """Reads ranges of HTML one after another; what is open at the end of one is open in the next.

    Attributes:
        text: the page, its Liquid masked.
        blocks: what the visitor reads.
        tags: start and end tags, in order of reading.
        comments: HTML comments.
        code: elements whose content is not shown.
        items: the starts of the list items and table rows that are open.
        marks: what the open elements make of text.
        listed: how many of Markdown's list items and table rows are open around it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.tags: list[Tag] = []
        self.comments: list[Span] = []
        self.code: list[Span] = []
        self.items: list[int] = []
        self.marks = 0
        self.listed = 0
        self._runs: list[Run] = []
        self._stack: list[str] = []
        self._open: dict[str, int] = {}  # how often each name stands in the stack
        self._headings: list[str] = []  # those names of the stack that are headings
        self._start = -1
        self._no_comment_end = len(text) + 1  # no comment that begins from here on ends

    def read(self, start: int, end: int) -> None:
        """Read a range of the page."""
        text = self.text
        at = begun = start
        while (found := text.find("<", at, end)) >= 0:
            if text.startswith("<!--", found):
                stop = self._comment_end(found + 4, end)
                at = max(stop, found + 4)
                if stop >= 0:
                    self._words(begun, found)
                    self.comments.append(Span(found, stop))
                    begun = stop
                continue
            tag = tag_at(text, found)
            if tag is None or tag.end > end:
                at = found + 1
                continue
            self._words(begun, found)
            if tag.name in HIDDEN_ELEMENTS and not tag.closing and not tag.self_closing:
                at = hidden_end(text, tag, end)
                self.code.append(Span(tag.start, at))
            else:
                self.tags.append(tag)
                self._tag(tag)
                at = tag.end
            begun = at
        self._words(begun, end)

    def _comment_end(self, at: int, end: int) -> int:
        if at >= self._no_comment_end:
            return -1
        found = self.text.find("-->", at)
        if found < 0:
            self._no_comment_end = at
        return found + 3 if 0 <= found <= end - 3 else -1

    def _words(self, start: int, end: int) -> None:
        if end <= start:
            return
        at = start
        if self.text.find("&", start, end) >= 0:
            for entity in ENTITY.finditer(self.text, start, end):
                self._spaced(at, entity.start())
                self._run(unescape(entity[0]), entity.start(), entity.end())
                at = entity.end()
        self._spaced(at, end)

    def _spaced(self, start: int, end: int) -> None:
        """White space of two characters or more shows as one space."""
        at = start
        for space in _SPACE.finditer(self.text, start, end):
            if len(space[0]) == 1 and space[0] in " \n":
                continue
            if space.start() > at:
                self._run(self.text[at : space.start()].replace("\n", " "), at, space.start())
            if space[0][0] != GONE:
                self._run(" ", space.start(), space.end())
            at = space.end()
        if end > at:
            self._run(self.text[at:end].replace("\n", " "), at, end)

    def _run(self, text: str, start: int, end: int) -> None:
        if not self._runs:
            lead = len(text) - len(text.lstrip(" "))
            if lead == len(text):
                return
            if lead and len(text) == end - start:
                text, start = text[lead:], start + lead
            self._start = start
        self._runs.append(Run(text, start, end, self.marks))

    def _tag(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            if self._runs:
                self._runs.append(Run("\n", tag.start, tag.end, 0))
            return
        if name in BREAKING_ELEMENTS:
            self.close()
        if tag.closing:
            if self._open.get(name):
                while self._pop() != name:
                    pass
            if name in ("li", "tr") and self.items:
                self.items.pop()
        elif not tag.self_closing:
            if name in ("li", "tr"):
                self.items.append(tag.start)
            if name in BREAKING_ELEMENTS or name in MARKS:
                self._push(name)

    def _push(self, name: str) -> None:
        self._stack.append(name)
        self._open[name] = self._open.get(name, 0) + 1
        self.marks |= MARKS.get(name, 0)
        if name in _HEADINGS:
            self._headings.append(name)

    def _pop(self) -> str:
        name = self._stack.pop()
        self._open[name] -= 1
        if name in MARKS:
            self.marks = 0
            for other, mark in MARKS.items():
                if self._open.get(other):
                    self.marks |= mark
        if name in _HEADINGS:
            self._headings.pop()
        return name

    def close(self) -> None:
        """End the block that is being read."""
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        if runs:
            self.add(runs, self._start, runs[-1].end, html=True)

    def add(self, runs: list[Run], start: int, end: int, *, html: bool) -> Block:
        """Add a block of the kind that the open elements make."""
        level = int(self._headings[-1][1]) if self._headings else 0
        if level:
            kind = "heading"
        elif self._open.get("td") or self._open.get("th"):
            kind = "cell"
        else:
            kind = "item" if self.listed or self._open.get("li") else "paragraph"
        block = Block(
            kind,
            start,
            end,
            runs,
            level=level,
            depth=self.listed + sum([self._open.get(name, 0) for name in _LISTS]),
            item=self.items[-1] if self.items else -1,
            outer=self.items[0] if self.items else -1,
            html=html,
        )
        self.blocks.append(block)
        return block

    def leave(self, depth: int, items: int) -> None:
        """Close what was opened since the stack and the items were that long."""
        self.close()
        while len(self._stack) > depth:
            self._pop()
        del self.items[items:]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._stack)


def hidden_end(text: str, tag: Tag, end: int) -> int:
    """Where an element ends whose content is not shown; at `end` at the latest."""
    match = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(text, tag.end, end)
    return match.end() if match else end
