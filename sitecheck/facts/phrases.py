"""Known names in a text: a table of phrases and the walk that finds the longest of them.

A phrase is kept under its folded tokens (lower case, singular, misspellings of head words undone), so
that one look-up meets a right name, its wrong number and its misspelling alike; which of them stands
there is told afterwards by comparing the text itself with the phrase as it is rightly written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

Likeness = Literal["same", "punctuation", "case", "capitals", "spelling"]
"""How a text stands to a phrase of the same folded tokens: letter by letter the same; other hyphens,
commas, `&`; other case; all in capitals; other number or a misspelt word."""

_TOKEN = re.compile(r"([^\W\d_]+|\d+|&)")
_SPACE = re.compile(r"\s+")
_SLASH = re.compile(r" ?/ ?")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "", "*": "", "–": "-", "‐": "-", "‑": "-"})
_LOOSE = str.maketrans({"-": " ", "_": " ", "&": " and "})
_WORD = re.compile(r"[^\W_]+")


class Entry(NamedTuple):
    """One phrase of the table.

    Attributes:
        form: what the phrase is to its owner, one of the forms of the venue or institution matcher.
        owner: index of the venue or institution.
        surface: the phrase as it is written.
        strong: long and telling enough to be known with wrong case, number or spelling.
    """

    form: str
    owner: int
    surface: str
    strong: bool


class PhraseTable(NamedTuple):
    """What the walk needs, as plain builtins so that it can be stored and loaded fast.

    Attributes:
        starts: first folded token → lengths in tokens, longest first.
        forms: folded tokens joined by spaces → the entries of that key.
        folds: lower-case token → folded token, where they differ.
    """

    starts: dict[str, tuple[int, ...]]
    forms: dict[str, tuple[tuple[str, int, str, bool], ...]]
    folds: dict[str, str]

    def read(self, text: str) -> Tokens:
        """The text's tokens in order."""
        parts, offsets = split(text)
        words = parts[1::2]
        return Tokens(list(map(self.folds.get, words, words)), offsets)

    def key(self, surface: str) -> str:
        """The key under which a phrase is kept."""
        return " ".join(self.read(surface).words)

    def begins(self, tokens: Tokens) -> list[int]:
        """The indices of tokens with which a phrase may begin."""
        starts = self.starts
        return [i for i, word in enumerate(tokens.words) if word in starts]

    def at(self, tokens: Tokens, index: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """The phrases that begin at a token: number of tokens and entries, longest first."""
        words, forms = tokens.words, self.forms
        room = len(words) - index
        for length in self.starts.get(words[index], ()):
            if length <= room:
                entries = forms.get(" ".join(words[index : index + length]))
                if entries is not None:
                    yield length, tuple(map(Entry._make, entries))


class Tokens(NamedTuple):
    """A text as folded tokens: runs of letters, runs of digits, `&`.

    Attributes:
        words: the folded tokens.
        offsets: begin of token k at 2k, its end at 2k+1.
    """

    words: list[str]
    offsets: list[int]

    def span(self, index: int, length: int = 1) -> tuple[int, int]:
        """The offsets of `length` tokens from the one at `index` on."""
        return self.offsets[2 * index], self.offsets[2 * (index + length) - 1]


@lru_cache(maxsize=2)
def split(text: str) -> tuple[list[str], list[int]]:
    """Gaps and tokens in turn, in lower case, and the offset after each; venues and institutions of one
    text share it.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    parts = _TOKEN.split(low)
    return parts, list(accumulate(map(len, parts)))


def normal(surface: str) -> str:
    """The text with plain quotes and hyphens, single spaces, no markup, no space around a slash."""
    plain = _SPACE.sub(" ", surface.translate(_QUOTES)).strip()
    return _SLASH.sub("/", plain)


def loose(surface: str) -> str:
    """`normal` in lower case, with `and` for `&`, spaces for hyphens and no comma before `and`."""
    return _SPACE.sub(" ", normal(surface).lower().translate(_LOOSE)).replace(", and ", " and ").strip()


def likeness(found: str, surface: str) -> Likeness | None:
    """How the text found under a key stands to a phrase of that key; None if punctuation parts them."""
    plain = normal(found)
    if plain == surface:
        return "same"
    mine, theirs = loose(found), loose(surface)
    if mine == theirs:
        if re.sub(r"[\W_]+|\band\b", "", plain) == re.sub(r"[\W_]+|\band\b", "", surface):
            return "punctuation"
        return "capitals" if plain.isupper() and " " in plain else "case"
    if _WORD.sub("w", mine) == _WORD.sub("w", theirs):
        return "spelling"
    return None
