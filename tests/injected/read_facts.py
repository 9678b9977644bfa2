"""What a real page states twice, as sitecheck reads it: the facts that can be falsified in one place.

Only the reading is used here, none of the rules: names that several papers share, editions that News and the
list both name, months that News and Honors or Education share, years of degrees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sitecheck.homepage.claims import read_claims
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.posts import Post, read_posts
from sitecheck.homepage.reader import read_homepage
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from tests.injected.world import Fact

_COUNT = re.compile(r"\b(?:One|Two|Three) (?:\w+ )?papers? (?:is |are |has been |have been )?(?=accepted)")
_MONTH = re.compile(r"\d{4}[.-]\d{1,2}")


def facts_of(site: Site) -> Iterator[Fact]:
    """The facts of a site that can be changed so that another place contradicts them."""
    homepage = read_homepage(site)
    yield from _names(homepage)
    yield from _editions(homepage)
    yield from _dates(homepage)
    yield from _degrees(homepage)


def _fact(page: Page, start: int, end: int, kind: str, value: str) -> Iterator[Fact]:
    """The fact, if its text stands in the source as it is read."""
    place = page.place(start, end)
    if place.text == value:
        yield Fact(place.path, place.start, place.end, kind, value)


def _names(homepage: Homepage) -> Iterator[Fact]:
    for section in homepage.statements("publications"):
        listed = [(item, author) for item in section.items for author in item.authors]
        times = Counter(author.name for _, author in listed)
        for item, author in listed:
            if times[author.name] >= 3 and len(author.name) >= 8:
                kind = "owner-list" if author.name.lower() in homepage.owner.names else "name"
                yield from _fact(item.page, author.start, author.start + len(author.name), kind, author.name)


def _mentions(homepage: Homepage, kind: str) -> Iterator[tuple[Item, str, int, tuple[int, int]]]:
    """Each venue of an item with exactly one year: item, key, year, range."""
    for section in homepage.statements(kind):
        for item in section.items:
            dated = [
                m for m in item.venues if m.years and m.venue.kind == "conference" and m.track != "workshop"
            ]
            if len({(m.venue.key, y.year) for m in dated for y in m.years}) == 1:
                first = dated[0]
                yield item, first.venue.key, first.years[0].year, item.span(first.start, first.end)


def _editions(homepage: Homepage) -> Iterator[Fact]:
    news = list(_mentions(homepage, "news"))
    papers = list(_mentions(homepage, "publications"))
    listed = Counter((key, year) for _, key, year, _ in papers)
    told = Counter((key, year) for _, key, year, _ in news)
    for item, key, year, (start, end) in news:
        value = item.page.text[start:end]
        if listed[key, year] == told[key, year] == 1 and item.date is not None and "accepted" in item.text:
            yield from _fact(item.page, start, end, "edition-news", value)
        match = _COUNT.search(item.text)
        if match and listed[key, year] and told[key, year] == 1:
            span = item.span(*match.span())
            number = ("One", "Two", "Three").index(match[0].split()[0]) + 1
            if number == listed[key, year]:
                yield from _fact(item.page, *span, "count", match[0])
    for item, key, year, (start, end) in papers:
        if listed[key, year] == told[key, year] == 1 and not item.page.text[end : end + 1].isdigit():
            yield from _fact(item.page, start, end, "edition-list", item.page.text[start:end])


def _dates(homepage: Homepage) -> Iterator[Fact]:
    news = [item for section in homepage.statements("news") for item in section.items if _month(item)]
    awards = [item for section in homepage.statements("awards") for item in section.items if _month(item)]
    for told in news:
        for award in awards:
            shared = _words(told) & _words(award)
            if _month(told) == _month(award) and len(shared) >= 3 and "accepted" not in told.text:
                yield from _date(told, "award-news")
                yield from _date(award, "award-list")
    posts = [post for post in read_posts(homepage) if post.begin is not None and post.institutions]
    for told in news:
        for post in posts:
            named = any(name.lower() in told.text.lower() for name in post.institutions)
            if (
                named
                and re.search(r"\b(?:started|joined|began)\b", told.text, re.I)
                and _same_month(told, post)
            ):
                yield from _date(told, "start-news")


def _date(item: Item, kind: str) -> Iterator[Fact]:
    first = item.date.first if item.date else None
    if item.date is not None and first is not None and _MONTH.fullmatch(first.written):
        start, end = item.span(item.date.start, item.date.start + len(first.written))
        yield from _fact(item.page, start, end, kind, first.written)


def _month(item: Item) -> tuple[int, int] | None:
    first = item.date.first if item.date and not item.date.is_range else None
    return (first.year, first.month) if first and first.month else None


def _same_month(item: Item, post: Post) -> bool:
    found = _month(item)
    return found is not None and 12 * found[0] + found[1] == post.begin


def _words(item: Item) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]{4,}", item.text)}


def _degrees(homepage: Homepage) -> Iterator[Fact]:
    posts = read_posts(homepage)
    for section in homepage.statements("about"):
        for item in section.items:
            for claim in read_claims(item.text):
                same = [
                    post for post in posts if post.level == claim.level and post.section.kind == "education"
                ]
                if len(same) != 1:
                    continue
                start, end = item.span(claim.start, claim.end)
                if claim.when == "now" and claim.student and same[0].open and claim.level == "phd":
                    yield from _fact(item.page, start, end, "role-about", item.text[claim.start : claim.end])
                for date in claim.dates[:1]:
                    year = date.first.year if date.first and not date.is_range else 0
                    if claim.obtained and same[0].end and year == (same[0].end - 1) // 12:
                        low = claim.end + date.start
                        span = item.span(low, low + date.end - date.start)
                        yield from _fact(
                            item.page, *span, "degree-year", item.text[low : low + date.end - date.start]
                        )
