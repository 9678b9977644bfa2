"""Venue mentions as the rules of this family walk over them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import VenueMention
from sitecheck.homepage.model import Homepage, Item
from sitecheck.text.memo import kept


@kept
def mentions(homepage: Homepage) -> list[tuple[Item, VenueMention]]:
    """Every venue that the site's items name, outside the titles of papers."""
    return [
        (item, mention)
        for section in homepage.sections
        for item in section.items
        for mention in item.venues
        if not in_title(item, mention.name_start, mention.name_end)
        and in_one_block(item, mention.name_start, mention.name_end)
    ]


def in_title(item: Item, start: int, end: int) -> bool:
    """Whether a range of the item's text lies in the paper's title, whose words are no venue."""
    if item.title is None:
        return False
    low, high = item.span(start, end)
    return item.title.start <= low and high <= item.title.end


def in_one_block(item: Item, start: int, end: int) -> bool:
    """Whether a range of the item's text crosses no edge between blocks."""
    edges = _edges(item)
    return bisect_right(edges, start) == bisect_right(edges, end)


@lru_cache(maxsize=64)
def _edges(item: Item) -> list[int]:
    """Where each block of an item begins in its text."""
    edges, at = [], 0
    for block in item.blocks:
        edges.append(at)
        at += len(block.text) + 1
    return edges


def related_venues(one: Venue, other: Venue) -> bool:
    """Whether a paper may be of both: a conference and its workshops or its journal, two names of one series."""
    if one.key == other.key or set(one.acronyms) & set(other.acronyms) or set(one.names) & set(other.names):
        return True
    if one.key in other.prints or other.key in one.prints:
        return True
    short, long = sorted((one.acronym, other.acronym), key=len)
    return long.startswith(short)
