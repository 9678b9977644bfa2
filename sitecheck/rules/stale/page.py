"""Signs of age on a page as a whole."""

from __future__ import annotations

import datetime
import re

from sitecheck.facts.date_model import latest
from sitecheck.facts.dates import find_dates
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.samples import is_sample
from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import hits
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import months

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b(?: ©)?)\s*(?:(?:19|20)\d\d\s*[-–—]\s*)?(?P<year>20\d\d)(?!\d|\s*[-–—])", re.I
)
_UPDATED = re.compile(
    r"\b(?:last[- ](?:updated?|modified|edited|revised)|updated? on|page updated)\b(?: (?:on|at|in))?:?\s*",
    re.I,
)
_RECENT = re.compile(r"\b(?:recent|latest|current|upcoming|this year)\b", re.IGNORECASE)


@rule(
    "STL012",
    "news-silent",
    "info",
    bad="# News\n- *⟦2024.03⟧*: One paper accepted!\n- *2023.11*: A talk.\n- *2023.08*: A paper accepted!\n",
    good=(
        "# News\n- *2025.10*: One paper accepted!\n- *2023.11*: A talk.\n- *2023.08*: A paper accepted!\n",
        "# News\n- *2023.11*: A talk.\n",
    ),
    options={"months": 12},
)
def news_silent(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """The newest piece of news is more than a year old.

    A visitor wonders whether the owner still works.
    """
    dated = [
        (latest(item.date.first), item)
        for section in homepage.statements("news")
        for item in section.items
        if item.date is not None and item.date.first is not None and item.date.valid
    ]
    if len(dated) < 3:
        return
    (year, month, _), newest = max(dated, key=lambda pair: pair[0])
    if 12 * year + month + options["months"] < months(today) and newest.date is not None:
        start, end = newest.span(newest.date.start, newest.date.end)
        silent = months(today) - 12 * year - month
        yield problem(newest.page, start, end, f"The newest piece of news is {silent} months old")


@rule(
    "STL013",
    "copyright-year",
    "info",
    bad="Hello\n\n© ⟦2023⟧ Mira Solberg. All rights reserved.\n",
    good=(
        "Hello\n\n© 2026 Mira Solberg.\n",
        "Hello\n\n© 2019-2026 Mira Solberg.\n",
        "In 2023 (c) we left.\n",
    ),
)
def copyright_year(page: Page, today: datetime.date) -> Problems:
    """The year beside the copyright sign is not this year.

    It is the first place where visitors look for a page's age.
    """
    if page.collection or is_sample(page):
        return
    for hit in hits(page, _COPYRIGHT):
        if int(hit.match["year"]) < today.year:
            start, end = hit.span("year")
            yield problem(page, start, end, f"It is {today.year}")


@rule(
    "STL014",
    "last-updated",
    "info",
    bad="Hello\n\nLast updated: ⟦March 2024⟧.\n",
    good=("Hello\n\nLast updated: Dec 2025.\n", "The list was last updated by Elin.\n"),
    options={"months": 12},
)
def last_updated(page: Page, today: datetime.date, options: dict[str, int]) -> Problems:
    """The page says that it was last updated more than a year ago.

    Either it is as old as it says, or the line was forgotten at the last change.
    """
    if page.collection or is_sample(page):
        return
    for hit in hits(page, _UPDATED):
        at = hit.match.end()
        date = next(iter(find_dates(hit.block.text[at : at + 40])), None)
        if date is None or date.start > 2 or date.first is None or not date.valid:
            continue
        year, month, _ = latest(date.first)
        if 12 * year + month + options["months"] < months(today):
            span = hit.block.span(at + date.start, at + date.end)
            yield problem(page, span.start, span.end, "More than a year ago")


@rule(
    "STL015",
    "recent-year-heading",
    "info",
    bad=(
        "# Recent Papers (⟦2023⟧)\n- One\n\n# News\n- Two\n",
        "# ⟦Latest⟧ News\n- *2021.03*: One paper accepted!\n- *2020.11*: A talk.\n",
    ),
    good=(
        "# Recent Papers (2025-2026)\n- One\n",
        "# Papers of 2023\n- One\n",
        "# Upcoming Talks\n- One\n",
        "# Recent Talks\n- *2024.03*: A talk on ice.\n- *2020.11*: A talk.\n",
    ),
    options={"years": 2},
)
def recent_year_heading(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """A heading calls a past year recent, or what stands below it is years old.

    The section was true then, and isn't now.
    """
    for section in homepage.sections:
        page, heading = section.page, section.heading
        if (
            page.collection not in ("", "pages")
            or heading is None
            or len(heading.text) > 60
            or is_sample(page)
        ):
            continue
        word = _RECENT.search(heading.block.text)
        if word is None:
            continue
        dates = find_dates(heading.block.text)
        years = [point.year for date in dates for point in (date.first, date.last) if point]
        if years:
            if max(years) < today.year - 1 and not any(date.open_end for date in dates):
                span = heading.block.span(dates[-1].start, dates[-1].end)
                yield problem(page, span.start, span.end, f"It is {today.year}")
            continue
        if section.kind not in ("news", "publications", "talks", "projects", "awards") or not section.items:
            continue
        below = [_year(item) for item in section.items]
        dated = [year for year in below if year]
        if dated and 2 * len(dated) > len(below) and max(dated) < today.year - options["years"]:
            span = heading.block.span(*word.span())
            yield problem(page, span.start, span.end, f"The newest below it is of {max(dated)}")


def _year(item: Item) -> int:
    """The last year that an item names; 0 where it names none."""
    years = [point.year for date in item.dates for point in (date.first, date.last) if point and date.valid]
    return max([*years, *(year.year for mention in item.venues for year in mention.years)], default=0)
