"""Venues in front matter, where academicpages keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.facts.venues import VenueMention, find_venues
from sitecheck.jekyll.site import Site
from sitecheck.text.content import Content

_KEYS = ("venue", "journal", "booktitle", "conference", "citation")


class Field:
    """A value of front matter, to be asked like an item of a page.

    Attributes:
        text: the value as it is written, quotes included.
        page: the file it stands in.
    """

    __slots__ = ("_offset", "page", "text")

    def __init__(self, text: str, page: Content, offset: int) -> None:
        self.text = text
        self.page = page
        self._offset = offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the file that a range of the text stands for."""
        return self._offset + start, self._offset + end


def field_mentions(site: Site) -> Iterator[tuple[Field, VenueMention]]:
    """Every venue that the front matter of a site's papers names."""
    for page in site.pages:
        if page.front_matter is None or "publication" not in page.collection:
            continue
        for key in _KEYS:
            node = page.front_matter.get(key)
            if node is None or node.kind != "scalar" or node.alias or not node.raw:
                continue
            field = Field(page.source.text[node.start : node.end], Content.of(page.source), node.start)
            for mention in find_venues(field.text, slot=key != "citation"):
                yield field, mention
