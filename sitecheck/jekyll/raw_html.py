"""The visible text of raw HTML, where kramdown leaves Markdown alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape

from sitecheck.jekyll.blocks import CODE, EMPHASIS, LINK, STRONG, Block, Run
from sitecheck.jekyll.html import BREAKING_ELEMENTS, Tag
from sitecheck.jekyll.mask import GONE
from sitecheck.text.source import Span

_HEADING = re.compile(r"h[1-6]\Z")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(rf"[ \t\n\r\f]+|{GONE}+")
_MARKS = {
    "b": STRONG, "strong": STRONG, "em": EMPHASIS, "i": EMPHASIS, "code": CODE, "tt": CODE, "a": LINK,
    "pre": CODE,
}  # fmt: skip
_LISTS = frozenset(("ul", "ol"))


def read_raw_html(text: str, raw: list[Span], tags: list[Tag], hidden: list[Span]) -> list[Block]:
    """The blocks of the raw ranges of a text whose Liquid is masked; `hidden` is not shown."""
    starts = [tag.start for tag in tags]
    blocks: list[Block] = []
    for span in raw:
        reader = _Reader(text, hidden)
        at = span.start
        for tag in tags[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            reader.words(at, tag.start)
            reader.tag(tag)
            at = tag.end
        reader.words(at, span.end)
        reader.close(span.end)
        blocks += reader.blocks
    return blocks


class _Reader:
    def __init__(self, text: str, hidden: list[Span]) -> None:
        self.text = text
        self.hidden = hidden
        self.hidden_starts = [span.start for span in hidden]
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.stack: list[str] = []
        self.open: dict[str, int] = {}  # how often each name stands in the stack
        self.headings: list[str] = []  # those names of the stack that are headings
        self.marks = 0
        self.items: list[int] = []
        self.start = -1

    def words(self, start: int, end: int) -> None:
        """Visible text between two tags."""
        first = max(bisect_left(self.hidden_starts, start) - 1, 0)
        for index in range(first, len(self.hidden)):
            span = self.hidden[index]
            if span.start >= end:
                break
            if span.end > start:
                self._plain(start, min(span.start, end))
                start = max(start, span.end)
        self._plain(start, end)

    def _plain(self, start: int, end: int) -> None:
        if end <= start:
            return
        marks, at = self.marks, start
        if "&" in self.text[start:end]:
            for entity in _ENTITY.finditer(self.text, start, end):
                self._spaced(at, entity.start(), marks)
                self._run(unescape(entity[0]), entity.start(), entity.end(), marks)
                at = entity.end()
        self._spaced(at, end, marks)

    def _spaced(self, start: int, end: int, marks: int) -> None:
        """White space of two characters or more shows as one space."""
        at = start
        for space in _SPACE.finditer(self.text, start, end):
            if len(space[0]) == 1 and space[0] in " \n":
                continue
            if space.start() > at:
                self._run(self.text[at : space.start()].replace("\n", " "), at, space.start(), marks)
            if space[0][0] != GONE:
                self._run(" ", space.start(), space.end(), marks)
            at = space.end()
        if end > at:
            self._run(self.text[at:end].replace("\n", " "), at, end, marks)

    def _run(self, text: str, start: int, end: int, marks: int) -> None:
        if not self.runs:
            lead = len(text) - len(text.lstrip(" "))
            if lead == len(text):
                return
            if lead and len(text) == end - start:
                text, start = text[lead:], start + lead
            self.start = start
        self.runs.append(Run(text, start, end, marks))

    def tag(self, tag: Tag) -> None:
        """A start or end tag."""
        name = tag.name
        if name == "br":
            if self.runs:
                self.runs.append(Run("\n", tag.start, tag.end, 0))
            return
        if name in BREAKING_ELEMENTS:
            self.close(tag.start)
        if tag.closing:
            if self.open.get(name):
                while self._pop() != name:
                    pass
            if name in ("li", "tr") and self.items:
                self.items.pop()
        elif not tag.self_closing:
            if name in ("li", "tr"):
                self.items.append(tag.start)
            if name in BREAKING_ELEMENTS or name in _MARKS:
                self._push(name)

    def _push(self, name: str) -> None:
        self.stack.append(name)
        self.open[name] = self.open.get(name, 0) + 1
        self.marks |= _MARKS.get(name, 0)
        if _HEADING.match(name):
            self.headings.append(name)

    def _pop(self) -> str:
        name = self.stack.pop()
        self.open[name] -= 1
        if name in _MARKS:
            self.marks = 0
            for other, mark in _MARKS.items():
                if self.open.get(other):
                    self.marks |= mark
        if _HEADING.match(name):
            self.headings.pop()
        return name

    def close(self, end: int) -> None:
        """End the block that is being read."""
        runs, self.runs = self.runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        if not runs:
            return
        heading = self.headings[-1] if self.headings else ""
        if heading:
            kind = "heading"
        elif self.open.get("td") or self.open.get("th"):
            kind = "cell"
        else:
            kind = "item" if self.open.get("li") else "paragraph"
        self.blocks.append(
            Block(
                kind,
                self.start,
                runs[-1].end,
                runs,
                level=int(heading[1]) if heading else 0,
                depth=sum(self.open.get(name, 0) for name in _LISTS),
                item=self.items[-1] if self.items else -1,
                outer=self.items[0] if self.items else -1,
                html=True,
            )
        )
