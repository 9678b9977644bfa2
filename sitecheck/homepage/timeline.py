"""A homepage's years, drawn for the terminal: what was misread is seen at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitecheck.facts.date_model import earliest, latest
from sitecheck.facts.identifiers import arxiv_month, link_facts
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.posts import Post, read_posts
from sitecheck.report.plain import line as plain

LABEL = 40
"""Columns for what a row is about."""
WIDTH = 60
"""Columns for the years at most."""
_BAR, _POINT, _OPEN = "━", "•", "▸"


class _Row(NamedTuple):
    """A post: quarters from the first to the last, counted as `4 * year + quarter`."""

    label: str
    first: int
    last: int
    mark: str


def timeline(homepage: Homepage) -> list[str]:
    """Degrees and posts as bars, papers, awards and news as numbers by year; empty where nothing is dated."""
    posts = list(_unlike(read_posts(homepage)))
    counts = [
        (name, Counter(year for section in homepage.statements(kind) for item in section.items
                       if (year := _year(item, papers=kind == "publications"))))
        for name, kind in (("papers", "publications"), ("awards", "awards"), ("news", "news"))
    ]  # fmt: skip
    years = [year for _, counted in counts for year in counted]
    years += [year for post in posts for year in _years(post)]
    if not years:
        return []
    low, high = min(years), max(years)
    cell = 4 if 4 * (high - low + 1) <= WIDTH else 2
    if cell * (high - low + 1) > WIDTH:
        low = high - WIDTH // cell + 1
    rows = sorted((_row(post, high) for post in posts), key=lambda row: (row.first, row.last, row.label))
    lines = [" " * LABEL + "".join(f"{year % 100:02d}".ljust(cell) for year in range(low, high + 1)).rstrip()]
    lines += [_drawn(row, low, high, cell) for row in rows]
    for name, counted in counts:
        if counted:
            numbers = "".join(str(counted[year] or "").ljust(cell) for year in range(low, high + 1))
            lines.append(name.rjust(LABEL - 2) + "  " + numbers.rstrip())
    return lines


def _unlike(posts: Iterable[Post]) -> Iterator[Post]:
    """The posts without those that another page repeats."""
    seen = set()
    for post in posts:
        text = " ".join(post.item.text.split())
        if text not in seen:
            seen.add(text)
            yield post


def _years(post: Post) -> set[int]:
    return {point.year for point in (post.date.first, post.date.last) if point}


def _row(post: Post, high: int) -> _Row:
    date = post.date
    assert date.first is not None
    year, month, _ = earliest(date.first)
    first = 4 * year + (month - 1) // 3
    if post.open:
        last, mark = 4 * high + 3, _OPEN
    elif date.is_range and date.last is not None:
        year, month, _ = latest(date.last)
        last, mark = 4 * year + (month - 1) // 3, _BAR
    else:
        last, mark = first, _POINT
    line = post.item.page.place(post.item.start, post.item.start).start_position.line
    return _Row(f"{line:4d}  {post.level or '?':<10}{plain(_where(post))}", first, last, mark)


def _where(post: Post) -> str:
    """The institution, or what else stands beside the date."""
    if post.institutions:
        return min(post.institutions, key=lambda name: (len(name), name))
    text = post.item.text
    rest = text[: post.date.start] + " " + text[post.date.end :]
    return " ".join(rest.strip(" ,.:;-–—·|*()\n\t").split())


def _drawn(row: _Row, low: int, high: int, cell: int) -> str:
    """A row; a post that ends before it begins is drawn as a question mark."""
    label = row.label[: LABEL - 2].ljust(LABEL)
    if row.last < row.first:
        return label + "?"
    scale = 4 // cell
    begin, end = (row.first - 4 * low) // scale, (row.last - 4 * low) // scale
    if end < 0:
        return label + "◂"
    begin = max(begin, 0)
    end = min(end, cell * (high - low + 1) - 1)
    body = _BAR * (end - begin) + (row.mark if row.mark != _BAR else _BAR)
    return label + " " * begin + body


def _year(item: Item, *, papers: bool) -> int | None:
    """The year that an item belongs to: its edition, its date, or its arXiv id."""
    if papers and not (item.title and (item.authors or item.venues)):
        return None
    years = [year.year for mention in item.venues for year in mention.years] if papers else []
    if not years and item.date is not None and item.date.first is not None:
        years = [item.date.first.year]
    if not years and papers:
        dates = [date.first.year for date in item.dates if date.first and date.valid]
        years = dates[:1] or [month[0] for month in map(_arxiv, item.links) if month][:1]
    return years[0] if years else None


def _arxiv(link: object) -> tuple[int, int] | None:
    identifier = link_facts(getattr(link, "target", "")).ids.get("arxiv", "")
    return arxiv_month(identifier) if identifier else None
