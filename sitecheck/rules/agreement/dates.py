"""One event, two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.date_model import DateMention, PartialDate
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problem, Problems, problem, rule

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_COMMON = frozenset(
    "the and for from with our are was has been have awarded award awards received receive receiving glad honored "
    "honoured happy thrilled won win winning got get selected top prize first second third paper student student's "
    "university college best one two scholarship fellowship at ieee acm conference congratulations thanks excited "
    "finalist national outstanding excellent travel grant academic merit honor honors".split()
)
_GAP = 6
"""Months; further apart, two awards of one name are two awards."""


def _month(date: PartialDate | None) -> int | None:
    return date.year * 12 + date.month if date and date.month and date.valid else None


def _start(mention: DateMention | None) -> int | None:
    return _month(mention.first) if mention else None


def _words(item: Item) -> set[str]:
    return {word.lower() for word in _WORD.findall(item.text)}


def _date_place(item: Item) -> tuple[int, int]:
    assert item.date is not None
    return item.span(item.date.start, item.date.end)


def _same_award(news: set[str], award: set[str]) -> bool:
    """Whether nearly all words of the award stand in the news, one of them a telling one."""
    shared = news & award
    telling = shared - _COMMON
    return (
        len(shared) >= 3
        and len(shared) * 4 >= len(award) * 3
        and (bool(telling) or len(shared) == len(award))
    )


@rule(
    "AGR001",
    "award-dated-twice",
    "warning",
    bad="# News\n- *⟦2024.09⟧*: Received the Northern Lights Scholarship (top 1%)\n"
    "# Honors\n- *2024.10* Northern Lights Scholarship (top 1%)\n",
    good=(
        "# News\n- *2024.10*: Received the Northern Lights Scholarship\n# Honors\n- *2024.10* Northern Lights Scholarship\n",
        "# News\n- *2023.10*: Received the Northern Lights Scholarship\n# Honors\n- *2024.10* Northern Lights Scholarship\n",
    ),
)
def award_dated_twice(homepage: Homepage) -> Problems:
    """News and Honors date one award differently.

    One of the two months is wrong, and a reader who compares them trusts neither.
    """
    awards = [i for s in homepage.of_kind("awards") for i in s.items if _start(i.date) is not None]
    for section in homepage.of_kind("news"):
        for news in section.items:
            when = _start(news.date)
            if when is None:
                continue
            words = _words(news)
            same = [a for a in awards if a.page is news.page and _same_award(words, _words(a))]
            if len(same) == 1 and 0 < abs((_start(same[0].date) or when) - when) <= _GAP:
                yield _two_dates(news, same[0])


def _two_dates(news: Item, award: Item) -> Problem:
    """The finding at the less plausible of the two dates."""
    assert news.date is not None
    assert award.date is not None
    odd, other = (award, news) if _before_its_conference(award) else (news, award)
    start, end = _date_place(odd)
    related = Related(other.page.place(*_date_place(other)), "the other date")
    first = other.date.first if other.date else None
    written = first.written if first else ""
    return problem(
        odd.page, start, end, f"The same award is dated {written} elsewhere on the page", None, (related,)
    )


def _before_its_conference(item: Item) -> bool:
    """Whether an award of a conference is dated before the month in which it was held."""
    when = _start(item.date)
    for mention in item.venues:
        for year in mention.years:
            held = mention.venue.month_held(year.year)
            month = held if isinstance(held, int) else held[0] if held else None
            if when is not None and month is not None and when < year.year * 12 + month:
                return True
    return False


_STARTED = re.compile(
    r"\b(?:started?|starting|began|begin|joined|join|commenced?)\b(?P<what>[^.;]*?)\b(?:at|in|with)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:[A-Z][\w'&.-]+)(?:\s+(?:(?:of|the|and|for|de|in)\s+)*[A-Z][\w'&.-]+){1,5}")
_ROLE = re.compile(
    r"\b(?P<study>master|m\.?s|ph\.?\s?d|bachelor|doctora)|(?P<work>intern|assistant|visiting|research)", re.I
)


@rule(
    "AGR002",
    "start-dated-twice",
    "warning",
    bad="# News\n- *⟦2025.08⟧*: Started my Master in Physics at Northern Fjord University\n"
    "# Education\n- *2025.09 - 2027.05*, Master in Physics, Northern Fjord University\n",
    good="# News\n- *2025.08*: Started a summer internship at Northern Fjord University\n"
    "# Education\n- *2025.09 - 2027.05*, Master in Physics, Northern Fjord University\n",
)
def start_dated_twice(homepage: Homepage) -> Problems:
    """News and Education (or Experience) begin one post in different months.

    A reader who checks a curriculum vitae starts with the dates.
    """
    posts = list(_posts(homepage))
    for section in homepage.of_kind("news"):
        for news in section.items:
            when = _start(news.date)
            if when is None or not _STARTED.search(news.text):
                continue
            places = {place.lower() for place in _PLACE.findall(news.text)}
            role = _role(news.text)
            same = [
                p
                for p in posts
                if p.page is news.page
                and role
                and _role(p.text) == role
                and any(x in p.text.lower() for x in places)
            ]
            if len(same) == 1 and 0 < abs((_start(same[0].date) or when) - when) <= 2:
                start, end = _date_place(news)
                other = same[0].page.place(*_date_place(same[0]))
                yield problem(
                    news.page,
                    start,
                    end,
                    f"The same post begins {same[0].date.first.written} elsewhere on the page"
                    if same[0].date and same[0].date.first
                    else "The same post begins in another month elsewhere on the page",
                    None,
                    (Related(other, "the other date"),),
                )


def _posts(homepage: Homepage) -> Iterator[Item]:
    for section in homepage.of_kind("education", "experience"):
        for item in section.items:
            if item.date and item.date.is_range and _start(item.date) is not None:
                yield item


def _role(text: str) -> str:
    """`study` or `work`, by the first word that tells."""
    match = _ROLE.search(text)
    return match.lastgroup or "" if match else ""
