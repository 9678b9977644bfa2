"""Titles of papers: which part of an item is one."""

from __future__ import annotations

import re

from sitecheck.homepage.model import Item
from sitecheck.jekyll.blocks import ALT, CODE, STRONG

_QUOTED = re.compile(r"[\"“]([^\"”“]{12,300})[\"”]")
_QUOTED_BEHIND = re.compile(r"[\s.,:]{0,4}[\"“]([^\"”“\n]{3,300}?)[,.]?[\"”]")
_SENTENCE_BEHIND = re.compile(r"[\s.,:(\d)]{0,20}([^.\n?]{15,300}[?]?)")
_LABEL = re.compile(
    r"\W*(?:code|paper|pdf|arxiv|project( page)?|demo|video|slides?|poster|link|dataset|website|web|page|"
    r"github|data|supp\w*|appendix|bibtex|cite|doi|html|press|news|blog|models?|talk|abs|abstract|here)"
    r"(?:\W+(?:coming soon|soon|tba|tbd|(?:is |now )?available|here|link|page|repo\w*|version|on \w+))?\W*",
    re.IGNORECASE,
)
_MOST_LINKS = 100
"""How many links of an item are looked at for its title; what has more is no paper."""


def find_title(item: Item) -> tuple[int, int] | None:
    """The range of a paper's title in the item's text: a long link text, a quotation, long bold text."""
    for link in item.links[:_MOST_LINKS]:
        if link.image or _LABEL.fullmatch(link.text) or len(link.text.split()) < 3:
            continue
        text = link.text.strip("\n")
        found = item.text.find(text)
        if found >= 0:
            return _behind_pictures(item, found, found + len(text))
    if quoted := _QUOTED.search(item.text):
        return quoted.span(1)
    at = 0
    for block in item.blocks:
        for run in block.runs:
            if (
                run.marks & STRONG
                and not run.marks & CODE
                and len(run.text.split()) >= 5
                and run.text.count(",") < 3
            ):
                return at, at + len(run.text)
            at += len(run.text)
        at += 1
    return None


def _behind_pictures(item: Item, start: int, end: int) -> tuple[int, int]:
    """A range without the alternative texts of the pictures that it begins with."""
    low = start
    while low < end and (item.text[low].isspace() or item.marks(low, low + 1) & ALT):
        low += 1
    return (low, end) if low < end else (start, end)


def title_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The line before an author list, or the sentence after it."""
    before = text[:start].rstrip(" \n.")
    line = before.rfind("\n") + 1
    if len(before[line:].split()) >= 3:
        return line, len(before)
    if quoted := _QUOTED_BEHIND.match(text, end):
        return quoted.span(1)
    after = _SENTENCE_BEHIND.match(text, end)
    return after.span(1) if after and len(after[1].split()) >= 4 else None
