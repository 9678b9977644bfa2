"""Which HTML tags of a page belong together, Liquid's branches minded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitecheck.jekyll.html import VOID_ELEMENTS, Tag
from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.liquid import Token
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import elements

# HTML lets the end tag (some also the start tag) of these be left out.
OPTIONAL = frozenset(
    "p li td tr th dt dd option optgroup thead tbody tfoot colgroup caption html body head rb rt rp rtc".split()
)
_BRANCHING = {"if": "endif", "unless": "endunless", "case": "endcase"}
_BRANCHES = frozenset(("else", "elsif", "when"))
_CONTROL = _BRANCHES.union(_BRANCHING, _BRANCHING.values())


class TagFault(NamedTuple):
    """A tag without its partner.

    Attributes:
        kind: `unclosed`, `crossed` (its element's parent ends first) or `stray` (an end tag alone).
        tag: the tag.
        other: of a crossed one, the end tag of the parent.
    """

    kind: str
    tag: Tag
    other: Tag | None = None


def tag_faults(page: Page) -> list[TagFault]:
    """The tags of a page without a partner, in order."""
    tags = [tag for tag in tags_outside_code(page) if not tag.self_closing and tag.name not in VOID_ELEMENTS]
    faults: list[TagFault] = []
    open_tags = _match(_unbranched(tags, page.tokens), faults)
    faults += [TagFault("unclosed", tag) for tag in open_tags if tag.name not in OPTIONAL]
    return sorted(faults, key=lambda fault: fault.tag.start)


def tags_outside_code(page: Page) -> Iterator[Tag]:
    """The tags that the browser gets as tags."""
    code = [el for el in elements(page) if el.kind in (e.CODE, e.MATH)]
    index = 0
    for tag in page.tags:
        while index < len(code) and code[index].end <= tag.start:
            index += 1
        if index == len(code) or tag.start < code[index].start:
            yield tag


def _match(tags: Iterable[Tag], faults: list[TagFault] | None) -> list[Tag]:
    """Match start and end tags: those left open; an end tag alone is left too, where faults aren't noted."""
    left: list[Tag] = []
    names: Counter[str] = Counter()  # of the start tags in `left` that an end tag can still reach
    for tag in tags:
        if not tag.closing:
            left.append(tag)
            names[tag.name] += 1
        elif names[tag.name]:
            inner: list[Tag] = []
            while (other := left.pop()).name != tag.name:
                inner.append(other)
                names[other.name] -= 1
            names[tag.name] -= 1
            if faults is not None:
                faults += [TagFault("crossed", t, tag) for t in inner if t.name not in OPTIONAL]
        elif faults is None:
            left.append(tag)
            names.clear()
        elif tag.name not in ("p", "br"):
            faults.append(TagFault("stray", tag))
    return left


def _unbranched(tags: list[Tag], tokens: list[Token]) -> list[Tag]:
    """One way through the page: of each Liquid condition the first branch.

    Where the branches leave different tags open, none of them is taken: nobody can tell.
    """
    if not any(token.name in _BRANCHING for token in tokens):
        return tags
    marks = [t for t in tokens if t.kind == "tag" and t.name in _CONTROL]
    events: list[Tag | Token] = sorted([*tags, *marks], key=lambda event: event.start)
    stack = [_Condition("")]
    for event in events:
        top = stack[-1]
        if isinstance(event, Tag):
            top.branches[-1].append(event)
        elif event.name in _BRANCHING:
            stack.append(_Condition(event.name))
        elif len(stack) > 1 and event.name in _BRANCHES:
            top.branch(event.name)
        elif len(stack) > 1:
            stack.pop()
            stack[-1].branches[-1] += top.common()
    return stack[0].branches[0]


class _Condition:
    """A Liquid block with branches, and the HTML tags in each."""

    __slots__ = ("branches", "complete", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.branches: list[list[Tag]] = [[]]
        self.complete = False

    def branch(self, name: str) -> None:
        self.complete |= name == "else"
        if self.name == "case":
            self.name = ""
            self.branches.clear()  # nothing shows before the first `when`
        self.branches.append([])

    def common(self) -> list[Tag]:
        """The tags of the first branch, if all leave the same tags open."""
        branches = self.branches if self.complete else [*self.branches, []]
        shapes = {tuple((t.closing, t.name) for t in _match(branch, None)) for branch in branches}
        return branches[0] if len(shapes) == 1 else []
