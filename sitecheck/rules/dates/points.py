"""Dates and ranges that the calendar doesn't allow."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sitecheck.facts.date_model import DateMention, is_reversed, latest
from sitecheck.homepage.model import Homepage, Item, Section
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problem, Problems, problem, rule
from sitecheck.text.content import Content

_MONTH_DAY = re.compile(r"(?<![\w./$-])([0-9]{1,2})/([0-9]{1,2})(?![\w./%-])")
_STAMP = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?", re.ASCII
)
_ZONE = re.compile(r"(?:[A-Z]{1,5}|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_LIKE_DATE = re.compile(r"\d{4}-[\w-]+", re.ASCII)
_FILE_DATE = re.compile(r"(?:^|/)(\d{4})-(\d{1,2})-(\d{1,2})-[^/]+$", re.ASCII)


@rule(
    "DAT001",
    "impossible-date",
    "error",
    bad=(
        "# News\n\n- *⟦2025.087⟧*: A new paper.",
        "# News\n\n- *⟦2024.13⟧*: A new paper.",
        "# Talks\n\n- ⟦2023-02-30⟧, a talk in Rome",
        "# Teaching\n\n- Sets, 1/22\n- Maps, 1/24\n- Rings, 1/29\n- Fields, ⟦1/32⟧\n- Groups, 2/5",
    ),
    good=(
        "# News\n\n- *2025.08*: A new paper, version 2024.13, ninth of 62 teams (9/62).",
        "# Talks\n\n- 2024-02-29, a talk in Rome\n- 31/12/2023, a talk in Oslo",
    ),
)
def impossible_date(homepage: Homepage) -> Problems:
    """A date has a month or a day that no calendar has.

    The visitor can only guess when it was, and what else on the page is a slip.
    """
    for section in homepage.sections:
        for item in section.items:
            for mention in item.dates:
                for point in (mention.first, mention.last):
                    if point is not None and not point.valid:
                        message = f"'{point.written}' is no date: {point.reason}"
                        yield problem(item.page, *item.span(point.start, point.end), message)
        yield from _impossible_days(section)


def _impossible_days(section: Section) -> Iterator[Problem]:
    """`1/32` in a list whose other items bear month and day in the order of the calendar."""
    found: list[tuple[Item, re.Match[str]]] = []
    for item in section.items:
        matches = list(_MONTH_DAY.finditer(item.text))
        if len(matches) == 1:
            found.append((item, matches[0]))
    days = [(int(match[1]), int(match[2])) for _, match in found]
    real = [day for day in days if 1 <= day[0] <= 12 and 1 <= day[1] <= 31]
    if len(real) < 4 or len(real) != len(days) - 1 or real not in (sorted(real), sorted(real, reverse=True)):
        return
    for (item, match), (month, day) in zip(found, days, strict=True):
        if 1 <= month <= 12 and day > 31:
            message = f"'{match[0]}' is no date: no month has {day} days"
            yield problem(item.page, *item.span(*match.span()), message)


@rule(
    "DAT002",
    "reversed-range",
    "error",
    bad=(
        "# Education\n\n- *⟦2024.09 - 2022.04⟧*, Ph.D. in Robotics",
        "# Education\n\n- *⟦2024.09 - 2022.04 (now)⟧*, Ph.D. in Robotics",
        "# Experience\n\n- ⟦Sep 2023 – Jun 2023⟧, intern",
    ),
    good="# Education\n\n- *2022.09 - 2024.04*, M.Phil.\n- 2019-2022, B.Sc.\n- Dec 2022 - Jan 2023, intern",
)
def reversed_range(homepage: Homepage) -> Problems:
    """A range of time ends before it begins.

    One of its two dates is wrong, and the visitor can't tell which.
    """
    for item, mention in _ranges(homepage):
        if is_reversed(mention) and mention.first and mention.last and mention.valid:
            message = f"The range ends ({mention.last.written}) before it begins ({mention.first.written})"
            yield problem(item.page, *item.span(mention.start, mention.end), message)


@rule(
    "DAT003",
    "now-beside-end",
    "error",
    bad="# Education\n\n- *⟦2019.06 - 2022.04 (now)⟧*, Ph.D. in Robotics",
    good="# Education\n\n- *2019.06 - now*, PhD\n- *2024.09 - 2028.06 (present)*, PhD\n- *2015 - 2019*, BA",
)
def now_beside_end(homepage: Homepage, today: datetime.date) -> Problems:
    """A range that has ended also says that it goes on.

    The visitor can't tell whether the position is held today.
    """
    for item, mention in _ranges(homepage):
        if not mention.open_end or mention.last is None or is_reversed(mention):
            continue
        if latest(mention.last) < (today.year, today.month, today.day):
            message = (
                f"The range ended in {mention.last.written}, but '{mention.open_end}' says that it goes on"
            )
            yield problem(item.page, *item.span(mention.start, mention.end), message)


def _ranges(homepage: Homepage) -> Iterator[tuple[Item, DateMention]]:
    for section in homepage.sections:
        for item in section.items:
            for mention in item.dates:
                if mention.is_range:
                    yield item, mention


@rule(
    "DAT011",
    "broken-front-matter-date",
    "error",
    bad=(
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: ⟦2024-25-35⟧\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: ⟦2024-5-xx⟧\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: ⟦2024-05-01 25:00:00 +0800⟧\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: ⟦2024-05-01 15:00:00 +8000⟧\n---\nHello!"},
    ),
    good=(
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: 2024-05-01 15:59:00-0400\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: 2024-5-1\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: May 1, 2024\n---\nHello!"},
    ),
)
def broken_front_matter_date(page: Page) -> Problems:
    """The date in a post's front matter is none: no such day, hour or time zone.

    Jekyll stops with "Invalid date", and the site isn't built.
    """
    node = page.front_matter.get("date") if page.front_matter and page.collection else None
    if node is None or node.kind != "scalar":
        return
    reason = _stamp_problem(node.raw.strip())
    if reason:
        where = Content.of(page.source)
        yield problem(where, node.start, node.end, f"'{node.raw}' is no date: {reason}")


def _stamp_problem(text: str) -> str:
    found = _STAMP.fullmatch(text)
    if found is None:
        return "it is neither a day nor a time" if _LIKE_DATE.fullmatch(text) else ""
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        datetime.date(year, month, day)
    except ValueError:
        return (
            f"{year:04d}-{month:02d} has no day {day}" if 1 <= month <= 12 else f"there is no month {month}"
        )
    if found[4] is None:
        return ""
    if int(found[4]) > 24 or int(found[5]) > 59 or int(found[6] or 0) > 60:
        return "there is no such time of day"
    zone = found[7].strip()
    digits = re.sub(r"\D", "", zone)
    if not _ZONE.fullmatch(zone) or (digits and (int(digits[:2]) > 14 or int(digits[2:] or 0) > 59)):
        return f"there is no time zone {zone}"
    return ""


@rule(
    "DAT007",
    "date-against-file-name",
    "info",
    bad={"_posts/2013-08-14-hello.md": "---\ntitle: Hello\ndate: ⟦2025-10-31⟧\n---\nHello!"},
    good=(
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: 2024-05-01\n---\nHello!"},
        {"_posts/2024-05-01-hello.md": "---\ntitle: Hello\ndate: 2024-05-02 00:20:00\n---\nHello!"},
    ),
)
def date_against_file_name(page: Page) -> Problems:
    """A post's front matter gives another date than its file name.

    Jekyll shows and sorts by the front matter; the other date is a leftover that misleads whoever edits
    the site.
    """
    node = page.front_matter.get("date") if page.front_matter and page.collection else None
    named = _FILE_DATE.search(page.path)
    stamp = _STAMP.match(node.raw) if node is not None and node.kind == "scalar" else None
    if node is None or named is None or stamp is None:
        return
    try:
        one, other = (datetime.date(*(int(part) for part in match.groups()[:3])) for match in (named, stamp))
    except ValueError:
        return
    if abs((one - other).days) > 1:
        where = Content.of(page.source)
        yield problem(where, node.start, node.end, f"The file's name says {one}, its front matter {other}")
