"""Where text stands in HTML that kramdown leaves as it is, so that Markdown in it shows raw."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from sitecheck.jekyll.html import VOID_ELEMENTS
from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.html import BLOCK_CONTENT, SPAN_CONTENT
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import elements, texts, walk

# What stands in these is code, or not shown.
_VERBATIM = frozenset("script style pre code kbd samp textarea math svg option select title template".split())


def raw_texts(page: Page) -> Iterator[tuple[int, int, str]]:
    """Start, end and innermost element's name of each text between two tags of raw HTML."""
    if page.bibtex:
        return
    if not page.markdown:
        yield from _between_tags(page)
        return
    if "<" not in page.liquid_masked[page.body :]:
        return
    for element in elements(page)[:1]:
        yield from _inside(element, "")
    for text in texts(page):
        if "<" not in text.text:
            continue
        for node in walk(text.nodes):
            if node.kind == n.HTML and node.value not in SPAN_CONTENT | BLOCK_CONTENT | _VERBATIM:
                for child in node.children:
                    if child.kind == n.TEXT:
                        yield (*text.span(child.start, child.end), node.value)


def _inside(element: Element, name: str) -> Iterator[tuple[int, int, str]]:
    for child in element.children:
        if child.kind == e.RAW and name:
            yield child.start, child.end, name
        elif child.kind == e.HTML:
            if child.name not in _VERBATIM:
                yield from _inside(child, child.name if child.model == "raw" else "")
        elif child.children:
            yield from _inside(child, "")


def _between_tags(page: Page) -> Iterator[tuple[int, int, str]]:
    at = page.body
    stack = [""]
    names: Counter[str] = Counter()
    for tag in page.tags:
        if not any(names[name] for name in _VERBATIM):
            yield from _shown(page, at, tag.start, stack[-1])
        at = tag.end
        if tag.closing:
            while names[tag.name]:
                names[other := stack.pop()] -= 1
                if other == tag.name:
                    break
        elif not tag.self_closing and tag.name not in VOID_ELEMENTS:
            stack.append(tag.name)
            names[tag.name] += 1
    yield from _shown(page, at, len(page.text), "")


def _shown(page: Page, start: int, end: int, name: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a range that no comment or script covers."""
    hidden = page.hidden
    index = max(bisect_left(hidden, (start, 0)) - 1, 0)
    while index < len(hidden) and hidden[index].start < end:
        span = hidden[index]
        if span.end > start:
            if span.start > start:
                yield start, span.start, name
            start = span.end
        index += 1
    if end > start:
        yield start, end, name
