"""Titles before names."""

from __future__ import annotations

from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import Pattern, hits
from sitecheck.rules.rule import Problems, problem, rule

_SLIP = Pattern(
    r"(?:(?<=\bby )|(?<=\bwith )|(?<=\bof )|(?<=\band )|(?<=, )|(?<=; )|(?<=: )|(?<=\()|(?<=\bfrom )|(?<![^\n]))"
    r"(?P<title>Pro\.|Porf\.|Pofr?\.|Prfo\.|Prof\.\.|Dr\.\.)(?= [A-Z][a-z]+)",
    "pro", "po", "prfo", "dr..",
    folded=True,
)  # fmt: skip


@rule(
    "PER022",
    "misspelt-honorific",
    "warning",
    fix="safe",
    bad=(
        "I am advised by ⟦Pro.⟧ Jonas Ravn.",
        "I work with ⟦Prof..⟧ Jonas Ravn.",
        "Thanks to Elin Moe, ⟦Porf.⟧ Ravn.",
    ),
    good=("I am advised by Prof. Jonas Ravn.", "I bought a Book Pro. Then it rained.", "Jr. Dr. Moe"),
)
def misspelt_honorific(page: Page) -> Problems:
    """The abbreviation of a title before a name is misspelt.

    The short form of "Professor" is "Prof.", with one full stop.
    """
    for hit in hits(page, _SLIP):
        right = "Dr." if hit.match["title"].startswith("D") else "Prof."
        start, end = hit.span("title")
        yield problem(page, start, end, f"The short form is '{right}'", hit.fix(right, "title"))
