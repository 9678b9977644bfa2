"""Author lists of BibTeX: names joined by `and`, each `First Last`, `von Last, First` or `Last, Jr, First`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from sitecheck.jekyll.bibtex.latex import visible_text

_TOKEN = re.compile(r"\\.|[{}]|(?<=\s)and(?=\s)|(?<=\s)and$|^and(?=\s)|,", re.DOTALL)
_MATH_MARK = re.compile(
    r"\\?(?:\$\s*\{?\}?\^?\s*|textsuperscript)\{?((?:[*∗,\d]|\\(?:dagger|ddagger|ast|star))+)\}?\$?$"
)
_MARKS = re.compile(r"[\s{]*[*∗＊†‡§¶#✉⋆]+[\s}]*$|(?:\\(?:dagger|ddagger|ast|star))+$")


class Name(NamedTuple):
    """One name of a list.

    Attributes:
        shown: as the visitor reads it, given names first.
        marks: stars, daggers and the like behind it or one of its parts.
        start, end: its range in the file, without blanks around it.
        name_end: the same without the marks at its end.
        commas: where the commas outside braces stand.
        corporate: whether braces make it one word (`{Example Team}`), or it stands for `and others`.
    """

    shown: str
    marks: str
    start: int
    end: int
    name_end: int
    commas: tuple[int, ...]
    corporate: bool


def read_names(text: str, start: int, end: int) -> list[Name]:
    """The names in a range of a file: the inside of an `author` field."""
    found: list[Name] = []
    depth, begin = 0, start
    commas: list[int] = []
    inside = text[start:end]
    for token in _TOKEN.finditer(inside):
        sign = token[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0 and sign == ",":
            commas.append(start + token.start())
        elif depth <= 0 and sign == "and":
            _add(found, text, begin, start + token.start(), commas)
            begin, commas = start + token.end(), []
    _add(found, text, begin, end, commas)
    return found


def _add(found: list[Name], text: str, start: int, end: int, commas: list[int]) -> None:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    end -= len(raw) - len(raw.rstrip())
    whole = text[start:end]
    if not whole:
        return
    corporate = whole == "others" or (whole.startswith("{") and whole.find("}") == len(whole) - 1)
    edges = [start, *(comma + 1 for comma in commas), end + 1]
    parts = [text[low : high - 1] for low, high in pairwise(edges)]
    parts = [" ".join(visible_text(_MATH_MARK.sub(r"\1", part)).split()) for part in parts]
    marks = "".join([mark for part in parts for mark in _MARKS.findall(part)])
    parts = [_MARKS.sub("", part) for part in parts]
    last = _MARKS.search(whole)
    name_end = start + last.start() if last else end
    if len(parts) == 2:
        shown = f"{parts[1]} {parts[0]}"
    elif len(parts) == 3:
        shown = f"{parts[2]} {parts[0]}, {parts[1]}"
    else:
        shown = ", ".join(parts)
    found.append(Name(shown.strip(), marks, start, end, name_end, tuple(commas), corporate))
