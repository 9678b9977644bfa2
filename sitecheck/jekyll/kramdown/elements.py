"""What a page is made of, as kramdown reads it."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.jekyll.kramdown.attributes import AttributeList
from sitecheck.jekyll.kramdown.chunk import Chunk

ROOT = "root"
BLANK = "blank"
CODE = "code"
QUOTE = "quote"
HEADING = "heading"
RULE = "rule"
LIST = "list"
ITEM = "item"
DEFINITIONS = "definitions"
TERM = "term"
DEFINITION = "definition"
HTML = "html"
COMMENT = "comment"
RAW = "raw"
MATH = "math"
TABLE = "table"
ROW = "row"
CELL = "cell"
FOOTNOTE = "footnote"
PARAGRAPH = "paragraph"
SPANS = "spans"
BOUNDARY = "boundary"


class Element:
    """A block.

    Attributes:
        kind: one of this module's constants. `raw` is text inside HTML that stays as it is; `spans` is
            the text of an HTML element read for emphasis and links only (`markdown="span"`);
            `boundary` shows nothing (attribute lists, link definitions).
        start, end: its range in the page.
        children: the blocks inside.
        text: the text to be read for spans (paragraph, heading, term, cell, spans), else None.
        level: a heading's level.
        name: an HTML element's or footnote's name; what makes a boundary; `ul` or `ol` for a list.
        model: how an HTML element's content is read: `raw`, `block` or `span`.
        attributes: an HTML element's attributes; attribute lists' keys for the rest.
        lists: the attribute lists that stand for it.
        explicit_id: from `{#id}` or an attribute list, or None.
        closed: whether an HTML element's end tag was found.
        inner_start, inner_end: the range of an HTML element's content.
    """

    __slots__ = (
        "attributes",
        "children",
        "closed",
        "end",
        "explicit_id",
        "inner_end",
        "inner_start",
        "kind",
        "level",
        "lists",
        "model",
        "name",
        "start",
        "text",
    )

    def __init__(self, kind: str, start: int, end: int, *, name: str = "", text: Chunk | None = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.name = name
        self.text = text
        self.children: list[Element] = []
        self.level = 0
        self.model = ""
        self.attributes: dict[str, str] = {}
        self.explicit_id: str | None = None
        self.lists: list[AttributeList] = []
        self.closed = True
        self.inner_start = self.inner_end = end

    def walk(self) -> Iterator[Element]:
        """The element and all inside it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children))

    def __repr__(self) -> str:
        return f"Element({self.kind}, {self.start}-{self.end}, {self.name!r})"
