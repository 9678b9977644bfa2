"""Which files are pages, and which of them the site serves."""

from __future__ import annotations

from datetime import datetime

import pytest

from sitecheck.jekyll.site import Site

PAGE = b"---\ntitle: A\n---\nText\n"
CONFIG = b"""
include: [_pages]
exclude: [drafts/, '*.tmp.md']
collections:
  news:
  talks: {output: true}
"""


def site_of(paths: dict[str, bytes], config: bytes = CONFIG) -> Site:
    return Site("/nonexistent", {"_config.yml": config, **paths}, now=datetime(2026, 9, 15))


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("_pages/a.md", PAGE, True),
        ("_pages/a.md", b"Text\n", None),
        ("_pages/a.md", b"---\npublished: false\n---\n", None),
        ("_other/a.md", PAGE, None),
        ("drafts/a.md", PAGE, None),
        ("a.tmp.md", PAGE, None),
        ("_drafts/a.md", PAGE, None),
        ("_posts/2025-01-02-a.md", PAGE, True),
        ("_posts/2025-01-02-a.md", b"Text\n", True),
        ("_posts/2027-01-02-a.md", PAGE, False),
        ("_posts/a.md", PAGE, None),
        ("_news/a.md", PAGE, False),
        ("_talks/a.md", PAGE, True),
        ("_talks/a.md", b"Text\n", None),
        ("_talks/2027-01-02-a.md", PAGE, False),
        ("_talks/.a.md", PAGE, None),
    ],
)
def test_a_page_is_what_jekyll_shows(path: str, text: bytes, found: bool | None) -> None:
    pages = {page.path: page.published for page in site_of({path: text}).pages}
    assert pages == ({} if found is None else {path: found})


def test_a_site_without_settings_has_its_pages() -> None:
    assert [page.path for page in site_of({"_pages/a.md": PAGE}, b"").pages] == ["_pages/a.md"]


def test_documents_may_lie_in_a_folder_of_their_own() -> None:
    config = b"collections_dir: stock\ncollections: {talks: {output: true}}\n"
    [page] = site_of({"stock/_talks/a.md": PAGE}, config).pages
    assert (page.collection, page.url) == ("talks", "/talks/a.html")


def test_what_is_copied_and_what_is_kept_out() -> None:
    site = site_of({"a.pdf": b"", "drafts/b.pdf": b"", "_c.pdf": b"", "d.md": PAGE, "e.md": b"Text\n"})
    assert [file.path for file in site.static_files] == ["a.pdf", "e.md"]
    assert (site.is_excluded("drafts/b.pdf"), site.is_excluded("_c.pdf")) == (True, False)
