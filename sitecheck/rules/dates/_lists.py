"""Lists whose items begin with a date."""

from __future__ import annotations

from typing import NamedTuple

from sitecheck.facts.date_model import DateMention, PartialDate
from sitecheck.homepage.model import Item, Section

CLEAR = 4
"""How many to one make the habit of a list."""


class Dated(NamedTuple):
    """An item and the date that leads it."""

    item: Item
    mention: DateMention
    point: PartialDate

    def span(self) -> tuple[int, int]:
        """The date's range in the page."""
        return self.item.span(self.mention.start, self.mention.end)


def leading(section: Section) -> list[Dated]:
    """The items of a section that begin with a date."""
    found = []
    for item in section.items:
        mention = item.date
        if mention is None or mention.first is None or not mention.valid:
            continue
        if not any(char.isalnum() for char in item.text[: mention.start]):
            found.append(Dated(item, mention, mention.first))
    return found
