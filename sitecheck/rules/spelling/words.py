"""Misspelt and glued words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitecheck.findings import Fix, Safety
from sitecheck.jekyll.blocks import LINK
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import hits
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule


def _own(words: Mapping[str, Any]) -> frozenset[str]:
    """The user's own words, one by one, in lower case."""
    entries: Iterable[str] = (entry for group in words.values() for entry in group)
    return frozenset(word.lower() for entry in entries for word in entry.split())


@rule(
    "SPL001",
    "misspelled-word",
    "error",
    fix="safe",
    bad=(
        "# Services\n\n*⟦Jornel⟧ Reviewers:* Nature, Science",
        "My research ⟦assitant⟧ works on ⟦retrival⟧ of images.",
        "I studied in the ⟦libary⟧ of my town.",
        "# ⟦Pubications⟧\n\nA ⟦paramter⟧.",
        '<img src="a.png" alt="A drawing of the ⟦enviroment⟧">',
        {
            "_config.yml": "title: Ada Example\ndescription: ⟦Reserach⟧ on trees\nauthor:\n  name: Ada Example\n"
        },
        {"_data/navigation.yml": 'main:\n  - title: "⟦Experince⟧"\n    url: "/#experience"\n'},
    ),
    good=(
        "My `reserach` folder is at [here](https://example.org/reserach).",
        "Je travaille dans le laboratoire de recherche et je suis un membre du groupe. Le reseach est bon.",
        "Nous avons une adresse dans le developpement de la recherche.",
        "BEng, the University of Oslo; organisation and colour, behaviour.",
    ),
)
def misspelled_word(site: Site, words: Mapping[str, Any]) -> Problems:
    """A word is misspelt.

    The word stands in a list of common misspellings, with one correction. Readers take it for haste, and
    a search for the right word doesn't find the page. Words of your own go to `[words]` in the settings
    or to `.sitecheck-words.txt`.
    """
    return _misspellings(site, words, sure=True)


@rule(
    "SPL002",
    "probable-misspelling",
    "warning",
    fix="unsafe",
    bad=(
        "We ⟦presenrted⟧ the tool at a workshop.",
        "Measuring and understanding ⟦ivacy⟧ risks in models.",
        "I organised a ⟦workshopin⟧ conjunction with the conference.",
        "This page is not in ⟦th emain⟧ menu.",
        "⟦Sugessted⟧ Reading: the book.",
        "# ⟦Awrds⟧\n",
        "The size of the ⟦paeg⟧ is small.",
    ),
    good=(
        "I work with Ivar Blankert, Prof. Persson and Hanning Moe on trees.",
        "We study *Allium sciophilum* and methanolic extracts of sages.",
        "Mediverse is a platform. Mediverse helps. I like Mediverse.",
        "A prima facie case, argued ad infinitum: bools, clitics, interdependencies, mycorrhizae, ischaemia.",
        "The xclock of it, and the Paeg, a paeg that is a paeg; see paeg-like ones.",
        "See the [Fabricx](https://example.org/fabricx) tool.",
    ),
    options={"engine": "sitecheck"},
)
def probable_misspelling(site: Site, words: Mapping[str, Any], options: Mapping[str, Any]) -> Problems:
    """A word that no list knows looks like a slip for a common one.

    Names, other languages, addresses and words that come up often on the page are left alone. With the
    option `engine = "pyspellchecker"`, words are also reported that only that spell checker doubts.
    """
    yield from _misspellings(site, words, sure=False)
    if options.get("engine") == "pyspellchecker":
        from sitecheck.rules.spelling._reference import doubted

        for text, start, end, right in doubted(site, _own(words)):
            low, high = text.span(start, end)
            fix = replace(text.where, low, high, right, safety="suggestion")
            yield problem(text.where, low, high, f"pyspellchecker would write '{right}'", fix)


def _misspellings(site: Site, words: Mapping[str, Any], *, sure: bool) -> Iterator[Problem]:
    from sitecheck.rules.spelling._reader import misspellings

    for found in misspellings(site, _own(words)):
        if found.sure is not sure:
            continue
        start, end = found.text.span(found.start, found.end)
        wrong, right = found.text.text[found.start : found.end], found.rights[0]
        fix: Fix | None = None
        if found.text.is_written(found.start, found.end):
            safety: Safety = "safe" if found.safe else "unsafe"
            fix = replace(found.text.where, start, end, right, safety=safety)
        message = f"'{wrong}' is misspelt: '{right}'" if sure else f"'{wrong}': probably '{right}' is meant"
        yield problem(found.text.where, start, end, message, fix)


_GLUED = re.compile(r"(?<![\w@/.#-])(?P<word>[A-Z]?[a-z]{4,})(?P<acronym>[A-Z]{3,})(?![\w@/-])")


@rule(
    "SPL003",
    "glued-words",
    "warning",
    fix="suggestion",
    bad="CUDA kernels for spatial ⟦deformCUDA⟧ of images.",
    good=(
        "CUDA kernels for deform CUDA, and PyCUDA.",
        "A GNN called SpatialGNN: SpatialGNN is fast.",
        "Our GNN is [SpatialGNN](https://example.org/spatialgnn).",
        "The TreeGPS is a new device.",
    ),
)
def glued_words(page: Page) -> Problems:
    """A word and an acronym run together, and the acronym stands alone just before.

    A name was changed or a line break lost; a coined name would come up once more, on the page or in a
    link.
    """
    from sitecheck.facts.words import is_english_word

    for hit in hits(page, _GLUED):
        word, acronym = hit.match["word"], hit.match["acronym"]
        before = hit.match.string[max(0, hit.match.start() - 60) : hit.match.start()]
        if not re.search(rf"\b{acronym}\b[^.,;:!?\n]*$", before) or not is_english_word(word):
            continue
        linked = hit.block.marks(*hit.match.span()) & LINK
        if linked or page.text.lower().count(hit.match[0].lower()) > 1:
            continue
        start, end = hit.span()
        message = f"'{word}' and '{acronym}' run together; '{acronym}' stands alone just before"
        yield problem(page, start, end, message, hit.fix(f"{word} {acronym}", safety="suggestion"))


_TITLES = (
    "Senior|Junior|Associate|Assistant|Visiting|Research|Teaching|Postdoctoral|Doctoral|Graduate|Undergraduate|"
    "Principal|Adjunct|Keynote|Guest|PhD|Area|Session"
)
_ROLES = (
    "Researcher|Student|Professor|Engineer|Scientist|Fellow|Assistant|Intern|Lecturer|Reviewer|Chair|Speaker"
)
_GLUED_ROLE = re.compile(rf"(?<![\w@/.#-])(?P<one>{_TITLES})(?P<two>{_ROLES})(?![\w@/-]|\.\w)")


@rule(
    "SPL004",
    "glued-title",
    "warning",
    fix="unsafe",
    bad="Elin Moe, ⟦SeniorResearcher⟧ at the lab.",
    good=("Elin Moe, Senior Researcher.", "See senior-researcher, @SeniorResearcher, SeniorResearcher.js"),
)
def glued_title(page: Page) -> Problems:
    """The two words of a position run together.

    A blank was lost, and whoever searches for the position doesn't find it.
    """
    for hit in hits(page, _GLUED_ROLE):
        right = f"{hit.match['one']} {hit.match['two']}"
        start, end = hit.span()
        fix = hit.fix(right, safety="unsafe")
        yield problem(page, start, end, f"Two words run together: '{right}'", fix)
