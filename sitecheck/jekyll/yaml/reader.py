"""From libyaml's events to a tree of nodes, with what Psych reads otherwise than its author meant.

PyYAML's own composer is not used: it rejects repeated anchors, which Psych accepts, and it recurses.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sitecheck.jekyll.yaml import traps
from sitecheck.jekyll.yaml.nodes import MAX_DEPTH, MAX_NODES, TOO_DEEP, YamlNode, YamlProblem

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser; PyYAML's own, slower and with other words for some errors, where it was built without."""

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_NUMERIC = frozenset("0123456789+-.:")
_SURROGATES = dict.fromkeys(range(0xDC80, 0xDD00), "\ufffd")


class _Frame:
    """A collection that is still being read."""

    __slots__ = ("anchor", "height", "key", "node", "size")

    def __init__(self, node: YamlNode, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: YamlNode | None = None
        self.size = 1
        self.height = 1


def open_parser(text: str) -> Any:
    """The parser of libyaml on a text; bytes that are no UTF-8, reported as such elsewhere, are marks to it."""
    try:
        return PARSER(text)
    except UnicodeEncodeError:
        return PARSER(text.translate(_SURROGATES))


class Reader:
    """Reads one document.

    Attributes:
        problems: what was found, places counted in the source.
        last: the last scalar that was read, places counted in the text; for the diagnosis of errors.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.problems: list[YamlProblem] = []
        self.last: YamlNode | None = None
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[YamlNode, int, int] | None] = {}
        self._count = 0
        self._root: YamlNode | None = None

    def read(self) -> YamlNode | None:
        """The document's root, None if it is empty.

        Raises:
            yaml.YAMLError: for what libyaml rejects.
        """
        parser = open_parser(self.text)
        while True:
            event = parser.get_event()
            cls = event.__class__
            if cls is ScalarEvent:
                self._scalar(event)
            elif cls is MappingStartEvent:
                self._open("mapping", event)
            elif cls is SequenceStartEvent:
                self._open("sequence", event)
            elif cls is MappingEndEvent or cls is SequenceEndEvent:
                self._close(event)
            elif cls is AliasEvent:
                self._alias(event)
            elif cls is StreamEndEvent:
                return None
            elif cls is DocumentEndEvent:
                self._rest(parser)
                return self._root
            if self._count > MAX_NODES:
                self.report("too-large", 0, 1, f"This YAML has more than {MAX_NODES:,} nodes: it is not read")
                return None
            if len(self._stack) > MAX_DEPTH:
                at = event.start_mark.index
                self.report("too-deep", at, min(at + 1, len(self.text)), TOO_DEEP)
                return None

    def report(self, kind: str, start: int, end: int, message: str, fix_text: str | None = None) -> None:
        """Keep a problem whose places are counted in the text."""
        self.problems.append(YamlProblem(kind, start + self.offset, end + self.offset, message, fix_text))

    # -- nodes -----------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        style = _STYLES.get(event.style, "plain")
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or (event.tag and end > start):
            start = self._after_properties(start, end)
        if style in {"literal", "folded"}:
            end = start + len(self.text[start:end].rstrip())
        raw: str = event.value
        node = YamlNode("scalar", style, start + self.offset, end + self.offset, raw)
        self.last = node
        if event.tag:
            node.tag = event.tag
            if event.tag[0] == "!" and event.tag not in {"!", "!str", "!float", "!binary"}:
                traps.tagged(self, event.tag, event.start_mark.index, end)
        if style == "plain":
            if raw[:1] in _NUMERIC:
                traps.numeric(self, raw, start, end)
            if self.text.startswith(" #", end):
                traps.cut(self, raw, start, end)
        elif style == "double" and not raw.isprintable():
            traps.controls(self, raw, start, end)
        self._add(node, 1, 1, event.anchor)

    def _open(self, kind: Any, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor or event.tag:
            start = self._after_properties(start, len(self.text))
        style = "flow" if event.flow_style else "block"
        node = YamlNode(kind, style, start + self.offset, start + self.offset)
        node.tag = event.tag
        if event.anchor:
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(node, event.anchor))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        node = frame.node
        if node.style == "flow":
            node.end = event.end_mark.index + self.offset
        elif node.entries:
            node.end = max(node.end, node.entries[-1][1].end)
        elif node.items:
            node.end = max(node.end, node.items[-1].end)
        if node.kind == "mapping":
            traps.duplicates(self, node)
            if node.style == "flow":
                traps.liquid(self, node)
        self._add(node, frame.size, frame.height, frame.anchor)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name: str = event.anchor
        node = YamlNode("scalar", "plain", start + self.offset, end + self.offset)
        node.alias = True
        size = height = 1
        if name not in self._anchors:
            end, rest = self.line_rest(start)
            message = (
                f"A value that begins with `*` refers to an anchor, and there is no `&{name}`: "
                "Ruby rejects the whole text; put quotes around it"
            )
            self.report("alias", start, end, message, traps.quote(rest))
        elif (target := self._anchors[name]) is None:
            message = f"`*{name}` refers to the very value it stands in: that has no end"
            self.report("alias", start, end, message)
        else:
            anchored, size, height = target
            if self._count + size > MAX_NODES or len(self._stack) + height > MAX_DEPTH:
                message = (
                    f"`*{name}` expands to more than sitecheck reads: it looks like an attack on the parser"
                )
                self.report("too-large", start, end, message)
                size = height = 1
            else:
                node.kind, node.style, node.raw, node.tag = (
                    anchored.kind,
                    anchored.style,
                    anchored.raw,
                    anchored.tag,
                )
                node.entries, node.items = anchored.entries, anchored.items
        self._add(node, size, height, None)

    def _add(self, node: YamlNode, size: int, height: int, anchor: str | None) -> None:
        self._count += size if node.alias or node.kind == "scalar" else 1
        if anchor:
            self._anchors[anchor] = node, size, height
        if not self._stack:
            self._root = node
            return
        frame = self._stack[-1]
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1
        parent = frame.node
        if parent.kind == "sequence":
            parent.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            parent.entries.append((frame.key, node))
            frame.key = None

    def _after_properties(self, start: int, end: int) -> int:
        """Past anchors and tags, their blanks and line breaks."""
        text = self.text
        while start < end and text[start] in "&!":
            while start < end and not text[start].isspace():
                start += 1
            while start < end and text[start].isspace():
                start += 1
        return start

    def line_rest(self, start: int) -> tuple[int, str]:
        """End and text of what stands from here to the line's end, a comment left out."""
        end = self.text.find("\n", start)
        rest = self.text[start : len(self.text) if end < 0 else end]
        cut = rest.find(" #")
        rest = (rest if cut < 0 else rest[:cut]).rstrip()
        return start + len(rest), rest

    @property
    def pending_key(self) -> str:
        """The key whose value is being read, "" if none is."""
        key = self._stack[-1].key if self._stack else None
        return "" if key is None else key.raw

    def _rest(self, parser: Any) -> None:
        """Say so if anything follows the document: Psych stops here, even before an error."""
        try:
            event = parser.get_event()
        except yaml.MarkedYAMLError as error:
            at = 0 if error.problem_mark is None else error.problem_mark.index
        except yaml.YAMLError:
            return
        else:
            if event.__class__ is StreamEndEvent or self._root is None:
                return
            at = event.start_mark.index
        end, rest = self.line_rest(at)
        if rest:
            message = "Ruby stops reading before this line: whatever follows is dropped without a word"
            self.report("rest-dropped", at, end, message)
