"""A paper's venue and year as badge, text and links state them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sitecheck.facts.identifiers import link_facts
from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Related
from sitecheck.homepage.badges import Badge
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._entries import Entry, paper_entries
from sitecheck.rules.venues._links import stated_by
from sitecheck.rules.venues._mentions import related_venues

_BARE_YEAR = re.compile(r"\s*((?:19|20)[0-9]{2})\s*")
_OTHER_ROLE = re.compile(
    r"\b(?:extend\w*|extension|also|previous\w*|earlier|preliminary|short version|workshop|tutorial|award\w*|"
    r"reviews?|submitted|invited|impact|dataset|challenge|competition|based on|abridged)\b",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(r"[*_`\s]*(?:[,.;)\]（(]|$|\n)")


@rule(
    "VEN008",
    "venue-year-contradiction",
    "warning",
    fix="suggestion",
    bad=(
        "# Publications\n\n- ``⟦ROBIO 2025⟧`` [Deep nets see more](https://example.org/p) \\\n"
        "Ann Lee, Bo Wu. 2024 IEEE International Conference on Robotics and Biomimetics (ROBIO), 2024.",
        "# Publications\n\n- ``⟦CVPR 2024⟧`` [Deep nets](https://openaccess.thecvf.com/content/CVPR2023/html/"
        "Lee_Deep_CVPR_2023_paper.html)",
        "# Publications\n\n- [Deep nets](https://aclanthology.org/2023.acl-long.12/), A. Lee. *⟦ACL 2024⟧*",
        "# News\n\n- Off to [⟦SaTML 2026⟧](https://satml.org/2025/)!",
        "# Services\n\n- Reviewer of NeurIPS [⟦2023⟧](https://neurips.cc/Conferences/2026)",
    ),
    good=(
        "# Publications\n\n- ``CVPR 2023`` [Deep nets](https://openaccess.thecvf.com/content/CVPR2023/html/"
        "Lee_Deep_CVPR_2023_paper.html)",
        "# Publications\n\n- ``TPAMI 2024`` [Deep nets](https://example.org/p) (extends CVPR 2022)",
        "# News\n\n- Off to [SaTML 2025](https://satml.org/2025/), [ICRA 2025](https://2025.ieee-icra.org/)!",
    ),
)
def venue_year_contradiction(homepage: Homepage) -> Problems:
    """A venue stands with one year here and with another in the same paper's text or link.

    Whoever cites the paper from this page cites it wrongly.
    """
    for entry in paper_entries(homepage):
        for badge in entry.badges:
            for mention in badge.venues:
                if len(mention.years) == 1:
                    yield from _badge_year(entry, badge, mention)
        if not entry.badges:
            yield from _text_year(entry)
    for section in homepage.sections:
        for item in section.items:
            yield from _link_years(item)


def _badge_year(entry: Entry, badge: Badge, mention: VenueMention) -> Iterator[Problem]:
    item, year = entry.item, mention.years[0].year
    others = [
        other
        for other in entry.venues
        if other.venue.key == mention.venue.key
        and other.years
        and not badge.start <= other.start < badge.end
        and other.track in (None, mention.track)
    ]
    if others and all(year not in [one.year for one in other.years] for other in others):
        other = others[0]
        related = Related(item.page.place(*item.span(other.start, other.end)), "the year in the text")
        yield _contradiction(item, mention, other.years[0].year, "the text says", related)
        return
    yield from _against_links(entry, mention, "badge")


def _text_year(entry: Entry) -> Iterator[Problem]:
    """The only edition that the text of a paper names, against the paper's links."""
    named = [mention for mention in entry.venues if mention.years]
    if len({(mention.venue.key, year.year) for mention in named for year in mention.years}) == 1:
        yield from _against_links(entry, named[0], "text")


def _against_links(entry: Entry, mention: VenueMention, what: str) -> Iterator[Problem]:
    stated = [found for link in entry.links if (found := stated_by(link, mention.venue))]
    if stated and all(found.year != mention.years[0].year for found in stated):
        link = stated[0].link
        related = Related(entry.item.page.place(link.target_start, link.target_end), "the year in the link")
        yield _contradiction(entry.item, mention, stated[0].year, "the link leads to", related, what)


def _contradiction(
    item: Item, mention: VenueMention, other: int, says: str, related: Related, what: str = "badge"
) -> Problem:
    place = mention.years[0]
    acronym = mention.venue.acronym
    message = f"The {what} says {acronym} {place.year}, but {says} {acronym} {other}"
    span = item.span(place.start, place.end)
    fix = replace(item.page, *span, str(other)[-len(place.written) :], safety="suggestion")
    return problem(item.page, *item.span(mention.start, mention.end), message, fix, (related,))


def _link_years(item: Item) -> Iterator[Problem]:
    """The links whose own text names another edition than their address."""
    if not item.links:
        return
    dated = [mention for mention in item.venues if len(mention.years) == 1]
    starts = [item.span(mention.start, mention.end)[0] for mention in dated]
    for link in item.links:
        if link.image or not link.text:
            continue
        place = Related(item.page.place(link.target_start, link.target_end), "the year in the link")
        bare = _BARE_YEAR.fullmatch(link.text)
        facts = link_facts(link.target) if bare else None
        if bare and facts and facts.year and facts.kind in ("conference", "virtual"):
            if int(bare[1]) != facts.year:
                message = f"The link says {bare[1]}, but leads to {facts.venue} {facts.year}"
                yield problem(item.page, link.text_start, link.text_end, message, None, (place,))
            continue
        within = slice(bisect_left(starts, link.text_start), bisect_left(starts, link.text_end))
        for mention in dated[within]:
            stated = stated_by(link, mention.venue)
            if stated and stated.year != mention.years[0].year:
                yield _contradiction(item, mention, stated.year, "leads to", place, "link")


@rule(
    "VEN010",
    "badge-of-another-venue",
    "warning",
    bad=(
        "# Publications\n\n<div class='paper-box'><div class='badge'>⟦IEEE TCOM⟧</div>\n"
        "<div class='paper-box-text' markdown='1'>\n\n"
        'Ann Lee, Bo Wu, "[Deep nets](https://example.org/p)," in IEEE Internet of Things Journal, vol. 11.'
        "\n\n</div></div>",
    ),
    good=(
        "# Publications\n\n- ``TMI 2024`` [Net](https://example.org) (IEEE Transactions on Medical Imaging)",
        "# Publications\n\n- ``ICCV 2023`` [Nets](https://example.org/p), extended in IEEE Transactions on"
        " Image Processing, 2024",
    ),
)
def badge_of_another_venue(homepage: Homepage) -> Problems:
    """A paper's badge names one venue and its text another.

    One of the two is left over from another paper, and the reader takes the wrong one with him.
    """
    for entry in paper_entries(homepage):
        if len(entry.badges) != 1:
            continue
        badge, item = entry.badges[0], entry.item
        if len(badge.venues) != 1 or badge.venues[0].track or badge.venues[0].form != "acronym":
            continue
        mine = badge.venues[0]
        if mine.venue.kind == "preprint":
            continue
        outside = [
            other
            for other in entry.venues
            if not badge.start <= other.start < badge.end and other.venue.kind != "preprint"
        ]
        stated = [other for other in outside if _is_statement(item, other)]
        if len({other.venue.key for other in outside}) != 1 or not stated:
            continue
        other = stated[0]
        if related_venues(mine.venue, other.venue):
            continue
        related = Related(item.page.place(*item.span(other.start, other.end)), "the venue in the text")
        name = " ".join(item.text[other.name_start : other.name_end].split())
        message = f"The badge says {mine.venue.acronym} ({mine.venue.name}), the text says {name}"
        yield problem(item.page, *badge.span, message, None, (related,))


def _is_statement(item: Item, mention: VenueMention) -> bool:
    """Whether a full name stands as where the paper appeared."""
    text = item.text
    if (
        mention.form not in ("name", "alias", "wrong")
        or " " not in text[mention.name_start : mention.name_end]
    ):
        return False
    line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    if _OTHER_ROLE.search(line[-80:]) or not _ENDS_NAME.match(text, mention.end):
        return False
    before = line.rstrip(" *_`(（").rstrip()
    return (
        not before
        or before[-1] in ",.:;)”\"'"
        or before.lower().endswith((" in", ",in"))
        or before.lower() == "in"
    )
