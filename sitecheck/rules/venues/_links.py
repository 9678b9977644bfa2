"""Editions of venues that links lead to."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.facts.identifiers import link_facts, split_url
from sitecheck.facts.venue import Venue
from sitecheck.jekyll.blocks import Link

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class Stated(NamedTuple):
    """A year that a link states, and where in the page it stands."""

    year: int
    link: Link


def stated_by(link: Link, venue: Venue) -> Stated | None:
    """The edition of a venue that a link leads to, if its address says so."""
    facts = link_facts(link.target)
    if facts.venue and facts.year:
        base = facts.venue.removesuffix("W")
        return Stated(facts.year, link) if base in (*venue.acronyms, venue.key) else None
    if venue.kind == "preprint":
        return None  # the number of a preprint begins with year and month: 2005.01234
    parts = split_url(link.target)
    names = [name for name in (_letters(acronym) for acronym in venue.acronyms) if len(name) >= 4]
    labels = re.split(r"[^a-z]+", parts.host)
    if not any(name in labels for name in names):
        return None
    years = set(_YEAR.findall(f"{parts.host}/{parts.path}"))
    return Stated(int(years.pop()), link) if len(years) == 1 else None


def _letters(acronym: str) -> str:
    return "".join(char for char in acronym.lower() if char.isalpha())
