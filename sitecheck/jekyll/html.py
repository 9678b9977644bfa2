"""HTML tags in a page, with the place of every attribute."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[\s/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")

# kramdown's own list (lib/kramdown/parser/html.rb): everything else begins a block.
SPAN_ELEMENTS = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb "
    "rbc rp rt rtc ruby samp select small span strong sub sup textarea time tt u var".split()
)
VOID_ELEMENTS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HIDDEN_ELEMENTS = frozenset(("script", "style", "template", "noscript", "svg", "math", "head", "title"))
BREAKING_ELEMENTS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul video".split()
)


class Attribute(NamedTuple):
    """An attribute; the value's range is without its quotes."""

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


class Tag(NamedTuple):
    """A start or end tag as it stands in the text."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: tuple[Attribute, ...]
    self_closing: bool

    def get(self, name: str) -> Attribute | None:
        """The attribute of that name."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def value(self, name: str) -> str:
        """The value of an attribute, empty where there is none."""
        attribute = self.get(name)
        return attribute.value if attribute else ""


def tag_at(text: str, at: int) -> Tag | None:
    """The tag that begins at an offset."""
    match = TAG.match(text, at)
    return tag_of(match) if match else None


def tag_of(match: re.Match[str]) -> Tag:
    """A tag from a match of `TAG`."""
    body = match[3]
    attributes: tuple[Attribute, ...] = ()
    if body and not body.isspace() and body != "/":
        base = match.start(3)
        attributes = tuple(_attribute(found, base) for found in _ATTRIBUTE.finditer(body))
    return Tag(match[2].lower(), bool(match[1]), match.start(), match.end(), attributes, body.endswith("/"))


def _attribute(match: re.Match[str], base: int) -> Attribute:
    for group in (2, 3, 4):
        if match[group] is not None:
            value, low, high = match[group], match.start(group), match.end(group)
            break
    else:
        value, low, high = "", match.end(1), match.end(1)
    return Attribute(
        match[1].lower(),
        unescape(value) if "&" in value else value,
        base + match.start(),
        base + match.end(),
        base + low,
        base + high,
    )
