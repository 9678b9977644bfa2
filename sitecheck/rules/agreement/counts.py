"""How many papers News announces, against how many the list has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.rules.agreement._papers import (
    Announcement,
    Edition,
    Paper,
    is_complete,
    read_announcements,
    read_papers,
)
from sitecheck.rules.rule import Problems, problem, rule

_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNT = re.compile(
    r"\b(?P<number>an?|our|my|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\w/-]+ ){0,3}?papers?\b"
    r"(?: \([^()]{1,80}\))?[^.;:]{0,80}?\b(?:accepted|published)\b",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\bpapers?\b.*\band\b.*\bpapers?\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:first[- ](?:and |co-)?author\w*|co-?author\w*|more|another|early|oral|highlight\w*|spotlight|main|my|our|an?|"
    r"workshop|findings?|also|poster|demo|track|lead\w*|corresponding)\b",
    re.IGNORECASE,
)
"""Words with which a count is of some of the papers only."""
_PAPERS = "".join(
    f"- ``{venue}`` [A {word} long title of a paper](u)\\\nElin Moe, Jonas Ravn\n"
    for word, venue in (
        ("first", "MICCAI 2024"),
        ("second", "MICCAI 2024"),
        ("third", "CVPR 2024"),
        ("fourth", "CVPR 2024"),
        ("fifth", "MICCAI 2023"),
    )
)


class _Counted(NamedTuple):
    announcement: Announcement
    edition: Edition
    number: int
    match: re.Match[str]


def _counted(homepage: Homepage) -> Iterator[_Counted]:
    """The announcements that count papers at one edition."""
    for announcement in read_announcements(homepage):
        match = _COUNT.search(announcement.text)
        if match is None or len(announcement.editions) != 1 or _HALVES.search(announcement.text):
            continue
        if any(mention.track == "workshop" for mention in announcement.mentions):
            continue
        word = match["number"].lower()
        number = _NUMBERS.get(word) or (int(word) if word.isdigit() else 1)
        yield _Counted(announcement, next(iter(announcement.editions)), number, match)


def _listed(homepage: Homepage) -> Counter[Edition]:
    """How many papers each edition has, one that is listed twice counted once."""
    return Counter(
        edition for edition, _ in {(e, p.words) for p in read_papers(homepage) for e in p.editions}
    )


@rule(
    "AGR011",
    "news-counts-more-papers",
    "warning",
    follows=("VEN005", "VEN006", "VEN007", "VEN008", "AGR016", "AGR024"),
    bad=(
        "# News\n- *2024.5*: ⟦Three papers accepted⟧ to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
        "- *2023.5*: One paper accepted to MICCAI 2023\n# Publications\n" + _PAPERS,
        "# News\n- *2024.5*: Two papers are accepted to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
        "- *2023.5*: One paper accepted to MICCAI 2023\n- *2023.7*: ⟦One paper is accepted⟧ by ICCV 2023!\n"
        "# Publications\n" + _PAPERS,
    ),
    good=(
        "# News\n- *2024.5*: Three papers accepted to MICCAI 2024.\n# Selected Publications\n" + _PAPERS,
        "# News\n- *2024.5*: Three papers accepted to MICCAI 2024.\n- *2024.2*: Six papers accepted to CVPR 2024\n"
        "# Publications\n" + _PAPERS,
        "# News\n- *2024.5*: Three papers accepted to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
        "- *2023.5*: One paper accepted to MICCAI 2023\n# Publications\nSee Scholar for the full list.\n\n" + _PAPERS,
    ),
)  # fmt: skip
def news_counts_more_papers(homepage: Homepage) -> Problems:
    """News announces more papers at a venue than Publications lists.

    A paper is missing from the list, or the venue or year of one is wrong.
    """
    if not is_complete(homepage):
        return
    listed = _listed(homepage)
    counted = list(_counted(homepage))
    said: Counter[Edition] = Counter()
    for one in counted:
        said[one.edition] += one.number
    fitting = sum(listed[edition] >= number for edition, number in said.items())
    # A list that lacks many of the announced papers is no complete list, whatever it says.
    if fitting * 3 < len(said) * 2:
        return
    for edition, number in said.items():
        found = listed[edition]
        if found >= number or (found == 0 and (fitting < 3 or fitting * 4 < len(said) * 3)):
            continue
        same = [one for one in counted if one.edition == edition]
        one = max(same, key=lambda one: one.number)
        low = one.announcement.start
        start, end = one.announcement.item.span(low + one.match.start(), low + one.match.end())
        message = f"Publications lists {found or 'none'} of {edition[0]} {edition[1]}"
        if len(same) > 1:
            message += f", News tells of {number} in all"
        related = (*map(_edition, same), *_neighbours(homepage, edition))
        yield problem(one.announcement.item.page, start, end, message, None, related)


def _edition(one: _Counted) -> Related:
    """Where the announcement names the edition."""
    item = one.announcement.item
    mention = next(m for m in one.announcement.mentions if m.venue.key == one.edition[0] and m.years)
    return Related(item.page.place(*item.span(mention.start, mention.end)), "the edition")


def _neighbours(homepage: Homepage, edition: Edition) -> Iterator[Related]:
    """The entries of the same venue an edition off: the missing paper may be there."""
    for paper in read_papers(homepage):
        for mention in paper.mentions:
            years = {abs(year.year - edition[1]) for year in mention.years}
            if mention.venue.key == edition[0] and years and years <= {1, 2}:
                place = paper.item.page.place(*paper.item.span(mention.start, mention.end))
                yield Related(place, "listed under another year")


@rule(
    "AGR025",
    "news-counts-fewer-papers",
    "info",
    follows=("VEN005", "VEN006", "VEN007", "VEN008", "AGR016", "AGR024"),
    bad="# News\n- *2024.5*: ⟦One paper is accepted⟧ to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
    "# Publications\n" + _PAPERS,
    good=(
        "# News\n- *2024.5*: One paper is accepted to MICCAI 2024.\n- *2024.6*: One more paper is accepted to MICCAI 2024!\n"
        "# Publications\n" + _PAPERS,
        "# News\n- *2024.5*: One paper is early accepted to MICCAI 2024.\n# Publications\n" + _PAPERS,
        "# News\n- *2024.5*: FarNet and one more paper are accepted to MICCAI 2024.\n# Publications\n" + _PAPERS,
        "# News\n- *2024.5*: One first-author paper is accepted to MICCAI 2024.\n# Publications\n" + _PAPERS,
    ),
)  # fmt: skip
def news_counts_fewer_papers(homepage: Homepage) -> Problems:
    """News announces fewer papers at a venue than Publications lists.

    One was forgotten in News; or the venue or year of one in the list is wrong.
    """
    listed = _listed(homepage)
    counted = list(_counted(homepage))
    said: Counter[Edition] = Counter()
    for one in counted:
        said[one.edition] += one.number
    told = Counter(edition for one in read_announcements(homepage) for edition in one.editions)
    uncounted = {
        edition for edition in told if told[edition] != sum(one.edition == edition for one in counted)
    }
    for one in counted:
        first, edition = one.announcement, one.edition
        if listed[edition] <= said[edition] or edition in uncounted or _SOME.search(first.text):
            continue
        start, end = first.item.span(first.start + one.match.start(), first.start + one.match.end())
        related = tuple(
            Related(paper.item.page.place(*paper.title_span), "listed")
            for paper in read_papers(homepage)
            if edition in paper.editions
        )
        message = f"Publications lists {listed[edition]} of {edition[0]} {edition[1]}"
        yield problem(first.item.page, start, end, message, None, related)


@rule(
    "AGR015",
    "paper-without-news",
    "info",
    follows=("VEN005", "VEN006", "VEN007", "VEN008", "AGR016", "AGR024"),
    bad="# News\n- *2024.5*: Two papers accepted to MICCAI 2024.\n- *2024.2*: Two papers accepted to CVPR 2024\n"
    "- *2023.9*: My first news: a talk\n- *2023.5*: One paper accepted to MICCAI 2023\n# Publications\n"
    + _PAPERS
    + "- ``⟦ECCV 2024⟧`` [A sixth long title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
    good="# News\n- *2024.5*: Two papers accepted to MICCAI 2024.\n# Publications\n" + _PAPERS,
)
def paper_without_news(homepage: Homepage) -> Problems:
    """News announces nearly all papers of the list, and not this one.

    It was perhaps forgotten; or the year in the list is a slip.
    """
    announcements = read_announcements(homepage)
    months = [one.month for one in announcements if one.month is not None]
    if len(months) < 3:
        return
    first, last = min(months), max(months)
    told = {mention.venue.key for one in announcements for mention in one.mentions if not mention.years}
    editions = {edition for one in announcements for edition in one.editions}
    places: dict[Edition, tuple[Paper, VenueMention]] = {}
    for paper in read_papers(homepage):
        for mention in paper.mentions:
            for year in mention.years:
                edition = (mention.venue.key, year.year)
                if (
                    mention.venue.kind == "conference"
                    and first < 12 * year.year + 12
                    and (12 * (year.year - 1) < last)
                ):
                    places.setdefault(edition, (paper, mention))
    missing = [edition for edition in places if edition not in editions and edition[0] not in told]
    if len(places) < 4 or len(missing) * 4 > len(places):
        return
    for edition in missing:
        paper, mention = places[edition]
        span = paper.item.span(mention.start, mention.end)
        yield problem(paper.item.page, *span, f"News says nothing of {edition[0]} {edition[1]}")
