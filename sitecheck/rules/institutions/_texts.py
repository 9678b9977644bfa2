"""Every text of a site in which an institution or a place may be named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.jekyll.blocks import LINK, Block
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.rule import HasPlaces
from sitecheck.text.content import Content
from sitecheck.text.source import Source


class Text(NamedTuple):
    """A text and the way back to its file.

    Attributes:
        text: what is read.
        where: what knows the places.
        block: the page's block whose text it is; None for a value in YAML.
        offset: where the text begins in the block, or a YAML value in its file.
    """

    text: str
    where: HasPlaces
    block: Block | None
    offset: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of `where` that a range of the text stands for."""
        if self.block is None:
            return self.offset + start, self.offset + end
        span = self.block.span(self.offset + start, self.offset + end)
        return span.start, span.end


def texts(site: Site) -> Iterator[Text]:
    """What visitors read on pages, and the values of front matter, `_config.yml` and `_data/`."""
    for page in site.pages:
        for block in page.blocks:
            if block.kind != "code":
                yield Text(block.text, page, block, 0)
                yield from _links(page, block)
        yield from _front_matter(page)
    if site.config and site.config_source:
        yield from _values(site.config.root, site.config_source)
    for path, document in site.data.items():
        source = site.load(path)
        if source is not None:
            yield from _values(document.root, source)


def _links(page: Page, block: Block) -> Iterator[Text]:
    """The texts of a block's links by themselves: a name that fills a link ends with it."""
    at = start = 0
    inside = False
    for run in block.runs:
        linked = bool(run.marks & LINK)
        if linked and not inside:
            start = at
        elif inside and not linked:
            yield Text(block.text[start:at], page, block, start)
        inside = linked
        at += len(run.text)
    if inside and start:
        yield Text(block.text[start:at], page, block, start)


def _front_matter(page: Page) -> Iterator[Text]:
    if page.front_matter is not None and page.front_matter.closed:
        yield from _values(page.front_matter.yaml.root, page.source)


def _values(root: YamlNode | None, source: Source) -> Iterator[Text]:
    """The scalars of a YAML tree as they are written, quotes and folds included."""
    where = Content.of(source)
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if node.alias:
            continue
        if node.kind == "scalar":
            if " " in node.raw or node.raw[:1].isupper():
                yield Text(source.text[node.start : node.end], where, None, node.start)
        else:
            stack += node.items
            stack += [value for _, value in node.entries]
