"""A page's body as kramdown shows it: headings with ids, paragraphs with links, in page offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.jekyll import kramdown_elements as e
from sitecheck.jekyll import kramdown_nodes as n
from sitecheck.jekyll.ids import IdAllocator
from sitecheck.jekyll.kramdown_blocks import Document, read_document
from sitecheck.jekyll.kramdown_chunk import Chunk
from sitecheck.jekyll.kramdown_elements import Element
from sitecheck.jekyll.kramdown_html import start_tag
from sitecheck.jekyll.kramdown_inline import Inline
from sitecheck.jekyll.kramdown_nodes import Node
from sitecheck.jekyll.kramdown_spans import Spans
from sitecheck.text.source import Span

# In a paragraph every such mark is literal: kramdown would have made a heading of the rest.
_LITERAL_HEADING = re.compile(r"^[ \t]*(#{1,6})(?=[^#\n])", re.MULTILINE)
_LITERAL_MARKER = re.compile(r"^[ \t]*([0-9]{1,3}\)(?=[ \t])|[-+](?=[^\s+-])|•|\*(?=[^\s*]))", re.MULTILINE)


class KramdownHeading(NamedTuple):
    """A heading of the page.

    Attributes:
        level: 1 to 6.
        text: the text its id is made from, see `Spans.plain`.
        id: None where kramdown prints none.
        start, end: the range of the whole line, mark included.
        element: where the heading's text stands.
    """

    level: int
    text: str
    id: str | None
    start: int
    end: int
    element: Element


class KramdownPage:
    """The body of a page, read once.

    Attributes:
        text: what was read.
        base: the page offset of its first character; all offsets given out have it added.
        document: the blocks.
    """

    __slots__ = ("_spans", "base", "document", "text")

    def __init__(self, text: str, base: int = 0) -> None:
        self.text = text
        self.base = base
        self.document: Document = read_document(text, base)
        self._spans: dict[int, tuple[Node, ...]] = {}

    def texts(self) -> Iterator[tuple[Element, Spans]]:
        """Every block that has text, with what the text is made of, in document order."""
        for element in self.document.root.walk():
            if element.text is not None:
                yield element, self.spans(element)

    def spans(self, element: Element) -> Spans:
        """What a block's text is made of, with offsets of the page."""
        nodes = self._spans.get(id(element))
        if nodes is None:
            assert element.text is not None
            inline = Inline(element.text.text, self.document.definitions, self.document.footnotes)
            nodes = tuple(_placed(node, element.text) for node in inline.parse())
            self._spans[id(element)] = nodes
        return Spans(nodes)

    def headings(self, *, auto_ids: bool = True, prefix: str = "") -> list[KramdownHeading]:
        """The headings that kramdown makes (not HTML's own), in document order.

        Args:
            auto_ids: the site's kramdown option of that name.
            prefix: the site's kramdown option `auto_id_prefix`.
        """
        ids = IdAllocator(prefix)
        found: list[KramdownHeading] = []
        contents = next(filter(_is_contents, self.document.root.walk()), None)
        for element, in_html, shown in _headings(self.document.root, contents):
            if in_html and not shown:
                continue
            text = self.spans(element).plain
            name = element.explicit_id
            if auto_ids:
                name = ids.heading(text, explicit=name, in_html=in_html)
            if shown:
                place = (element.start, element.end, element)
                found.append(KramdownHeading(element.level, text, name or None, *place))
        return found

    def ids(self) -> list[tuple[str, int]]:
        """The ids and anchor names of HTML elements, attribute lists and footnotes, with their offsets."""
        found: list[tuple[str, int]] = []
        calls: dict[str, int] = {}
        for element in self.document.root.walk():
            if element.explicit_id and element.kind != e.HEADING:
                found.append((element.explicit_id, element.start))
            if element.kind == e.HTML and element.name == "a" and element.attributes.get("name"):
                found.append((element.attributes["name"], element.start))
        for _, spans in self.texts():
            for node in spans.walk():
                if node.kind == n.FOOTNOTE:
                    name, again = node.value, calls.get(node.value, 0)
                    calls[name] = again + 1
                    found.append((f"fnref:{name}:{again}" if again else f"fnref:{name}", node.start))
                    if not again:
                        found.append((f"fn:{name}", node.start))
                if node.kind == n.HTML:
                    tag = start_tag(self.text, node.start - self.base)
                    names = tag.attributes if tag else {}
                    keys = ("id", "name") if node.value == "a" else ("id",)
                    found += [(names[key], node.start) for key in keys if names.get(key)]
        return found

    def table_lines(self) -> list[Span]:
        """The lines of each table; kramdown takes any lines with a pipe between two blank lines for one."""
        return self._spans_of(e.TABLE)

    def code_lines(self) -> list[Span]:
        """The lines of each code block: fenced, or indented where no list holds them."""
        return self._spans_of(e.CODE)

    def definition_lines(self) -> list[Span]:
        """The lines of each definition list; a paragraph and a line that begins with `: ` make one."""
        return self._spans_of(e.DEFINITIONS)

    def literal_headings(self) -> list[Span]:
        """Number signs at a line's start that the visitor reads: `#Title`, or indented `# Title`."""
        return self._literal(_LITERAL_HEADING)

    def literal_markers(self) -> list[Span]:
        """List marks at a line's start that make no list: `1) a`, `-a`, `*a`, `• a`."""
        return self._literal(_LITERAL_MARKER)

    def unclosed(self) -> list[Element]:
        """HTML blocks without an end tag: kramdown lets them swallow what follows."""
        return [el for el in self.document.root.walk() if el.kind == e.HTML and not el.closed]

    def _spans_of(self, kind: str) -> list[Span]:
        return [Span(el.start, el.end) for el in self.document.root.walk() if el.kind == kind]

    def _literal(self, pattern: re.Pattern[str]) -> list[Span]:
        found: list[Span] = []
        for element, spans in self.texts():
            if element.kind == e.PARAGRAPH and element.text is not None:
                for match in pattern.finditer(element.text.text):
                    start = element.text.offset(match.start(1))
                    if any(_visible_at(node, start) for node in spans.nodes):
                        found.append(Span(start, element.text.end_offset(match.end(1))))
        return found


def _visible_at(node: Node, at: int) -> bool:
    return node.start <= at < node.end and node.kind in (n.TEXT, n.RAW)


def _is_contents(element: Element) -> bool:
    """Whether a list is replaced by the table of contents."""
    return element.kind == e.LIST and any("toc" in found.references for found in element.lists)


def _headings(
    element: Element, contents: Element | None, in_html: bool = False, shown: bool = True
) -> Iterator[tuple[Element, bool, bool]]:
    """The headings in an element, whether HTML surrounds them, whether they are printed."""
    for child in element.children:
        if child.kind == e.HEADING:
            yield child, in_html, shown
        elif child.children:
            html = in_html or child.kind in (e.HTML, e.FOOTNOTE)
            yield from _headings(child, contents, html, shown and child is not contents)


def _placed(node: Node, chunk: Chunk) -> Node:
    """A piece with page offsets."""
    inner_start, inner_end = chunk.offset(node.inner_start), chunk.end_offset(node.inner_end)
    if node.inner_end == node.inner_start:
        inner_start = inner_end
    return Node(
        node.kind,
        chunk.offset(node.start),
        chunk.end_offset(node.end),
        inner_start,
        inner_end,
        node.value,
        (chunk.offset(node.target[0]), chunk.end_offset(node.target[1])) if node.target else None,
        tuple(_placed(child, chunk) for child in node.children),
    )
