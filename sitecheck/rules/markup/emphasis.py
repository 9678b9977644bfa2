"""Stars and backticks that vanish, or that show as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sitecheck.findings import Edit, Fix, Related
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.nodes import Node
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import Text, raw, texts
from sitecheck.rules.markup._stars import AUTHOR_MARK, StarMark, lost_stars, mark_start
from sitecheck.rules.rule import Problem, Problems, problem, rule

_ESCAPED = re.compile(r"(?<=[^\W_])\**\\\*\**(?!\w)")


@rule(
    "MRK001",
    "lost-star",
    "warning",
    fix="safe",
    bad=(
        "Ada ⟦Moe*⟧, Bo ⟦Lind*⟧, **Cy Ek\\***, Di Fox\n",
        "Ada ⟦Moe*⟧, **Cy ⟦Ek***⟧, Di Fox\n",
        "> 1.Ada ⟦Moe *⟧, Bo Lind *,**Cy Ek** *, Di Fox. A study (*equal contribution)\n",
        "**Ada ⟦Moe** *⟧, Bo ⟦Lind*⟧ and Cy Ek. *Journal of Paths*, 2024.\n",
        "Ada ⟦Moe**⟧, Bo ⟦Lind**⟧, Cy Ek\n",
    ),
    good=(
        "Ada Moe\\*, Bo Lind\\*, **Cy Ek\\***\n",
        "Ada Moe<sup>*</sup>, Bo Lind<sup>*</sup>\n",
        "*Journal of Paths*, *Journal of Roads*, and **bold**, **bolder**.\n",
        "Ada Moe*, Bo Lind, Cy Ek\n",
        "`Moe*, Lind*`\n\n$$a*, b*$$\n",
        '*2024.01*, *2024.02*. **Note**: *see* **"A title"**. ***Both***, un*frigging*believable.\n',
    ),
)
def lost_star(page: Page) -> Problems:
    """An author's star pairs up with another one and vanishes.

    Two stars in one paragraph are Markdown for italics: the visitor sees the text between them in
    italics, and nobody is marked as a first or corresponding author.
    """
    for text in texts(page):
        if text.text.count("*") < 2:
            continue
        found = lost_stars(text)
        fix = _escape(page, text, found)
        for star in found:
            if star.lost and not star.legend:
                yield _lost(page, text, star, fix)


def _lost(page: Page, text: Text, star: StarMark, fix: Fix) -> Problem:
    assert star.lost is not None
    start, end = text.span(mark_start(text.text, star.start), star.end)
    other = star.lost.inner_end if star.lost.start == star.start else star.lost.start
    inner = " ".join(text.text[star.lost.inner_start : star.lost.inner_end].split())
    shown = inner if len(inner) <= 40 else inner[:24] + " … " + inner[-12:]
    mark = text.text[star.start : star.end]
    kind = "bold" if star.lost.kind == n.STRONG else "italics"
    message = f"This {mark} pairs up with another one: both vanish, and {shown!r} is set in {kind}"
    related = Related(page.place(*text.span(other, other + len(mark))), "the other one")
    return problem(page, start, end, message, fix, (related,))


def _escape(page: Page, text: Text, stars: list[StarMark]) -> Fix:
    edits = []
    for star in stars:
        start, end = text.span(star.start, star.end)
        edits.append(Edit(page.place(start, end), "\\*" * (end - start)))
    return Fix("Put a backslash before the authors' stars", "safe", tuple(edits))


@rule(
    "MRK002",
    "unescaped-star",
    "warning",
    fix="safe",
    bad="Ada ⟦Moe*⟧, **Cy Ek\\***, Di Fox\n",
    good=(
        "Ada Moe*, Cy Ek, Di Fox\n",
        "Ada Moe\\*, Cy Ek\\* (* equal contribution)\n",
        "Ada Moe\\*, Cy Ek, *Journal of Paths*\n",
    ),
)
def unescaped_star(page: Page) -> Problems:
    """An author's star stands without a backslash beside others that have one.

    It shows only as long as no second star follows in the paragraph; then both vanish.
    """
    for text in texts(page):
        if "\\*" not in text.text or not _ESCAPED.search(text.text):
            continue
        if lost_stars(text):
            continue  # told of as such; which stars are left to escape shows once these are
        for node in raw(text.nodes):
            if node.value == "*" and AUTHOR_MARK.match(text.text, node.start):
                if not text.text[node.start - 1 : node.start].isalpha():
                    continue
                star = StarMark(node.start, node.end, None, False)
                start, end = text.span(mark_start(text.text, node.start), node.end)
                message = "This star has no backslash, unlike those beside it: a second one would swallow it"
                yield problem(page, start, end, message, _escape(page, text, [star]))


class _Pair(NamedTuple):
    first: Node
    last: Node


@rule(
    "MRK003",
    "raw-emphasis",
    "warning",
    fix="safe",
    bad=(
        "I like ⟦**bold **⟧ words.\n",
        "I like ⟦** bold**⟧ words.\n",
        "- ⟦*2024.01 *⟧: A prize\n",
        "⟦**<span>[New]</span> **⟧ A tutorial\n",
        "Born ⟦__here __⟧ and there.\n",
    ),
    good=(
        "I like **bold** words, 2 ** 3, 2**3, * and **.\n",
        "(* equal contribution, ** corresponding author)\n",
        "p<0.05* and p<0.01**, Ada Moe**\n",
        "- **Name**: __________ and ____\n",
        "`**bold **` and $$**x **$$\n",
        "*: equal contribution; Ada Moe *\n",
    ),
)
def raw_emphasis(page: Page) -> Problems:
    """Stars or underscores that should set text in bold or italics show as they stand.

    Markdown sees no emphasis where a blank stands inside the marks.
    """
    for text in texts(page):
        for number, pair in enumerate(_pairs(text)):
            yield _raw_pair(page, text, pair, with_fix=number < _MOST_FIXES)


def _pairs(text: Text) -> list[_Pair]:
    """Raw marks that belong together."""
    if "*" not in text.text and "__" not in text.text:
        return []
    marks = [node for node in raw(text.nodes) if node.value in ("**", "__", "*")]
    pairs: list[_Pair] = []
    for first, last in pairwise(marks):
        if (not pairs or pairs[-1].last is not first) and _is_pair(text.text, first, last):
            pairs.append(_Pair(first, last))
    return pairs


_LONGEST_PAIR = 100


def _is_pair(text: str, first: Node, last: Node) -> bool:
    if first.value != last.value or last.start - first.end > _LONGEST_PAIR:
        return False
    inside = text[first.end : last.start]
    before, after = text[first.start - 1 : first.start], text[last.end : last.end + 1]
    if not inside.strip() or "\n" in inside or set(inside) <= set("*_ "):
        return False
    if inside == inside.strip() or (inside[0] == " " and inside[-1] == " "):
        return False
    if first.value == "*" and (not inside[0].isalnum() or set(inside) & set(",;")):
        return False
    if first.value == "*" or inside[0] == " ":
        return (not before or before.isspace()) and (not after or not after.isalnum())
    return not before or not before.isalnum()


_AROUND = 300
_MOST_FIXES = 20  # in one paragraph: each is proved by reading the text around it


def _same(nodes: tuple[Node, ...], mark: Node) -> list[Node]:
    return [node for node in raw(nodes) if node.value == mark.value]


def _raw_pair(page: Page, text: Text, pair: _Pair, *, with_fix: bool) -> Problem:
    first, last = pair
    inside = text.text[first.end : last.start]
    around = text.text[max(first.start - _AROUND, 0) : last.end + _AROUND]
    left = " " if inside[0] == " " and text.text[first.start - 1 : first.start].isalnum() else ""
    right = " " if inside[-1] == " " and text.text[last.end : last.end + 1].isalnum() else ""
    inner = f"{first.value}{inside.strip()}{last.value}"
    mended = around.replace(text.text[first.start : last.end], left + inner + right, 1)
    start, end = text.span(first.start, last.end)
    fix = None
    if with_fix and len(_same(text.read(mended), first)) < len(_same(text.read(around), first)):
        edits = []
        if inside[-1] == " ":
            low, high = text.span(first.end + len(inside.rstrip()), last.end)
            edits.append(Edit(page.place(low, high), last.value + right))
        if inside[0] == " ":
            low, high = text.span(first.start, last.start - len(inside.lstrip()))
            edits.append(Edit(page.place(low, high), left + first.value))
        fix = Fix("Take the space out", "safe", tuple(edits))
    where = "before the closing" if inside[-1] == " " else "after the opening"
    message = f"A space {where} {first.value}: both show as they stand, and nothing is set apart"
    return problem(page, start, end, message, fix)


@rule(
    "MRK005",
    "unclosed-emphasis",
    "warning",
    bad="We won the ⟦**⟧first prize.\n\nThen **we** went.\n",
    good=(
        "We won **the first** prize.\n",
        "(** corresponding author) 2 ** 3, p**, **\n",
        "**kwargs is a dictionary\n",
    ),
)
def unclosed_emphasis(page: Page) -> Problems:
    """Two stars that should begin bold text are never closed.

    The visitor reads the stars, and nothing is set in bold.
    """
    for text in texts(page):
        if "**" not in text.text:
            continue
        used = {node.start for pair in _pairs(text) for node in pair}
        for mark in raw(text.nodes):
            if mark.value == "**" and mark.start not in used and _opens(text.text, mark):
                message = "These ** are never closed, and show as they stand"
                yield problem(page, *text.span(mark.start, mark.end), message)


def _opens(text: str, mark: Node) -> bool:
    """Whether a mark can only have been meant to open bold text."""
    before = text[mark.start - 1 : mark.start]
    if not text[mark.end : mark.end + 1].isalnum() or text.startswith("kwargs", mark.end):
        return False
    return not before or before.isspace() or before in "(["


_TEX_QUOTED = re.compile(r"``(?=[^\s`])[^`\n]{0,200}?(''|\")")


@rule(
    "MRK004",
    "tex-quotes",
    "warning",
    fix="safe",
    bad=("What we call ⟦``⟧slow functions'' here.\n", 'One of the ⟦``⟧slow functions" here.\n'),
    good=("Run ``the program''s friend`` or `this`.\n", "```\n``x''\n```\n", "\"slow\" and 'fast'\n"),
)
def tex_quotes(page: Page) -> Problems:
    """Quotation marks as TeX writes them.

    The web does not know them: the visitor reads two backticks.
    """
    for text, node in _backticks(page):
        if stop := _TEX_QUOTED.match(text.text, node.start):
            start, end = text.span(node.start, node.end)
            edits = [Edit(page.place(start, end), '"')]
            if stop[1] == "''":
                edits.append(Edit(page.place(*text.span(*stop.span(1))), '"'))
            fix = Fix("Write quotation marks", "safe", tuple(edits))
            yield problem(page, start, end, "TeX's quotation marks show as backticks here", fix)


@rule(
    "MRK006",
    "unclosed-code",
    "warning",
    bad="Run the ⟦`⟧program now.\n\nThen `that` one.\n",
    good=("Run `the program` now.\n", "A \\`literal\\` one, or ``two''.\n", "```\n`x\n```\n"),
)
def unclosed_code(page: Page) -> Problems:
    """A backtick begins code that never ends.

    The visitor reads the backtick, and the code looks like any other word.
    """
    for text, node in _backticks(page):
        if not _TEX_QUOTED.match(text.text, node.start):
            message = "This backtick begins code that never ends, and shows as it stands"
            yield problem(page, *text.span(node.start, node.end), message)


def _backticks(page: Page) -> Iterator[tuple[Text, Node]]:
    for text in texts(page):
        if "`" in text.text:
            for node in raw(text.nodes):
                if node.value and not node.value.strip("`"):
                    yield text, node
