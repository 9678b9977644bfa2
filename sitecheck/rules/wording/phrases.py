"""Words, phrases and verbs that are surely wrong where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Pattern, Prose, site_hits, site_prose
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule


def _check(site: Site, kind: str) -> Iterator[Problem]:
    for each in site_prose(site):
        for found, what in _found(each):
            if found == kind:
                yield what


@lru_cache(maxsize=1024)
def _found(prose: Prose) -> list[tuple[str, Problem]]:
    """The wrong wordings of a prose, each with its kind."""
    return list(_problems(prose))


def _problems(prose: Prose) -> Iterator[tuple[str, Problem]]:
    from sitecheck.rules.wording._wordings import wordings_in

    for index, wordings in wordings_in(prose.lowers):
        page, block, text = prose.lines[index]
        told: list[tuple[int, int]] = []
        for wording in wordings:
            for match in wording.finditer(text):
                low, high = match.span("w")
                if any(low < end and start < high for start, end in told) or not prose.is_english(text):
                    continue
                told.append((low, high))
                start, end = block.span(low, high)
                wrong, right, fix = match["w"], wording.right(match["w"]), None
                if right and page.text[start:end] == wrong:
                    fix = replace(page, start, end, right, safety="unsafe")
                reason = wording.reason or f"it is '{right}'"
                yield wording.kind, problem(page, start, end, f"'{wrong.strip()}': {reason}", fix)


@rule(
    "GRM020",
    "wrong-word",
    "warning",
    fix="unsafe",
    bad=(
        {"_config.yml": "title: A\nauthor:\n  name: Ada\n  bio: A ⟦principle⟧ investigator\n"},
        "Thrilled to ⟦server⟧ as Area Chair of MICCAI 2025!",
        "I graduated ⟦form⟧ the University of Oslo.",
        "She is a ⟦principle⟧ investigator there.",
        "happy ⟦everyday⟧",
        "A boat ⟦int he⟧ harbour ⟦oft he⟧ town, brought ⟦tot he⟧ shore.",
        "She studies at the ⟦School Of⟧ Marine Sciences.",
    ),
    good=(
        "a server as powerful as this",
        "I serve as Area Chair.",
        "the form of the data",
        "everyday life",
        "In it he trusts; an int head; often he comes",
        "SCHOOL OF MARINE SCIENCES",
    ),
)
def wrong_word(site: Site) -> Problems:
    """A real word stands where another is meant.

    A spell checker can't see it, a reader can.
    """
    return _check(site, "word")


@rule(
    "GRM021",
    "wrong-phrase",
    "warning",
    fix="unsafe",
    bad=(
        "Elin Moe⟦ and et al⟧. A title, 2024",
        "A study ⟦with cooperation with⟧ the hospital.",
        "We ask how to ⟦effective⟧ train nets. It ⟦consist⟧ of two parts. It does not ⟦works⟧.",
        "I ⟦got graduated⟧ from Oslo with ⟦many⟧ research experience, and conducted ⟦a research⟧ on fish.",
        "⟦In the other hand⟧, thanks for your ⟦attentions⟧.",
        "I am ⟦interested on⟧ trees.\nThey run ⟦a⟧ specific algorithms or a set of them.",
    ),
    good=(
        "Elin Moe et al.",
        "the 3rd and the 13th prize",
        "1st, 2nd, 11th, 21st, 112th",
        "We cooperate with them.",
        "What does it consist of? how to build effective nets; I conducted a research stay; many research groups",
        "a new methods paper, a simple models zoo, a specific algorithm for new models that learn",
    ),
)
def wrong_phrase(site: Site) -> Problems:
    """A phrase is put together as English doesn't allow.

    Each pattern of the table was right nearly every time on real homepages.
    """
    return _check(site, "phrase")


_VERBS = frozenset(
    "interleave combine achieve use improve learn leverage provide enable generate integrate outperform support "
    "allow employ incorporate require consist aim focus introduce show help take make reach obtain contain "
    "demonstrate propose present extend exploit predict".split()
)
_WHICH = Pattern(
    r"\b(?:propos|present|introduc|develop|releas|design|call|nam|build|built)\w* (?:an? [\w-]+, |our )?"
    r"(?P<name>[A-Z][\w-]{1,40})(?<!s), which (?P<verb>[a-z]+)(?= )",
    ", which ",
)
_THINGS = frozenset(
    "paper work method model approach framework project study thesis benchmark dataset system algorithm".split()
)
_NEXT = {
    "focus": "on",
    "aim": "to at",
    **dict.fromkeys(
        "propose present introduce provide achieve demonstrate outperform".split(),
        "a an the that state new novel better all several significant strong superior competitive",
    ),
}
"""Verbs after a thing, and the words behind one that tell it from a noun: `The paper focus is`."""

_SUBJECT = Pattern(
    r"(?:^|(?<=[.!?] )|(?<=\n))(?:This|The|Our) (?:proposed |new )?(?P<thing>[a-z]+) (?P<verb>[a-z]+)(?= (?P<next>[a-z]+)\b)",
    *(f" {verb} " for verb in _NEXT),
)


@rule(
    "GRM014",
    "verb-agreement",
    "warning",
    fix="unsafe",
    bad=(
        "In this work, we propose TREEX, which ⟦interleave⟧ two things.",
        "Our method ⟦achieve⟧ state-of-the-art results. This paper ⟦focus⟧ on trees.",
    ),
    good=(
        "We propose TREEX, which interleaves two things. We propose GNNs, which combine them.",
        "Does our method achieve the best? We let the model achieve the best.",
        "Our method achieves it. The paper focus is clear. We design TreeNet and LeafNet, which use trees.",
    ),
)
def verb_agreement(site: Site) -> Problems:
    """A verb in the plural follows one thing.

    "Our method achieve" is among the first slips that a reader of a news list sees.
    """
    for pattern in (_WHICH, _SUBJECT):
        for hit in site_hits(site, pattern):
            verb = hit.match["verb"]
            if verb not in _VERBS:
                continue
            if pattern is _WHICH and not re.search(r"[A-Z0-9]", hit.match["name"][1:]):
                continue
            if pattern is _SUBJECT and not (
                hit.match["thing"] in _THINGS and hit.match["next"] in _NEXT.get(verb, "").split()
            ):
                continue
            right = verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
            start, end = hit.span("verb")
            fix = hit.fix(right, "verb", safety="unsafe")
            yield problem(hit.page, start, end, f"One thing does it: '{right}'", fix)
