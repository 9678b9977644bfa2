"""The misspelt words of a site: what the speller says, weighed by where each word stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from sitecheck.facts.words import Speller, Verdict, WordMention, find_words, language_of
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import is_misnamed
from sitecheck.rules.spelling._texts import Text, texts
from sitecheck.text.memo import kept

_OFTEN = 3
"""A word that stands so often on a page is meant, unless a list has it as a misspelling."""

_TOKEN = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")

_SHORT = 60
"""Length up to which a text may be a label."""

_NAMED = 7
"""Least letters of a word with a capital that is judged by its neighbours."""

_SHORTEST = 4
"""A word with a capital and no more letters may be anything."""


class Misspelling(NamedTuple):
    """A word that is misspelt, or two whose space stands a letter off.

    Attributes:
        text: where it stands.
        start, end: its range there.
        rights: what may be meant, the likeliest first.
        sure: whether a list has it as a misspelling with this correction.
        safe: whether the correction may be written without asking: no name, no heading with its anchor.
    """

    text: Text
    start: int
    end: int
    rights: tuple[str, ...]
    sure: bool
    safe: bool


@kept
def misspellings(site: Site, known: frozenset[str]) -> list[Misspelling]:
    """The misspelt words of a site in order.

    Args:
        site: what to look at.
        known: the user's own words, in lower case.
    """
    speller = Speller(known)
    return [found for group in texts(site) for found in _Group(site, speller, group).read()]


class _Group:
    """The texts of one page, or those of the data files."""

    def __init__(self, site: Site, speller: Speller, group: list[Text]) -> None:
        self.site = site
        self.speller = speller
        self.texts = group
        self.whole = "\n\n".join([text.text for text in group])
        self.places: dict[str, list[int]] = {}
        for match in _TOKEN.finditer(self.whole):
            self.places.setdefault(match[0], []).append(match.start())

    def read(self) -> Iterator[Misspelling]:
        """The misspelt words of the group."""
        suspects = self._suspects()
        if not suspects:
            return
        page_language = language_of(word for word, places in self.places.items() for _ in places)
        for text in self._around(suspects):
            words = find_words(text.text)
            if (language_of([word.text for word in words]) or page_language) not in ("en", None):
                continue
            for index, word in enumerate(words):
                if word.text in suspects:
                    verdict = self.speller.check(word.text, whole=word.whole)
                    if verdict or not suspects[word.text]:
                        found = self._judge(text, words, index, verdict)
                        if found and not is_misnamed(text.text, found.start, found.end):
                            yield found

    def _around(self, suspects: Iterable[str]) -> list[Text]:
        """The texts in which one of the words stands, in order."""
        starts, at = [], 0
        for text in self.texts:
            starts.append(at)
            at += len(text.text) + 2
        indices = {bisect_right(starts, place) - 1 for word in suspects for place in self.places[word]}
        return [self.texts[index] for index in sorted(indices)]

    def _suspects(self) -> dict[str, Verdict | None]:
        """The words to look at, with the speller's verdict on each; None for one that nobody knows."""
        from sitecheck.rules.spelling._guards import stands_as_name, stands_in_title

        suspects: dict[str, Verdict | None] = {}
        short: set[str] | None = None
        for word in self.speller.unsettled(self.places):
            if not (word[1:].islower() or (len(word) > 5 and word.isupper())):
                continue
            judged = word[0].isupper() and len(word) > _SHORTEST
            places = [(at, at + len(word)) for at in self.places[word]] if judged else []
            named = bool(places) and all(stands_as_name(self.whole, *place) for place in places)
            verdict = self.speller.check(word, nearby=not named)
            if verdict:
                suspects[word] = verdict
            elif word.islower():
                if not self.speller.is_known(word):
                    suspects[word] = None
            elif not named and places:
                if short is None:
                    lines = [t.text for t in self.texts if t.title or len(t.text) < _SHORT]
                    short = set(_TOKEN.findall("\n".join(lines)))
                if word in short or any(stands_in_title(self.whole, *place) for place in places):
                    suspects[word] = None
        return suspects

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands, in any case."""
        counts: Counter[str] = Counter()
        for word, places in self.places.items():
            counts[word.lower()] += len(places)
        return counts

    def _judge(
        self, text: Text, words: list[WordMention], index: int, verdict: Verdict | None
    ) -> Misspelling | None:
        from sitecheck.rules.spelling._guards import stands_as_name

        word = words[index]
        if OUTPUT in (text.text[word.start - 1 : word.start], text.text[word.end : word.end + 1]):
            return None
        moved = self._moved(text, words, index)
        if moved:
            return moved
        if verdict is not None and verdict.confidence == "sure":
            if verdict.source == "curated" or not (
                verdict.capitalised and stands_as_name(text.text, word.start, word.end)
            ):
                safe = verdict.source == "curated" or not verdict.capitalised
                return _found(text, word, verdict.suggestions, sure=True, safe=safe)
            return None
        rights = self._rights(text, words, index, verdict)
        if not rights or self._is_meant(text, words, index):
            return None
        return _found(text, word, rights)

    def _rights(
        self, text: Text, words: list[WordMention], index: int, verdict: Verdict | None
    ) -> tuple[str, ...]:
        """The corrections of a word that no list has as a misspelling; empty where none is likely."""
        from sitecheck.facts.words import everyday_near, is_everyday, is_homepage_word, lost_beginning
        from sitecheck.rules.spelling._guards import (
            in_running_prose,
            is_framed,
            is_label_word,
            stands_in_title,
        )

        word = words[index]
        if verdict is not None and verdict.confidence == "likely":
            return verdict.suggestions
        if word.text.islower():
            right = lost_beginning(word.text) if verdict is None and word.whole == word.text else ""
            if right:
                return (right,)
            if self.counts[word.text] == 1 and in_running_prose(text, words, index):
                return everyday_near(word.text)
            return ()
        if (
            verdict is not None
            and verdict.source == "near"
            and len(word.text) >= _NAMED
            and is_everyday(verdict.suggestions[0])
            and is_framed(text, word)
        ):
            return verdict.suggestions
        if word.whole == word.text and len(word.text) > 4 and is_label_word(text, word):
            lower = self.speller.check(word.text.lower())
            if lower and lower.confidence == "likely" and is_homepage_word(lower.suggestions[0]):
                return _with_capitals(lower)
        if (
            word.whole == word.text
            and len(word.text) > 4
            and stands_in_title(text.text, word.start, word.end)
        ):
            lower = self.speller.check(word.text.lower())
            if lower and lower.confidence == "likely" and is_everyday(lower.suggestions[0]):
                return _with_capitals(lower)
        return ()

    def _moved(self, text: Text, words: list[WordMention], index: int) -> Misspelling | None:
        """`th emain` is `the main`."""
        from sitecheck.facts.words import moved_space

        for first in (index - 1, index):
            if first < 0 or first + 1 >= len(words):
                continue
            one, two = words[first], words[first + 1]
            if text.text[one.end : two.start] != " " or not (one.text + two.text).islower():
                continue
            right = moved_space(one.text, two.text)
            if right:
                return Misspelling(text, one.start, two.end, (" ".join(right),), False, False)
        return None

    def _is_meant(self, text: Text, words: list[WordMention], index: int) -> bool:
        """Whether a word that only resembles another is a name, a foreign word or a coined one."""
        from sitecheck.rules.spelling._guards import (
            in_other_language,
            linked_words,
            own_words,
            stands_as_name,
        )

        word = words[index]
        if word.text[0].isupper() and stands_as_name(text.text, word.start, word.end):
            return True
        if word.text.isupper() and not text.text.isupper():
            return True
        if in_other_language(text, words, index):
            return True
        lower = word.text.lower()
        if lower in own_words(self.site):
            return True
        if isinstance(text.where, Page) and lower in linked_words(text.where):
            return True
        return self.counts[lower] >= _OFTEN


def _with_capitals(verdict: Verdict) -> tuple[str, ...]:
    return tuple(right[0].upper() + right[1:] for right in verdict.suggestions)


def _found(
    text: Text, word: WordMention, rights: tuple[str, ...], *, sure: bool = False, safe: bool = False
) -> Misspelling:
    heading = text.title and text.block is not None
    return Misspelling(text, word.start, word.end, rights, sure, safe and not heading)
