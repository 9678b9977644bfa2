"""Names that lost their accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from sitecheck.homepage.model import Homepage
from sitecheck.jekyll.blocks import ALT, CODE
from sitecheck.jekyll.page import Page
from sitecheck.rules.people._names import authors
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.text.ranges import Ranges
from sitecheck.text.source import Span


def _bare(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


_NO_PERSON = re.compile(
    r"(?:univ|ecole|inst|facult|lab|depart|col+eg|acad|fond|soc|cent[re]|ministe)\w*", re.IGNORECASE
)
_AT_A_PLACE = re.compile(r"(?:\b(?:in|at|of|to|from|near|de|à|the|ETH|TU|University)|,) $")
_PERSON = re.compile(
    r"(?<![\w’'-])(?P<given>[^\W\d_a-zß-öø-ÿ][\w’'-]{0,40}\.?) (?P<sur>[^\W\d_a-zß-öø-ÿ][\w’'-]{2,40})(?![\w-]| [A-Z])"
)
_PART = re.compile(r"[\w-]+")
_WORD = re.compile(r"[\w-]+(?:['’][\w-]+)*")


@rule(
    "PER014",
    "lost-accent",
    "warning",
    fix="suggestion",
    bad=(
        "My ⟦Erdos⟧ number is 4: me, Elin Moe, Paul Erdős.\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, José Valdés, Bo Li\n"
        "- [Another title of a paper](v)\\\n⟦Jose Valdes⟧, Elin Moe\n",
        {
            "_config.yml": "author:\n  name: Elin Solbröd\ninclude: [_pages]\n",
            "_pages/about.md": "The game was made by Bo Li and ⟦Elin Solbrod⟧.\n",
        },
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, José Valdés\n"
        "- [Another title of a paper](v)\\\nJose Valdivia, Elin Moe\n",
        "I studied in Zürich, at the University of Zurich.\n",
    ),
)
def lost_accent(homepage: Homepage, page: Page) -> Problems:
    """A person's name stands with its accent in one place, and without in another.

    It is one person; without the accent it is spelt wrong.
    """
    told: set[tuple[int, int]] = set()
    accented: defaultdict[str, set[str]] = defaultdict(set)
    for _, author in authors(homepage):
        if not author.name.isascii() and (bare := _bare(author.name)).isascii():
            accented[bare].add(author.name)
    for item, author in authors(homepage):
        rights = accented.get(author.name, set())
        if item.page is page and len(rights) == 1 and author.name.isascii():
            right = next(iter(rights))
            start, end = author.start, author.name_end
            told.add((start, end))
            fix = None
            if page.text[start:end] == author.name:
                fix = replace(page, start, end, right, safety="suggestion")
            yield problem(page, start, end, f"Elsewhere: '{right}'", fix)
    owner = homepage.owner.name
    if not owner.isascii() and " " in owner and (bare := _bare(owner)).isascii():
        yield from _owner(page, owner, bare, told)
    if not page.text.isascii():
        yield from _in_prose(page, told)


def _owner(page: Page, owner: str, bare: str, told: set[tuple[int, int]]) -> Iterator[Problem]:
    """The owner's full name without the accents that the profile gives it."""
    names = Ranges(Span(*span) for span in told)
    pattern = re.compile(rf"(?<![\w.@/]){re.escape(bare)}(?![\w@/])")
    for block in page.blocks:
        for match in pattern.finditer(block.plain(CODE, ALT)) if bare in block.text else ():
            span = block.span(*match.span())
            if any(names.at(span.start)):
                continue
            told.add((span.start, span.end))
            fix = None
            if page.text[span.start : span.end] == bare:
                fix = replace(page, span.start, span.end, owner, safety="suggestion")
            yield problem(page, span.start, span.end, f"The profile says '{owner}'", fix)


def _in_prose(page: Page, told: set[tuple[int, int]]) -> Iterator[Problem]:
    """A surname in prose that stands behind a given name elsewhere, with its accent."""
    surnames: dict[str, str] = {}
    for block in page.blocks:
        if block.text.isascii():
            continue
        for match in _PERSON.finditer(block.plain(CODE, ALT)):
            plain = _bare(match["sur"])
            given = match["given"]
            if match["sur"].isascii() or not plain.isascii() or _NO_PERSON.fullmatch(plain):
                continue
            if not (given.isupper() and len(given.rstrip(".")) > 1):
                surnames.setdefault(plain, match["sur"])
    names = Ranges(Span(*span) for span in told)
    for block in page.blocks if surnames else ():
        for start, end in _words(block.plain(CODE, ALT)):
            right = surnames.get(block.text[start:end])
            if right is None or _AT_A_PLACE.search(block.text, max(0, start - 14), start):
                continue
            span = block.span(start, end)
            if any(names.at(span.start)):
                continue
            fix = replace(page, span.start, span.end, right, safety="suggestion")
            yield problem(page, span.start, span.end, f"Elsewhere on the page: '{right}'", fix)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The words of a text, and the parts of those with an apostrophe: `O'Malley`, `Malley`, `Erdos`."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        yield start, end
        if "'" in match[0] or "’" in match[0]:
            for part in _PART.finditer(text, start, end):
                yield part.span()
