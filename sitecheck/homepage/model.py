"""What a homepage says: plain objects that the readers fill and the rules ask.

`sitecheck.homepage.schema` holds their public form as Pydantic models.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

from sitecheck.facts.date_model import DateMention
from sitecheck.facts.venues import VenueMention
from sitecheck.jekyll.blocks import Block, Heading, Link
from sitecheck.jekyll.page import Page


class Author(NamedTuple):
    """One name of an author list; offsets are the page's.

    Attributes:
        name: as the visitor reads it, without marks of footnotes.
        marks: stars, daggers and the like that follow it.
        start, end: its range, marks included.
        strong: whether it is set in bold.
        name_end: where the name alone ends; from `start` it is as long as `name`, but in BibTeX, where the
            surname may come first.
    """

    name: str
    marks: str
    start: int
    end: int
    strong: bool
    name_end: int


class Title(NamedTuple):
    """A paper's title; offsets are the page's."""

    text: str
    start: int
    end: int


class Item:
    """One piece of news, paper, degree, award, service: what a section lists.

    Attributes:
        blocks: the blocks it is made of.
        text: what the visitor reads, blocks joined by newlines.
        start, end: its range in the page.
        dates: all dates in it; offsets into `text`.
        date: the date that dates the item: a leading one, else the only one.
        venues: mentions of venues; offsets into `text`.
        title, authors: where it is a publication.
        links: in it.
    """

    __slots__ = (
        "_marks",
        "authors",
        "blocks",
        "date",
        "dates",
        "end",
        "links",
        "page",
        "start",
        "text",
        "title",
        "venues",
    )

    def __init__(self, page: Page, blocks: list[Block], links: list[Link]) -> None:
        self.page = page
        self.blocks = blocks
        self.start = blocks[0].start
        self.end = max(block.end for block in blocks)
        self.links = links
        self._marks: list[int] = []
        at = 0
        for block in blocks:
            self._marks.append(at)
            at += len(block.text) + 1
        self.text = "\n".join([block.text for block in blocks])
        self.dates: list[DateMention] = []
        self.date: DateMention | None = None
        self.venues: list[VenueMention] = []
        self.title: Title | None = None
        self.authors: list[Author] = []

    def _block(self, index: int) -> tuple[Block, int]:
        which = max(bisect_right(self._marks, index) - 1, 0)
        return self.blocks[which], self._marks[which]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page range of a range of `text`; it is cut at the end of the block it begins in."""
        block, at = self._block(start)
        span = block.span(start - at, min(end - at, len(block.text)))
        return span.start, span.end

    def marks(self, start: int, end: int) -> int:
        """The marks (`sitecheck.jekyll.blocks`) that a range of `text` bears."""
        block, at = self._block(start)
        return block.marks(start - at, end - at)

    def __repr__(self) -> str:
        return f"Item({self.text[:70]!r})"


class Section:
    """A part of a page under a heading.

    Attributes:
        kind: `about`, `news`, `publications`, `awards`, `education`, `experience`, `services`, `talks`,
            `teaching`, `projects`, `other`.
        title: the heading's text; empty for what stands before the first heading.
        heading: None for what stands before the first heading, or a title that is no heading element.
        selected: whether the title says that the list is a selection.
        document: whether it is a file of a collection, read as one item.
    """

    __slots__ = ("blocks", "document", "end", "heading", "items", "kind", "level", "page", "start", "title")

    def __init__(
        self, page: Page, kind: str, title: str, start: int, level: int, heading: Heading | None
    ) -> None:
        self.document = False
        self.page = page
        self.kind = kind
        self.title = title
        self.start = start
        self.end = start
        self.level = level
        self.heading = heading
        self.blocks: list[Block] = []
        self.items: list[Item] = []

    @property
    def selected(self) -> bool:
        """Whether the list says of itself that it is not complete."""
        lower = self.title.lower()
        return any(word in lower for word in ("select", "recent", "highlight", "featured", "representative"))

    @property
    def label(self) -> str:
        """The title as a message names it, without pictures; its kind where it has none."""
        start = next((index for index, char in enumerate(self.title) if char.isalnum()), 0)
        return self.title[start:].strip() or self.kind.capitalize()

    def __repr__(self) -> str:
        return f"Section({self.kind}, {self.title!r}, {len(self.items)} items)"


class Owner(NamedTuple):
    """The person whose homepage it is.

    Attributes:
        name: as the profile in `_config.yml` gives it, Latin part; empty where it can't be told.
        names: every form by which the owner is known, lower case.
    """

    name: str
    names: frozenset[str]


class Homepage:
    """The whole site as one statement about one person.

    Attributes:
        owner: whose it is.
        sections: of all pages, in order.
        documents: pieces of news, papers and talks that are files of a collection, a section of one item
            each; their bodies are among `sections` too.
    """

    __slots__ = ("__weakref__", "_statements", "documents", "memo", "owner", "sections")

    def __init__(self, owner: Owner, sections: list[Section], documents: list[Section] | None = None) -> None:
        self.owner = owner
        self.sections = sections
        self.documents = documents or []
        self.memo: dict[Any, Any] = {}
        self._statements: dict[str, list[tuple[int, Section]]] | None = None

    def of_kind(self, *kinds: str) -> list[Section]:
        """The sections of the given kinds, in order."""
        return [section for section in self.sections if section.kind in kinds]

    def statements(self, *kinds: str) -> list[Section]:
        """What the owner says under the given kinds: sections and documents, the template's samples left
        out, and of a collection's files only what they are read as.
        """
        if self._statements is None:
            self._statements = self._stated()
        found = [entry for kind in dict.fromkeys(kinds) for entry in self._statements.get(kind, ())]
        if len(kinds) > 1:
            found.sort(key=_first)
        return [section for _, section in found]

    def _stated(self) -> dict[str, list[tuple[int, Section]]]:
        """All statements with their places in the order, by kind."""
        from sitecheck.homepage.samples import in_sample

        found: dict[str, list[tuple[int, Section]]] = {}
        for number, section in enumerate((*self.sections, *self.documents)):
            page = section.page
            if page.collection and page.collection != "pages" and not section.document:
                continue
            if not in_sample(page, section.start, section.end):
                found.setdefault(section.kind, []).append((number, section))
        return found


def _first(entry: tuple[int, Section]) -> int:
    return entry[0]
