"""kramdown's block parser, with offsets.

A port of the algorithm of kramdown 2.4 and kramdown-parser-gfm 1.1. At a line's start the kinds of
block are tried in kramdown's order. Lists and quotes cut their text out of the page and read it anew.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import lines
from sitecheck.jekyll.kramdown.attributes import AttributeList
from sitecheck.jekyll.kramdown.block_html import HtmlReader
from sitecheck.jekyll.kramdown.chars import is_name
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.definitions import Definition, normal_id
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.lines import Lines
from sitecheck.jekyll.kramdown.lists import read_definitions, read_list
from sitecheck.jekyll.kramdown.rare import read_extension, read_footnote, read_link, read_math
from sitecheck.jekyll.kramdown.tables import read_table

_HEADER_ID = re.compile(r"[\t ]\{#([^\s{}]+)\}\Z")
_SETEXT = re.compile(r"[ ]{0,3}([^ \t\n][^\n]*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[([^\n]+?)\]:([^\n]*)\n")
_MOST_NESTED = 40


class Document(NamedTuple):
    """A page's body as kramdown reads it.

    Attributes:
        root: its blocks.
        definitions: link addresses by normal id.
        definition_places: the link definitions as they stand in the page.
        footnotes: the names of its footnotes.
        abbreviations: the abbreviations it defines.
    """

    root: Element
    definitions: dict[str, str]
    definition_places: list[Definition]
    footnotes: frozenset[str]
    abbreviations: frozenset[str]


def read_document(text: str, base: int = 0, gone: str = "") -> Document:
    """Read the body of a page, whose Liquid is run or masked; `base` is added to all offsets.

    A character `gone` stands for what Liquid leaves no trace of; it is passed over.
    """
    restored = None
    if gone and gone in text:
        from sitecheck.jekyll.kramdown.gone import Gone

        restored = Gone(text, base, gone)
        text = restored.text
    root = Element(e.ROOT, base, base + len(text))
    parser = BlockParser()
    parser.read(root, Chunk.of_page(text, base))
    root.children += parser.footnotes.values()
    for element in root.walk():
        element.end = min(element.end, root.end)  # the newline put in after the last line
    if restored:
        for element in root.walk():
            restored.restore(element)
        parser.definitions = [
            found._replace(start=restored.start(found.start), end=restored.end(found.end))
            for found in parser.definitions
        ]
    for element in parser.listed:
        for found in element.lists:
            element.attributes |= found.resolved(parser.named)
        element.explicit_id = element.attributes.get("id", element.explicit_id)
    return Document(
        root,
        {normal_id(found.name): found.target for found in parser.definitions},
        parser.definitions,
        frozenset(parser.footnotes),
        frozenset(parser.abbreviations),
    )


class BlockParser:
    """The state of reading one page."""

    def __init__(self) -> None:
        self.definitions: list[Definition] = []
        self.footnotes: dict[str, Element] = {}
        self.abbreviations: set[str] = set()
        self.named: dict[str, AttributeList] = {}
        self.listed: list[Element] = []
        self.depth = 0

    def read(self, parent: Element, chunk: Chunk) -> None:
        """Read all of a chunk into an element."""
        self.depth += 1
        BlockReader(self, chunk).blocks(parent, 0)
        self.depth -= 1

    def note(self, element: Element, found: AttributeList) -> None:
        """Give an element an attribute list; what it refers to is known at the page's end."""
        element.lists.append(found)
        self.listed.append(element)


class BlockReader:
    """Reads one chunk.

    Attributes:
        parser: the page's state.
        lines: the chunk's text.
    """

    def __init__(self, parser: BlockParser, chunk: Chunk) -> None:
        self.parser = parser
        self.chunk = chunk
        self.text = chunk.text
        self.lines = Lines(chunk)
        self.waiting: AttributeList | None = None  # an attribute list for the next block
        self.html = HtmlReader(self)

    def blocks(self, parent: Element, at: int) -> tuple[int, bool]:
        """Read blocks into an element until the text, or the HTML element, ends.

        Returns:
            the offset after them, and whether the element's end tag was found.
        """
        saved, self.waiting = self.waiting, None
        found = False
        while at < len(self.text):
            step = self._block(parent, at)
            if step < 0:
                at, found = -step, True
                break
            at = step
        self.waiting = saved
        return at, found

    def _block(self, parent: Element, at: int) -> int:
        """Read the block at `at`: the offset after it; negative where it was the parent's end tag."""
        text, ask = self.text, self.lines
        if match := lines.BLANK.match(text, at):
            if parent.children and parent.children[-1].kind == e.BLANK:
                parent.children[-1].name += match[0]
            else:
                self.add(parent, e.BLANK, at, match.end(), name=match[0])
            return match.end()
        # Where a vertical tab or form feed follows the indentation, kramdown 2.4 itself never ends.
        if (text[at] == "\t" or text.startswith("    ", at)) and lines.INDENTED.match(text, at):
            return self.code(parent, at)
        start = ask.indent(at)
        char = text[start]
        if char in "~`" and (fence := ask.fence(at)):
            code = self.add(parent, e.CODE, at, fence[2])
            code.inner_start, code.inner_end = self.chunk.offset(fence[0]), self.chunk.offset(fence[1])
            return fence[2]
        if char == ">" or self.parser.depth > _MOST_NESTED:
            return (
                self._quote(parent, at) if self.parser.depth <= _MOST_NESTED else self._paragraph(parent, at)
            )
        if char == "#" and (match := lines.ATX.match(text, at)) and (end := self._atx(parent, match)):
            return end
        if char in "*-_" and (match := lines.RULE.match(text, at)):
            self.add(parent, e.RULE, at, match.end())
            return match.end()
        if (char in "*+-" or char.isdigit()) and ask.list_start(at):
            return read_list(self, parent, at)
        if char == ":" and lines.DEFINITION.match(text, at) and (end := read_definitions(self, parent, at)):
            return end
        if char == "<" and (step := self.html.block(parent, at, start)):
            return step
        return self._rare(parent, at, start) or self._paragraph(parent, at)

    def _rare(self, parent: Element, at: int, start: int) -> int:
        text = self.text
        fresh = self.after_boundary(parent)
        if fresh and (match := _SETEXT.match(text, at)) and (end := self._setext(parent, match)):
            return end
        if fresh and "$$" in text[start : start + 3] and (end := read_math(self, parent, at)):
            return end
        if fresh and (end := read_table(self, parent, at)):
            return end
        char = text[start]
        if char == "[":
            return read_footnote(self, parent, at) or read_link(self, parent, at)
        if char == "*" and (match := _ABBREVIATION.match(text, at)):
            self.parser.abbreviations.add(match[1])
            self.add(parent, e.BOUNDARY, at, match.end(), name="abbreviation")
            return match.end()
        if char == "{" and text.startswith("{:", start):
            return read_extension(self, parent, at, start)
        if char == "^" and (match := lines.EOB.match(text, at)):
            self.add(parent, e.BOUNDARY, at, match.end())
            return match.end()
        return 0

    # What the kinds of block need

    def add(
        self, parent: Element, kind: str, start: int, end: int, *, name: str = "", text: Chunk | None = None
    ) -> Element:
        """Put a block of this chunk's range into an element, with the attribute list that waits for it."""
        element = Element(kind, self.chunk.offset(start), self.chunk.end_offset(end), name=name, text=text)
        if self.waiting:
            self.parser.note(element, self.waiting)
            self.waiting = None
        parent.children.append(element)
        return element

    def after_boundary(self, parent: Element) -> bool:
        """Whether a block boundary lies before the place reached."""
        if not parent.children or self.waiting:
            return True
        last = parent.children[-1]
        return last.kind == e.BLANK or (last.kind == e.BOUNDARY and not last.name)

    # The kinds of block

    def code(self, parent: Element, at: int) -> int:
        """Read indented code into an element: the offset after it."""
        text, ask = self.text, self.lines
        start, end = at, at
        while True:
            blank = lines.BLANK.match(text, at)
            at = blank.end() if blank else at
            if not lines.INDENTED.match(text, at):
                break
            while lines.INDENTED.match(text, at) or (at < len(text) and not ask.lazy_end(at)):
                at = self.next_line(at)
            end = at
        self.add(parent, e.CODE, start, end)
        return end

    def _quote(self, parent: Element, at: int) -> int:
        start = at
        at = self.next_line(at)
        while not self.lines.lazy_end(at):
            at = self.next_line(at)
        pieces = []
        for line, anchor in self.chunk.lines(start, at):
            mark = lines.QUOTE.match(line)
            cut = mark.end() if mark else 0
            pieces.append((line[cut:], anchor + cut))
        quote = self.add(parent, e.QUOTE, start, at)
        self.parser.read(quote, Chunk(pieces))
        return at

    def _atx(self, parent: Element, match: re.Match[str]) -> int:
        start, end, explicit = self._heading(match.start(2), match.end(2))
        text = self.text[start:end]
        stripped = re.sub(r"[\t ]#+\Z", "", text)
        if stripped != text:
            end = start + len(stripped.rstrip(" \t\n\r\f\v\0"))
        if end <= start:
            return 0
        heading = self.add(parent, e.HEADING, match.start(), match.end(), text=self.chunk.cut(start, end))
        heading.level = len(match[1])
        heading.explicit_id = explicit
        return match.end()

    def _setext(self, parent: Element, match: re.Match[str]) -> int:
        start, end, explicit = self._heading(match.start(1), match.end(1))
        if end <= start:
            return 0
        heading = self.add(parent, e.HEADING, match.start(), match.end(), text=self.chunk.cut(start, end))
        heading.level = 1 if match[2] == "=" else 2
        heading.explicit_id = explicit
        return match.end()

    def _heading(self, start: int, end: int) -> tuple[int, int, str | None]:
        """The range of a heading's text and its explicit id."""
        text = self.text[start:end].rstrip(" \t\n\r\f\v\0")
        if (match := _HEADER_ID.search(text)) and is_name(match[1]):
            return start, start + len(text[: match.start()].rstrip(" \t\n\r\f\v\0")), match[1]
        return start, start + len(text), None

    def _paragraph(self, parent: Element, at: int) -> int:
        start = at
        at = self.next_line(at)
        while not self.lines.paragraph_end(at):
            at = self.next_line(at)
        last = parent.children[-1] if parent.children else None
        if last and last.kind == e.PARAGRAPH and last.text:
            stop = at
            while stop > start and self.text[stop - 1] in " \t\n\r\f\v\0":
                stop -= 1
            joiner = "  \n" if self.text[max(start - 3, 0) : start] == "  \n" else "\n"
            last.text.append([(joiner, self.chunk.offset(max(start - len(joiner), 0)))])
            last.text.append(self.chunk.pieces(start, stop))
            last.end = self.chunk.end_offset(at)
        else:
            self.add(parent, e.PARAGRAPH, start, at, text=self.chunk.strip(start, at))
        return at

    def next_line(self, at: int) -> int:
        """The offset at which the next line begins."""
        return (self.text.find("\n", at) + 1) or len(self.text)
