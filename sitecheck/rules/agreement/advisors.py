"""Who advises the owner: About against Education."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.findings import Related
from sitecheck.homepage.claims import read_claims
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import read_posts
from sitecheck.homepage.roles import STUDIES, roles
from sitecheck.rules.rule import Problems, problem, rule

_BY = re.compile(
    r"\b(?:(?:co-?)?(?:advised|supervised|mentored|guided) by|under the (?:\w+ )?(?:supervision|guidance|mentorship) of|"
    r"(?:co-?)?(?:advis[eo]rs?|supervisors?)(?: (?:is|are|was|were))?:?)\s+",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:(?:Assoc(?:iate)?|Asst|Assistant|Full|Chair|Distinguished|Emeritus|Senior)\.? )?(?:Prof(?:essor)?s?|Drs?|Ph\.?D)\b\.?\s*"
)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’-]+\.?(?:[ \u00a0][^\W\d_a-zß-öø-ÿ][\w'’-]*\.?){1,3}")
_STOP = re.compile(r"[.;\n]\s|[.;]$|\b(?:at|in|from|of|who|where|I|he|she|my|before|after)\b|\(")
_REACH = 160
"""Characters behind "advised by" in which the names stand."""
_EDUCATION = "\n# Education\n- *2022.09 - now*, Ph.D., University of Oslo, advised by Prof. {}\n"


class _Named(NamedTuple):
    """Names of a text; offsets of the text."""

    start: int
    end: int
    words: frozenset[str]


def _advisors(text: str, start: int) -> _Named | None:
    """The names behind the first "advised by" from an offset on, unless another role stands before it."""
    match = _BY.search(text, start)
    if match is None or roles(text[start : match.start()]):
        return None
    end = len(text)
    stretch = _TITLE.sub(
        lambda title: " " * len(title[0]), text[match.end() : min(match.end() + _REACH, end)]
    )
    stop = _STOP.search(stretch)
    names = list(_NAME.finditer(stretch, 0, stop.start() if stop else len(stretch)))
    # What begins the stretch must be a name: "advised by the group of …" names nobody.
    if not names or stretch[: names[0].start()].strip():
        return None
    words = frozenset(word.lower() for name in names for word in re.findall(r"[^\W\d_]{2,}", name[0]))
    return _Named(match.end() + names[0].start(), match.end() + names[-1].end(), words)


@rule(
    "AGR027",
    "advisor-differs",
    "warning",
    follows=("PER010", "PER011", "PER014"),
    bad="I am a Ph.D. student at the University of Oslo, advised by Prof. ⟦Ann Lee⟧.\n" + _EDUCATION.format("Bo Ek"),
    good=(
        "I am a Ph.D. student at the University of Oslo, advised by Prof. Ann Lee.\n" + _EDUCATION.format("Ann B. Lee"),
        "I am a Ph.D. student at the University of Oslo, advised by Prof. Ann Lee and Prof. Bo Ek.\n"
        + _EDUCATION.format("Bo Ek"),
        "I am a Ph.D. student at the University of Oslo. In my Master studies I was advised by Prof. Ann Lee.\n"
        + _EDUCATION.format("Bo Ek"),
    ),
)  # fmt: skip
def advisor_differs(homepage: Homepage) -> Problems:
    """About and Education name different advisors for one degree.

    The old one was forgotten in one of the two places; letters of recommendation are asked of the other.
    """
    posts = list(read_posts(homepage))
    for section in homepage.statements("about"):
        for item in section.items:
            for claim in read_claims(item.text):
                same = [p for p in posts if p.level == claim.level and p.section.kind == "education"]
                if claim.level not in STUDIES or len(same) != 1 or not (claim.student or claim.obtained):
                    continue
                here = _advisors(item.text, claim.end)
                entry = same[0].item
                there = _advisors(entry.text, roles(entry.text)[0].end)
                if here is None or there is None or any(_meet(here.words, there.words)):
                    continue
                place = entry.page.place(*entry.span(there.start, there.end))
                related = (Related(place, "the other name"),)
                message = f"{same[0].section.label} names {entry.text[there.start : there.end]}"
                span = item.span(here.start, here.end)
                yield problem(item.page, *span, message, None, related)


def _meet(some: frozenset[str], others: frozenset[str]) -> Iterator[bool]:
    """Whether two sets of names share a word, or nearly: a slip in a name is told of by other rules."""
    from sitecheck.rules.people._names import one_edit_apart

    for one in some:
        for other in others:
            yield one == other or (len(one) > 3 and one_edit_apart(one, other))
