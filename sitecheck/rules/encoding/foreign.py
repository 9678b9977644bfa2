"""Letters and punctuation of another script."""

from __future__ import annotations

import re

from sitecheck.findings import Safety
from sitecheck.jekyll.blocks import CODE, Block
from sitecheck.jekyll.page import Page
from sitecheck.rules.encoding._texts import characters
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample

_CYRILLIC = dict(zip("аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_ALIKE = _CYRILLIC | _GREEK
_WIDE = r"[\u3000-\u3002\u300a-\u3011\uff01-\uff5e]"
_WIDE_LINK = r"\]（[^（）\n]*[）)]"
_SPACE_AFTER = frozenset("，：；！？。、．")
_PLAIN = {"。": ".", "、": ",", "\u3000": " "}
_MARKUP = frozenset("*_`[]<>#|~\\^{}$\"'-")


@rule(
    "ENC006",
    "homoglyph",
    "warning",
    fix="safe",
    bad=("She works in ⟦С⟧hina.\n", "Pr⟦о⟧ject for ⟦А⟧rХiv".replace("Х", "⟦Х⟧") + "\n"),
    good=("Москва, β-VAE, νSVM, μTransfer, ΔE, Ωmega\n", "`Сhina`\n", "$Αx$ is ΑΒΓ\n"),
)
def homoglyph(page: Page) -> Problems:
    """A Cyrillic or Greek letter stands in a Latin word that it looks like.

    Search does not find the word, and screen readers stumble over it.
    """
    if characters(page.text).isdisjoint(_ALIKE):
        return
    for block in page.blocks:
        text = block.text
        if text.isascii() or block.kind == "code" or not any(char in _ALIKE for char in text):
            continue
        for word in re.compile(r"[^\W\d_]{3,}").finditer(text):
            foreign = [i for i in range(*word.span()) if not text[i].isascii()]
            odd = [i for i in foreign if text[i] in _ALIKE]
            if not odd or 2 * len(odd) > len(word[0]) or any(_is_other(text[i]) for i in foreign):
                continue
            for index in odd:
                span = block.span(index, index + 1)
                if not block.marks(index, index + 1) & CODE:
                    script = "Cyrillic" if text[index] in _CYRILLIC else "Greek"
                    right = _ALIKE[text[index]]
                    message = f"A {script} letter that looks like '{right}' in a Latin word"
                    yield problem(page, *span, message, replace(page, *span, right))


def _is_other(char: str) -> bool:
    """Whether a letter is Greek or Cyrillic and looks like no Latin one: the word is meant so."""
    return "\u0370" <= char <= "\u052f" and char not in _ALIKE


@rule(
    "ENC007",
    "fullwidth-punctuation",
    "warning",
    fix="safe",
    bad=(
        "- *2025.04*⟦：⟧ Our paper is out⟦，⟧and the code⟦。⟧\n",
        "Ada Example⟦（⟧Bo Lab⟦）⟧ works here.\n",
        "[Paper](https://example.org/a) ⟦｜⟧ [Code](https://example.org/b) 90⟦％⟧\n",
    ),
    good=(
        "Ada Example（安达） works here。（中文，没有问题。）\n",
        "- 2025.04：我们的论文\n",
        "`a，b`\n\n<!-- a，b -->\n",
    ),
)
def fullwidth_punctuation(page: Page) -> Problems:
    """A full-width character of a Chinese keyboard stands in Latin text.

    It takes the room of two letters, so the sentence shows a gap.
    """
    if not any("\u3000" <= char <= "\uff5e" for char in characters(page.text)) or is_sample(page):
        return
    for block in page.blocks:
        text = block.text
        if text.isascii() or block.kind == "code":
            continue
        links = None
        for match in re.compile(_WIDE).finditer(text):
            index = match.start()
            if links is None:
                links = [found.span() for found in re.compile(_WIDE_LINK).finditer(text)]
                links.reverse()
            while links and links[-1][1] <= index:
                links.pop()
            if _is_latin(text, index) and not (links and links[-1][0] <= index):
                span = block.span(index, index + 1)
                if not block.marks(index, index + 1) & CODE and not page.is_hidden(span.start):
                    yield _wide(page, block, index, *span)


def _is_latin(text: str, index: int) -> bool:
    """Whether the nearest letters on both sides are no Chinese, Japanese or Korean ones."""
    left = next((char for char in reversed(text[max(index - 200, 0) : index]) if char.isalpha()), "")
    right = next((char for char in text[index + 1 : index + 200] if char.isalpha()), "")
    return bool(left or right) and not _is_cjk(left) and not _is_cjk(right)


def _is_cjk(char: str) -> bool:
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _wide(page: Page, block: Block, index: int, start: int, end: int) -> Problem:
    text = block.text
    char = text[index]
    right = _PLAIN.get(char) or (chr(ord(char) - 0xFEE0) if char >= "\uff01" else "")
    message = f"Full-width '{char}' in Latin text" if char.strip() else "Full-width space in Latin text"
    if not right:
        return problem(page, start, end, message)
    safety: Safety = "suggestion" if right in _MARKUP else "safe"
    after, before = text[index + 1 : index + 2], text[index - 1 : index] if index else ""
    if char in _SPACE_AFTER and (after.isalnum() or after in ("(", "（", "[", '"')):
        right += " "
    elif char == "（" and before and before.isalnum():
        right = " ("
    elif char == "）" and after.isalnum():
        right = ") "
    return problem(page, start, end, message, replace(page, start, end, right, safety=safety))
