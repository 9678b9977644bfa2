"""Which pages are samples that the template ships."""

from __future__ import annotations

from sitecheck.facts.leftovers import SAMPLE_TEXTS, is_sample_title
from sitecheck.jekyll.page import Page
from sitecheck.text.memo import kept
from sitecheck.text.source import Span


@kept
def sample_mark(page: Page) -> Span | None:
    """Where a page shows that it is a sample: its title, or a sentence; None if it is none."""
    title = page.front_matter.get("title") if page.front_matter else None
    if title is not None and title.kind == "scalar" and is_sample_title(str(title.value)):
        return Span(title.start, title.end)
    for span in _first_sentences(page):
        if span.start >= page.body and not page.is_hidden(span.start):
            return span
    return None


def sample_marks(page: Page) -> list[Span]:
    """Every place at which a page shows that it is a sample, or still holds a part of one."""
    first = sample_mark(page)
    if first is None or first.start < page.body or is_sample(page):
        return [] if first is None else [first]
    found = []
    for sentence in SAMPLE_TEXTS:
        at = page.text.find(sentence, page.body)
        if at >= 0 and not page.is_hidden(at):
            found.append(Span(at, at + len(sentence)))
    return sorted(found)


@kept
def _first_sentences(page: Page) -> list[Span]:
    """Where each of a template's sentences first stands, in the order of the list; mostly none does."""
    text = page.text
    return [Span(at, at + len(sentence)) for sentence in SAMPLE_TEXTS if (at := text.find(sentence)) >= 0]


@kept
def is_sample(page: Page) -> bool:
    """Whether a page as a whole is a sample: what else is wrong with it is not its author's."""
    mark = sample_mark(page)
    return mark is not None and len(page.text[page.body : mark.start].strip()) < 200


def in_sample(page: Page, start: int, end: int) -> bool:
    """Whether a range of a page lies in a sample, or holds a sentence of one."""
    if is_sample(page):
        return True
    text = page.text
    return any(_shown(page, text[one.start : one.end], start, end) for one in _first_sentences(page))


def _shown(page: Page, sentence: str, start: int, end: int) -> bool:
    """Whether visitors read a sentence in a range of the page; one in a comment they don't."""
    at = page.text.find(sentence, start, end)
    while at >= 0 and page.is_hidden(at):
        at = page.text.find(sentence, at + 1, end)
    return at >= 0
