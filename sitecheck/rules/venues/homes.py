"""Venues whose link leads to the home of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.link_facts import link_facts
from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import find_venues
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.rule import Problems, problem, rule

_YEAR = re.compile(r"[’']?(?:20)?\d{2}")


@rule(
    "VEN019",
    "home-of-another-venue",
    "warning",
    bad=(
        "# News\n\n- *2026.05*: A paper was accepted to [ACL 2026](⟦https://icml.cc/⟧)!\n",
        "# Services\n\n- Reviewer of BMVC: [2020](https://bmvc2020.example.org), [2021](⟦https://neurips.cc/Conferences/2021⟧)\n",
    ),
    good=(
        "# News\n\n- *2025.05*: A paper was accepted to [ICML 2025](https://icml.cc/Conferences/2025), [CVPRW](https://cvpr.thecvf.com).\n",
        "# News\n\n- A talk at the [workshop of ICML](https://neurips.cc/), and [NIPS 2016](https://neurips.cc/Conferences/2016)\n",
        "# Services\n\n- Reviewer of ICCV and CVPR: [2024](https://cvpr.thecvf.com/Conferences/2024)\n",
    ),
)
def home_of_another_venue(homepage: Homepage) -> Problems:
    """A venue's name leads to the home of another venue.

    Whoever wants to know the conference lands at one that the paper was not at.
    """
    for section in homepage.sections:
        for item in section.items:
            for link in item.links:
                if link.image or not link.target.startswith("http"):
                    continue
                facts = link_facts(link.target)
                if facts.kind != "conference" or not facts.venue:
                    continue
                named = list(_named(item, link))
                home = facts.venue.removesuffix("W")
                if len(named) == 1 and not _is(named[0], home) and find_venues(home):
                    message = f"This is the home of {home}, not of {named[0].key}"
                    yield problem(item.page, link.target_start, link.target_end, message)


def _named(item: Item, link: Link) -> Iterator[Venue]:
    """The venues that a link's text names; of a link that shows a year, the one of the item."""
    text = link.text.strip()
    if _YEAR.fullmatch(text):
        yield from {mention.venue.key: mention.venue for mention in item.venues}.values()
        return
    for mention in find_venues(text):
        if mention.venue.kind == "conference" and mention.start == 0 and len(text) - mention.end < 3:
            yield mention.venue


def _is(venue: Venue, home: str) -> bool:
    """Whether a home's acronym is the venue's own, or that of a workshop or a part of it."""
    own = (venue.key, *venue.acronyms)
    return any(home.startswith(name.removesuffix("W")) or name.startswith(home) for name in own)
