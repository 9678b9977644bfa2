"""What the built site serves, and where a link on one of its pages leads."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site

_MARKUP = r"{{-?\s*(.*?)\s*-?}}"
_ROOT = r"(?:site\.(?:url|baseurl|github\.url)|base_path)(?:\s*\|[^|]*)*"
_QUOTED = (
    r"""(["'])([^"']*)\1\s*\|\s*"""
    r"""(?:relative_url|absolute_url|prepend:\s*(?:site\.(?:baseurl|url)|base_path)).*"""
)
_GENERATED = ("feed", "feed.xml", "sitemap", "sitemap.xml", "robots.txt", "redirects.json", "search.json")


class Where(NamedTuple):
    """Where a link of the site leads.

    Attributes:
        path: the address inside the site, without baseurl, query and fragment; begins with `/`.
        fragment: what stands behind `#`, decoded.
        above: whether it climbs above the site's root.
        rooted: whether it is written from the site's root.
    """

    path: str
    fragment: str
    above: bool
    rooted: bool


class Served:
    """The addresses of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        repository = _text(site.settings.get("repository")).partition("/")[2]
        self.baseurl = _text(site.settings.get("baseurl")).strip("/")
        self.project = "" if self.baseurl else repository  # GitHub Pages makes it the baseurl
        self.hosts = _hosts(site)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by the keys of their addresses."""
        found: dict[str, Page] = {}
        for page in self.site.pages:
            for address in _addresses(page):
                found.setdefault(key(address), page)
        return found

    @cached_property
    def files(self) -> dict[str, str]:
        """The files that are copied into the site, by the keys of their addresses."""
        found = {}
        for path in sorted(self.site.files):
            if self.site.is_published(path):
                first, _, rest = path.partition("/")
                collection = rest and first[1:] in self.site.collections and first.startswith("_")
                found[key(f"{first[1:]}/{rest}" if collection else path)] = path
        return found

    @cached_property
    def folded(self) -> dict[str, str]:
        """Right spelling of every address, by the address in lower case."""
        found: dict[str, str] = {}
        for name, page in self.pages.items():
            found.setdefault(name.lower(), page.url if key(page.url) == name else name)
        for name, path in self.files.items():
            found.setdefault(name.lower(), path)
        return found

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Last parts of addresses of documents whose whole address the settings decide."""
        found = set()
        for page in self.site.pages:
            if page.collection:
                stem = posixpath.splitext(posixpath.basename(page.path))[0].lower()
                found |= {stem, re.sub(r"^\d{4}-\d\d?-\d\d?-", "", stem)}
        return frozenset(found)

    @cached_property
    def tops(self) -> frozenset[str]:
        """First parts of all addresses of the site."""
        return frozenset(name.partition("/")[0] for name in (*self.pages, *self.files))

    def page(self, path: str) -> Page | None:
        """The page at an address; None where there is none, or where two want it."""
        name = key(path)
        return None if name in self.disputed else self.pages.get(name)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The addresses that several pages give as their own."""
        names = [key(page.url) for page in self.site.pages]
        return (
            frozenset(name for name in names if names.count(name) > 1) if len(names) < 2000 else frozenset()
        )

    def serves(self, path: str) -> bool:
        """Whether something is there, or may be: plugins and layouts make addresses of their own."""
        name = key(path)
        if not name or name in self.pages or name in self.files or name in _GENERATED:
            return True
        last = posixpath.basename(name).lower()
        if last in self.slugs or name.startswith(("page/", "tags/", "categories/", "tag/", "category/")):
            return True
        return any(other.startswith(name + "/") for other in self.files) and path.endswith("/")

    def where(self, page: Page, link: Link) -> Where | None:
        """Where a link of a page leads inside the site; None if it leads outside, or can't be told."""
        target = plain_target(page, link)
        if target is None:
            return None
        return self.resolve(page, *target)

    def resolve(self, page: Page | None, target: str, rooted: bool = False) -> Where | None:
        """Where an address leads.

        Args:
            page: on which it stands; None outside pages.
            target: the address, Liquid resolved.
            rooted: whether `baseurl` is already taken off.
        """
        match = re.compile(r"(?:([A-Za-z][\w+.-]*:)?//([^/?#]*))?([^?#]*)(\?[^#]*)?(?:#(.*))?", re.S).match(
            target
        )
        if match is None or ":" in match[3].partition("/")[0]:
            return None
        path, fragment = _decode(match[3]), _decode(match[5] or "")
        if match[2]:
            if match[2].lower().removeprefix("www.") not in self.hosts:
                return None
            path = path or "/"
        if path.startswith("/"):
            if self.baseurl and not rooted:
                if path != f"/{self.baseurl}" and not path.startswith(f"/{self.baseurl}/"):
                    return None
                path = path[len(self.baseurl) + 1 :] or "/"
            elif self.project and f"{path}/".startswith(f"/{self.project}/"):
                path = path[len(self.project) + 1 :] or "/"
            return Where(_normal(path), fragment, False, True)
        if page is None:
            return None
        if not path:
            return Where(page.url, fragment, False, False)
        if not _knows_address(page):
            return None
        folder = page.url if page.url.endswith("/") else posixpath.dirname(page.url)
        depth, above = len([part for part in folder.split("/") if part]), False
        for part in path.split("/"):
            depth += -1 if part == ".." else 0 if part in (".", "") else 1
            above = above or depth < 0
        return Where(_normal(posixpath.join("/", folder, path)), fragment, above, False)


@lru_cache(maxsize=4)
def served(site: Site) -> Served:
    """What a site serves, found out once."""
    return Served(site)


def key(address: str) -> str:
    """An address as servers compare it: `/a/`, `/a`, `/a.html` and `/a/index.html` are one."""
    name = address.strip("/")
    if name == "index.html" or name.endswith("/index.html"):
        name = name[: -len("index.html")].rstrip("/")
    return name.removesuffix(".html")


def plain_target(page: Page, link: Link) -> tuple[str, bool] | None:
    """A link's address with the usual Liquid resolved, and whether that took `baseurl` off.

    None where it can't be told from the source.
    """
    if link.kind == "reference":
        return (link.target, False) if OUTPUT not in link.target else None
    raw = page.text[link.target_start : link.target_end]
    if "{" not in raw:
        return (link.target, False) if OUTPUT not in link.target else None
    rooted = False

    def resolve(match: re.Match[str]) -> str:
        nonlocal rooted
        if re.fullmatch(_ROOT, match[1]):
            rooted = rooted or "url" not in match[1] or "baseurl" in match[1] or match.start() == 0
            return ""
        quoted = re.fullmatch(_QUOTED, match[1])
        if quoted and match.start() == 0:
            rooted = True
            return "/" + quoted[2].lstrip("/")
        return OUTPUT

    text = re.sub(_MARKUP, resolve, raw)
    if OUTPUT in text or "{" in text:
        return None
    return (text if text.startswith("/") else "/" + text, True) if rooted else (text, False)


def _knows_address(page: Page) -> bool:
    """Whether the page's own address is certain."""
    if page.front_matter and isinstance(page.front_matter.data.get("permalink"), str):
        return ":" not in page.url
    return "/" not in page.path


def _addresses(page: Page) -> list[str]:
    found = [page.url]
    stem = posixpath.splitext(page.path)[0]
    data = page.front_matter.data if page.front_matter else {}
    if not isinstance(data.get("permalink"), str):
        found += [stem, stem.removeprefix("_pages/"), stem.removeprefix("_")]
    others = data.get("redirect_from") or []
    found += [str(other) for other in (others if isinstance(others, list) else [others])]
    return found


def _hosts(site: Site) -> frozenset[str]:
    """The names under which the site is reached."""
    found = set()
    url = _text(site.settings.get("url"))
    match = re.match(r"(?:https?:)?/*([^/\s]+)", url)
    if match and "." in match[1]:
        found.add(match[1].lower().removeprefix("www."))
    cname = site.load("CNAME") if "CNAME" in site.files else None
    if cname and cname.text.strip():
        found.add(cname.text.split()[0].lower().removeprefix("www."))
    repository = _text(site.settings.get("repository")).lower()
    owner, _, name = repository.partition("/")
    if owner and name == f"{owner}.github.io":
        found.add(name)
    return frozenset(found - {"localhost", "academicpages.github.io", "alshedivat.github.io"})


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _normal(path: str) -> str:
    normal = posixpath.normpath(path)
    normal = "/" + normal.lstrip("/")
    return normal + "/" if path.endswith("/") and normal != "/" else normal


def _decode(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
