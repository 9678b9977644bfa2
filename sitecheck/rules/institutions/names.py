"""Universities, academies, institutes and places by a wrong name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from sitecheck.facts.institutions import InstitutionMention, find_institutions
from sitecheck.facts.places import PlaceMention, find_places, slot_city
from sitecheck.jekyll.site import Site
from sitecheck.rules.institutions._texts import Text, texts
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.text.memo import kept


@kept
def _named(site: Site) -> tuple[list[tuple[Text, InstitutionMention]], list[tuple[Text, PlaceMention]]]:
    """The institutions and places of a site whose names are wrong."""
    institutions, places = [], []
    for text in texts(site):
        wrong = [
            mention
            for mention in find_institutions(text.text)
            if mention.form in ("wrong", "wrong-case", "lost-accents", "head-word")
        ]
        institutions += [(text, mention) for mention in wrong]
        places += [
            (text, place)
            for place in find_places(text.text)
            if not any(mention.start <= place.start < mention.end for mention in wrong)
        ]
    return institutions, places


def _wrong(
    site: Site, words: Mapping[str, Any], *forms: str
) -> Iterator[tuple[Text, InstitutionMention, str]]:
    mine = {str(name) for key in ("places", "words") for name in words.get(key, ())}
    for text, mention in _named(site)[0]:
        found = _flat(text.text[mention.start : mention.end])
        if mention.form in forms and found not in mine:
            yield text, mention, found


@rule(
    "ORG001",
    "wrong-institution-name",
    "error",
    fix="safe",
    bad=(
        "I got my degree from the ⟦Chinese Academic of Science⟧ (CAS).",
        "# Education\n\n- *2019 - 2024*, Ph.D., The ⟦Chinese University of Hongkong⟧",
        {
            "_pages/about.md": "Hello!",
            "_config.yml": "include: [_pages]\nauthor:\n  bio: Ph.D. of the ⟦Chinese academy of science⟧\n",
        },
        "She is at [⟦Courant Institute of Mathematical Science⟧](https://example.org) and [Data](https://example.com).",
    ),
    good=(
        "I got my degree from the Chinese Academy of Sciences (CAS).",
        "# Education\n\n- *2019 - 2024*, Ph.D., The Chinese University of Hong Kong, Shenzhen",
        "She works at the University of Science and Technology Beijing.",
    ),
)
def wrong_institution_name(site: Site, words: Mapping[str, Any]) -> Problems:
    """A university, academy or laboratory is called by a name it doesn't have.

    It is the first thing a colleague from there sees, and searches by affiliation miss the page.
    """
    for text, mention, found in _wrong(site, words, "wrong"):
        yield _renamed(text, mention, f"'{found}' is called '{_right(text, mention)}'")


@rule(
    "ORG002",
    "misspelt-institution",
    "error",
    fix="safe",
    bad=(
        "# Education\n\n- *2019 - 2024*, Ph.D., ⟦Univeristy⟧ of Nowhere",
        "# Education\n\n- *2015 - 2019*, B.Sc., Elsewhere ⟦Insititute⟧ of Arts",
    ),
    good=(
        "# Education\n\n- *2019 - 2024*, Ph.D., University of Nowhere; B.Sc., Universität Anderswo",
        "I am at the Universite Quelconque, and at the UNIVERSITE QUELCONQUE.",
    ),
)
def misspelt_institution(site: Site, words: Mapping[str, Any]) -> Problems:
    """A word such as University or Institute is misspelt in an institution's name.

    A slip in one's own university's name is remembered.
    """
    for text, mention, found in _wrong(site, words, "head-word"):
        yield _renamed(text, mention, f"'{found}' is spelt '{mention.right}'")


@rule(
    "ORG003",
    "institution-case",
    "warning",
    fix="safe",
    bad="I studied at the ⟦University of science and technology of China⟧.",
    good="I studied at the University of Science and Technology of China, then at TSINGHUA UNIVERSITY.",
)
def institution_case(site: Site, words: Mapping[str, Any]) -> Problems:
    """An institution's name has capitals in the wrong place.

    Proper names keep their capitals in the middle of a sentence, too.
    """
    for text, mention, found in _wrong(site, words, "wrong-case"):
        yield _renamed(text, mention, f"'{found}' is written '{mention.right}'")


def _renamed(text: Text, mention: InstitutionMention, message: str) -> Problem:
    start, end = text.span(mention.start, mention.end)
    return problem(text.where, start, end, message, replace(text.where, start, end, _right(text, mention)))


def _right(text: Text, mention: InstitutionMention) -> str:
    """The right name, with the author's own `&`."""
    found = text.text[mention.start : mention.end]
    if "&" in found and "&" not in mention.right and found.count("&") == mention.right.count(" and "):
        return mention.right.replace(" and ", " & ")
    return mention.right


@rule(
    "ORG004",
    "wrong-place-name",
    "error",
    fix="safe",
    bad=(
        "# Education\n\n- *2019 - 2024*, Ph.D., Palo Alto, California, ⟦United State⟧",
        "- I was at a conference in ⟦Copengagen⟧.",
    ),
    good="# Education\n\n- *2019 - 2024*, Ph.D., Palo Alto, California, United States, then Copenhagen",
)
def wrong_place_name(site: Site, words: Mapping[str, Any]) -> Problems:
    """A country or city is called by a name it doesn't have.

    Misspelt places look careless, and the visitor may not find them on the map.
    """
    for text, mention, found in _places(site, words, "wrong"):
        if not _likened(text, mention):
            yield _replaced(text, mention, f"'{found}' is called '{mention.right}'")


@rule(
    "ORG006",
    "misspelt-city",
    "warning",
    fix="unsafe",
    bad="# Internships\n\n- *2021.3 - 2021.12*, Example.ai, ⟦Suchoow⟧, China",
    good="# Internships\n\n- *2021.3 - 2021.12*, Example.ai, Suzhou, China, with Dr. Hanzhou Li, China",
)
def misspelt_city(site: Site, words: Mapping[str, Any]) -> Problems:
    """What stands where a city stands, before its country, is no city there.

    Misspelt places look careless, and the visitor may not find them on the map.
    """
    for text, mention, found in _places(site, words, "wrong"):
        if _likened(text, mention):
            message = f"There is no city '{found}'; '{mention.right}' may be meant"
            yield _replaced(text, mention, message, safe=False)


@lru_cache(maxsize=64)
def _likened(text: Text, mention: PlaceMention) -> bool:
    """Whether the name is not known as wrong, but only like that of a city of the country behind it."""
    found = text.text[mention.start : mention.end]
    return (
        text.text.startswith((",", "，"), mention.end) and slot_city(found, mention.country) == mention.right
    )


@rule(
    "ORG005",
    "place-case",
    "warning",
    fix="safe",
    bad="# Education\n\n- *2015 - 2019*, B.Sc., ⟦GuangZhou⟧, China",
    good="# Education\n\n- *2015 - 2019*, B.Sc., Guangzhou, CHINA",
)
def place_case(site: Site, words: Mapping[str, Any]) -> Problems:
    """A place's name has a capital in its middle, or none at its beginning.

    Guangzhou is one word: `GuangZhou` looks like a slip to whoever lives there.
    """
    for text, mention, found in _places(site, words, "wrong-case"):
        yield _replaced(text, mention, f"'{found}' is written '{mention.right}'")


def _replaced(text: Text, mention: PlaceMention, message: str, *, safe: bool = True) -> Problem:
    start, end = text.span(mention.start, mention.end)
    fix = replace(text.where, start, end, mention.right, safety="safe" if safe else "unsafe")
    return problem(text.where, start, end, message, fix)


def _places(site: Site, words: Mapping[str, Any], form: str) -> Iterator[tuple[Text, PlaceMention, str]]:
    mine = {str(name) for key in ("places", "words") for name in words.get(key, ())}
    for text, mention in _named(site)[1]:
        found = _flat(text.text[mention.start : mention.end])
        if mention.form == form and found not in mine:
            yield text, mention, found


def _flat(text: str) -> str:
    return " ".join(text.split())
