"""Includes that Jekyll can't follow."""

from __future__ import annotations

import posixpath

from sitecheck.findings import Fix
from sitecheck.jekyll.near import slips
from sitecheck.jekyll.reader import IncludeProblem
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.text.content import Content
from sitecheck.text.memo import kept


def _problems(site: Site, *kinds: str) -> list[IncludeProblem]:
    rendered = {page.path for page in site.pages if page.front_matter and page.front_matter.seen}
    found = [item for item in site.include_problems if item.kind in kinds]
    return [item for item in found if item.source.path in rendered or item.source.path not in site.page_paths]


@rule(
    "LIQ010",
    "missing-include",
    "error",
    fix="unsafe",
    bad=(
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative ⟦parts/honers.md⟧ %}\n",
            "_pages/parts/honors.md": "Prizes\n",
        },
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include ⟦relative⟧ news.md %}\n",
            "_pages/news.md": "News\n",
        },
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative ⟦News.md⟧ %}\n",
            "_pages/news.md": "News\n",
        },
    ),
    good=(
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative parts/honors.md %}\n",
            "_pages/parts/honors.md": "Prizes\n",
        },
        "{% include seo.html %}{% include {{ page.part }} %}{% comment %}{% include a.md %}{% endcomment %}\n",
    ),
)
def missing_include(site: Site) -> Problems:
    """An included file is not there.

    Jekyll's build stops here: the site is not updated.
    """
    for item in _problems(site, "missing"):
        where = Content.of(item.source)
        if item.name == "relative":
            message = "There is no include 'relative'; did you mean include_relative?"
            start = item.source.text.rfind("include", 0, item.start)
            fix: Fix | None = replace(where, start, item.end, "include_relative", safety="unsafe")
        else:
            meant = _nearest(site, item)
            message = f"There is no file '{item.name}'" + (f"; did you mean '{meant}'?" if meant else "")
            fix = replace(where, item.start, item.end, meant, safety="unsafe") if meant else None
        yield problem(where, item.start, item.end, message, fix)


def _nearest(site: Site, item: IncludeProblem) -> str | None:
    """The file that was meant: another spelling or letter case of its name, in the same folder."""
    before = item.source.text[max(item.start - 40, 0) : item.start]
    base = posixpath.dirname(item.source.path) if "include_relative" in before else "_includes"
    path = posixpath.normpath(posixpath.join(base, item.name))
    near = _like(site, path)
    return posixpath.relpath(near, base) if near else None


@kept
def _like(site: Site, path: str) -> str | None:
    """The first file in the same folder whose name is a slip or two away; asked for once a path, as a layout's
    includes come again on every page.
    """
    for other in _by_folder(site).get(posixpath.dirname(path), ()):
        if slips(other.lower(), path.lower(), 2) <= 2:
            return other
    return None


@kept
def _by_folder(site: Site) -> dict[str, list[str]]:
    """The site's files in order, by folder."""
    found: dict[str, list[str]] = {}
    for path in sorted(site.files):
        found.setdefault(posixpath.dirname(path), []).append(path)
    return found


@rule(
    "LIQ011",
    "include-loop",
    "error",
    bad=(
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative a.md %}\n",
            "_pages/a.md": "{% include_relative ⟦b.md⟧ %}\n",
            "_pages/b.md": "{% include_relative ⟦a.md⟧ %}\n",
        },
    ),
    good=(
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative a.md %}{% include_relative a.md %}\n",
            "_pages/a.md": "Text\n",
        },
    ),
)
def include_loop(site: Site) -> Problems:
    """A file includes itself, or the includes are nested too deep.

    Jekyll's build stops here: the site is not updated.
    """
    for item in _problems(site, "loop", "too-deep"):
        message = (
            f"'{item.name}' includes itself"
            if item.kind == "loop"
            else "Includes nested too deep, or too many"
        )
        yield problem(Content.of(item.source), item.start, item.end, message)


@rule(
    "LIQ012",
    "include-outside",
    "error",
    bad=({"_pages/about.md": "---\npermalink: /\n---\n{% include_relative ⟦../../../notes.md⟧ %}\n"},),
    good=(
        {
            "_pages/about.md": "---\npermalink: /\n---\n{% include_relative parts/a.md %}\n",
            "_pages/parts/a.md": "Text\n",
        },
    ),
)
def include_outside(site: Site) -> Problems:
    """An include leads out of the site's folder.

    Jekyll refuses to read it, and its build stops here.
    """
    for item in _problems(site, "outside"):
        message = f"'{item.name}' lies outside the site: Jekyll does not read it"
        yield problem(Content.of(item.source), item.start, item.end, message)
