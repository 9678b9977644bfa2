"""The Liquid of a page, file by file: Jekyll parses an include on its own."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from sitecheck.facts.liquid_words import BLOCK_TAGS, BRANCH_TAGS
from sitecheck.jekyll.liquid import Token
from sitecheck.jekyll.page import Page

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")


class BlockFault(NamedTuple):
    """A block tag without its partner.

    Attributes:
        kind: `unclosed`; `stray` (an end tag alone); `crossed` (it ends another block than the innermost);
            `outside` (an `else` outside its block).
        token: the tag.
        other: of a crossed one, the block that is still open.
    """

    kind: str
    token: Token
    other: Token | None = None


def is_rendered(page: Page) -> bool:
    """Whether Jekyll runs Liquid over the page: it sees its front matter."""
    return page.front_matter is not None and page.front_matter.seen


def tokens_by_file(page: Page) -> dict[str, list[Token]]:
    """The tokens of the page and of what it includes, by path, in order; those in highlighted code too."""
    files: dict[str, list[Token]] = {}
    if not is_rendered(page):
        return files
    for token in page.tokens:
        if token.start >= page.body:
            files.setdefault(page.place(token.start, token.start).path, []).append(token)
    return files


def tokens(page: Page) -> list[Token]:
    """All tokens of a page that Jekyll renders."""
    return [token for found in tokens_by_file(page).values() for token in found]


def without_strings(markup: str) -> str:
    """The markup with what stands in quotes blanked at equal length."""
    return _STRING.sub(lambda match: " " * len(match[0]), markup)


def runs_on(token: Token) -> bool:
    """Whether a token swallows the beginning of another, because its own end is missing."""
    if token.kind == "unclosed":
        return True
    if token.kind == "output":
        return "{{" in token.markup or "{%" in token.markup or "}" in without_strings(token.markup)
    return "{%" in without_strings(token.markup) or "\n\n" in token.markup.replace("\r", "")


def block_faults(found: list[Token]) -> list[BlockFault]:
    """The block tags of one file without a partner, in order."""
    faults: list[BlockFault] = []
    stack: list[Token] = []
    names: Counter[str] = Counter()
    ends = {token.name for token in found if token.name.startswith("end")}
    for token in found:
        name = token.name
        if token.kind != "tag":
            continue
        if name in BLOCK_TAGS or (f"end{name}" in ends and not name.startswith("end")):
            stack.append(token)
            names[name] += 1
        elif name in BRANCH_TAGS:
            if not stack or stack[-1].name not in BRANCH_TAGS[name]:
                faults.append(BlockFault("outside", token))
        elif name.startswith("end"):
            inner = name[3:]
            if not names[inner]:
                faults.append(BlockFault("stray", token))
                continue
            if stack[-1].name != inner:
                faults.append(BlockFault("crossed", token, stack[-1]))
            while (other := stack.pop().name) != inner:
                names[other] -= 1
            names[inner] -= 1
    faults += [BlockFault("unclosed", token) for token in stack]
    return sorted(faults, key=lambda fault: fault.token.start)
