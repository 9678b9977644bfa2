"""Years of study."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import Post, read_posts
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import Said, about_texts, months, profile_texts, written

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6,
}  # fmt: skip
_YEAR_OF_STUDY = re.compile(
    r"(?P<year>\b(?P<ordinal>first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)[- ]year)\b"
    r"(?=(?: \w+)? (?:(?P<phd>Ph\.? ?D|doctoral|DPhil)|(?P<master>master|M\.?\s?S|M\.?Phil)|graduate|undergraduate|student))",
    re.IGNORECASE,
)
_AHEAD = 2
"""How many years a page may be ahead of the clock before it contradicts itself."""
_AUTUMN = 9


def _years(texts: Iterator[Said]) -> list[tuple[Said, re.Match[str]]]:
    return [(said, match) for said in texts for match in _YEAR_OF_STUDY.finditer(said.text)]


def _number(match: re.Match[str]) -> int:
    return _ORDINALS[match["ordinal"].lower()]


@rule(
    "STL003",
    "year-of-study-differs",
    "warning",
    follows=("STL004",),
    bad={
        "_config.yml": 'author:\n  name: Mira Solberg\n  bio: "⟦Fourth-year⟧ Ph.D. student"\ninclude: [_pages]\n',
        "_pages/about.md": "I am a fifth-year Ph.D. student in Oslo.\n",
    },
    good={
        "_config.yml": 'author:\n  name: Mira Solberg\n  bio: "5th-year Ph.D. student"\ninclude: [_pages]\n',
        "_pages/about.md": "I am a fifth-year Ph.D. student in Oslo.\n",
    },
)
def year_of_study_differs(site: Site, homepage: Homepage) -> Problems:
    """The profile and About name different years of study.

    The one that was not changed last summer is wrong.
    """
    about = next(iter(_years(about_texts(homepage))), None)
    if about is None:
        return
    for said, match in _years(profile_texts(site)):
        if _number(match) == _number(about[1]):
            continue
        (older, one), (newer, other) = sorted(((said, match), about), key=lambda pair: _number(pair[1]))
        related = Related(newer.where.place(*newer.span(*other.span("year"))), "the other one")
        message = f"{'The profile' if newer is said else 'About'} says '{other['year']}'"
        yield problem(older.where, *older.span(*one.span("year")), message, None, (related,))


@rule(
    "STL004",
    "year-of-study-passed",
    "warning",
    follows=("DAT001", "DAT002"),
    options={"months": 1},
    bad=(
        "I am a ⟦second-year⟧ Ph.D. student in Oslo.\n\n# Education\n- *2021.09 - now*, Ph.D., University of Oslo\n",
        "I am a ⟦fifth-year⟧ Ph.D. student in Oslo.\n\n# Education\n- *2024.09 - now*, Ph.D., University of Oslo\n",
    ),
    good=(
        "I am a fifth-year Ph.D. student in Oslo.\n\n# Education\n- *2021.09 - now*, Ph.D., University of Oslo\n",
        "I am a second-year Ph.D. student.\n\n# Education\n- *2021.09 - 2023.06*, M.Sc., University of Oslo\n",
        "I am a second-year Ph.D. student in Oslo.\n\n# Education\n- *2023 - now*, Ph.D., University of Oslo\n",
    ),
)
def year_of_study_passed(
    site: Site, homepage: Homepage, today: datetime.date, options: dict[str, int]
) -> Problems:
    """The year of study isn't the one that the start of the degree gives.

    Years pass by themselves, and the line in About doesn't. So many `months` after the anniversary the old
    number may still stand, three more where the degree is dated by years.
    """
    for said, match in [*_years(profile_texts(site)), *_years(about_texts(homepage))]:
        post = _degree(homepage, "master" if match["master"] else "phd")
        if post is None or post.date.first is None:
            continue
        began = post.begin or 12 * post.date.first.year + _AUTUMN
        slack = options["months"] + (0 if post.begin else 3)
        passed, stated = months(today) - began, _number(match)
        if passed > 12 * stated + slack or stated > passed // 12 + 1 + _AHEAD:
            related = Related(post.item.page.place(*post.span), "the degree")
            start = written(began) if post.begin else str(post.date.first.year)
            message = (
                f"{post.section.label} begins the degree in {start}: by today that is year {passed // 12 + 1}"
            )
            yield problem(said.where, *said.span(*match.span("year")), message, None, (related,))


def _degree(homepage: Homepage, level: str) -> Post | None:
    """The degree of a level that goes on."""
    return next((post for post in read_posts(homepage) if post.level == level and post.open), None)
