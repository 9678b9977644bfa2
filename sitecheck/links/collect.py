"""The links of a site's sources: Markdown and HTML, front matter, `_config.yml` and data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.findings import Place
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.links.model import LinkUse
from sitecheck.text.source import Source

_EXTERNAL = re.compile(r"(?:https?:)?//[^\s]", re.IGNORECASE)

_SITE_KEYS = {"url", "repository", "enforce_ssl", "baseurl"}
"""Keys of `_config.yml` that hold an address nobody follows."""


class PageLink(NamedTuple):
    """A link and the page that shows it.

    Attributes:
        page: the page's address on the site, as in `permalink`; empty where many pages show it.
        use: the link as written.
    """

    page: str
    use: LinkUse


def external_links(site: Site) -> list[LinkUse]:
    """Every use of an external link, by file and place; a link with Liquid in it is left out."""
    found = {link.use for link in all_links(site) if _EXTERNAL.match(link.use.url)}
    return sorted(
        {use._replace(url=_absolute(use.url)) for use in found},
        key=lambda use: (use.place.path, use.place.start, use.url),
    )


def all_links(site: Site) -> list[PageLink]:
    """Every link of the site's sources, internal ones too; those with Liquid in them are left out."""
    found: dict[PageLink, None] = {}
    for page in site.pages:
        found.update(dict.fromkeys(_on_page(page)))
    if site.config and site.config_source and site.config.root:
        uses = _in_yaml(site.config.root, site.config_source, top=True)
        found.update((PageLink("", use), None) for use in uses)
    for path, document in site.data.items():
        source = site.load(path)
        if source and document.root:
            found.update((PageLink("", use), None) for use in _in_yaml(document.root, source))
    return list(found)


def _on_page(page: Page) -> Iterator[PageLink]:
    for link in page.links:
        if link.target and OUTPUT not in link.target:
            start, end = link.target_start, link.target_end
            if start == end:
                start, end = link.start, link.end
            yield PageLink(page.url, LinkUse(link.target, page.place(start, end)))
    front_matter = page.front_matter
    if front_matter and front_matter.yaml.root:
        for use in _in_yaml(front_matter.yaml.root, page.source):
            yield PageLink(page.url, use)


def _in_yaml(node: YamlNode, source: Source, *, top: bool = False) -> Iterator[LinkUse]:
    """The scalars that are an address and nothing else."""
    if node.alias:
        return  # reported where it is anchored
    if node.kind == "scalar":
        text = node.raw.strip()
        if _EXTERNAL.match(text) and not any(sign in text for sign in (" ", "{{", "{%")):
            at = source.text.find(text, node.start, node.end)
            start, end = (at, at + len(text)) if at >= 0 else (node.start, node.end)
            yield LinkUse(text, Place(source, start, end))
        return
    for item in node.items:
        yield from _in_yaml(item, source)
    for key, value in node.entries:
        if not (top and key.raw in _SITE_KEYS):
            yield from _in_yaml(value, source)


def _absolute(target: str) -> str:
    return f"https:{target}" if target.startswith("//") else target
