"""Venue mentions as the rules of this family walk over them."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.facts.venues import VenueMention
from sitecheck.homepage.model import Homepage, Item


def mentions(homepage: Homepage) -> Iterator[tuple[Item, VenueMention]]:
    """Every venue that the site's items name, outside the titles of papers."""
    for section in homepage.sections:
        for item in section.items:
            for mention in item.venues:
                if not in_title(item, mention.name_start, mention.name_end) and in_one_block(
                    item, mention.name_start, mention.name_end
                ):
                    yield item, mention


def in_title(item: Item, start: int, end: int) -> bool:
    """Whether a range of the item's text lies in the paper's title, whose words are no venue."""
    if item.title is None:
        return False
    low, high = item.span(start, end)
    return item.title.start <= low and high <= item.title.end


def in_one_block(item: Item, start: int, end: int) -> bool:
    """Whether a range of the item's text crosses no edge between blocks."""
    at = 0
    for block in item.blocks:
        at += len(block.text) + 1
        if start < at:
            return end < at
    return True


def same_entry(item: Item, index: int, offset: int) -> bool:
    """Whether a place of the item's text and one of the page stand in one entry of a nested list.

    An item is an outermost list item; a list of papers by year has all papers of the year in one.
    """
    at = 0
    mine = there = -1
    for block in item.blocks:
        if at <= index <= at + len(block.text):
            mine = block.item
        if block.start <= offset < block.end:
            there = block.item
        at += len(block.text) + 1
    return mine == there or -1 in (mine, there)
