"""Layouts that front matter asks for."""

from __future__ import annotations

import posixpath

from sitecheck.jekyll.near import slips
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, replace, rule

_FILES = {"_layouts/default.html": "{{ content }}\n", "_layouts/single.html": "{{ content }}\n"}


@rule(
    "YML016",
    "missing-layout",
    "warning",
    fix="suggestion",
    bad=(
        {**_FILES, "about.md": "---\nlayout: ⟦singel⟧\n---\nText\n"},
        {**_FILES, "index.markdown": "---\nlayout: ⟦home⟧\n---\nText\n"},
    ),
    good=(
        {**_FILES, "about.md": "---\nlayout: single\n---\nText\n", "b.md": "---\nlayout: none\n---\nText\n"},
        {**_FILES, "_config.yml": "theme: minima\n", "index.md": "---\nlayout: home\n---\nText\n"},
        {"index.md": "---\nlayout: home\n---\nText\n"},
    ),
)
def missing_layout(page: Page, site: Site) -> Problems:
    """A page asks for a layout that the site does not have.

    Jekyll then writes the bare text: no menu, no style, not even a head.
    """
    node = page.front_matter.get("layout") if page.front_matter else None
    if node is None or not isinstance(node.value, str) or not page.published:
        return
    name = node.value.strip()
    if not name or name in ("none", "null", "nil", "false") or _comes_with_a_theme(site):
        return
    known = {
        posixpath.splitext(path[len("_layouts/") :])[0] for path in site.files if path.startswith("_layouts/")
    }
    if "default" not in known or name in known:  # a whole theme has that one
        return
    near = next((other for other in sorted(known) if len(name) > 3 and slips(name, other, 1) == 1), None)
    hint = f"; did you mean '{near}'?" if near else ""
    fix = replace(page, node.start, node.end, near, safety="suggestion") if near else None
    yield problem(page, node.start, node.end, f"There is no layout '{name}' in _layouts{hint}", fix)


def _comes_with_a_theme(site: Site) -> bool:
    """Whether layouts may come from a theme's gem or from a remote theme."""
    return bool(site.settings.get("theme") or site.settings.get("remote_theme"))
