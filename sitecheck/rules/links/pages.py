"""Addresses of the site's own pages: twice taken, or written in two ways."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from sitecheck.findings import Related
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.links._served import key, served
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample


@rule(
    "LNK026",
    "address-in-two-cases",
    "warning",
    fix="unsafe",
    bad=(
        "[Demo](⟦https://ada.github.io/PLANner/⟧) and [page](https://ada.github.io/Planner/)"
        " [code](https://github.com/ada/Planner)",
        "[a](https://ada.github.io/one) [b](https://ada.github.io/one#x) [c](⟦https://ada.github.io/One⟧)",
    ),
    good=(
        "[Demo](https://ada.github.io/Planner/) [page](https://ada.github.io/Planner/#news)",
        "[code](https://github.com/ada/Planner) [code](https://github.com/Ada/planner)",
    ),
)
def address_in_two_cases(page: Page, site: Site) -> Problems:
    """Two links on a page differ in capital letters alone.

    GitHub Pages tells capitals apart, so one of the two leads nowhere.
    """
    groups: dict[str, list[tuple[str, int, int]]] = {}
    repositories: set[str] = set()
    for link in page.links:
        match = re.match(r"https?://([\w.-]+)/([^?#\s]*)", link.target)
        if match is None or link.image:
            continue
        host, path = match[1].lower(), match[2].rstrip("/")
        if host == "github.com":
            repositories.add("/".join(path.split("/")[1:2]))
        elif path and (host.endswith(".github.io") or host in served(site).hosts):
            groups.setdefault(f"{host}/{path.lower()}", []).append((path, link.target_start, link.target_end))
    for spellings in groups.values():
        paths = [path for path, _, _ in spellings]
        if len(set(paths)) != 2:
            continue
        known = [path for path in dict.fromkeys(paths) if path.partition("/")[0] in repositories]
        right = known[0] if len(known) == 1 else max(dict.fromkeys(paths), key=paths.count)
        sure = len(known) == 1 or 2 * paths.count(right) > len(paths)
        for path, start, end in spellings:
            if path != right:
                text = page.text[start:end].replace(path, right)
                message = f"Elsewhere on this page it is {right}: GitHub Pages tells capitals apart"
                fix = replace(page, start, end, text, safety="unsafe" if sure else "suggestion")
                yield problem(page, start, end, message, fix)


@rule(
    "LNK027",
    "permalink-taken",
    "error",
    bad=(
        {
            "_pages/a.md": "---\npermalink: /talks/\n---\n",
            "_pages/b.md": "---\npermalink: ⟦/talks/⟧\n---\n",
            "index.md": "---\n---\n",
        },
        {
            "_pages/about.md": "---\npermalink: ⟦/⟧\n---\nHello\n",
            "index.markdown": "---\ntitle: Home\n---\n",
        },
        {
            "_pages/map.md": "---\npermalink: ⟦/talks/⟧\n---\n",
            "_pages/talks.md": "---\npermalink: /talks/\n---\n",
        },
        {
            "_pages/demo.md": "---\npermalink: ⟦/demo/⟧\n---\n",
            "demo/index.html": "<!doctype html>\n<p>Hello</p>\n",
        },
    ),
    good=(
        {
            "_pages/a.md": "---\npermalink: /talks/\n---\n",
            "_pages/b.md": "---\npermalink: /talks/\npublished: false\n---\n",
            "_pages/c.md": "---\npermalink: /papers/\n---\n",
        },
    ),
)
def permalink_taken(site: Site) -> Problems:
    """Two pages have one permalink, or a page that of a file.

    Jekyll writes both to the same file, so one of them is lost.
    """
    first: dict[str, tuple[Page, YamlNode]] = {}
    unnamed = {
        _written(page.url): page
        for page in _published(site)
        if page.front_matter and page.front_matter.get("permalink") is None and not page.path.startswith("_")
    }
    for page in _published(site):
        node = page.front_matter.get("permalink") if page.front_matter else None
        if node is None or not isinstance(node.value, str) or ":" in node.value or is_sample(page):
            continue
        name = _written(node.value)
        if name in unnamed:
            message = f"{unnamed[name].path} is written there, too, so one of the two is lost"
            yield problem(page, node.start, node.end, message)
        if name in first:
            odd, other = (page, node), first[name]
            if _is_named(page, node) and not _is_named(*other):
                odd, other = other, odd
            related = (Related(other[0].place(other[1].start, other[1].end), "the other page"),)
            message = f"{other[0].path} has the same permalink, so one of the two is lost"
            yield problem(odd[0], odd[1].start, odd[1].end, message, None, related)
        else:
            first[name] = page, node
            copied = served(site).files.get(key(node.value))
            # A page at the address of a PDF is there for its menu entry; Jekyll writes the file last.
            if copied and name == copied and name.endswith(".html"):
                message = f"The file {copied} has this address, so one of the two is lost"
                yield problem(page, node.start, node.end, message)


def _is_named(page: Page, permalink: YamlNode) -> bool:
    """Whether a page's permalink is the name of its file; where it isn't, it was copied from another."""
    stem = posixpath.splitext(posixpath.basename(page.path))[0]
    last = posixpath.basename(str(permalink.value).strip("/"))
    return last == stem if last else stem in ("index", "about")


@rule(
    "LNK034",
    "permalink-with-host",
    "error",
    fix="unsafe",
    bad={"404.md": "---\npermalink: ⟦https://ada.example.org/404/⟧\n---\nNot found\n"},
    good={"404.md": "---\npermalink: /404.html\n---\nNot found\n"},
)
def permalink_with_host(page: Page) -> Problems:
    """A permalink is a whole address instead of a path.

    Jekyll makes folders of it, `/https:/…`, and nobody finds the page.
    """
    node = page.front_matter.get("permalink") if page.front_matter else None
    match = re.match(r"https?://[^/]*", node.value) if node and isinstance(node.value, str) else None
    if node and match:
        path = str(node.value)[match.end() :] or "/"
        message = f"A permalink begins with the path: {path}"
        yield problem(
            page, node.start, node.end, message, replace(page, node.start, node.end, path, safety="unsafe")
        )


def _published(site: Site) -> Iterator[Page]:
    """The pages of the author's own that Jekyll writes."""
    for page in site.pages:
        if page.published and page.front_matter:
            yield page


def _written(permalink: str) -> str:
    """The file that Jekyll writes for a permalink."""
    if permalink.endswith("/"):
        return permalink.strip("/") + "/index.html"
    return permalink.strip("/") + ("" if posixpath.splitext(permalink)[1] else ".html")


@rule(
    "LNK028",
    "redirect-clash",
    "warning",
    bad=(
        {
            "_pages/a.md": "---\npermalink: /\nredirect_from:\n  - ⟦/talks/⟧\n---\n",
            "_pages/b.md": "---\npermalink: /talks/\nredirect_from: ⟦/talks/⟧\n---\n",
        },
        {
            "_pages/a.md": "---\npermalink: /\nredirect_from:\n  - /about/\n---\n",
            "_pages/b.md": "---\npermalink: /b/\nredirect_from:\n  - ⟦/about/⟧\n---\n",
        },
        {
            "_pages/a.md": "---\npermalink: /a/\nredirect_to: ⟦/b/⟧\n---\n",
            "_pages/b.md": "---\npermalink: /b/\nredirect_to: ⟦/a/⟧\n---\n",
        },
    ),
    good=(
        {
            "_pages/a.md": "---\npermalink: /\nredirect_from:\n  - /about/\n  - /about.html\n---\n",
            "_pages/b.md": "---\npermalink: /b/\nredirect_to: https://example.org\n---\n",
        },
    ),
)
def redirect_clash(site: Site) -> Problems:
    """An address redirects although a page or another redirect has it, or redirects to itself.

    One of the two is lost, or the browser gives up with "too many redirects".
    """
    permalinks: dict[str, Page] = {}
    for page in _published(site):
        node = page.front_matter.get("permalink") if page.front_matter else None
        if node is not None and isinstance(node.value, str):
            permalinks.setdefault(_written(node.value), page)
    taken: dict[str, Page] = {}
    for page in _published(site):
        for node in _entries(page, "redirect_from"):
            name = _written(str(node.value))
            owner = permalinks.get(name)
            if owner is page:
                yield problem(page, node.start, node.end, "This page redirects to itself")
            elif owner:
                yield problem(page, node.start, node.end, f"{owner.path} has this address itself")
            elif taken.get(name, page).url != page.url:
                yield problem(page, node.start, node.end, f"{taken[name].path} redirects from here, too")
            taken.setdefault(name, page)
    goals = {}
    for page in _published(site):
        for node in _entries(page, "redirect_to"):
            goals[key(page.url)] = (key(str(node.value)), page, node)
    for start, (_, page, node) in goals.items():
        at, seen = start, set()
        while at in goals and at not in seen:
            seen.add(at)
            at = goals[at][0]
        if at == start:
            yield problem(page, node.start, node.end, "These redirects lead in a circle")


def _entries(page: Page, name: str) -> list[YamlNode]:
    node = page.front_matter.get(name) if page.front_matter else None
    if node is None:
        return []
    nodes = node.items if node.kind == "sequence" else [node]
    return [entry for entry in nodes if entry.kind == "scalar" and entry.value]


@rule(
    "LNK029",
    "own-domain-address",
    "info",
    fix="unsafe",
    bad={
        "_config.yml": "url: https://ada.example.org\n",
        "index.md": "---\n---\n[Talks](⟦https://ada.example.org⟧/talks/) ![A](⟦https://ada.example.org⟧/a.png)",
        "_pages/talks.md": "---\npermalink: /talks/\n---\n",
        "talks.md": "---\npermalink: /talks/\n---\n",
        "a.png": "",
    },
    good={
        "_config.yml": "url: https://ada.example.org\n",
        "index.md": "---\n---\n[Talks](/talks/) [Demo](https://ada.example.org/other-project/)",
        "talks.md": "---\npermalink: /talks/\n---\n",
    },
)
def own_domain_address(page: Page, site: Site) -> Problems:
    """A link to the site's own page or file spells out the whole address.

    It leads to the published site even in a preview or a fork, and breaks when the domain changes.
    """
    addresses = served(site)
    if addresses.baseurl or not addresses.hosts or is_sample(page):
        return
    for link in page.links:
        where = addresses.where(page, link) if link.target.startswith("http") else None
        if where and where.path != "/" and addresses.serves(where.path):
            start = link.target_start
            match = re.compile(r"https?://[^/]+").match(page.text, start, link.target_end)
            if match and where.path.strip("/").partition("/")[0] in addresses.tops:
                message = "The site's own address: write it from the root, /…"
                fix = replace(page, start, match.end(), "", safety="unsafe")
                yield problem(page, start, match.end(), message, fix)
