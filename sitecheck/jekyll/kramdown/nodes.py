"""What a paragraph is made of, as kramdown reads it."""

from __future__ import annotations

from typing import NamedTuple

TEXT = "text"
RAW = "raw"
EM = "em"
STRONG = "strong"
DEL = "del"
CODE = "code"
LINK = "link"
IMAGE = "image"
AUTOLINK = "autolink"
HTML = "html"
COMMENT = "comment"
FOOTNOTE = "footnote"
MATH = "math"
ENTITY = "entity"
TYPOGRAPHY = "typography"
BREAK = "break"
ATTRIBUTES = "attributes"
EXTENSION = "extension"


class Node(NamedTuple):
    """One piece of a paragraph; pieces follow one another without gaps.

    Attributes:
        kind: one of this module's constants. `raw` is markup that was none in the end: the visitor
            reads the very characters (a lone star, an unclosed backtick, the bracket of a link without
            address, a block tag inside a line).
        start, end: its range, marks included.
        inner_start, inner_end: the range of its content: between the marks, between the tags, the
            link's text; equal where there is none. An HTML element that is never closed ends with the
            text: `inner_end == end`.
        value: what the visitor reads for text, raw, code, math, entity, typography (curly quotes,
            dashes); the target of a link, image or autolink; the name of an HTML element or footnote.
        target: the range of the target as written; None for reference links and the rest.
        children: the pieces inside, in order.
    """

    kind: str
    start: int
    end: int
    inner_start: int
    inner_end: int
    value: str = ""
    target: tuple[int, int] | None = None
    children: tuple[Node, ...] = ()


def leaf(kind: str, start: int, end: int, value: str = "") -> Node:
    """A piece without content."""
    return Node(kind, start, end, end, end, value)


def moved(node: Node, by: int) -> Node:
    """The piece with all its offsets raised."""
    target = (node.target[0] + by, node.target[1] + by) if node.target else None
    children = tuple(moved(child, by) for child in node.children)
    start, end, inner, stop = (place + by for place in node[1:5])
    return Node(node.kind, start, end, inner, stop, node.value, target, children)


def plain(nodes: tuple[Node, ...] | list[Node]) -> str:
    """The text that kramdown makes a heading's id from: no images, no comments, code as it is."""
    parts: list[str] = []
    for node in nodes:
        if node.kind in _SPOKEN:
            parts.append(node.value)
        elif node.kind == AUTOLINK:
            parts.append(node.value.removeprefix("mailto:"))
        elif node.children:
            parts.append(plain(node.children))
    return "".join(parts)


_SPOKEN = frozenset((TEXT, RAW, CODE, MATH, ENTITY, TYPOGRAPHY))
