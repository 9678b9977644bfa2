"""Marks that don't belong: stops behind whole words, quotation marks without their other half."""

from __future__ import annotations

import re

from sitecheck.jekyll.blocks import CODE
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Pattern, Prose, prose, site_hits
from sitecheck.rules.rule import Problems, problem, rule

_MONTH = Pattern(
    r"\b(?:March|April|May|June|July)(?P<stop>\.)(?= ?(?:19|20)\d\d\b)", "ch.", "il.", "ay.", "ne.", "ly."
)
_SHOUT = Pattern(r"(?<=[\w)])[!?](?P<stop>\.)(?![\w.])", "!.", "?.")


@rule(
    "GRM056",
    "needless-full-stop",
    "warning",
    fix="safe",
    bad=("I came in May⟦.⟧ 2023 and left in July⟦.⟧ 2024.", "It's me, Elin!⟦.⟧"),
    good=(
        "I came in Sept. 2023, in Jan. 2024, in May 2025. June came.",
        "Wait!... What?!",
        "Is it May. 3 days?",
    ),
)
def needless_full_stop(site: Site) -> Problems:
    """A full stop stands behind a month's whole name, or behind another mark that ends the sentence.

    A stop shows that a word is cut short, and May and July are not.
    """
    for pattern in (_MONTH, _SHOUT):
        for hit in site_hits(site, pattern):
            start, end = hit.span("stop")
            if hit.page.text[start:end] == ".":
                what = (
                    "The month is written in full" if pattern is _MONTH else "The sentence has ended already"
                )
                yield problem(
                    hit.page, start, end, f"{what}: no full stop", hit.fix("", "stop", title="Remove it")
                )


_STRAIGHT = re.compile(r'(?P<before>[\w.,;:!?)\]]?)"(?P<after>[\w(\[]?)')
_PAIRS = (("“", "”"), ("«", "»"))


@rule(
    "GRM057",
    "unbalanced-quote",
    "warning",
    bad=(
        '- I gave a talk on ⟦"⟧sparse nets in Oslo.',
        "- Elin won the ⟦“⟧Northern Lights Prize in Oslo.",
        '- The workshop Nets of Mars⟦"⟧ was held in Bonn.',
    ),
    good=(
        '- I gave a talk on "sparse nets" and "wide nets".',
        '- A 27" screen, 5\' 8" tall, 3.5" disks; `"` is a quote.',
        "- “Sparse nets” and ``wide nets'' by Elin O\"Hara.",
        '"A first paragraph of many.\n\n"And the last."\n',
        "- „Netze“ auf Deutsch, ”nät” på svenska",
    ),
)
def unbalanced_quote(page: Page) -> Problems:
    """A quotation mark has no other half.

    The reader can't tell where the quotation ends, and it curls the wrong way.
    """
    whole = prose(page, CODE)
    for number, (_, block, text) in enumerate(whole.lines):
        if block.html or "\\" in text or "\ue000" in text or "``" in text:
            continue
        at = -1
        if text.count('"') == 1:
            match = _STRAIGHT.search(text)
            at = text.index('"')
            # An opening mark may be closed in another paragraph; 27" is a length.
            if match is None or bool(match["before"]) == bool(match["after"]) or match["before"].isdigit():
                continue
        else:
            for opening, closing in _PAIRS:
                if (
                    text.count(opening) + text.count(closing) == 1
                    and "„" not in text
                    and text.count("”") != 1
                ):
                    at = text.find(opening)
        if at < 0 or (block.kind == "paragraph" and _goes_on(whole, number)):
            continue
        if not whole.is_english(text):
            continue
        span = block.span(at, at + 1)
        what = "closed" if text[at + 1 : at + 2].strip() else "opened"
        yield problem(page, span.start, span.end, f"This quotation mark is never {what}")


def _goes_on(whole: Prose, number: int) -> bool:
    """Whether the paragraph before or behind holds the other mark, or begins with one: a long quotation."""
    beside = [whole.lines[near].text for near in (number - 1, number + 1) if 0 <= near < len(whole.lines)]
    return any(
        text.count('"') % 2 or text.count("“") != text.count("”") or text.lstrip()[:1] in ('"', "“")
        for text in beside
    )
