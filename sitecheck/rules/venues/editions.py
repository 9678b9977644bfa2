"""Editions of conferences against the calendar."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from sitecheck.facts.identifiers import arxiv_month, link_facts
from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Fix, Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._editions import (
    EVENTS,
    Window,
    held,
    held_sentence,
    month_name,
    notified,
    said,
)
from sitecheck.rules.venues._entries import MOST, Entry, paper_entries
from sitecheck.rules.venues._links import stated_by
from sitecheck.rules.venues._mentions import mentions

_SHARED = re.compile(r"[\s*_`)\]]*(?:,|/|、|，|;|&|\+|and\b|or\b)\s?(?:and\b|or\b)?[\s*_`(\[]*")
_SENTENCE_END = re.compile(r"[.!?;。！](?=\s)|\n")
_ROLE = re.compile(
    r"\b(?:reviewers?|reviewing|chairs?|committee|organi[sz]\w+|serve[ds]?|serving|server?|editors?|volunteer)\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(r"\baccept(?:ed|ance)\b|\bgot in(?:to)?\b|录用|接收|接受", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:attend(?:ed|ing)|presented|(?:was|were|am|are|been) (?:at|in)|gave (?:a|an|my|our|the)|visited)\b",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"\b(?:best|outstanding|distinguished)\b.{0,40}\b(?:award|prize|paper|finalists?)\b|\b(?:won|winners?|runner-up)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to (?:be|attend|present|give)|going to|upcoming|see you|invited|registered|nominat\w+"
    r"|submi\w+)\b",
    re.IGNORECASE,
)

AWARD_AHEAD = 2
"""Months before authors are told in which no award of an edition can be given."""
ACCEPTED_AHEAD = 4
"""Months before authors are told in which no paper can be accepted yet."""
ACCEPTED_AHEAD_KNOWN = 2
"""The same where the table has the month of this very edition."""
REACH = 400
"""How far a sentence is read, in characters."""
LATE_ARXIV = 6
"""Months after a conference from which on an arXiv id speaks for a later edition."""
LATE_ARXIV_WITH_NEWS = 3
"""The same where the site itself names the next edition, and this one nowhere else."""


@rule(
    "VEN005",
    "venue-not-held",
    "error",
    bad=(
        "# Publications\n\n- ``ICCV ⟦2024⟧`` [Deep nets see more](https://example.org/p)",
        "# Services\n\n- Reviewer: ECCV-22,⟦23⟧",
        "# News\n\n- *2023.07*: One paper accepted to ECCV'⟦23⟧!",
    ),
    good=(
        "# Services\n\n- Reviewer: ICCV-21,23, ECCV 2022-2024, CVPR/ICCV/ECCV 2024, ICML 2024",
        "# News\n\n- *2024* ICCV 2023 reviewer award",
    ),
)
def venue_not_held(homepage: Homepage, today: datetime.date) -> Problems:
    """A conference is named with a year in which it wasn't held.

    There was no ICCV in 2024. A reader who looks for the paper in those proceedings finds none.
    """
    for item, mention in mentions(homepage):
        if mention.venue.kind not in EVENTS or _shares_years(item, mention):
            continue
        for year in mention.years:
            if year.end - year.start > 4 or mention.venue.held_in(year.year) is not False:
                continue
            if item.date and mention.style == "before4" and item.date.start <= year.start < item.date.end:
                continue
            fact = mention.venue.held_text(year.year)
            was = "was" if year.year <= today.year else "is"
            message = f"There {was} no {mention.venue.acronym} in {year.year}" + (f": {fact}" if fact else "")
            yield problem(item.page, *item.span(year.start, year.end), message)


def _shares_years(item: Item, mention: VenueMention) -> bool:
    """Whether the years stand behind a list of venues and belong to any of them: "ICCV/ECCV 2023, 2024"."""
    index = bisect_left(item.venues, mention.start, key=lambda other: other.start)
    before = item.venues[index - 1] if index else None
    if before is None or before.years:
        return False
    return bool(_SHARED.fullmatch(item.text, before.end, mention.start))


@rule(
    "VEN006",
    "news-against-edition",
    "warning",
    fix="suggestion",
    bad=(
        "# News\n\n- *2024.9*: One paper accepted to ⟦WACV-24⟧.",
        "# News\n\n- *2025.03*: One paper accepted to ⟦ICML 2025⟧.",
        "# News\n\n- *2025.04*: I was at the ⟦SaTML 2026⟧ conference. See [my slides](https://example.org/s).",
        "# News\n\n- *⟦2024.02⟧*: Our paper won the Best Paper Award of KDD'24!",
        "# News\n\n- *⟦2024.05⟧*: Attended and presented at CVPR 2024.",
    ),
    good=(
        "# News\n\n- *2024.9*: One paper accepted to WACV-25.\n- *2024.2*: A paper accepted to CVPR 2024.",
        "# News\n\n- *2025.03*: I will serve as an area chair of NeurIPS 2025.",
        "# News\n\n- *2025.10*: I received a NeurIPS 2025 Scholar Award and will be at NeurIPS 2025.",
        "# News\n\n- *2023.12*: Our talk won the Best Video Award of ACL 2023.",
    ),
)
def news_against_edition(homepage: Homepage, today: datetime.date) -> Problems:
    """A dated item says of an edition of a conference what the calendar doesn't allow.

    Nobody is told of an acceptance after the conference, nor wins its award before it has papers. One
    of the two, date or year, is wrong.
    """
    for section in homepage.of_kind("news", "awards", "other", "about"):
        for item in section.items:
            date = said(item.date)
            if date is None:
                continue
            for mention in item.venues:
                if len(mention.years) == 1 and mention.venue.kind in EVENTS:
                    yield from _against(item, mention, date, today)


def _against(item: Item, mention: VenueMention, date: Window, today: datetime.date) -> Iterator[Problem]:
    year, venue = mention.years[0].year, mention.venue
    when = held(venue, year)
    if when is None:
        return
    sentence = _sentence(item.text, mention.start, mention.end)
    told = notified(venue, year)
    accepted = bool(_ACCEPTED.search(sentence))
    if _ROLE.search(sentence):
        return  # reviewers are asked long before
    if not venue.held_days(year):
        when = Window(when.first, when.last + 1)
    # Journal papers are taken into robotics conferences all the year round.
    known = year in venue.notified and venue.area != "robotics"
    ahead = ACCEPTED_AHEAD_KNOWN if known else ACCEPTED_AHEAD
    what = _too_late_or_early(sentence, date, when, told, ahead)
    if not what or any(
        stated.year != year for link in item.links[:MOST] if (stated := stated_by(link, venue))
    ):
        return  # a link to another edition is told of by a rule of its own
    message = f"{held_sentence(venue, year, today)}; {what}"
    meant = _meant(venue, year, date, accepted)
    assert item.date is not None
    at_date = item.span(item.date.start, item.date.end)
    at_venue = item.span(mention.start, mention.end)
    if accepted or meant:
        other = Related(item.page.place(*at_date), "the date")
        fix = _other_year(item, mention, meant) if meant else None
        if meant:
            message += f"; {venue.acronym} {meant} may be meant"
        yield problem(item.page, *at_venue, message, fix, (other,))
    else:
        yield problem(
            item.page, *at_date, message, None, (Related(item.page.place(*at_venue), "the conference"),)
        )


def _too_late_or_early(sentence: str, date: Window, when: Window, told: Window | None, ahead: int) -> str:
    """What can't have happened at the date; empty if all of it can."""
    if _ACCEPTED.search(sentence):
        if date.first > when.last:
            return f"a paper accepted in {_written(date)} can't be for it"
        if told and date.last <= told.first - ahead:
            return f"its papers weren't chosen yet in {_written(date)}"
        return ""
    if _AHEAD.search(sentence):
        return ""
    if _THERE.search(sentence):
        return f"nobody can have been there in {_written(date)}" if date.last < when.first else ""
    if told and date.last <= told.first - AWARD_AHEAD and _AWARD.search(sentence):
        return f"its awards weren't given yet in {_written(date)}"
    return ""


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence that a range stands in."""
    floor = max(0, start - REACH)
    low = max((match.end() for match in _SENTENCE_END.finditer(text, floor, start)), default=floor)
    stop = _SENTENCE_END.search(text, end, end + REACH)
    return text[low : stop.start() if stop else end + REACH]


def _meant(venue: Venue, year: int, date: Window, accepted: bool) -> int | None:
    """The neighbouring edition that agrees with the date, if there is exactly one."""
    found = []
    for other in (year - 2, year - 1, year + 1, year + 2):
        when, told = held(venue, other), notified(venue, other)
        if when is None:
            continue
        if accepted:
            fits = (
                told.first - 1 <= date.first <= when.last
                if told
                else when.first - 8 <= date.first < when.last
            )
        else:
            fits = date.first <= when.last and when.first <= date.last
        if fits:
            found.append(other)
    return found[0] if len(found) == 1 else None


def _other_year(item: Item, mention: VenueMention, year: int) -> Fix:
    place = mention.years[0]
    text = str(year)[-len(place.written) :]
    return replace(
        item.page,
        *item.span(place.start, place.end),
        text,
        safety="suggestion",
        title=f"Write '{mention.venue.acronym} {year}'",
    )


def _written(date: Window) -> str:
    return month_name(date.first) if date.first == date.last else str((date.first - 1) // 12)


@rule(
    "VEN007",
    "paper-later-than-venue",
    "warning",
    follows=("AGR020", "VEN017"),
    bad=(
        "# Publications\n\n- ``⟦WACV 2024⟧`` [Deep nets see more](https://arxiv.org/abs/2501.12345)",
        "# News\n\n- *2025.02*: One paper accepted by CVPR 2025!\n\n# Publications\n\n"
        "- [Deep nets see more](https://arxiv.org/abs/2411.04321), Ann Lee, Bo Wu. ⟦CVPR 2024⟧",
    ),
    good=(
        "# Publications\n\n- ``WACV 2025`` [Deep nets see more](https://arxiv.org/abs/2501.12345)",
        "# Publications\n\n- ``CVPR 2024`` [Deep nets see more](https://arxiv.org/abs/2407.01234)",
        "# Publications\n\n- ``CVPR 2024 Workshop`` [Deep nets](https://arxiv.org/abs/2502.01234)",
        "# Papers\n\n- To read\n  - A. Lee, ICML 2017\n  - [Deep nets](https://arxiv.org/abs/2006.01234)",
    ),
)
def paper_later_than_venue(homepage: Homepage, today: datetime.date) -> Problems:
    """A paper came to arXiv long after the conference it is listed under.

    Nearly always the next year's edition is meant, and the year is a slip of the pen.
    """
    named = _editions_named(homepage)
    for entry in paper_entries(homepage):
        item, claimed = entry.item, [mention for mention in entry.venues if mention.years]
        editions = {(mention.venue.key, year.year) for mention in claimed for year in mention.years}
        if len(editions) != 1 or claimed[0].venue.kind not in EVENTS or any(m.track for m in claimed):
            continue
        venue, year = claimed[0].venue, claimed[0].years[0].year
        when, paper = held(venue, year), _first_arxiv(entry)
        if when is None or paper is None:
            continue
        told = named[venue.key, year + 1] and named[venue.key, year] <= 1
        if paper[0] - when.last < (LATE_ARXIV_WITH_NEWS if told else LATE_ARXIV):
            continue
        link = Related(item.page.place(paper[1].target_start, paper[1].target_end), "the paper")
        message = (
            f"{held_sentence(venue, year, today)}, but the paper came to arXiv in {month_name(paper[0])}"
        )
        for mention in claimed:
            yield problem(item.page, *item.span(mention.start, mention.end), message, None, (link,))


def _first_arxiv(entry: Entry) -> tuple[int, Link] | None:
    """The month of a paper's oldest arXiv id, and its link."""
    found = []
    for link in entry.links:
        identifier = link_facts(link.target).ids.get("arxiv", "")
        month = arxiv_month(identifier) if identifier else None
        if month:
            found.append((12 * month[0] + month[1], link))
    return min(found, key=lambda pair: pair[0]) if found else None


def _editions_named(homepage: Homepage) -> Counter[tuple[str, int]]:
    """How many items of the site name each edition."""
    found: set[tuple[str, int, str, int]] = set()
    for section in homepage.sections:
        for item in section.items:
            place = item.page.place(item.start, item.start)
            for mention in item.venues:
                found |= {(mention.venue.key, year.year, place.path, place.start) for year in mention.years}
    return Counter((key, year) for key, year, *_ in found)
