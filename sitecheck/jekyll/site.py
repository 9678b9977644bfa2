"""A Jekyll site as it lies on disk: configuration, pages, data files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from functools import cached_property

from sitecheck.jekyll.front_matter import has_front_matter
from sitecheck.jekyll.liquid import scan
from sitecheck.jekyll.listing import list_files
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.reader import IncludeProblem, expand
from sitecheck.jekyll.themes import tell_theme
from sitecheck.jekyll.urls import page_url
from sitecheck.jekyll.yaml_nodes import YamlDocument, parse_yaml
from sitecheck.text.content import Content
from sitecheck.text.source import Source

MAX_BYTES = 16_000_000
"""A larger file is not read; it is no homepage."""

MARKDOWN = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd")
_DEFAULT_EXCLUDE = (
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
)


class Site:
    """The site at a root folder.

    Attributes:
        root: absolute path of the folder.
        overlay: contents that stand in for what is on disk, by path (unsaved text, fixed text).
        unreadable: paths that could not be read, with the reason.
        include_problems: includes that can't be followed, filled while pages are read.
    """

    def __init__(self, root: str, overlay: Mapping[str, bytes] | None = None, theme: str = "") -> None:
        self.root = root
        self.overlay = dict(overlay or {})
        self.unreadable: dict[str, str] = {}
        self.include_problems: list[IncludeProblem] = []
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
        """The collections of `_config.yml` with their settings; posts and drafts are always there."""
        named = self.settings.get("collections")
        found: dict[str, dict[str, object]] = {"posts": {"output": True}}
        if isinstance(named, dict):
            found |= {str(k): v if isinstance(v, dict) else {} for k, v in named.items()}
        elif isinstance(named, list):
            found |= {str(name): {} for name in named}
        return found

    @cached_property
    def page_paths(self) -> list[str]:
        """The files that Jekyll renders, or would if they had front matter."""
        return sorted(path for path in self.files if self._is_page(path))

    def _is_page(self, path: str) -> bool:
        return path.endswith((*MARKDOWN, ".html")) and self.is_published(path)

    def is_published(self, path: str) -> bool:
        """Whether Jekyll takes a file into the built site: rendered, or copied as it is."""
        first, _, rest = path.partition("/")
        if rest and first.startswith("_") and first[1:] in self.collections:
            return not any(part.startswith(("_", ".")) for part in rest.split("/"))
        if self.is_excluded(path):
            return False
        parts = path.split("/")
        if any(part.startswith(("_", ".", "#", "~")) for part in parts):
            included = self._included
            return any(
                "/".join(parts[: i + 1]) in included or parts[i] in included for i in range(len(parts))
            )
        return True

    @cached_property
    def _included(self) -> frozenset[str]:
        return frozenset(entry.strip("/") for entry in self._strings("include")) | (
            frozenset(("_pages",)) if not self.settings else frozenset()
        )

    def is_excluded(self, path: str) -> bool:
        """Whether `exclude:` (or Jekyll's own list) keeps a path out of the site."""
        from fnmatch import fnmatchcase

        for entry in (*_DEFAULT_EXCLUDE, *self._strings("exclude")):
            bare = entry.strip("/")
            if path == bare or path.startswith(bare + "/"):
                return True
            if ("*" in bare or "?" in bare) and fnmatchcase(path, bare):
                return True
        return False

    def _strings(self, key: str) -> list[str]:
        value = self.settings.get(key)
        return [str(entry) for entry in value] if isinstance(value, list) else []

    @cached_property
    def pages(self) -> list[Page]:
        """The pages that Jekyll renders, by path."""
        found = []
        for path in self.page_paths:
            source = self.load(path)
            if source is not None and (has_front_matter(source) or _means_front_matter(source)):
                found.append(self.read_page(source))
        return found

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
        first, _, rest = source.path.partition("/")
        collection = first[1:] if rest and first[:1] == "_" and first[1:] in self.collections else ""
        data = front_matter.data if front_matter else {}
        return Page(
            content,
            front_matter,
            tokens,
            opaque,
            url=page_url(source.path, data, self.settings, collection or None),
            collection=collection,
            markdown=posixpath.splitext(source.path)[1] in MARKDOWN,
        )

    def read_sources(self) -> dict[str, Source]:
        """The files that have been read so far, by path."""
        return {path: source for path, source in sorted(self._sources.items()) if source is not None}


def _means_front_matter(source: Source) -> bool:
    """Whether a file in which Jekyll sees no front matter was meant to have some."""
    head = source.text[:400].lstrip("\ufeff \t\r\n")
    return head.startswith("---") and ("title:" in head or "permalink:" in head or "layout:" in head)
