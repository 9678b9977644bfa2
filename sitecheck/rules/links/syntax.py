"""Links whose Markdown is not what the author meant."""

from __future__ import annotations

import re

from sitecheck.findings import Edit, Fix, Safety
from sitecheck.jekyll.blocks import CODE, LINK, Block
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample

_ADDRESS = r"(?:https?://|www\.|mailto:|\.{0,2}/|#|[\w./-]+\.(?:pdf|html?|md)\b)"
_QUOTES = frozenset("\"'“”‘’")


@rule(
    "LNK001",
    "double-parenthesis-target",
    "error",
    fix="safe",
    bad="[Ann Lee]⟦((https://example.org/ann))⟧",
    good=("[Ann Lee](https://example.org/ann)", "([Ann Lee](https://example.org/ann_(actor)))"),
)
def double_parenthesis_target(page: Page) -> Problems:
    """A link's address stands in two pairs of parentheses.

    The inner pair becomes a part of the address, and the visitor lands nowhere.
    """
    for link in page.links:
        if link.kind == "inline" and link.target.startswith("(") and link.target.endswith(")"):
            start, end = link.target_start - 1, link.target_end + 1
            target = page.text[link.target_start + 1 : link.target_end - 1]
            fix = replace(page, start, end, f"({target})", title="Remove the outer parentheses")
            yield problem(page, start, end, "Two pairs of parentheses around the address break the link", fix)


@rule(
    "LNK002",
    "space-in-target",
    "warning",
    fix="safe",
    bad="[A paper](https://example.org/paper⟦ ⟧)",
    good=("[A paper](https://example.org/paper)", '[A paper](https://example.org/paper "Its title")'),
)
def space_in_target(page: Page) -> Problems:
    """A blank stands between a link's address and its closing parenthesis.

    Some Markdown renderers then show the brackets instead of a link.
    """
    for link in page.links:
        if link.kind != "inline":
            continue
        end = link.end - 1
        start = link.target_end
        if start < end and not page.text[start:end].strip(" \t"):
            message = "Space at the end of the address"
            yield problem(page, start, end, message, replace(page, start, end, "", title="Remove it"))


@rule(
    "LNK003",
    "blank-in-address",
    "info",
    fix="safe",
    bad='<img src="images/⟦my figure.png⟧" alt="A curve">',
    good=(
        '<img src="images/my%20figure.png" alt="A curve">',
        '<a href="files/{{ page.cv | default: site.cv }}">CV</a> [Some words][a b]\n\n[a b]: https://example.org',
    ),
)
def blank_in_address(page: Page) -> Problems:
    """An address holds a blank.

    Browsers mend it, but Markdown does not take such an address for a link, and mail programs cut it.
    """
    for link in page.links:
        raw = page.text[link.target_start : link.target_end]
        plain = link.kind != "reference" and OUTPUT not in link.target and "{" not in raw and "](" not in raw
        if plain and " " in raw.strip() and not is_sample(page):
            inner = raw.strip()
            at = link.target_start + raw.index(inner)
            start = at + inner.rfind("/", 0, inner.index(" ")) + 1
            end = at + len(inner)
            right = page.text[start:end].replace(" ", "%20")
            message = "Space in the address: write %20, or rename the file"
            yield problem(page, start, end, message, replace(page, start, end, right))


@rule(
    "LNK004",
    "split-link",
    "error",
    fix="safe",
    bad=(
        "See the [code]⟦ ⟧(https://example.org/code) for more.",
        "[主页]⟦（https://example.org/ada）⟧",
    ),
    good=(
        "See the [code](https://example.org/code) (in Python).",
        "[code](https://example.org/code) (https://example.org/b)",
        "`[text] (https://example.org)`",
        "A note [1] (see below).",
        "[see [code](https://example.org/code)] (https://example.org/b)",
    ),
)
def split_link(page: Page) -> Problems:
    """Something stands between a link's text and its address.

    Without `](` there is no link: the visitor sees the brackets and the whole address.
    """
    for block in page.blocks:
        text = block.text
        if "]" not in text or block.html or block.kind == "code":
            continue
        for match in re.compile(rf"\[([^\[\]\n]{{1,200}})\]([ \t]+)\({_ADDRESS}[^()\s]*\)").finditer(text):
            if not block.marks(*match.span()) & (LINK | CODE):
                span = block.span(*match.span(2))
                # `[1] (https://…)` may be a reference that shows on purpose.
                sure = any(char.isalpha() for char in match[1])
                safety: Safety = "safe" if sure else "suggestion"
                fix = replace(page, *span, "", safety=safety, title="Remove the space")
                yield problem(page, *span, "A space between text and address: this shows raw, no link", fix)
        if "]（" in text:
            for match in re.compile(rf"\](（({_ADDRESS}[^（）()\s]*)[）)])").finditer(text):
                if not block.marks(*match.span()) & CODE:
                    span = block.span(*match.span(1))
                    fix = replace(page, *span, f"({match[2]})")
                    message = "Full-width parentheses around the address: this shows raw, no link"
                    yield problem(page, *span, message, fix)


@rule(
    "LNK005",
    "link-in-target",
    "error",
    fix="unsafe",
    bad=(
        "[Slides]⟦([https://example.org/a](https://example.org/b))⟧ of the talk",
        '<a href="⟦[https://example.org/a](https://example.org/b)⟧">Paper</a>',
    ),
    good=(
        "[Slides](https://example.org/a) ([copy](https://example.org/b))",
        "[[Paper](https://example.org)]",
    ),
)
def link_in_target(page: Page) -> Problems:
    """A whole Markdown link stands where the address of a link should.

    The visitor lands on an address that no server knows, or sees the brackets.
    """
    message = "A Markdown link in place of the address"
    for link in page.links:
        if "](" in link.target:
            start, end = link.target_start, link.target_end
            if link.kind != "html":
                start, end = start - 1, link.end
            yield _link_in_target(page, start, end, message)
    starts = {link.start: link for link in page.links}
    for block in page.blocks:
        text = block.text
        at = text.find("](")
        while at >= 0:
            if not block.html and block.kind != "code" and not block.marks(at, at + 2) & (LINK | CODE):
                inner = starts.get(block.offset(at + 1) + 1)
                if inner and page.text[inner.end : inner.end + 1] == ")" and text.rfind("[", 0, at) >= 0:
                    yield _link_in_target(page, inner.start - 1, inner.end + 1, message)
            at = text.find("](", at + 2)


def _link_in_target(page: Page, start: int, end: int, message: str) -> Problem:
    found = re.compile(r"\]\(\s*(https?://[^\s()]*)").search(page.text, start, end)
    if found is None:
        return problem(page, start, end, message)
    right = f"({found[1]})" if page.text[start] == "(" else found[1]
    return problem(page, start, end, message, replace(page, start, end, right, safety="unsafe"))


@rule(
    "LNK006",
    "quoted-target",
    "error",
    fix="safe",
    bad=('[Paper](⟦"https://example.org/paper"⟧)', "<a href=⟦“https://example.org/a”⟧>Paper</a>"),
    good=('[Paper](https://example.org/paper "A title")', "<a href='https://example.org/a'>Paper</a>"),
)
def quoted_target(page: Page) -> Problems:
    """A link's address stands in quotation marks that become a part of it.

    The visitor lands on an address that no server knows.
    """
    for link in page.links:
        start, end = link.target_start, link.target_end
        raw = page.text[start:end]
        if len(raw) > 2 and raw[0] in _QUOTES and OUTPUT not in link.target:
            right = raw.strip("\"'“”‘’")
            yield problem(
                page, start, end, "Quotation marks around the address", replace(page, start, end, right)
            )


@rule(
    "LNK007",
    "glued-link",
    "warning",
    fix="safe",
    bad=(
        "- ``ICML 2021⟦``[A⟧ paper on paths](https://example.org/paper)\n",
        "I work wit⟦h[A⟧nn Lee](https://example.org/ann) at home.",
        "See [the code](https://example.org/cod⟦e)a⟧nd the paper.",
    ),
    good=(
        "``ICML 2021`` [A paper](https://example.org/paper) and [GPU](https://example.org)s.",
        "[un](https://example.org)do, pre[print](https://example.org), 我们[开源](https://example.org)了",
        "[[code](https://example.org)] H<sub>2</sub>[O](https://example.org)",
    ),
)
def glued_link(page: Page) -> Problems:
    """No blank stands between a link and the word beside it.

    The visitor reads two words as one, and only the colour tells where the link begins.
    """
    starts = {link.start: link for link in page.links if not link.image and link.kind == "inline"}
    ends = {link.end: link for link in starts.values()}
    for block in page.blocks:
        if not block.html and len(block.runs) > 1:
            yield from _glued(page, block, set(starts), set(ends))


def _glued(page: Page, block: Block, starts: set[int], ends: set[int]) -> Problems:
    for before, after in zip(block.runs, block.runs[1:], strict=False):
        left, right = before.text[-1:], after.text[:1]
        if bool(before.marks & LINK) == bool(after.marks & LINK) or not (_is_word(left) and _is_word(right)):
            continue
        gap = range(before.end, after.start + 1)
        if after.marks & LINK:
            at = next((i for i in gap if i in starts), -1)
            low, high = (before.end if before.marks & CODE else at - 1), after.start + 1
            glued = before.marks & CODE or (_is_whole(before.text) and len(after.text.strip()) > 5)
        else:
            at = next((i for i in gap if i in ends), -1)
            low, high = at - 2, at + 1
            word = re.compile(r"[A-Za-z]+").match(after.text)
            glued = word is not None and word[0] in _FOLLOWERS
        if at >= 0 and glued:
            fix = Fix("Insert a space", "safe", (Edit(page.place(at, at), " "),))
            yield problem(page, low, high, "No space between the link and the word beside it", fix)


_FOLLOWERS = frozenset("and at by for from in is of on or the to was were with".split())


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_whole(text: str) -> bool:
    """Whether a text ends in a word that stands by itself, such as `with`."""
    word = re.compile(r"[A-Za-z]+\Z").search(text)
    return word is not None and word[0] in _FOLLOWERS
