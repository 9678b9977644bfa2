"""Names that run into the word or the accent beside them."""

from __future__ import annotations

import re

from sitecheck.homepage.model import Homepage
from sitecheck.rules.people._names import authors
from sitecheck.rules.rule import Problems, problem, rule

_FUSED = re.compile(
    r"(?<= )(?P<word>[^\W\d_][\w’'-]+[a-zß-ÿ]and) (?P<next>[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?) (?=[^\W\d_])"
)
_ACCENT = re.compile(r"[^\W\d_]{2,}['’´`]c(?![\w])")
_PAPER = "# Publications\n- [A long title of a paper](u)\\\n"


@rule(
    "PER024",
    "fused-and",
    "warning",
    bad=f"{_PAPER}⟦E. Moeand J. Ravn⟧, T. Varga, B. Li\n",
    good=(
        f"{_PAPER}E. Moe and J. Ravn, T. Varga\n",
        f"{_PAPER}J. Roland Moe, Karl Ferdinand Ravn, E. Brand\n",
        f"{_PAPER}Maria Armand Ravn Moe, T. Varga\n",
    ),
)
def fused_and(homepage: Homepage) -> Problems:
    """No blank parts a surname from the "and" behind it.

    Two authors become one, whose name nobody bears.
    """
    given = {name.split()[0] for _, author in authors(homepage) if len((name := author.name).split()) == 2}
    for item, author in authors(homepage):
        for match in _FUSED.finditer(author.name):
            following = match["next"]
            initial = re.fullmatch(r"[^\W\d_]\.", following) is not None
            if (initial and "." in author.name[: match.start()]) or (not initial and following in given):
                message = f"No space before 'and': '{match['word']}'"
                yield problem(item.page, author.start, author.name_end, message)
                break


@rule(
    "PER025",
    "accent-as-apostrophe",
    "warning",
    bad=f"{_PAPER}Elin Moe, ⟦Ivan Raduli'c⟧, Bo Li\n",
    good=f"{_PAPER}Elin Moe, Ivan Radulić, Mark O'Connor, Pierre d'Arc\n",
)
def accent_as_apostrophe(homepage: Homepage) -> Problems:
    """A surname ends with an apostrophe and a c: an accent was lost on its way from LaTeX.

    A backslash before the apostrophe makes ć of it; without one the apostrophe stays.
    """
    for item, author in authors(homepage):
        if _ACCENT.search(author.name):
            yield problem(item.page, author.start, author.name_end, "An accent that became an apostrophe")
