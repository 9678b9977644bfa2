"""Whether a page has an anchor, and which one was meant."""

from __future__ import annotations

from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.text.memo import kept


def lacks(page: Page, fragment: str) -> str | None:
    """The fragment if a page surely has no such anchor, else None."""
    if fragment.startswith((":~:", "fn:", "fnref:", "/")):
        return None
    anchors = _known(page)
    return None if anchors is None or fragment in anchors else fragment


@kept
def _known(page: Page) -> frozenset[str] | None:
    """The anchors of a page; None where Liquid makes more of them."""
    made = any(
        OUTPUT in tag.value("id") or OUTPUT in tag.value("name") for tag in page.tags if not tag.closing
    )
    makers = ("bibliography", "for", "include", "include_cached", "include_relative")
    tagged = any(token.name in makers for token in page.tokens)
    if made or any(OUTPUT in heading.text for heading in page.headings):
        return None
    return None if tagged and not page.anchors else frozenset(page.anchors)


def nearest(page: Page, fragment: str) -> str:
    """The anchor of a page that was most likely meant, or empty."""
    bare = _bare(fragment)
    if not bare:
        return ""
    same = [anchor for anchor in page.anchors if _bare(anchor) == bare]
    if not same:
        same = [anchor for anchor in page.anchors if _shares(bare, _bare(anchor))]
    if same:
        return same[0] if len(same) == 1 or _bare(same[0]) == bare else ""
    import difflib

    close = difflib.get_close_matches(bare, [_bare(anchor) for anchor in page.anchors], 1, 0.75)
    return next((anchor for anchor in page.anchors if close and _bare(anchor) == close[0]), "")


def _shares(one: str, other: str) -> bool:
    """Whether all words of one anchor stand in the other, and make up half of it."""
    words, others = set(one.split("-")) - _SMALL, set(other.split("-")) - _SMALL
    return (
        bool(words and others)
        and (words <= others or others <= words)
        and (2 * min(len(words), len(others)) >= max(len(words), len(others)))
    )


_SMALL = frozenset(("and", "or", "of", "the", "by", "in", "for", ""))


def _bare(anchor: str) -> str:
    """An anchor without the dashes and signs that an emoji leaves, in lower case."""
    return anchor.lower().strip("-️‍ ")
