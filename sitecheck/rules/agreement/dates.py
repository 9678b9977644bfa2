"""One event, two dates."""

from __future__ import annotations

import re

from sitecheck.facts.date_model import DateMention
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.posts import Post, institutions, read_posts
from sitecheck.homepage.roles import first_role
from sitecheck.rules.agreement._dates import GAP, date_span, first_sentence, month, slip, words, written
from sitecheck.rules.agreement.posts import PLACE, is_study
from sitecheck.rules.rule import Problem, Problems, problem, rule

_COMMON = frozenset(
    """the and for from with our are was has been have awarded award received receive receiving glad honored of in
    honoured happy thrilled won win winning got get getting selected selection top prize first second third paper student
    university college best one two scholarship fellowship at ieee acm conference congratulation thank excited by on to
    finalist national outstanding excellent travel grant academic merit honor my we am an is be as year member honour
    """.split()
)  # fmt: skip
_NOUN = re.compile(
    r"\b(?:award|scholarship|fellowship|prize|grant|medal|honou?r|finalist|reviewer|graduates?|mention)", re.I
)
_REMARK = re.compile(r"\([^()]{1,80}\)|（[^（）]{1,80}）")
_SPRING = 5
"""Months of a year in which news may still tell of an award of the year before."""
_LONG = 24
"""Words; a longer text tells of more than one award."""


def _venues(item: Item) -> set[str]:
    return {mention.venue.key for mention in item.venues}


def _sameness(news: Item, award: Item) -> float:
    """The share of the award's words in the news, if nearly all are there, one of them a telling one; else 0."""
    if not _NOUN.search(award.text):
        return 0.0
    venues = _venues(award)
    if venues and _venues(news) and not venues & _venues(news):
        return 0.0
    said, same_venue = words(first_sentence(news)), bool(venues & _venues(news))
    return max(
        _share(said, words(award.text), same_venue),
        _share(said, words(_REMARK.sub(" ", award.text)), same_venue),
    )


def _share(said: set[str], named: set[str], same_venue: bool) -> float:
    shared = said & named
    if len(named) > _LONG or len(shared) < 3 or len(shared) * 4 < len(named) * 3:
        return 0.0
    telling = bool(shared - _COMMON) or same_venue or len(shared) == len(named)
    return len(shared) / len(named) if telling else 0.0


@rule(
    "AGR001",
    "award-dated-twice",
    "warning",
    follows=("VEN006", "DAT001"),
    bad=(
        "# News\n- *⟦2024.09⟧*: Received the Northern Lights Scholarship (top 1%)\n"
        "# Honors\n- *2024.10* Northern Lights Scholarship (top 1%)\n",
        "# News\n- *⟦2024.09⟧*: Received the Northern Lights Scholarship\n# Honors\n- *2022* Northern Lights Scholarship\n",
        "# News\n- *⟦2021.6⟧*: Glad to receive the ICCV-21 Student Travel Award\n"
        "# Awards\n- *2021.8* ICCV student travel award.\n- *2019.10* ICCV student volunteer award\n",
    ),
    good=(
        "# News\n- *2024.10*: Received the Northern Lights Scholarship\n# Honors\n- *2024.10* Northern Lights Scholarship\n",
        "# News\n- *2023.03*: Received the Northern Lights Scholarship\n# Honors\n- *2024.10* Northern Lights Scholarship\n",
        "# News\n- *2024.10*: Received the Northern Lights Scholarship\n# Honors\n- *2024.10* Northern Lights Scholarship\n"
        "- *2023.10* Northern Lights Scholarship\n",
        "# News\n- *2024.02*: Received the Northern Lights Scholarship\n# Honors\n- *2023* Northern Lights Scholarship\n",
        "# News\n- *2024.03*: A paper accepted at ICML. It had won the Northern Lights Prize.\n"
        "# Honors\n- *2024.01* Northern Lights Prize\n",
    ),
)
def award_dated_twice(homepage: Homepage) -> Problems:
    """News and Honors date one award differently.

    One of the two months is wrong, and a reader who compares them trusts neither.
    """
    awards = [
        item
        for section in homepage.statements("awards")
        for item in section.items
        if item.date is not None and item.date.first is not None and item.date.valid
    ]
    for section in homepage.statements("news"):
        for news in section.items:
            when = month(news.date)
            if when is None:
                continue
            rated = [(share, award) for award in awards if (share := _sameness(news, award))]
            best = max((share for share, _ in rated), default=0.0)
            same = [award for share, award in rated if share == best]
            if any(_may_be(award, when) for award in same) or len(same) != 1:
                continue
            awarded = month(same[0].date)
            if slip(awarded, when, GAP) if awarded else _other_year(same[0], when):
                yield _two_dates(news, same[0])


def _may_be(award: Item, when: int) -> bool:
    """Whether an award's date can mean a month."""
    exact = month(award.date)
    if exact is not None:
        return exact == when
    points = (award.date.first, award.date.last) if award.date else ()
    years = [point.year for point in points if point]
    return bool(years) and min(years) <= (when - 1) // 12 <= max(years)


def _other_year(award: Item, when: int) -> bool:
    """Whether an award's year, without a month, differs from that of the news as a slip does.

    What is awarded for a year may be told of in the year after.
    """
    date = award.date
    if date is None or date.first is None or date.is_range:
        return False
    later = (when - 1) // 12 - date.first.year
    return later in (-2, -1, 2) or (later == 1 and (when - 1) % 12 >= _SPRING)


def _two_dates(news: Item, award: Item) -> Problem:
    """The finding at the less plausible of the two dates."""
    odd, other = (award, news) if _before_its_conference(award) else (news, award)
    related = Related(other.page.place(*date_span(other)), "the other date")
    message = f"The same award is dated {written(other)} elsewhere on the site"
    return problem(odd.page, *date_span(odd), message, None, (related,))


def _before_its_conference(item: Item) -> bool:
    """Whether an award of a conference is dated before the month in which it was held."""
    when = month(item.date)
    for mention in item.venues:
        for year in mention.years:
            held = mention.venue.month_held(year.year)
            first = held if isinstance(held, int) else held[0] if held else None
            if when is not None and first is not None and when < year.year * 12 + first:
                return True
    return False


_STARTED = re.compile(
    r"\b(?:started?|starting|began|begin|beginning|joined|join|joining|commenced?|enrolled|moved to)\b", re.I
)
_AHEAD = re.compile(r"\b(?:will|going to|to join|offer|admitted|accepted|plan\w*|soon)\b", re.IGNORECASE)


def _same_place(news: Item, post: Post) -> bool:
    """Whether a piece of news and a post name one institution, by the table or word by word."""
    named = institutions(news.text)
    if named and post.institutions:
        return bool(named & post.institutions)
    lower = post.item.text.lower()
    return any(place.lower() in lower for place in PLACE.findall(news.text))


@rule(
    "AGR002",
    "start-dated-twice",
    "warning",
    follows=("DAT001", "DAT002"),
    bad=(
        "# News\n- *⟦2025.08⟧*: Started my Master in Physics at Northern Fjord University\n"
        "# Education\n- *2025.09 - 2027.05*, Master in Physics, Northern Fjord University\n",
        "# News\n- *⟦2024.05⟧*: I joined Fjord Sea Robotics as a research intern.\n"
        "# Internships\n- *2024.07 - 2024.09*, Research Intern, Fjord Sea Robotics, Bergen\n",
    ),
    good=(
        "# News\n- *2025.08*: Started a summer internship at Northern Fjord University\n"
        "# Education\n- *2025.09 - 2027.05*, Master in Physics, Northern Fjord University\n",
        "# News\n- *2025.03*: I will join Northern Fjord University for a Ph.D.\n"
        "# Education\n- *2025.09 - now*, Ph.D. in Physics, Northern Fjord University\n",
    ),
)
def start_dated_twice(homepage: Homepage) -> Problems:
    """News and Education (or Experience) begin one post in different months.

    A reader who checks a curriculum vitae starts with the dates.
    """
    posts = [post for post in read_posts(homepage) if post.begin is not None and post.date.is_range]
    for section in homepage.statements("news"):
        for news in section.items:
            when = month(news.date)
            if when is None or not _STARTED.search(news.text) or _AHEAD.search(news.text):
                continue
            study = is_study(first_role(news.text))
            same = [p for p in posts if is_study(p.level) == study is not None and _same_place(news, p)]
            if any(post.begin == when for post in same):
                continue
            near = [post for post in same if slip(post.begin or when, when, GAP)]
            if len(near) == 1:
                other = near[0]
                place = other.item.page.place(*other.span)
                message = f"The same post begins {_first(other.date)} elsewhere on the site"
                yield problem(news.page, *date_span(news), message, None, (Related(place, "the other date"),))


def _first(date: DateMention) -> str:
    return date.first.written if date.first else "in another month"
