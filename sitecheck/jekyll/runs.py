"""The visible text of a paragraph, heading, list item or table cell, as runs with marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from sitecheck.jekyll.blocks import ALT, CODE, EMPHASIS, LINK, STRONG, Link, Run
from sitecheck.jekyll.html import HIDDEN_ELEMENTS, tag_at
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.nodes import Node
from sitecheck.jekyll.kramdown.text import Text
from sitecheck.jekyll.mask import GONE, OUTPUT
from sitecheck.jekyll.raw_html import ENTITY, MARKS, HtmlReader
from sitecheck.text.source import Span

if TYPE_CHECKING:
    from sitecheck.jekyll.reading import Reading

_BREAK = re.compile(f"\n|{GONE}+")
_NODE_MARKS = {n.EM: EMPHASIS, n.STRONG: STRONG, n.DEL: 0}


class Runs:
    """Reads the texts of one page; what else it meets (links, tags, comments) goes to `found` and `html`.

    Quotes and dashes stay as they are written. A tag that kramdown takes for text (a block's tag inside
    a line, a stray end tag) is no run: that it shows is a defect of its own, and what stands around it
    is judged as it was meant.
    """

    def __init__(self, text: str, found: Reading, html: HtmlReader) -> None:
        self.text = text
        self.found = found
        self.html = html
        self._chunk = Chunk([])
        self._runs: list[Run] = []
        self._line_begins = True
        self._skip = 0  # the page's offset up to which nothing is read
        self._notes: dict[str, int] = {}

    def read(self, text: Text) -> list[Run]:
        """The runs of a text; none at the ends that are only white space."""
        self._chunk = text.chunk
        runs: list[Run] = []
        self._runs = runs
        self._line_begins = True
        self._skip = 0
        self._nodes(text.nodes, self.html.marks)
        while runs and not runs[-1].text.strip():
            runs.pop()
        return runs

    def _nodes(self, nodes: tuple[Node, ...], marks: int) -> None:
        for node in nodes:
            kind = node.kind
            if kind == n.TEXT:
                self._text(node, marks)
            elif kind == n.TYPOGRAPHY:
                self._plain(node.start, node.end, marks)
            elif kind in _NODE_MARKS:
                self._nodes(node.children, marks | _NODE_MARKS[kind])
            elif kind == n.LINK:
                first = len(self._runs)
                self._nodes(node.children, marks | (LINK if not marks & ALT else 0))
                self._link(node, "".join([run.text for run in self._runs[first:]]))
            elif kind == n.RAW:
                self._literal(node, marks)
            elif kind == n.HTML:
                self._element(node, marks)
            else:
                self._leaf(node, marks)

    def _leaf(self, node: Node, marks: int) -> None:
        kind = node.kind
        if kind == n.IMAGE:
            self._plain(node.inner_start, node.inner_end, marks & ~LINK | ALT)
            self._link(node, self._chunk.text[node.inner_start : node.inner_end])
        elif kind == n.AUTOLINK:
            self._plain(node.inner_start, node.inner_end, marks | LINK)
            self._link(node, self._chunk.text[node.inner_start : node.inner_end])
        elif kind == n.CODE:
            written = self._chunk.text[node.inner_start : node.inner_end]
            lead = len(written) - len(written.removeprefix(" ")) if written != node.value else 0
            start = node.inner_start + lead
            self._plain(start, start + len(node.value), marks | CODE)
        elif kind == n.ENTITY:
            self._add(node.value, *self._span(node.start, node.end), marks)
        elif kind == n.BREAK:
            self._break(node.start, node.end)
        elif kind == n.MATH:
            for piece, at in self._chunk.pieces(node.start, node.end):
                self._add(OUTPUT * len(piece), at, at + len(piece), marks)
            self.html.code.append(Span(*self._span(node.start, node.end)))
        elif kind == n.COMMENT:
            self.html.comments.append(Span(*self._span(node.start, node.end)))
        elif kind == n.ATTRIBUTES:
            self._attributes(node)
        elif kind == n.FOOTNOTE:
            self._footnote(node)
        elif kind == n.EXTENSION:
            start = self._chunk.text.find("}", node.start) + 1
            self._plain(start, start + len(node.value), marks)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """The page's range of a range of the text."""
        low = self._chunk.offset(start)
        return low, self._chunk.end_offset(end) if end > start else low

    # Text

    def _text(self, node: Node, marks: int) -> None:
        written = self._chunk.text[node.start : node.end]
        if written != node.value:  # a backslash and what it protects
            self._add(node.value, self._chunk.offset(node.end - 1), self._chunk.end_offset(node.end), marks)
        elif "&" in written and not ENTITY.fullmatch(written):  # inside HTML that kramdown leaves alone
            at = 0
            for entity in ENTITY.finditer(written):
                self._plain(node.start + at, node.start + entity.start(), marks)
                start, at = entity.span()
                self._add(unescape(entity[0]), *self._span(node.start + start, node.start + at), marks)
            self._plain(node.start + at, node.end, marks)
        else:
            self._plain(node.start, node.end, marks)

    def _plain(self, start: int, end: int, marks: int) -> None:
        """Text as it is written: a newline shows as a space, Liquid tags not at all."""
        if start >= end:
            return
        for piece, anchor in self._chunk.pieces(start, end):
            at = 0
            for match in _BREAK.finditer(piece):
                newline = match[0] == "\n"
                part = piece[at : match.start()]
                self._words(part.rstrip(" \t") if newline else part, anchor + at, marks)
                at = match.end()
                if newline and not self._line_begins:
                    self._add(" ", anchor + at - 1, anchor + at, marks)
                    self._line_begins = True
            self._words(piece[at:] if at else piece, anchor + at, marks)

    def _words(self, text: str, at: int, marks: int) -> None:
        if at < self._skip:
            cut = min(self._skip - at, len(text))
            text, at = text[cut:], at + cut
        if self._line_begins:
            stripped = text.lstrip(" \t")
            text, at = stripped, at + len(text) - len(stripped)
        if text:
            self._add(text, at, at + len(text), marks)

    def _add(self, text: str, start: int, end: int, marks: int) -> None:
        if start < self._skip:
            return
        self._line_begins = False
        runs = self._runs
        if runs and len(text) == end - start:
            last = runs[-1]
            if last.end == start and last.marks == marks and last.linear and last.text != "\n":
                runs[-1] = Run(last.text + text, last.start, end, marks)
                return
        runs.append(Run(text, start, end, marks))

    def _break(self, start: int, end: int) -> None:
        """A line break: blanks before it do not show, nor does the newline behind it."""
        runs = self._runs
        if runs and runs[-1].linear and runs[-1].text[-1:] in (" ", "\t"):
            last = runs.pop()
            text = last.text.rstrip(" \t")
            if text:
                runs.append(Run(text, last.start, last.start + len(text), last.marks))
        self._line(*self._span(start, end))

    def _line(self, start: int, end: int) -> None:
        if self._runs and start >= self._skip:
            self._runs.append(Run("\n", start, end, 0))
        self._line_begins = True

    # HTML

    def _literal(self, node: Node, marks: int) -> None:
        """Markup that is none; a tag that was meant as one is not read."""
        if node.value[:1] == "<":
            tag = tag_at(self.text, self._chunk.offset(node.start))
            if tag is not None:
                self.html.tags.append(tag)
                written = self.text[tag.start : tag.end]
                if OUTPUT not in written and GONE not in written:
                    self.found.literal.add(tag.start)
                self._skip = max(self._skip, tag.end)
                if tag.name == "br":
                    self._skip = 0
                    self._line(tag.start, tag.end)
                    self._skip = tag.end
                return
        self._plain(node.start, node.end, marks)

    def _element(self, node: Node, marks: int) -> None:
        start, end = self._span(node.start, node.end)
        name = node.value
        tag = tag_at(self.text, start)
        if name in HIDDEN_ELEMENTS and end > start + len(name) + 2:
            self.html.code.append(Span(start, end))
            return
        if tag is not None:
            self.html.tags.append(tag)
        if name == "br":
            self._line(start, end)
        elif name != "a" or (tag is not None and tag.get("href")):
            marks |= MARKS.get(name, 0)
        self._nodes(node.children, marks)
        if node.inner_end < node.end and (closing := tag_at(self.text, self._chunk.offset(node.inner_end))):
            self.html.tags.append(closing)

    # The rest

    def _link(self, node: Node, label: str) -> None:
        start, end = self._span(node.start, node.end)
        text_start, text_end = self._span(node.inner_start, node.inner_end)
        low, high = self._span(*node.target) if node.target else (text_start, text_end)
        kind = "autolink" if node.kind == n.AUTOLINK else "inline" if node.target else "reference"
        target = unescape(node.value) if "&" in node.value else node.value
        image = node.kind == n.IMAGE
        self.found.links.append(
            Link(target, low, high, label, start, end, text_start, text_end, image, None, kind)
        )

    def _attributes(self, node: Node) -> None:
        written = self._chunk.text[node.start : node.end]
        if "#" in written and written.startswith("{:"):
            from sitecheck.jekyll.kramdown.attributes import AttributeList

            found = AttributeList()
            found.read(written[2:-1])
            if "id" in found.values:
                self.found.anchors.append((self._chunk.offset(node.start), found.values["id"]))

    def _footnote(self, node: Node) -> None:
        name, at = node.value, self._chunk.offset(node.start)
        again = self._notes.get(name, 0)
        self._notes[name] = again + 1
        self.found.anchors.append((at, f"fnref:{name}:{again}" if again else f"fnref:{name}"))
        if not again:
            self.found.anchors.append((at, f"fn:{name}"))
