"""A Jekyll site as it lies on disk: configuration, pages, data files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sitecheck.jekyll.front_matter import has_front_matter
from sitecheck.jekyll.liquid import scan
from sitecheck.jekyll.listing import list_files
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.reader import IncludeProblem, expand
from sitecheck.jekyll.themes import tell_theme
from sitecheck.jekyll.urls.files import EntryRules, SiteFile, site_files
from sitecheck.jekyll.urls.pages import collections, is_published, kin, page_url
from sitecheck.jekyll.yaml.nodes import YamlDocument, parse_yaml
from sitecheck.text.content import Content
from sitecheck.text.source import Source

if TYPE_CHECKING:
    from sitecheck.jekyll.bibtex.page import BibPage

MAX_BYTES = 16_000_000
"""A larger file is not read; it is no homepage."""

MARKDOWN = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd")


class Site:
    """The site at a root folder.

    Attributes:
        root: absolute path of the folder.
        overlay: contents that stand in for what is on disk, by path (unsaved text, fixed text).
        unreadable: paths that could not be read, with the reason.
        include_problems: includes that can't be followed, filled while pages are read.
        now: the time at which the site is built; documents of a later date have no page yet.
        memo: what was worked out about it; see `sitecheck.text.memo`.
    """

    def __init__(
        self,
        root: str,
        overlay: Mapping[str, bytes] | None = None,
        theme: str = "",
        now: datetime | None = None,
    ) -> None:
        self.root = root
        self.now = now or datetime.now()
        self.overlay = dict(overlay or {})
        self.unreadable: dict[str, str] = {}
        self.include_problems: list[IncludeProblem] = []
        self.memo: dict[Any, Any] = {}
        self._sources: dict[str, Source | None] = {}
        self._real_root = os.path.realpath(root)
        self._theme = theme

    @cached_property
    def files(self) -> frozenset[str]:
        """All files of the site, relative to its root, with `/`."""
        return frozenset((*self.overlay, *list_files(self.root)))

    def load(self, path: str) -> Source | None:
        """The source at a path of the site; None where there is none, or it can't be read.

        What a symbolic link leads to outside the root is not read.
        """
        if path not in self._sources:
            self._sources[path] = self._load(path)
        return self._sources[path]

    def _load(self, path: str) -> Source | None:
        if path in self.overlay:
            return Source(path, self.overlay[path])
        full = os.path.join(self.root, path)
        try:
            real = os.path.realpath(full)
            if real != full and os.path.commonpath((real, self._real_root)) != self._real_root:
                return None
            if not os.path.isfile(real):
                return None
            if os.path.getsize(real) > MAX_BYTES:
                self.unreadable[path] = f"larger than {MAX_BYTES // 1_000_000} MB"
                return None
            with open(real, "rb") as file:
                return Source(path, file.read())
        except (OSError, ValueError) as error:
            self.unreadable[path] = getattr(error, "strerror", None) or str(error)
            return None

    @cached_property
    def config(self) -> YamlDocument | None:
        """`_config.yml`, parsed."""
        source = self.config_source
        return parse_yaml(source.text) if source else None

    @cached_property
    def config_source(self) -> Source | None:
        """`_config.yml`."""
        return self.load("_config.yml") or self.load("_config.yaml")

    @cached_property
    def settings(self) -> dict[str, object]:
        """What `_config.yml` says, as Jekyll reads it; empty where it is broken."""
        root = self.config.root if self.config else None
        data = root.to_python() if root else None
        return data if isinstance(data, dict) else {}

    @cached_property
    def theme(self) -> str:
        """The theme: `acad-homepage`, `academicpages`, `al-folio`, `minimal-mistakes` or `unknown`."""
        if self._theme:
            return self._theme
        gemfile = self.load("Gemfile")
        return tell_theme(self.settings, self.files, gemfile.text if gemfile else "")

    @cached_property
    def data(self) -> dict[str, YamlDocument]:
        """The YAML files under `_data/`, by path."""
        found = {}
        for path in sorted(self.files):
            if path.startswith("_data/") and path.endswith((".yml", ".yaml")):
                source = self.load(path)
                if source:
                    found[path] = parse_yaml(source.text)
        return found

    @cached_property
    def collections(self) -> dict[str, dict[str, object]]:
        """The collections of `_config.yml` with their settings; posts are always there."""
        return collections(self.settings)

    @cached_property
    def _reading(self) -> Mapping[str, object]:
        """The settings by which files are chosen; without any, `_pages` is taken for a folder of pages."""
        return self.settings or {"include": [".htaccess", "_pages"]}

    @cached_property
    def page_paths(self) -> list[str]:
        """The files that Jekyll renders, or would if they had front matter.

        Documents of collections without pages of their own are among them: layouts show their texts.
        """
        candidates = [path for path in self.files if path.endswith((*MARKDOWN, ".html"))]
        found = site_files(candidates, self._reading, _always, unwritten=True)
        return [file.path for file in found]

    def is_excluded(self, path: str) -> bool:
        """Whether `exclude:` (or Jekyll's own list) keeps a path out of the site."""
        return EntryRules(self._reading).excludes(path)

    @cached_property
    def static_files(self) -> list[SiteFile]:
        """The files that Jekyll copies as they are."""
        rendered = self._rendered
        found = site_files(self.files, self._reading, lambda path: path in rendered)
        return [file for file in found if file.kind == "static"]

    @cached_property
    def _rendered(self) -> dict[str, Source]:
        """The files that Jekyll renders, those included that are held back or were meant to be rendered."""
        found = {}
        for path in self.page_paths:
            source = self.load(path)
            if source is not None and (
                has_front_matter(source)
                or _means_front_matter(source)
                or kin(path, self.settings).collection == "posts"  # rendered without front matter, too
            ):
                found[path] = source
        return found

    @cached_property
    def pages(self) -> list[Page]:
        """The pages, posts and documents whose text the site shows, by path, then its bibliographies.

        What says `published: false` is left out. A document of the future, or of a collection that is
        not written, is there, but not `Page.published`.
        """
        pages = [self.read_page(source) for source in self._rendered.values()]
        shown = [page for page in pages if is_published(page.path, page.data, self.settings)]
        return [*shown, *self.bibliographies]

    @cached_property
    def bibliographies(self) -> list[BibPage]:
        """The BibTeX files whose entries the site shows."""
        if not any(path.endswith(".bib") for path in self.files):
            return []
        from sitecheck.jekyll.bibtex.page import bibliographies

        return bibliographies(self.settings, self.files, self.load)

    def read_page(self, source: Source) -> Page:
        """Read a file as a page, with its includes."""
        if source.path.endswith((*MARKDOWN, ".html")):
            expanded = expand(source, self.load, self.files.__contains__)
            self.include_problems += expanded.problems
            front_matter = expanded.front_matter
            content, tokens, opaque = expanded.content, expanded.tokens, expanded.opaque
        else:
            front_matter, content = None, Content.of(source)
            tokens, opaque = scan(source.text)
        collection = kin(source.path, self.settings).collection or ""
        data = front_matter.data if front_matter else {}
        written = not collection or bool(collections(self.settings)[collection].get("output"))
        return Page(
            content,
            front_matter,
            tokens,
            opaque,
            url=page_url(source.path, data, self.settings, collection or None),
            collection=collection,
            markdown=posixpath.splitext(source.path)[1] in MARKDOWN,
            published=written and is_published(source.path, data, self.settings, self.now),
        )

    def read_sources(self) -> dict[str, Source]:
        """The files that have been read so far, by path."""
        return {path: source for path, source in sorted(self._sources.items()) if source is not None}


def _always(_: str) -> bool:
    return True


def _means_front_matter(source: Source) -> bool:
    """Whether a file in which Jekyll sees no front matter was meant to have some."""
    head = source.text[:400].lstrip("\ufeff \t\r\n")
    return head.startswith("---") and ("title:" in head or "permalink:" in head or "layout:" in head)
