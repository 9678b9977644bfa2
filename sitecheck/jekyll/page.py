"""A page as a visitor sees it, read from its source and the files it includes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from sitecheck.findings import Place
from sitecheck.jekyll.blocks import Block, Heading, Link, Run
from sitecheck.jekyll.front_matter import FrontMatter
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.ids import IdAllocator
from sitecheck.jekyll.kramdown_typography import typographic
from sitecheck.jekyll.liquid import Opaque, Token
from sitecheck.jekyll.mask import Mask, mask_markup
from sitecheck.jekyll.mask_liquid import mask_liquid
from sitecheck.jekyll.raw_html import read_raw_html
from sitecheck.text.content import Content
from sitecheck.text.source import Source, Span

_EXPLICIT_ID = re.compile(r"(?<![ \t])[ \t]+\{#([A-Za-z][\w:-]*)\}[ \t]*$")


class Page:
    """One page (or post, or collection document) of the site.

    Offsets are those of `text`: the file with its includes put in. `place` leads back to the files.
    What is costly is read when it is first asked for.

    Attributes:
        source: the page's own file.
        content: the stitched text.
        url: where the site shows it, as in `permalink`.
        front_matter: None where Jekyll would see none.
        body: the offset at which the body begins.
        tokens: Liquid tags and outputs, of all files.
        markdown: whether Jekyll passes it through kramdown.
    """

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
        self._opaque = opaque

    @property
    def path(self) -> str:
        """The page's own file, relative to the site's root."""
        return self.source.path

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
    def mask(self) -> Mask:
        """What masking found: comments, code, tags, raw HTML, and the text that kramdown parses."""
        masked, comments, code = self._liquid_masked
        mask = mask_markup(masked, self.body, comments, code)
        if self.markdown:
            return mask
        return mask._replace(raw=[Span(self.body, len(self.text))], text=" " * len(self.text))

    @cached_property
    def _read(self) -> tuple[list[Block], list[Link]]:
        from sitecheck.jekyll.markdown import read_markdown

        mask = self.mask
        blocks: list[Block] = []
        links: list[Link] = []
        if self.markdown:
            document = read_markdown(self.text, mask.text, mask.tags)
            blocks, links = document.blocks, document.links
        if mask.raw:
            blocks += read_raw_html(
                self.liquid_masked, mask.raw, mask.tags, sorted(mask.comments + mask.code)
            )
            blocks.sort(key=_by_start)
            _share_items(blocks)
        links += _html_links(mask.tags, blocks)
        links.sort(key=_by_start)
        return blocks, links

    @property
    def blocks(self) -> list[Block]:
        """What the visitor reads, in order."""
        return self._read[0]

    @property
    def links(self) -> list[Link]:
        """Links and images, in order."""
        return self._read[1]

    @property
    def tags(self) -> list[Tag]:
        """HTML tags outside code and comments."""
        return self.mask.tags

    @cached_property
    def hidden(self) -> list[Span]:
        """Comments and code, in order: what no prose rule may look at."""
        return sorted(self.mask.comments + self.mask.code)

    def is_hidden(self, offset: int) -> bool:
        """Whether an offset lies in a comment, in code or in the front matter."""
        if offset < self.body:
            return True
        index = bisect_right(self.hidden, (offset, len(self.text))) - 1
        return index >= 0 and offset < self.hidden[index].end

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings with the ids that kramdown gives them."""
        allocator = IdAllocator()
        headings = []
        for block in self.blocks:
            if block.kind != "heading":
                continue
            text = block.text.strip()
            if block.html:
                tag = self._tag_before(block.start, f"h{block.level}")
                identifier = tag.value("id") or None if tag else None
            else:
                explicit = _EXPLICIT_ID.search(block.text)
                if explicit:
                    text = block.text[: explicit.start()].strip()
                identifier = allocator.heading(
                    typographic(_without_images(block)),
                    explicit=explicit[1] if explicit else None,
                    in_html=self._inside_markdown_element(block.start),
                )
            headings.append(Heading(block.level, text, identifier, block.start, block.end, block))
        return headings

    def _tag_before(self, offset: int, name: str) -> Tag | None:
        index = bisect_left(self.tags, offset, key=lambda tag: tag.start)
        for tag in reversed(self.tags[max(index - 8, 0) : index]):
            if tag.name == name and not tag.closing:
                return tag
        return None

    def _inside_markdown_element(self, offset: int) -> bool:
        index = bisect_right(self._inner, (offset, len(self.text) + 1)) - 1
        return index >= 0 and offset < self._inner[index].end

    @cached_property
    def _inner(self) -> list[Span]:
        """The ranges inside elements whose content is Markdown, without what lies in another of them."""
        found: list[Span] = []
        for span in self.mask.inner:
            if not found or span.start >= found[-1].end:
                found.append(span)
            elif span.end > found[-1].end:
                found[-1] = Span(found[-1].start, span.end)
        return found

    @cached_property
    def anchors(self) -> list[str]:
        """Everything on the page that a `#fragment` can lead to, in order of appearance."""
        found = [(heading.start, heading.id) for heading in self.headings if heading.id]
        for tag in self.tags:
            if tag.closing:
                continue
            names = ("id", "name") if tag.name == "a" else ("id",)
            found += [(tag.start, tag.value(name)) for name in names if tag.value(name)]
        found.sort()
        return list(dict.fromkeys(anchor for _, anchor in found))

    def __repr__(self) -> str:
        return f"Page({self.path!r})"


def _by_start(item: Block | Link | Run) -> int:
    return item.start


def _share_items(blocks: list[Block]) -> None:
    """Raw HTML that begins a list item belongs to it like the Markdown behind it."""
    for block, following in pairwise(blocks):
        if block.html and block.item < 0 <= following.item <= block.start and not following.html:
            block.item, block.outer, block.depth = following.item, following.outer, following.depth


def _without_images(block: Block) -> str:
    from sitecheck.jekyll.blocks import ALT

    return "".join([run.text for run in block.runs if not run.marks & ALT]).strip()


def _html_links(tags: list[Tag], blocks: list[Block]) -> list[Link]:
    links = []
    starts = [block.start for block in blocks]
    for index, tag in enumerate(tags):
        if tag.closing:
            continue
        if tag.name == "img":
            source = tag.get("src")
            alt = tag.get("alt")
            low = source.value_start if source else tag.end
            links.append(
                Link(
                    source.value if source else "",
                    low,
                    source.value_end if source else tag.end,
                    alt.value if alt else "",
                    tag.start,
                    tag.end,
                    alt.value_start if alt else tag.end,
                    alt.value_end if alt else tag.end,
                    True,
                    tag,
                    "html",
                )
            )
        elif tag.name == "a" and (target := tag.get("href")):
            end = next((t for t in tags[index + 1 : index + 40] if t.name == "a" and t.closing), None)
            stop = end.start if end else tag.end
            links.append(
                Link(
                    target.value.strip(),
                    target.value_start,
                    target.value_end,
                    _text_between(blocks, starts, tag.end, stop),
                    tag.start,
                    end.end if end else tag.end,
                    tag.end,
                    stop,
                    False,
                    tag,
                    "html",
                )
            )
    return links


def _text_between(blocks: list[Block], starts: list[int], start: int, end: int) -> str:
    """The visible text in a range of the page."""
    words = []
    for block in blocks[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]:
        for index in range(bisect_left(block.runs, start, key=_by_start), len(block.runs)):
            run = block.runs[index]
            if run.start >= end:
                break
            if run.end <= end:
                words.append(run.text)
    return "".join(words).strip()
