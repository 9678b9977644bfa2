"""A BibTeX scanner that knows where everything stands and goes on after a fault.

Neither bibtexparser (a start line for a block) nor pybtex (a line for an error) gives the range of a
field's name or value. After a fault reading goes on at the next field or entry, so that one lost brace is
one finding. Each character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sitecheck.jekyll.bibtex.model import Bibliography, Entry, Fault, Field, Part

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t\r\n]{0,40}([{(])", re.MULTILINE)
_AFTER = re.compile(r"[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([{(])")
_KEY = re.compile(r"[^\s,{}()=\"#%']+")
_NAME = re.compile(r"[A-Za-z_][\w.:+/-]*")
_WORD = re.compile(r"[A-Za-z_][\w.:+/-]*|\d+")
_BLANK = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*")
_FIELD_LINE = re.compile(r"\n[ \t]*[A-Za-z_][\w-]{1,30}[ \t]*=[ \t]*[{\"]")
_FIELD = re.compile(r"\s*,?\s*[A-Za-z_][\w-]{1,30}[ \t]*=[ \t]*[{\"\w]")
_NESTING = re.compile(r"\\.|[{}]|\n(?=[ \t]*@[A-Za-z]{3,20}[ \t]*\{[^\s,{}=]{1,200},)", re.DOTALL)
_QUOTED = re.compile(r"\\.|[{\"]", re.DOTALL)


def scan(text: str) -> Bibliography:
    """Read a BibTeX file.

    What stands between entries is a comment; an entry begins a line, or follows another one.
    """
    return _Scanner(text).run()


class _Scanner:
    __slots__ = ("at", "borders", "entries", "faults", "macros", "pairs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.entries: list[Entry] = []
        self.macros: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.pairs: dict[int, int] = {}
        self.borders: list[int] = []
        self._pair()

    def _pair(self) -> None:
        """Find for each brace that which closes it; no pair reaches over the beginning of an entry."""
        opened: list[int] = []
        for token in _NESTING.finditer(self.text):
            sign = token[0]
            if sign == "{":
                opened.append(token.start())
            elif sign == "}" and opened:
                self.pairs[opened.pop()] = token.start()
            elif sign == "\n":
                opened.clear()
                self.borders.append(token.end())

    def run(self) -> Bibliography:
        found = _ENTRY.search(self.text)
        while found:
            kind = found[1].lower()
            if kind in ("comment", "preamble"):
                self.at = self._matching(found.end() - 1)[0]
            else:
                self._entry(found, kind)
            found = _AFTER.match(self.text, self.at) or _ENTRY.search(self.text, self.at)
        return Bibliography(self.entries, self.macros, self.faults)

    def _entry(self, found: re.Match[str], kind: str) -> None:
        start = self.text.index("@", found.start())
        entry = Entry(kind, start, *found.span(1))
        close = "}" if found[2] == "{" else ")"
        self.at = found.end()
        self._blank()
        if kind != "string":
            self._key(entry)
            self.entries.append(entry)
        while self._field(entry, close):
            pass
        entry.end = self.at
        if not entry.closed:
            at = entry.fields[-1].end if entry.fields else -1
            self.faults.append(Fault("unclosed-entry", start, found.end(), at))
        elif rest := _FIELD.match(self.text, self.at):
            last = self.at - 1
            self.faults.append(Fault("closed-early", last, self.at, last))
            self.at = rest.end() - 1
        if kind == "string":
            self.macros.update((field.name, field.raw) for field in entry.fields)

    def _key(self, entry: Entry) -> None:
        key = _KEY.match(self.text, self.at)
        entry.key_start = entry.key_end = self.at
        if key is not None:
            after = self._skip(key.end())
            if self.text[after : after + 1] == "=":
                key = None  # the first field stands in the place of the key
        if key is None:
            self.faults.append(Fault("missing-key", entry.start, entry.kind_end + 1, self.at))
        else:
            entry.key, entry.key_start, entry.key_end = key[0], key.start(), key.end()
            self.at = key.end()
        after = self._skip(self.at)
        if self.text[after : after + 1] == ",":
            self.at = after + 1
        elif key is not None and _NAME.match(self.text, after):
            self.faults.append(Fault("missing-comma", entry.key_start, entry.key_end, entry.key_end))

    def _field(self, entry: Entry, close: str) -> bool:
        """Read one field, or the end; whether the entry goes on."""
        text = self.text
        self._blank()
        while text[self.at : self.at + 1] == ",":
            self.at += 1
            self._blank()
        if text[self.at : self.at + 1] in (close, ""):
            entry.closed = self.at < len(text)
            self.at += entry.closed
            return False
        if _ENTRY.match(text, text.rfind("\n", 0, self.at) + 1) and text[self.at] == "@":
            return False
        name = _NAME.match(text, self.at)
        if name is None:
            self.faults.append(Fault("unexpected", self.at, self.at + 1))
            self._recover(close)
            return True
        self.at = name.end()
        self._blank()
        if text[self.at : self.at + 1] != "=":
            equals = text[self.at : self.at + 1] in ("{", '"')
            self.faults.append(Fault("missing-equals", *name.span(), name.end() if equals else -1))
            if not equals:
                self._recover(close)
                return True
        else:
            self.at += 1
        self._blank()
        self._value(entry, name, close)
        return True

    def _value(self, entry: Entry, name: re.Match[str], close: str) -> None:
        text, start = self.text, self.at
        parts: list[Part] = []
        while True:
            part = self._part()
            if part is None:
                break
            parts.append(part)
            after = self._skip(self.at)
            if text[after : after + 1] != "#":
                break
            self.at = self._skip(after + 1)
        if not parts:
            self.faults.append(Fault("missing-value", *name.span()))
            if text[self.at : self.at + 1] not in (close, ","):
                self._recover(close)
            return
        raw = "".join([self._said(part) for part in parts])
        field = Field(name[0].lower(), *name.span(), tuple(parts), start, self.at, raw)
        entry.fields.append(field)
        after = self._skip(self.at)
        if text[after : after + 1] in (",", close, "") or text[after : after + 1] == "@":
            return
        if _NAME.match(text, after):
            self.faults.append(Fault("missing-comma", self.at - 1, self.at, self.at))
        elif not (self.faults and self.faults[-1].start >= start):
            self.faults.append(Fault("unexpected", after, after + 1))
            self._recover(close)

    def _said(self, part: Part) -> str:
        raw = self.text[part.start : part.end]
        return self.macros.get(raw.lower(), raw) if part.kind == "macro" else raw

    def _part(self) -> Part | None:
        text, start = self.text, self.at
        first = text[start : start + 1]
        if first == "{":
            self.at, closed = self._matching(start)
        elif first == '"':
            self.at, closed = self._closing_quote(start)
        else:
            word = _WORD.match(text, start)
            if word is None:
                return None
            self.at = word.end()
            return Part("number" if word[0].isdigit() else "macro", *word.span())
        kind = "braced" if first == "{" else "quoted"
        if closed and not self._swallowed(start, self.at):
            return Part(kind, start + 1, self.at - 1)
        # A brace is missing: the value ends with the line before what looks like the next field.
        line = _FIELD_LINE.search(text, start, self.at)
        end = line.start() if line else self.at
        stop = start + len(text[start:end].rstrip().rstrip(",}").rstrip())
        self.faults.append(Fault("unclosed-value", start, start + 1, stop if line else -1))
        self.at = stop
        return Part(kind, min(start + 1, stop), stop)

    def _matching(self, start: int) -> tuple[int, bool]:
        """Behind the brace that closes that at `start`; where the next entry begins if none does."""
        close = self.pairs.get(start)
        return (self._next_entry(start), False) if close is None else (close + 1, True)

    def _next_entry(self, at: int) -> int:
        index = bisect_right(self.borders, at)
        return self.borders[index] if index < len(self.borders) else len(self.text)

    def _swallowed(self, start: int, end: int) -> bool:
        """Whether a value holds what looks like further fields: its own brace or quote is missing."""
        after = self._skip(end)
        following = self.text[after : after + 1]
        return following not in (",", "#", ")", "}") and bool(_FIELD_LINE.search(self.text, start, end))

    def _closing_quote(self, start: int) -> tuple[int, bool]:
        """The same for a quote; one in braces closes nothing."""
        at = start + 1
        border = self._next_entry(start)
        while token := _QUOTED.search(self.text, at, border):
            if token[0] == '"':
                return token.end(), True
            at = token.end()
            if token[0] == "{":
                close = self.pairs.get(token.start())
                if close is None:
                    break
                at = close + 1
        return border, False

    def _recover(self, close: str) -> None:
        """Go on behind the next comma of this line, at the next line, or at the entry's end."""
        stop = re.compile(rf",|\n|(?={re.escape(close)}\s*(?:\n|$))").search(self.text, self.at + 1)
        self.at = stop.end() if stop else len(self.text)

    def _blank(self) -> None:
        self.at = self._skip(self.at)

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at
