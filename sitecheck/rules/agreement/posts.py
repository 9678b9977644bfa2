"""One post, told of twice: by two lists, or by About and a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.date_model import PartialDate
from sitecheck.findings import Related
from sitecheck.homepage.claims import read_claims
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import HEAD, Post, read_posts, related_names
from sitecheck.homepage.roles import STUDIES
from sitecheck.rules.agreement._dates import GAP, slip
from sitecheck.rules.rule import Problems, problem, rule

PLACE = re.compile(r"(?:[A-Z][\w'&.-]+)(?:\s+(?:(?:of|the|and|for|de|in)\s+)*[A-Z][\w'&.-]+){1,5}")
_YEARS = 2
"""Years; further apart, two dates without months are of two degrees."""
_CV = "---\npermalink: /cv/\n---\n# Education\n"


def is_study(level: str) -> bool | None:
    """Whether a role is a degree; None where none is told."""
    return level in STUDIES if level else None


@rule(
    "AGR003",
    "post-dated-twice",
    "warning",
    follows=("DAT001", "DAT002", "AGR002"),
    bad=(
        "# Education\n- *2024.07 - 2024.09*, Summer Research Intern, Northern Fjord University\n"
        "# Experience\n- *⟦2024.03 - 2024.09⟧*, Research Assistant, Northern Fjord University\n",
        {
            "_pages/about.md": "---\npermalink: /\n---\n# Education\n- *2020.09 - 2024.06*, Ph.D., University of Oslo\n",
            "_pages/cv.md": _CV + "- *⟦2020.09 - 2025.06⟧*, Ph.D., University of Oslo\n",
        },
        {
            "_pages/about.md": "---\npermalink: /\n---\n# Education\n- Ph.D. in Physics, University of Oslo, 2024\n",
            "_pages/cv.md": _CV + "- Ph.D. in Physics, University of Oslo, ⟦2023⟧\n",
        },
        {
            "_pages/about.md": "---\npermalink: /\n---\n# Education\n- *2020 - 2024*, Ph.D., University of Oslo\n",
            "_pages/cv.md": _CV + "- *⟦2019 - 2024⟧*, Ph.D., University of Oslo\n",
        },
    ),
    good=(
        "# Education\n- *2020.09 - 2024.06*, Ph.D., Northern Fjord University\n"
        "# Experience\n- *2024.03 - 2024.06*, Research Assistant, Northern Fjord University\n",
        "# Experience\n- *2023.03 - 2024.09*, Research Assistant, Northern Fjord University, Sea Lab\n"
        "- *2024.03 - 2024.09*, Teaching Assistant, Northern Fjord University, Ice Lab\n",
        "# Education\n- *2025.09 - present*, Visiting student, Northern Fjord University\n"
        "# Experience\n- *2025.07 - present*, Intern, Fjord Robotics\n",
        {
            "_pages/about.md": "---\npermalink: /\n---\n# Education\n- *2020.09 - 2024.06*, Ph.D., University of Oslo\n",
            "_pages/cv.md": _CV
            + "- *2020 - 2024*, Ph.D., University of Oslo\n- *2016 - 2020*, B.Sc., University of Oslo\n",
        },
    ),
)
def post_dated_twice(homepage: Homepage) -> Problems:
    """Two sections give one post with different dates.

    They agree on the place and on one end, and contradict each other on the other end.
    """
    told: set[int] = set()
    for one, other in _pairs(read_posts(homepage)):
        if id(other.item) not in told and _contradict(one, other):
            told.add(id(other.item))
            related = Related(one.item.page.place(*one.span), "the other dates")
            message = f"The same post is dated {_text(one)} in {_where(one, other)}"
            yield problem(other.item.page, *other.span, message, None, (related,))


def _where(one: Post, other: Post) -> str:
    """Where the other dates stand, in words."""
    same = one.section.kind == other.section.kind
    return one.item.page.place(one.item.start, one.item.start).path if same else one.section.label


def _pairs(posts: list[Post]) -> Iterator[tuple[Post, Post]]:
    """Two posts that may be one: same institution, both work or the same degree; of two kinds of section,
    or the only ones of their level there on two pages.
    """
    for index, one in enumerate(posts):
        for other in posts[index + 1 :]:
            if not one.level or not other.level or is_study(one.level) != is_study(other.level):
                continue
            if one.section.kind == other.section.kind and (
                one.item.page is other.item.page or not (_alone(one, posts) and _alone(other, posts))
            ):
                continue
            if (is_study(one.level) or one.section.kind == other.section.kind) and one.level != other.level:
                continue
            if _places(one) & _places(other) or one.institutions & other.institutions:
                yield one, other


def _alone(post: Post, posts: list[Post]) -> bool:
    """Whether a post is the only one of its level at its institution on its page."""
    return not any(
        other is not post
        and other.item.page is post.item.page
        and other.level == post.level
        and bool(other.institutions & post.institutions or _places(other) & _places(post))
        for other in posts
    )


def _places(post: Post) -> set[str]:
    """The capitalised names of a post that the table doesn't know."""
    return set() if post.institutions else {place.lower() for place in PLACE.findall(post.item.text[:HEAD])}


def _contradict(one: Post, other: Post) -> bool:
    """Whether one end of two posts agrees, and the other differs as a slip does."""
    if one.open != other.open:
        return False
    if not one.date.is_range and not other.date.is_range:
        return _differ(one.date.first, other.date.first)
    if not (one.date.is_range and other.date.is_range):
        return False
    begins, ends = (one.date.first, other.date.first), (one.date.last, other.date.last)
    if _agree(*begins):
        return not one.open and _differ(*ends)
    return (one.open or _agree(*ends)) and _differ(*begins)


def _agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates may be one."""
    if one is None or other is None or one.year != other.year:
        return False
    return one.month == other.month or None in (one.month, other.month)


def _differ(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates that should be one differ as a slip does."""
    if one is None or other is None:
        return False
    if one.month and other.month:
        return slip(12 * one.year + one.month, 12 * other.year + other.month, GAP)
    return 0 < abs(one.year - other.year) <= _YEARS


def _text(post: Post) -> str:
    return post.item.text[post.date.start : post.date.end]


@rule(
    "AGR030",
    "past-post-goes-on",
    "warning",
    follows=("DAT003", "STL016"),
    bad="I am a postdoc at Lund University. Before, I was a research intern at the University of Oslo.\n\n"
    "# Experience\n- *⟦2023.05 - now⟧*, Research Intern, University of Oslo\n",
    good=(
        "I am a postdoc at Lund University. Before, I was a research intern at the University of Oslo.\n\n"
        "# Experience\n- *2023.05 - 2023.08*, Research Intern, University of Oslo\n",
        "I was a research intern at the University of Oslo, and am a research intern at the University of Oslo again.\n\n"
        "# Experience\n- *2023.05 - now*, Research Intern, University of Oslo\n",
        "I have been a postdoc at the University of Oslo since 2023.\n\n"
        "# Experience\n- *2023.05 - now*, Postdoc, University of Oslo\n",
    ),
)
def past_post_goes_on(homepage: Homepage) -> Problems:
    """About speaks of a post as past that another section lets go on.

    "Now" was true when it was written; the reader can't tell where the owner works.
    """
    posts = list(read_posts(homepage))
    for section in homepage.statements("about"):
        for item in section.items:
            claims = read_claims(item.text)
            for claim in claims:
                if (
                    claim.when != "past"
                    or not claim.level
                    or claim.level in STUDIES
                    or not claim.institutions
                ):
                    continue
                if any(other.when == "now" and other.level == claim.level for other in claims):
                    continue
                there = [
                    post
                    for post in posts
                    if post.level == claim.level
                    and post.section.kind == "experience"
                    and any(related_names(a, b) for a in post.institutions for b in claim.institutions)
                ]
                if len(there) != 1 or not there[0].open:
                    continue
                post = there[0]
                place = item.page.place(*item.span(claim.start, claim.end))
                related = (Related(place, "said as past"),)
                message = "About speaks of this post as past"
                yield problem(post.item.page, *post.span, message, None, related)
