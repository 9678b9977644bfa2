"""How degrees are abbreviated."""

from __future__ import annotations

import re

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Hit, Pattern, hits, site_hits
from sitecheck.rules.rule import Problems, problem, rule

_PHD = Pattern(r"(?<![\w.])(?:Ph\.\s?D\.?|PhD|PHD|Ph\.?D)(?![\w])", "Ph.", "PHD")
_DEGREES = "Ph.D M.S B.S M.A B.A B.E M.E M.Sc B.Sc M.Eng B.Eng M.Phil".split()
_HALF = Pattern(
    rf"(?<![\w.])(?P<degree>{'|'.join(map(re.escape, _DEGREES))})(?P<stop>(?! ?\.))(?=[ ,;:)]| *$|\n)",
    *_DEGREES,
)
_STOPPED = Pattern(
    r"(?<![\w.])(?P<degree>PhD|MSc|BSc)(?P<stop>\.)(?= (?:[a-z]|Student|Candidate|Degree))", "D.", "c."
)


@rule(
    "GRM054",
    "mixed-phd",
    "info",
    bad="I got my Ph.D. in Oslo. A Ph.D. takes time. My ⟦PhD⟧ took long.",
    good=("My PhD and your PhD", "A Ph.D. student, and her Ph.D."),
)
def mixed_phd(page: Page) -> Problems:
    """The degree is written in two ways on one page.

    `PhD` and `Ph.D.` are both right; one page is easier to read with one of them.
    """
    found: dict[str, list[Hit]] = {}
    for hit in hits(page, _PHD):
        form = hit.match[0].replace(" ", "").replace("\n", "")
        found.setdefault("PhD" if "." not in form else "Ph.D.", []).append(hit)
    if len(found) < 2:
        return
    usual = max(found, key=lambda form: len(found[form]))
    for form, places in found.items():
        if form != usual:
            for hit in places:
                start, end = hit.span()
                yield problem(page, start, end, f"Elsewhere on the page: '{usual}'")


@rule(
    "GRM058",
    "half-abbreviated-degree",
    "warning",
    fix="safe",
    bad=("I am a ⟦Ph.D⟧ student with an ⟦M.Sc⟧ in physics.", "A ⟦PhD.⟧ student since 2024."),
    good=(
        "I am a Ph.D. student, or a PhD student, with an M.Sc. in physics. He has a PhD. She has none.",
        "Ph.D.s and the M.S.E., section B.A1",
    ),
)
def half_abbreviated_degree(site: Site) -> Problems:
    """A degree is written with one of its full stops and without the other.

    It is `Ph.D.` or `PhD`; half of each looks like a slip in the line that is read first.
    """
    for pattern in (_HALF, _STOPPED):
        for hit in site_hits(site, pattern):
            degree = hit.match["degree"]
            right = degree + "." if pattern is _HALF else degree
            group = "degree" if pattern is _HALF else 0
            start, end = hit.span(group)
            yield problem(hit.page, start, end, f"It is '{right}'", hit.fix(right, group))
