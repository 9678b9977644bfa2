"""Every text of a site whose words are judged, with the way back to its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.jekyll.blocks import CODE, Block
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import NO_PROSE, data_texts
from sitecheck.rules.rule import HasPlaces
from sitecheck.rules.template._samples import is_sample


class Text(NamedTuple):
    """A text that visitors read.

    Attributes:
        text: what is read; code is blanked.
        where: what knows the places.
        block: the page's block whose text it is, if any.
        offset: where a text that is no block's begins.
        title: whether it is a heading, the title of a page or an entry of the menu.
    """

    text: str
    where: HasPlaces
    block: Block | None
    offset: int
    title: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of `where` that a range of the text stands for."""
        if self.block is None:
            return self.offset + start, self.offset + end
        span = self.block.span(start, end)
        return span.start, span.end

    def is_written(self, start: int, end: int) -> bool:
        """Whether the file holds a range of the text as it is read, with no markup inside."""
        return self.where.place(*self.span(start, end)).text == self.text[start:end]


def texts(site: Site) -> Iterator[list[Text]]:
    """The texts page by page; then those of `_config.yml`, of the menu and of front matter."""
    for page in site.pages:
        if not is_sample(page):
            yield list(_page_texts(page))
    data = [d for d in data_texts(site) if not (isinstance(d.where, Page) and is_sample(d.where))]
    yield [Text(d.text, d.where, None, d.start, d.key == "title") for d in data]


def _page_texts(page: Page) -> Iterator[Text]:
    for block in page.blocks:
        if block.kind not in NO_PROSE:
            yield Text(block.plain(CODE), page, block, 0, block.kind == "heading")
    for tag in page.tags:
        for name in ("alt", "title"):
            attribute = tag.get(name)
            if attribute and " " in attribute.value.strip():
                start, end = attribute.value_start, attribute.value_end
                if page.text[start:end] == attribute.value:
                    yield Text(attribute.value, page, None, start, False)
