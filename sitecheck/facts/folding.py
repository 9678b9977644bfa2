"""Which words of the tables' names count as the same word when a name is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_NO_PLURAL = ("ss", "us", "is")
_IRREGULAR = {"analyses": "analysis"}
_HEADS = frozenset({"university", "college", "institute", "academy", "conference", "journal"})
_APART = frozenset(f"{head}s" for head in ("college", "institute", "school", "conference", "journal")) | {
    "universities",
    "academies",
}
"""Plurals that speak of several: "Universities of Oxford and Cambridge" is no slip."""


def folds(surfaces: Iterable[str], misspelt: dict[str, str]) -> dict[str, str]:
    """Lower-case token → folded token for every word that names use, where the two differ.

    Args:
        surfaces: the phrases as they are written.
        misspelt: known misspellings, lower case → the right word, lower case.
    """
    words = {
        word.lower()
        for surface in surfaces
        if " " in surface
        for word in _WORD.findall(surface)
        if len(word) > 3 and not word.isupper()
    }
    found: dict[str, str] = {"&": "and"}
    for word in words:
        stem = singular(word)
        for form in (word, stem, plural(stem)):
            if form != stem and form not in _APART:
                found[form] = stem
    for wrong, right in misspelt.items():
        stem = found.get(right, right)
        if right in words or stem in words:
            found[wrong] = stem
            if right not in _HEADS:
                found[plural(wrong)] = stem
    return found


def singular(word: str) -> str:
    """The word without its plural ending; a key, not always a word ("physics" gives "physic")."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL):
        return word[:-1]
    return word


def plural(stem: str) -> str:
    """The plural that `singular` undoes."""
    return (
        stem[:-1] + "ies" if len(stem) > 3 and stem.endswith("y") and stem[-2] not in "aeiou" else stem + "s"
    )
