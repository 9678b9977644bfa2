"""Spelling in layers, the surest first, silent on what it cannot judge.

1. `data/corrections.tsv`: misspellings of academic homepages, our own table.
2. The dictionary of the installed codespell package, minus `data/codespell_denied.tsv`.
3. Words that no list knows and that lie one edit (long ones: two) from a common word.

Whether a verdict becomes a finding is the rules' business: they know names, headings and languages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from sitecheck.facts import words_codespell, words_near, words_table
from sitecheck.facts.tables import DATA
from sitecheck.facts.words_language import language_of
from sitecheck.facts.words_near import everyday_near, lost_beginning, moved_space
from sitecheck.facts.words_table import DERIVED, FOREIGN, NAME
from sitecheck.facts.words_text import WordMention, find_words

__all__ = [
    "Speller",
    "Verdict",
    "WordMention",
    "everyday_near",
    "find_words",
    "is_english_word",
    "is_everyday",
    "is_homepage_word",
    "is_known",
    "language_of",
    "lost_beginning",
    "may_be_name",
    "moved_space",
]


class Verdict(NamedTuple):
    """A word that is probably misspelt.

    Attributes:
        word: as it stands in the text.
        suggestions: corrections in the word's own case, the likeliest first; never empty.
        confidence: sure (a listed misspelling with one correction), likely, or possible (a word with a
            capital or of few letters, as probably a name: for rules that know more about the place).
        source: curated, codespell or near: the layer that speaks.
        capitalised: the word begins with a capital, so that it may be a name.
    """

    word: str
    suggestions: tuple[str, ...]
    confidence: str
    source: str
    capitalised: bool


_SHORTEST_NAMED = 7
"""Letters from which a word with a capital is compared with known words."""

_LONG_NAME = 6
"""Letters from which a rare English word with a capital is hardly somebody's name."""

_OPEN = frozenset(("", "0", DERIVED))
"""Classes of words that may yet be misspellings: unknown ones, and those nobody uses."""

_Judgement = tuple[tuple[str, ...], str, str]
"""Suggestions, confidence and source for a word in lower case."""


class Speller:
    """Judges words; safe to share between threads, writes nothing."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Make a speller.

        Args:
            known: words that are right here (the user's own, names of the page), in any case.
        """
        self._known = frozenset(word.lower() for word in known)
        self._verdicts: dict[str, Verdict | None] = {}

    def is_known(self, word: str) -> bool:
        """Whether some list (English, technical, other languages, `known`) has the word, in any case."""
        return _key(word) in self._known or is_known(word)

    def unsettled(self, words: Iterable[str]) -> list[str]:
        """Those of the words, in their order, on which `check` may have something to say, or that no list has.

        Most words of a page are settled by one look into the table.
        """
        word_class, known = words_table.load().word_class, self._known
        return [
            word
            for word in words
            if word_class(key := _key(word).encode()) in _OPEN and key.decode() not in known
        ]

    def check(
        self, word: str, *, nearby: bool = True, whole: str = "", language: str | None = "en"
    ) -> Verdict | None:
        """The verdict on one word, or None where there is nothing to say.

        Args:
            word: letters only, or with one apostrophe; see `find_words`.
            nearby: whether to look for words close to one that no list has, which is costly.
            whole: the word with the parts that hyphens join to it, if any.
            language: of the sentence around it; only English (or unknown, None) is judged.
        """
        if not nearby:
            verdict = self._verdict(word, nearby=False)
        elif word in self._verdicts:
            verdict = self._verdicts[word]
        else:
            verdict = self._verdicts[word] = self._verdict(word, nearby=True)
        if verdict is None or language not in ("en", None):
            return None
        return None if whole and whole != word and self._is_whole(whole) else verdict

    def _verdict(self, word: str, *, nearby: bool) -> Verdict | None:
        key = _key(word)
        if key in self._known or len(key) < 3:
            return None
        capitalised = word[0].isupper()
        # Short words with a capital that no list knows are names: not worth the search.
        judgement = _judge(key, nearby=nearby and (not capitalised or len(key) >= _SHORTEST_NAMED))
        if judgement is None:
            return None
        rights, confidence, source = judgement
        if capitalised:
            confidence = _as_name(key, judgement)
        ending = word[len(key) :]
        suggestions = tuple(_in_case(word[: len(key)], right) + ending for right in rights)
        return Verdict(word, suggestions, confidence, source, capitalised)

    def _is_whole(self, whole: str) -> bool:
        """Whether a hyphenated word is known as a whole: `ex-pectation` at a line's end, `co-op`."""
        key = whole.lower()
        return key in self._known or self.is_known(key.replace("-", ""))


def is_known(word: str) -> bool:
    """Whether the compiled list has the word: English, technical, or common in another language."""
    key = _key(word)
    table = words_table.load()
    if table.word_class(key.encode()):
        return True
    # French elision: l'eau, d'une
    before, _, after = key.partition("'")
    return len(before) <= 2 and bool(after) and bool(table.word_class(after.encode()))


def may_be_name(word: str) -> bool:
    """Whether a word with a capital is known as a name, or is no common word: a short one may be rare
    (Chen, Wang, Silva), a longer one must be hardly known.
    """
    key = _key(word)
    kind = words_table.load().word_class(key.encode())
    return kind in ("", NAME, FOREIGN, "0", "1") or (kind in "234" and len(key) < _LONG_NAME)


def is_english_word(word: str) -> bool:
    """Whether a word, in any case, is known as an English or technical one, not as a name alone."""
    return words_table.load().word_class(_key(word).encode()) not in ("", NAME, FOREIGN)


def is_homepage_word(word: str) -> bool:
    """Whether a word, in any case, stands in our own list of the words of academic homepages."""
    return words_near.is_homepage_word(_key(word))


def is_everyday(word: str) -> bool:
    """Whether a word, in any case, belongs to academic homepages or to everybody's English."""
    return words_near.is_everyday(_key(word))


def _key(word: str) -> str:
    lower = word.lower().replace("’", "'")
    if not lower.isascii():  # a byte that is no UTF-8 is no letter of any word
        lower = lower.encode("utf-8", "replace").decode()
    return lower[:-2] if lower.endswith("'s") else lower


@lru_cache(maxsize=1 << 16)
def _judge(key: str, *, nearby: bool) -> _Judgement | None:
    right = _correction(key)
    if right is not None:
        return (right,), "sure", "curated"
    if not key.isascii():
        return None
    kind = words_table.load().word_class(key.encode())
    if kind not in _OPEN:
        return None
    listed, sure = words_codespell.look_up(key)
    if listed and key not in _denied():
        if not kind:
            return _listed(key, listed, sure)
        # A rare word may be meant; not so if the correction is a word of every homepage.
        return (listed, "likely", "codespell") if sure and words_near.is_everyday(listed[0]) else None
    if kind or not nearby:
        return None
    found, likely = words_near.corrections(key)
    return (found, "likely" if likely else "possible", "near") if found else None


def _listed(key: str, rights: tuple[str, ...], sure: bool) -> _Judgement | None:
    """What codespell says of a word that no list of words knows."""
    ordered = tuple(words_near.by_use(key, rights))
    best = ordered[0]
    if best.replace("-", "") == key:  # "reenable": a matter of style
        return None
    confidence = "sure" if sure and " " not in best else "likely"
    if len(key) == 3 and not (sorted(key) == sorted(best) and words_near.is_everyday(best)):
        confidence = "possible"  # "adn" is and, but "fpt" may be anything
    elif len(key) == 4 and not words_near.is_everyday(best):
        confidence = "likely"
    return ordered, confidence, "codespell"


def _as_name(key: str, judgement: _Judgement) -> str:
    """How far a judgement holds for a word with a capital, which may be a name."""
    (best, *_), confidence, source = judgement
    if source == "curated" or confidence == "possible":
        return confidence
    if source == "codespell":
        if best[0].isupper() and len(key) < 8:  # Malcom, Berkley: people are called so
            return "possible"
        if confidence == "sure" and len(key) >= 6:
            return "sure"
        return "likely" if len(key) >= 5 and words_near.is_everyday(best) else "possible"
    if " " in best:
        return "possible"
    certain = words_near.is_homepage_word(best) and len(key) >= _SHORTEST_NAMED
    return "likely" if certain or (len(key) >= 9 and words_near.is_common(key, best)) else "possible"


def _correction(key: str) -> str | None:
    """The right word for a misspelling of our own table."""
    return _corrections().get(key) if key in _corrected() else None


@cache
def _corrected() -> frozenset[str]:
    """The words of the table, right and wrong, which cost less to make than the table itself."""
    return frozenset(" ".join(_lines("corrections.tsv")).split())


@cache
def _corrections() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines("corrections.tsv"):
        right, _, wrong = line.partition("\t")
        table.update(dict.fromkeys(wrong.split(), right))
    return table


@cache
def _denied() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in _lines("codespell_denied.tsv"))


def _lines(name: str) -> list[str]:
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]


def _in_case(word: str, right: str) -> str:
    """`right` written as `word` is: JORNEL → JOURNAL, Jornel → Journal; names keep their capital."""
    if len(word) > 1 and word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right
