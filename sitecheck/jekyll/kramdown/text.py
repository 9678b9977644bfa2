"""A page as kramdown reads it: the tree of its blocks, and the pieces of each text, read when asked for."""

from __future__ import annotations

from bisect import bisect_right

from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.blocks import Document, read_document
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.inline import Inline
from sitecheck.jekyll.kramdown.nodes import Node
from sitecheck.jekyll.mask import GONE


def _start(node: Node) -> int:
    return node.start


class Text:
    """The text of a paragraph, heading, list item or table cell.

    Attributes:
        element: the block.
        text: as kramdown reads it: without the marks and the indentation of the blocks around it.
        chunk: the same, with its way back to the page.
    """

    __slots__ = ("_document", "_nodes", "chunk", "element", "text")

    def __init__(self, element: Element, chunk: Chunk, document: Document) -> None:
        self.element = element
        self.text = chunk.text
        self.chunk = chunk
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
        low = self.chunk.offset(start)
        return low, self.chunk.end_offset(end) if end > start else low


class Tree:
    """A page's body, read once.

    Attributes:
        document: what kramdown makes of it.
        elements: its blocks in document order.
        texts: every text in which kramdown reads emphasis and links, in document order.
    """

    __slots__ = ("_by_element", "document", "elements", "texts")

    def __init__(self, text: str, base: int = 0) -> None:
        self.document: Document = read_document(text, base, GONE)
        self.elements: list[Element] = list(self.document.root.walk())
        self.texts: tuple[Text, ...] = tuple(
            [Text(el, el.text, self.document) for el in self.elements if el.text is not None]
        )
        self._by_element = {id(text.element): text for text in self.texts}

    def text_of(self, element: Element) -> Text:
        """The text of an element that has one."""
        return self._by_element[id(element)]
