"""Items that contradict or repeat themselves."""

from __future__ import annotations

import re

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problems, problem, rule

_TWO_YEARS = re.compile(
    r"\b(?:[Ss]cholarship|[Ff]ellowship|[Aa]ward|[Pp]rize|[Mm]edal|[Gg]rant) (?P<years>in (?P<one>(?:19|20)\d\d) "
    r"(?P<between>[^,.;()\n]{3,60}?) in (?P<other>(?:19|20)\d\d))\b"
)
_TWO_THINGS = re.compile(
    r"\b(?:and|work\w*|done|published|paper|thesis|held|began|started|then|again|later|its|which)\b"
)


@rule(
    "AGR008",
    "award-with-two-years",
    "warning",
    bad="I received the Fjord Fellowship and the Northern Scholarship ⟦in 2021 for students in physics in 2019⟧.\n",
    good=(
        "I received the Northern Scholarship in 2021 and the Fjord Prize in 2019.\n",
        "I received the Northern Prize in 2021 for work done in 2019.\n",
        "I received the Northern Prize in 2021, and a degree in 2019.\n",
    ),
)
def award_with_two_years(homepage: Homepage) -> Problems:
    """One award is given two years in one breath.

    One of them belongs to the award before or behind it in the sentence.
    """
    for section in homepage.statements("about", "awards"):
        for item in section.items:
            for match in _TWO_YEARS.finditer(item.text):
                if match["one"] != match["other"] and not _TWO_THINGS.search(match["between"]):
                    start, end = item.span(*match.span("years"))
                    message = f"Was it in {match['one']} or in {match['other']}?"
                    yield problem(item.page, start, end, message)


_LEAST = 24
"""Characters; shorter items may repeat themselves."""


@rule(
    "AGR023",
    "repeated-item",
    "warning",
    follows=("AGR012", "TPL005"),
    bad="# News\n- *2024.05*: I gave a talk on the far seas.\n- *⟦2024.05⟧*: I gave a talk on the far seas.\n"
    "- *2024.04*: Two papers accepted.\n",
    good=(
        "# News\n- *2024.05*: One paper accepted!\n- *2024.05*: One paper accepted!\n",
        "# Awards\n- *2024.05* Scholarship of the Northern University\n- *2023.05* Scholarship of the Northern University\n",
    ),
)
def repeated_item(homepage: Homepage) -> Problems:
    """A list has one item twice, date and all.

    It was copied and never changed, or pasted twice.
    """
    for section in homepage.statements("news", "awards", "talks", "education", "experience"):
        seen: dict[str, Item] = {}
        for item in section.items:
            text = " ".join(item.text.lower().split())
            if len(text) < _LEAST or item.date is None:
                continue
            behind = text[-(len(item.text) - item.date.end) :] if item.date.end < len(item.text) else ""
            if len(behind) < _LEAST:
                continue
            other = seen.setdefault(text, item)
            if other is not item:
                place = other.page.place(other.start, other.end)
                start, end = item.span(item.date.start, item.date.end)
                related = (Related(place, "the first one"),)
                yield problem(item.page, start, end, "This item stands in the list twice", None, related)
