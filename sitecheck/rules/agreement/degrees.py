"""About against Education and Experience: degrees, posts, institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.facts.date_model import DateMention
from sitecheck.facts.dates import find_dates
from sitecheck.facts.institutions import find_institutions
from sitecheck.findings import Related
from sitecheck.homepage.claims import Claim, read_claims
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.posts import Post, read_posts, related_names
from sitecheck.homepage.roles import LATER, STUDIES
from sitecheck.rules.rule import Problem, Problems, problem, rule

_NAMES = {"bachelor": "bachelor's degree", "master": "master's degree", "phd": "doctorate"}
_EDUCATION = "\n# Education\n- *2019.09 - 2024.06*, Ph.D., University of Oslo\n- *2015.09 - 2019.06*, B.Sc., Lund University\n"


class Said(NamedTuple):
    """A claim of About and the item that makes it."""

    item: Item
    claim: Claim

    def span(self) -> tuple[int, int]:
        """The range of the role in the page."""
        return self.item.span(self.claim.start, self.claim.end)


def _about(homepage: Homepage) -> Iterator[Said]:
    """What About says in prose of degrees and posts."""
    listed = {id(post.item) for post in read_posts(homepage)}
    for section in homepage.statements("about"):
        for item in section.items:
            if id(item) not in listed:
                yield from (Said(item, claim) for claim in read_claims(item.text))


def _of_level(homepage: Homepage, level: str) -> list[Post]:
    return [post for post in read_posts(homepage) if post.level == level and post.section.kind != "about"]


def _meet(some: set[str] | frozenset[str], others: set[str] | frozenset[str]) -> bool:
    """Whether two sets of institutions may be about one place."""
    return any(related_names(one, other) for one in some for other in others)


@rule(
    "AGR004",
    "degree-year-differs",
    "warning",
    follows=("DAT001", "DAT002"),
    bad=(
        "I received my Ph.D. degree from the University of Oslo in ⟦2022⟧.\n" + _EDUCATION,
        "In ⟦2022⟧, I received my Ph.D. degree from the University of Oslo.\n" + _EDUCATION,
    ),
    good=(
        "I received my Ph.D. degree from the University of Oslo in 2024.\n" + _EDUCATION,
        "I received my Ph.D. degree in 2024. I was an intern in 2022.\n" + _EDUCATION,
        "I received my B.Sc. degree from Uppsala University in 2011.\n" + _EDUCATION,
    ),
)
def degree_year_differs(homepage: Homepage) -> Problems:
    """About and Education date one degree in different years.

    Applications are checked by such years; one of the two is wrong.
    """
    for said in _about(homepage):
        claim = said.claim
        date = _year_of(claim)
        if not claim.obtained or claim.level not in STUDIES or date is None:
            continue
        posts = [p for p in _of_level(homepage, claim.level) if p.end is not None and not p.open]
        places = claim.institutions
        posts = [p for p in posts if not places or not p.institutions or _meet(places, p.institutions)]
        if len(posts) != 1:
            continue
        post, end = posts[0], posts[0].end or 0
        point = date.last or date.first
        # A degree is often conferred some months after, or before, the end of the studies.
        if point is None or point.year in {(end + shift - 1) // 12 for shift in (-4, 0, 6)}:
            continue
        related = Related(post.item.page.place(*post.span), "the other date")
        yield problem(
            said.item.page,
            *said.item.span(date.start, date.end),
            f"{post.section.label} ends the {_NAMES[claim.level]} in {(end - 1) // 12}",
            None,
            (related,),
        )


_IN = re.compile(
    r"\b(?:in|since|by) (?P<date>[\w. ]{4,14}?),? I (?:\w+ly )?(?:got|obtained|received|earned|completed|finished|was awarded) "
    r"(?:my|a|an|the) $",
    re.IGNORECASE,
)


def _year_of(claim: Claim) -> DateMention | None:
    """The one date that is said of a degree, behind it or before it; offsets of the claim's text."""
    dates = [date._replace(start=claim.end + date.start, end=claim.end + date.end) for date in claim.dates]
    if not dates and (before := _IN.search(claim.text, max(0, claim.start - 80), claim.start)):
        low = before.start("date")
        dates = [d._replace(start=low + d.start, end=low + d.end) for d in find_dates(before["date"])]
    return dates[0] if len(dates) == 1 and dates[0].valid and not dates[0].open_end else None


@rule(
    "AGR005",
    "degree-from-elsewhere",
    "warning",
    follows=("ORG001",),
    bad="I received my Ph.D. degree from ⟦Uppsala University⟧.\n" + _EDUCATION,
    good=(
        "I received my Ph.D. degree from the University of Oslo.\n" + _EDUCATION,
        "I received my Ph.D. degree, advised by Ann Lee of Uppsala University.\n" + _EDUCATION,
        "I have a master's degree from Uppsala University.\n" + _EDUCATION,
    ),
)
def degree_from_elsewhere(homepage: Homepage) -> Problems:
    """About and Education name different institutions for one degree.

    Nobody knows which to believe, and a committee will ask.
    """
    everywhere = {name for post in read_posts(homepage) for name in post.institutions}
    for said in _about(homepage):
        claim = said.claim
        if claim.level not in STUDIES or not (claim.obtained or (claim.student and claim.when == "now")):
            continue
        posts = _of_level(homepage, claim.level)
        named = claim.institutions
        if not posts or not named or not all(post.institutions for post in posts):
            continue
        if claim.when == "now" and not any(post.open for post in posts):
            continue  # told of as a role that the owner has outlived
        if not _meet(named, everywhere):
            yield _elsewhere(said, posts[0])


def _elsewhere(said: Said, post: Post) -> Problem:
    claim = said.claim
    found = [m for m in find_institutions(claim.text[claim.end : claim.stop]) if m.institution]
    start, end = said.item.span(claim.end + found[0].start, claim.end + found[-1].end)
    where = " and ".join(sorted(post.institutions))
    related = Related(post.item.page.place(post.item.start, post.item.end), "the other entry")
    message = f"{post.section.label} has the {_NAMES[claim.level]} at {where}"
    return problem(said.item.page, start, end, message, None, (related,))


@rule(
    "AGR006",
    "degree-level-differs",
    "warning",
    bad="I am a ⟦Ph.D. student⟧ at the University of Oslo.\n\n"
    "# Education\n- *2022.09 - now*, M.Sc., University of Oslo\n- *2018.09 - 2022.06*, B.Sc., Lund University\n",
    good=(
        "I am a Ph.D. student at the University of Oslo.\n\n"
        "# Education\n- *2022.09 - now*, Ph.D., University of Oslo\n- *2018.09 - 2022.06*, B.Sc., Lund University\n",
        "I received my M.Sc. degree from the University of Oslo.\n\n"
        "# Education\n- *2022.09 - now*, Ph.D., University of Oslo\n- *2018.09 - 2022.06*, B.Sc., Lund University\n",
    ),
)
def degree_level_differs(homepage: Homepage) -> Problems:
    """About and Education name different degrees at one institution.

    One of them is left over from an earlier time, or from somebody else's page.
    """
    for said in _about(homepage):
        claim = said.claim
        if claim.level not in STUDIES or not claim.institutions or _of_level(homepage, claim.level):
            continue
        there = [
            post
            for post in read_posts(homepage)
            if post.level in STUDIES
            and post.section.kind == "education"
            and _meet(claim.institutions, post.institutions)
        ]
        if len(there) != 1 or not (claim.when == "now" and claim.student and there[0].open):
            continue
        post = there[0]
        related = Related(post.item.page.place(post.item.start, post.item.end), "the other entry")
        message = f"{post.section.label} has a {_NAMES[post.level]} there, still open"
        yield problem(said.item.page, *said.span(), message, None, (related,))


@rule(
    "AGR007",
    "present-post-elsewhere",
    "warning",
    bad="I am a postdoctoral researcher at ⟦Uppsala University⟧.\n\n"
    "# Experience\n- *2024.09 - now*, Postdoc, University of Oslo\n",
    good=(
        "I am a postdoctoral researcher at the University of Oslo.\n\n"
        "# Experience\n- *2024.09 - now*, Postdoc, University of Oslo\n",
        "I am a postdoctoral researcher at Uppsala University.\n\n"
        "# Experience\n- *2026.01 - now*, Postdoc, Uppsala University\n- *2024.09 - now*, Lecturer, University of Oslo\n",
    ),
)
def present_post_elsewhere(homepage: Homepage) -> Problems:
    """About places the present post elsewhere than Experience or Education does.

    Mail and invitations go to the wrong place.
    """
    everywhere = {name for post in read_posts(homepage) for name in post.institutions}
    for said in _about(homepage):
        claim = said.claim
        if claim.level not in LATER or claim.when != "now" or not claim.institutions:
            continue
        posts = [post for post in read_posts(homepage) if post.level == claim.level and post.open]
        if posts and all(post.institutions for post in posts) and not _meet(claim.institutions, everywhere):
            found = [m for m in find_institutions(claim.text[claim.end : claim.stop]) if m.institution]
            start, end = said.item.span(claim.end + found[0].start, claim.end + found[-1].end)
            related = Related(posts[0].item.page.place(posts[0].item.start, posts[0].item.end), "the entry")
            message = f"The post that goes on is at {' and '.join(sorted(posts[0].institutions))}"
            yield problem(said.item.page, start, end, message, None, (related,))
