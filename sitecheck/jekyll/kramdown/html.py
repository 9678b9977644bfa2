"""HTML tags as kramdown recognises them: what it does not, the visitor reads as text.

The lists and the grammar are those of kramdown 2.4's HTML parser: an attribute needs white space
before it, and an unquoted value is made of word characters only (`width=50%` makes no tag).
"""

from __future__ import annotations

from typing import NamedTuple

from sitecheck.jekyll.kramdown.chars import SPACES, is_alnum, is_alpha, is_word

SPAN_ELEMENTS = frozenset(
    """a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb
    rbc rp rt rtc ruby samp select small span strong sub sup tt u var""".split()
)
BLOCK_ELEMENTS = frozenset(
    """address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup
    p pre section summary table tbody td th thead tfoot tr ul""".split()
)
VOID_ELEMENTS = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr".split()
)
SPAN_CONTENT = frozenset(
    """a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend
    optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt""".split()
)
"""Elements whose content is read as spans; `u`, `s`, `font` and `center` are not among them."""

BLOCK_CONTENT = frozenset(
    """address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form
    header hgroup iframe li main map menu nav noscript object section summary td""".split()
)
"""Elements whose content is read as blocks, with `markdown="1"`."""

_RAW_CONTENT = frozenset("script style math option textarea pre code kbd samp var".split())
_KNOWN = SPAN_ELEMENTS | BLOCK_ELEMENTS | VOID_ELEMENTS | SPAN_CONTENT | BLOCK_CONTENT | _RAW_CONTENT

_MOST_ATTRIBUTES = 500  # more is no tag but an attack


class KramdownTag(NamedTuple):
    """A start or end tag.

    Attributes:
        name: lower case where kramdown knows the element, otherwise as written.
        end: the offset after `>`.
        attributes: by name (lower case for known elements); the last of a kind wins.
        closed: whether it ends in `/>`.
    """

    name: str
    end: int
    attributes: dict[str, str]
    closed: bool = False

    @property
    def known(self) -> bool:
        """Whether its name is compared without regard to case."""
        return self.name in _KNOWN


def name_end(text: str, at: int) -> int:
    """The end of the tag or attribute name that begins at `at`; `at` itself where none does."""
    end = _plain_name_end(text, at)
    if end > at and text[end : end + 1] == ":":
        longer = _plain_name_end(text, end + 1)
        if longer > end + 1:
            return longer
    return end


def start_tag(text: str, at: int) -> KramdownTag | None:
    """The start tag that begins with the `<` at `at`."""
    end = name_end(text, at + 1)
    if end == at + 1:
        return None
    name = text[at + 1 : end]
    if name.lower() in _KNOWN:
        name = name.lower()
    attributes: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        space = skip_space(text, end)
        stop = name_end(text, space) if space > end else space
        if stop == space:
            break
        attribute = text[space:stop]
        value, end = _value(text, stop)
        attributes[attribute.lower() if name in _KNOWN else attribute] = value
    closed = text[space : space + 1] == "/"
    if closed:
        space += 1
    if text[space : space + 1] != ">":
        return None
    return KramdownTag(name, space + 1, attributes, closed)


def end_tag(text: str, at: int) -> KramdownTag | None:
    """The end tag that begins with the `</` at `at`."""
    end = name_end(text, at + 2)
    if end == at + 2:
        return None
    stop = skip_space(text, end)
    if text[stop : stop + 1] != ">":
        return None
    name = text[at + 2 : end]
    return KramdownTag(name.lower() if name.lower() in _KNOWN else name, stop + 1, {})


def skip_space(text: str, at: int) -> int:
    """The offset of the first character at or after `at` that is no white space."""
    while text[at : at + 1] and text[at] in SPACES:
        at += 1
    return at


def _value(text: str, at: int) -> tuple[str, int]:
    """The value after an attribute's name and the offset after it; the name's end where none fits."""
    sign = skip_space(text, at)
    if text[sign : sign + 1] != "=":
        return "", at
    start = skip_space(text, sign + 1)
    quote = text[start : start + 1]
    if quote in ('"', "'"):
        end = text.find(quote, start + 1)
        return (text[start + 1 : end], end + 1) if end >= 0 else ("", at)
    end = start
    while end < len(text) and is_word(text[end]):
        end += 1
    return (text[start:end], end) if end > start else ("", at)


def _plain_name_end(text: str, at: int) -> int:
    if not text[at : at + 1] or not (text[at] == "_" or is_alpha(text[at])):
        return at
    at += 1
    while at < len(text) and (text[at] in "-._" or is_alnum(text[at])):
        at += 1
    return at
