"""The pieces of a paragraph that hold no others: code, math, quotes, entities, escapes, breaks."""

from __future__ import annotations

import re

from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.chars import SPACES
from sitecheck.jekyll.kramdown.lookup import Lookup
from sitecheck.jekyll.kramdown.nodes import Node, leaf
from sitecheck.jekyll.kramdown.typography import quotes, symbol

_SPACES = frozenset(SPACES)
_MAIL = re.compile(r"<([\w.-]+@[\w.-]+)>")
_SCHEME = re.compile(r"<(?:mailto|https?|ftps?):(?=[^\n])")
_ENTITY = re.compile(r"&(?:([\w:][\w.:-]*)|#(\d+)|#x([0-9a-fA-F]+));", re.ASCII)
_ESCAPED = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
_EXTENSION = re.compile(r"\{::(\w+)", re.ASCII)
_EXTENSION_END = re.compile(r"\{:/([A-Za-z0-9_][\w-]*)?\}", re.ASCII)
_WORDS = (n.TEXT, n.RAW)


class Leaves:
    """Reads the leaves of one text."""

    __slots__ = ("look", "text")

    def __init__(self, text: str, look: Lookup) -> None:
        self.text = text
        self.look = look

    def read(self, at: int, before: list[Node], in_html: bool) -> Node | None:
        """The leaf at `at`, if markup there means one.

        Args:
            at: where markup may begin.
            before: the pieces read so far in the same element.
            in_html: whether an HTML element surrounds it.
        """
        text = self.text
        char = text[at]
        if char == "`":
            return self._code(at)
        if typed := quotes(text, at):
            return leaf(n.TYPOGRAPHY, at, typed.end, typed.text)
        if char == "$":
            return self._math(at)
        if char == "{":
            return self._extension(at, before)
        if char == "&":
            return self._entity(at)
        if typed := symbol(text, at):
            return leaf(n.TYPOGRAPHY, at, typed.end, typed.text)
        if char == "\\":
            return self._backslash(at, in_html)
        return leaf(n.BREAK, at, at + 2) if char == " " and text.startswith("  \n", at) else None

    def autolink(self, at: int) -> Node | None:
        """The address in angle brackets at `at`; its value is the link's target."""
        text = self.text
        if match := _SCHEME.match(text, at):
            end = self.look.find(">", match.end() + 1)
            line = self.look.find("\n", match.end())
            if end >= 0 and not 0 <= line < end:
                return Node(n.AUTOLINK, at, end + 1, at + 1, end, text[at + 1 : end], (at + 1, end))
        if self.look.find("@", at) >= 0 and (match := _MAIL.match(text, at)):
            end = match.end() - 1
            return Node(n.AUTOLINK, at, end + 1, at + 1, end, "mailto:" + match[1], (at + 1, end))
        return None

    def _code(self, at: int) -> Node:
        text = self.text
        start = at
        while text.startswith("`", start):
            start += 1
        ticks = text[at:start]
        simple = len(ticks) == 1
        literal = leaf(n.RAW, at, start, ticks)
        if simple and (not at or text[at - 1] in _SPACES) and text[start : start + 1] in _SPACES:
            return literal
        end = self.look.find(ticks, start)
        if end < 0:
            return literal
        value = text[start:end]
        if not simple:
            value = value.removeprefix(" ")
            value = value.removesuffix(" ")
        return Node(n.CODE, at, end + len(ticks), start, end, value)

    def _math(self, at: int) -> Node | None:
        if not self.text.startswith("$$", at):
            return None
        end = self.look.find("$$", at + 2)
        if end < 0:
            return None
        return Node(n.MATH, at, end + 2, at + 2, end, self.text[at + 2 : end].strip(SPACES + "\0"))

    def _extension(self, at: int, before: list[Node]) -> Node | None:
        text = self.text
        if not text.startswith("{:", at) or text.startswith("}", at + 2) or _EXTENSION_END.match(text, at):
            return None
        end = self.look.next(r"(?<!\\)\}", at + 3)
        if end < 0 and (end := self.look.find("}", at + 3)) >= 0:
            end = text.rindex("}")
        if end < 0:
            return None
        match = _EXTENSION.match(text, at)
        if match and (match.end() in (end, end - (text[end - 1] == "/")) or text[match.end()] in _SPACES):
            return self._named_extension(match, end)
        previous = next((node for node in reversed(before) if node.kind != n.ATTRIBUTES), None)
        if previous is None or previous.kind in _WORDS or previous.value == "\\":
            return None
        return leaf(n.ATTRIBUTES, at, end + 1)

    def _named_extension(self, match: re.Match[str], brace: int) -> Node | None:
        at, name, body = match.start(), match[1], brace + 1
        if name not in ("comment", "nomarkdown", "options"):
            return None
        if self.text[brace - 1] == "/":
            return leaf(n.ATTRIBUTES, at, body)
        ends = [found for mark in ("{:/}", f"{{:/{name}}}") if (found := self.look.find(mark, body)) >= 0]
        if not ends:
            return None
        stop = min(ends)
        end = self.text.index("}", stop) + 1
        if name == "nomarkdown":
            return leaf(n.EXTENSION, at, end, self.text[body:stop])
        return leaf(n.COMMENT if name == "comment" else n.ATTRIBUTES, at, end)

    def _entity(self, at: int) -> Node | None:
        match = _ENTITY.match(self.text, at)
        if match is None:
            return None
        name, decimal, hexadecimal = match.groups()
        value = _named(name) if name else _numbered(int(decimal[:9]) if decimal else int(hexadecimal[:9], 16))
        return leaf(n.ENTITY if value else n.TEXT, at, match.end(), value or match[0])

    def _backslash(self, at: int, in_html: bool) -> Node | None:
        text = self.text
        if text.startswith("\\\\\n", at):
            return leaf(n.BREAK, at, at + 2)
        following = text[at + 1 : at + 2]
        if following in _ESCAPED:
            return leaf(n.TEXT, at, at + 2, following)
        return leaf(n.BREAK, at, at + 1, "\\") if following == "\n" and not in_html else None


def _named(name: str) -> str | None:
    from html.entities import name2codepoint

    code = {"apos": 39, "vellip": 0x22EE}.get(name) or name2codepoint.get(name)
    return chr(code) if code else None


def _numbered(code: int) -> str | None:
    if 128 <= code < 160:
        return bytes((code,)).decode("cp1252", "replace").replace("\ufffd", chr(code))
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None
