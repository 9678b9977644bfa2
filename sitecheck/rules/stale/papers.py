"""Papers whose state has changed since."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from sitecheck.facts.date_model import DateMention
from sitecheck.facts.identifiers import arxiv_month, link_facts
from sitecheck.facts.venue import Venue
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import months, written

_REVIEW = re.compile(
    r"\b(?P<state>under (?:\w+ )?review|submitted|in submission|to appear|in press|forthcoming|under (?:\w+ )?revision|"
    r"(?:in )?(?:major|minor) revision|revise and resubmit|accepted for publication)\b(?! (?:by|for) (?:the )?(?:editor|review))",
    re.IGNORECASE,
)
_NEW = re.compile(r"(?<![\w\[(*-])[\[(*]{0,9}(?P<new>new)\b[!\])*]+", re.IGNORECASE)


class _Age(NamedTuple):
    """When something dates from, and where that is said; offsets of the item's text, or none for a link."""

    month: int
    start: int
    end: int


def _newest(item: Item) -> _Age | None:
    """The last month that an item's editions, dates and arXiv ids can mean."""
    found = [
        _Age(_held(mention.venue, year.year), mention.start, mention.end)
        for mention in item.venues
        for year in mention.years
    ]
    spans = [(mention.start, mention.end) for mention in item.venues]
    found += [
        _Age(_last(date), date.start, date.end)
        for date in item.dates
        if date.valid and date.first and not any(low <= date.start < high for low, high in spans)
    ]
    for link in item.links[:20]:
        identifier = link_facts(link.target).ids.get("arxiv", "")
        month = arxiv_month(identifier) if identifier else None
        if month:
            found.append(_Age(12 * month[0] + month[1], 0, 0))
    return max(found, default=None)


def _held(venue: Venue, year: int) -> int:
    """The last month in which an edition can have been held; December for a journal's year."""
    months_held = venue.month_held(year)
    if months_held is None:
        return 12 * year + 12
    return 12 * year + (months_held if isinstance(months_held, int) else months_held[-1])


def _last(date: DateMention) -> int:
    point = date.last or date.first
    assert point is not None
    return 12 * point.year + (point.month or 12)


@rule(
    "STL007",
    "review-outlasted",
    "warning",
    bad=(
        "# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. ⟦Under review⟧, 2021.\n",
        "# Publications\n- [A long title of a paper](https://arxiv.org/abs/2201.01234), Elin Moe, Jonas Ravn, *⟦to appear⟧*\n",
    ),
    good=(
        "# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. Under review, 2025.\n",
        "# Publications\n- Elin Moe, Jonas Ravn. Submitted to the storm, a long title. ICCV 2021.\n",
    ),
    options={"months": 18},
)
def review_outlasted(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """A paper has been under review, or to appear, for years.

    It has been accepted since, or rejected; the list doesn't know.
    """
    for section in homepage.statements("publications"):
        for item in section.items:
            newest = _newest(item)
            if newest is None or newest.month + options["months"] > months(today):
                continue
            for match in _REVIEW.finditer(item.text):
                start, end = item.span(*match.span("state"))
                if item.title and item.title.start <= start < item.title.end:
                    continue
                if _is_name(item, match.start()):
                    continue
                message = f"Still '{match['state'].lower()}', although it dates from {_when(newest.month)}"
                yield problem(item.page, start, end, message)
                break


def _is_name(item: Item, at: int) -> bool:
    """Whether the words begin a sentence of an abstract: "Submitted … was evaluated"."""
    return len(item.text) - at > 200


def _when(month: int) -> str:
    return str((month - 1) // 12) if month % 12 == 0 else written(month)


@rule(
    "STL010",
    "preprint-of-long-ago",
    "info",
    bad="# Publications\n- ``⟦arXiv⟧`` [A long title of a paper](https://arxiv.org/abs/2201.01234)\\\nElin Moe, Jonas Ravn\n",
    good=(
        "# Publications\n- ``arXiv`` [A long title of a paper](https://arxiv.org/abs/2511.01234)\\\nElin Moe, Jonas Ravn\n",
        "# Publications\n- ``ICCV 2023`` [A long title of a paper](https://arxiv.org/abs/2201.01234)\\\nElin Moe, arXiv\n",
    ),
    options={"months": 24},
)
def preprint_of_long_ago(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """A paper has stood as a preprint for years.

    It may have appeared since: then the list hides it.
    """
    for section in homepage.statements("publications"):
        for item in section.items:
            newest = _newest(item)
            if newest is None or newest.month + options["months"] > months(today) or not item.title:
                continue
            if not item.venues or any(mention.venue.kind != "preprint" for mention in item.venues):
                continue
            first = item.venues[0]
            message = f"A preprint of {_when(newest.month)}: has it appeared since?"
            yield problem(item.page, *item.span(first.start, first.end), message)


@rule(
    "STL011",
    "new-mark-outlived",
    "warning",
    bad=(
        "# Publications\n- [New] [A long title of a paper](u), Elin Moe, Jonas Ravn. ⟦ICCV 2021⟧\n",
        "# News\n- *⟦2022.01⟧*: I gave a talk on far seas. New!\n",
    ),
    good=(
        "# Publications\n- [New] [A long title of a paper](u), Elin Moe, Jonas Ravn. ICCV 2025\n",
        "# Publications\n- [A new (better) title of a paper](u), Elin Moe, Jonas Ravn. ICCV 2021\n",
        "# News\n- *2022.01*: I joined the New (and only) Lab.\n",
    ),
    options={"months": 24},
)
def new_mark_outlived(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """Something old is marked as new.

    Beside newer entries the mark says that nobody looks after the list.
    """
    for section in homepage.statements("publications", "news", "about", "talks"):
        for item in section.items:
            if not _NEW.search(item.text):
                continue
            newest = _newest(item)
            if newest is None or newest.month + options["months"] > months(today):
                continue
            mark = _mark(item)
            if mark is None or newest.end == newest.start:
                continue
            start, end = item.span(newest.start, newest.end)
            related = Related(item.page.place(*item.span(*mark)), "the mark")
            message = f"Marked as new, although it dates from {_when(newest.month)}"
            yield problem(item.page, start, end, message, None, (related,))


def _mark(item: Item) -> tuple[int, int] | None:
    """The first mark that calls the item new, outside its title and its sentences."""
    for match in _NEW.finditer(item.text):
        low = item.span(*match.span())[0]
        in_title = item.title is not None and item.title.start <= low < item.title.end
        goes_on = match[0][-1] == ")" and item.text[match.end() : match.end() + 2].strip()[:1].islower()
        if not match["new"][:1].islower() and not in_title and not goes_on:
            return match.span()
    return None


_PROMISE = re.compile(
    r"\b(?:code|data(?:set)?|models?|paper|preprint|pdf|project page|page|website|video|slides|demo|details?|release)s?\W{0,4}"
    r"(?:is |are |will be )?\(?(?P<promise>(?:to be |will be )?(?:released|available|coming|online|published) soon|coming soon|"
    r"soon!?(?=\)|\]|$)|TBA(?=\)|\]|$)|to be released|will be released)",
    re.IGNORECASE,
)


@rule(
    "STL019",
    "promise-outlived",
    "info",
    bad=(
        "# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. ICCV 2023. [Code (⟦coming soon⟧)](https://github.com/elin)\n",
        "# News\n- *2023.01*: Our paper is accepted. Code will be ⟦released soon⟧.\n",
    ),
    good=(
        "# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. CVPR 2025. [Code (coming soon)](https://github.com/elin)\n",
        "# Publications\n- Elin Moe, Jonas Ravn. The storm is coming soon. ICCV 2021.\n",
    ),
    options={"months": 18},
)
def promise_outlived(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """Code or data have been promised "soon" for years.

    They came, and the link is missing; or they never will, and the promise is read on every visit.
    """
    for section in homepage.statements("publications", "news", "projects", "about"):
        for item in section.items:
            match = _PROMISE.search(item.text)
            newest = _newest(item) if match else None
            if match is None or newest is None or newest.month + options["months"] > months(today):
                continue
            start, end = item.span(*match.span("promise"))
            if item.title and item.title.start <= start < item.title.end:
                continue
            message = f"Promised in {_when(newest.month)}"
            yield problem(item.page, start, end, message)
