"""Papers one by one: a badge, a title, links and venues that belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.venues import VenueMention
from sitecheck.homepage.badges import Badge, read_badges
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.venues._mentions import in_title
from sitecheck.text.memo import kept

MOST = 60
"""What names more venues or has more links than that is no single paper."""


class Entry(NamedTuple):
    """One paper.

    Attributes:
        item: the item it stands in; an item is an outermost list item, and a list of papers by year
            has all papers of the year in one.
        start, end: its range in the item's text.
        venues: the venues it names outside its title, badges included.
        links: in it.
        badges: on it.
    """

    item: Item
    start: int
    end: int
    venues: list[VenueMention]
    links: list[Link]
    badges: list[Badge]


@kept
def paper_entries(homepage: Homepage) -> list[Entry]:
    """The papers of all publication lists."""
    badges: defaultdict[int, list[Badge]] = defaultdict(list)
    for badge in read_badges(homepage):
        badges[id(badge.item)].append(badge)
    found = [
        entry
        for section in homepage.of_kind("publications")
        for item in section.items
        for entry in _entries(item, badges[id(item)])
    ]
    return [entry for entry in found if len(entry.venues) <= MOST and len(entry.links) <= MOST]


def _entries(item: Item, badges: list[Badge]) -> Iterator[Entry]:
    """The entries of a nested list; a paper box or a plain item is one entry."""
    inner = [block.item for block in item.blocks]
    starts, ends, pages = [0], [], [item.start]
    at = 0
    for index, block in enumerate(item.blocks):
        if index and -1 not in inner and inner[index] != inner[index - 1]:
            ends.append(at)
            starts.append(at)
            pages.append(block.start)
        at += len(block.text) + 1
    ends.append(at)
    entries = [Entry(item, start, end, [], [], []) for start, end in zip(starts, ends, strict=True)]
    for mention in item.venues:
        if not in_title(item, mention.start, mention.end):
            entries[bisect_right(starts, mention.start) - 1].venues.append(mention)
    for link in item.links:
        entries[max(bisect_right(pages, link.start) - 1, 0)].links.append(link)
    for badge in badges:
        entries[bisect_right(starts, badge.start) - 1].badges.append(badge)
    yield from entries
