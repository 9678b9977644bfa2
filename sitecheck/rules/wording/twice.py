"""Phrases that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import site_prose
from sitecheck.rules.rule import Problems, problem, replace, rule

_WORD = re.compile(r"[^\W_](?:[\w'’&./-]*\w)?")
_BETWEEN = re.compile(r"\.| ?[\[(]?|\s+[–—-]\s+")
_LONGEST = 8
"""Words; a longer passage that stands twice is a list's or a poem's."""


@rule(
    "GRM042",
    "doubled-phrase",
    "warning",
    fix="unsafe",
    follows=("GRM041",),
    bad=(
        "I chaired the Competition on Sparse Nets⟦ Competition on Sparse Nets⟧ in Oslo.",
        "Funded by the Northern Commission⟦ – Northern Commission⟧ and nobody else.",
        "I teach in the NTNU⟦ NTNU⟧ graduate school.",
    ),
    good=(
        "New York, New York; Step by step by step; so on and so on; Baden Baden; Walla Walla",
        "Elin Moe Elin Moerland; The more the more; ACL 2024 ACL 2025; day by day; Li LI LI",
        "Deep nets. Deep nets see; 10 of 10 of 10; | Yes yes | Yes yes |",
    ),
)
def doubled_phrase(site: Site) -> Problems:
    """A name or a phrase stands twice in a row.

    It was pasted once too often, and the sentence stumbles.
    """
    for each in site_prose(site):
        for page, block, text in each.lines:
            for start, middle, end in _doubled(text):
                span = block.span(middle, end)
                again = text[middle:end]
                plain = page.text[span.start : span.end] == again and again.startswith(" ")
                fix = replace(page, span.start, span.end, "", safety="unsafe", title="Remove it")
                message = f"'{text[start:middle]}' stands twice"
                yield problem(page, span.start, span.end, message, fix if plain else None)


def _doubled(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and second end of what stands twice in a row."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    last: dict[str, int] = {}
    free = 0
    for index, (word, _, _) in enumerate(words):
        before = last.get(word, -1)
        last[word] = index
        size = index - before
        if before < free or not 1 <= size <= _LONGEST or index + size > len(words):
            continue
        phrase = [one for one, _, _ in words[before:index]]
        if phrase != [one for one, _, _ in words[index : index + size]] or not _is_pasted(phrase):
            continue
        start, middle, end = words[before][1], words[index - 1][2], words[index + size - 1][2]
        if _BETWEEN.fullmatch(text, middle, words[index][1]) and "\n" not in text[start:end]:
            yield start, middle, end
            free = index + size


def _is_pasted(phrase: list[str]) -> bool:
    """Whether a phrase that stands twice was hardly meant: an acronym, or several words, one with a capital."""
    if len(phrase) == 1:
        return (
            3 <= len(phrase[0]) <= 6 and phrase[0].isascii() and phrase[0].isalpha() and phrase[0].isupper()
        )
    longer = [word for word in phrase if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 2 and len(set(phrase)) == len(phrase) and phrase[0][0].isupper()
