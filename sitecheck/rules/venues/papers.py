"""A paper's venue and year as badge, text and links state them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.identifiers import link_facts
from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Related
from sitecheck.homepage.badges import Badge, read_badges
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._links import stated_by
from sitecheck.rules.venues._mentions import in_one_block, in_title, mentions, same_entry

_BARE_YEAR = re.compile(r"\s*((?:19|20)[0-9]{2})\s*")
_OPENS = re.compile(r"[\s*_`\"”]{0,3}[(\[（][*_`\s]{0,2}(?:IEEE |ACM )?")
_ACRONYM = re.compile(r"[(（]([A-Z][A-Z-]{3,9})[)）]")
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
    for badge in read_badges(homepage):
        for mention in badge.venues:
            if len(mention.years) == 1:
                yield from _badge_year(badge, mention)
    badged = {id(badge.item) for badge in read_badges(homepage)}
    for section in homepage.of_kind("publications"):
        for item in section.items:
            if id(item) not in badged:
                yield from _text_year(item)
    for section in homepage.sections:
        for item in section.items:
            for link in item.links:
                yield from _link_year(item, link)


def _badge_year(badge: Badge, mention: VenueMention) -> Iterator[Problem]:
    item, year, key = badge.item, mention.years[0].year, mention.venue.key
    others = [
        other
        for other in item.venues
        if other.venue.key == key
        and other.years
        and not badge.start <= other.start < badge.end
        and other.track in (None, mention.track)
        and same_entry(item, mention.start, item.span(other.start, other.end)[0])
        and not in_title(item, other.start, other.end)
    ]
    if others and all(year not in [one.year for one in other.years] for other in others):
        other = others[0]
        related = Related(item.page.place(*item.span(other.start, other.end)), "the year in the text")
        yield _contradiction(item, mention, other.years[0].year, "the text says", related)
        return
    yield from _against_links(item, mention, "badge")


def _text_year(item: Item) -> Iterator[Problem]:
    """The only edition that the text of a paper names, against the paper's links."""
    named = [m for m in item.venues if m.years and not in_title(item, m.start, m.end)]
    if len({(m.venue.key, year.year) for m in named for year in m.years}) == 1:
        yield from _against_links(item, named[0], "text")


def _against_links(item: Item, mention: VenueMention, what: str) -> Iterator[Problem]:
    stated = [
        found
        for link in item.links
        if same_entry(item, mention.start, link.start) and (found := stated_by(link, mention.venue))
    ]
    if stated and all(found.year != mention.years[0].year for found in stated):
        link = stated[0].link
        related = Related(item.page.place(link.target_start, link.target_end), "the year in the link")
        yield _contradiction(item, mention, stated[0].year, "the link leads to", related, what)


def _contradiction(
    item: Item, mention: VenueMention, other: int, says: str, related: Related, what: str = "badge"
) -> Problem:
    place = mention.years[0]
    acronym = mention.venue.acronym
    message = f"The {what} says {acronym} {place.year}, but {says} {acronym} {other}"
    span = item.span(place.start, place.end)
    fix = replace(item.page, *span, str(other)[-len(place.written) :], safety="suggestion")
    return problem(item.page, *item.span(mention.start, mention.end), message, fix, (related,))


def _link_year(item: Item, link: Link) -> Iterator[Problem]:
    """A link whose own text names another edition than its address."""
    if link.image or not link.text:
        return
    place = Related(item.page.place(link.target_start, link.target_end), "the year in the link")
    bare = _BARE_YEAR.fullmatch(link.text)
    facts = link_facts(link.target)
    if bare and facts.year and facts.kind in ("conference", "virtual") and int(bare[1]) != facts.year:
        message = f"The link says {bare[1]}, but leads to {facts.venue} {facts.year}"
        yield problem(item.page, link.text_start, link.text_end, message, None, (place,))
        return
    for mention in item.venues:
        if len(mention.years) != 1:
            continue
        start, end = item.span(mention.start, mention.end)
        if not link.text_start <= start <= end <= link.text_end:
            continue
        stated = stated_by(link, mention.venue)
        if stated and stated.year != mention.years[0].year:
            acronym = mention.venue.acronym
            message = f"The link says {acronym} {mention.years[0].year}, but leads to {acronym} {stated.year}"
            span = item.span(mention.years[0].start, mention.years[0].end)
            text = str(stated.year)[-len(mention.years[0].written) :]
            fix = replace(item.page, *span, text, safety="suggestion")
            yield problem(item.page, start, end, message, fix, (place,))


@rule(
    "VEN009",
    "acronym-of-another-venue",
    "warning",
    bad=(
        "# Services\n\n- European Conference on Computer Vision (⟦ICCV⟧), 2021",
        "# Services\n\n- IEEE Transactions on Image Processing (⟦TPAMI⟧), NeurIPS",
        "# Publications\n\n- ``⟦COMAPG⟧`` [Beans in rows](https://example.org/p), Computers and Electronics"
        " in Agriculture (COMPAG)",
    ),
    good=(
        "# Services\n\n- European Conference on Computer Vision (ECCV)\n- ICCV, ECCV (all since 2020)",
        "# Services\n\n- IEEE Transactions on Medical Imaging (TMI Distinguished Reviewer)",
    ),
)
def acronym_of_another_venue(homepage: Homepage) -> Problems:
    """A venue's full name and the acronym beside it belong to two venues.

    The reader can't tell which of them is meant.
    """
    for item, mention in mentions(homepage):
        if mention.form in ("acronym", "homoglyph", "wrong-case") or mention.venue.kind == "preprint":
            continue
        other = _in_brackets(item, mention)
        if other is None or _related(mention.venue, other.venue):
            continue
        name = " ".join(item.text[mention.name_start : mention.name_end].split())
        found = item.text[other.name_start : other.name_end]
        message = f"{found} is {other.venue.name}; {name} is {mention.venue.acronym}"
        related = Related(item.page.place(*item.span(mention.name_start, mention.name_end)), "the full name")
        yield problem(item.page, *item.span(other.name_start, other.name_end), message, None, (related,))
    for badge in read_badges(homepage):
        yield from _swapped(badge)


def _in_brackets(item: Item, mention: VenueMention) -> VenueMention | None:
    """The acronym in brackets right behind a full name, if it is a venue's."""
    for other in item.venues:
        if other.start < mention.name_end:
            continue
        if other.form != "acronym" or not _OPENS.fullmatch(item.text[mention.name_end : other.start]):
            return None
        after = item.text[other.name_end : other.name_end + 1]
        return other if after in (")", "]", "）") and in_one_block(item, mention.start, other.end) else None
    return None


def _related(one: Venue, other: Venue) -> bool:
    """Whether two venues may share an acronym: a conference and its workshops, two names of one series."""
    if one.key == other.key or set(one.acronyms) & set(other.acronyms) or set(one.names) & set(other.names):
        return True
    short, long = sorted((one.acronym, other.acronym), key=len)
    return long.startswith(short)


def _swapped(badge: Badge) -> Iterator[Problem]:
    """A badge that has two letters of the item's own acronym in the wrong order."""
    text = badge.text.split(" ")[0]
    if badge.venues or not text.isupper() or len(text) < 4:
        return
    for match in _ACRONYM.finditer(badge.item.text):
        right = match[1]
        if right != text and len(right) == len(text) and sorted(right) == sorted(text):
            differing = [i for i in range(len(text)) if text[i] != right[i]]
            if len(differing) == 2 and differing[1] == differing[0] + 1:
                page = badge.item.page
                start, end = badge.item.span(badge.start, badge.start + len(text))
                related = Related(page.place(*badge.item.span(*match.span(1))), "the acronym in the text")
                message = f"The badge says '{text}', the text '{right}'"
                fix = replace(page, start, end, right, safety="suggestion")
                yield problem(page, start, end, message, fix, (related,))
                return


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
    for badge in read_badges(homepage):
        if len(badge.venues) != 1 or badge.venues[0].track or badge.venues[0].form != "acronym":
            continue
        mine, item = badge.venues[0], badge.item
        if mine.venue.kind == "preprint":
            continue
        outside = [
            other
            for other in item.venues
            if not badge.start <= other.start < badge.end
            and other.venue.kind != "preprint"
            and not in_title(item, other.start, other.end)
            and same_entry(item, mine.start, item.span(other.start, other.end)[0])
        ]
        stated = [other for other in outside if _is_statement(item, other)]
        if len({other.venue.key for other in outside}) != 1 or not stated:
            continue
        other = stated[0]
        if _related(mine.venue, other.venue):
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
