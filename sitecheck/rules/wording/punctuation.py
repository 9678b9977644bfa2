"""Stops, commas, brackets and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.jekyll.blocks import CODE
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import Pattern, hits, prose, site_hits
from sitecheck.rules.rule import Problems, problem, rule

_LITTLE = tuple(
    "the a an of in to and for with by on at from as are is was we our my which have has will can be this it its "
    "their these or also were been I".split()
)
_TWICE = Pattern(
    r"(?<![\w'’.\-\"“])(?P<word>[A-Za-z]{1,5})(?P<again> +(?P=word))(?![\w'’\-])",
    *(f"{before}{word} {word}" for word in _LITTLE for before in " \n"),
)
_ACRONYM_TWICE = re.compile(r"(?<![\w'’.\-])(?P<word>[A-Z]{3,})(?P<again> +(?P=word))(?![\w'’\-])")
_DOUBLE = Pattern(
    r"(?<=[^\W_])(?:\.\.(?![.\w/])|,\.(?![\w.])|;[,;.]|,[;:]|[,.]，|，[,.，]|。[.。,]|、，)|(?<=[^\W_]) \.(?=\s|$)",
    *(
        "..",
        ",.",
        ";,",
        ";;",
        ";.",
        ",;",
        ",:",
        ",，",
        ".，",
        "，,",
        "，.",
        "，，",
        "。.",
        "。。",
        "。,",
        "、，",
        " .",
    ),
)
_SMALL = (
    "with and which that but or of for to in by on from as including where while because is are was were has have "
    "can will"
).split()
_STOP = Pattern(
    r"(?<=[a-z]{4})(?P<stop>\.) (?P<next>[a-z]{2,9}) (?=[\w$“\"(])", *(f". {word} " for word in _SMALL)
)
_ABBREVIATED = frozenset(
    "dept univ prof proc conf appl vers approx subsp trans comput intell syst sect figs refs elec tech assoc univs "
    "corp invt resp incl excl govt mech phys chem math biol symp intl natl advs rept".split()
)
_SHOUT = Pattern(
    r"(?<=[\w)\]”\"])(?P<comma>,) (?P<word>Congratulations|Congrats|Many thanks|Thanks|Welcome|Cheers)\b(?=[ !,.])",
    *(f", {word}" for word in ("Congrat", "Many thanks", "Thanks", "Welcome", "Cheers")),
)
_ENUMERATOR = re.compile(r"(?:^|[\s:;,(])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$")
_VERBS = (
    "maintains achieves outperforms improves provides enables introduces presents demonstrates combines leverages "
    "reduces requires delivers generates addresses employs integrates allows consists"
).split()
_SUBJECT = Pattern(
    rf"(?:^|\n)(?P<name>[A-Z][A-Za-z0-9-]{{1,40}})(?P<comma>,) (?:{'|'.join(_VERBS)}) (?:an?|the|[a-z-]+)\b",
    *(f", {verb} " for verb in _VERBS),
)
_PAIRS = {")": "(", "]": "["}


@rule(
    "GRM041",
    "doubled-word",
    "warning",
    fix="unsafe",
    bad=("The complexity of⟦ of⟧ the model and⟦ and⟧ its use.", "A course of CSE⟦ CSE⟧ 447."),
    good=(
        "Quan Quan and Li Li; I had had it; that that is; one one-on-one talk; New New York; 'the the'",
        "Sign in\nin the morning; `the the` and the [the](https://example.org) link",
    ),
)
def doubled_word(site: Site) -> Problems:
    """A little word, or an acronym, stands twice.

    The eye skips it in one's own text, and stumbles over it in another's.
    """
    for hit in site_hits(site, _TWICE):
        if hit.match["word"] not in _LITTLE:
            continue
        start, end = hit.span("again")
        if hit.page.text[start:end] != hit.match["again"] or not hit.prose.is_english(hit.match.string):
            continue
        message = f"'{hit.match['word']}' stands twice"
        yield problem(hit.page, start, end, message, hit.fix("", "again", safety="unsafe", title="Remove it"))
    for hit in site_hits(site, _ACRONYM_TWICE):
        start, end = hit.span("again")
        if hit.page.text[start:end] == hit.match["again"]:
            fix = hit.fix("", "again", safety="unsafe", title="Remove it")
            yield problem(hit.page, start, end, f"'{hit.match['word']}' stands twice", fix)


@rule(
    "GRM050",
    "double-punctuation",
    "warning",
    fix="unsafe",
    bad=(
        "I work on trees⟦..⟧ We like them⟦,.⟧",
        "Elin Moe; Jonas Ravn⟦;,⟧ Tomas Varga",
        "A paper on trees⟦ .⟧",
    ),
    good=(
        "I work on trees... and birds, e.g., owls; at Example Inc., Ltd., etc.",
        "See ../files and a..b, 1..3; `x..` and so on …",
        "Rows 1,,3 and .NET, .bib files",
    ),
)
def double_punctuation(site: Site) -> Problems:
    """Two marks of punctuation stand where one belongs.

    One of them was left over when the sentence was changed.
    """
    for hit in site_hits(site, _DOUBLE):
        start, end = hit.span()
        marks = hit.match[0]
        if hit.page.text[start:end] != marks:
            continue
        stop = next((mark for mark in ".。;，,:" if mark in marks), "")
        message = "Space before the full stop" if marks == " ." else f"'{marks}': one of the two is too many"
        fix = hit.fix(stop, safety="unsafe", title=f"Write '{stop}' alone")
        yield problem(hit.page, start, end, message, fix)


@rule(
    "GRM051",
    "full-stop-in-sentence",
    "warning",
    bad=("I published several papers⟦.⟧ with many citations.", "We built a model⟦.⟧ which is large."),
    good=(
        "I published several papers. With them I won.",
        "Univ. of Oslo, Dept. of Trees, Proc. of it, ed. by E. Moe, vol. in print, approx. in July",
        "arXiv preprint. arXiv preprint; see it etc. in the paper",
    ),
)
def full_stop_in_sentence(site: Site) -> Problems:
    """A full stop is followed by a sentence that begins with a small letter.

    Either the stop should be a comma, or the next word wants its capital.
    """
    for hit in site_hits(site, _STOP):
        text, at = hit.match.string, hit.match.start()
        if hit.match["next"] not in _SMALL:
            continue
        word = re.search(r"[\w-]+$", text[max(0, at - 30) : at])
        if word is None or word[0].lower() in _ABBREVIATED or not word[0].islower() or not _is_word(word[0]):
            continue
        if not hit.prose.is_english(text):
            continue
        start, end = hit.span("stop")
        message = (
            f"A full stop, and '{hit.match['next']}' goes on with a small letter: one of the two is wrong"
        )
        yield problem(hit.page, start, end, message)


def _is_word(word: str) -> bool:
    from sitecheck.facts.words import is_everyday

    return is_everyday(word.rpartition("-")[2])


@rule(
    "GRM052",
    "comma-before-sentence",
    "warning",
    fix="unsafe",
    bad="Our paper was accepted⟦,⟧ Congratulations to Elin!",
    good=(
        "Our paper was accepted. Congratulations to Elin!",
        "Elin, congratulations!",
        "Cheers, Thanksgiving is near.",
    ),
)
def comma_before_sentence(page: Page) -> Problems:
    """A comma stands before a new sentence.

    The capital shows that a sentence begins there; a full stop parts the two.
    """
    for hit in hits(page, _SHOUT):
        start, end = hit.span("comma")
        message = f"'{hit.match['word']}' begins a sentence: a full stop belongs before it"
        yield problem(page, start, end, message, hit.fix(".", "comma", safety="unsafe"))


@rule(
    "GRM055",
    "comma-after-subject",
    "warning",
    fix="safe",
    bad="- BirdNet⟦,⟧ maintains good results and improves them.",
    good=(
        "- BirdNet maintains good results.",
        "- BirdNet, a model, maintains good results.",
        "- BirdNet, TreeNet, and LeafNet achieve it.",
        "- ICML, offers of places",
    ),
)
def comma_after_subject(page: Page) -> Problems:
    """A comma parts a sentence's subject from its verb.

    English has no comma there: the reader expects an insertion, which never comes.
    """
    for hit in hits(page, _SUBJECT):
        if not re.search(r"[A-Z0-9]", hit.match["name"][1:]):
            continue
        start, end = hit.span("comma")
        yield problem(
            page,
            start,
            end,
            "No comma stands between subject and verb",
            hit.fix("", "comma", title="Remove it"),
        )


@rule(
    "GRM053",
    "unbalanced-bracket",
    "warning",
    bad=("Chair of a conference ⟦(⟧NLDL 2025", "The report is here⟦)⟧."),
    good=(
        "We do 1) this, 2) that (and more), i) one, ii) two, b) three.",
        "A smiley :) and one more ;-) or :(",
        "The range [0, 1) and $f(x$ are mathematics.",
        "(a [b](https://example.org/a_(b)) c)",
    ),
)
def unbalanced_bracket(page: Page) -> Problems:
    """A bracket is opened and never closed, or closed and never opened.

    The reader looks for the other half, and takes the sentence for unfinished.
    """
    for _, block, text in prose(page, CODE).lines:
        if block.html or text.count("(") + text.count("[") == text.count(")") + text.count("]"):
            continue
        if "$" in text or "\\" in text or "\ue000" in text:
            continue
        for at, what in _unpaired(text):
            span = block.span(at, at + 1)
            yield problem(page, span.start, span.end, f"This bracket is never {what}")


def _is_quoted(text: str, at: int) -> bool:
    """Whether a bracket itself is spoken of: `"("`."""
    return text[max(0, at - 1) : at] in _QUOTES and text[at + 1 : at + 2] in _QUOTES


_QUOTES = tuple("\"'`“”‘’")


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]]", text):
        at, mark = match.start(), match[0]
        if re.search(r"[:;=]-?$", text[max(0, at - 2) : at]) or _is_quoted(text, at):
            continue
        if mark in "([":
            opened.append(at)
        elif opened and text[opened[-1]] in "([":
            if text[opened[-1]] == _PAIRS[mark] or mark == ")":
                opened.pop()  # `[0, 1)` is an interval
            elif not _ENUMERATOR.search(text[max(0, at - 6) : at]):
                yield at, "opened"
        elif not _ENUMERATOR.search(text[max(0, at - 6) : at]):
            yield at, "opened"
    yield from ((at, "closed") for at in opened)
