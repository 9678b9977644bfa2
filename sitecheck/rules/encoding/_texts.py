"""The texts that encoding rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sitecheck.jekyll.site import Site
from sitecheck.text.content import Content


def contents(site: Site) -> Iterator[Content]:
    """Every file whose text the site shows: pages, what they include, YAML files and bibliographies."""
    seen: set[str] = set()
    sources = [piece.source for page in site.pages for piece in page.content.pieces]
    if site.config_source:
        sources.append(site.config_source)
    for path in sorted(site.files):
        if path.startswith("_data/"):
            source = site.load(path) if path.endswith((".yml", ".yaml")) else None
            if source:
                sources.append(source)
    for source in sources:
        if source.path not in seen:
            seen.add(source.path)
            yield Content.of(source)


@lru_cache(maxsize=64)
def characters(text: str) -> frozenset[str]:
    """The characters that a text is made of, gathered once for all rules."""
    return frozenset(text)
