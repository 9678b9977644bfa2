"""Tables as kramdown reads them: any lines with a pipe between two boundaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.inline import CODE_AND_HTML, Inline
from sitecheck.jekyll.kramdown.nodes import Node

if TYPE_CHECKING:
    from sitecheck.jekyll.kramdown.blocks import BlockReader

_PIPE = re.compile(r"\||[^\n]*?[^\\\n]\|")
_SEPARATOR = re.compile(r"(?=[+|: \t]*-)[+|: \t-]+\n")
_FOOTER = re.compile(r"(?=[+|: \t]*=)[+|: \t=]+\n")
_CODE_ELEMENT = re.compile(r"<code[^\n]*?>[^\n]*?</code>")
_CELL_END = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\\|")


def read_table(reader: BlockReader, parent: Element, at: int) -> int:
    """Read the table that begins at `at` into an element: the offset after it, or 0 where none does."""
    text = reader.text
    start = at
    if not text[reader.lines.indent(at) :][:1].strip() or not _PIPE.match(text, reader.lines.indent(at)):
        return 0
    leading = text[at : text.find("\n", at)].lstrip(" \t\r\f\v").startswith("|")
    rows: list[tuple[int, int]] = []
    body = False  # whether rows are left for the body, or it has some
    header_over = False
    if separator := _SEPARATOR.match(text, at):
        at = separator.end()
    while at < len(text) and _PIPE.match(text, at):
        end = (text.find("\n", at) + 1) or len(text)
        if _SEPARATOR.match(text, at):
            if body and not header_over:
                header_over, body = True, False
        elif _FOOTER.match(text, at):
            header_over = True
        else:
            rows.append((at, end))
            body = True
        at = end
    if not rows or not body or not reader.lines.block_end(at) or not _pipes_on_lines(text[start : at - 1]):
        reader.waiting = None  # kramdown loses the attribute list that waits, too
        return 0
    table = reader.add(parent, e.TABLE, start, at)
    for begin, end in rows:
        row = Element(e.ROW, reader.chunk.offset(begin), reader.chunk.end_offset(end))
        table.children.append(row)
        row.children += _cells(reader.chunk, begin, end, leading)
    return at


def _cells(chunk: Chunk, start: int, end: int, leading: bool) -> list[Element]:
    line = chunk.text[start:end].rstrip(" \t\n")
    bounds = [0]
    for low, high in _outside_code(line):
        for match in _CELL_END.finditer(line, low, high):
            bounds += (match.start(), match.end())
    bounds.append(len(line))
    ranges = [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    if leading and not line[slice(*ranges[0])].strip():
        del ranges[0]
    if ranges and not line[slice(*ranges[-1])].strip():
        ranges.pop()
    cells = []
    for low, high in ranges:
        text = chunk.strip(start + low, start + high)
        cell = Element(
            e.CELL, chunk.offset(start + low), chunk.end_offset(start + high), text=_unescaped(text)
        )
        cells.append(cell)
    return cells


def _unescaped(chunk: Chunk) -> Chunk:
    if "\\|" not in chunk.text:
        return chunk
    pieces = []
    at = 0
    for match in _ESCAPED.finditer(chunk.text):
        pieces += chunk.pieces(at, match.start())
        at = match.start() + 1
    return Chunk(pieces + chunk.pieces(at, len(chunk.text)))


def _outside_code(line: str) -> list[tuple[int, int]]:
    """The ranges of a line in which a pipe ends a cell."""
    ranges = []
    at = 0
    for match in [*_CODE_ELEMENT.finditer(line), None]:
        end = match.start() if match else len(line)
        nodes = Inline(line[at:end], {}, ()).parse(CODE_AND_HTML, html=False)
        ranges += [(at + node.start, at + node.end) for node in nodes if node.kind != n.CODE]
        at = match.end() if match else end
    return ranges


def _pipes_on_lines(text: str) -> bool:
    """Whether each line has a pipe outside code, as kramdown checks it."""
    on_line = False
    for value, code in _values(Inline(text, {}, ()).parse(CODE_AND_HTML)):
        found = _ruby_lines(value)
        if code:
            if len(found) > 2 or (len(found) == 2 and not on_line):
                break
            if len(found) == 2:
                on_line = False
        else:
            if len(found) > 1 and not on_line and not _PIPE.match(found[0]):
                break
            on_line = (len(found) <= 1 and on_line) or bool(found and _PIPE.match(found[-1]))
    return on_line


def _values(nodes: tuple[Node, ...]) -> list[tuple[str, bool]]:
    values: list[tuple[str, bool]] = []
    text = ""
    for node in nodes:
        if node.kind in (n.TEXT, n.RAW):
            text += node.value
            continue
        if text:
            values.append((text, False))
            text = ""
        values.append((node.value, node.kind == n.CODE))
    return [*values, (text, False)] if text else values


def _ruby_lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n") if text.rstrip("\n") else []
