"""Variables and values in Liquid that can't be what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitecheck.facts.liquid_words import PAGE_VARIABLES, SITE_VARIABLES
from sitecheck.jekyll.near import nearest
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.liquid._tokens import runs_on, tokens, without_strings
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.text.content import Content

_VARIABLE = re.compile(r"(?<![\w.-])(site|page)\.([A-Za-z_][\w-]*)(?:\.([A-Za-z_][\w-]*))?")


@rule(
    "LIQ020",
    "misspelt-variable",
    "warning",
    fix="unsafe",
    bad=(
        "{{ site.⟦repositry⟧ }}\n",
        "{% for p in site.⟦psots⟧ %}{% endfor %}\n",
        {
            "_config.yml": "google_scholar: abc\n",
            "index.md": "---\ntitle: Ada\n---\n{{ site.⟦google_scholer⟧ }} {{ page.⟦tilte⟧ }}\n",
        },
        {
            "_data/publications.yml": "- a\n",
            "index.md": "---\n---\n{% for p in site.data.⟦publicatons⟧ %}{% endfor %}\n",
        },
    ),
    good=(
        "{{ site.repository }} {{ site.posts.first.title }} {{ page.title }} {{ 'site.repositry' }}\n",
        "{{ site.my_own_key }} {{ site.data.anything }} {{ page.venue }}\n",
        {"_config.yml": "repositry: a/b\n", "index.md": "---\n---\n{{ site.repositry }}\n"},
        "{% raw %}{{ site.repositry }}{% endraw %}\n",
    ),
)
def misspelt_variable(page: Page, site: Site) -> Problems:
    """A variable is a letter away from one that the site has.

    Liquid prints nothing for it, or skips what depends on it.
    """
    known: dict[str, frozenset[str]] = {}
    for token in tokens(page):
        if runs_on(token) or token.name in ("include", "include_relative"):
            continue
        for match in _VARIABLE.finditer(without_strings(token.markup)):
            group, root = 2, match[1]
            if root == "site" and match[2] == "data" and match[3]:
                group, root = 3, "data"
            name = match[group]
            if root not in known:
                known[root] = _known(page, site, root)
            if name in known[root]:
                continue
            if meant := _nearest(name, known[root]):
                start = token.markup_start + match.start(group)
                end = start + len(name)
                message = f"The site has no '{match[0]}'; did you mean '{meant}'?"
                yield problem(page, start, end, message, replace(page, start, end, meant, safety="unsafe"))


@lru_cache(maxsize=64)
def _nearest(name: str, known: frozenset[str]) -> str | None:
    return nearest(name, sorted(key for key in known if isinstance(key, str)), ())


def _known(page: Page, site: Site, root: str) -> frozenset[str]:
    if root == "site":
        return SITE_VARIABLES.union(site.settings, site.collections)
    if root == "data":
        files = (path[6:] for path in site.files if path.startswith("_data/"))
        return frozenset(path.rpartition(".")[0].partition("/")[0] for path in files)
    return PAGE_VARIABLES.union(page.front_matter.data if page.front_matter else ())


_BRACKETED = re.compile(r"[\"'](<https?://[^<>\"'\s]*>)[\"']")


@rule(
    "LIQ021",
    "bracketed-address",
    "warning",
    fix="safe",
    bad='{% assign base = "⟦<https://example.org/data/>⟧" | append: "x" %}\n',
    good=(
        '{% assign base = "https://example.org/data/" | append: "x" %}\n',
        "<https://example.org>\n",
        "{% comment %}{% assign base = '<https://example.org/>' %}{% endcomment %}\n",
    ),
)
def bracketed_address(page: Page) -> Problems:
    """An address in Liquid stands in angle brackets, as an editor's formatter puts them.

    The brackets become a part of the address that is built from it, which no server knows.
    """
    for token in tokens(page):
        if runs_on(token):
            continue
        for match in _BRACKETED.finditer(page.text, token.start, token.end):
            start, end = match.span(1)
            fix = replace(page, start, end, match[1][1:-1], title="Remove the brackets")
            yield problem(page, start, end, "The angle brackets become a part of the address", fix)


@rule(
    "LIQ022",
    "liquid-in-front-matter",
    "warning",
    bad={"index.md": "---\ntitle: ⟦'{{ site.title }}'⟧\n---\nText\n"},
    good=(
        {"index.md": "---\ntitle: Ada\n---\n{{ site.title }}\n"},
        {"index.md": "---\ntitle: 'Braces {x} and {{y'\n---\nText\n"},
    ),
)
def liquid_in_front_matter(page: Page) -> Problems:
    """Front matter holds Liquid, which Jekyll does not run there.

    The visitor reads the braces, in the title of the page or wherever the value is shown.
    """
    root = page.front_matter.yaml.root if page.front_matter else None
    for node in _scalars(root) if root else ():
        if node.style != "plain" and re.search(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}", node.raw):
            yield problem(page, node.start, node.end, "Jekyll runs no Liquid in front matter: this shows raw")


def _scalars(node: YamlNode) -> Iterator[YamlNode]:
    if node.kind == "scalar":
        yield node
    elif node.kind == "mapping":
        for _, value in node.entries:
            yield from _scalars(value)
    else:
        for item in node.items:
            yield from _scalars(item)


_SURELY = re.compile(r"\{\{-?\s*(?:site|page)\.[\w.]+[^{}]*\}\}|\{%-?\s*(?:include|assign|for|if)\s[^{}]*%\}")


@rule(
    "LIQ023",
    "liquid-not-run",
    "error",
    bad={
        "404.html": "<!doctype html>\n<a href='⟦{{ site.url }}⟧'>Home</a>\n",
        "index.md": "---\npermalink: /\n---\nText\n",
    },
    good=(
        {"404.html": "---\n---\n<a href='{{ site.url }}'>Home</a>\n"},
        {"demo.html": "---\n---\n<p>Text</p>\n"},
    ),
)
def liquid_not_run(site: Site) -> Problems:
    """A page holds Liquid but no front matter, so that Jekyll does not run it.

    The visitor reads the braces, and links made by them are dead.
    """
    read = {piece.source.path for page in site.pages for piece in page.content.pieces}
    for path in site.page_paths:
        source = site.load(path) if path.endswith(".html") and path not in read else None
        match = _SURELY.search(source.text) if source else None
        if source and match:
            message = "Jekyll runs Liquid only in files that begin with front matter, two lines of ---"
            yield problem(Content.of(source), *match.span(), message)
