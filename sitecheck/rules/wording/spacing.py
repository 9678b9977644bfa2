"""Missing and superfluous blanks, as the visitor sees them."""

from __future__ import annotations

import re

from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import Pattern, hits, prose
from sitecheck.rules.rule import Problems, problem, replace, rule

_COMMA = re.compile(r",(?=[^\W_]|[*†‡])")
_COLON = re.compile(r":(?=[A-Z][a-z]{2})")
_BRACKET = Pattern(
    r"(?<![\w.\-\\])(?:(?P<word>[A-Za-z]?[a-z]{3,})|(?:19|20)\d\d)"
    r"(?=\((?![a-z]{1,8}\)|i+\)|[a-z]\w?,|\d+\))[\w*†&%][^()]{1,60}\))"
    r"|(?<=[A-Z][a-z])(?=\([A-Z][a-z]{3,} [\w ,.&]{3,60}\))"
    r"|(?<=\w)(?=\((?:spotlight|oral|poster|highlight)\))",
    *(f"{last}(" for last in "abcdefghijklmnopqrstuvwxyz0123456789"),
    folded=True,
)
_FUNCTIONS = frozenset(
    "max min log exp sin cos tan tanh softmax argmax argmin calc scale rotate translate rgb rgba url var "
    "print range len sum mean sqrt relu sigmoid".split()
)
_QUOTE = Pattern(
    r"(?:[^\W\d_]{2}[.,]|[^\W\d_]{3}|[*†‡)][.,])(?=“\w)|(?<=[\w.])[.,](?=\"[A-Z]\w+)", "“", ',"', '."'
)
_BEFORE_COMMA = Pattern(r"(?<=[^\W_]) +(?=,(?:\s|$))", " ,")
_FORMULA = re.compile(r"\([A-Z][a-z]?,[A-Z][a-z]?\)")
_URL = re.compile(r"(?:https?:|www\.|://|@)\S*")
_SCHEMES = frozenset("std mailto http https doi arxiv orcid wechat".split())
_MARKS = ("*", "†", "‡")


def _is_cjk(text: str) -> bool:
    """Whether a Japanese, Chinese or Korean character is in a text."""
    return any(
        "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text
    )


def _glues_words(text: str, comma: int) -> bool:
    """Whether a comma stands between two words, marks of footnotes and brackets left out of account."""
    after = text[comma + 1 : comma + 4]
    if after[:1] in _MARKS:
        after = after[1:]
    if (not after[:2].isalpha() or len(after) < 2) and after[:2].strip() != "I":
        return False
    before = text[max(0, comma - 5) : comma]
    if before[-1:] in ("]", *_MARKS):
        return True
    before = before.rstrip(")").rstrip("*†‡")
    return len(before) > 1 and before[-2:].isalpha()


def _ends_label(text: str, colon: int) -> bool:
    """Whether a word of three letters, a number or a closing mark stands before a colon."""
    if text[colon - 1 : colon] in (")", "]", "”", '"'):
        return True
    start = colon
    while start and text[start - 1].isalnum():
        start -= 1
    word = text[start:colon]
    return (len(word) > 2 and word.lower() not in _SCHEMES) or word[-2:].isdigit()


def _in_address(text: str, at: int) -> bool:
    """Whether a place lies in a bare address or mail address."""
    return any(
        m.start() <= at < m.end() for m in _URL.finditer(text, max(at - 120, 0), min(at + 20, len(text)))
    )


@rule(
    "GRM001",
    "missing-space-after-comma",
    "warning",
    fix="safe",
    bad=(
        "Elin Moe⟦,⟧Tomas Varga, Jonas Ravn",
        "See [the paper](https://example.org/a)⟦,⟧[code](https://example.org/b).",
        "I teach trees⟦,⟧I swim.",
        "Elin Moe⟦,⟧**Tomas Varga**, <strong>Jonas Ravn⟦,⟧</strong>Ida Lund",
    ),
    good=(
        "Elin Moe, Tomas Varga",
        "1,000 images and the (k,t)-test",
        "`a,b`",
        "f(x,y)",
        "你好,世界",
        "a@b.org,c@d.org",
    ),
)
def missing_space_after_comma(page: Page) -> Problems:
    """No blank follows a comma between words.

    Names and words run together, and a browser cannot break the line there.
    """
    for hit in hits(page, _COMMA):
        text, comma = hit.match.string, hit.match.end() - 1
        around = text[max(comma - 3, 0) : comma + 4]
        if (
            not _glues_words(text, comma)
            or _FORMULA.search(around)
            or _is_cjk(text[max(comma - 2, 0) : comma + 2])
            or _in_address(text, comma)
        ):
            continue
        start, end = hit.block.span(comma, comma + 1)
        fix = hit.insert(" ", comma + 1, "Put a space after the comma")
        yield problem(page, start, end, "No space after the comma", fix)


@rule(
    "GRM002",
    "missing-space-after-colon",
    "warning",
    fix="safe",
    bad=("SURF⟦:⟧Learning to swim", "*2023.10*⟦:⟧The first prize"),
    good=("SURF: Learning", "https://example.org", "at 10:30", "std::Vector", "std:Vec", "mailto:Ann"),
)
def missing_space_after_colon(page: Page) -> Problems:
    """No blank follows a colon before a new phrase.

    The two halves of a title or a label run together.
    """
    for hit in hits(page, _COLON):
        text, colon = hit.match.string, hit.match.end() - 1
        if not _ends_label(text, colon) or _in_address(text, colon):
            continue
        start, end = hit.block.span(colon, colon + 1)
        yield problem(
            page,
            start,
            end,
            "No space after the colon",
            hit.insert(" ", colon + 1, "Put a space after the colon"),
        )


@rule(
    "GRM003",
    "missing-space-before-bracket",
    "warning",
    fix="safe",
    bad=(
        "Accepted as a Spotlight⟦(⟧top 5%)",
        "In ICML 2019⟦(⟧*oral*)",
        "Learning Representations⟦(⟧ICLR), 2022",
        "Prof. Wu⟦(⟧Associate Professor at Oslo)",
    ),
    good=(
        "A spotlight (5%)",
        "the paper(s)",
        "the function f(x)",
        "HKUST(GZ)",
        "`print(x)`",
        "Data(bases)",
        "2021(12): 124",
        "max(HW1, HW2)",
    ),
)
def missing_space_before_bracket(page: Page) -> Problems:
    """No blank stands between a word and the bracket after it.

    The bracket looks like a part of the word.
    """
    for hit in hits(page, _BRACKET):
        text, bracket = hit.match.string, hit.match.end()
        if _in_address(text, bracket) or hit.match["word"] in _FUNCTIONS:
            continue
        start, end = hit.block.span(bracket, bracket + 1)
        fix = hit.insert(" ", bracket, "Put a space before the bracket")
        yield problem(page, start, end, "No space before the bracket", fix)


@rule(
    "GRM004",
    "missing-space-before-quote",
    "warning",
    fix="safe",
    bad=('Moe et al.,⟦"⟧Learning to swim", 2023', "Moe et al.⟦“⟧Learning to swim”"),
    good=('Moe et al., "Learning to swim", 2023', 'the "so-called" one', "the world’s", "«a»"),
)
def missing_space_before_quote(page: Page) -> Problems:
    """No blank stands before an opening quotation mark.

    The mark then curls the wrong way, as if it closed a quotation.
    """
    line, counted, marks = "", 0, 0
    for hit in hits(page, _QUOTE):
        text, quote = hit.match.string, hit.match.end()
        if text is not line:
            line, counted, marks = text, 0, 0
        marks, counted = marks + text.count('"', counted, quote), quote
        if text[quote] == '"' and marks % 2:
            continue
        if _is_cjk(text[max(quote - 2, 0) : quote + 2]):
            continue
        start, end = hit.block.span(quote, quote + 1)
        fix = hit.insert(" ", quote, "Put a space before the quotation mark")
        yield problem(page, start, end, "No space before the opening quotation mark", fix)


@rule(
    "GRM005",
    "space-before-comma",
    "warning",
    fix="safe",
    bad="Elin Moe⟦ ⟧, Tomas Varga",
    good=(
        "Elin Moe, Tomas Varga",
        "Elin Moe \\*, Tomas Varga",
        "`a , b`",
        "a citation like {% cite a %}, that",
    ),
)
def space_before_comma(page: Page) -> Problems:
    """A blank stands before a comma.

    It reads as a slip, and the comma may be left alone at the start of a line.
    """
    for hit in hits(page, _BEFORE_COMMA):
        start, end = hit.span()
        if page.text[start:end].strip(" ") or page.text[end] != ",":
            continue
        yield problem(page, start, end, "Space before the comma", hit.fix("", title="Remove it"))


@rule(
    "GRM006",
    "space-inside-quotes",
    "warning",
    fix="safe",
    bad=('The title "Best student⟦ ⟧" of 2020', 'Elin Moe. "⟦ ⟧CURE: a method". 2020'),
    good=('The title "Best student" of 2020', 'a 5" screen and a 6" one', 'He said "yes" and "no" to me'),
)
def space_inside_quotes(page: Page) -> Problems:
    """A blank stands between a quotation mark and what it quotes.

    The mark then curls the wrong way on the site.
    """
    for _, block, text in prose(page, 0).lines:
        if block.html:
            continue
        marks = [at for at, char in enumerate(text) if char == '"'] if '"' in text else []
        if len(marks) % 2 or not marks:
            continue
        for first, last in zip(marks[::2], marks[1::2], strict=True):
            inside = text[first + 1 : last]
            if "\n" in inside or not inside.strip():
                break
            left, right = inside != inside.lstrip(" "), inside != inside.rstrip(" ")
            if left and right:
                break
            if left and (first == 0 or text[first - 1] in " (\n"):
                at = (first + 1, first + 1 + len(inside) - len(inside.lstrip(" ")))
            elif right and (last + 1 == len(text) or not text[last + 1].isalnum()):
                at = (first + 1 + len(inside.rstrip(" ")), last)
            else:
                continue
            start, end = block.span(*at)
            if page.text[start:end].strip(" "):
                continue
            yield problem(
                page,
                start,
                end,
                "Space inside the quotation marks",
                replace(page, start, end, "", title="Remove it"),
            )
