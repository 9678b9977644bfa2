"""A file of a collection: its date against its name and its venue."""

from __future__ import annotations

import datetime
import re

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.text.content import Content

_FILE_DATE = re.compile(r"(?:^|/)(\d{4})-(\d{2})-(\d{2})")
_STAMP = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EARLY, _LATE = 2, 1
"""Years by which a paper's date may lie before its edition's year (a preprint), or behind it (proceedings)."""
_CONFIG = {"_config.yml": "collections:\n  publications:\n    output: true\n"}
_PAPER = (
    "---\ntitle: Far seas and how to sail them\nauthors: Elin Moe, Jonas Ravn\nvenue: {}\ndate: {}\n---\n"
)


@rule(
    "AGR024",
    "document-dated-twice",
    "warning",
    follows=("DAT001", "DAT011", "VEN005", "VEN008"),
    bad=(
        _CONFIG | {"_publications/2022-10-03.md": _PAPER.format("ICSME 2022", "⟦2012-10-03⟧")},
        _CONFIG | {"_publications/2022-04-04-seas.md": _PAPER.format("ICST 2022", "⟦2021-04-04⟧")},
        _CONFIG | {"_publications/seas.md": _PAPER.format("CVPR 2024", "⟦2021-06-17⟧")},
    ),
    good=(
        _CONFIG | {"_publications/2022-10-03.md": _PAPER.format("ICSME 2022", "2022-10-03")},
        _CONFIG | {"_publications/2021-11-03.md": _PAPER.format("CVPR 2022", "2021-11-03")},
        _CONFIG | {"_publications/2009-10-01-paper.md": _PAPER.format("CVPR 2022", "2022-06-19")},
        _CONFIG | {"_publications/seas.md": _PAPER.format("CVPR 2024", "2023-11-02")},
    ),
)
def document_dated_twice(homepage: Homepage) -> Problems:
    """A paper's file is dated in another year than its name and its venue say.

    The list is sorted by this date, and shows the paper in the wrong year.
    """
    for section in homepage.statements("publications", "talks"):
        page = section.page
        if not section.document or page.front_matter is None:
            continue
        node = page.front_matter.get("date")
        stamp = _STAMP.match(node.raw) if node is not None and node.kind == "scalar" else None
        item = section.items[0]
        named_in = [m for m in item.venues if m.venue.kind != "preprint" and m.years]
        years = {year.year for mention in named_in for year in mention.years}
        if node is None or stamp is None or len(years) != 1:
            continue
        dated, edition = int(stamp[1]), years.pop()
        named = _FILE_DATE.search(page.path)
        by_name = _is_day(named) and named is not None and int(named[1]) == edition != dated
        if by_name or not edition - _EARLY <= dated <= edition + _LATE:
            where = (
                f"The file's name and the venue say {edition}"
                if by_name
                else f"The venue's year is {edition}"
            )
            venue = named_in[0]
            related = (Related(page.place(*item.span(venue.start, venue.end)), "the venue"),)
            yield problem(Content.of(page.source), node.start, node.end, where, None, related)


def _is_day(match: re.Match[str] | None) -> bool:
    try:
        return match is not None and bool(datetime.date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return False
