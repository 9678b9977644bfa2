"""Masks: blank at equal length whatever a later reader must not see.

After masking, a Markdown parser sees the page much as kramdown does, and every offset still holds.
Three stand-ins are used: `OUTPUT` for what Liquid prints (unknown text), `GONE` for what leaves no
trace inside a line (tags, comments, attribute lists), and blanks for whole lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from sitecheck.jekyll.html import HIDDEN_ELEMENTS, SPAN_ELEMENTS, TAG, VOID_ELEMENTS, Tag, tag_of
from sitecheck.text.source import Span

OUTPUT = "\ue000"
GONE = "\ue001"

_NOT_NEWLINE = re.compile(r"[^\n]")
_FIRST = re.compile(
    r"\\[\\`<{$*_]|^[ \t]*(?:`{3,}|~{3,})|`+|<!--|</?[A-Za-z]|\{:|\$\$|^[ ]{0,3}\*\[", re.MULTILINE
)
_MARKER = re.compile(r"[ \t]*(?:(?:[-*+>]|\d{1,9}\.)[ \t]+)+")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\n]*)")
_ATTRIBUTE_LIST = re.compile(r"\{:(?:\\\}|[^}\n])*\}")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[[^\]\n]+\]:[^\n]*")
_MARKDOWN_ON = frozenset(("1", "block", "span"))
_BLANK_TO_END = re.compile(r"\s*?(?:\n|\Z)")
_FIRST_MARKERS = frozenset(("*", "-", "+", "1."))
_INDENT = re.compile(r"[ \t]*")

REACH = 1000
"""How far (code points) a line is looked back over for its begin. What stands further right is not at the
begin of a line; without a bound, a line of a thousand tags would be read a thousand times."""


class Mask(NamedTuple):
    """What masking a page's body found.

    Attributes:
        text: as long as the page's text.
        comments: HTML comments and Liquid comments.
        code: fenced code, highlight blocks, `$$` math.
        tags: HTML tags outside code and comments, in order.
        raw: ranges in which kramdown leaves Markdown alone, tags included.
        inner: ranges of HTML elements whose content is Markdown.
        unclosed: start tags of HTML blocks that never end.
    """

    text: str
    comments: list[Span]
    code: list[Span]
    tags: list[Tag]
    raw: list[Span]
    inner: list[Span]
    unclosed: list[Tag]


def blank(text: str, fill: str = " ") -> str:
    """The text with everything but its newlines replaced."""
    return _NOT_NEWLINE.sub(fill, text) if "\n" in text else fill * len(text)


def splice(text: str, changes: list[tuple[int, int, str]]) -> str:
    """The text with each (start, end, replacement of that length) put in; the changes are in order."""
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        if start < at:
            continue
        parts += (text[at:start], new)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def mask_markup(text: str, body: int, comments: list[Span], code: list[Span]) -> Mask:
    """Blank comments, fences, attribute lists and HTML of a text whose Liquid is masked."""
    return _Masker(text, body, comments, code).run()


class _Masker:
    def __init__(self, text: str, body: int, comments: list[Span], code: list[Span]) -> None:
        self.text = text
        self.body = body
        self.comments = comments
        self.code = code
        self.tags: list[Tag] = []
        self.changes: list[tuple[int, int, str]] = []
        self.open: list[tuple[Tag, bool]] = []  # the element and whether its content is Markdown
        self.raw: list[Span] = []
        self.inner: list[Span] = []
        self.raw_from = -1
        self.last_block_tag = -1  # the end of the last tag blanked as a block of its own
        self.open_names: dict[str, int] = {}
        self._no_comment_ends = self._no_math_ends = False
        self._no_list_before = 0  # no attribute list begins before this offset
        self._runs: dict[int, list[int]] | None = None
        self._gaps: list[int] = []

    def run(self) -> Mask:
        at = self.body
        text = self.text
        while match := _FIRST.search(text, at):
            at = self._step(match)
        if self.raw_from >= 0:
            self._end_raw(len(text))
        unclosed = [tag for tag, _ in self.open]
        self.inner += [Span(tag.end, len(text)) for tag, markdown in self.open if markdown]
        return Mask(
            splice(text, sorted(self.changes)),
            sorted(self.comments),
            sorted(self.code),
            self.tags,
            self.raw,
            sorted(self.inner),
            unclosed,
        )

    def _step(self, match: re.Match[str]) -> int:
        start, found = match.start(), match[0]
        first = found.lstrip(" \t")
        if found == "<!--":
            return self._comment(start)
        if found[0] == "<":
            return self._tag(start)
        if self.raw_from >= 0:
            return match.end()
        if first[:3] in ("```", "~~~") and (found != first or self._at_line_start(start)):
            return self._fence(start)
        if found[0] == "`":
            return self._code_span(start, len(found))
        if found == "{:":
            return self._attribute_list(start)
        if found == "$$":
            return self._math(start)
        if first.startswith("*["):
            if abbreviation := _ABBREVIATION.match(self.text, start):
                self._blank(start, abbreviation.end())
                return abbreviation.end()
            return match.end()
        return match.end()

    def _blank(self, start: int, end: int, fill: str = " ") -> None:
        if self.raw_from < 0:
            self.changes.append((start, end, blank(self.text[start:end], fill)))

    def _line_start(self, at: int) -> int:
        """Where the line begins, -1 where that is out of reach."""
        low = max(at - REACH, 0)
        newline = self.text.rfind("\n", low, at)
        return newline + 1 if newline >= 0 or low == 0 else -1

    def _at_line_start(self, at: int) -> bool:
        line = max(self._line_start(at), self.last_block_tag if self.last_block_tag >= at - REACH else -1)
        if line < 0:
            return False
        before = self.text[line:at]
        return not before.strip(" \t" + GONE) or _MARKER.fullmatch(before) is not None

    def _rest_of_line_blank(self, at: int) -> bool:
        return _BLANK_TO_END.match(self.text, at) is not None

    def _comment(self, start: int) -> int:
        end = -1 if self._no_comment_ends else self.text.find("-->", start + 4)
        if end < 0:
            self._no_comment_ends = True
            return start + 4
        end += 3
        self.comments.append(Span(start, end))
        own_lines = self._at_line_start(start) and self._rest_of_line_blank(end)
        self._blank(start, end, " " if own_lines else GONE)
        return end

    def _fence(self, start: int) -> int:
        match = _FENCE.match(self.text, start)
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            indent = _INDENT.match(self.text, start)
            return (indent.end() if indent else start) + 1
        mark, at = match[1], match.end()
        while at < len(self.text):
            stop = self.text.find("\n", at + 1)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[at + 1 : stop].strip()
            if line.startswith(mark) and not line.strip(mark[0]):
                at = stop
                break
            at = stop
        self.code.append(Span(start, at))
        self._blank(match.start(1), at)
        return at

    def _code_span(self, start: int, length: int) -> int:
        """Skip a code span: nothing inside it is markup."""
        if self._runs is None:
            self._runs = {}
            for run in re.compile("`+").finditer(self.text, self.body):
                self._runs.setdefault(len(run[0]), []).append(run.start())
            self._gaps = [gap.start() for gap in re.compile(r"\n[ \t]*\n").finditer(self.text, self.body)]
        same = self._runs.get(length, [])
        index = bisect_left(same, start + length)
        if index == len(same):
            return start + length
        gap = bisect_left(self._gaps, start)
        if gap < len(self._gaps) and self._gaps[gap] < same[index]:
            return start + length
        return same[index] + length

    def _attribute_list(self, start: int) -> int:
        match = _ATTRIBUTE_LIST.match(self.text, start) if start >= self._no_list_before else None
        if match is None:
            if start >= self._no_list_before:  # no brace closes on this line: nor will any further right
                stop = self.text.find("\n", start)
                self._no_list_before = stop if stop >= 0 else len(self.text)
            return start + 2
        end = match.end()
        if self._at_line_start(start) and self._rest_of_line_blank(end):
            self._blank(start, end)
        elif self.text[start - 1 : start] in (")", "*", "`", "_", "]", ">", GONE, "}"):
            self._blank(start, end, GONE)
        elif (line := self._line_start(start)) >= 0 and self.text[line:start].strip() in _FIRST_MARKERS:
            self._blank(start, end, GONE)
        return end

    def _math(self, start: int) -> int:
        end = -1 if self._no_math_ends else self.text.find("$$", start + 2)
        if end < 0:
            self._no_math_ends = True
        if end < 0 or self.text.find("\n\n", start, end + 1) >= 0:
            return start + 2
        self.code.append(Span(start, end + 2))
        self._blank(start, end + 2, OUTPUT)
        return end + 2

    def _tag(self, start: int) -> int:
        match = TAG.match(self.text, start)
        if match is None:
            return start + 1
        tag = tag_of(match)
        if tag.name in HIDDEN_ELEMENTS and not tag.closing and not tag.self_closing:
            return self._hidden(tag)
        self.tags.append(tag)
        if tag.closing:
            self._end(tag)
        else:
            self._begin(tag)
        return tag.end

    def _hidden(self, tag: Tag) -> int:
        match = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(self.text, tag.end)
        end = match.end() if match else len(self.text)
        self.code.append(Span(tag.start, end))
        if self.raw_from < 0:
            inline = not self._at_line_start(tag.start)
            self._blank(tag.start, end, GONE if inline else " ")
        return end

    def _begin(self, tag: Tag) -> None:
        markdown = tag.value("markdown") in _MARKDOWN_ON
        empty = tag.self_closing or tag.name in VOID_ELEMENTS
        if self.raw_from >= 0:
            if not empty:
                self._push(tag, markdown)
                if markdown:
                    self._end_raw(tag.end)
            return
        if tag.name in SPAN_ELEMENTS or not self._at_line_start(tag.start):
            self._blank(tag.start, tag.end, GONE)
            return
        if empty:
            self._block_tag(tag)
            return
        self._push(tag, markdown)
        if markdown:
            self._block_tag(tag)
        else:
            self.raw_from = tag.start

    def _end(self, tag: Tag) -> None:
        index = self._innermost(tag.name)
        if index < 0:
            if self.raw_from < 0:
                if tag.name not in SPAN_ELEMENTS and self._at_line_start(tag.start):
                    self._block_tag(tag)
                else:
                    self._blank(tag.start, tag.end, GONE)
            return
        self.inner += [Span(start.end, tag.start) for start, markdown in self.open[index:] if markdown]
        for start, _ in self.open[index:]:
            self.open_names[start.name] -= 1
        del self.open[index:]
        inside_raw = bool(self.open) and not self.open[-1][1]
        if self.raw_from < 0:
            if inside_raw:
                self.raw_from = tag.start
            else:
                self._block_tag(tag)
        elif not inside_raw:
            self._end_raw(tag.end)

    def _push(self, tag: Tag, markdown: bool) -> None:
        self.open.append((tag, markdown))
        self.open_names[tag.name] = self.open_names.get(tag.name, 0) + 1

    def _innermost(self, name: str) -> int:
        """The index of the innermost open element of a name, or -1."""
        if not self.open_names.get(name):
            return -1
        return next(i for i in range(len(self.open) - 1, -1, -1) if self.open[i][0].name == name)

    def _block_tag(self, tag: Tag) -> None:
        """Blank a tag that stands between blocks; what follows begins on a line of its own."""
        inner = blank(self.text[tag.start + 1 : tag.end - 1])
        edge = GONE if self._after_marker(tag.start) else "\n"
        self.changes.append((tag.start, tag.end, edge + inner + ("\n" if edge == "\n" else GONE)))
        self.last_block_tag = tag.end

    def _after_marker(self, at: int) -> bool:
        """Whether a list marker stands before a place: a newline there would end the list item."""
        line = self._line_start(at)
        return line >= 0 and _MARKER.fullmatch(self.text, line, at) is not None

    def _end_raw(self, end: int) -> None:
        start, self.raw_from = self.raw_from, -1
        self.raw.append(Span(start, end))
        self.last_block_tag = end
        if self._after_marker(start):
            self.changes.append((start, end, blank(self.text[start:end], GONE)))
            return
        inner = blank(self.text[start + 1 : end - 1])
        self.changes.append((start, end, "\n" + inner + "\n" if end - start > 1 else "\n"))
