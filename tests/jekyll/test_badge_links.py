"""A badge is an image inside a link; each has an address of its own."""

from __future__ import annotations

from sitecheck.jekyll.site import Site


def test_the_link_around_an_image_has_its_own_target() -> None:
    body = b"---\n---\n[![](a.png)](https://b.c/d) [![Alt](e.png) text](https://f.g) [![x](h.png)][r]\n\n[r]: i\n"
    page = Site("/nonexistent", {"index.md": body}).pages[0]
    assert [
        (link.image, link.target, page.text[link.target_start : link.target_end]) for link in page.links
    ] == [
        (False, "https://b.c/d", "https://b.c/d"),
        (True, "a.png", "a.png"),
        (False, "https://f.g", "https://f.g"),
        (True, "e.png", "e.png"),
        (False, "i", "![x](h.png)"),
        (True, "h.png", "h.png"),
    ]
