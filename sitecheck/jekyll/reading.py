"""A page's blocks, links and tags, from the tree that kramdown makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sitecheck.jekyll.blocks import Block, Link, Run
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.ids import IdAllocator
from sitecheck.jekyll.kramdown.nodes import plain
from sitecheck.jekyll.kramdown.text import Text, Tree
from sitecheck.jekyll.raw_html import HtmlReader
from sitecheck.jekyll.runs import Runs
from sitecheck.text.source import Span


class KramdownHeading(NamedTuple):
    """A heading that kramdown makes.

    Attributes:
        block: where it stands; None for one that is not printed, but named.
        text: what kramdown reads.
        in_html: whether HTML or a footnote surrounds it, which names it by other rules.
    """

    block: Block | None
    text: Text
    in_html: bool


class Reading:
    """What a page shows, in order.

    Attributes:
        blocks: what the visitor reads.
        links: links and images in Markdown's own syntax.
        tags: HTML tags outside code and comments.
        literal: the starts of those tags that kramdown takes for text: the visitor reads them.
        comments: HTML comments.
        code: fenced code, math, and elements whose content is not shown.
        raw: ranges in which kramdown leaves Markdown alone, tags included.
        headings: the headings that kramdown makes, in the order in which it names them.
        anchors: what attribute lists and footnotes name, with their places.
    """

    __slots__ = ("anchors", "blocks", "code", "comments", "headings", "links", "literal", "raw", "tags")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.tags: list[Tag] = []
        self.literal: set[int] = set()
        self.comments: list[Span] = []
        self.code: list[Span] = []
        self.raw: list[Span] = []
        self.headings: list[KramdownHeading] = []
        self.anchors: list[tuple[int, str]] = []

    def heading_ids(self) -> list[tuple[KramdownHeading, str]]:
        """The headings that kramdown makes, with the ids that it gives them; an id may be empty."""
        allocator = IdAllocator()
        return [
            (
                heading,
                allocator.heading(
                    plain(heading.text.nodes),
                    explicit=heading.text.element.explicit_id,
                    in_html=heading.in_html,
                ),
            )
            for heading in self.headings
        ]


def read_html(text: str, body: int) -> Reading:
    """Read a page that kramdown does not; its Liquid is masked, its body begins at `body`."""
    reader = HtmlReader(text)
    reader.read(body, len(text))
    reader.close()
    found = Reading()
    found.raw.append(Span(body, len(text)))
    return _finished(found, reader)


def read_tree(text: str, tree: Tree) -> Reading:
    """Read a page that kramdown has read; its Liquid is masked."""
    reader = _Reader(text, tree)
    reader.run()
    return _finished(reader.found, reader.html)


def _finished(found: Reading, html: HtmlReader) -> Reading:
    found.blocks = sorted(html.blocks, key=_start)
    found.links.sort(key=_start)
    found.tags = sorted(html.tags, key=_start)
    found.comments = sorted(html.comments)
    found.code = sorted(html.code)
    return found


def _start(item: Block | Link | Tag) -> int:
    return item.start


class _Reader:
    """Walks the tree; HTML is read as the browser reads it, Markdown as kramdown does."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.found = Reading()
        self.html = HtmlReader(text)
        self.runs = Runs(text, self.found, self.html)
        self.in_html = 0
        self.contents = False  # whether the list that gives way to the table of contents was met

    def run(self) -> None:
        todo: list[Iterator[Any]] = [self._children(self.tree.document.root)]
        while todo:
            nested = next(todo[-1], None)
            if nested is None:
                todo.pop()
            else:
                todo.append(nested)

    def _children(self, parent: Element) -> Iterator[Any]:
        """Read what is in an element; gives what must be read before it goes on."""
        for element in parent.children:
            kind = element.kind
            if element.text is not None:
                self._text(element)
            elif kind == e.HTML:
                yield self._html(element)
            elif kind == e.CODE:
                self._code(element)
            elif kind == e.MATH:
                self.html.code.append(Span(element.start, element.end))
            elif kind == e.COMMENT:
                self.html.comments.append(Span(element.start, element.end))
            elif kind == e.RAW:
                self._unread(element)
            elif kind == e.LIST and not self.contents and _is_contents(element):
                self.contents = True
                self._not_printed(element)
            elif element.children:
                listed, items = kind in (e.ITEM, e.ROW), len(self.html.items)
                if listed:
                    self.html.items.append(self._after_blanks(element))
                    self.html.listed += 1
                self.in_html += kind == e.FOOTNOTE
                yield self._children(element)
                self.in_html -= kind == e.FOOTNOTE
                if listed:
                    del self.html.items[items:]  # a stray `</li>` may have closed it already
                    self.html.listed -= 1
            if element.explicit_id and element.lists and kind != e.HEADING:
                self.found.anchors.append((element.start, element.explicit_id))

    def _not_printed(self, element: Element) -> None:
        for child in element.children:
            if child.kind == e.HEADING:
                self.found.headings.append(KramdownHeading(None, self.tree.text_of(child), False))
            elif child.kind != e.HTML:
                self._not_printed(child)

    def _after_blanks(self, element: Element) -> int:
        at = element.start
        while at < element.end and self.text[at] in " \t":
            at += 1
        return at

    def _text(self, element: Element) -> None:
        text = self.tree.text_of(element)
        runs = self.runs.read(text)
        heading = element.kind == e.HEADING
        if not runs and not heading:
            return
        if heading or element.kind == e.CELL:
            start, end = element.start, element.end
        else:
            start, end = self._after_blanks(element), element.end
            if self.html.listed or element.kind == e.SPANS:
                start, end = min(start, runs[0].start), runs[-1].end
        block = self.html.add(runs, start, end, html=False)
        if heading:
            block.kind, block.level = "heading", element.level
            self.found.headings.append(KramdownHeading(block, text, self.in_html > 0))
        elif element.kind == e.CELL:
            block.kind = "cell"

    def _code(self, element: Element) -> None:
        if element.inner_end < element.end:
            self.html.code.append(Span(element.start, element.end))
            return
        runs: list[Run] = []
        at = element.start
        for line in self.text[element.start : element.end].splitlines(keepends=True):
            indent = len(line) - len(line.lstrip(" \t"))
            if indent < len(line):
                runs.append(Run(line[indent:], at + indent, at + len(line), 0))
            at += len(line)
        if runs:
            block = self.html.add(runs, runs[0].start, element.end, html=False)
            block.kind, block.level = "code", 0

    def _unread(self, element: Element) -> None:
        """Read `{::nomarkdown}` on lines of its own: HTML between two lines."""
        start = self.text.find("\n", element.start, element.end) + 1
        end = self.text.rfind("{:/", element.start, element.end)
        self._browse(max(start, element.start), end if end >= start else element.end)

    def _browse(self, start: int, end: int) -> None:
        self.html.read(start, end)
        if end > start:
            self.found.raw.append(Span(start, end))

    def _html(self, element: Element) -> Iterator[Any]:
        """Read an HTML element, with the islands in it whose content is Markdown."""
        html = self.html
        depth, items = html.depth, len(html.items)
        at = element.start
        for island in _islands(element):
            self._browse(at, island.inner_start)
            html.close()
            self.in_html += 1
            yield self._children(island)
            self.in_html -= 1
            at = island.inner_end
        self._browse(at, element.end)
        html.leave(depth, items)


def _islands(element: Element) -> list[Element]:
    """The outermost elements in an HTML element whose content is Markdown; maybe the element itself."""
    found: list[Element] = []
    todo = [element]
    while todo:
        inner = todo.pop()
        if inner.kind == e.HTML:
            if inner.model == "raw":
                todo.extend(reversed(inner.children))
            else:
                found.append(inner)
    return found


def _is_contents(element: Element) -> bool:
    """Whether a list is replaced by the table of contents."""
    return any("toc" in found.references for found in element.lists)
