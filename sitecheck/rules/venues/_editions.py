"""When editions of conferences were held, in months, for comparison with the dates on a page.

A month is counted as `12 * year + month`, so that months of different years compare.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from sitecheck.facts.date_model import DateMention, earliest, latest
from sitecheck.facts.venue import MONTHS, Venue

EVENTS = frozenset(("conference", "workshop"))


class Window(NamedTuple):
    """The first and the last month in which something was or can be; both included."""

    first: int
    last: int


def said(date: DateMention | None) -> Window | None:
    """The months that a single date can mean; None for ranges and impossible dates."""
    if date is None or date.is_range or date.first is None or not date.first.valid:
        return None
    (year, month, _), (last_year, last_month, _) = earliest(date.first), latest(date.first)
    return Window(12 * year + month, 12 * last_year + last_month)


def held(venue: Venue, year: int) -> Window | None:
    """The months in which an edition was or can have been held."""
    months = venue.month_held(year)
    if months is None or venue.kind not in EVENTS:
        return None
    if isinstance(months, int):
        return Window(12 * year + months, 12 * year + months)
    return Window(12 * year + months[0], 12 * year + months[-1])


def notified(venue: Venue, year: int) -> Window | None:
    """The months in which authors of an edition were told; None if unknown or all the year round."""
    months = venue.months_notified(year)
    return None if months is None else Window(12 * year + months[0], 12 * year + months[-1])


def held_sentence(venue: Venue, year: int, today: datetime.date) -> str:
    """The fact for a message: "WACV 2024 was held 4 to 8 January 2024"."""
    text = venue.held_text(year) or ""
    name, colon, when = text.partition(": ")
    if not colon:
        return text
    days = venue.held_days(year)
    if days is None:
        return text
    future = (days.last.year, days.last.month, days.last.day or 31) >= (today.year, today.month, today.day)
    by_day = days.first.day is not None
    return f"{name} {'is' if future else 'was'} held {'' if by_day else 'in '}{when}"


def month_name(month: int) -> str:
    """`January 2024`."""
    year, index = divmod(month - 1, 12)
    return f"{MONTHS[index]} {year}"
