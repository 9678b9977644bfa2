"""Badges: the short label on which a paper's venue stands, "CVPR 2024" beside title and picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.venues import VenueMention, find_venues
from sitecheck.homepage.items import moved
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import CODE, Block
from sitecheck.text.memo import kept

_CLASS = re.compile(r"(?:^|\s)(?:[\w-]*-)?(?:badge|abbr|venue)s?(?:$|\s)")
_BRACKET = re.compile(r"\W{0,3}[\[【]([^\]】\n]{2,40})[\]】]")
_YEAR = re.compile(
    r"(?<=[^\W\d_])(?P<dot>[.)]?)(?P<gap>[ \u00a0\-–_/]?['’]?)(?P<digits>(?:19|20)[0-9]{2}|[0-3][0-9])(?!\w)"
)
_GAPS = {"": "glued", " ": "space", "\u00a0": "space", "-": "hyphen", "'": "apostrophe", "’": "apostrophe"}


class Badge(NamedTuple):
    """One badge; offsets are those of the item's text.

    Attributes:
        item: the paper it labels.
        text: what it shows.
        start, end: its range.
        venues: the venues it names.
    """

    item: Item
    text: str
    start: int
    end: int
    venues: list[VenueMention]

    @property
    def span(self) -> tuple[int, int]:
        """Its range in the page."""
        return self.item.span(self.start, self.end)

    @property
    def style(self) -> str:
        """Join and number of the year's digits, as `space4` or `hyphen2`; empty without a year."""
        found = self.year
        if found is None:
            return ""
        gap = "apostrophe" if len(found["gap"]) == 2 else _GAPS.get(found["gap"], "other")
        return f"{gap}{len(found['digits'])}"

    @property
    def year(self) -> re.Match[str] | None:
        """Its first year behind a name: groups `gap` and `digits`, offsets of `text`."""
        return _YEAR.search(self.text)


@kept
def read_badges(homepage: Homepage) -> list[Badge]:
    """The badges of all papers, page by page in order."""
    return [
        badge
        for section in homepage.of_kind("publications")
        for item in section.items
        for badge in item_badges(item)
    ]


def item_badges(item: Item) -> Iterator[Badge]:
    """The badges of one paper: elements of that class, code at a line's beginning, leading brackets."""
    at = 0
    for index, block in enumerate(item.blocks):
        for start, end in _ranges(item, block, first=index == 0):
            text = block.text[start:end]
            low = at + start
            venues = [moved(mention, low) for mention in find_venues(text, slot=True)]
            yield Badge(item, text, low, low + len(text), venues)
        at += len(block.text) + 1


def _ranges(item: Item, block: Block, *, first: bool) -> Iterator[tuple[int, int]]:
    text = block.text
    if len(text) < 60 and _is_badge_element(item, block):
        bare = text.strip()
        start = text.find(bare)
        if bare and "\n" not in bare:
            yield start, start + len(bare)
        return
    at = 0
    for run in block.runs:
        # "**1.** `TITS 2025` [Title]": nothing but a number may stand before.
        if (
            run.marks & CODE
            and "\n" not in run.text
            and len(text[text.rfind("\n", 0, at) + 1 : at].strip()) < 6
        ):
            yield at, at + len(run.text)
        at += len(run.text)
    if first and (found := _BRACKET.match(text)) and _fills(found[1]):
        yield found.span(1)


def _is_badge_element(item: Item, block: Block) -> bool:
    """Whether the tag right before the block makes it a badge."""
    tags = item.page.tags
    index = bisect_right(tags, block.start, key=lambda tag: tag.start) - 1
    if index < 0 or tags[index].closing or tags[index].end > block.start:
        return False
    between = item.page.text[tags[index].end : block.start]
    return not between.strip() and bool(_CLASS.search(tags[index].value("class")))


def _fills(text: str) -> bool:
    """Whether a venue begins the text."""
    found = find_venues(text, slot=True)
    return bool(found) and found[0].start <= 6
