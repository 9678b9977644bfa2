"""Markdown with exact ranges, by pyromark, read into blocks, links and images.

pyromark (pulldown-cmark) gives a UTF-8 byte range with every event. It is fed the masked page with
each character outside ASCII replaced by one letter, so that its offsets are our code points; a letter
also is what kramdown takes such characters for when it decides whether a star opens emphasis.
"""

from __future__ import annotations

import codecs
import re
from html import unescape
from typing import Any, cast

import pyromark

from sitecheck.jekyll.blocks import ALT, CODE, EMPHASIS, LINK, STRONG, Block, Link, Run
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.mask import GONE

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
)
_GONE_RUN = re.compile(f"{GONE}+")
_MARKS = {"Emphasis": EMPHASIS, "Strong": STRONG}
_TAG_MARKS = {
    "b": STRONG,
    "strong": STRONG,
    "em": EMPHASIS,
    "i": EMPHASIS,
    "code": CODE,
    "tt": CODE,
    "kbd": CODE,
}


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "x" * (error.end - error.start), error.end


codecs.register_error("sitecheck-letter", _stand_in)


class Markdown:
    """The blocks, links and images of a masked text, in order."""

    __slots__ = ("blocks", "links")

    def __init__(self, blocks: list[Block], links: list[Link]) -> None:
        self.blocks = blocks
        self.links = links


def read_markdown(text: str, masked: str, tags: list[Tag]) -> Markdown:
    """Parse a masked text; `text` is the page itself, `tags` its HTML tags (for inline marks)."""
    return _Reader(text, masked, tags).run()


class _Reader:
    def __init__(self, text: str, masked: str, tags: list[Tag]) -> None:
        self.text = text
        self.masked = masked
        self.tags = {tag.start: tag for tag in tags}
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.runs: list[Run] = []
        self.open: Block | None = None
        self.items: list[int] = []
        self.depth = {STRONG: 0, EMPHASIS: 0}  # how many of each are open
        self.html_depth: dict[str, int] = {}  # the same by the name of the HTML tag
        self.images = 0  # how many of the pending links are images
        self.pending: list[tuple[dict[str, Any], int, int, bool]] = []  # link, start, first run, image?
        self.skip = 0

    def run(self) -> Markdown:
        ascii_text = self.masked.encode("ascii", "sitecheck-letter").decode("ascii")
        for event, where in pyromark.events_with_range(ascii_text, options=_OPTIONS):
            start, end = where["start"], where["end"]
            if isinstance(event, str):
                if event in ("SoftBreak", "HardBreak"):
                    self._add(" " if event == "SoftBreak" else "\n", start, end)
            else:
                [(kind, value)] = cast("dict[str, Any]", event).items()
                if kind == "Start":
                    self._start(value, start, end)
                elif kind == "End":
                    self._end(value, start, end)
                elif kind == "Text":
                    self._text(start, end)
                elif kind == "Code":
                    self._code(start, end)
        self._close()
        return Markdown(self.blocks, self.links)

    def _start(self, value: Any, start: int, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in _MARKS:
            self.depth[_MARKS[name]] += 1
        elif name in ("Link", "Image"):
            self._ensure(start, end)
            self.images += name == "Image"
            self.pending.append((value[name], start, len(self.runs), name == "Image"))
        elif name == "Item":
            self._close()
            self.items.append(start)
        elif name in ("TableRow", "TableHead"):
            self._close()
            self.items.append(start)
        elif name == "Heading":
            self._begin("heading", start, end, int(value[name]["level"][1]))
        elif name == "Paragraph":
            self._begin("item" if self.items else "paragraph", start, end)
        elif name == "TableCell":
            self._begin("cell", start, end)
        elif name == "CodeBlock":
            self._begin("code", start, end)
        elif name in ("List", "BlockQuote", "Table"):
            self._close()

    def _end(self, value: Any, start: int, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in _MARKS:
            self.depth[_MARKS[name]] -= 1
        elif name in ("Link", "Image"):
            self._link(end)
        elif name in ("Item", "TableRow", "TableHead"):
            self._close()
            self.items.pop()
        elif name in ("Heading", "Paragraph", "TableCell", "CodeBlock", "List", "BlockQuote", "Table"):
            self._close()

    def _begin(self, kind: str, start: int, end: int, level: int = 0) -> None:
        self._close()
        self.open = Block(
            kind,
            start,
            end,
            self.runs,
            level=level,
            depth=len(self.items),
            item=self.items[-1] if self.items else -1,
            outer=self.items[0] if self.items else -1,
        )

    def _ensure(self, start: int, end: int) -> None:
        """A tight list item has text without a paragraph."""
        if self.open is None:
            self._begin("item" if self.items else "paragraph", start, end)

    def _close(self) -> None:
        block, self.open = self.open, None
        if block is None:
            return
        if block.runs:
            if block.kind == "item":
                block.end = max(run.end for run in block.runs)
            self.blocks.append(block)
        self.runs = []
        self.html_depth = {}

    def _mark(self) -> int:
        marks = 0
        for mark, depth in self.depth.items():
            if depth:
                marks |= mark
        for name, depth in self.html_depth.items():
            if depth:
                marks |= _TAG_MARKS[name]
        if self.pending:
            marks |= ALT if self.images else LINK
        return marks

    def _add(self, text: str, start: int, end: int, marks: int = 0) -> None:
        self._ensure(start, end)
        self.runs.append(Run(text, start, end, self._mark() | marks))

    def _code(self, start: int, end: int) -> None:
        raw = self.text[start:end]
        ticks = len(raw) - len(raw.lstrip("`"))
        low, high = start + ticks, end - ticks
        if high - low > 2 and raw[ticks] == " " and raw[-ticks - 1] == " ":
            low, high = low + 1, high - 1
        self._add(self.text[low:high].replace("\n", " "), low, high, CODE)

    def _text(self, start: int, end: int) -> None:
        self._ensure(start, end)
        if self.masked[start] == "&" and end - start > 1 and self.masked[end - 1] == ";":
            self._add(unescape(self.text[start:end]), start, end)
            return
        at = start
        if GONE in self.masked[start:end]:
            for gone in _GONE_RUN.finditer(self.masked, start, end):
                if gone.start() > at:
                    self._add(self.masked[at : gone.start()], at, gone.start())
                self._inline_tags(gone.start(), gone.end())
                at = gone.end()
        if end > at:
            self._add(self.masked[at:end], at, end)

    def _inline_tags(self, start: int, end: int) -> None:
        at = start
        while at < end:
            tag = self.tags.get(at)
            if tag is None:
                at += 1
                continue
            at = tag.end
            if tag.name == "br":
                self._add("\n", tag.start, tag.end)
            elif tag.name in _TAG_MARKS:
                depth = self.html_depth.get(tag.name, 0)
                self.html_depth[tag.name] = max(depth - 1, 0) if tag.closing else depth + 1

    def _link(self, end: int) -> None:
        value, start, first, image = self.pending.pop()
        self.images -= image
        inner = self.runs[first:]
        label = "".join(run.text for run in inner)
        ends = [run.end for run in inner]
        if self.links and self.links[-1].start >= start:
            ends.append(self.links[-1].end)  # a badge: the image inside has an address of its own
        kind = value["link_type"]
        if kind in ("Autolink", "Email"):
            target, low, high = self.text[start + 1 : end - 1], start + 1, end - 1
            text_start, text_end = low, high
        else:
            text_start = start + (2 if image else 1)
            text_end = _label_end(self.masked, max(ends, default=text_start), end)
            if kind == "Inline":
                low, high = _target(self.masked, text_end + 2, end)
                target = unescape(self.masked[low:high]).replace("\\", "")
            else:
                low, high, target = text_start, text_end, str(value["dest_url"])
        self.links.append(
            Link(
                target,
                low,
                high,
                label,
                start,
                end,
                text_start,
                text_end,
                image,
                None,
                {"Inline": "inline", "Autolink": "autolink", "Email": "autolink"}.get(kind, "reference"),
            )
        )


def _label_end(masked: str, at: int, end: int) -> int:
    """Where the `]` that ends a link's text stands; `at` is the end of its last visible character."""
    found = masked.find("](", at, end)
    if found < 0:
        found = masked.find("]", at, end)
    return found if found >= 0 else min(at, end)


def _target(masked: str, at: int, end: int) -> tuple[int, int]:
    """The range of an inline link's address, which begins at or after `at`."""
    while at < end - 1 and masked[at] in " \t\n":
        at += 1
    if masked[at] == "<":
        stop = masked.find(">", at, end)
        return at + 1, stop if stop >= 0 else end - 1
    stop = at
    while stop < end - 1 and masked[stop] not in " \t\n":
        stop += 1
    return at, stop
