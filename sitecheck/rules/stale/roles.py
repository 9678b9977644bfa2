"""Who the owner is now, and who the page says the owner is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sitecheck.findings import Place, Related
from sitecheck.homepage.claims import Claim, read_claims
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import Post, read_posts, related_names
from sitecheck.homepage.roles import LATER, STUDIES
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import Said, about_texts, months, profile_texts, written

GRACE = 3
"""Months after the end of a degree or post in which a page may still speak of it."""


def _claims(texts: Iterator[Said]) -> list[tuple[Said, Claim]]:
    return [(said, claim) for said in texts for claim in read_claims(said.text)]


def _ended(homepage: Homepage, level: str, now: int) -> Post | None:
    """The last post of a level, if all of them have ended for some time."""
    posts = [post for post in read_posts(homepage) if post.level == level]
    if not posts or any(post.open or post.end is None or post.end + GRACE >= now for post in posts):
        return None
    return max(posts, key=lambda post: post.end or 0)


def _later(homepage: Homepage, claims: list[tuple[Said, Claim]], level: str) -> tuple[Place, str] | None:
    """A later post that the page says the owner has, or the degree that it says was obtained."""
    if any(claim.level == level and claim.when == "now" and claim.student for _, claim in claims):
        return None
    above = (*STUDIES[STUDIES.index(level) + 1 :], *LATER)
    for said, claim in claims:
        if claim.level in above and claim.when == "now" and (claim.student or claim.level in LATER):
            return said.where.place(*said.span(claim.start, claim.end)), repr(
                claim.text[claim.start : claim.end]
            )
    for said, claim in claims:
        if claim.level == level and claim.obtained:
            return said.where.place(*said.span(claim.start, claim.end)), "the degree was obtained"
    return None


@rule(
    "STL002",
    "role-outlived",
    "warning",
    follows=("DAT001", "DAT002"),
    bad=(
        {
            "_config.yml": 'description: "⟦Ph.D candidate⟧ in Oslo"\nauthor:\n  name: Mira Solberg\ninclude: [_pages]\n',
            "_pages/about.md": "I am a postdoc researcher at the University of Oslo.\n",
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  bio: ⟦Master's student⟧ of far seas\ninclude: [_pages]\n",
            "_pages/about.md": "I am a Ph.D. student at the University of Oslo.\n",
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  bio: A ⟦PhD student⟧ of far seas\ninclude: [_pages]\n",
            "_pages/about.md": "I work at Fjord Robotics. I obtained my Ph.D. from the University of Oslo.\n",
        },
        "I am a ⟦master's student⟧ at the University of Oslo.\n\n"
        "# Education\n- *2021.09 - 2023.06*, M.Sc., University of Oslo\n",
    ),
    good=(
        {
            "_config.yml": 'description: "Ph.D candidate in Oslo"\nauthor:\n  name: Mira Solberg\ninclude: [_pages]\n',
            "_pages/about.md": "I am a Ph.D. candidate, supervised by an associate professor.\n",
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  bio: PhD in Physics\ninclude: [_pages]\n",
            "_pages/about.md": "I am a postdoc at the University of Oslo.\n",
        },
        "I am a Ph.D. student at the University of Oslo. Before, I was a master's student.\n\n"
        "# Education\n- *2023.09 - now*, Ph.D., University of Oslo\n- *2021.09 - 2023.06*, M.Sc., University of Oslo\n",
        "I am a Ph.D. student at the University of Oslo.\n\n"
        "# Education\n- *2020.09 - 2025.12*, Ph.D., University of Oslo\n",
    ),
)
def role_outlived(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """The profile or About still calls the owner a student of a degree that is over.

    Search engines show the profile's line, colleagues read the page: whoever trusts it writes to a
    student who has long been something else.
    """
    now = months(today)
    about = _claims(about_texts(homepage))
    for said, claim in [*_claims(profile_texts(site)), *about]:
        if claim.level not in STUDIES or not claim.student:
            continue
        if claim.when != "now" and not (said.item is None and not claim.when):
            continue
        related = []
        message = ""
        if (post := _ended(homepage, claim.level, now)) is not None:
            message = f"This ended in {written(post.end or 0)}, says the section {post.section.label}"
            related.append(Related(post.item.page.place(*post.span), "its dates"))
        if said.item is None and (later := _later(homepage, about, claim.level)) is not None:
            place, role = later
            message = message or f"About says {role}"
            related.append(Related(place, "what came after"))
        if message:
            yield problem(said.where, *said.span(claim.start, claim.end), message, None, tuple(related))


@rule(
    "STL008",
    "post-ended",
    "warning",
    follows=("DAT001", "DAT002"),
    bad="I am currently a ⟦research intern⟧ at the University of Oslo.\n\n"
    "# Experience\n- *2023.05 - 2023.08*, Research Intern, University of Oslo\n",
    good=(
        "I was a research intern at the University of Oslo.\n\n"
        "# Experience\n- *2023.05 - 2023.08*, Research Intern, University of Oslo\n",
        "I am currently a research intern at the University of Oslo.\n\n"
        "# Experience\n- *2025.12 - now*, Intern, University of Oslo\n- *2023.05 - 2023.08*, Intern, University of Oslo\n",
        "I am currently a research intern at the University of Oslo.\n\n"
        "# Experience\n- *2025.05 - 2025.12*, Research Intern, University of Oslo\n",
    ),
)
def post_ended(homepage: Homepage, today: datetime.date) -> Problems:
    """About speaks of a post as present that another section has ended.

    The reader can't tell where the owner works now.
    """
    now = months(today)
    for said, claim in _claims(about_texts(homepage)):
        if claim.when != "now" or not claim.level or claim.level in STUDIES or not claim.institutions:
            continue
        there = [
            post
            for post in read_posts(homepage)
            if any(related_names(a, b) for a in post.institutions for b in claim.institutions)
        ]
        same = [post for post in there if post.level == claim.level]
        if not same or any(post.open or post.end is None or post.end + GRACE >= now for post in there):
            continue
        last = max(same, key=lambda post: post.end or 0)
        related = Related(last.item.page.place(*last.span), "its dates")
        message = f"This ended in {written(last.end or 0)}, says the section {last.section.label}"
        yield problem(said.where, *said.span(claim.start, claim.end), message, None, (related,))


@rule(
    "STL016",
    "open-post-outlived",
    "warning",
    follows=("DAT003",),
    bad="# Education\n- *⟦2019.09 - now⟧*, Ph.D., University of Oslo\n"
    "# Experience\n- *2024.09 - now*, Postdoc, Uppsala University\n",
    good=(
        "# Education\n- *2019.09 - 2024.06*, Ph.D., University of Oslo\n"
        "# Experience\n- *2024.09 - now*, Postdoc, Uppsala University\n",
        "# Education\n- *2022.09 - now*, Ph.D., University of Oslo\n"
        "# Experience\n- *2024.09 - now*, Research Assistant, Uppsala University\n- *2018.01 - 2019.01*, Lecturer, Lund\n",
        "I am a Ph.D. student who teaches.\n\n# Education\n- *2022.09 - now*, Ph.D., University of Oslo\n"
        "# Experience\n- *2023.09 - 2024.06*, Lecturer, University of Oslo\n",
    ),
)
def open_post_outlived(homepage: Homepage) -> Problems:
    """A degree goes on "now", although a post that comes after it has begun, or About has the degree.

    "Now" was true when it was written, and nobody closed it.
    """
    posts = read_posts(homepage)
    obtained = {
        claim.level: (said, claim) for said, claim in _claims(about_texts(homepage)) if claim.obtained
    }
    for post in posts:
        if not post.open or post.level not in STUDIES:
            continue
        above = (*STUDIES[STUDIES.index(post.level) + 1 :], *LATER)
        later = [
            other
            for other in posts
            if other.level in above and other.open and _began(other) > _began(post) > 0
        ]
        if later:
            place = later[0].item.page.place(*later[0].span)
            message = f"A later one has been going on since {written(_began(later[0]))}"
        elif post.level in obtained and not any(p is not post and p.level == post.level for p in posts):
            said, claim = obtained[post.level]
            place = said.where.place(*said.span(claim.start, claim.end))
            message = "About says that the degree was obtained"
        else:
            continue
        yield problem(post.item.page, *post.span, message, None, (Related(place, "what came after"),))


def _began(post: Post) -> int:
    """The month in which a post began; January where only the year is said, 0 where nothing is."""
    first = post.date.first
    return 0 if first is None else 12 * first.year + (first.month or 1)
