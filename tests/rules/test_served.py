"""Where links lead inside a site."""

from __future__ import annotations

import pytest

from sitecheck.jekyll.site import Site
from sitecheck.rules.links._anchors import nearest
from sitecheck.rules.links._served import Served, key, plain_target

FILES = {
    "_config.yml": "url: https://ada.example.org\nrepository: ada/site\ninclude: [_pages]\nexclude: [docs]\n"
    "collections:\n  talks:\n    output: true\n",
    "_pages/about.md": "---\npermalink: /\nredirect_from: /about/\n---\n",
    "_pages/cv.md": "---\npermalink: /cv/\n---\n",
    "_talks/2020-01-01-first.md": "---\ntitle: First\n---\n",
    "_talks/slides.pdf": "",
    "files/my cv.pdf": "",
    "docs/secret.pdf": "",
    "_private/x.pdf": "",
}


def served(**changed: str) -> Served:
    files = FILES | {"_config.yml": FILES["_config.yml"] + changed.pop("config", "")} | changed
    return Served(Site("/nonexistent", {path: text.encode() for path, text in files.items()}))


@pytest.mark.parametrize("path", ["/", "/cv/", "/cv", "/cv.html", "/about/", "/files/my cv.pdf", "/feed.xml",
                                  "/talks/2020-01-01-first", "/talks/slides.pdf", "/files/"])  # fmt: skip
def test_what_the_site_serves(path: str) -> None:
    assert served().serves(path)


@pytest.mark.parametrize("path", ["/CV/", "/docs/secret.pdf", "/_private/x.pdf", "/cv/2", "/files/cv.pdf"])
def test_what_it_does_not(path: str) -> None:
    assert not served().serves(path)


@pytest.mark.parametrize(
    ("target", "path", "fragment", "above"),
    [
        ("/cv/#top", "/cv/", "top", False),
        ("cv.pdf", "/cv/cv.pdf", "", False),
        ("../files/my%20cv.pdf?x=1", "/files/my cv.pdf", "", False),
        ("../../a.png", "/a.png", "", True),
        ("#%E4%B8%AD", "/cv/", "中", False),
        ("https://www.ada.example.org/cv/", "/cv/", "", False),
        ("//ada.example.org", "/", "", False),
        ("/site/cv/", "/cv/", "", False),
    ],
)
def test_where_a_target_leads(target: str, path: str, fragment: str, above: bool) -> None:
    addresses = served()
    page = next(page for page in addresses.site.pages if page.url == "/cv/")
    where = addresses.resolve(page, target)
    assert where is not None
    assert (where.path, where.fragment, where.above) == (path, fragment, above)


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:a@b.c", "javascript:void(0)", "data:x,y"])
def test_what_leads_outside(target: str) -> None:
    addresses = served()
    assert addresses.resolve(addresses.site.pages[0], target) is None


def test_a_baseurl_is_taken_off_and_other_roots_are_left_alone() -> None:
    addresses = served(config="baseurl: /lab\n")
    inside = addresses.resolve(None, "/lab/cv/")
    assert inside is not None
    assert inside.path == "/cv/"
    assert addresses.resolve(None, "/cv/") is None


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{{ site.baseurl }}/cv/", ("/cv/", True)),
        ("{{ site.url }}{{ site.baseurl }}/a.png", ("/a.png", True)),
        ("{{ '/a.png' | relative_url }}", ("/a.png", True)),
        ('{{ "a.png" | prepend: site.baseurl }}', ("/a.png", True)),
        ("{{ page.pdf }}", None),
        ("/files/{{ page.pdf }}", None),
        ("a.png", ("a.png", False)),
    ],
)
def test_the_usual_liquid_is_resolved(written: str, plain: tuple[str, bool] | None) -> None:
    site = Site("/nonexistent", {"index.md": f"---\n---\n<a href='{written}'>x</a>\n".encode()})
    page = site.pages[0] if "'" not in written else None
    if page is None:
        site = Site("/nonexistent", {"index.md": f'---\n---\n<a href="{written}">x</a>\n'.encode()})
        page = site.pages[0]
    assert plain_target(page, page.links[0]) == plain


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [("news", "-news"), ("-publications", "-selected-publications"), ("-honor-and-awards", "-honors-and-awards"),
     ("-list-of-all-publications-by-topic", ""), ("zzz", "")],
)  # fmt: skip
def test_the_anchor_that_was_meant(fragment: str, meant: str) -> None:
    body = "---\n---\n# 🔥 News\n# 📝 Selected Publications\n# 🎖 Honors and Awards\n"
    page = Site("/nonexistent", {"index.md": body.encode()}).pages[0]
    assert nearest(page, fragment) == meant


def test_addresses_are_compared_as_servers_do() -> None:
    assert {key("/a"), key("/a/"), key("/a.html"), key("/a/index.html")} == {"a"}
    assert key("/index.html") == key("/") == ""
