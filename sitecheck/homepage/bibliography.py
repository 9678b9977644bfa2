"""From BibTeX entries to publications: fields are known, so nothing has to be guessed."""

from __future__ import annotations

from sitecheck.facts.date_model import DateMention
from sitecheck.facts.dates import find_dates
from sitecheck.facts.venues import VenueMention, find_venues
from sitecheck.facts.years import VenueYear
from sitecheck.homepage.items import moved
from sitecheck.homepage.model import Author, Item, Section, Title
from sitecheck.jekyll.bibtex.known import VENUE_FIELDS, month_of
from sitecheck.jekyll.bibtex.model import Entry, Field
from sitecheck.jekyll.bibtex.names import Name, read_names
from sitecheck.jekyll.bibtex.page import BibPage
from sitecheck.jekyll.blocks import Block, Run

_NOTES = ("note", "howpublished", "school", "institution", "award_name", "award")


def read_bibliography(page: BibPage) -> list[Section]:
    """The section whose items are a bibliography's entries; none where it has none."""
    section = Section(page, "publications", "", 0, 0, None)
    section.items = [item for entry in page.entries if (item := _item(page, entry))]
    section.end = len(page.text)
    return [section] if section.items else []


def _item(page: BibPage, entry: Entry) -> Item | None:
    """An entry as a visitor reads it: title, authors, venue, year and notes, a line each."""
    title, year = entry.get("title"), entry.get("year", "date")
    authors = entry.get("author", "editor")
    if title is None:
        return None
    names = read_names(page.text, *authors.inside) if authors and len(authors.parts) == 1 else []
    blocks = [page.block(title)]
    if names:
        blocks.append(_author_block(names))
    venues = [field for name in VENUE_FIELDS if (field := entry.get(name))]
    blocks += [page.block(field) for field in venues]
    if year is not None:
        blocks.append(page.block(year))
    blocks += [page.block(field) for name in _NOTES if (field := entry.get(name))]
    item = Item(page, blocks, page.links_of(entry))
    item.start, item.end = entry.start, entry.end
    item.title = Title(blocks[0].text, *title.inside)
    item.authors = [
        Author(name.shown, name.marks, name.start, name.end, False, name.name_end)
        for name in names
        if name.shown != "others"
    ]
    _date(item, page, entry, year)
    _venues(item, [page.block(field) for field in venues], year and page.block(year))
    return item


def _author_block(names: list[Name]) -> Block:
    runs: list[Run] = []
    for name in names:
        if runs:
            runs.append(Run(", ", name.start, name.start, 0))
        runs.append(Run(name.shown, name.start, name.end, 0))
    return Block("paragraph", names[0].start, names[-1].end, runs)


def _begin(item: Item, block: Block) -> int:
    """Where a block's text begins in the item's."""
    at = 0
    for each in item.blocks:
        if each is block:
            break
        at += len(each.text) + 1
    return at


def _date(item: Item, page: BibPage, entry: Entry, year: Field | None) -> None:
    if year is None:
        return
    block = page.block(year)
    by = _begin(item, block)
    found = find_dates(block.text)
    item.dates = [_moved_date(date, by) for date in found]
    if len(found) != 1:
        return
    item.date = item.dates[0]
    month = entry.get("month")
    first = item.date.first
    if month is not None and first is not None and first.month is None and not item.date.is_range:
        item.date = item.date._replace(first=first._replace(month=month_of(month.raw)))


def _moved_date(date: DateMention, by: int) -> DateMention:
    first = date.first and date.first._replace(start=date.first.start + by, end=date.first.end + by)
    last = date.last and date.last._replace(start=date.last.start + by, end=date.last.end + by)
    return date._replace(start=date.start + by, end=date.end + by, first=first, last=last)


def _venues(item: Item, blocks: list[Block], year: Block | None) -> None:
    """The venues of the fields that name one; a venue that names no year itself is of the entry's."""
    own: VenueYear | None = None
    if year is not None and year.text.isdecimal() and len(year.text) == 4:
        at = _begin(item, year)
        own = VenueYear(at, at + 4, int(year.text), year.text)
    found: list[VenueMention] = []
    for block in blocks:
        by = _begin(item, block)
        for mention in find_venues(block.text, slot=True):
            placed = moved(mention, by)
            found.append(placed if placed.years or own is None else placed._replace(years=(own,)))
    item.venues = found
