"""What the owner says of the present: the profile's lines and About, and the clock they are held against."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.date_model import DateMention, latest
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.posts import read_posts
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import data_texts
from sitecheck.rules.rule import HasPlaces

PROFILE_KEYS = ("description", "bio", "excerpt", "tagline", "subtitle")
"""Keys of `_config.yml` and of front matter that say who the owner is."""
_ACADEMIC_YEAR_ENDS = 8
"""August; "2025-2026" of a study or job market is over then."""


class Said(NamedTuple):
    """A text about the owner and the way back to its file.

    Attributes:
        text: what the visitor reads.
        where: knows the places of offsets.
        key: of the profile; empty for the page's own text.
        item: the item of a page it is; None for the profile.
        start: where a profile's text begins in its file.
    """

    text: str
    where: HasPlaces
    key: str
    item: Item | None
    start: int

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The range of `where` that a range of the text stands for."""
        if self.item is not None:
            return self.item.span(low, high)
        return self.start + low, self.start + high


def profile_texts(site: Site) -> Iterator[Said]:
    """The lines of the profile and of front matter that say who the owner is."""
    for text in data_texts(site):
        page = getattr(text.where, "collection", None)
        if text.key in PROFILE_KEYS and not page:
            yield Said(text.text, text.where, text.key, None, text.start)


def about_texts(homepage: Homepage, *kinds: str) -> Iterator[Said]:
    """The items of About (and of other kinds of section), the rows of a curriculum vitae left out."""
    listed = {id(post.item) for post in read_posts(homepage)} if not kinds else set()
    for section in homepage.statements("about", *kinds):
        for item in section.items:
            if id(item) not in listed:
                yield Said(item.text, item.page, "", item, 0)


def months(today: datetime.date) -> int:
    """The present month, counted as `12 * year + month`."""
    return 12 * today.year + today.month


def has_passed(date: DateMention, today: datetime.date) -> bool:
    """Whether all that a date can mean lies in the past; an open end never does."""
    if date.open_end or not date.valid:
        return False
    point = date.last or date.first
    if point is None:
        return False
    if date.first is not None and date.last is not None and _academic(date):
        return (point.year, _ACADEMIC_YEAR_ENDS) < (today.year, today.month)
    return latest(point) < (today.year, today.month, today.day)


def _academic(date: DateMention) -> bool:
    """Whether a range is two years that follow each other, without months."""
    first, last = date.first, date.last
    return (
        first is not None
        and last is not None
        and last.year == first.year + 1
        and not (first.month or last.month or first.season or last.season)
    )


def written(month: int) -> str:
    """A month as lists write it: `2024.06`."""
    year, index = divmod(month - 1, 12)
    return f"{year}.{index + 1:02d}"
