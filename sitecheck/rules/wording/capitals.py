"""Capitals of names and of common words."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sitecheck.findings import Edit, Fix
from sitecheck.jekyll.blocks import CODE, Block
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Pattern, Prose, Written, is_misnamed, prose, site_hits, site_prose
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Final")
_ORDINAL = Pattern(
    rf"\b(?:a|an|my|the|his|her) (?P<word>{'|'.join(_ORDINALS)})(?=[- ]year\b)",
    *(f" {word}{gap}year" for word in _ORDINALS for gap in "- "),
)
_BADGE = re.compile(r"img\.shields\.io/badge/(?P<label>[^?#]+)")


@cache
def _names() -> list[tuple[str, str]]:
    """(wrong form, right form) of every line of the table."""
    import sitecheck.facts

    path = os.path.join(sitecheck.facts.__path__[0], "data", "proper_names.tsv")
    with open(path, encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#")]
    return [(wrong, right) for right, forms in rows for wrong in forms.split("|")]


@rule(
    "GRM030",
    "proper-name-case",
    "warning",
    fix="safe",
    bad=(
        "The code is on [⟦Github⟧](https://example.org/x), see my ⟦google scholar⟧ page.",
        '<img src="https://img.shields.io/badge/-⟦Github⟧-blue?logo=github" alt="Github">',
        '<img src="https://example.org/a.png" alt="⟦Github⟧ stars">',
        "I played World of Warcraft, and now ⟦World of warcraft⟧ Classic, in ⟦Pytorch⟧.",
        "I teach ⟦english⟧ and am a ⟦phd⟧ student.",
        "A list is on my [⟦google scholar⟧](https://example.org/x) page.",
        {"_config.yml": "title: A\nauthor:\n  name: Ada\n  bio: 3rd-year ⟦Phd⟧ Student\n"},
    ),
    good=(
        "The code is on [GitHub](https://github.com/x), [[github]](https://github.com/x), github.com/x, @github",
        "`pip install Pytorch`, see my-github, Github_pages and github.io; [pytorch](https://pytorch.org)",
        "Hugging Face and HuggingFace, PyTorch, LaTeX",
        "The github-metadata plugin and github/octocat",
        {"_config.yml": "title: A\ngithub: https://github.com/x\nauthor:\n  name: Ada\n"},
        "Je parle chinese dans la ville et le google scholar est une page de la recherche.",
    ),
)
def proper_name_case(site: Site) -> Problems:
    """A well-known name has its capitals in the wrong place.

    `Github` and `Pytorch` look careless to those who use them every day, on badges too.
    """
    for each in site_prose(site, CODE):
        for wrong, right in _names():
            if wrong.lower() in each.lower:
                yield from _miscased(each, wrong, right)
    for page in site.pages:
        if not is_sample(page):
            yield from _in_attributes(page)


def _miscased(within: Prose, wrong: str, right: str) -> Iterator[Problem]:
    pattern = _as_name(wrong)
    for page, block, text in within.lines:
        if wrong not in text:
            continue
        for match in pattern.finditer(text):
            if wrong.islower() and not (_is_running(block, text, *match.span()) and within.is_english(text)):
                continue
            if is_misnamed(text, *match.span()):
                continue
            start, end = block.span(*match.span())
            yield _miswritten(page, [(start, end)], wrong, right)


def _as_name(wrong: str) -> re.Pattern[str]:
    """The form as a word of its own, not as part of an address, a file's name or a user's."""
    return re.compile(rf"(?<![\w@/.#\-_:]){re.escape(wrong)}(?![\w@/_]|[-.:]\w)")


def _is_running(block: Block, text: str, start: int, end: int) -> bool:
    """Whether a word stands in a sentence: words before or behind it, and it is no link's whole text."""
    before, after = text[max(0, start - 20) : start].rstrip(" "), text[end : end + 20].lstrip(" ")
    if before.endswith(("[", "(", "|", "/")) and after.startswith(("]", ")", "|", "/")):
        return False
    if before[-1:] in ("", "\n", "|", "[", "]", ":") and after[:1] in ("", "\n", "|", "[", "]"):
        return False
    low, high = block.span(start, end)
    run = block.run_at(start)
    whole = run.start == low and run.end == high and run.marks
    return not whole or (before[-1:].islower() and after[:1].islower())


def _in_attributes(page: Page) -> Iterator[Problem]:
    """Alternative texts in HTML, and the labels that shields.io writes on badges; one finding an image."""
    for link in page.links:
        if not link.image:
            continue
        ranges = []
        badge = _BADGE.search(link.target)
        if badge and page.text[link.target_start : link.target_end] == link.target:
            ranges.append((link.target_start + badge.start("label"), link.target_start + badge.end("label")))
        if link.tag is not None and link.text:
            ranges.append((link.text_start, link.text_end))
        for wrong, right in _names() if ranges else ():
            if wrong.islower():
                continue
            places = [at for start, end in ranges if (at := _alone(page.text, wrong, start, end)) >= 0]
            if places:
                yield _miswritten(page, [(at, at + len(wrong)) for at in places], wrong, right)


def _alone(text: str, wrong: str, start: int, end: int) -> int:
    """Where a form stands in a range, not as part of a longer word or path; -1 if it doesn't."""
    at = text.find(wrong, start, end)
    before, after = text[at - 1 : at], text[at + len(wrong) : at + len(wrong) + 1]
    return -1 if at < 0 or before.isalnum() or after.isalnum() or after in ("/", ".") else at


def _miswritten(page: Written, ranges: list[tuple[int, int]], wrong: str, right: str) -> Problem:
    start, end = ranges[0]
    fix = None
    if page.text[start:end] == wrong:
        edits = tuple([Edit(page.place(low, high), right) for low, high in ranges])
        fix = Fix(f"Write '{right}'", "safe", edits)
    return problem(page, start, end, f"'{wrong}' is written '{right}'", fix)


@rule(
    "GRM031",
    "two-cases-of-one-name",
    "warning",
    fix="unsafe",
    bad=(
        "- [⟦Treepilot9k⟧](https://example.org/TreePilot9k) is out.\n- TreePilot9k was accepted.\n",
        "BirdNav is fast. BirdNav is small. We like ⟦Birdnav⟧, too.",
    ),
    good=(
        "BirdNav is fast, and BIRDNAV in capitals; `birdnav` is the command.",
        "WebServer and Webserver, DataSet and Dataset: ordinary words",
        "McDonald and Mcdonald once each",
    ),
)
def two_cases_of_one_name(page: Page) -> Problems:
    """A coined name is written with different capitals on one page.

    Readers wonder whether these are two things; the form that comes up more often is taken for the right
    one, addresses counted.
    """
    from sitecheck.facts.words import is_known

    addresses: Counter[str] | None = None
    counts = Counter(_COINED.findall(prose(page).whole))
    groups: dict[str, list[str]] = {}
    for form in counts:
        groups.setdefault(form.lower(), []).append(form)
    for low, forms in groups.items():
        if len(forms) < 2 or not _is_coined(forms) or is_known(low):
            continue
        if addresses is None:
            addresses = Counter(re.findall(r"[A-Za-z0-9]+", " ".join([link.target for link in page.links])))
        found = {form: counts[form] + addresses[form] for form in forms}
        right = max(forms, key=lambda form: found[form])
        if _is_owned(right):
            continue
        for form in forms:
            if found[form] < found[right] and not form.isupper():
                yield from _other_case(page, form, right)


_COINED = re.compile(r"(?<![\w@/.\-])[A-Z][A-Za-z0-9]{4,}(?![\w@/]|\.\w)")


def _is_coined(forms: list[str]) -> bool:
    """Whether one of the forms has a capital behind its first letter, and two are not all in capitals."""
    mixed = [form for form in forms if not form.isupper()]
    return len(mixed) > 1 and any(form[1:] != form[1:].lower() for form in mixed)


def _is_owned(name: str) -> bool:
    """Whether other rules know the capitals of a name."""
    from sitecheck.facts.venues import find_venues

    lower = name.lower()
    return any(right.lower() == lower for _, right in _names()) or bool(find_venues(name, slot=True))


def _other_case(page: Page, form: str, right: str) -> Iterator[Problem]:
    for _, block, text in prose(page).lines:
        if form not in text:
            continue
        for match in _COINED.finditer(text):
            if match[0] == form:
                start, end = block.span(*match.span())
                fix = None
                if page.text[start:end] == form:
                    fix = replace(page, start, end, right, safety="unsafe")
                yield problem(page, start, end, f"Elsewhere on the page: '{right}'", fix)


@rule(
    "GRM032",
    "ordinal-capital",
    "warning",
    fix="safe",
    bad="I'm a ⟦Fifth⟧-year Ph.D. candidate, and my ⟦First⟧ year was hard.",
    good=("I'm a fifth-year candidate.", "Fifth-year students", "the First Workshop, a First Year Award"),
)
def ordinal_capital(site: Site) -> Problems:
    """An ordinal has a capital in the middle of a sentence.

    It is a common adjective: a fifth-year student.
    """
    for hit in site_hits(site, _ORDINAL):
        right = hit.match["word"].lower()
        start, end = hit.span("word")
        yield problem(hit.page, start, end, f"Inside a sentence it is '{right}'", hit.fix(right, "word"))


_SURE = 6
"""Letters from which a rarer word with two capitals is hardly an acronym."""

_SHIFTED = re.compile(r"(?<![\w@/.#\-])(?P<two>[A-Z]{2})(?P<rest>[a-z]{1,12})(?![\w@/\-]|\.\w)")


@rule(
    "GRM033",
    "two-capitals",
    "warning",
    fix="unsafe",
    bad="⟦THe⟧ result is here. I teach Linear ⟦ALgebra⟧.",
    good=(
        "PhDs, IDs, GPUs, TAs and URLs; MSc and BEng; the OPen project: OPen is fast.",
        "LLms and DEtr are names.",
    ),
)
def two_capitals(site: Site) -> Problems:
    """An everyday word begins with two capitals.

    The shift key was held too long; a coined name would come up again.
    """
    from sitecheck.facts.words import is_english_word, is_everyday

    for hit in site_hits(site, _SHIFTED):
        word = hit.match[0]
        known = is_english_word if len(word) > _SURE else is_everyday
        if word[1:] == word[1] + "s" or not known(word.lower()) or hit.page.text.count(word) > 1:
            continue
        right = word[0] + word[1:].lower()
        start, end = hit.span()
        yield problem(hit.page, start, end, f"'{right}' is meant", hit.fix(right, safety="unsafe"))
