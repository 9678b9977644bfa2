"""Stars after authors' names: which of them kramdown takes for emphasis."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.nodes import Node
from sitecheck.rules.markup._read import Text, raw, walk

_STAND_IN = "\ue002"
"""A letter that is no markup, put for a star that is to be escaped: the offsets stay."""
_MOST_ROUNDS = 40
_LONGEST = 20_000  # a longer paragraph names no authors

# What can't be the first character of emphasised text: so the star before it is a mark on a name.
_NO_BEGINNING = re.compile(
    r"[,;)\]}†‡§¶，；。、）】]|[.:](?=\s|\Z|\*)|\\(?=\n|\\\*|\Z)|&(?:[dD]agger|sect);|</"
)
_AFTER_NAME = re.compile(r"<sup|\^|\$\^|[#†‡]")
AUTHOR_MARK = re.compile(r"\*{1,2}(?=[,;.:)\s†‡§，；。、）]|\\|\Z|</?(?:br|sup)|&)")
"""A star as it stands after a name."""


class StarMark(NamedTuple):
    """A star that needs a backslash.

    Attributes:
        start, end: its range in the text (two characters for `**`).
        lost: the emphasis that it opens or closes unmeant; None where it shows for now.
        legend: whether it stands where the paragraph explains the mark: `(*equal contribution)`.
    """

    start: int
    end: int
    lost: Node | None
    legend: bool


def lost_stars(text: Text) -> list[StarMark]:
    """The stars of a text that pair up unmeant, and those that would once these are escaped.

    Stars are escaped one after the other, from left to right, and the text is read anew each time,
    until no emphasis begins where none can: then every star left has the meaning it should have.
    """
    if len(text.text) > _LONGEST:
        return []
    pairs = {node.start: node for node in _emphasis(text.nodes)}
    first = next((node for node in pairs.values() if _is_unmeant(text.text, node)), None)
    if first is None:
        return []
    current, found = text.text, [first]
    escaped: dict[int, int] = {}
    while found and len(escaped) < _MOST_ROUNDS:
        start, end = found[0].start, found[0].inner_start
        escaped[start] = end
        current = current[:start] + _STAND_IN * (end - start) + current[end:]
        nodes = text.read(current)
        found = [node for node in _emphasis(nodes) if _is_unmeant(current, node)]
    closing = {node.inner_end: node for node in pairs.values()}
    for node in raw(nodes):
        if node.value.strip("*") or node.start in escaped:
            continue
        is_mark = AUTHOR_MARK.match(current, node.start) and mark_start(current, node.start) < node.start
        if is_mark or node.start in closing:
            escaped[node.start] = node.end
    bad = {node.start: node for node in pairs.values() if node.start in escaped or node.inner_end in escaped}
    ends = {node.inner_end: node for node in bad.values()}
    return [
        StarMark(
            start, end, bad.get(start) or ends.get(start), text.text[start - 1 : start] in ("(", "（", "[")
        )
        for start, end in sorted(escaped.items())
    ]


def _emphasis(nodes: tuple[Node, ...]) -> list[Node]:
    return [node for node in walk(nodes) if node.kind in (n.EM, n.STRONG) and node.value[:1] == "*"]


def _is_unmeant(text: str, node: Node) -> bool:
    """Whether emphasis begins or ends where nobody sets text apart."""
    before = text[node.start - 1 : node.start]
    if _NO_BEGINNING.match(text, node.inner_start):
        return True
    if (before.isalpha() or before in (")", "*")) and _AFTER_NAME.match(text, node.inner_start):
        return True
    return text[node.inner_end - 1] in "([（"


def mark_start(text: str, at: int) -> int:
    """Where the word begins after which a mark at `at` stands; `at` where there is none."""
    low = at
    if text[low - 1 : low] == " ":
        low -= 1
    while low > 0 and text[low - 1] in "*)†‡":
        low -= 1
    start = low
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-."):
        start -= 1
    return start if start < low else at
