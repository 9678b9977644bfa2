"""Link texts that say nothing, or something else than where the link leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample

_PAPERS = frozenset(
    ("arxiv", "doi", "openreview", "cvf", "aclanthology", "pmlr", "jmlr", "neurips", "virtual")
)
_REPOSITORIES = frozenset(("github-repo", "github-user", "github-pages"))
_CONTRADICTIONS = {
    "code": _PAPERS | {"youtube", "scholar-user", "scholar-citation"},
    "source code": _PAPERS | {"youtube", "scholar-user", "scholar-citation"},
    "github": _PAPERS | {"youtube", "scholar-user", "scholar-citation"},
    "arxiv": (_PAPERS | _REPOSITORIES | {"youtube"}) - {"arxiv", "doi"},
    "youtube": _PAPERS | {"github-repo", "github-user"},
    "google scholar": _PAPERS | _REPOSITORIES,
}
"""Which kinds of address (`facts.link_facts`) a label surely does not mean."""


@rule(
    "LNK023",
    "link-called-link",
    "warning",
    bad=(
        "We release our tool. [⟦link⟧](https://example.org/tool)",
        '<a href="https://example.org/slides"><b>⟦Link⟧</b></a>',
    ),
    good=(
        "We release [our tool](https://example.org/tool) ([link list](https://example.org)).",
        "[[link]](https://example.org) [[code]](https://example.org/code)",
    ),
)
def link_called_link(page: Page) -> Problems:
    """A link is called "link".

    That it is one shows anyway; a list of links, as screen readers and search engines make, needs
    its goal.
    """
    if is_sample(page):
        return
    for link in _texts(page):
        if link.text.strip().lower() in ("link", "this link"):
            start, end = _inner(page, link)
            yield problem(page, start, end, "'link' does not say where it leads: name the goal")


def _inner(page: Page, link: Link) -> tuple[int, int]:
    """The range of a link's visible text."""
    raw = page.text[link.text_start : link.text_end]
    at = raw.find(link.text.strip())
    if at < 0:
        return link.text_start, link.text_end
    return link.text_start + at, link.text_start + at + len(link.text.strip())


def _texts(page: Page) -> Iterator[Link]:
    """The links that have a text of their own."""
    for link in page.links:
        if not link.image and link.kind in ("inline", "html", "reference") and link.text.strip():
            yield link


@rule(
    "LNK024",
    "vague-link-text",
    "info",
    bad=(
        "The slides are [⟦here⟧](https://example.org/slides), the code [⟦click here⟧](https://example.org/c).",
        "Find the [⟦preprint here!⟧](https://example.org/p) and papers [⟦1⟧](https://example.org/1).",
    ),
    good=("The [slides](https://example.org/slides) of my [first talk](https://example.org/1).",),
)
def vague_link_text(page: Page) -> Problems:
    """A link is called "here".

    In a list of links, as screen readers and search engines make, it says nothing.
    """
    if is_sample(page):
        return
    for link in _texts(page):
        words = link.text.strip().strip("[]().!,:").lower()
        vague = words in ("here", "click here", "this", "more", "read more", "url", "see here", "click")
        if vague or (words.endswith(" here") and len(words) < 40) or (words.isdigit() and len(words) < 3):
            start, end = _inner(page, link)
            yield problem(page, start, end, f"'{link.text.strip()}' does not say where the link leads")


@rule(
    "LNK025",
    "label-against-address",
    "warning",
    bad=(
        "[⟦Code⟧](https://arxiv.org/abs/2401.00001) [⟦arXiv⟧](https://github.com/ada/code)",
        "⟦[![arXiv](https://img.shields.io/badge/arXiv-2401.00001-b31b1b)](https://arxiv.org/abs/2402.00002)⟧",
        "⟦[![Stars](https://img.shields.io/github/stars/ada/one)](https://github.com/ada/two)⟧",
    ),
    good=(
        "[Code](https://github.com/ada/code) [arXiv](https://arxiv.org/abs/2401.00001) [Code](/code/)",
        "[![arXiv](https://img.shields.io/badge/arXiv-2401.00001-b31b1b)](https://arxiv.org/abs/2401.00001)",
        "[![Stars](https://img.shields.io/github/stars/Ada/one.svg)](https://github.com/ada/one/tree/main)",
    ),
)
def label_against_address(page: Page) -> Problems:
    """A link's label names one thing, its address leads to another.

    The visitor wants the code and gets the paper; mostly a line was copied and changed in part.
    """
    images = {link.start: link for link in page.links if link.image}
    for link in page.links:
        if link.image or not link.target.startswith("http"):
            continue
        badge = images.get(link.text_start) if link.kind == "inline" else None
        if badge:
            message = _badge(badge.target, link.target)
            if message:
                yield problem(page, link.start, link.end, message)
            continue
        label = link.text.strip().strip("[]()").lower()
        if label in _CONTRADICTIONS and "![" not in page.text[link.text_start : link.text_end]:
            from sitecheck.facts.link_facts import link_facts

            facts = link_facts(link.target)
            if facts.kind in _CONTRADICTIONS[label]:
                start, end = _inner(page, link)
                yield problem(page, start, end, f"'{link.text.strip()}' leads to {facts.host}")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?<!\d)(\d{4}\.\d{4,5})(?!\d)"),
        re.compile(r"github/(?:stars|forks|watchers|license|last-commit|issues)/([\w-]+)/([\w.-]+)"),
        re.compile(r"github\.com/([\w-]+)/([\w.-]+)"),
    )


def _badge(image: str, target: str) -> str:
    """What a badge says otherwise than the address it leads to; empty where nothing."""
    number, shown, repository = _patterns()
    one, other = number.search(image), number.search(target)
    if one and other and one[1] != other[1] and "arxiv" in target.lower():
        return f"The badge says {one[1]}, the link leads to {other[1]}"
    first, second = shown.search(image), repository.search(target)
    if first and second:
        names = [
            (m[1].lower(), m[2].lower().removesuffix(".svg").removesuffix(".git")) for m in (first, second)
        ]
        if names[0] != names[1]:
            return f"The badge counts {first[1]}/{first[2]}, the link leads to {second[1]}/{second[2]}"
    return ""
