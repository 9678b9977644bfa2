"""pyspellchecker as a second opinion; loading its dictionary takes a tenth of a second."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.facts.words import Speller, find_words, language_of
from sitecheck.jekyll.site import Site
from sitecheck.rules.spelling._texts import Text, texts


def doubted(site: Site, known: frozenset[str]) -> Iterator[tuple[Text, int, int, str]]:
    """The lower-case words that neither our lists nor pyspellchecker know, and what it would write.

    Words on which our own lists speak are left to them.
    """
    from spellchecker import SpellChecker

    # Distance 2 takes a tenth of a second a word.
    checker = SpellChecker(distance=1)
    speller = Speller(known)
    for group in texts(site):
        for text in group:
            words = find_words(text.text)
            if language_of([word.text for word in words]) not in ("en", None):
                continue
            for word in words:
                if not word.text.islower() or word.whole != word.text:
                    continue
                if speller.is_known(word.text) or speller.check(word.text) or word.text in checker:
                    continue
                right = checker.correction(word.text)
                if right and right != word.text:
                    yield text, word.start, word.end, right
