"""From a file to a page: front matter, includes, Liquid."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple

from sitecheck.jekyll.front_matter import FrontMatter, read_front_matter
from sitecheck.jekyll.liquid import Opaque, Token, scan
from sitecheck.jekyll.themes import is_theme_include
from sitecheck.text.content import Content, Stitcher
from sitecheck.text.source import Source

MAX_DEPTH = 20
MAX_INCLUDES = 500
MAX_LENGTH = 20_000_000

_FILE = re.compile(r"[^\s{}|=]+")


class IncludeProblem(NamedTuple):
    """An include that can't be followed.

    Attributes:
        kind: `missing`, `loop`, `too-deep`, `outside`.
        source: the file with the tag.
        start, end: the file name in that file.
        name: the file that was asked for.
    """

    kind: str
    source: Source
    start: int
    end: int
    name: str


class Expanded(NamedTuple):
    """A page's text with its includes put in."""

    content: Content
    front_matter: FrontMatter | None
    tokens: list[Token]
    opaque: list[Opaque]
    problems: list[IncludeProblem]
    included: list[str]


def expand(source: Source, load: Callable[[str], Source | None], has: Callable[[str], bool]) -> Expanded:
    """Read a page and put in every include that holds the author's own text.

    Args:
        source: the page's file.
        load: gives the source at a path of the site, None where there is none or it lies outside.
        has: whether the site has a file at a path.
    """
    front_matter = read_front_matter(source)
    return _Expander(load, has).run(source, front_matter)


class _Expander:
    def __init__(self, load: Callable[[str], Source | None], has: Callable[[str], bool]) -> None:
        self.load = load
        self.has = has
        self.stitcher = Stitcher()
        self.problems: list[IncludeProblem] = []
        self.included: list[str] = []

    def run(self, source: Source, front_matter: FrontMatter | None) -> Expanded:
        body = front_matter.body_start if front_matter else 0
        tokens, opaque = scan(source.text, body)
        if not any(token.name in ("include", "include_relative") for token in tokens):
            content = Content.of(source)
            return Expanded(content, front_matter, tokens, opaque, [], [])
        self._file(source, tokens, 0, [source.path])
        content = self.stitcher.content(source)
        tokens, opaque = scan(content.text, body)
        return Expanded(content, front_matter, tokens, opaque, self.problems, self.included)

    def _file(self, source: Source, tokens: list[Token], at: int, trail: list[str]) -> None:
        for token in tokens:
            if token.name not in ("include", "include_relative") or token.kind != "tag":
                continue
            included = self._include(source, token, trail)
            if included is None:
                continue
            self.stitcher.add(source, at, token.start)
            at = token.end
            inner, _ = scan(included.text)
            self._file(included, inner, 0, [*trail, included.path])
        self.stitcher.add(source, at, len(source.text))

    def _include(self, source: Source, token: Token, trail: list[str]) -> Source | None:
        match = _FILE.match(token.markup)
        if match is None or "{{" in token.markup[: match.end() + 2]:
            return None
        name = match[0].strip("'\"")
        start = token.markup_start
        path = self._path(source, token.name, name)
        problem = None
        if path is None:
            problem = "outside"
        elif path in trail:
            problem = "loop"
        elif (
            len(trail) > MAX_DEPTH or len(self.included) >= MAX_INCLUDES or self.stitcher.length > MAX_LENGTH
        ):
            problem = "too-deep"
        elif not self.has(path):
            problem = None if is_theme_include(name) else "missing"
        elif is_theme_include(name):
            return None
        else:
            included = self.load(path)
            if included is not None:
                self.included.append(path)
                return included
            problem = "missing"
        if problem:
            self.problems.append(IncludeProblem(problem, source, start, start + match.end(), name))
        return None

    def _path(self, source: Source, tag: str, name: str) -> str | None:
        folder = "_includes" if tag == "include" else posixpath.dirname(source.path)
        path = posixpath.normpath(posixpath.join(folder, name))
        outside = path.startswith(("../", "/")) or path == ".."
        return None if outside or name.startswith(("/", "~")) else path
