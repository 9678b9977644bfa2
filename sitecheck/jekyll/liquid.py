"""A small tolerant scanner of Liquid: every tag and output with its place.

It follows Liquid's own tokenizer (`{% … %}`, `{{ … }}`, nothing nests) and never fails: what is not
closed is a token that says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = re.compile(r"\s*([A-Za-z_#]\w*)?")
SHOWN = 200
"""How much (code points) of a token that is never closed is kept as its markup."""
_OPAQUE = {"raw": "endraw", "comment": "endcomment", "highlight": "endhighlight"}


class Token(NamedTuple):
    """One Liquid tag or output.

    Attributes:
        kind: `tag`, `output`, or `unclosed` (begun, never ended on this page).
        start, end: the whole token with its braces.
        name: a tag's name; empty for an output.
        markup: what stands after the name, stripped; for an output, what stands between the braces; of
            an unclosed token the beginning.
        markup_start: where the markup begins.
    """

    kind: str
    start: int
    end: int
    name: str
    markup: str
    markup_start: int


class Opaque(NamedTuple):
    """The body of a raw, comment or highlight block: Liquid does not run in it."""

    name: str
    start: int
    end: int


def scan(text: str, start: int = 0) -> tuple[list[Token], list[Opaque]]:
    """All Liquid tokens from `start` on, and the bodies in which Liquid does not run."""
    tokens: list[Token] = []
    opaque: list[Opaque] = []
    at = text.find("{", start)
    line_end = -1
    closing = {"%}": -2, "}}": -2}
    while at >= 0:
        mark = text[at + 1 : at + 2]
        if mark not in ("%", "{"):
            at = text.find("{", at + 1)
            continue
        close = "%}" if mark == "%" else "}}"
        if closing[close] != -1 and closing[close] < at + 2:
            closing[close] = text.find(close, at + 2)
        end = closing[close]
        if end < 0:
            if line_end < at:
                line_end = text.find("\n", at)
                line_end = len(text) if line_end < 0 else line_end
            stop = line_end
            tokens.append(Token("unclosed", at, stop, "", text[at + 2 : min(stop, at + SHOWN)], at + 2))
            at = text.find("{", at + 2)
            continue
        token = _token(text, at, end + 2, mark == "%")
        tokens.append(token)
        at = token.end
        if token.name in _OPAQUE:
            stop_tag = _end_tag(text, at, _OPAQUE[token.name])
            body_end = stop_tag if stop_tag >= 0 else len(text)
            opaque.append(Opaque(token.name, at, body_end))
            at = body_end
        at = text.find("{", at)
    return tokens, opaque


def _token(text: str, start: int, end: int, is_tag: bool) -> Token:
    low, high = start + 2, end - 2
    if text[low : low + 1] == "-" and low < high:
        low += 1
    if high > low and text[high - 1] == "-":
        high -= 1
    name = ""
    if is_tag:
        match = _NAME.match(text, low, high)
        if match and match[1]:
            name, low = match[1], match.end()
    inner = text[low:high]
    lead = len(inner) - len(inner.lstrip())
    return Token("tag" if is_tag else "output", start, end, name, inner.strip(), low + lead)


def _end_tag(text: str, start: int, name: str) -> int:
    """Where the block's end tag begins, or -1."""
    at = text.find("{%", start)
    while at >= 0:
        match = _NAME.match(text, at + 3 if text[at + 2 : at + 3] == "-" else at + 2)
        if match and match[1] == name:
            return at
        at = text.find("{%", at + 2)
    return -1
