"""Syllables of Chinese names in Pinyin."""

from __future__ import annotations

from functools import cache

_INITIALS = ("", *"b p m f d t n l g k h j q x zh ch sh r z c s y w".split())
_FINALS = frozenset(
    "a o e ai ei ao ou an en ang eng ong er i ia ie iao iu ian in iang ing iong "
    "u ua uo uai ui uan un uang ue ve v".split()
)


_UNUSUAL = frozenset("ce cha che ga ka me ne re sa se she te za zha".split())
"""Syllables that hardly any given name holds."""


@cache
def is_pinyin(word: str) -> bool:
    """Whether a word of small letters is made of one to three syllables of Pinyin, as Chinese names are."""
    return _syllables(word, 3, frozenset())


@cache
def is_given_pinyin(word: str) -> bool:
    """Whether a word of small letters is made of syllables that are usual in Chinese given names."""
    return _syllables(word, 3, _UNUSUAL)


def is_syllable(word: str) -> bool:
    """Whether a word of small letters is one syllable of Pinyin."""
    return _syllables(word, 1, frozenset())


def _syllables(word: str, most: int, without: frozenset[str]) -> bool:
    if not word:
        return True
    if most == 0:
        return False
    for initial in _INITIALS:
        if not word.startswith(initial):
            continue
        rest = word[len(initial) :]
        for length in range(1, 5):
            if (
                len(rest) >= length
                and rest[:length] in _FINALS
                and initial + rest[:length] not in without
                and _syllables(rest[length:], most - 1, without)
            ):
                return True
    return False
