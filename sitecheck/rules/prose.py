"""What rules on words share: patterns over the visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from sitecheck.findings import Fix, Safety
from sitecheck.jekyll.blocks import ALT, CODE, Block, Run
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.rule import HasPlaces, replace
from sitecheck.text.content import Content
from sitecheck.text.memo import kept


class Written(HasPlaces, Protocol):
    """A page or a data file: a text that knows its places."""

    text: str


class Hit(NamedTuple):
    """A pattern's match in a line of prose.

    Attributes:
        page: the page or data file it stands in.
        block: the block of the page; for data a block made of the one text.
        match: offsets are those of the block's text.
        prose: all prose around it.
    """

    page: Written
    block: Block
    match: re.Match[str]
    prose: Prose

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """The page range of a group."""
        span = self.block.span(*self.match.span(group))
        return span.start, span.end

    def fix(self, text: str, group: int | str = 0, *, safety: Safety = "safe", title: str = "") -> Fix | None:
        """Put a text in the place of a group; None where markup stands in between."""
        start, end = self.span(group)
        if self.page.text[start:end] != self.match[group]:
            return None
        return replace(self.page, start, end, text, safety=safety, title=title)

    def insert(self, text: str, index: int, title: str) -> Fix | None:
        """Put a text between two visible characters, the second at an index of the block's text.

        It goes behind markup that ends there and before markup that begins there: a blank inside
        `** bold**` or `[ link](…)` would break it. None where that can't be told.
        """
        at = seam(self.page, self.block, index)
        return None if at is None else replace(self.page, at, at, text, title=title)


_OPENING = re.compile(r"(?:<[a-zA-Z][^<>]*>)+")
_CLOSING = re.compile(r"(?:</[a-zA-Z][^<>]*>)+")


def seam(page: Written, block: Block, index: int) -> int | None:
    """The page offset between the markup that ends before a visible character and that which begins.

    Args:
        page: the page.
        block: the block.
        index: the character's index in the block's text; another one stands before it.
    """
    before, after = block.span(index - 1, index), block.span(index, index + 1)
    end, start = before.end, after.start
    if page.text[end:start].endswith("\\"):
        start -= 1
    between = page.text[end:start]
    if not between or _CLOSING.fullmatch(between):
        return start
    if _OPENING.fullmatch(between):
        return end
    marks, more = block.marks(index - 1, index), block.marks(index, index + 1)
    if start < end or marks == more or "<" in between or "{" in between:
        return None
    return end if marks & ~more == 0 else start if more & ~marks == 0 else None


class Line(NamedTuple):
    """A block of prose with its text, code and the like blanked at equal length."""

    page: Written
    block: Block
    text: str


class Pattern:
    """A regular expression that costs nothing where it cannot match.

    It is compiled when a text first holds one of its literals.
    """

    __slots__ = ("_compiled", "_flags", "_folded", "_literals", "_source")

    def __init__(self, source: str, *literals: str, folded: bool = False, flags: int = 0) -> None:
        """Make a pattern.

        Args:
            source: the regular expression.
            literals: every match holds one of them (or stands beside it in the same line).
            folded: whether the literals are looked for in lower case.
            flags: of the regular expression.
        """
        self._source = source
        self._literals = literals
        self._folded = folded
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def lines_of(self, prose: Prose) -> list[Line]:
        """The lines that hold one of the literals; of those, few stand anywhere in a page."""
        whole = prose.lower if self._folded else prose.whole
        literals = [literal for literal in self._literals if literal in whole]
        if not literals:
            return []
        found = []
        for line, lower in zip(prose.lines, prose.lowers, strict=True):
            text = lower if self._folded else line.text
            for literal in literals:
                if literal in text:
                    found.append(line)
                    break
        return found

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled.finditer(text)


class Prose:
    """What visitors read on one page, or of a site's data files.

    Attributes:
        lines: its blocks.
    """

    __slots__ = ("_language", "_lower", "_lowers", "_whole", "lines")

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._whole: str | None = None
        self._lower: str | None = None
        self._lowers: list[str] | None = None
        self._language: str | None = ""

    @property
    def whole(self) -> str:
        """All of it."""
        if self._whole is None:
            self._whole = "\n\n".join([line.text for line in self.lines])
        return self._whole

    @property
    def lower(self) -> str:
        """All of it in lower case: what does not occur in it need not be looked for."""
        if self._lower is None:
            self._lower = self.whole.lower()
        return self._lower

    @property
    def lowers(self) -> list[str]:
        """The text of each line in lower case."""
        if self._lowers is None:
            self._lowers = [line.text.lower() for line in self.lines]
        return self._lowers

    def is_english(self, text: str) -> bool:
        """Whether one of its texts is English: by its own words, else by all of the prose; if nothing
        tells, it is, but for a template's Latin.
        """
        if " ipsum" in self.lower:
            return False
        own = _language(text)
        if own is None and self._language == "":
            self._language = _language(self.lower)
        return (own or self._language) in ("en", None)

    def hits(self, pattern: re.Pattern[str] | Pattern) -> Iterator[Hit]:
        """The matches of a pattern."""
        lines = pattern.lines_of(self) if isinstance(pattern, Pattern) else self.lines
        for page, block, text in lines:
            for match in pattern.finditer(text):
                yield Hit(page, block, match, self)


NO_PROSE = frozenset(("code", "abstract"))
"""Kinds of blocks whose words are not the author's own to mend."""


@kept
def prose(page: Page, skip: int = CODE | ALT) -> Prose:
    """The prose of a page; runs of the marks `skip` are blanked.

    A sample that the template ships has none: what is wrong with it is not its author's. Nor has an
    abstract in a bibliography: it was exported as the publisher set it.
    """
    from sitecheck.rules.template._samples import is_sample

    if is_sample(page):
        return Prose([])
    return Prose(
        [Line(page, block, block.plain(skip)) for block in page.blocks if block.kind not in NO_PROSE]
    )


@kept
def data_prose(site: Site) -> Prose:
    """The prose of `_config.yml`, of the menu and of the pages' front matter."""
    from sitecheck.rules.template._samples import is_sample

    lines = []
    for where, text, start, _ in data_texts(site):
        if isinstance(where, Page) and is_sample(where):
            continue
        end = start + len(text)
        lines.append(Line(where, Block("data", start, end, [Run(text, start, end, 0)]), text))
    return Prose(lines)


def site_prose(site: Site, skip: int = CODE | ALT) -> Iterator[Prose]:
    """The prose of every page and of the data files."""
    for page in site.pages:
        yield prose(page, skip)
    yield data_prose(site)


def hits(page: Page, pattern: re.Pattern[str] | Pattern, *, skip: int = CODE | ALT) -> Iterator[Hit]:
    """The matches of a pattern in what the visitor reads, code and alternative texts left out."""
    return prose(page, skip).hits(pattern)


def site_hits(site: Site, pattern: re.Pattern[str] | Pattern) -> Iterator[Hit]:
    """The matches of a pattern in what visitors read on all pages and of the data files."""
    for each in site_prose(site):
        yield from each.hits(pattern)


@lru_cache(maxsize=256)
def _language(text: str) -> str | None:
    from sitecheck.facts.words_language import language_of

    return language_of(_WORD.findall(text))


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_misnamed(text: str, start: int, end: int) -> bool:
    """Whether a venue, institution or place is wrongly named around a range: other rules tell of it."""
    return any(low < end and start < high for low, high in _misnamed(text))


@lru_cache(maxsize=64)
def _misnamed(text: str) -> list[tuple[int, int]]:
    from sitecheck.facts.institutions import find_institutions
    from sitecheck.facts.places import find_places
    from sitecheck.facts.venues import find_venues

    ranges = [(m.start, m.end) for m in find_institutions(text) if m.form not in ("name", "alias", "acronym")]
    ranges += [(m.name_start, m.name_end) for m in find_venues(text) if m.form == "wrong"]
    return ranges + [(m.start, m.end) for m in find_places(text)]


class DataText(NamedTuple):
    """A text of a YAML file or of front matter that visitors read.

    Attributes:
        where: knows the places of offsets.
        text: as written, which is as shown: texts with escapes are left out.
        start: where it begins.
        key: the key it belongs to.
    """

    where: Written
    text: str
    start: int
    key: str


_SHOWN_CONFIG: tuple[tuple[str, ...], ...] = (("title",), ("description",), ("author", "name"), ("author", "bio"), ("author", "location"),
                 ("author", "employer"), ("bio",), ("tagline",), ("subtitle",))  # fmt: skip
_SHOWN_FRONT_MATTER = ("title", "excerpt", "description", "bio", "subtitle", "tagline")


@kept
def data_texts(site: Site) -> tuple[DataText, ...]:
    """What visitors read of `_config.yml`, of the navigation and of the pages' front matter."""
    return tuple(_data_texts(site))


def _data_texts(site: Site) -> Iterator[DataText]:
    if site.config_source and site.config and site.config.root:
        where = Content.of(site.config_source)
        for keys in _SHOWN_CONFIG:
            yield from _text_of(where, site.config.root.get(*keys), keys[-1])
    for path, document in site.data.items():
        source = site.load(path)
        if document.root and source and "navigation" in path:
            where = Content.of(source)
            for node in _walk(document.root):
                yield from _text_of(where, node.get("title") if node.kind == "mapping" else None, "title")
    for page in site.pages:
        root = page.front_matter.yaml.root if page.front_matter else None
        if root is not None and root.kind == "mapping":
            for key in _SHOWN_FRONT_MATTER:
                yield from _text_of(page, root.get(key), key)


def _walk(node: YamlNode) -> Iterator[YamlNode]:
    yield node
    if node.kind == "mapping":
        for _, value in node.entries:
            yield from _walk(value)
    elif node.kind == "sequence":
        for item in node.items:
            yield from _walk(item)


def _text_of(where: Written, node: YamlNode | None, key: str) -> Iterator[DataText]:
    if node is None or node.kind != "scalar" or not isinstance(node.value, str) or not node.value:
        return
    text = where.place(node.start, node.end).text
    start = node.start
    if text[:1] in ("'", '"'):
        text, start = text[1:-1], start + 1
    if text == node.value or "\\" in text:
        yield DataText(where, text, start, key)
