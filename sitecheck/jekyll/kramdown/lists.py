"""Lists as kramdown reads them: what belongs to an item, and the item's text read anew."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import lines
from sitecheck.jekyll.kramdown.attributes import AttributeList
from sitecheck.jekyll.kramdown.chunk import Chunk, Piece
from sitecheck.jekyll.kramdown.elements import Element

if TYPE_CHECKING:
    from sitecheck.jekyll.kramdown.blocks import BlockReader

_ITEM_LIST = re.compile(
    r"\s*\{:(?!(?:[0-9A-Za-z_][0-9A-Za-z_-]*)?:|/)((?:\\\}|[^}])+)\}\s*",
)
_FIRST_TABS = re.compile(r"([ ]*)(\t+)")
_TASK = re.compile(r"\s*\[[ xX]\]\s+")


class _First(NamedTuple):
    """The text on a marker's line, and how its item goes on."""

    piece: Piece
    indentation: int
    content: re.Pattern[str]


def read_list(reader: BlockReader, parent: Element, at: int) -> int:
    """Read the list that begins at `at` into an element: the offset after it."""
    text = reader.text
    ordered = lines.LIST_UL.match(text, at) is None
    marker = lines.LIST_OL if ordered else lines.LIST_UL
    items: list[tuple[Element, list[list[Piece]]]] = []
    found = reader.add(parent, e.LIST, at, at, name="ol" if ordered else "ul")
    first = _First(("", 0), 0, _content(0))
    nested = last_blank = False
    while at < len(text):
        if (last_blank and lines.RULE.match(text, at)) or lines.EOB.match(text, at):
            break
        if match := marker.match(text, at):
            first = _first_line(reader, match)
            item = Element(e.ITEM, reader.chunk.offset(at), reader.chunk.end_offset(match.end()))
            piece = _without_list(reader, item, first.piece)
            items.append((item, [[piece]]))
            marker = _marker(r"[0-9]+\." if ordered else "[+*-]", first.indentation)
            nested, last_blank = _starts_list(piece[0]), False
            at = match.end()
            continue
        blank = lines.BLANK.match(text, at)
        if blank:
            nested = last_blank = True
            items[-1][1][-1].extend(reader.chunk.lines(at, blank.end()))
            at = blank.end()
            continue
        indented = first.content.match(text, at) is not None
        if not indented and (last_blank or not _lazy(reader, at, first.indentation)):
            break
        end = (text.find("\n", at) + 1) or len(text)
        nested = _continue(items[-1][1], reader.chunk.lines(at, end)[0], first.indentation, nested)
        last_blank = False
        at = end
    if match := lines.EOB.match(text, at):
        at = match.end()
    found.end = reader.chunk.end_offset(at)
    _read_items(reader, found, items)
    last = items[-1][0].children
    if last and last[-1].kind == e.BLANK:
        parent.children.append(last.pop())
    return at


def read_definitions(reader: BlockReader, parent: Element, at: int) -> int:
    """Read the definitions that begin at `at` for the paragraph before: the offset after them, or 0."""
    children, text = parent.children, reader.text
    blank = len(children) > 1 and children[-1].kind == e.BLANK
    before = children[-2 if blank else -1] if children else None
    if before is None or before.kind != e.PARAGRAPH or before.text is None:
        return 0
    if blank and children[-1].name != "\n":
        return 0
    del children[-2 if blank else -1 :]
    found = reader.add(parent, e.DEFINITIONS, at, at)
    found.start = before.start
    found.lists = []
    for attributes in before.lists:
        reader.parser.note(found, attributes)
    for piece in before.text.lines(0, len(before.text.text)):
        element = Element(e.TERM, piece[1], piece[1] + len(piece[0]))
        element.text = Chunk([_without_list(reader, element, (piece[0].removesuffix("\n"), piece[1]))])
        found.children.append(element)
    marker = lines.DEFINITION
    first = _First(("", 0), 0, _content(0))
    items: list[tuple[Element, list[list[Piece]]]] = []
    last_blank = False
    while at < len(text) and not lines.EOB.match(text, at):
        if match := marker.match(text, at):
            first = _first_line(reader, match)
            item = Element(e.DEFINITION, reader.chunk.offset(at), reader.chunk.end_offset(match.end()))
            piece = _without_list(reader, item, first.piece)
            items.append((item, [[piece]]))
            marker = _marker(":", first.indentation)
            last_blank = False
            at = match.end()
            continue
        empty = lines.BLANK.match(text, at)
        if empty:
            items[-1][1][-1].extend(reader.chunk.lines(at, empty.end()))
            last_blank, at = True, empty.end()
            continue
        indented = first.content.match(text, at) is not None
        if not indented and (last_blank or not _lazy(reader, at, first.indentation)):
            break
        end = (text.find("\n", at) + 1) or len(text)
        items[-1][1][-1].append(_dedent(_tabs(reader.chunk.lines(at, end)[0]), first.indentation))
        last_blank, at = False, end
    found.end = reader.chunk.end_offset(at)
    _read_items(reader, found, items)
    last = items[-1][0].children
    if last and last[-1].kind == e.BLANK:
        parent.children.append(last.pop())
    _join(parent)
    return at


def _join(parent: Element) -> None:
    """Definitions right after definitions belong to one list."""
    children = parent.children
    which = len(children) - 1
    while which >= 0 and children[which].kind == e.BLANK:
        which -= 1
    before = which - 1
    if before >= 0 and children[before].kind == e.BLANK:
        before -= 1
    if before >= 0 and children[before].kind == e.DEFINITIONS:
        children[before].children += children[which].children
        children[before].end = children[which].end
        del children[before + 1 : which + 1]


def _read_items(reader: BlockReader, found: Element, items: list[tuple[Element, list[list[Piece]]]]) -> None:
    for item, parts in items:
        found.children.append(item)
        for part in parts:
            reader.parser.read(item, Chunk(part))
            if part:
                item.end = max(item.end, part[-1][1] + len(part[-1][0]))
        if item.children and item.children[0].kind == e.PARAGRAPH and item.children[0].text:
            chunk = item.children[0].text
            if found.kind == e.LIST and (task := _TASK.match(chunk.text)):
                item.children[0].text = chunk.cut(task.end(), len(chunk.text))


def _first_line(reader: BlockReader, match: re.Match[str]) -> _First:
    content, indentation = match[2], len(match[1])
    anchor = reader.chunk.offset(match.end() - 2) + 2  # a newline may be CR LF in the page
    if _only_list(content):
        indentation = 4
    else:
        while tabs := _FIRST_TABS.match(content):
            column = len(tabs[1]) + indentation
            spaces = " " * (4 - column % 4 + (len(tabs[2]) - 1) * 4)
            content = tabs[1] + spaces + content[tabs.end() :]
        indentation += len(content) - len(content.lstrip(" "))
    content = content.lstrip(" \t\n\r\f\v")
    return _First((content, anchor - len(content)), indentation, _content(indentation))


def _only_list(content: str) -> bool:
    match = _ITEM_LIST.match(content)
    return not (content[match.end() :] if match else content).strip()


@lru_cache(maxsize=256)
def _content(indentation: int) -> re.Pattern[str]:
    units, spaces = divmod(indentation, 4)
    unit = r"(?:\t|[ ]{4})"
    return re.compile(
        rf"(?:{unit}{{{units}}}[ ]{{{spaces}}}|{unit}{{{units + 1}}})[^\n]*[^ \t\r\f\v\n][^\n]*\n"
    )


@lru_cache(maxsize=256)
def _marker(marks: str, indentation: int) -> re.Pattern[str]:
    spaces = indentation - 1 if 1 <= indentation <= 4 else 3
    return re.compile(rf"([ ]{{0,{spaces}}}{marks})([\t| ][^\n]*\n)")


def _lazy(reader: BlockReader, at: int, indentation: int) -> bool:
    """Whether a line that is not indented still belongs to the item's text."""
    text = reader.text
    start = at
    while start - at < min(indentation, 3) and text.startswith(" ", start):
        start += 1
    if text.startswith("<", start):
        return not reader.lines.html_line(start)
    return not (text.startswith("{:", start) and reader.lines.attribute_list(start) >= 0)


def _continue(parts: list[list[Piece]], line: Piece, indentation: int, nested: bool) -> bool:
    """Add a line to an item; whether a nested list was found by now."""
    line = _tabs(line)
    dedented = _dedent(line, indentation)
    was_indented = dedented is not line
    starts = _starts_list(dedented[0])
    if not nested and was_indented and starts:
        parts.append([])
        nested = True
    elif nested and not was_indented and starts:
        spaces = indentation + 4
        dedented = (" " * spaces + dedented[0], dedented[1] - spaces)
    parts[-1].append(dedented)
    return nested


def _tabs(line: Piece) -> Piece:
    tabs = len(line[0]) - len(line[0].lstrip("\t"))
    return (" " * (4 * tabs) + line[0][tabs:], line[1] - 3 * tabs) if tabs else line


def _dedent(line: Piece, indentation: int) -> Piece:
    if indentation and line[0].startswith(" " * indentation):
        return line[0][indentation:], line[1] + indentation
    return line if indentation else (line[0], line[1])


def _starts_list(text: str) -> bool:
    return lines.LIST_UL.match(text) is not None or lines.LIST_OL.match(text) is not None


def _without_list(reader: BlockReader, item: Element, piece: Piece) -> Piece:
    """An item's first text without the attribute list before it, which is noted as the item's."""
    match = _ITEM_LIST.match(piece[0])
    if match is None:
        return piece
    found = AttributeList()
    found.read(match[1])
    reader.parser.note(item, found)
    return piece[0][match.end() :], piece[1] + match.end()
