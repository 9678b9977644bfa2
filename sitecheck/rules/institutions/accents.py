"""Names of institutions that have lost their accents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from sitecheck.facts.institutions import find_institutions
from sitecheck.facts.phrases import plain
from sitecheck.jekyll.site import Site
from sitecheck.rules.institutions._texts import Text, texts
from sitecheck.rules.rule import Problems, problem, replace, rule

_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏ]")
_PAIR = re.compile(r"(?=\b([A-ZÀ-ÖØ-Þ][\wÀ-ɏ]{3,})( (?:de |du |des |d['’])?)([A-ZÀ-ÖØ-Þ][\wÀ-ɏ]{2,}))")
_ELISION = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\wÀ-ɏ]{2,} (d [AEIOUHÉÈÊÎ][\wÀ-ɏ]{2,})")
"""An apostrophe lost after "de": "Côte d Azur"."""
_HEADS = {
    "universitesi": "Üniversitesi",
    "faculte": "Faculté",
}
"""Head words whose plain form is a word of no language."""
_OF_NAMES = frozenset(
    """
    universite universitat universita universidade universidad institut instituto laboratoire laboratorio
    ecole faculte facultad faculdade centre centro geosciences observatoire academie politecnico politecnica
    politecnico hochschule zentrum college departement
    """.split()
)
"""Plain words one of which a pair must have to be an institution's name, not a person's."""


@rule(
    "ORG007",
    "lost-accents",
    "warning",
    fix="safe",
    bad=(
        "I work with Zoé Ménard at ⟦Sorbonne Universite⟧ in Paris.",
        "# Education\n\n- *2019*, Master, ⟦Faculte⟧ d'Ici (Zoé Ménard)\n",
        "I studied at Université de Quelque Part Côte ⟦d Opale⟧.",
        "# Posts\n\n- *2020*, Institut Élémentaire, Paris\n- *2018*, ⟦Institut Elementaire⟧, Paris",
    ),
    good=(
        "I work with Zoé Ménard at Sorbonne Université, ETH Zurich and SORBONNE UNIVERSITE.",
        "I work with José Oriol and Jose Oriol at the University of Somewhere.",
        "I studied at the Faculte d'Ici; all of this site is ASCII.",
    ),
)
def lost_accents(site: Site, words: Mapping[str, Any]) -> Problems:
    """An institution has lost its accents or apostrophe on a site that writes accents elsewhere.

    Whoever works there sees it at once, and it is a sign that the text came through a program that lost them.
    """
    read = _read(site)
    if not any(_ACCENTED.search(text.text) for text in read):
        return
    mine = {str(name) for key in ("places", "words") for name in words.get(key, ())}
    known = _pairs(site)
    for text in read:
        after = 0
        for start, end, right in sorted(_found(text, known)):
            found = " ".join(text.text[start:end].split())
            if start >= after and found not in mine:
                after = end
                span = text.span(start, end)
                fix = replace(text.where, *span, right)
                yield problem(text.where, *span, f"'{found}' is written '{right}'", fix)


def _found(text: Text, known: Mapping[tuple[str, str, str], str]) -> Iterator[tuple[int, int, str]]:
    """Begin, end and right form of what a text writes without accents."""
    taken: list[tuple[int, int]] = []
    for mention in find_institutions(text.text):
        if mention.form in ("lost-accents", "wrong", "head-word", "name", "alias"):
            taken.append((mention.start, mention.end))
        if mention.form == "lost-accents":
            yield mention.start, mention.end, mention.right
    for match in _PAIR.finditer(text.text):
        start, end = match.start(1), match.end(3)
        if any(low < end and start < high for low, high in taken):
            continue
        right = known.get((match[1], match[2], match[3]))
        if right:
            yield start, end, right
    for match in _ELISION.finditer(text.text):
        start, end = match.span(1)
        if not any(low < end and start < high for low, high in taken):
            yield start, end, f"d'{match[1][2:]}"
    for match in re.finditer(r"\b[A-Z][a-z]+\b", text.text):
        right = _HEADS.get(match[0].lower())
        if right and not any(low < match.end() and match.start() < high for low, high in taken):
            yield match.start(), match.end(), right


@lru_cache(maxsize=2)
def _read(site: Site) -> list[Text]:
    return list(texts(site))


@lru_cache(maxsize=2)
def _pairs(site: Site) -> dict[tuple[str, str, str], str]:
    """The pairs of capitalised words that the site writes with accents: without them → with them."""
    found: dict[tuple[str, str, str], str] = {}
    for text in _read(site):
        if text.text.isascii():
            continue
        for match in _PAIR.finditer(text.text):
            words = plain(match[1]), plain(match[3])
            if words == (match[1], match[3]) or not _OF_NAMES & {word.lower() for word in words}:
                continue
            found.setdefault((words[0], match[2], words[1]), f"{match[1]}{match[2]}{match[3]}")
    return found
