"""Blocks that are rare: math, footnotes, link definitions, attribute lists and other extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import lines
from sitecheck.jekyll.kramdown.attributes import AttributeList
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.definitions import Definition
from sitecheck.jekyll.kramdown.elements import Element

if TYPE_CHECKING:
    from sitecheck.jekyll.kramdown.blocks import BlockReader

_MATH = re.compile(r"[ ]{0,3}(\\)?\$\$")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^([0-9A-Za-z_][\w-]*)\]:", re.ASCII)
_LINK = re.compile(r"[ ]{0,3}\[([^\n\]]+)\]:[ \t]*(?:<([^\n>]*)>|([^\n]*))")
_TITLED = re.compile(r"""([^\n]*?\S)[ \t]+(["'])([^\n]+)\2[ \t]*\Z""")
_TITLE = re.compile(r"""[ \t]*(["'])[^\n]+\1[ \t]*\n""")
_ONLY_TITLE = re.compile(r"""(["']).+\1\Z""")
_OPEN_TITLE = re.compile(r"""[ \t]["']""")
_NAMED_LIST = re.compile(r"[ ]{0,3}\{:([0-9A-Za-z_][\w-]*):((?:\\\}|[^}\n])+)\}[ \t\r\f\v]*\n", re.ASCII)
_EXTENSION = re.compile(r"[ ]{0,3}\{::(\w+)(?:\s((?:\\\}|[^}\n])*?))?(/)?\}[ \t\r\f\v]*\n", re.ASCII)


def read_math(reader: BlockReader, parent: Element, at: int) -> int:
    """Read `$$ ... $$` on lines of its own: the offset after it, or 0."""
    match = _MATH.match(reader.text, at)
    if match is None or match[1]:
        return 0
    end = reader.lines.look.find("$$", match.end())
    if end < 0:
        return 0
    after = reader.lines.after_rest(end + 2)
    after = after if after >= 0 else end + 2
    blank = re.compile(r"[ \t\r\f\v\n]*\n").match(reader.text, end + 2)
    if not (reader.lines.block_end(after) or (blank and reader.lines.block_end(blank.end()))):
        return 0
    reader.add(parent, e.MATH, at, after)
    return after


def read_footnote(reader: BlockReader, parent: Element, at: int) -> int:
    """Read a footnote with what is indented below it: the offset after it, or 0."""
    match = _FOOTNOTE.match(reader.text, at)
    if match is None:
        return 0
    first = reader.next_line(at)
    end = _code_end(reader, first)
    note = Element(e.FOOTNOTE, reader.chunk.offset(at), reader.chunk.end_offset(end), name=match[1])
    pieces = []
    for line, anchor in reader.chunk.lines(match.end(), end):
        cut = 1 if line.startswith("\t") else 4 if line.startswith("    ") else 0
        pieces.append((line[cut:], anchor + cut))
    reader.parser.read(note, Chunk(pieces))
    reader.parser.footnotes[match[1]] = note
    reader.add(parent, e.BOUNDARY, at, end, name="footnote")
    return end


def _code_end(reader: BlockReader, at: int) -> int:
    """The end of what is indented from `at` on, as part of a footnote."""
    blank = lines.BLANK.match(reader.text, at)
    if not lines.INDENTED.match(reader.text, blank.end() if blank else at):
        return at
    scratch = Element(e.ROOT, 0, 0)
    waiting, reader.waiting = reader.waiting, None
    end = reader.code(scratch, blank.end() if blank else at)
    reader.waiting = waiting
    return end


def read_link(reader: BlockReader, parent: Element, at: int) -> int:
    """Read a link definition: the offset after it, or 0."""
    text = reader.text
    match = _LINK.match(text, at)
    if match is None:
        return 0
    end = reader.next_line(match.end())
    rest = text[match.end() : end].strip(" \t\n")
    titled = None
    if match[2] is not None and (not rest or _ONLY_TITLE.match(rest)):
        start, stop = match.span(2)
    else:
        start = match.start(3) if match[2] is None else match.start(2) - 1
        stop = start + len(text[start:end].rstrip())
        if titled := _TITLED.match(text[start:stop]):
            stop = start + titled.end(1)
        if start == stop or _OPEN_TITLE.search(text[start:stop]):
            return 0
    if not titled and not rest and (title := _TITLE.match(text, end)):
        end = title.end()
    place = (reader.chunk.offset(start), reader.chunk.end_offset(stop))
    reader.parser.definitions.append(Definition(match[1], text[start:stop], *place))
    reader.add(parent, e.BOUNDARY, at, end, name="link")
    return end


def read_extension(reader: BlockReader, parent: Element, at: int, start: int) -> int:
    """Read an attribute list or `{::name}` on lines of its own: the offset after it, or 0."""
    text, ask = reader.text, reader.lines
    if match := _NAMED_LIST.match(text, at):
        reader.parser.named.setdefault(match[1], AttributeList()).read(match[2])
        reader.add(parent, e.BOUNDARY, at, match.end(), name="named list")
        return match.end()
    if match := _EXTENSION.match(text, at):
        return _named_extension(reader, parent, match)
    end = ask.attribute_list(start)
    if end < 0:
        return 0
    after = ask.after_rest(end + 1)
    found = text[start + 2 : end]
    last = parent.children[-1] if parent.children else None
    if (
        last
        and last.kind != e.BLANK
        and (last.kind != e.BOUNDARY or last.name in ("link", "abbreviation", "footnote"))
    ):
        attributes = AttributeList()
        attributes.read(found)
        reader.parser.note(last, attributes)
        if ask.attribute_line(after) < 0:
            reader.add(parent, e.BOUNDARY, at, after, name="attributes")
    else:
        reader.waiting = reader.waiting or AttributeList()
        reader.waiting.read(found)
    return after


def _named_extension(reader: BlockReader, parent: Element, match: re.Match[str]) -> int:
    name, end = match[1], match.end()
    if name not in ("comment", "nomarkdown", "options"):
        return 0
    if not match[3]:
        stop = re.compile(rf"^[ ]{{0,3}}\{{:/(?:{name})?\}}[ \t\r\f\v]*\n", re.MULTILINE).search(
            reader.text, end
        )
        if stop is None:
            return 0
        end = stop.end()
    if name == "options":
        reader.add(parent, e.BOUNDARY, match.start(), end, name="extension")
    elif not match[3]:
        parent.children.append(
            Element(
                e.COMMENT if name == "comment" else e.RAW,
                reader.chunk.offset(match.start()),
                reader.chunk.end_offset(end),
            )
        )
    return end
