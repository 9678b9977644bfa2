"""Dates as homepages write them: points, ranges, open ends; their spans and their precision.

`find_dates` reads plain visible text (or raw Markdown: URLs, file names, arXiv ids, DOIs, versions
and page numbers give no dates). It is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from sitecheck.facts import date_points
from sitecheck.facts.date_model import (
    DateMention,
    Day,
    PartialDate,
    contract_form,
    earliest,
    is_reversed,
    iso,
    latest,
    styles_of,
    surely_before,
)
from sitecheck.facts.date_points import Shape
from sitecheck.facts.date_ranges import mention_at

__all__ = [
    "DateMention",
    "Day",
    "PartialDate",
    "contract_form",
    "earliest",
    "find_dates",
    "is_reversed",
    "iso",
    "latest",
    "styles_of",
    "surely_before",
]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?:19|20)[0-9]{2}"),
        re.compile(r"['’]([0-9]{2})(?![0-9])"),
        re.compile(r"(?:https?://|www\.|10\.[0-9]{4,9}/|\]\()[^\s)\]>\"'，。、）]*"),
    )


def find_dates(text: str, *, day_first: bool | None = None) -> list[DateMention]:
    """Every date and range in `text`, in order, none overlapping.

    Args:
        text: visible text or raw Markdown.
        day_first: whether `05/06/2024` names the day first; by default other dates of the text tell.
    """
    points = _points(text, day_first)
    mentions: list[DateMention] = []
    index = 0
    while index < len(points):
        shape = points[index]
        if mentions and shape.start < mentions[-1].end:
            index += 1
            continue
        mention, used = mention_at(text, points, index)
        if mention is not None:
            mentions.append(mention)
        index += used
    return mentions


def _points(text: str, day_first: bool | None) -> list[Shape]:
    url_pattern = _patterns()[2]
    years = _years(text)
    if not years:
        return []
    urls = [match.span() for match in url_pattern.finditer(text)]
    if day_first is None:
        day_first = _habit(text, years)
    shapes: list[Shape] = []
    url = 0
    for start, end in years:
        while url < len(urls) and urls[url][1] <= start:
            url += 1
        if url < len(urls) and urls[url][0] <= start:
            continue
        if shapes and start < shapes[-1].end:
            continue
        shape = _read(text, start, end, day_first)
        if shape is not None:
            shapes.append(shape)
    return shapes


def _years(text: str) -> list[tuple[int, int]]:
    """Spans of four digits that can be a year, and of two behind an apostrophe, in order."""
    four, two = _patterns()[:2]
    years = [
        (start, end)
        for start, end in (match.span() for match in four.finditer(text))
        if not text[end : end + 1].isdigit() and not text[start - 1 : start].isdigit()
    ]
    short = [match.span(1) for match in two.finditer(text)]
    return sorted(years + short) if short else years


def _habit(text: str, years: list[tuple[int, int]]) -> bool | None:
    """Whether the text's own unmistakable `D/M/YYYY` dates put the day first."""
    for start, end in years:
        if text[start - 1 : start] in ("/", "-", "."):
            shape = date_points.numeric_before(text, start, end, None)
            if shape is not None and shape.day and shape.order_sure and shape.day > 12:
                return shape.style.startswith("D")
    return None


def _read(text: str, start: int, end: int, day_first: bool | None) -> Shape | None:
    if end - start == 2:
        shape = date_points.words_before(text, start - 1, start - 1)
        if shape is None or shape.day or shape.reason:
            return None
        return shape._replace(end=end, style=shape.style.replace("YYYY", "'YY"))
    before = text[start - 1 : start]
    if before and before in "./-":
        numeric = date_points.numeric_before(text, start, end, day_first)
        if numeric is not None:
            return numeric
    return (
        date_points.numeric_after(text, start, end)
        or date_points.chinese(text, start, end)
        or (date_points.words_before(text, start, end) if not before.isdigit() else None)
        or date_points.words_after(text, start, end)
        or Shape(start, end)
    )
