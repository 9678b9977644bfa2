"""Entries of the menu in `_data/navigation.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.links._anchors import lacks, nearest
from sitecheck.rules.links._served import Where, served
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.text.content import Content

_ABOUT = {
    "_pages/about.md": "---\npermalink: /\n---\n<a id='about-me'></a>\n\n# 🔥 News\n\n# 📝 Selected Papers\n"
}
_HEAD = "main:\n  - title: 'About Me'\n    url: '/#about-me'\n"


class _Entry(NamedTuple):
    content: Content
    title: str
    node: YamlNode
    where: Where
    page: Page | None


def _entries(site: Site) -> Iterator[_Entry]:
    """The entries of the menu that lead into the site."""
    for path in ("_data/navigation.yml", "_data/navigation.yaml"):
        document, source = site.data.get(path), site.load(path) if path in site.files else None
        if document is None or document.root is None or source is None:
            continue
        content = Content.of(source)
        for title, node in _links(document.root):
            where = served(site).resolve(None, _absolute(node.raw.strip()), rooted=True)
            if where is not None:
                yield _Entry(content, title, node, where, served(site).page(where.path))


def _absolute(target: str) -> str:
    """An address of the menu as the themes write it: behind the site's root."""
    if target.startswith(("#", "./")):
        return "/" + target.removeprefix("./")
    return target


def _links(node: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    """Title and address of each entry, at any depth."""
    if node.kind == "mapping":
        url = node.get("url")
        if url is not None and url.kind == "scalar" and isinstance(url.value, str):
            title = node.get("title")
            yield (str(title.value) if title is not None and title.kind == "scalar" else "", url)
        for _, value in node.entries:
            yield from _links(value)
    for item in node.items:
        yield from _links(item)


@rule(
    "NAV001",
    "menu-anchor",
    "error",
    fix="unsafe",
    bad=(
        _ABOUT
        | {"_data/navigation.yml": _HEAD + "  - title: News\n    url: ⟦'/#news'⟧\n  - url: ⟦/#-papers⟧\n    title: Papers\n"},
        _ABOUT | {"_data/navigation.yml": "- title: Papers\n  url: ⟦/#-selected-paper⟧\n"},
    ),
    good=(
        _ABOUT | {"_data/navigation.yml": _HEAD + "  - title: News\n    url: '/#-news'\n  - title: X\n    url: https://x.org/#a\n"},
    ),
)  # fmt: skip
def menu_anchor(site: Site) -> Problems:
    """A menu entry leads to a heading that the page does not have.

    A click does nothing. Ids come from the heading's text after the emoji is dropped (`# 🔥 News` is
    `#-news`), so a renamed heading breaks its menu entry.
    """
    for entry in _entries(site):
        fragment, page = entry.where.fragment, entry.page
        if not fragment or page is None or not page.markdown or lacks(page, fragment) is None:
            continue
        near = nearest(page, fragment)
        hint = f"; did you mean #{near}?" if near else ""
        fix = None
        at = entry.content.text.find("#", entry.node.start, entry.node.end) + 1
        stop = entry.node.end - (entry.node.style in ("single", "double"))
        if near and at and not _garbled(page, near):
            fix = replace(entry.content, at, stop, near, safety="unsafe")
        message = f"No heading or anchor of {page.path} is called #{fragment}{hint}"
        yield problem(entry.content, entry.node.start, entry.node.end, message, fix)


def _garbled(page: Page, anchor: str) -> bool:
    """Whether an anchor is that of a heading with garbage in it, which it will lose when that is mended."""
    from sitecheck.facts.mojibake import find_mojibake

    return any(heading.id == anchor and find_mojibake(heading.text) for heading in page.headings)


@rule(
    "NAV002",
    "menu-page",
    "error",
    bad=(_ABOUT | {"_data/navigation.yml": _HEAD + "  - title: Talks\n    url: ⟦/talks/⟧\n"},),
    good=(
        _ABOUT
        | {
            "_data/navigation.yml": _HEAD
            + "  - title: CV\n    url: /files/cv.pdf\n  - title: T\n    url: /talks\n",
            "_pages/talks.html": "---\npermalink: /talks/\n---\n",
            "files/cv.pdf": "",
        },
    ),
)
def menu_page(site: Site) -> Problems:
    """A menu entry leads to a page or file that the site does not have.

    It stands on every page, and every visitor who clicks it gets "404 Not Found".
    """
    for entry in _entries(site):
        path = entry.where.path
        if not served(site).serves(path):
            right = served(site).folded.get(path.strip("/").lower())
            name = path.strip("/")
            if right:
                message = f"It is called {right}: servers tell capitals apart"
            elif site.is_excluded(name) and name in site.files:
                message = f"{name} is kept out of the site by `exclude:` in _config.yml"
            else:
                message = f"The site has no page or file {path}"
            yield problem(entry.content, entry.node.start, entry.node.end, message)


@rule(
    "NAV003",
    "menu-title",
    "info",
    bad=(_ABOUT | {"_data/navigation.yml": _HEAD + "  - title: ⟦Blog⟧\n    url: '/#-news'\n"},),
    good=(
        _ABOUT | {"_data/navigation.yml": _HEAD + "  - title: Papers\n    url: '/#-selected-papers'\n"},
        _ABOUT | {"_data/navigation.yml": "- title: News\n  url: '/#-news'\n"},
    ),
)
def menu_title(site: Site) -> Problems:
    """A menu entry is called otherwise than the section that it leads to.

    The visitor wonders whether the click went to the right place.
    """
    for entry in _entries(site):
        if entry.page is None or not entry.title or not entry.where.fragment:
            continue
        heading = next((h for h in entry.page.headings if h.id == entry.where.fragment), None)
        if heading and not _words(heading.text) & _words(entry.title):
            at = entry.content.text.rfind(entry.title, 0, entry.node.start)
            if at < 0:
                at = entry.content.text.find(entry.title, entry.node.end)
            if at >= 0:
                message = f"The menu says '{entry.title}', the section '{heading.text}'"
                yield problem(entry.content, at, at + len(entry.title), message)


def _words(text: str) -> set[str]:
    """The words of a title, without plural."""
    kept = "".join([char if char.isalnum() else " " for char in text.lower()])
    return {word.rstrip("s")[:5] for word in kept.split() if word not in ("and", "of", "the")}
