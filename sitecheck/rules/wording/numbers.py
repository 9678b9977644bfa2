"""Number and noun."""

from __future__ import annotations

import re

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import data_texts, hits, site_hits
from sitecheck.rules.rule import Problems, problem, replace, rule

_NOUNS = (
    "paper article manuscript preprint abstract patent project talk award prize scholarship student intern "
    "year month week day conference journal publication citation dataset benchmark chapter book course "
    "thesis model method poster demo tutorial workshop proposal grant internship member reviewer researcher position "
    "application task topic problem challenge competition collaborator author algorithm model framework experiment "
    "dataset method system technique"
)
_PLURALS = {"thesis": "theses"} | {n: n + "s" for n in _NOUNS.split() if n != "thesis"}
_SINGULAR, _PLURAL = "|".join(_PLURALS), "|".join(_PLURALS.values())
_NUMBERS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|both|these|those|many|multiple|various|"
    r"numerous|(?:series|range|number|variety|dozens|hundreds) of"
)
_ADJECTIVES = (
    r"(?:(?:first[- ]author(?:ed)?|co-authored|new|recent|long|short|full|regular|journal|conference|"
    r"research|workshop|main|top|oral|international|other|more|of (?:my|our)|PhD|Ph\.D\.|master|"
    r"undergraduate|graduate|best|specific|novel|different|interesting) )*"
)
_AFTER = (
    r"(?= (?:accepted|published|submitted|is|are|was|were|has|have|got|get|at|in|to|on|by|with|about|and|"
    r"presented|selected|received|from|for)\b|[.,;:!)]|$)"
)
_FEW = re.compile(
    rf"(?<![\w.\-/])(?P<number>{_NUMBERS}|[2-9]|[1-9]\d)(?P<gap> {_ADJECTIVES})(?P<noun>{_SINGULAR}){_AFTER}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?<![\w.\-/])(?P<number>one|a|an|another|each|every|1)(?P<gap> {_ADJECTIVES})(?P<noun>{_PLURAL}){_AFTER}",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\bone of (?:my|our|the|his|her|their|these|those) (?:\w+ ){{0,2}}?"
    rf"(?P<noun>{_SINGULAR}|work|contribution|goal|area|interest|recipient|winner|finalist|organizer|founder)"
    r"(?= (?:is|was|has|in|on|at|that|which|to|published|accepted|for|about)\b|[.,;:!)]|$)",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(
    r"(?<!\bother )\b(?P<noun>conference|journal|venue|area|field|topic|task|domain|workshop|dataset)"
    r"(?= such as [^.,;\n]+(?:,| and | or ))",
    re.IGNORECASE,
)
_LABELS = re.compile(r"(?:^|[(,;.\n] ?)(?P<noun>[Ss]upervisors|[Aa]dvisors|[Mm]entors): ?(?=\S)")


_NO_COUNT = re.compile(
    r"(?i)(?:[-–#]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|week|day|task|level|lecture|chapter|section|part|"
    r"grade|no\.|top|class|tier|year|phase|stage|version|vol\.|number|category|track|type|paper|problem|project)\w* )$"
)
"""What makes a number no count: `May 5`, `Level 3 course`, `a top 5 conference`."""


_SHARED = re.compile(rf"(?i)(?:,| and)(?: [\w-]+,?){{0,4}}? (?:{_PLURAL})\b")
"""The plural comes later: `several journal and conference papers`."""

_ARTICLE = re.compile(r"(?i)\b(?:an?|the|one|this|that|each|any|some|another|every|my|our) (?:[\w-]+ ){0,3}$")


def _plural(noun: str) -> str:
    lower = noun.lower()
    right = _PLURALS.get(lower, lower + "s")
    return right.capitalize() if noun[0].isupper() else right


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
        "every author's view, each paper, and one of many problem-solving methods",
    ),
)
def number_agreement(site: Site) -> Problems:
    """A noun doesn't agree with the number before it.

    It is the first line of News that a reader sees.
    """
    for hit in site_hits(site, _FEW):
        noun = hit.match["noun"]
        if hit.match["number"].lower() == "both" and hit.match.string.startswith(" and", hit.match.end()):
            continue  # "both student and teacher"
        if _SHARED.match(hit.match.string, hit.match.end()):
            continue
        if hit.match["number"].isdigit() and _NO_COUNT.search(hit.match.string, 0, hit.match.start()):
            continue
        start, end = hit.span("noun")
        right = _plural(noun)
        yield problem(
            hit.page,
            start,
            end,
            f"'{hit.match['number']}' wants the plural: '{right}'",
            hit.fix(right, "noun", safety="unsafe"),
        )
    for hit in site_hits(site, _ONE):
        noun = hit.match["noun"]
        if hit.match["number"] == "1" and _NO_COUNT.search(hit.match.string, 0, hit.match.start()):
            continue
        right = next(s for s, p in _PLURALS.items() if p == noun.lower())
        start, end = hit.span("noun")
        yield problem(
            hit.page,
            start,
            end,
            f"'{hit.match['number']}' wants the singular: '{right}'",
            hit.fix(right, "noun", safety="unsafe"),
        )


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
            if pattern is _SUCH_AS and _ARTICLE.search(hit.match.string, 0, hit.match.start()):
                continue
            right = _plural(noun)
            start, end = hit.span("noun")
            fix = hit.fix(right, "noun", safety="unsafe")
            yield problem(hit.page, start, end, f"Several are meant: '{right}'", fix)


@rule(
    "GRM012",
    "label-of-one",
    "warning",
    fix="unsafe",
    bad="- 2020 - 2024, PhD. ⟦Supervisors⟧: Prof. Jonas Ravn",
    good=(
        "Supervisors: Prof. Jonas Ravn, Prof. Elin Moe",
        "Supervisor: Jonas Ravn",
        "Supervisors: see below",
    ),
)
def label_of_one(page: Page) -> Problems:
    """A label in the plural introduces one name.

    The reader looks for the second, and takes it for lost.
    """
    for hit in hits(page, _LABELS):
        text = hit.match.string
        rest = text[hit.match.end() :].split("\n", 1)[0].strip(" .*")
        if not re.fullmatch(r"(?:(?:Prof|Dr|Professor)\.? )?[A-Z][\w.\-]*(?: [A-Z][\w.\-]*){1,3}", rest):
            continue
        start, end = hit.span("noun")
        right = hit.match["noun"][:-1]
        fix = hit.fix(right, "noun", safety="unsafe")
        yield problem(page, start, end, f"One name follows: '{right}'", fix)


_VERBS = (
    "interleave combine achieve use improve learn leverage provide enable generate integrate outperform support "
    "allow employ incorporate require consist aim focus introduce show help take make reach obtain contain "
    "demonstrate propose present extend exploit predict"
)
_WHICH = re.compile(
    r"\b(?:propos|present|introduc|develop|releas|design|call|nam|build|built)\w* (?:an? [\w-]+, |our )?"
    rf"[A-Z][\w-]*[A-Z0-9](?:[\w-]*[^\Ws])?, which (?P<verb>{'|'.join(_VERBS.split())})(?= )"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\n))(?:This|The|Our) (?:proposed |new )?"
    r"(?:paper|work|method|model|approach|framework|project|study|thesis|benchmark|dataset|system|algorithm) "
    r"(?P<verb>focus(?= on)|aim(?= to| at)|(?:propose|present|introduce|provide|achieve|demonstrate|outperform)(?= (?:an?|the|that|"
    r"state|new|novel|better|all|several|significant|strong|superior|competitive)\b))"
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
            right = verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
            start, end = hit.span("verb")
            fix = hit.fix(right, "verb", safety="unsafe")
            yield problem(hit.page, start, end, f"One thing does it: '{right}'", fix)


_UNCOUNTABLE = re.compile(r"(?<![\w-])(?P<word>Educations|educations|EDUCATIONS)(?![\w-])")


@rule(
    "GRM013",
    "educations",
    "warning",
    bad=(
        "# 📖 ⟦Educations⟧\n- 2020, Lund",
        {"_data/navigation.yml": 'main:\n  - title: "⟦Educations⟧"\n    url: "/#-educations"\n'},
    ),
    good=("# 📖 Education\n", "The Ministry of Education's programme"),
    fix="suggestion",
)
def educations(site: Site) -> Problems:
    """The section is called "Educations".

    Education has no plural; the word stands in the template and so on many homepages. Renaming a heading
    changes its anchor: change the menu's entry with it.
    """
    for page in site.pages:
        for heading in page.headings:
            for match in _UNCOUNTABLE.finditer(heading.block.text):
                start, end = heading.block.span(*match.span())
                fix = replace(page, start, end, _cased(match[0]), safety="suggestion")
                yield problem(page, start, end, "'Educations' is no word: 'Education' has no plural", fix)
    for text in data_texts(site):
        for match in _UNCOUNTABLE.finditer(text.text):
            start, end = text.start + match.start(), text.start + match.end()
            fix = replace(text.where, start, end, _cased(match[0]), safety="suggestion")
            yield problem(text.where, start, end, "'Educations' is no word: 'Education' has no plural", fix)


def _cased(word: str) -> str:
    return word[:-1]
