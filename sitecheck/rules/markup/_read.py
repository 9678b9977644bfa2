"""A page as kramdown reads it, for the rules that judge markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sitecheck.jekyll import kramdown_elements as e
from sitecheck.jekyll import kramdown_nodes as n
from sitecheck.jekyll.kramdown_blocks import Document, read_document
from sitecheck.jekyll.kramdown_chunk import Chunk
from sitecheck.jekyll.kramdown_elements import Element
from sitecheck.jekyll.kramdown_inline import Inline
from sitecheck.jekyll.kramdown_nodes import Node
from sitecheck.jekyll.mask import GONE
from sitecheck.jekyll.page import Page


def _start(node: Node) -> int:
    return node.start


class Text:
    """The text of a paragraph, heading, list item or table cell.

    Attributes:
        element: the block.
        text: as kramdown reads it: without the marks and the indentation of the blocks around it.
    """

    __slots__ = ("_chunk", "_document", "_nodes", "element", "text")

    def __init__(self, element: Element, chunk: Chunk, document: Document) -> None:
        self.element = element
        self.text = chunk.text
        self._chunk = chunk
        self._document = document
        self._nodes: tuple[Node, ...] | None = None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Its pieces; offsets are those of `text`."""
        if self._nodes is None:
            self._nodes = self.read(self.text)
        return self._nodes

    def read(self, text: str) -> tuple[Node, ...]:
        """The pieces of another text, read as this one is."""
        return Inline(text, self._document.definitions, self._document.footnotes).parse()

    def shows(self, at: int) -> bool:
        """Whether the character at an index is read by the visitor as it stands."""
        nodes = self.nodes
        while nodes:
            node = nodes[max(bisect_right(nodes, at, key=_start) - 1, 0)]
            if not node.start <= at < node.end:
                return False
            if node.kind in (n.TEXT, n.RAW):
                return True
            nodes = node.children
        return False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page's range of a range of `text`."""
        low = self._chunk.offset(start)
        return low, self._chunk.end_offset(end) if end > start else low


class _Read(NamedTuple):
    document: Document | None
    texts: tuple[Text, ...]


_READ: WeakKeyDictionary[Page, _Read] = WeakKeyDictionary()


def _read(page: Page) -> _Read:
    found = _READ.get(page)
    if found is None:
        found = _Read(None, ())
        if page.markdown:
            document = read_document(page.liquid_masked[page.body :], page.body, GONE)
            blocks = [Text(el, el.text, document) for el in document.root.walk() if el.text is not None]
            found = _Read(document, tuple(blocks))
        _READ[page] = found
    return found


def elements(page: Page) -> list[Element]:
    """The page's blocks in document order; none where kramdown does not read it."""
    document = _read(page).document
    return list(document.root.walk()) if document else []


def texts(page: Page) -> tuple[Text, ...]:
    """Every text of the page in which kramdown reads emphasis and links."""
    return _read(page).texts


def walk(nodes: tuple[Node, ...] | list[Node]) -> Iterator[Node]:
    """All pieces, each before those inside it; nothing inside code, math and comments."""
    todo = list(reversed(nodes))
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(node.children))


def raw(nodes: tuple[Node, ...]) -> list[Node]:
    """Markup that the visitor reads as it stands."""
    return [node for node in walk(nodes) if node.kind == n.RAW]


def lines(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
    """Where a line of a paragraph matches; the first group begins with something that the visitor reads."""
    for text in texts(page):
        if text.element.kind == e.PARAGRAPH:
            for match in pattern.finditer(text.text):
                if text.shows(match.start(1)):
                    yield text, match
