"""kramdown's typography: curly quotes, dashes, ellipses, guillemets.

The quote rules are kramdown's (RubyPants', before it SmartyPants'), rule by rule in its order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.jekyll.kramdown.chars import SPACES, is_boundary_word

SYMBOLS = (
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    ("\\<<", "<<"),
    ("\\>>", ">>"),
    ("<< ", "«\u00a0"),
    (" >>", "\u00a0»"),
    ("<<", "«"),
    (">>", "»"),
)
"""Source and result, the first that fits wins."""

_PUNCTUATION = frozenset("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~")
_NO_CLOSE = frozenset(" \\\t\r\n[{(-")
_ASCII_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_INTERESTING: re.Pattern[str] | None = None


class Typed(NamedTuple):
    """What a place in the source becomes.

    Attributes:
        end: the offset after it.
        text: what the visitor sees.
    """

    end: int
    text: str


def symbol(text: str, at: int) -> Typed | None:
    """The dash, ellipsis or guillemet that begins at `at`."""
    for source, result in SYMBOLS:
        if text.startswith(source, at):
            return Typed(at + len(source), result)
    return None


def quotes(text: str, at: int) -> Typed | None:
    """The quotes at `at`, or after the character at `at`, which is then given back before them.

    None where neither is a quote, or a backslash stands before the quote.
    """
    here = text[at : at + 1]
    following = text[at + 1 : at + 2]
    if here in ('"', "'"):
        return _leading_quote(text, at, here, following)
    if not here or here == "\\" or following not in ('"', "'"):
        return None
    return _quote_after(text, at, here, following)


def typographic(text: str) -> str:
    """Plain text (no other markup is looked for) as kramdown prints it."""
    global _INTERESTING  # noqa: PLW0603
    if _INTERESTING is None:
        _INTERESTING = re.compile(r"""(?s)(?:[^\\]?["'])|--|\.\.\.|(?:\\| )?(?:<<|>>)""")
    parts: list[str] = []
    at = 0
    while match := _INTERESTING.search(text, at):
        start = match.start()
        typed = quotes(text, start) or symbol(text, start)
        parts.append(text[at:start])
        if typed is None:
            parts.append(text[start])
            at = start + 1
        else:
            parts.append(typed.text)
            at = typed.end
    parts.append(text[at:])
    return "".join(parts)


def _leading_quote(text: str, at: int, quote: str, following: str) -> Typed:
    left, right = ("“", "”") if quote == '"' else ("‘", "’")
    one = at + 1
    if _opens_emphasis(text, one):
        return Typed(one, left)
    if following in _PUNCTUATION and _at_punctuation_end(text, one):
        return Typed(one, right)
    if following in ('"', "'") and following != quote and text[at + 2 : at + 3] in _ASCII_WORD:
        return Typed(at + 2, "“‘" if quote == '"' else "‘“")
    if quote == "'" and _is_decade(text, one):
        return Typed(one, "’")
    # The closing rule takes the first of two quotes for the character before the second one.
    if following in ('"', "'"):
        return Typed(at + 2, quote + ("”" if following == '"' else "’"))
    if not following or following in SPACES or _is_possessive(text, one):
        return Typed(one, right)
    return Typed(one, left)


def _quote_after(text: str, at: int, before: str, quote: str) -> Typed:
    left, right = ("“", "”") if quote == '"' else ("‘", "’")
    end = at + 2
    after = text[end : end + 1]
    if before in SPACES:
        if after in ('"', "'") and after != quote and text[end + 1 : end + 2] in _ASCII_WORD:
            return Typed(end + 1, before + ("“‘" if quote == '"' else "‘“"))
        if quote == "'" and _is_decade(text, end):
            return Typed(end, before + "’")
        if after in _ASCII_WORD:
            return Typed(end, before + left)
    if before not in _NO_CLOSE:
        return Typed(end, before + right)
    return Typed(end, before + left)


def _opens_emphasis(text: str, at: int) -> bool:
    return text[at : at + 1] in ("*", "_") and text[at + 1 : at + 2] not in (*SPACES, "")


def _at_punctuation_end(text: str, at: int) -> bool:
    r"""Ruby's `[punctuation](?!\.\.)\B` at `at`."""
    if text.startswith("..", at + 1):
        return False
    after = text[at + 1 : at + 2]
    word_before = text[at] == "_"
    return word_before == (bool(after) and is_boundary_word(after))


def _is_decade(text: str, at: int) -> bool:
    digits = text[at : at + 2]
    return len(digits) == 2 and digits.isascii() and digits.isdigit() and text[at + 2 : at + 3] == "s"


def _is_possessive(text: str, at: int) -> bool:
    if text[at] != "s":
        return False
    after = text[at + 1 : at + 2]
    return not after or not is_boundary_word(after)
