"""Dates of a list against each other and against today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from sitecheck.facts.date_model import earliest, latest, surely_before
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.rules.dates._lists import CLEAR, Dated, leading
from sitecheck.rules.rule import Problem, Problems, problem, rule

_PINNED = re.compile(r"📌|📍|\bpinned\b|置顶", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|going to|upcoming|to (?:be|attend|present|give|appear|start|join)|expected|invited|see you|"
    r"incoming|starting|joining|deadline|call for|scheduled|planned)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:Ph\.?\s?D|Doctor|M\.?\s?(?:Phil|Sc|S|Eng|A)\b|Master|B\.?\s?(?:Sc|S|Eng|E|A)\b|Bachelor|Undergraduate)",
    re.IGNORECASE,
)
_NOT_FULL = re.compile(
    r"\b(?:part[- ]time|exchange|visiting|joint|dual|double|minor|intern\w*|summer|online|combined"
    r"|integrated)\b",
    re.IGNORECASE,
)


@rule(
    "DAT005",
    "item-out-of-order",
    "warning",
    follows=("AGR001", "AGR002"),
    bad=(
        "# News\n\n- *2025.02*: One.\n- *2024.11*: Two.\n- *2024.10*: Three.\n- *⟦2024.07⟧*: Four.\n"
        "- *2024.08*: Five.\n- *2024.05*: Six.",
        "# News\n\n- *2025.03*: One.\n- *2025.02*: Two.\n- *⟦2024.01⟧*: Three.\n- *2024.12*: Four.\n"
        "- *2024.11*: Five.\n- *2024.10*: Six.",
    ),
    good=(
        "# News\n\n- *2025.02*: One.\n- *2025*: Two.\n- *2024.11*: Three.\n- *2024.10*: A.\n- *2024.10*: B.",
        "# News\n\n- 📌 *2023.01*: Join us.\n- *2025.02*: One.\n- *2024.11*: Two.\n- *2024.10*: Three.\n"
        "- *2024.09*: Four.",
        "# News\n\n- *2025.02*: A.\n- *2024.11*: B.\n- *2025.01*: C.\n- *2024.10*: D.\n- *2025.09*: B.",
    ),
)
def item_out_of_order(homepage: Homepage) -> Problems:
    """One item stands out of order in a list that is otherwise sorted by date.

    Either it is in the wrong place, or its date is a slip; in both cases the visitor misreads when it was.
    """
    for section in homepage.of_kind("news", "awards", "talks"):
        dated = [
            one for one in leading(section) if not one.mention.is_range and not _PINNED.search(one.item.text)
        ]
        if section.kind != "news" and len(dated) < 6:
            continue
        pairs = [_order(one, other) for one, other in pairwise(dated)]
        up, down = pairs.count(1), pairs.count(-1)
        usual, slips = (-1, up) if down > up else (1, down)
        if not slips or max(up, down) < CLEAR * slips:
            continue
        for index, order in enumerate(pairs):
            if order == -usual:
                yield from _misplaced(dated, index, usual)


def _order(one: Dated, other: Dated) -> int:
    """1 if the first is surely earlier, -1 if it is surely later, else 0."""
    if surely_before(one.point, other.point):
        return 1
    return -1 if surely_before(other.point, one.point) else 0


def _misplaced(dated: list[Dated], index: int, usual: int) -> Iterator[Problem]:
    """Which item of the pair at `index` is out of order: the one without which the list is sorted."""
    first, second = dated[index], dated[index + 1]
    without_first = index == 0 or _order(dated[index - 1], second) != -usual
    without_second = index + 2 >= len(dated) or _order(first, dated[index + 2]) != -usual
    if not (without_first or without_second):
        return
    wrong, other = (first, second) if without_first else (second, first)
    side = "above" if wrong is first else "below"
    sorted_by = "newest first" if usual == -1 else "oldest first"
    message = (
        f"{wrong.point.written} stands {side} {other.point.written} in a list that is otherwise {sorted_by}"
    )
    related = Related(other.item.page.place(*other.span()), "its neighbour")
    yield problem(wrong.item.page, *wrong.span(), message, None, (related,))


@rule(
    "DAT006",
    "future-news",
    "warning",
    today="2026-01-15",
    bad="# News\n\n- *⟦2026.11⟧*: One paper accepted!\n- *2025.10*: One paper accepted!",
    good=(
        "# News\n\n- *2026.01*: One paper accepted!\n- *2025.10*: One paper accepted!",
        "# News\n\n- *2026.06*: I will give a talk in Rome.\n- *2025.10*: One paper accepted!",
    ),
)
def future_news(homepage: Homepage, today: datetime.date) -> Problems:
    """A piece of news is dated in the future, and doesn't speak of the future.

    It hasn't happened yet: the year or the month is a slip.
    """
    limit = today + datetime.timedelta(days=1)
    for section in homepage.of_kind("news", "awards"):
        for one in leading(section):
            if one.mention.is_range or _AHEAD.search(one.item.text):
                continue
            if earliest(one.point) > (limit.year, limit.month, limit.day):
                message = f"{one.point.written} lies in the future: today is {today}"
                yield problem(one.item.page, *one.span(), message)


@rule(
    "DAT008",
    "overlapping-degrees",
    "info",
    bad="# Education\n\n- *2020.09 - 2024.06*, PhD, A University\n- *⟦2018.09 - 2021.06⟧*, M.Sc., B College",
    good=(
        "# Education\n\n- *2020.09 - 2024.06*, PhD, A University\n- *2016.09 - 2020.09*, B.Sc., B College",
        "# Education\n\n- *2016.09 - 2020.06*, B.Sc., A University\n- *2018.01 - 2018.07*, B.Sc. exchange, B",
    ),
)
def overlapping_degrees(homepage: Homepage, today: datetime.date) -> Problems:
    """Two degrees were studied for at the same time.

    That can be so; more often one of the dates is a slip.
    """
    for section in homepage.of_kind("education"):
        spans = []
        for one in leading(section):
            if (
                not one.mention.is_range
                or not _DEGREE.search(one.item.text)
                or _NOT_FULL.search(one.item.text)
            ):
                continue
            end = one.mention.last
            first = earliest(one.point)
            last = latest(end) if end else (today.year, today.month, today.day)
            if one.point.month and first <= last:
                spans.append((12 * first[0] + first[1], 12 * last[0] + last[1], one))
        spans.sort(key=lambda span: span[:2])
        for (_, end_month, one), (begin, later_end, other) in pairwise(spans):
            shared = min(end_month, later_end) - begin
            if shared > 2:
                message = f"This degree and the one from {other.point.written} on overlap by {shared} months"
                related = Related(other.item.page.place(*other.span()), "the other degree")
                yield problem(one.item.page, *one.span(), message, None, (related,))
