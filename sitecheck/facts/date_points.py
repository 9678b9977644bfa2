"""The grammar of one point in time: a year with what is written beside it.

Every point holds a year, so the reader goes from year to year and looks to both sides with patterns
of bounded length: linear in the text. Ranges, open ends and "since" are the floor above, `dates`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sitecheck.facts.date_model import MONTH_DAYS

_ENGLISH = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
)
_FOREIGN = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
SEASONS = {"spring": "spring", "summer": "summer", "fall": "fall", "autumn": "fall", "winter": "winter"}


NO_DATE = "no date"
"""The reason of a shape that only looks like a date (an arXiv id, a version)."""


class Shape(NamedTuple):
    """How the neighbours of a year were read, before the point is built."""

    start: int
    end: int
    month: int | None = None
    day: int | None = None
    season: str | None = None
    style: str = "YYYY"
    padded: bool | None = None
    order_sure: bool = True
    reason: str = ""
    doubtful: bool = False
    first_day: int | None = None


@cache
def month_names() -> dict[str, tuple[int, str]]:
    """Lower-case month name → (1 to 12, `Month` for a full name, `Mon` for a short one)."""
    names: dict[str, tuple[int, str]] = {}
    for line in (_ENGLISH[0], *_FOREIGN):
        for number, name in enumerate(line.split(), 1):
            names[name] = (number, "Month")
    for number, name in enumerate(_ENGLISH[1].split(), 1):
        names[name] = (number, "Mon")
    names["sept"] = (9, "Mon")
    return names


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of this module, compiled on first use (import must stay cheap)."""
    blank = r"[^\S\n]*\n?[^\S\n]*"
    day = r"[0-3]?[0-9](?:st|nd|rd|th)?"
    return (
        re.compile(r"([.\-/])([0-9]{1,3})(?![0-9])(?:\1([0-9]{1,2})(?![0-9]))?"),
        re.compile(r"\s?年(?:\s?([0-9]{1,2})\s?月(?:份|\s?([0-9]{1,2})\s?[日号])?)?"),
        re.compile(r"(?<![\w./\-])([0-9]{1,2})(?:([./\-])([0-9]{1,2}))?([./\-])$"),
        re.compile(
            rf"(?:(?<![\w.,/:\-])(?:({day})[ ]?[-–—][ ]?)?({day})(?:[ ]of)?[ ])?"
            rf"(?<![^\W\d_])([^\W\d_]{{3,10}})(\.?,?)"
            rf"(?:{blank}(?:({day})[ ]?[-–—][ ]?)?({day}),?)?{blank}$"
        ),
        re.compile(r",?[ ]([A-Za-z]{3,9})\b(?![ ]+[0-9])"),
        re.compile(r"[^\W\d_]{3,}"),
    )


def numeric_after(text: str, start: int, end: int) -> Shape | None:
    """`2024.05`, `2024-5-12`, `2024/12/21`, `2025.087`; `end` stands behind the year."""
    match = patterns()[0].match(text, end)
    if match is None:
        return None
    sep, month, day = match.groups()
    if len(month) == 3 and (day or sep != "." or month.startswith("00")):
        return Shape(start, match.end(), doubtful=True, reason=NO_DATE)
    parts = [month] if day is None else [month, day]
    style = sep.join(
        ["YYYY", "MM" if len(month) > 1 else "M", *(["DD" if len(day) > 1 else "D"] if day else [])]
    )
    year = int(text[start:end])
    reason = impossible(year, int(month), int(day) if day else None)
    known = int(month) if len(month) < 3 and 1 <= int(month) <= 12 else None
    if len(month) == 3:
        reason = f"a month has two digits, not three ({month})"
    # A full date with dashes or slashes can be nothing else; a dotted pair may be a version or a score.
    doubtful = (
        bool(reason) and not (month.startswith("0") and len(month) == 3) and (day is None or sep == ".")
    )
    return Shape(
        start,
        match.end(),
        known,
        int(day) if day and not reason else None,
        style=style,
        padded=padding(parts),
        reason=reason,
        doubtful=doubtful,
    )


def chinese(text: str, start: int, end: int) -> Shape | None:
    """`2024年5月`, `2024 年 5 月 3 日`, `2024年`."""
    match = patterns()[1].match(text, end)
    if match is None:
        return None
    month, day = match.groups()
    if month is None:
        return Shape(start, match.end(), style="YYYY年")
    reason = impossible(int(text[start:end]), int(month), int(day) if day else None)
    style = "YYYY年" + "M" * len(month) + "月" + ("D" * len(day) + "日" if day else "")
    numbers = [month] if day is None else [month, day]
    return Shape(
        start,
        match.end(),
        None if reason else int(month),
        int(day) if day and not reason else None,
        style=style,
        padded=padding(numbers),
        reason=reason,
    )


def numeric_before(text: str, start: int, end: int, day_first: bool | None) -> Shape | None:
    """`05/2024`, `5.2024`, `12/21/2024`, `23-04-2022`; `start` is the year's."""
    floor = max(0, start - 8)
    match = patterns()[2].search(text[floor:start])
    if match is None:
        return None
    one, sep, two, last = match.groups()
    begin = floor + match.start()
    if sep is None:
        if last != "/" and not 1 <= int(one) <= 12:
            return None
        reason = impossible(int(text[start:end]), int(one), None)
        style = f"{'M' * len(one)}{last}YYYY"
        month = None if reason else int(one)
        return Shape(
            begin, end, month, style=style, padded=padding([one]), reason=reason, doubtful=bool(reason)
        )
    if sep != last:
        return None
    return _three_numbers(Shape(begin, end), (one, two), sep, int(text[start:end]), day_first)


def _three_numbers(
    where: Shape, numbers: tuple[str, str], sep: str, year: int, day_first: bool | None
) -> Shape:
    """Tell day from month: a number above 12 decides, then the page's habit, then the separator."""
    one, two = numbers
    first, second = int(one), int(two)
    sure = first == second or first > 12 or second > 12 or day_first is not None
    if first > 12 >= second or second > 12 >= first:
        is_day_first = first > 12
    else:
        is_day_first = day_first if day_first is not None else sep != "/"
    day, month = (first, second) if is_day_first else (second, first)
    letters = "DM" if is_day_first else "MD"
    style = f"{letters[0] * len(one)}{sep}{letters[1] * len(two)}{sep}YYYY"
    reason = impossible(year, month, day)
    return where._replace(
        month=month if 1 <= month <= 12 else None,
        day=None if reason else day,
        style=style,
        padded=padding([one, two]),
        order_sure=sure,
        reason=reason,
        doubtful=bool(reason) and (min(first, second) > 12 or sep != "/"),
    )


def words_before(text: str, start: int, end: int) -> Shape | None:
    """`May 2024`, `Sept. 2023`, `May 12, 2024`, `12 May 2024`, `June 2-6, 2024`, `Fall 2024`."""
    floor = max(0, start - 40)
    near = text[floor:start]
    names = month_names()
    if not any(word in names or word in SEASONS for word in patterns()[5].findall(near.lower())):
        return None
    match = patterns()[3].search(near)
    if match is None:
        return None
    early_first, early, name, mark, late_first, late = match.groups()
    lower = name.lower()
    begin = floor + match.start(3)
    if lower in SEASONS:
        if late:
            return None
        return Shape(begin, end, season=SEASONS[lower], style="Season YYYY")
    if lower not in names:
        return None
    month, form = names[lower]
    name_style = form + mark.replace(",", "")
    day_text, first_text = (late, late_first) if late else (early, early_first)
    if day_text is None:
        style = f"{name_style}{',' if ',' in mark else ''} YYYY"
        return Shape(begin, end, month, style=style)
    if not late:
        begin = floor + match.start(1 if early_first else 2)
    day, first_day = _number(day_text), _number(first_text) if first_text else None
    reason = impossible(_year(text[start:end]), month, day)
    if first_day is not None and not reason:
        reason = impossible(_year(text[start:end]), month, first_day)
    style = f"{name_style} D, YYYY" if late else f"D {name_style} YYYY"
    return Shape(begin, end, month, None if reason else day, style=style, reason=reason, first_day=first_day)


def words_after(text: str, start: int, end: int) -> Shape | None:
    """`2024 May`."""
    match = patterns()[4].match(text, end)
    if match is None or not match[1][0].isupper():
        return None
    named = month_names().get(match[1].lower())
    return None if named is None else Shape(start, match.end(), named[0], style=f"YYYY {named[1]}")


def impossible(year: int, month: int, day: int | None) -> str:
    """Why the calendar has no such date; empty if it has one."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is None:
        return ""
    days = MONTH_DAYS[month - 1]
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        days = 28
    if 1 <= day <= days:
        return ""
    name = _ENGLISH[0].split()[month - 1].capitalize()
    return f"{name} {year} has {days} days, not {day}" if day else f"{name} has no day 0"


def padding(numbers: list[str]) -> bool | None:
    """Whether numbers below ten carry a zero; None if there are none (or they disagree)."""
    found = {len(number) > 1 for number in numbers if int(number) < 10}
    return found.pop() if len(found) == 1 else None


def _number(written: str) -> int:
    return int(written.rstrip("stndrh"))


def _year(written: str) -> int:
    if not written:  # only two digits behind an apostrophe, which are no part of the range
        return 2000
    return full_year(int(written)) if len(written) == 2 else int(written)


def full_year(two_digits: int) -> int:
    """The year meant by two digits on a page of our days: 1970 to 2069."""
    return (1900 if two_digits >= 70 else 2000) + two_digits
