"""Blanks that are missing between sentences."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import site_hits
from sitecheck.rules.rule import Problems, problem, rule

_STOP = re.compile(
    r"(?<![\w.@/:\-])(?P<before>[\w-]+[)\]”\"]?|(?:19|20)\d\d|[)\]])(?P<stop>[.!?])(?P<after>[A-Z][a-z]*)(?=[ ,'’\n]|$)"
)

_ENDINGS = frozenset("Com Org Net Js Md Py Html".split())
"""Ends of addresses and file names."""


@rule(
    "GRM008",
    "missing-space-after-full-stop",
    "warning",
    fix="safe",
    bad=("We meet many challenges⟦.⟧The next one is hard.", "It was accepted in 2024⟦.⟧Many thanks!"),
    good=(
        "We use Node.Js, Vue.Router, System.Out and README.Md; see example.Com for more.",
        "He met J.Doe and Prof.Moe. Many thanks! The next one, e.g.The one; U.S.Army, 3.Then",
    ),
)
def missing_space_after_full_stop(site: Site) -> Problems:
    """No blank follows a full stop between two sentences.

    The sentences run together, and the browser may take the two words for an address.
    """
    from sitecheck.facts.words import is_everyday

    for hit in site_hits(site, _STOP):
        before, after = hit.match["before"].rstrip(')]”"'), hit.match["after"]
        year = len(before) == 4 and before.isdigit() and before[:2] in ("19", "20")
        if not (year or (len(before) > 3 and before.islower() and is_everyday(before.rpartition("-")[2]))):
            continue
        if after in _ENDINGS or not is_everyday(after.lower()) or not hit.prose.is_english(hit.match.string):
            continue
        start, end = hit.span("stop")
        fix = hit.insert(" ", hit.match.end("stop"), "Put a space after it")
        yield problem(hit.page, start, end, f"No space between two sentences, before '{after}'", fix)
