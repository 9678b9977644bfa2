"""Numbers that the page has outgrown."""

from __future__ import annotations

import re

from sitecheck.homepage.model import Homepage
from sitecheck.rules.rule import Problems, problem, rule

_CLAIM = re.compile(
    r"(?P<claim>(?P<number>\d{1,3})(?P<plus>\+)? (?:(?!and\b|or\b)[\w-]+ ){0,3}?(?:papers|publications|articles))\b",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"\b(?:published|authored|co-authored|have|with|over|more than|includ\w+)\b", re.IGNORECASE
)
_NOT_MINE = re.compile(
    r"\b(?:review\w*|first[- ]author\w*|cit\w+|read|lead\w*|top-cited|my papers)\b", re.IGNORECASE
)


@rule(
    "STL001",
    "outgrown-count",
    "warning",
    bad="I have published ⟦2+ papers⟧ so far.\n\n# Publications\n"
    + "".join(
        f"- ``CVPR 2024`` [Title number {n} of a paper](u)\\\nElin Moe, Jonas Ravn\n" for n in range(5)
    ),
    good=(
        "I have published 4+ papers so far.\n\n# Publications\n"
        + "".join(
            f"- ``CVPR 2024`` [Title number {n} of a paper](u)\\\nElin Moe, Jonas Ravn\n" for n in range(5)
        ),
        "I have reviewed 2+ papers.\n\n# Publications\n"
        + "".join(
            f"- ``CVPR 2024`` [Title number {n} of a paper](u)\\\nElin Moe, Jonas Ravn\n" for n in range(5)
        ),
    ),
)
def outgrown_count(homepage: Homepage) -> Problems:
    """The introduction counts far fewer papers than the page lists.

    The number was true once, and now it makes the owner smaller.
    """
    listed: dict[str, int] = {}
    for section in homepage.of_kind("publications"):
        papers = sum(1 for item in section.items if item.authors or item.venues)
        listed[section.page.path] = listed.get(section.page.path, 0) + papers
    for section in homepage.of_kind("about"):
        papers = listed.get(section.page.path, 0)
        for item in section.items:
            for match in _CLAIM.finditer(item.text):
                sentence = item.text[max(item.text.rfind(". ", 0, match.start()), 0) : match.end() + 30]
                if not _CONTEXT.search(sentence) or _NOT_MINE.search(sentence):
                    continue
                claimed = int(match["number"])
                outgrown = papers >= 2 * claimed if match["plus"] else papers > claimed + claimed // 4
                if claimed and outgrown:
                    start, end = item.span(*match.span("claim"))
                    yield problem(item.page, start, end, f"The page lists {papers} publications")
