"""Link definitions and footnotes of a page: `[id]: address "title"`, `[^1]: text`."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.jekyll.kramdown_chars import lower

_SPACE_RUN = re.compile(r"[ \t\n\r\f\v]+")
_ESCAPE = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")
_LINE = re.compile(r"[ ]{0,3}\[(?!\^)([^\n\]]+)\]:[ \t]*(.*)")
_TITLED = re.compile(r"""(?:<([^>\n]*)>|(\S(?:[^\n]*?\S)??))[ \t]+(["'])(.+)\3[ \t]*$""")
_TITLE_LINE = re.compile(r"""[ \t]*(["'])(.+)\1[ \t]*$""")
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^(\w[\w-]*)\]:", re.ASCII | re.MULTILINE)
_STANDALONE = re.compile(r"[ ]{0,3}(?:#{1,6}[ \t]|\{:|\[\^\w[\w-]*\]:|(?:\*|-|_)[ \t]*(?:[*_-][ \t]*){2,}$)")


class Definition(NamedTuple):
    """A link definition.

    Attributes:
        name: the id as written.
        target: the address.
        start, end: the range of the address in the text.
    """

    name: str
    target: str
    start: int
    end: int


def normal_id(label: str) -> str:
    """A link id as kramdown compares it."""
    return lower(_SPACE_RUN.sub(" ", label))


def label_id(label: str) -> str:
    """The id that a link's text means, where no id stands beside it."""
    return normal_id(_ESCAPE.sub(r"\1", label))


def link_definitions(text: str) -> list[Definition]:
    """The definitions on lines of their own, in order; of two with one id the last counts.

    kramdown sees them where a block may begin: after a blank line, a heading, a rule, an attribute
    list, a footnote or another definition.
    """
    found: list[Definition] = []
    if "]:" not in text:
        return found
    open_for_block = True
    at = 0
    for line in text.split("\n"):
        match = _LINE.match(line) if open_for_block and "]:" in line else None
        if match and (definition := _read(match, at)):
            found.append(definition)
        elif not (found and open_for_block and _TITLE_LINE.match(line)):
            open_for_block = not line.strip() or _STANDALONE.match(line) is not None
        at += len(line) + 1
    return found


def footnote_names(text: str) -> frozenset[str]:
    """The names of the footnotes that a text defines."""
    return frozenset(_FOOTNOTE.findall(text)) if "[^" in text else frozenset()


def _read(match: re.Match[str], at: int) -> Definition | None:
    name, rest = match.groups()
    rest = rest.rstrip()
    start = at + match.start(2)
    titled = _TITLED.match(rest)
    if titled:
        group = 1 if titled[1] is not None else 2
        return Definition(name, titled[group], start + titled.start(group), start + titled.end(group))
    if rest.startswith("<") and rest.endswith(">"):
        return Definition(name, rest[1:-1], start + 1, start + len(rest) - 1)
    if not rest or re.search(r"""[ \t]["']""", rest):
        return None
    return Definition(name, rest, start, start + len(rest))
