"""Degrees and posts that the page dates, as a timeline."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.facts.date_model import DateMention, earliest, latest
from sitecheck.facts.institutions import find_institutions
from sitecheck.homepage.model import Homepage, Item, Section
from sitecheck.homepage.roles import first_role
from sitecheck.text.memo import kept

_DASH = re.compile(r"\s{0,3}[-–—~]{1,2}\s{0,3}(?:$|\n|\))")
_WORK = re.compile(
    r"\b(?:ph\.?\s?d|doctoral|master(?:['’]?s)?|bachelor(?:['’]?s)?) (?:thesis|dissertation|project)\b", re.I
)
HEAD = 240
"""How far into an item its role, dates and institution are looked for; what follows describes the work."""


class Post(NamedTuple):
    """A degree or post with its dates.

    Attributes:
        level: as in `sitecheck.homepage.roles`; empty where the words don't tell.
        item: where it stands.
        section: the section of it.
        date: its range, or the year in which a degree was awarded.
        begin: first month, counted as `12 * year + month`; None where no month is said.
        end: last month that the end can mean; None where it is open.
        open: whether it goes on.
        institutions: names of those that it names.
    """

    level: str
    item: Item
    section: Section
    date: DateMention
    begin: int | None
    end: int | None
    open: bool
    institutions: frozenset[str]

    @property
    def span(self) -> tuple[int, int]:
        """The range of its date in the page."""
        return self.item.span(self.date.start, self.date.end)


@kept
def read_posts(homepage: Homepage) -> list[Post]:
    """The dated degrees and posts of Education, Experience and of About's own lists."""
    found = []
    for section in homepage.statements("education", "experience", "about"):
        for item in section.items:
            post = _post(item, section)
            if post is not None and (section.kind != "about" or _is_list_item(post)):
                found.append(post)
    return found


def _is_list_item(post: Post) -> bool:
    """Whether an item of About is one of a curriculum vitae: a range leads it, and a role follows."""
    return post.date.is_range and post.date.start < 12 and bool(post.level)


def _post(item: Item, section: Section) -> Post | None:
    head = item.text[:HEAD]
    ranges = [date for date in item.dates if date.is_range and date.start < HEAD and date.first]
    date = item.date if item.date in ranges else (ranges[0] if ranges else item.date)
    if date is None and section.kind == "education" and len(item.dates) == 1:
        date = item.dates[0]
    if date is None or date.first is None or not date.valid:
        return None
    dash = not date.is_range and section.kind != "about" and bool(_DASH.match(item.text, date.end))
    goes_on = dash or (bool(date.open_end) and date.last is None)
    begin = 12 * date.first.year + date.first.month if date.first.month and (date.is_range or dash) else None
    end = None if dash else month_of_end(date)
    level = first_role(_WORK.sub(" ", head))
    return Post(level, item, section, date, begin, end, goes_on, frozenset(institutions(head)))


def month_of_end(date: DateMention) -> int | None:
    """The last month that a range (or a point) can reach; None where its end is open or not said."""
    point = date.last if date.is_range else date.first
    if point is None or date.open_end:
        return None
    year, month, _ = latest(point)
    return 12 * year + month


def month_of_begin(date: DateMention) -> int | None:
    """The first month that a range or a point can mean; None where it isn't said."""
    if date.first is None:
        return None
    year, month, _ = earliest(date.first)
    return 12 * year + month


def institutions(text: str) -> set[str]:
    """The names of the institutions that a text names."""
    return {m.institution.name for m in find_institutions(text) if m.institution is not None}


def related_names(one: str, other: str) -> bool:
    """Whether two names may mean one institution, or one a part of the other."""
    a, b = one.lower().removeprefix("the "), other.lower().removeprefix("the ")
    return a in b or b in a
