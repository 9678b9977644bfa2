"""The institution that the profile names, against where the page says the owner is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sitecheck.facts.institutions import InstitutionMention, find_institutions
from sitecheck.facts.places import find_countries
from sitecheck.findings import Related
from sitecheck.homepage.claims import read_claims
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import institutions, read_posts, related_names
from sitecheck.homepage.roles import cue, roles, sentences
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import data_texts
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import about_texts, months, written

_KEYS = ("employer", "bio", "location")
_GRACE = 6
"""Months after the end of a post in which the profile may still name its place."""
_CONFIG = "author:\n  name: Mira Solberg\n  employer: ⟦University of Oslo⟧\ninclude: [_pages]\n"
_EDUCATION = "\n# Education\n- *2018.09 - 2024.06*, Ph.D., University of Oslo\n"


@rule(
    "STL017",
    "employer-outlived",
    "warning",
    follows=("DAT001", "DAT002", "ORG001"),
    bad={
        "_config.yml": _CONFIG,
        "_pages/about.md": "I am a postdoc at Uppsala University. I obtained my Ph.D. from the University of Oslo.\n"
        + _EDUCATION,
    },
    good=(
        {
            "_config.yml": _CONFIG.replace("⟦", "").replace("⟧", ""),
            "_pages/about.md": "I am a postdoc at the University of Oslo, where I got my Ph.D.\n"
            + _EDUCATION,
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  bio: Ph.D., University of Oslo\n",
            "_pages/about.md": "---\n---\nI am a postdoc at Uppsala University.\n" + _EDUCATION,
        },
        {
            "_config.yml": _CONFIG.replace("⟦", "").replace("⟧", ""),
            "_pages/about.md": "---\n---\nI live in Uppsala, and still work with people at the University of Oslo.\n"
            + _EDUCATION,
        },
        {
            "_config.yml": _CONFIG.replace("⟦", "").replace("⟧", ""),
            "_pages/about.md": "---\n---\nI study far seas.\n" + _EDUCATION,
        },
    ),
)
def employer_outlived(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """The profile names an institution that the owner has left.

    It stands beside the picture on every page, and mail goes there.
    """
    named = [
        (text, mention)
        for text in data_texts(site)
        if text.key in _KEYS and not any(not claim.student for claim in read_claims(text.text))
        for mention in find_institutions(text.text)
        if mention.institution is not None
    ]
    if not named:
        return
    now = months(today)
    present = present_institutions(homepage)
    elsewhere = any(True for _ in _posts_now(homepage)) or _works_now(homepage)
    told: set[int] = set()
    for text, mention in named:
        name = _name(mention)
        if id(text) in told:
            continue
        there = [
            p for p in read_posts(homepage) if any(related_names(name, other) for other in p.institutions)
        ]
        if not there or not elsewhere or any(related_names(name, other) for other in present):
            continue
        if any(post.open or post.end is None or post.end + _GRACE >= now for post in there):
            continue
        last = max(there, key=lambda post: post.end or 0)
        related = Related(last.item.page.place(*last.span), "until then")
        message = f"The time there ended in {written(last.end or 0)}, says the section {last.section.label}"
        last_of_text = [other for line, other in named if line is text][-1]
        told.add(id(text))
        yield problem(
            text.where, text.start + mention.start, text.start + last_of_text.end, message, None, (related,)
        )


@rule(
    "STL018",
    "location-outlived",
    "warning",
    follows=("STL017", "ORG004"),
    bad={
        "_config.yml": "author:\n  name: Mira Solberg\n  location: ⟦Oslo, Norway⟧\ninclude: [_pages]\n",
        "_pages/about.md": "I am a postdoc at Uppsala University.\n" + _EDUCATION,
    },
    good=(
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  location: Uppsala, Sweden\ninclude: [_pages]\n",
            "_pages/about.md": "I am a postdoc at Uppsala University.\n" + _EDUCATION,
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  location: Oslo, Norway\ninclude: [_pages]\n",
            "_pages/about.md": "I am a researcher at Google DeepMind.\n" + _EDUCATION,
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  location: Berlin, Germany\ninclude: [_pages]\n",
            "_pages/about.md": "I am a postdoc at Uppsala University.\n" + _EDUCATION,
        },
    ),
)
def location_outlived(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """The profile places the owner in a country that the owner has left.

    It stands beside the picture; a visitor who comes by comes to the wrong country.
    """
    for text in data_texts(site):
        if text.key != "location" or any(m.institution for m in find_institutions(text.text)):
            continue
        here = {_state(country) for country in find_countries(text.text)}
        if len(here) != 1:
            continue
        now = months(today)
        present = {_state(country) for name in present_institutions(homepage) for country in _country(name)}
        posts = [
            p for p in read_posts(homepage) if {_state(c) for n in p.institutions for c in _country(n)} & here
        ]
        over = [post for post in posts if not post.open and post.end is not None and post.end + _GRACE < now]
        if not present or present & here or not over or len(over) < len(posts):
            continue
        last = max(over, key=lambda post: post.end or 0)
        related = Related(last.item.page.place(*last.span), "until then")
        message = f"The time there ended in {written(last.end or 0)}, says the section {last.section.label}"
        yield problem(text.where, text.start, text.start + len(text.text), message, None, (related,))


_SCHOOL = re.compile(r"universi|college|institut|school|polytech|\beth\b|epfl|academy", re.IGNORECASE)


def _country(name: str) -> set[str]:
    """Where a university stands; empty for companies, which are everywhere."""
    if not _SCHOOL.search(name):
        return set()
    return {m.institution.country for m in find_institutions(name) if m.institution is not None}


def _state(country: str) -> str:
    """A country's code; addresses write "Hong Kong, China" and "Hong Kong" alike."""
    return "CN" if country in ("HK", "MO", "TW") else country


def _name(mention: InstitutionMention) -> str:
    return mention.institution.name if mention.institution else ""


def _posts_now(homepage: Homepage) -> Iterator[str]:
    """The institutions of the posts that go on."""
    for post in read_posts(homepage):
        if post.open:
            yield from post.institutions or ("",)


def _works_now(homepage: Homepage) -> bool:
    """Whether About says what the owner is or does now."""
    for said in about_texts(homepage):
        if any(claim.when == "now" for claim in read_claims(said.text)):
            return True
        for low, high in sentences(said.text):
            sentence = said.text[low:high].lower()
            if " work" in sentence and cue(sentence, sentence.find(" work")).when == "now":
                return True
    return False


def present_institutions(homepage: Homepage) -> set[str]:
    """The institutions that the page names of the present, or at a time that isn't clear."""
    found = set(_posts_now(homepage)) - {""}
    for said in about_texts(homepage):
        for low, high in sentences(said.text):
            sentence = said.text[low:high]
            named = roles(sentence)
            for mention in find_institutions(sentence):
                if mention.institution is None:
                    continue
                before = [role.start for role in named if role.start < mention.start]
                when = cue(sentence, before[-1] if before else mention.start).when
                if when != "past":
                    found.add(mention.institution.name)
    return found | {name for said in about_texts(homepage) for c in read_claims(said.text) if c.when == "now"
                    for name in institutions(c.text[c.end : c.stop])}  # fmt: skip
