"""A line of YAML, looked at as its author would: indentation, key, value. For the diagnosis of errors."""

from __future__ import annotations

import re

KEY = re.compile(
    r"([ \t]*(?:- +){0,20})((?:\"[^\"\n]*\"|'[^'\n]*'|[^\s#:'\"\[{][^:\n#]{0,200}?))[ \t]{0,9}:(?:[ \t]+|$)"
)


class Line:
    """The line around an offset, cut into indentation, key and value."""

    __slots__ = ("end", "key", "start", "text", "value", "value_start")

    def __init__(self, text: str, at: int) -> None:
        at = min(at, len(text))
        self.start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        self.end = len(text) if end < 0 else end
        self.text = text[self.start : self.end]
        found = KEY.match(self.text)
        self.key = found.group(2) if found else ""
        self.value_start = self.start + (
            found.end() if found else len(self.text) - len(self.text.lstrip(" -"))
        )
        self.value = self._value(text[self.value_start : self.end])

    @staticmethod
    def _value(rest: str) -> str:
        """Without a trailing comment; one inside quotes is none."""
        rest = rest.rstrip()
        cut = rest.find(" #")
        if cut < 0:
            return rest
        if rest[:1] in "'\"" and rest.endswith(rest[0]) and len(rest) > 1:
            return rest
        return rest[:cut].rstrip()

    @property
    def value_end(self) -> int:
        """The offset after the value."""
        return self.value_start + len(self.value)

    @property
    def value_place(self) -> tuple[int, int]:
        """Start and end of the value."""
        return self.value_start, self.value_end

    @property
    def content(self) -> tuple[int, int]:
        """The line without its surrounding blanks."""
        stripped = self.text.strip()
        start = self.start + len(self.text) - len(self.text.lstrip())
        return start, start + max(len(stripped), 1)


def above(text: str, line: Line) -> Line | None:
    """The next line above that is neither blank nor a comment."""
    while line.start > 0:
        line = Line(text, line.start - 1)
        stripped = line.text.strip()
        if stripped and stripped[0] != "#":
            return line
    return None
