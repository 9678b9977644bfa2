"""Known names in a text: a table of phrases and the walk that finds the longest of them.

A phrase is kept under its folded tokens (lower case, singular, without accents, misspellings of head words
undone), so
that one look-up meets a right name, its wrong number and its misspelling alike; which of them stands
there is told afterwards by comparing the text itself with the phrase as it is rightly written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

Likeness = Literal["same", "punctuation", "case", "capitals", "accents", "spelling"]
"""How a text stands to a phrase of the same folded tokens: letter by letter the same; other hyphens,
commas, `&`; other case; all in capitals; accents lost; other number or a misspelt word."""

SHIFT = 32
"""Lengths are stored as printing characters; a line feed parts the stored strings."""

_TOKEN = re.compile(r"([^\W0-9_]+|[0-9]+|&)")
_RANK: dict[str, int] = {"same": 0, "punctuation": 1, "capitals": 2, "case": 3, "accents": 4, "spelling": 5}
_SPACE = re.compile(r"\s+")
_SLASH = re.compile(r" ?/ ?")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "", "*": "", "{": "", "}": "", "–": "-", "‐": "-", "‑": "-"}
)
_LOOSE = str.maketrans({"-": " ", "&": " and "})
_TWINS = str.maketrans("авеікмнорстухАВЕІКМНОРСТУХΑΒΕΙΚΜΝΟΡΤΥΧ", "abeikmhopctyxABEIKMHOPCTYXABEIKMNOPTYX")
"""Cyrillic and Greek letters that look like Latin ones."""

_WORD = re.compile(r"[^\W_]+")
_STROKES = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})
"""Letters that Unicode doesn't take apart."""


class Entry(NamedTuple):
    """One phrase of the table.

    Attributes:
        form: what the phrase is to its owner: name, alias, acronym, incomplete, bare, wrong, context,
            former, homoglyph, head-word; with `?` behind it if its words or letters are ordinary ones.
        owner: index of the venue or institution.
        surface: the phrase as it is written.
        strong: long and telling enough to be known with wrong case, number or spelling.
    """

    form: str
    owner: int
    surface: str
    strong: bool


def pack(entries: Iterable[Entry]) -> str:
    """Entries as one string."""
    return "\x1e".join(f"{e.form}\x1f{e.owner}\x1f{e.surface}\x1f{e.strong:d}" for e in entries)


@lru_cache(maxsize=4096)
def unpack(packed: str) -> tuple[Entry, ...]:
    """The entries of a packed string."""
    parts = (entry.split("\x1f") for entry in packed.split("\x1e"))
    return tuple([Entry(form, int(owner), surface, strong == "1") for form, owner, surface, strong in parts])


class PhraseTable(NamedTuple):
    """What the walk needs, in strings that load fast; entries are taken apart when they are met.

    Attributes:
        starts: first folded token → the lengths in tokens of the phrases that begin with it, longest
            first, each as one character, SHIFT above it.
        forms: folded tokens joined by spaces → the entries of that key, see `pack`.
        folds: lower-case token → folded token, where they differ.
    """

    starts: dict[str, str]
    forms: dict[str, str]
    folds: dict[str, str]

    def read(self, text: str) -> Tokens:
        """The text's tokens in order."""
        parts, offsets = split(text)
        words = parts[1::2]
        if not text.isascii():
            words = [word if word.isascii() else plain(latin(word)) for word in words]
        return Tokens(list(map(self.folds.get, words, words)), offsets)

    def begins(self, tokens: Tokens) -> list[int]:
        """The indices of tokens with which a phrase may begin."""
        starts = self.starts
        return [i for i, word in enumerate(tokens.words) if word in starts]

    def at(self, tokens: Tokens, index: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """The phrases that begin at a token: number of tokens and entries, longest first."""
        words, forms = tokens.words, self.forms
        room = len(words) - index
        for code in self.starts.get(words[index], ""):
            length = ord(code) - SHIFT
            if length <= room:
                entries = forms.get(" ".join(words[index : index + length]))
                if entries is not None:
                    yield length, unpack(entries)


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


def latin(word: str) -> str:
    """The word with Latin letters for their twins, if it is one that mixes alphabets."""
    twin = word.translate(_TWINS)
    return twin if twin.isascii() else word


@lru_cache(maxsize=1024)
def plain(word: str) -> str:
    """The word without accents: "Université" gives "Universite"; scripts other than Latin stay."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", word.translate(_STROKES)) if not unicodedata.combining(c)
    )
    return bare if bare.isascii() else word


def normal(surface: str) -> str:
    """The text with plain quotes and hyphens, single spaces, no markup, no space around a slash."""
    neat = _SPACE.sub(" ", surface.replace("\\&", "&").translate(_QUOTES)).strip()
    return _SLASH.sub("/", neat)


def loose(surface: str) -> str:
    """`normal` in lower case, with `and` for `&`, spaces for hyphens and no comma before `and`."""
    return _SPACE.sub(" ", normal(surface).lower().translate(_LOOSE)).replace(", and ", " and ").strip()


def likely(found: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Likeness]]:
    """The entries of a key that the text may be, the likeliest first; entries alike keep their order."""
    rest = []
    for entry in entries:
        if entry.surface == found:
            yield entry, "same"
        else:
            rest.append(entry)
    if rest:
        ranked = [(entry, like) for entry in rest if (like := likeness(found, entry.surface))]
        yield from sorted(ranked, key=lambda pair: _RANK[pair[1]])


def likeness(found: str, surface: str) -> Likeness | None:
    """How the text found under a key stands to a phrase of that key; None if punctuation parts them."""
    if found.isalnum() and surface.isalnum():
        if found.lower() == surface.lower():
            return "case"
        return "accents" if plain(surface) == plain(found) else "spelling"
    neat = normal(found)
    if neat == surface:
        return "same"
    mine, theirs = loose(found), loose(surface)
    if mine == theirs:
        if re.sub(r"[\W_]+|\band\b", "", neat) == re.sub(r"[\W_]+|\band\b", "", surface):
            return "punctuation"
        return "capitals" if neat.isupper() and " " in neat else "case"
    if "'" in theirs and mine == theirs.replace("'", " "):
        return "punctuation"
    if _WORD.sub("w", mine) == _WORD.sub("w", theirs):
        return "accents" if plain(mine) == plain(theirs) else "spelling"
    return None
