"""Characters that can't be seen, or look like others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.jekyll.page import Page
from sitecheck.rules.encoding._texts import characters
from sitecheck.rules.rule import Problems, problem, replace, rule

_CONTROL = frozenset(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)))) - {"\x85"}
_UNSEEN = frozenset("\u00ad\u061c\u180e\ufeff\ufffc") | frozenset(
    map(chr, (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A)))
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE = frozenset("\u2028\u2029")
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\ufffc": "object replacement character",
}


@rule(
    "ENC003",
    "control-character",
    "warning",
    fix="safe",
    bad=("She works⟦\x0b⟧in Example Town.\n", "A nul⟦\x00⟧l byte\n"),
    good=("Tab\tand newline\r\n", "<!-- \x0b -->\n"),
)
def control_character(page: Page) -> Problems:
    """A control character stands in the text.

    Browsers show nothing or a box for it, and search does not find the word.
    """
    for start, end in _visible(page, _CONTROL):
        text = page.text[start:end]
        glued = page.text[start - 1 : start].isalnum() and page.text[end : end + 1].isalnum()
        fix = replace(page, start, end, " " if glued and "\x0b" in text else "", title="Remove it")
        yield problem(page, start, end, f"Control character U+{ord(text[0]):04X} in the text", fix)


def _visible(page: Page, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Runs of the wanted characters where a visitor meets them."""
    found = characters(page.text) & wanted
    if not found:
        return
    for match in re.compile(f"[{re.escape(''.join(sorted(found)))}]+").finditer(page.text, page.body):
        if not page.is_hidden(match.start()):
            yield match.span()


@rule(
    "ENC005",
    "invisible-character",
    "warning",
    fix="safe",
    bad=(
        "Trans⟦\u200b⟧former and ⟦\u202a⟧Ada⟦\u202c⟧\n",
        "[Code](https://example.org/⟦\u200b⟧code) and one⟦\u2028⟧two\n",
        "A box⟦\ufffc⟧ here\n",
    ),
    good=("👩\u200d💻 می\u200cخواهم", "Hello \u200b world\n", "שלום \u200f(abc)\u200f", "co\u00adop\n"),
)
def invisible_character(page: Page) -> Problems:
    """An invisible character stands inside a word or an address, or turns the reading direction.

    Search does not find the word, a copied address does not work, or a box shows.
    """
    for start, end in _visible(page, _UNSEEN):
        if _matters(page.text, start, end):
            text = page.text[start:end]
            fix = replace(page, start, end, " " if _LINE & set(text) else "", title="Remove it")
            yield problem(page, start, end, f"Invisible character: {_name(text[0])}", fix)


@rule(
    "ENC010",
    "stray-invisible-character",
    "info",
    fix="safe",
    bad="Hello ⟦\u200b⟧world\n",
    good=("Hello world\n", "👩\u200d💻\n"),
)
def stray_invisible_character(page: Page) -> Problems:
    """An invisible character stands between words.

    It does no harm where it is, but travels along when the text is copied.
    """
    for start, end in _visible(page, _UNSEEN):
        text = page.text[start:end]
        near = page.text[max(start - 1, 0) : start] + page.text[end : end + 1]
        if near.isascii() and not _matters(page.text, start, end):
            fix = replace(page, start, end, "", title="Remove it")
            yield problem(page, start, end, f"Invisible character: {_name(text[0])}", fix)


def _name(char: str) -> str:
    return _NAMES.get(char, "mark of writing direction") + f" (U+{ord(char):04X})"


def _matters(text: str, start: int, end: int) -> bool:
    """Whether an invisible run changes what a visitor gets."""
    run = set(text[start:end])
    if run & _LINE or "\ufffc" in run:
        return True
    if run & _BIDI:
        line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text))]
        return not any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in line)
    if run == {"\u00ad"}:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return True
    word = text.rfind("(", max(start - 200, 0), start)
    return word > 0 and text[word - 1] == "]" and not set(" \n)") & set(text[word:start])


@rule(
    "ENC008",
    "no-break-space-after-marker",
    "warning",
    fix="safe",
    bad=("-⟦\u00a0⟧A talk\n-⟦\u00a0⟧A paper\n", "##⟦\u00a0⟧News\n\nText\n", "1.⟦\u00a0⟧A talk\n"),
    good=("- A\u00a0talk\n\n## News\u00a0today\n", "```\n-\u00a0a\n```\n", "Dr.\u00a0Ada\n"),
)
def no_break_space_after_marker(page: Page) -> Problems:
    """A no-break space follows the mark of a list item or heading.

    It is no space to Markdown, so the visitor sees the mark itself and no list or heading.
    """
    if "\u00a0" not in page.text or not page.markdown:
        return
    for match in re.compile(r"^[ \t]*(?:[-*+]|\d{1,2}\.|#{1,6})(\u00a0+)", re.M).finditer(page.liquid_masked):
        start, end = match.span(1)
        if page.is_hidden(start) or page.is_raw(start):
            continue
        fix = replace(page, start, end, " ")
        yield problem(page, start, end, "A no-break space here keeps Markdown from seeing the mark", fix)
