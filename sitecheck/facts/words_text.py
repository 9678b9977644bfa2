"""The words of a text that can be judged by spelling: no acronyms, code, addresses or numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class WordMention(NamedTuple):
    """A word in a text.

    Attributes:
        start: offset of its first letter.
        end: offset behind its last letter.
        text: the word, with an apostrophe if there is one inside.
        whole: the word with what hyphens join to it (`semi-supervised`), else the word itself.
    """

    start: int
    end: int
    text: str
    whole: str


_JOINTS = "-‐‑/"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|(?<![^\W\d_])[^\W\d_]['’][^\W\d_]+")


def find_words(text: str) -> list[WordMention]:
    r"""Words of two letters or more in lower case, with a first capital, or all in capitals (from six on).

    Left out: what touches digits, `_`, `@`, `\`, `#` or a dot inside (`data.csv`), camel case,
    capitals of up to five letters, and parts of paths (`user/some-tool`). Scripts without capitals come
    as the runs that they are written in.
    """
    found = []
    size = len(text)
    for match in _word().finditer(text):
        start, end = match.span()
        word = match[0]
        before = text[start - 1] if start else " "
        after = text[end] if end < size else " "
        plain = word.islower() or word[1:].islower()
        if plain and before in " \n" and after in " ,;\n":
            found.append(WordMention(start, end, word, word))
            continue
        if not (plain or (end - start > 5 and word.isupper()) or word.lower() == word.upper()):
            continue
        if before in "_@\\#~$=<" or after in "_@\\(=" or before.isdigit() or after.isdigit():
            continue
        if before == "." and start > 1 and not text[start - 2].isspace() and word[0].islower():
            continue
        if after in ".:" and end + 1 < size and text[end + 1].isalnum():
            continue
        whole = word
        if before in _JOINTS or after in _JOINTS:
            whole = _around(text, start, end)
            if "/" in whole and ("-" in whole or "." in whole or whole.count("/") > 1):
                continue
        found.append(WordMention(start, end, word, whole.strip("-/")))
    return found


def _around(text: str, start: int, end: int) -> str:
    """The run of letters, digits, hyphens, dots and slashes around a word, 40 characters each way at most."""
    first, last = start, end
    while first > max(0, start - 40) and (text[first - 1].isalnum() or text[first - 1] in "-/.‐‑"):
        first -= 1
    while last < min(len(text), end + 40) and (text[last].isalnum() or text[last] in "-/.‐‑"):
        last += 1
    return text[first:last].rstrip(".").replace("‐", "-").replace("‑", "-")
