"""Texts of links: blanks at their ends, and addresses that are no link at all."""

from __future__ import annotations

import re

from sitecheck.jekyll.blocks import CODE, LINK
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample


@rule(
    "LNK032",
    "blank-in-link-text",
    "info",
    fix="safe",
    bad=(
        "With [⟦ ⟧Ann Lee](https://example.org/ann) and [Bo Wu⟦ ⟧](https://example.org/bo).",
        'With <a href="https://example.org/ann">⟦ ⟧Ann Lee</a>.',
    ),
    good=(
        "With [Ann Lee](https://example.org/ann), [ ](https://example.org) "
        "[ ![Stars](a.png) ](https://example.org/b) [ code ](https://example.org/c).",
        'With\n<a href="https://example.org/ann">\nAnn Lee</a>, <a href="b"> <b>Bo</b></a>[<i class="x"></i> Mail](m)',
        "With[ Ann Lee](https://example.org/ann).",
        '[Slides: ](https://example.org/a)[part two](https://example.org/b), <b>By</b><a href="c"> Ann Lee</a>',
    ),
)
def blank_in_link_text(page: Page) -> Problems:
    """A blank stands at one end of a link's text.

    It is underlined as a part of the link, and shows as a stroke before or behind the words.
    """
    for link in page.links:
        start, end = link.text_start, link.text_end
        inner = page.text[start:end]
        if link.image or link.kind not in ("inline", "html") or len(inner.strip()) < 2:
            continue
        left, right = len(inner) - len(inner.lstrip(" ")), len(inner) - len(inner.rstrip(" "))
        # A blank on both sides is meant as a button's; one outside would be missed without the one inside.
        if bool(left) == bool(right) or re.search(r"[<>\n![\]{}]", inner):
            continue
        outer = page.text[link.start - 1 : link.start] if left else page.text[link.end : link.end + 1]
        # Where no other blank is outside, the words would run together without this one.
        if outer.strip() and outer not in ("(" if left else ",.;:!?)"):
            continue
        low, high = (start, start + left) if left else (end - right, end)
        fix = replace(page, low, high, "", title="Remove the space")
        yield problem(page, low, high, "A space at the end of the link's text is underlined, too", fix)


_ADDRESS = re.compile(r"(?<![\w/@.-])https?://[\w-]+(?:\.[\w-]+)+(?:/[^\s<>()\[\]{}\"'“”|*`]*)?")

_LINK_FAILED = re.compile(r"\][ \t]*\([ \t]*\Z")


@rule(
    "LNK033",
    "bare-address",
    "warning",
    fix="safe",
    bad="The call is at ⟦https://example.org/call⟧.\n\n- Slides: ⟦https://example.org/slides.pdf⟧\n",
    good=(
        "The call is at <https://example.org/call>, or [https://example.org](https://example.org).",
        "Run `curl https://example.org/a`.\n\n    https://example.org/b\n",
        '<a href="https://example.org/call">https://example.org/call</a>\n',
        "[the call] (https://example.org/call)",
        {
            "_bibliography/a.bib": "@misc{a,\n  title = {Paths},\n  author = {Moe, Elin},\n  year = 2020,\n"
            "  note = {See https://example.org/paths}\n}\n",
            "index.md": "---\n---\n{% bibliography %}\n",
        },
    ),
)
def bare_address(page: Page) -> Problems:
    """An address stands in the text and is no link.

    kramdown makes links of addresses in angle brackets only: the visitor has to copy it by hand.
    """
    if not page.markdown or "://" not in page.text or is_sample(page):
        return
    for block in page.blocks:
        if block.html or block.kind == "code" or "://" not in block.text:
            continue
        for match in _ADDRESS.finditer(block.text):
            stop = match.start() + len(match[0].rstrip(".,;:!?_~"))
            if block.marks(match.start(), stop) & (CODE | LINK):
                continue
            start, end = block.span(match.start(), stop)
            if _LINK_FAILED.search(page.text, max(0, start - 8), start):
                continue  # what keeps it from being a link's target has a rule of its own
            found = page.text[start:end]
            plain = found == block.text[match.start() : stop]
            fix = replace(page, start, end, f"<{found}>", title="Make it a link") if plain else None
            yield problem(page, start, end, "This address is no link: kramdown makes none of it", fix)
