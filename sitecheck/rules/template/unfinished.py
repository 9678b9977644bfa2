"""List items and labels that were never filled in."""

from __future__ import annotations

import re

from sitecheck.jekyll.blocks import STRONG, Block
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample


@rule(
    "TPL007",
    "empty-item",
    "warning",
    bad=("# Talks\n\n⟦-⟧ \n\n# Awards\n\n- One\n", "- One\n⟦-⟧\n- Two\n"),
    good=(
        "- One\n- Two\n",
        "-\n  the text follows\n",
        "Title\n-\n",
        "```\n-\n```\n",
        "- {% include note.html %}\n- \n  * nested\n",
        "<!--\n- \n-->\n",
    ),
)
def empty_item(page: Page) -> Problems:
    """A list item holds no text.

    The visitor sees a lonely bullet, and wonders what is missing.
    """
    if not page.markdown or is_sample(page):
        return
    text = page.text
    for match in re.compile(r"^([ \t]*)([-*+])[ \t\r]*$", re.M).finditer(text, page.body):
        start, end = match.span(2)
        if page.is_hidden(start) or page.is_raw(start):
            continue
        before = text[: match.start()].rpartition("\n")[0].rpartition("\n")[2].strip()
        if before and not before.startswith(("-", "*", "+", "#")):
            continue
        following = re.compile(r"\n(?:[ \t\r]*\n)*([ \t]*)(\S?)").match(text, match.end())
        if following and following[2] and len(following[1]) > len(match[1]):
            continue
        yield problem(page, start, end, "A list item without text")


@rule(
    "TPL008",
    "unfinished-label",
    "warning",
    bad=(
        "**(1) Sensing**: radar and maps.\n\n**(2) Control⟦**:⟧ \n\n**(3) Planning⟦**:⟧ \n\n# News\n",
        "- **Languages**: German\n- **Hobbies⟦:**⟧\n",
    ),
    good=(
        "**Sensing**: radar.\n\n**Reviewer**:\n\n- ICML\n",
        "- **Reviewer:**\n  - ICML\n- **Chair:** ICLR\n",
        "**Contact:**\n\n<a href='mailto:a@example.org'>Mail</a>\n\n**Office**: 1\n",
        "**Awards:**\n\n**2021:** A prize\n",
        "**Title:** A talk\n\n**Role:** Chair:\n\n**Place:** Bonn\n",
    ),
)
def unfinished_label(page: Page) -> Problems:
    """A label ends in a colon, and nothing follows, unlike its neighbours.

    The visitor waits for a text that is not there.
    """
    if is_sample(page):
        return
    blocks = page.blocks
    for index, block in enumerate(blocks):
        text = block.text.rstrip()
        if not text.endswith((":", "：")) or block.kind == "heading" or _label(block) < len(text) - 1:
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after and after.kind != "heading" and (after.kind, after.depth) != (block.kind, block.depth):
            continue
        if after and after.kind != "heading" and not (_label(after) and _form(after) == _form(block)):
            continue
        if page.text[block.end : after.start if after else len(page.text)].strip(" \t\r\n-*+>\u200b"):
            continue
        before = blocks[index - 1] if index else None
        neighbours = [other for other in (before, after) if other and other.kind == block.kind]
        if any(_label(other) and _form(other) == _form(block) for other in neighbours):
            span = block.span(len(text) - 1, len(text))
            low = span.start - 2 if page.text[span.start - 2 : span.start] == "**" else span.start
            high = span.end + 2 if low == span.start else span.end
            yield problem(page, low, high, "Nothing follows this label")


def _label(block: Block) -> int:
    """How long the words in bold are with which a block begins, if a colon ends them; else 0."""
    lead = 0
    for run in block.runs:
        if not run.marks & STRONG:
            break
        lead += len(run.text)
    return lead if 2 < lead < 100 and ":" in block.text[lead - 1 : lead + 2] else 0


def _form(block: Block) -> str:
    """How a block's label begins: `(1)`, `1`, or a word."""
    return re.sub(r"\d+", "1", block.text[:3]) if not block.text[:1].isalpha() else "word"
