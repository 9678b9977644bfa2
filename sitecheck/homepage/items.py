"""What a section lists: list items, paper boxes, table rows, paragraphs, hard-broken lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque

from sitecheck.facts.date_model import DateMention
from sitecheck.facts.dates import find_dates
from sitecheck.facts.venues import VenueMention, find_venues
from sitecheck.homepage.model import Author, Item, Section, Title
from sitecheck.homepage.people import find_names
from sitecheck.homepage.titles import find_title, title_beside
from sitecheck.jekyll.blocks import CODE, STRONG, Block, Link
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.mask import splice
from sitecheck.jekyll.page import Page
from sitecheck.text.source import Span

_LEAD = re.compile(r"[\s\-–—•·*\[(【:\u00a0\ufe0f🎉🔥📢✨🏆🎓🎊🥳📣🚀⭐]*")
_BOX = re.compile(r"\b(?:paper-box|publication-item|pub-item|paper-card|list__item|publication)\b")
_CONTAINERS = frozenset(("div", "li", "article", "section", "td", "tr", "table", "ul"))
_LINE_END = re.compile(r"\n")
_NUMBERED = re.compile(
    r"(?:(?<=[ \n])|(?<!.))(?:\[\d{1,3}\]|\d{1,3}[.)])(?=[ \t]{0,8}(?:[^\W\d]|[\"“\[*]))", re.DOTALL
)


def read_items(section: Section, boxes: list[Span], link_starts: list[int]) -> list[Item]:
    """The items of a section; `boxes` are the page's paper boxes."""
    page = section.page
    groups: list[list[Block]] = []
    last_key: tuple[str, int] | None = None
    for block in section.blocks:
        if block.kind in ("heading", "code"):
            last_key = None
            continue
        key = _key(section, block, boxes)
        if key is not None and key == last_key:
            groups[-1].append(block)
        else:
            groups.append([block])
        last_key = key
    items = [whole_item(page, group, link_starts) for group in groups]
    return [part for item in items for part in _lines(item, section)]


def _key(section: Section, block: Block, boxes: list[Span]) -> tuple[str, int] | None:
    """What a block shares with the other blocks of its item; None for a paragraph of its own."""
    index = bisect_right(boxes, (block.start, block.start + 1)) - 1
    if index >= 0 and boxes[index].start >= section.start and block.start < boxes[index].end:
        return "box", boxes[index].start
    if block.item >= 0:
        return "item", block.item if section.kind == "services" else block.outer
    return None


def whole_item(page: Page, blocks: list[Block], link_starts: list[int]) -> Item:
    """The item that is made of some blocks of a page, with the links in them."""
    start, end = blocks[0].start, max(block.end for block in blocks)
    links = page.links[bisect_left(link_starts, start) : bisect_left(link_starts, end)]
    return Item(page, blocks, links)


def _lines(item: Item, section: Section) -> list[Item]:
    """A paragraph whose lines each begin with a date, or a paper's number, is one item a line."""
    if len(item.blocks) != 1:
        return [item]
    block = item.blocks[0]
    if section.kind in ("publications", "other") and (begins := _numbered(item.page, block)):
        pass
    elif section.kind == "publications":
        return [item]
    elif "\n" in item.text:
        starts = [0] + [match.end() for match in _LINE_END.finditer(item.text)]
        begins = [start for start in starts if _leading_date(item.text[start : start + 60])]
    else:
        return [item]
    if len(begins) < 2 or begins[0] != 0:
        return [item]
    parts = []
    link_starts = [link.start for link in item.links]
    for start, end in zip(begins, [*begins[1:], len(item.text)], strict=True):
        span = block.span(start, end)
        part = _part(block, start, end)
        links = item.links[bisect_left(link_starts, span.start) : bisect_left(link_starts, span.end)]
        parts.append(Item(item.page, [part], links))
    return parts


def _numbered(page: Page, block: Block) -> list[int]:
    """Where the numbered lines of a paragraph begin; empty unless it begins with one.

    A line that ends in the source without a break is a blank to the visitor.
    """
    begins = [match.start() for match in _NUMBERED.finditer(block.text)]
    if len(begins) < 2 or block.text[: begins[0]].strip():
        return []
    at_line = [at for at in begins[1:] if "\n" in (block.text[at - 1], page.text[block.offset(at - 1)])]
    return [0, *at_line]


def _part(block: Block, start: int, end: int) -> Block:
    """The block that holds only a range of another's text."""
    from sitecheck.jekyll.blocks import Run

    runs = []
    for run, at in block.runs_between(start, end):
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            if run.linear:
                runs.append(Run(run.text[low:high], run.start + low, run.start + high, run.marks))
            else:
                runs.append(run)
    span = block.span(start, end)
    return Block(
        block.kind,
        span.start,
        span.end,
        runs,
        depth=block.depth,
        item=block.item,
        outer=block.outer,
        html=block.html,
    )


def _leading_date(text: str) -> bool:
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    return any(mention.start == at for mention in find_dates(text))


def understand(item: Item, kind: str) -> None:
    """Read the dates, venues, title and authors of an item."""
    text = item.text
    badges = _code_spans(item)
    item.venues = _find_venues(text, badges)
    item.dates = find_dates(text)
    item.date = _own_date(item)
    if kind != "publications":
        return
    title_span = find_title(item)
    skip = [title_span] if title_span else []
    skip += badges
    breaks = bold_ends(item)
    names = find_names(text, skip, breaks)
    if names is None and title_span is not None:
        names = find_names(text, None, breaks)
    if names is not None:
        for name in names.names:
            start, end = item.span(name.start, name.end)
            strong = bool(item.marks(name.start, name.start + len(name.name)) & STRONG)
            item.authors.append(Author(name.name, name.marks, start, end, strong, start + len(name.name)))
    if title_span is None and names is not None:
        title_span = title_beside(text, names.start, names.end)
    if title_span is not None:
        start, end = item.span(*title_span)
        item.title = Title(text[title_span[0] : title_span[1]].strip(), start, end)


def _find_venues(text: str, badges: list[tuple[int, int]]) -> list[VenueMention]:
    """The venues of an item; a badge holds a venue and little else."""
    found: list[VenueMention] = []
    for start, end in badges:
        found += [moved(mention, start) for mention in find_venues(text[start:end], slot=True)]
    found += find_venues(splice(text, [(start, end, " " * (end - start)) for start, end in badges]))
    return sorted(found, key=lambda mention: mention.start)


def moved(mention: VenueMention, by: int) -> VenueMention:
    """A mention whose offsets are counted from a place further left."""
    years = tuple(year._replace(start=year.start + by, end=year.end + by) for year in mention.years)
    return mention._replace(
        start=mention.start + by,
        end=mention.end + by,
        name_start=mention.name_start + by,
        name_end=mention.name_end + by,
        years=years,
    )


def _own_date(item: Item) -> DateMention | None:
    """The date that dates an item: the first if it leads, or the only one; a venue's year is none."""
    dates, venues = [], deque(item.venues)
    for date in item.dates:
        while venues and venues[0].end <= date.start:
            venues.popleft()
        if not (venues and venues[0].start <= date.start):
            dates.append(date)
    if not dates:
        return None
    lead = _LEAD.match(item.text)
    if lead and dates[0].start <= lead.end():
        return dates[0]
    return dates[0] if len(dates) == 1 else None


def bold_ends(item: Item) -> list[int]:
    """Where bold type ends in the item's text."""
    ends, at = [], 0
    for block in item.blocks:
        strong = False
        for run in block.runs:
            if strong and not run.marks & STRONG:
                ends.append(at)
            strong = bool(run.marks & STRONG)
            at += len(run.text)
        at += 1
    return ends


def _code_spans(item: Item) -> list[tuple[int, int]]:
    spans, at = [], 0
    for block in item.blocks:
        for run in block.runs:
            if run.marks & CODE:
                spans.append((at, at + len(run.text)))
            at += len(run.text)
        at += 1
    return spans


def paper_boxes(page: Page) -> list[Span]:
    """The range of each paper box of a page; boxes don't nest."""
    found: list[Span] = []
    open_tags: list[tuple[str, int]] = []  # element, start of the box it is or -1
    inside = 0  # how many of them are boxes
    for tag in page.tags:
        if tag.name not in _CONTAINERS or tag.self_closing:
            continue
        if not tag.closing:
            box = not inside and _is_box(tag)
            open_tags.append((tag.name, tag.start if box else -1))
            inside += box
            continue
        while open_tags:
            name, start = open_tags.pop()
            if start >= 0:
                found.append(Span(start, tag.end))
                inside -= 1
            if name == tag.name:
                break
    found += [Span(start, len(page.text)) for _, start in open_tags if start >= 0]
    return _apart(sorted(found))


def _is_box(tag: Tag) -> bool:
    names = tag.value("class")
    return bool(_BOX.search(names)) and "image" not in names and "text" not in names


def _apart(boxes: list[Span]) -> list[Span]:
    """The boxes, each cut where the next begins: one that is never closed ends there."""
    following = [box.start for box in boxes[1:]]
    cut = [Span(box.start, min(box.end, end)) for box, end in zip(boxes, following, strict=False)]
    return cut + boxes[-1:]


def links_by_start(page: Page) -> list[int]:
    """The starts of a page's links, in order."""
    return [_start(link) for link in page.links]


def _start(link: Link) -> int:
    return link.start
