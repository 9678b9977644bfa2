"""A paragraph as kramdown (GFM input) reads it: emphasis, links, and marks that stay visible.

kramdown differs from CommonMark, and the visitor sees kramdown's reading:
`Zhang*, Haoran Jiang*` puts `, Haoran Jiang` in italics. Offsets are code points of the text given.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.definitions import normal_id
from sitecheck.jekyll.kramdown.inline import Inline
from sitecheck.jekyll.kramdown.nodes import Node, plain


class Emphasis(NamedTuple):
    """Text that is set apart by marks.

    Attributes:
        kind: `em`, `strong` or `del`.
        open_start, open_end: the opening marks.
        close_start, close_end: the closing marks.
    """

    kind: str
    open_start: int
    open_end: int
    close_start: int
    close_end: int


class KramdownLink(NamedTuple):
    """A link or image in Markdown's own syntax (HTML's are not here).

    Attributes:
        start, end: the whole construct.
        text_start, text_end: the link's text or the image's alternative text, between the brackets.
        target_start, target_end: the address as written, without surrounding blanks; empty at the end
            of the text for a reference link.
        target: the address.
        image: whether it shows a picture.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    target_start: int
    target_end: int
    target: str
    image: bool


class Raw(NamedTuple):
    """Markup that was none in the end: the visitor reads these characters."""

    start: int
    end: int
    text: str


class Spans:
    """What one paragraph is made of.

    Attributes:
        nodes: its pieces in order, see `nodes.Node`.
    """

    __slots__ = ("nodes",)

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes

    def walk(self) -> Iterator[Node]:
        """All pieces, each before those inside it."""
        todo = list(reversed(self.nodes))
        while todo:
            node = todo.pop()
            yield node
            todo.extend(reversed(node.children))

    @property
    def emphasis(self) -> list[Emphasis]:
        """Emphasis, strong and struck text, in order of the opening marks."""
        return [
            Emphasis(node.kind, node.start, node.inner_start, node.inner_end, node.end)
            for node in self.walk()
            if node.kind in (n.EM, n.STRONG, n.DEL)
        ]

    @property
    def raw(self) -> list[Raw]:
        """Markup characters that stay visible: `*`, `_`, `~`, backticks, brackets, stray tags."""
        return [Raw(node.start, node.end, node.value) for node in self.walk() if node.kind == n.RAW]

    @property
    def links(self) -> list[KramdownLink]:
        """Links and images; autolinks are links whose text is the address."""
        found = []
        for node in self.walk():
            if node.kind in (n.LINK, n.IMAGE, n.AUTOLINK):
                where = node.target or (node.inner_end, node.inner_end)
                found.append(
                    KramdownLink(
                        node.start,
                        node.end,
                        node.inner_start,
                        node.inner_end,
                        *where,
                        node.value,
                        node.kind == n.IMAGE,
                    )
                )
        return found

    @property
    def plain(self) -> str:
        """The text a heading's id is made from: after typography, no images, code as it is."""
        return plain(self.nodes)


def spans(text: str, definitions: Mapping[str, str] | None = None, footnotes: Container[str] = ()) -> Spans:
    """Read the text of one paragraph, heading, list item or table cell.

    Args:
        text: the raw text, without the marks of its block (`#`, `-`, indentation).
        definitions: the page's link definitions, address by id as written.
        footnotes: the names of the page's footnotes, without `^`.

    Takes time in proportion to the text, whatever stands in it.
    """
    normal = {normal_id(name): address for name, address in definitions.items()} if definitions else {}
    return Spans(Inline(text, normal, footnotes).parse())


def emphasis(text: str) -> list[Emphasis]:
    """The emphasis in a paragraph's text."""
    return spans(text).emphasis


def links(text: str, definitions: Mapping[str, str] | None = None) -> list[KramdownLink]:
    """The links and images in a paragraph's text."""
    return spans(text, definitions).links


def heading_text(text: str, definitions: Mapping[str, str] | None = None) -> str:
    """What `ids.heading_id` wants, from a heading's Markdown."""
    return spans(text, definitions).plain


__all__ = ["Emphasis", "KramdownLink", "Raw", "Spans", "emphasis", "heading_text", "links", "spans"]
