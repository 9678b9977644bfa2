"""Bibliographies as the rules of this family walk over them."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.jekyll.bibtex.model import Entry, Field
from sitecheck.jekyll.bibtex.page import BibPage
from sitecheck.jekyll.page import Page

BIB = "_bibliography/papers.bib"
"""Where the examples stand."""


def entries(page: Page) -> Iterator[tuple[BibPage, Entry]]:
    """The author's own entries of a bibliography; none of any other page."""
    if isinstance(page, BibPage):
        for entry in page.entries:
            yield page, entry


def fields(page: Page, *names: str) -> Iterator[tuple[BibPage, Entry, Field]]:
    """The fields of some names (of all, if none is given) that say something."""
    for bib, entry in entries(page):
        for field in entry.fields:
            if (not names or field.name in names) and field.raw.strip():
                yield bib, entry, field


def inner(page: Page, field: Field) -> tuple[int, int]:
    """The range of what a field says, without braces, quotes and blanks around it."""
    start, end = field.inside
    raw = page.text[start:end]
    return start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())


def is_plain(field: Field) -> bool:
    """Whether the value is one piece, and no macro."""
    return len(field.parts) == 1 and field.parts[0].kind != "macro"


def key_of(title: str) -> str:
    """A title as two writings of it are compared."""
    return "".join(char for char in title.lower() if char.isalnum())
