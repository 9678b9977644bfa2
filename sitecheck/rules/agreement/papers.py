"""One paper twice, and counts against lists."""

from __future__ import annotations

import re
from collections import defaultdict

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problems, problem, rule

_NOT_WORD = re.compile(r"\W+")
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNT = re.compile(
    r"\b(?P<number>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\w-]+ ){0,3}?papers?\b[^.;]*?\b"
    r"(?:accepted|published|at|to|by|in)\b",
    re.IGNORECASE,
)


def _key(item: Item) -> str:
    return _NOT_WORD.sub(" ", item.title.text).strip().lower() if item.title else ""


def _venue_years(item: Item) -> set[tuple[str, int]]:
    return {(m.venue.key, y.year) for m in item.venues for y in m.years if m.venue.kind != "preprint"}


@rule(
    "AGR010",
    "paper-with-two-venues",
    "warning",
    bad="# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n"
    "- ``ICCV 2023`` [⟦A long title of a paper⟧](u)\\\nElin Moe, Jonas Ravn\n",
    good=(
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n"
        "- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n"
        "- ``TPAMI 2025`` [A long title of a paper, extended](u)\\\nElin Moe, Jonas Ravn\n",
    ),
)
def paper_with_two_venues(homepage: Homepage) -> Problems:
    """One paper is listed twice, with different venues or years.

    One of the two entries is out of date or wrong.
    """
    first: dict[tuple[str, str], Item] = {}
    for section in homepage.of_kind("publications"):
        for item in section.items:
            key = (item.page.path, _key(item))
            if len(key[1]) < 20 or item.title is None:
                continue
            other = first.setdefault(key, item)
            here, there = _venue_years(item), _venue_years(other)
            if other is item or other.title is None or not here or not there or here & there:
                continue
            related = Related(item.page.place(other.title.start, other.title.end), "the other entry")
            named = ", ".join(f"{venue} {year}" for venue, year in sorted(there))
            yield problem(
                item.page, item.title.start, item.title.end, f"Listed elsewhere as {named}", None, (related,)
            )


@rule(
    "AGR011",
    "news-counts-more-papers",
    "warning",
    bad="# News\n- *2024.5*: ⟦Three papers accepted⟧ to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
    "- *2023.5*: One paper accepted to MICCAI 2023\n# Publications\n"
    "- ``MICCAI 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n"
    "- ``MICCAI 2024`` [A second long title](u)\\\nElin Moe, Jonas Ravn\n"
    "- ``CVPR 2024`` [A third long title](u)\\\nElin Moe, Jonas Ravn\n"
    "- ``CVPR 2024`` [A fourth long title](u)\\\nElin Moe, Jonas Ravn\n"
    "- ``MICCAI 2023`` [A fifth long title](u)\\\nElin Moe, Jonas Ravn\n",
    good="# News\n- *2024.5*: Three papers accepted to MICCAI 2024.\n# Selected Publications\n"
    "- ``MICCAI 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
)
def news_counts_more_papers(homepage: Homepage) -> Problems:
    """News announces more papers at a venue than Publications lists.

    A paper is missing from the list, or the venue or year of one is wrong.
    """
    lists = homepage.of_kind("publications")
    pages = {section.page.path for section in lists}
    if not lists or any(section.selected for section in lists) or len(pages) != 1:
        return
    listed: dict[tuple[str, int], int] = defaultdict(int)
    for section in lists:
        for item in section.items:
            for venue_year in _venue_years(item):
                listed[venue_year] += 1
    announced = []
    for section in homepage.of_kind("news"):
        for item in section.items:
            match = _COUNT.search(item.text)
            venues = _venue_years(item)
            if match is None or len(venues) != 1 or section.page.path not in pages:
                continue
            word = match["number"].lower()
            announced.append((item, match, next(iter(venues)), _NUMBERS.get(word) or int(word)))
    fitting = sum(listed[venue_year] >= number for _, _, venue_year, number in announced)
    if fitting * 3 < len(announced) * 2:
        return
    for item, match, venue_year, number in announced:
        found = listed[venue_year]
        if 0 < found < number:
            start, end = item.span(*match.span())
            said = f"Publications lists {found} of {venue_year[0]} {venue_year[1]}"
            yield problem(item.page, start, end, said)
