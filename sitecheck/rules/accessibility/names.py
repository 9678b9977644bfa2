"""Links, frames and headings without a name."""

from __future__ import annotations

import re

from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.mask import GONE
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample

_NAMING = ("title", "aria-label", "aria-labelledby")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@rule(
    "ACC005",
    "frame-without-title",
    "info",
    bad='⟦<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa">⟧</iframe>',
    good='<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="Talk at ICML"></iframe>',
)
def frame_without_title(page: Page) -> Problems:
    """A frame has no `title`.

    A screen reader can't say what is in it, and must read all of it to tell.
    """
    if is_sample(page):
        return
    for tag in page.tags:
        if tag.name == "iframe" and not tag.closing and not any(tag.value(name) for name in _NAMING):
            yield problem(page, tag.start, tag.end, "No title says what this frame shows")


@rule(
    "ACC006",
    "empty-link",
    "warning",
    bad=("A ⟦[](https://example.org/a)⟧ link", '⟦<a href="https://example.org/b"></a>⟧'),
    good=(
        "[Paper](https://example.org) [![Stars](a.png)](https://example.org/b)",
        '<a href="https://example.org" aria-label="Mail"></a> <a id="top"></a> <a name="news" href="#"></a>',
        '<a href="https://example.org"><i class="icon"></i></a>',
        '<a href="https://example.org">{{ page.title }}</a>',
        '<p><a href="https://example.org">A talk that I gave</p>',
    ),
)
def empty_link(page: Page) -> Problems:
    """A link has no text.

    Nobody sees it or can click it, and a screen reader reads its address letter by letter.
    """
    for link in page.links:
        if link.image or link.text.strip() or link.kind not in ("inline", "html"):
            continue
        if link.tag and any(link.tag.get(name) for name in (*_NAMING, "id", "name", "class", "style")):
            continue
        inside = page.text[link.text_start : link.text_end].strip()
        # An <a> that is never closed ends with its start tag: the text behind it is the link's in a browser.
        closed = page.text[link.start : link.end].lower().endswith((")", "</a>", "/>"))
        if not inside and closed and not is_sample(page):
            yield problem(page, link.start, link.end, "A link without text")


@rule(
    "ACC007",
    "nameless-icon-link",
    "info",
    bad='⟦<a href="https://example.org">⟧<i class="fab fa-github"></i></a>',
    good=(
        '<a href="https://example.org" title="Code"><i class="fab fa-github"></i></a>',
        '<a href="https://example.org"><i class="fab fa-github"></i> Code</a>',
    ),
)
def nameless_icon_link(page: Page) -> Problems:
    """A link shows an icon alone and has no name.

    A screen reader can only read its address aloud; a `title` or `aria-label` helps.
    """
    for link in page.links:
        if link.image or link.text.strip() or not link.tag or any(link.tag.get(n) for n in _NAMING):
            continue
        inside = page.text[link.text_start : link.text_end]
        if re.fullmatch(r"\s*<(i|span)\b[^<>]*>\s*</\1>\s*", inside) and "title=" not in inside:
            yield problem(page, link.tag.start, link.tag.end, "A link with an icon alone: give it a title")


@rule(
    "ACC008",
    "empty-heading",
    "warning",
    bad=("Text\n\n⟦<h2></h2>⟧\n\nMore\n", "Text\n\n⟦<h3> </h3>⟧\n"),
    good=(
        "# News\n",
        "<h2>News</h2>\n",
        '<h1><img src="a.png" alt="News"></h1>\n',
        "<h2>{{ page.title }}</h2>\n",
        '<h1 id="news"></h1>\n',
    ),
)
def empty_heading(page: Page) -> Problems:
    """A heading holds no text.

    It leaves a gap on the page, and a screen reader lists a section without a name.
    """
    opened: Tag | None = None
    for tag in page.tags:
        if opened and tag.closing and tag.name == opened.name:
            inside = page.liquid_masked[opened.end : tag.start]
            blank = not opened.get("id") and not inside.strip(" \t\r\n" + GONE)
            if blank and not page.text[opened.end : tag.start].strip():
                yield problem(page, opened.start, tag.end, "A heading without text")
        opened = tag if tag.name in _HEADINGS and not tag.closing else None
