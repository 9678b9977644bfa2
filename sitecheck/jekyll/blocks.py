"""Blocks: what a visitor reads, and where each character of it stands in the page."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sitecheck.jekyll.html import Tag
from sitecheck.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

STRONG, EMPHASIS, CODE, LINK, ALT = 1, 2, 4, 8, 16


class Run(NamedTuple):
    """A stretch of visible text.

    Where `linear`, each visible character is one character of the page; an entity is a run of its own
    whose characters all stand for the whole source range.
    """

    text: str
    start: int
    end: int
    marks: int

    @property
    def linear(self) -> bool:
        """Whether offsets inside the run correspond one to one."""
        return len(self.text) == self.end - self.start


class Block:
    """A paragraph, heading, list item's text, table cell or piece of raw HTML.

    Attributes:
        kind: `paragraph`, `heading`, `item`, `cell`, `code`; in a bibliography also `abstract`.
        level: a heading's level, otherwise 0.
        start, end: its range in the page.
        runs: the visible text.
        depth: how many lists it stands in.
        item: the start of the innermost list item or table row it stands in, or -1.
        outer: the start of the outermost one, or -1.
        html: whether it stands in raw HTML, where Markdown is not read.
    """

    __slots__ = (
        "_starts",
        "_text",
        "depth",
        "end",
        "html",
        "item",
        "kind",
        "level",
        "outer",
        "runs",
        "start",
    )

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        runs: list[Run],
        *,
        level: int = 0,
        depth: int = 0,
        item: int = -1,
        outer: int = -1,
        html: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.runs = runs
        self.level = level
        self.depth = depth
        self.item = item
        self.outer = outer
        self.html = html
        self._text: str | None = None
        self._starts: list[int] = []

    @property
    def text(self) -> str:
        """The visible text; a line break is a newline."""
        if self._text is None:
            at = 0
            for run in self.runs:
                self._starts.append(at)
                at += len(run.text)
            self._text = "".join([run.text for run in self.runs])
        return self._text

    def run_at(self, index: int) -> Run:
        """The run that holds the character at an index of `text`."""
        return self.runs[self._run_index(index)]

    def _run_index(self, index: int) -> int:
        _ = self.text
        return max(bisect_right(self._starts, index) - 1, 0)

    def runs_between(self, start: int, end: int) -> Iterator[tuple[Run, int]]:
        """The runs that a range of `text` touches, each with the index at which it begins."""
        for which in range(self._run_index(start), len(self.runs)):
            if self._starts[which] >= end:
                break
            yield self.runs[which], self._starts[which]

    def offset(self, index: int) -> int:
        """The page offset of the character at an index of `text`."""
        if not self.runs:
            return self.start
        which = self._run_index(index)
        run, inside = self.runs[which], index - self._starts[which]
        return min(run.start + inside, run.end) if run.linear else run.start

    def span(self, start: int, end: int) -> Span:
        """The page range of a range of `text`, from its first character to its last."""
        if end <= start:
            at = self.offset(start)
            return Span(at, at)
        which = self._run_index(end - 1)
        run, inside = self.runs[which], end - self._starts[which]
        stop = min(run.start + inside, run.end) if run.linear else run.end
        return Span(self.offset(start), stop)

    def marks(self, start: int, end: int) -> int:
        """The marks that any character of a range of `text` bears."""
        marks = 0
        for which in range(self._run_index(start), self._run_index(max(end - 1, start)) + 1):
            marks |= self.runs[which].marks
        return marks

    def plain(self, *hide: int) -> str:
        """The text with runs of the given marks blanked at equal length."""
        mask = sum(hide)
        return "".join([" " * len(r.text) if r.marks & mask else r.text for r in self.runs])

    def __repr__(self) -> str:
        return f"Block({self.kind}, {self.start}-{self.end}, {self.text[:60]!r})"


class Link(NamedTuple):
    """A link or image.

    Attributes:
        target: the address as it is written, entities resolved; `OUTPUT` stands for Liquid.
        target_start, target_end: its range; empty where there is none (a reference link: the label).
        text: what the visitor reads: a link's text, an image's alternative text.
        start, end: the whole construct.
        text_start, text_end: the range of the text; empty where there is none.
        image: whether it shows a picture.
        tag: the HTML tag it was written with, if any.
        kind: `inline`, `reference`, `autolink`, `html` or `field` (of BibTeX).
    """

    target: str
    target_start: int
    target_end: int
    text: str
    start: int
    end: int
    text_start: int
    text_end: int
    image: bool
    tag: Tag | None
    kind: str


class Heading(NamedTuple):
    """A heading as the site shows it; `id` is None where kramdown makes none."""

    level: int
    text: str
    id: str | None
    start: int
    end: int
    block: Block
