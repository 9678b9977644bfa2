"""YAML as a tree of nodes with exact places and the values Ruby's Psych gives them.

The events come from libyaml, the parser that Psych itself uses, so both reject the same texts; the
resolution of plain scalars is Psych's (`sitecheck.jekyll.yaml.psych`). Everything is bounded: depth, number
of nodes, and what aliases expand to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from sitecheck.jekyll.yaml import psych

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["mapping", "sequence", "scalar"]

MAX_DEPTH = 100
"""Deepest nesting that is read, aliases followed; real files stay below ten."""
TOO_DEEP = f"Nested deeper than {MAX_DEPTH} levels: it is not read"
MAX_NODES = 200_000
"""Most nodes that are read, aliases expanded."""


class YamlProblem(NamedTuple):
    """Something Psych rejects, or reads otherwise than its author meant.

    Attributes:
        kind: a stable word for the cause; those of a text that can't be read at all are in FATAL.
        start: offset of the first character, in code points of the source.
        end: offset after the last; a fix replaces exactly this range.
        message: what is wrong and what Jekyll makes of it, one sentence.
        fix_text: what to write instead, None where that isn't certain.
        related: start, end and message of a second place that belongs to it.
    """

    kind: str
    start: int
    end: int
    message: str
    fix_text: str | None = None
    related: tuple[int, int, str] | None = None


class YamlNode:
    """One mapping, sequence or scalar.

    Attributes:
        start: offset of its first character in the source, in code points; anchors and tags left out.
        end: offset after its last; a block collection ends with its last entry.
        kind: mapping, sequence or scalar.
        style: of scalars plain, single, double, literal or folded; of collections block or flow.
        raw: a scalar's text, unquoted and unfolded, before Psych resolves it; "" for collections.
        entries: of a mapping, its keys and values as written, a merge key `<<` included.
        items: of a sequence.
        tag: an explicit tag such as `!!str`, in its long form; None for nearly all.
        alias: whether it stands for an anchored node elsewhere; its entries are that node's.
    """

    __slots__ = ("_value", "alias", "end", "entries", "items", "kind", "raw", "start", "style", "tag")

    def __init__(self, kind: Kind, style: str, start: int, end: int, raw: str = "") -> None:
        self.kind: Kind = kind
        self.style = style
        self.start = start
        self.end = end
        self.raw = raw
        self.entries: list[tuple[YamlNode, YamlNode]] = []
        self.items: list[YamlNode] = []
        self.tag: str | None = None
        self.alias = False
        self._value: Any = _UNREAD

    @property
    def value(self) -> Any:
        """What Ruby has in hand: a scalar's value, or `to_python()` of a collection."""
        if self._value is _UNREAD:
            self._value = _scalar_value(self) if self.kind == "scalar" else self.to_python()
        return self._value

    @property
    def blank(self) -> bool:
        """Whether nothing is written: `key:` with no value, or `~`, `null`, `""`."""
        return self.kind == "scalar" and (self.value is None or self.value == "")

    def pairs(self) -> Iterator[tuple[YamlNode, YamlNode]]:
        """A mapping's keys and values, merge keys (`<<: *other`) expanded; later ones win."""
        for key, value in self.entries:
            if key.raw == "<<" and key.style == "plain" and value.kind != "scalar":
                for other in (value,) if value.kind == "mapping" else reversed(value.items):
                    yield from other.pairs()
            else:
                yield key, value

    def find(self, *path: str | int) -> tuple[YamlNode | None, YamlNode] | None:
        """Key and value at a path of keys and indexes; the key is None for a sequence's item."""
        key: YamlNode | None = None
        node = self
        for step in path:
            found: tuple[YamlNode | None, YamlNode] | None = None
            if node.kind == "mapping":
                for pair in node.pairs():
                    if pair[0].kind == "scalar" and pair[0].value == step:
                        found = pair
            elif (
                node.kind == "sequence"
                and isinstance(step, int)
                and -len(node.items) <= step < len(node.items)
            ):
                found = None, node.items[step]
            if found is None:
                return None
            key, node = found
        return key, node

    def get(self, *path: str | int) -> YamlNode | None:
        """The node at a path of keys and indexes, None if there is none: `get("author", "links", 0)`."""
        found = self.find(*path)
        return None if found is None else found[1]

    def to_python(self) -> Any:
        """Plain dicts, lists and scalars as Ruby sees them; a key that can't be hashed becomes text."""
        if self.kind == "scalar":
            return self.value
        if self.kind == "sequence":
            return [item.to_python() for item in self.items]
        return {
            key.value if key.kind == "scalar" else str(key.to_python()): value.to_python()
            for key, value in self.pairs()
        }

    def __repr__(self) -> str:
        return f"YamlNode({self.kind}, {self.start}-{self.end}, {self.raw[:40]!r})"


_UNREAD = object()


def _scalar_value(node: YamlNode) -> Any:
    if node.style != "plain" or node.tag in _TEXT_TAGS:
        return node.raw
    value = psych.resolve(node.raw)
    if node.tag in _FLOAT_TAGS and isinstance(value, int):
        return float(value)
    return value


_TEXT_TAGS = frozenset(
    {"!str", "!ruby/string", "tag:yaml.org,2002:str", "tag:yaml.org,2002:binary", "!binary"}
)
_FLOAT_TAGS = frozenset({"!float", "tag:yaml.org,2002:float"})

FATAL = frozenset(
    {
        "alias",
        "apostrophe",
        "colon",
        "control",
        "escape",
        "flow",
        "indentation",
        "liquid-text",
        "no-colon",
        "quote",
        "reserved",
        "syntax",
        "tab",
        "too-deep",
        "too-large",
    }
)
"""Problem kinds after which nothing of the text reaches Jekyll: it drops all keys."""


class YamlDocument(NamedTuple):
    """What a YAML text holds.

    Attributes:
        root: None if the text is empty or can't be read.
        problems: in the order of their places.
    """

    root: YamlNode | None
    problems: list[YamlProblem]

    @property
    def broken(self) -> bool:
        """Whether Psych can't read the text."""
        return any(problem.kind in FATAL for problem in self.problems)


def parse_yaml(text: str, offset: int = 0) -> YamlDocument:
    """Read the first YAML document of a text, as Psych does.

    Args:
        text: YAML alone, without the `---` lines of a front matter.
        offset: where it begins in the source; every place in the result is counted from there.

    Returns:
        The tree and all problems; never raises.
    """
    from sitecheck.jekyll.yaml import reader as yaml_reader

    reader = yaml_reader.Reader(text, offset)
    try:
        root = reader.read()
    except yaml.YAMLError as error:
        from sitecheck.jekyll.yaml import syntax as yaml_syntax

        return YamlDocument(None, [yaml_syntax.diagnose(text, error, reader.last, offset)])
    reader.problems.sort(key=lambda problem: (problem.start, problem.end))
    return YamlDocument(None if any(p.kind in FATAL for p in reader.problems) else root, reader.problems)
