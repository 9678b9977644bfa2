"""Papers one by one, and what News announces of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.venues import VenueMention
from sitecheck.homepage.badges import item_badges
from sitecheck.homepage.model import Homepage, Item, Section
from sitecheck.homepage.roles import sentences
from sitecheck.rules.agreement._dates import month
from sitecheck.text.memo import kept

_WORD = re.compile(r"[^\W_]+")
_NICK = re.compile(r"(?=[^:：]*[A-Z0-9][^:：]*[A-Z0-9])([^\s:：](?:[^:：]{1,38}[^\s:：])?)\s*[:：]\s")
_ACCEPTED = re.compile(
    r"\b(?:accept(?:ed|ance)|to appear|published|got in(?:to)?|appear(?:s|ed)? (?:at|in))\b", re.IGNORECASE
)
_INCOMPLETE = re.compile(
    r"\b(?:full|complete|entire|whole|all) (?:\w+ )?(?:list|publications?|papers)|\bmore (?:papers|publications)|\bsome of|"
    r"\bselect(?:ed|ion)|\brepresentative|\boutdated|\bfor (?:a |the )?(?:full|complete|more)|\bsee (?:my|the|here|google)|"
    r"\bvisit my|\brecent (?:papers|publications)",
    re.IGNORECASE,
)
_COLLECTION = 6
"""Files from which on a collection of papers is taken for a list of all."""
HEAD = 600
"""How far into an item its own venue is looked for; what follows describes the paper."""

Edition = tuple[str, int]
"""Key of a venue and a year."""


class Paper(NamedTuple):
    """One entry of a list of papers.

    Attributes:
        item: where it stands.
        section: the list.
        words: its title's words, lower case.
        nick: what stands before the title's colon, if that looks like a name: `Mamba4Rec`.
        mentions: the venues under which it is listed, badge before text, preprint servers among them.
    """

    item: Item
    section: Section
    words: tuple[str, ...]
    nick: str
    mentions: tuple[VenueMention, ...]

    @property
    def editions(self) -> set[Edition]:
        """Venues with years, preprint servers left out."""
        return {(m.venue.key, y.year) for m in self.mentions for y in m.years if m.venue.kind != "preprint"}

    @property
    def venues(self) -> set[str]:
        """Keys of its venues, preprint servers left out."""
        return {m.venue.key for m in self.mentions if m.venue.kind != "preprint"}

    @property
    def preprint(self) -> bool:
        """Whether it is listed under a preprint server alone."""
        return bool(self.mentions) and not self.venues

    @property
    def title_span(self) -> tuple[int, int]:
        """The range of its title in the page."""
        assert self.item.title is not None
        return self.item.title.start, self.item.title.end


@kept
def read_papers(homepage: Homepage) -> list[Paper]:
    """The papers of all lists that have a title and an author or a venue."""
    found = []
    for section in homepage.statements("publications"):
        for item in section.items:
            words = title_words(item.title.text) if item.title else ()
            if len(words) >= 3 and (item.authors or item.venues):
                found.append(Paper(item, section, words, nick(item), _mentions(item)))
    return found


def title_words(title: str) -> tuple[str, ...]:
    """A title's words for comparison."""
    return tuple(word.lower() for word in _WORD.findall(title))


def nick(item: Item) -> str:
    """The short name that a title begins with; empty where it has none."""
    match = _NICK.match(item.title.text) if item.title else None
    return match[1] if match and len(match[1].split()) <= 3 else ""


def _mentions(item: Item) -> tuple[VenueMention, ...]:
    """The venues of a paper: those of its badge, else those beside its title and authors."""
    badges = [mention for badge in item_badges(item) for mention in badge.venues]
    outside = [m for m in item.venues if m.start < HEAD and not _in_title(item, m)]
    dated = [mention for mention in badges if mention.years or mention.venue.kind == "preprint"]
    found = badges if dated and len(dated) == len(badges) else [*badges, *outside]
    return tuple(mention for mention in found if not _shares_year(mention, found))


def _shares_year(mention: VenueMention, others: list[VenueMention]) -> bool:
    """Whether a mention has taken its year from the venue before it: "CVPR 2026 Findings"."""
    return any(
        other.start < mention.start and other.start <= year.start < other.end
        for year in mention.years
        for other in others
    )


def _in_title(item: Item, mention: VenueMention) -> bool:
    low, high = item.span(mention.name_start, mention.name_end)
    return item.title is not None and item.title.start <= low and high <= item.title.end


class Announcement(NamedTuple):
    """A sentence of News that tells of an acceptance.

    Attributes:
        item: the piece of news.
        start, end: the sentence's range in the item's text.
        mentions: the venues that the sentence names.
        month: of the news, counted as `12 * year + month`; None where it isn't dated by month.
    """

    item: Item
    start: int
    end: int
    mentions: tuple[VenueMention, ...]
    month: int | None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.item.text[self.start : self.end]

    @property
    def editions(self) -> set[Edition]:
        """Venues with years."""
        return {(m.venue.key, y.year) for m in self.mentions for y in m.years if m.venue.kind != "preprint"}


@kept
def read_announcements(homepage: Homepage) -> list[Announcement]:
    """The acceptances that News tells of, in order."""
    return list(_announcements(homepage))


def _announcements(homepage: Homepage) -> Iterator[Announcement]:
    for section in homepage.statements("news"):
        for item in section.items:
            for low, high in sentences(item.text):
                if _ACCEPTED.search(item.text, low, high):
                    mentions = tuple(m for m in item.venues if low <= m.start < high)
                    yield Announcement(item, low, high, mentions, month(item.date))


@kept
def is_complete(homepage: Homepage) -> bool:
    """Whether the lists of papers stand on one page or in one collection, and nothing calls them a selection."""
    sections = [s for s in homepage.statements("publications") if s.items or s.title]
    pages = {section.page.path for section in sections if section.items and not section.document}
    documents = sum(section.document for section in sections)
    # A collection has a file a paper; where a page lists papers too, nobody knows which is the whole.
    whole = documents >= _COLLECTION and not any(
        len(s.items) > 1 or s.items[0].authors for s in sections if s.items and not s.document
    )
    if any(section.selected for section in sections) or not (whole or (len(pages) == 1 and not documents)):
        return False
    return not any(
        _INCOMPLETE.search(item.text)
        for section in sections
        for item in section.items
        if not item.authors and len(item.text) < 300
    )
