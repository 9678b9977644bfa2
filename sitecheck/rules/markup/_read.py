"""A page as kramdown reads it, for the rules that judge markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.nodes import Node
from sitecheck.jekyll.kramdown.text import Text
from sitecheck.jekyll.page import Page

__all__ = ["Text", "elements", "lines", "raw", "texts", "walk"]


def elements(page: Page) -> list[Element]:
    """The page's blocks in document order; none where kramdown does not read it."""
    return page.tree.elements if page.tree else []


def texts(page: Page) -> tuple[Text, ...]:
    """Every text of the page in which kramdown reads emphasis and links."""
    return page.tree.texts if page.tree else ()


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
