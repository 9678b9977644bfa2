"""A page as a visitor sees it, read from its source and the files it includes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any

from sitecheck.findings import Place
from sitecheck.jekyll.blocks import Block, Heading, Link
from sitecheck.jekyll.front_matter import FrontMatter
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.html_links import html_links
from sitecheck.jekyll.kramdown.text import Tree
from sitecheck.jekyll.liquid import Opaque, Token
from sitecheck.jekyll.mask_liquid import mask_liquid
from sitecheck.jekyll.reading import Reading, read_html, read_tree
from sitecheck.text.content import Content
from sitecheck.text.source import Source, Span


class Page:
    """One page (or post, or collection document) of the site.

    Offsets are those of `text`: the file with its includes put in. `place` leads back to the files.
    What is costly is read when it is first asked for.

    Attributes:
        source: the page's own file.
        content: the stitched text.
        url: where the site shows it, as in `permalink`.
        published: whether Jekyll makes a page of its own of it; if not, nothing answers at `url`.
        front_matter: None where Jekyll would see none.
        body: the offset at which the body begins.
        tokens: Liquid tags and outputs, of all files.
        markdown: whether Jekyll passes it through kramdown.
        bibtex: whether it is a bibliography, whose fields the site shows.
        memo: what was worked out about it; see `sitecheck.text.memo`.
    """

    bibtex = False

    def __init__(
        self,
        content: Content,
        front_matter: FrontMatter | None,
        tokens: list[Token],
        opaque: list[Opaque],
        *,
        url: str,
        collection: str = "",
        markdown: bool = True,
        published: bool = True,
    ) -> None:
        self.content = content
        self.source: Source = content.source
        self.text = content.text
        self.front_matter = front_matter
        self.body = front_matter.body_start if front_matter else 0
        self.tokens = tokens
        self.url = url
        self.collection = collection
        self.markdown = markdown
        self.published = published
        self.memo: dict[Any, Any] = {}
        self._opaque = opaque

    @property
    def path(self) -> str:
        """The page's own file, relative to the site's root."""
        return self.source.path

    @property
    def data(self) -> dict[str, Any]:
        """What its front matter says; empty where there is none."""
        return self.front_matter.data if self.front_matter else {}

    def place(self, start: int, end: int) -> Place:
        """Where a range of the page stands in its file."""
        return self.content.place(start, end)

    @cached_property
    def _liquid_masked(self) -> tuple[str, list[Span], list[Span]]:
        return mask_liquid(self.text, self.body, self.tokens, self._opaque)

    @property
    def liquid_masked(self) -> str:
        """The text with Liquid and front matter blanked at equal length."""
        return self._liquid_masked[0]

    @cached_property
    def tree(self) -> Tree | None:
        """The page as kramdown reads it; None where Jekyll does not pass it through kramdown."""
        return Tree(self.liquid_masked[self.body :], self.body) if self.markdown else None

    @cached_property
    def _read(self) -> Reading:
        tree = self.tree
        read = (
            read_html(self.liquid_masked, self.body) if tree is None else read_tree(self.liquid_masked, tree)
        )
        read.links = sorted(read.links + html_links(read.tags, read.blocks), key=_by_start)
        return read

    @property
    def blocks(self) -> list[Block]:
        """What the visitor reads, in order."""
        return self._read.blocks

    @property
    def links(self) -> list[Link]:
        """Links and images, in order; HTML's as they were meant, even where kramdown shows the tag."""
        return self._read.links

    @property
    def tags(self) -> list[Tag]:
        """HTML tags outside code and comments, those included that kramdown shows as text."""
        return self._read.tags

    @cached_property
    def hidden(self) -> list[Span]:
        """Comments, fenced code, math and scripts, in order: what no prose rule may look at."""
        _, comments, code = self._liquid_masked
        return _apart(sorted(comments + code + self._read.comments + self._read.code))

    def is_hidden(self, offset: int) -> bool:
        """Whether an offset lies in a comment, in code or in the front matter."""
        return offset < self.body or _holds(self.hidden, offset)

    @cached_property
    def raw(self) -> list[Span]:
        """The ranges in which kramdown leaves Markdown alone, HTML tags included, in order."""
        return _apart(sorted(self._read.raw))

    def is_raw(self, offset: int) -> bool:
        """Whether an offset lies where kramdown leaves Markdown alone."""
        return _holds(self.raw, offset)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings with the ids that kramdown gives them, in order."""
        names = {id(heading.block): name for heading, name in self._read.heading_ids() if heading.block}
        return [self._heading(block, names) for block in self.blocks if block.kind == "heading"]

    def _heading(self, block: Block, names: dict[int, str]) -> Heading:
        name = names.get(id(block))
        if name is None:
            tag = self._tag_before(block.start, f"h{block.level}")
            name = tag.value("id") if tag else None
        return Heading(block.level, block.text.strip(), name or None, block.start, block.end, block)

    def _tag_before(self, offset: int, name: str) -> Tag | None:
        index = bisect_left(self.tags, offset, key=_by_start)
        for tag in reversed(self.tags[max(index - 8, 0) : index]):
            if tag.name == name and not tag.closing:
                return tag
        return None

    @cached_property
    def anchors(self) -> list[str]:
        """Everything on the page that a `#fragment` can lead to, in order of appearance."""
        read = self._read
        found = [(heading.start, heading.id) for heading in self.headings if heading.id]
        for tag in self.tags:
            if tag.closing or tag.start in read.literal:
                continue
            names = ("id", "name") if tag.name == "a" else ("id",)
            found += [(tag.start, tag.value(name)) for name in names if tag.value(name)]
        found += read.anchors
        found.sort()
        return list(dict.fromkeys(anchor for _, anchor in found))

    def __repr__(self) -> str:
        return f"Page({self.path!r})"


def _by_start(item: Link | Tag) -> int:
    return item.start


def _apart(spans: list[Span]) -> list[Span]:
    """Sorted spans, those that overlap joined."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _holds(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, offset, key=_span_start) - 1
    return index >= 0 and offset < spans[index].end


def _span_start(span: Span) -> int:
    return span.start
