"""Provisional: page URLs from an explicit permalink or the path."""

from __future__ import annotations


def page_url(
    path: str, front_matter: dict[str, object], config: dict[str, object], collection: str | None
) -> str:
    """Where the site shows a page."""
    permalink = front_matter.get("permalink")
    if isinstance(permalink, str):
        return permalink
    return "/" + path.rpartition(".")[0] + ".html"
