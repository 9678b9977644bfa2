"""One author, listed twice."""

from __future__ import annotations

import re
from collections import defaultdict

from sitecheck.findings import Related
from sitecheck.homepage.model import Author, Homepage
from sitecheck.rules.people._names import is_common, listed_items
from sitecheck.rules.rule import Problems, problem, rule

_NEW_LIST = re.compile(r"(?<![,;&])(?<!\band)[ \t\\*]*\n")
"""The end of a line behind which no further name is to be expected."""
_PAPER = "# Publications\n- [A long title of a paper](u)\\\n"


@rule(
    "PER020",
    "author-twice",
    "warning",
    bad=f"{_PAPER}Elin Moe, Jonas Ravn, Mira Solberg, ⟦Jonas Ravn⟧, Tomas Varga\n",
    good=(
        f"{_PAPER}Elin Moe, Jonas Ravn, Elin Ravn\n",
        f"{_PAPER}Elin Moe, Wei Zhang, Jonas Ravn, Wei Zhang\n",
        f"{_PAPER}Elin Moe, Jonas Ravn, Mira Solberg\nElin Moe, Jonas Ravn, Mira Solberg\n",
        f"{_PAPER}Elin Moe¹, Jonas Ravn¹, Mira Solberg², Jonas Ravn³\n",
    ),
)
def author_twice(homepage: Homepage) -> Problems:
    """One author stands twice in the list of one paper.

    A name was pasted twice, and often took the place of somebody else's.
    """
    for item in listed_items(homepage):
        by_name: dict[str, list[Author]] = defaultdict(list)
        for author in item.authors:
            by_name[author.name].append(author)
        twice = [found for found in by_name.values() if len(found) > 1]
        # Several at once are two lists that were read as one; two people may share a frequent name.
        if len(twice) != 1 or len(twice[0]) != 2 or len(item.authors) < 4:
            continue
        first, second = twice[0]
        if is_common(first.name) or first.marks != second.marks:
            continue
        if _NEW_LIST.search(item.page.text, first.end, second.start):
            continue
        related = Related(item.page.place(first.start, first.start + len(first.name)), "here first")
        start, end = second.start, second.start + len(second.name)
        yield problem(item.page, start, end, f"{second.name} stands twice in this list", None, (related,))
