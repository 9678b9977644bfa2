"""Where the links of a crawled site are written."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sitecheck.findings import Place
from sitecheck.jekyll.html import TAG, tag_of
from sitecheck.links.built import Built
from sitecheck.links.collect import PageLink
from sitecheck.links.gateway import SITE_HOST
from sitecheck.links.linkchecker import Row
from sitecheck.links.model import LinkUse
from sitecheck.text.source import Source

ROOT = f"http://{SITE_HOST}"
"""Where the gateway shows a built folder."""

_ADDRESSES = {"a": "href", "area": "href", "img": "src", "iframe": "src", "link": "href", "script": "src"}
_MOST = 16 * 1024 * 1024
"""Bytes of a page that are looked at."""


class Where(NamedTuple):
    """The site to look at.

    Attributes:
        target: a folder, or the address of a live site.
        base: `baseurl` of `_config.yml`.
        own: `url` of `_config.yml`, the address the site has when it is published.
        root: the source's root, to which paths in findings are relative.
    """

    target: str
    base: str = ""
    own: str = ""
    root: str = "."

    @property
    def live(self) -> bool:
        """Whether the target is an address."""
        return self.target.lower().startswith(("http://", "https://"))


def name_of(url: str) -> str:
    """An address for people: what the gateway shows has no host."""
    return url.removeprefix(ROOT)


def external_links_of_folder(where: Where) -> list[LinkUse]:
    """The links in a built folder's pages that leave the site, with their places there."""
    built = Built(where.target, where.base)
    found: dict[LinkUse, None] = {}
    for folder, folders, files in os.walk(built.folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".html", ".htm")):
                source = _source(os.path.join(folder, name), where.root)
                found.update(dict.fromkeys(_links_in(source)))
    return list(found)


def _links_in(source: Source) -> Iterator[LinkUse]:
    for match in TAG.finditer(source.text):
        tag = tag_of(match)
        attribute = tag.get(_ADDRESSES.get(tag.name, ""))
        if attribute and not tag.closing:
            url = attribute.value.strip()
            url = f"https:{url}" if url.startswith("//") else url
            if url.lower().startswith(("http://", "https://")):
                yield LinkUse(url, Place(source, attribute.value_start, attribute.value_end), source=False)


def uses_of(
    rows: list[Row], links: Iterable[PageLink], where: Where, built: Built | None
) -> Iterator[LinkUse]:
    """Where each target stands: in the sources, if a source writes it, else in the built page.

    LinkChecker names each target once, with the first page that links it; the sources tell the rest.
    """
    base = where.target if built is None else f"{ROOT}{built.base}"
    written: dict[str, list[Place]] = {}
    for page, use in links:
        if (absolute := _absolute(use.url, page, base)) is not None:
            written.setdefault(absolute, []).append(use.place)
    sources: dict[str, Source] = {}
    for row in rows:
        places = written.get(_comparable(row.target))
        for place in places or ():
            yield LinkUse(name_of(row.target), place)
        if not places:
            yield LinkUse(name_of(row.target), _in_page(row, where, built, sources), source=False)


def _absolute(target: str, page: str, base: str) -> str | None:
    """A source's link as an address of the crawled site; None where that can't be told."""
    if target.lower().startswith(("http://", "https://", "//")):
        return _comparable(urljoin(base, target))
    if page:
        return _comparable(urljoin(f"{base.rstrip('/')}{page}", target))
    if target.startswith("/"):
        return _comparable(urljoin(base, target))
    return None


def _comparable(url: str) -> str:
    return unquote(url).removesuffix("/").replace("/#", "#")


def _in_page(row: Row, where: Where, built: Built | None, sources: dict[str, Source]) -> Place:
    """The link in the page that LinkChecker read; its beginning where the page isn't at hand."""
    file = built.file_of(urlsplit(row.page).path) if built else ""
    if not file:
        return Place(Source(row.page, ""), 0, 0)
    source = sources.get(file)
    if source is None:
        source = sources[file] = _source(file, where.root)
    near = source.line_span(row.line).start if row.line else 0
    for form in (row.written, html.escape(row.written), html.escape(row.written, quote=False)):
        at = source.text.find(form, near) if form else -1
        if at >= 0:
            return Place(source, at, at + len(form))
    return Place(source, near, near)


def _source(file: str, root: str) -> Source:
    path = os.path.relpath(file, os.path.realpath(root)).replace(os.sep, "/")
    with open(file, "rb") as opened:
        return Source(path, opened.read(_MOST))
