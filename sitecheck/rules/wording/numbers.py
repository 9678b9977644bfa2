"""Number and noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Pattern, hits, site_hits, site_prose
from sitecheck.rules.rule import Problems, problem, replace, rule

_NOUNS = (
    "paper article manuscript preprint abstract patent project talk award prize scholarship student intern "
    "year month week day conference journal publication citation dataset benchmark chapter book course "
    "thesis model method poster demo tutorial workshop proposal grant internship member reviewer researcher position "
    "application task topic problem challenge competition collaborator author algorithm framework experiment "
    "system technique result approach study skill question contribution agent network area direction field tool "
    "lecture seminar candidate assistant fellow scholar scientist engineer postdoc undergraduate professor mentor "
    "colleague company university group structure"
).split()
_PLURALS = {noun: noun + "s" for noun in _NOUNS} | {
    "thesis": "theses",
    "approach": "approaches",
    "study": "studies",
    "company": "companies",
    "university": "universities",
}
_SINGULARS = {plural: noun for noun, plural in _PLURALS.items()}
_FEW = frozenset(
    "two three four five six seven eight nine ten eleven twelve several both these those many multiple various "
    "numerous few".split()
)
_ARTICLES = frozenset(("a", "an"))
_ONE = frozenset("one a an another each every 1".split())
_POINTING = frozenset(("these", "those"))
_ADJECTIVES = frozenset(
    "first-author first-authored first author authored co-authored new recent long short full regular journal "
    "conference research workshop main top oral international other more phd master undergraduate graduate best "
    "specific novel different interesting deep good great large small big simple strong open".split()
)
_LIKE_ADJECTIVES = ("ed", "al", "ive", "ic", "ous", "ful", "able", "ible", "less", "ing")
_VERB_LIKE = frozenset(
    "results approaches studies questions awards grants talks groups fields tools mentors tutors models projects "
    "experiments systems structures topics networks".split()
)
"""Plurals that may be verbs: `one results in`, `each models a`."""

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*(?:-\d+)?")
_AFTER = frozenset(
    "accepted published submitted is are was were has have got get at in to on by with about and presented "
    "selected received from for".split()
)
_QUANTITY = re.compile(
    r"(?<![\w.\-/])(?:(?P<of>series|range|number|variety|dozens|hundreds|thousands|couple|lots|list|collection) of|[A-Za-z]{1,8}|[1-9]\d?)(?= [A-Za-z])"
)
_NEXT = re.compile(r" (?:of (?:my|our) )?(Ph\. ?D\.?|[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-]))")
_ONE_OF = Pattern(
    r"\b[Oo]ne of (?:my|our|the|his|her|their|these|those) (?:\w+ ){0,2}?"
    rf"(?P<noun>{'|'.join(_NOUNS)}|work|contribution|goal|area|interest|recipient|winner|finalist|organizer|founder)"
    r"(?= (?:is|was|has|in|on|at|that|which|to|published|accepted|for|about)\b|[.,;:!)]|$)",
    "ne of ",
)
_SUCH_AS = Pattern(
    r"(?<!\bother )\b(?P<noun>[Cc]onference|[Jj]ournal|[Vv]enue|area|field|topic|task|domain|[Ww]orkshop|dataset)"
    r"(?= such as [^.,;\n]{1,120}(?:,| and | or ))",
    " such as ",
)
_LABELS = Pattern(
    r"(?:^|[(,;.\n|] ?)(?P<noun>(?:[Cc]o-)?(?:[Ss]upervisor|[Aa]dvisor|[Mm]entor)(?P<many>s?))\*{0,2}: ?(?=\S)",
    *(f"{label}{many}:" for label in ("upervisor", "dvisor", "entor") for many in ("s", "")),
)
_TITLE = r"(?:(?:(?:Assoc|Asst|Associate|Assistant)\.? )?(?:Prof|Dr|Professor)\.? ?)"
_PERSON = rf"{_TITLE}?[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){{1,3}}"
_TITLED = rf"{_TITLE}[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){{0,3}}"
_SEVERAL = re.compile(
    rf"{_TITLED}(?: \([^()\n]{{1,40}}\))?(?:,| and| &|, and) {_TITLED}|{_PERSON} (?:and|&) {_TITLED}"
)
_NO_COUNT = re.compile(r"(?:[-–#]|([A-Za-z]+)\.? )$")
_LABELLING = frozenset(
    "jan feb mar apr may jun june jul july aug sep sept oct nov dec january february march april august september "
    "october november december week day task level lecture chapter section part grade no top class tier year phase "
    "stage version vol volume number category track type paper problem project".split()
)
"""Words after which a number is no count: `May 5`, `Level 3 course`, `a top 5 conference`."""

_SHARING = re.compile(r"(?:,| and)((?: [\w-]+,?){1,5})")
_ARTICLE = re.compile(r"(?i)\b(?:an?|the|one|this|that|each|any|some|another|every|my|our) (?:[\w-]+ ){0,3}$")


class _Counted(NamedTuple):
    """A number and its noun, by their ranges in a text."""

    number: str
    start: int
    end: int


def _counted(text: str) -> Iterator[_Counted]:
    """Numbers (and `a`, `every`, `a series of`) with the noun in which the phrase ends."""
    for match in _QUANTITY.finditer(text):
        number = match[0].lower()
        if not (number in _FEW or number in _ONE or match["of"] or number.isdigit()):
            continue
        at, low, plural = match.end(), 0, False
        while found := _NEXT.match(text, at):
            if found[0].startswith(" of ") and (number in _ONE or number in _POINTING):
                break  # "each of my students has", "those of my group"
            word = found[1].lower().replace(".", "").replace(" ", "")
            if (
                word not in _ADJECTIVES
                and word not in _PLURALS
                and word not in _SINGULARS
                and not _is_filler(found[1])
            ):
                break
            if plural:
                break  # "3 years postdoc" has another fault
            plural = word in _SINGULARS
            low, at = found.start(1), found.end(1)
        if not low or not _ends(text, at) or (number in _ARTICLES and text.startswith(" and ", at)):
            continue
        before = _NO_COUNT.search(text, max(0, match.start() - 12), match.start())
        if number.isdigit() and before and (not before[1] or before[1].lower() in _LABELLING):
            continue
        if number.isdigit() and before and before[1][0].isupper() and before.start():  # "a Fedora 25 system"
            continue
        yield _Counted(match[0], low, at)


def _is_filler(word: str) -> bool:
    """Whether a word may stand between a number and its noun: `CVPR`, `tailored`, `theoretical`."""
    if word in _AFTER or word == "hundred":
        return False
    return bool(_ACRONYM.fullmatch(word)) or (
        len(word) > 4 and word.islower() and word.endswith(_LIKE_ADJECTIVES)
    )


def _ends(text: str, at: int) -> bool:
    """Whether the phrase ends at a place: punctuation follows, or a verb or preposition."""
    if at == len(text) or text[at] in ".,;:!)\n":
        return True
    following = _NEXT.match(text, at)
    return following is not None and following[1].lower() in _AFTER


def _shares(text: str, at: int) -> bool:
    """Whether the plural comes later: `several journal and conference papers`."""
    rest = _SHARING.match(text, at)
    return rest is not None and any(word.lower() in _SINGULARS for word in rest[1].replace(",", "").split())


def _plural(noun: str) -> str:
    return _like(noun, _PLURALS.get(noun.lower(), noun.lower() + "s"))


@rule(
    "GRM010",
    "number-agreement",
    "warning",
    fix="unsafe",
    bad=(
        "*2024.5*: Two ⟦paper⟧ accepted to MICCAI 2024.",
        "I supervise three PhD ⟦student⟧.",
        "One ⟦papers⟧ accepted.",
        "Two ⟦paper⟧ accepted, many thanks! Two ⟦paper⟧, thanks.",
        "I led multiple ⟦project⟧ with a series of ⟦paper⟧.",
        "We read each ⟦papers⟧.",
        "Two CVPR ⟦paper⟧ accepted; a few ⟦paper⟧ in review; a Ph.D ⟦students⟧ in Oslo.",
        "It aims for a tailored ⟦results⟧, with several existing ⟦approach⟧.",
    ),
    good=(
        "Two papers accepted.",
        "Two paper awards",
        "a two year stay",
        "Paper 3 is",
        "One paper accepted.",
        "2 conference talks",
        "In May 5 talk, a top 5 conference; a Level 3 course is hard",
        "both student and teacher; several journal and conference papers; two journal and three workshop papers",
        "a variety of tasks, many a problem, and several task-specific models",
        "Each results in one, and one models with the other; a distributed systems and networks group",
        "a few papers, a training course, a good results page, two ICML papers",
        "Each of my students has a desk; one of our students has left; every one of my papers is open; those of my group.",
        "every author's view, each paper, and one of many problem-solving methods",
    ),
)
def number_agreement(site: Site) -> Problems:
    """A noun doesn't agree with the number before it.

    It is the first line of News that a reader sees.
    """
    for prose in site_prose(site):
        for page, block, text in prose.lines:
            for number, low, high in _counted(text):
                noun = text[low:high]
                right = _agreeing(number.lower(), noun, text, high)
                if right:
                    start, end = block.span(low, high)
                    wanted = "singular" if noun.lower() in _SINGULARS else "plural"
                    fix = (
                        replace(page, start, end, right, safety="unsafe")
                        if page.text[start:end] == noun
                        else None
                    )
                    yield problem(page, start, end, f"'{number}' takes the {wanted}: '{right}'", fix)


def _agreeing(number: str, noun: str, text: str, end: int) -> str:
    """The noun in the number that is wanted; empty where it is right, or where that can't be told."""
    lower = noun.lower()
    if number in _ONE:
        if lower in _VERB_LIKE and (number not in _ARTICLES or text[end : end + 1] == " "):
            return ""
        return _like(noun, _SINGULARS.get(lower, ""))
    if lower not in _PLURALS or _shares(text, end):
        return ""
    if number == "both" and (text.startswith(" and", end) or lower + "s" in _VERB_LIKE):
        return ""
    return _plural(noun)


def _like(noun: str, right: str) -> str:
    return right.capitalize() if noun[0].isupper() else right


@rule(
    "GRM011",
    "one-of-singular",
    "warning",
    fix="unsafe",
    bad=("One of my recent ⟦work⟧ is about trees.", "I review for ⟦conference⟧ such as ICML, ICLR and CVPR."),
    good=(
        "One of my recent works is about trees.",
        "One of the work packages",
        "a conference such as ICML, or CVPR; a new research area such as ferns, mosses and trees",
    ),
)
def one_of_singular(site: Site) -> Problems:
    """A singular stands where several are meant.

    "One of my work" and "conference such as A, B" stop a reader who knows English.
    """
    for pattern in (_ONE_OF, _SUCH_AS):
        for hit in site_hits(site, pattern):
            noun = hit.match["noun"]
            if pattern is _SUCH_AS and _ARTICLE.search(
                hit.match.string, max(0, hit.match.start() - 60), hit.match.start()
            ):
                continue
            right = _plural(noun)
            start, end = hit.span("noun")
            fix = hit.fix(right, "noun", safety="unsafe")
            yield problem(hit.page, start, end, f"Several are meant: '{right}'", fix)


@rule(
    "GRM012",
    "number-of-a-label",
    "warning",
    fix="unsafe",
    bad=(
        "- 2020 - 2024, PhD. ⟦Supervisors⟧: Prof. Jonas Ravn",
        "- 2020 - 2024, PhD, ⟦Advisor⟧: Prof. Jonas Ravn and Prof. Elin Moe",
    ),
    good=(
        "Supervisors: Prof. Jonas Ravn, Prof. Elin Moe",
        "Supervisor: Jonas Ravn, University of Oslo; Advisor: Prof. Elin Moe, Oslo and Bergen",
        "Supervisors: see below",
    ),
)
def number_of_a_label(page: Page) -> Problems:
    """A label in the plural introduces one name, or one in the singular several.

    The reader looks for the second name, and takes it for lost.
    """
    for hit in hits(page, _LABELS):
        rest = hit.match.string[hit.match.end() :].split("\n", 1)[0].strip(" .*")
        noun = hit.match["noun"]
        if hit.match["many"]:
            if not re.fullmatch(_PERSON, rest):
                continue
            right, message = noun[:-1], f"One name follows: '{noun[:-1]}'"
        elif _SEVERAL.match(rest):
            right, message = noun + "s", f"Several names follow: '{noun}s'"
        else:
            continue
        start, end = hit.span("noun")
        yield problem(page, start, end, message, hit.fix(right, "noun", safety="unsafe"))
