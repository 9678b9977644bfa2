"""Addresses against what the real Jekyll answered for invented sites, and how links resolve."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from sitecheck.jekyll.urls.files import site_files, static_paths
from sitecheck.jekyll.urls.links import resolve
from sitecheck.jekyll.urls.pages import (
    destination,
    effective,
    is_published,
    kin,
    output_extension,
    page_url,
    redirects_from,
    static_url,
)
from sitecheck.jekyll.urls.placeholders import slug
from sitecheck.jekyll.yaml.nodes import parse_yaml

RECORDED = json.loads((Path(__file__).parent / "recorded" / "jekyll_urls.json").read_text("utf-8"))
NOW = datetime(2026, 6, 1)


def data(text):
    root = parse_yaml(text).root
    return (root.to_python() if root else None) or {}


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: case["name"])
def test_recorded_sites(case):
    config, front_matter = data(case["config"]), RECORDED["front_matter"]
    ours = {"page": [], "document": [], "static": []}
    for file in site_files(case["files"], config, lambda path: front_matter[path] is not None):
        path = file.path
        if file.kind == "static":
            url = static_url(path, config)
            ours["static"].append([path, url, url.lstrip("/")])
            continue
        matter = data(front_matter[path])
        if is_published(path, matter, config, NOW):
            url = page_url(path, matter, config)
            permalink = effective(path, matter, config).get("permalink")
            extension = output_extension(Path(path).suffix, config, permalink)
            place = destination(url, extension, document=file.kind == "document")
            ours[file.kind].append([path, url, place])
    theirs = case["addresses"]
    assert without_undated(ours["page"]) == without_undated(theirs["pages"])
    assert without_undated(ours["document"]) == without_undated(theirs["documents"])
    assert dict.fromkeys(path for path, *_ in ours["static"]) == dict.fromkeys(
        p.lstrip("/") for p, *_ in theirs["static"]
    )
    for ours_each, theirs_each in zip(sorted(ours["static"]), sorted(theirs["static"]), strict=True):
        assert ours_each == [theirs_each[0].lstrip("/"), *theirs_each[1:]]


def without_undated(rows):
    """Documents without a date have the day of the build in their address."""
    return sorted(row for row in rows if ":" not in row[1] and "2026" not in row[1] and "/26-" not in row[1])


def test_an_undated_document_needs_the_day_of_the_build():
    config = {"collections": {"talks": {"output": True, "permalink": "/:year/:title/"}}}
    assert page_url("_talks/a.md", {}, config) == "/:year/a/"
    assert page_url("_talks/a.md", {}, config, now=NOW) == "/2026/a/"


@pytest.mark.parametrize(
    ("path", "collection"),
    [
        ("about.md", None),
        ("_pages/a.md", None),
        ("_posts/2020-01-01-a.md", "posts"),
        ("x/_posts/2020-01-01-a.md", "posts"),
        ("_posts/a.md", None),
        ("_talks/a.md", "talks"),
        ("_notes/a.md", None),
    ],
)
def test_kin(path, collection):
    assert kin(path, {"collections": {"talks": {}}}).collection == collection


def test_slugs():
    assert slug("  Ünï_code 三 (1)! ") == "ünï-code-三-1"
    assert slug("A.b & C's", pretty=True) == "A.b-&-C's"


def test_redirects():
    assert redirects_from({"redirect_from": "old"}) == ["/old"]
    assert redirects_from({"redirect_from": ["/a/", None, "b.html"]}) == ["/a/", "/b.html"]
    assert redirects_from({}) == []


def test_addresses_of_copied_files():
    files = site_files(["a b.pdf", "_x.pdf", "b.md"], {}, lambda path: path == "b.md")
    assert static_paths(files, {}) == {"/a b.pdf"}


SITE = {"url": "https://ada.example.org", "baseurl": "/home"}


@pytest.mark.parametrize(
    ("href", "config", "expected"),
    [
        ("https://example.com/x", SITE, ("external", "https://example.com/x", None, False)),
        ("//example.com/x", SITE, ("external", "//example.com/x", None, False)),
        ("https://ada.example.org/home/cv/#top", SITE, ("internal", "/cv/", "top", False)),
        ("https://ada.example.org/other/", SITE, ("outside", "/other/", None, False)),
        ("/home/cv%20x.pdf?y=1", SITE, ("internal", "/cv x.pdf", None, False)),
        ("/home", SITE, ("internal", "/", None, False)),
        ("/cv/", SITE, ("outside", "/cv/", None, False)),
        ("/cv/", {}, ("internal", "/cv/", None, False)),
        ("cv.pdf", {}, ("internal", "/talks/cv.pdf", None, False)),
        ("../cv.pdf", SITE, ("internal", "/cv.pdf", None, False)),
        ("./a/../b/.", {}, ("internal", "/talks/b/", None, False)),
        ("../../cv.pdf", {}, ("internal", "/cv.pdf", None, True)),
        ("../../cv.pdf", SITE, ("outside", "/cv.pdf", None, True)),
        ("#%E6%96%B0", {}, ("anchor", "/talks/one", "新", False)),
        ("#", {}, ("anchor", "/talks/one", "", False)),
        ("", {}, ("internal", "/talks/one", None, False)),
        ("?q=1#x", {}, ("anchor", "/talks/one", "x", False)),
        ("mailto:ada@example.org", {}, ("mail", "mailto:ada@example.org", None, False)),
        ("tel:+123", {}, ("other", "tel:+123", None, False)),
        ("javascript:void(0)", {}, ("other", "javascript:void(0)", None, False)),
        ("(https://x.org)", {}, ("internal", "/talks/(https://x.org)", None, False)),
    ],
)
def test_resolve(href, config, expected):
    assert tuple(resolve(href, "/talks/one", config)) == expected
