"""Months as numbers, and words of items, for the rules of this family."""

from __future__ import annotations

import re

from sitecheck.facts.date_model import DateMention
from sitecheck.homepage.model import Item
from sitecheck.homepage.roles import sentences

_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = 12
GAP = 6
"""Months; further apart, two dates are of two events (a whole year apart, they may be a slip)."""


def month(mention: DateMention | None) -> int | None:
    """The first month of a date, counted as `12 * year + month`; None where no month is said."""
    first = mention.first if mention else None
    return 12 * first.year + first.month if first and first.month and first.valid else None


def slip(one: int, other: int, most: int) -> bool:
    """Whether two months that should be one differ as a slip does: by a few months, or by a whole year."""
    apart = abs(one - other)
    return 0 < apart <= most or apart == _YEAR


def words(text: str) -> set[str]:
    """The words of a text, lower case, without plural."""
    return {word.lower().removesuffix("s") for word in _WORD.findall(text)}


def first_sentence(item: Item) -> str:
    """The first sentence behind an item's date: what the date is said of."""
    begin = item.date.end if item.date else 0
    rest = item.text[begin:]
    return next((rest[low:high] for low, high in sentences(rest) if len(words(rest[low:high])) > 1), "")


def date_span(item: Item) -> tuple[int, int]:
    """The range of an item's date in the page."""
    assert item.date is not None
    return item.span(item.date.start, item.date.end)


def written(item: Item) -> str:
    """An item's date as it is written."""
    first = item.date.first if item.date else None
    return first.written if first else ""
