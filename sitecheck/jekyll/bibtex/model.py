"""What a BibTeX file holds; every range is one of code points in its text."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A piece of a value; several are joined by `#`.

    Attributes:
        kind: `braced`, `quoted`, `number` or `macro`.
        start, end: what stands inside the braces or quotes.
    """

    kind: str
    start: int
    end: int


class Field(NamedTuple):
    """`name = value`.

    Attributes:
        name: in lower case.
        name_start, name_end: where it is written.
        parts: of the value.
        start, end: the value with its delimiters.
        raw: what stands in the delimiters, parts joined.
    """

    name: str
    name_start: int
    name_end: int
    parts: tuple[Part, ...]
    start: int
    end: int
    raw: str

    @property
    def inside(self) -> tuple[int, int]:
        """The range of the value without its delimiters."""
        return (self.parts[0].start, self.parts[-1].end) if self.parts else (self.start, self.end)


class Entry:
    """`@kind{key, fields}`.

    Attributes:
        kind: in lower case, without the `@`.
        kind_start, kind_end: where it is written.
        key: as written; empty where there is none.
        key_start, key_end: where it is written.
        fields: all of them, in order, those of one name as often as they stand there.
        start: at the `@`.
        end: behind the closing brace, or where reading stopped.
        closed: whether its closing brace is there.
    """

    __slots__ = (
        "_by_name",
        "closed",
        "end",
        "fields",
        "key",
        "key_end",
        "key_start",
        "kind",
        "kind_end",
        "kind_start",
        "start",
    )

    def __init__(self, kind: str, start: int, kind_start: int, kind_end: int) -> None:
        self.kind = kind
        self.start = start
        self.kind_start = kind_start
        self.kind_end = kind_end
        self.key = ""
        self.key_start = self.key_end = kind_end
        self.fields: list[Field] = []
        self.end = kind_end
        self.closed = False
        self._by_name: dict[str, Field] | None = None

    def get(self, *names: str) -> Field | None:
        """The first field of one of these names that says something, in the order of the names."""
        if self._by_name is None:
            self._by_name = {}
            for field in self.fields:
                if field.raw.strip():
                    self._by_name.setdefault(field.name, field)
        for name in names:
            if found := self._by_name.get(name):
                return found
        return None

    def __repr__(self) -> str:
        return f"Entry(@{self.kind}{{{self.key}}}, {len(self.fields)} fields)"


class Fault(NamedTuple):
    """What BibTeX can't read.

    Attributes:
        kind: `unclosed-value`, `unclosed-entry`, `missing-comma`, `missing-key`, `missing-equals`,
            `closed-early`, `missing-value` or `unexpected`.
        start, end: the place to look at.
        at: where what is missing belongs, or where the superfluous stands; -1 where that can't be told.
    """

    kind: str
    start: int
    end: int
    at: int = -1


class Bibliography(NamedTuple):
    """A file.

    Attributes:
        entries: in order.
        macros: the names that `@string` defines, in lower case, with their texts.
        faults: in order.
    """

    entries: list[Entry]
    macros: dict[str, str]
    faults: list[Fault]
