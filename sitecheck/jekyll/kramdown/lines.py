"""What may begin or end a block at a line's start, by kramdown's regular expressions."""

from __future__ import annotations

import re

from sitecheck.jekyll.kramdown import html
from sitecheck.jekyll.kramdown.chunk import Chunk
from sitecheck.jekyll.kramdown.lookup import Lookup

BLANK = re.compile(r"(?:[ \t\r\f\v]*\n)+")
LINE = re.compile(r"[^\n]*\n")
LIST_UL = re.compile(r"([ ]{0,3}[+*-])([\t| ][^\n]*\n)")
LIST_OL = re.compile(r"([ ]{0,3}[0-9]+\.)([\t| ][^\n]*\n)")
DEFINITION = re.compile(r"([ ]{0,3}:)([\t| ][^\n]*\n)")
ATX = re.compile(r"(#{1,6})[\t ]+([^\n]*)\n")
QUOTE = re.compile(r"[ ]{0,3}> ?")
RULE = re.compile(r"[ ]{0,3}(\*|-|_)[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")
EOB = re.compile(r"\^[ \t\r\f\v]*\n")
FENCE = re.compile(r"[ ]{0,3}([~`]{3,})")
INDENTED = re.compile(r"(?:\t|[ ]{4})[ \t]*[^ \t\r\f\v\n]")
_INDENT = re.compile(r"[ ]{0,3}")
_WORD = re.compile(r"\w*")
_REST_BLANK = re.compile(r"[ \t\r\f\v]*\n")
_NO_LAZY_END = html.SPAN_ELEMENTS | {"script"}


class Lines:
    """A chunk's text with the questions that are asked at its lines' starts."""

    __slots__ = ("chunk", "look", "text")

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.text = chunk.text
        self.look = Lookup(chunk.text)

    def attribute_list(self, at: int) -> int:
        """The end of the text of the block attribute list `{: ...}` that begins at `at`, or -1."""
        text = self.text
        if not text.startswith("{:", at) or text[at + 2 : at + 3] in (":", "/", "}", ""):
            return -1
        end = self.look.next(r"(?<!\\)\}", at + 3)
        return end if end >= 0 and _REST_BLANK.match(text, end + 1) else -1

    def attribute_line(self, at: int) -> int:
        """As `attribute_list`, behind up to three spaces."""
        indent = self.indent(at)
        return self.attribute_list(indent) if self.text.startswith("{:", indent) else -1

    def indent(self, at: int) -> int:
        """The offset after up to three spaces."""
        match = _INDENT.match(self.text, at)
        assert match is not None
        return match.end()

    def after_rest(self, at: int) -> int:
        """The offset after the blank rest of a line; -1 where the rest is not blank."""
        match = _REST_BLANK.match(self.text, at)
        return match.end() if match else -1

    def html_line(self, at: int) -> bool:
        """Whether an HTML tag that ends lazy text stands at the offset of a `<`."""
        text = self.text
        closing = text.startswith("</", at)
        start = at + 1 + closing
        end = html.name_end(text, start)
        if end == start:
            return False
        word = _WORD.match(text, start)
        if word and word[0] in _NO_LAZY_END:
            return False
        return not closing or text.startswith(">", html.skip_space(text, end))

    def lazy_end(self, at: int) -> bool:
        """Whether text that runs on over its lines (a quote, a paragraph) ends before this line."""
        text = self.text
        if at >= len(text) or BLANK.match(text, at):
            return True
        start = self.indent(at)
        char = text[start]
        if char == "<":
            return self.html_line(start)
        if char == "{":
            return self.attribute_list(start) >= 0
        return char == "^" and EOB.match(text, at) is not None

    def paragraph_end(self, at: int) -> bool:
        """Whether a paragraph ends before this line, as GitHub's Markdown has it."""
        if self.lazy_end(at):
            return True
        text = self.text
        start = self.indent(at)
        char = text[start]
        if char in "+*-" or char.isdigit():
            return self.list_start(at)
        if char == "#":
            return ATX.match(text, at) is not None
        if char == ":":
            return DEFINITION.match(text, at) is not None
        return char == ">" or (char in "~`" and FENCE.match(text, at) is not None)

    def list_start(self, at: int) -> bool:
        """Whether a list item begins on this line."""
        return LIST_UL.match(self.text, at) is not None or LIST_OL.match(self.text, at) is not None

    def block_end(self, at: int) -> bool:
        """Whether a block boundary stands here: kramdown wants one after a table or math."""
        text = self.text
        return (
            at >= len(text)
            or BLANK.match(text, at) is not None
            or EOB.match(text, at) is not None
            or self.attribute_line(at) >= 0
        )

    def fence(self, at: int) -> tuple[int, int, int] | None:
        """The fenced code that begins here: its code's start and end, and the offset after it."""
        text = self.text
        match = FENCE.match(text, at)
        if match is None:
            return None
        marks = match[1]
        char, length = marks[0], len(marks)
        line_end = text.find("\n", at)
        info = text[match.end() : line_end].split()
        if marks.strip(char) or len(info) > 1:
            return None
        # The closing line may be shorter only where the surplus marks can be read as a language.
        closings = rf"^[ ]{{0,3}}{re.escape(char)}{{%d}}{re.escape(char)}*[ \t\r\f\v]*$"
        end = self.look.next("(?m)" + closings % min(length, 1000), line_end + 1)
        if end < 0:
            if length == 3 or (info and text[match.end()] in " \t"):
                return None
            end = self.look.next("(?m)" + closings % 3, line_end + 1)
        if end < 0:
            return None
        return line_end + 1, end, (text.find("\n", end) + 1) or len(text)
