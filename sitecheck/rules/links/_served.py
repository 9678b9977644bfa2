"""What the built site serves, and where a link on one of its pages leads."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.urls.links import resolve
from sitecheck.jekyll.urls.pages import redirects_from, static_url
from sitecheck.text.memo import kept

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
        published = [page for page in self.site.pages if page.published]
        for page in published:
            found.setdefault(key(page.url), page)
        for page in published:
            for address in redirects_from(page.front_matter.data if page.front_matter else {}):
                found.setdefault(key(address), page)
        return found

    @cached_property
    def files(self) -> dict[str, str]:
        """The files that are copied into the site, by the keys of their addresses."""
        config = self.site.settings
        return {key(_decode(static_url(file.path, config))): file.path for file in self.site.static_files}

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
    def tops(self) -> frozenset[str]:
        """First parts of all addresses of the site."""
        return frozenset(name.partition("/")[0] for name in (*self.pages, *self.files))

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The addresses that several pages give as their own."""
        seen: set[str] = set()
        twice: set[str] = set()
        for page in self.site.pages:
            if not page.published:
                continue
            name = key(page.url)
            (twice if name in seen else seen).add(name)
        return frozenset(twice)

    def page(self, path: str) -> Page | None:
        """The page at an address; None where there is none, or where two want it."""
        name = key(path)
        return None if name in self.disputed else self.pages.get(name)

    def serves(self, path: str) -> bool:
        """Whether something is there, or may be: plugins and layouts make addresses of their own."""
        name = key(path)
        if not name or name in self.pages or name in self.files or name in _GENERATED:
            return True
        if name.startswith(("page/", "tags/", "categories/", "tag/", "category/", "blog/")):
            return True
        return path.endswith("/") and any(other.startswith(name + "/") for other in self.files)

    def where(self, page: Page, link: Link) -> Where | None:
        """Where a link of a page leads inside the site; None if it leads outside, or can't be told."""
        target = plain_target(page, link)
        return None if target is None else self.resolve(page, *target)

    def nowhere(self, page: Page, link: Link) -> Where | None:
        """Where a link would lead whose page is shown elsewhere, if from none of these places to anything."""
        target = plain_target(page, link)
        if target is None or not _is_shown_elsewhere(page) or re.match(r"[/#]|[\w+.-]*:", target[0]):
            return None
        found = self.resolve(None, "/" + target[0], target[1])
        bare = re.split(r"[?#]", target[0], maxsplit=1)[0]
        name = key(_decode(re.sub(r"^(?:\.{1,2}/)+", "", bare)))
        places = (*self.pages, *self.files)
        if found is None or not name or any(f"/{place}".endswith(f"/{name}") for place in places):
            return None
        return found

    def resolve(self, page: Page | None, target: str, rooted: bool = False) -> Where | None:
        """Where an address leads.

        Args:
            page: on which it stands; None outside pages.
            target: the address, Liquid resolved.
            rooted: whether `baseurl` is already taken off.
        """
        scheme, slashes, rest = target.partition("//")
        if slashes and scheme.lower() in ("", "http:", "https:"):
            match = re.match(r"[^/?#]*", rest)
            host = match[0] if match else ""
            if host.lower().removeprefix("www.") not in self.hosts:
                return None
            target = rest[len(host) :] if rest[len(host) :].startswith("/") else "/" + rest[len(host) :]
        if self.project and f"{target}/".startswith(f"/{self.project}/"):
            target = target[len(self.project) + 1 :] or "/"
        relative = not target.startswith("/")
        if relative and not target.startswith("#") and (page is None or _is_shown_elsewhere(page)):
            return None
        config = {} if rooted or not self.baseurl else {"baseurl": self.baseurl}
        found = resolve(target, page.url if page else "/", config)
        if found.kind not in ("internal", "anchor"):
            return None
        return Where(found.path, found.fragment or "", found.climbs, not relative)


@kept
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

    def value(match: re.Match[str]) -> str:
        nonlocal rooted
        if re.fullmatch(_ROOT, match[1]):
            rooted = rooted or "url" not in match[1] or "baseurl" in match[1] or match.start() == 0
            return ""
        quoted = re.fullmatch(_QUOTED, match[1])
        if quoted and match.start() == 0:
            rooted = True
            return "/" + quoted[2].lstrip("/")
        return OUTPUT

    text = re.sub(_MARKUP, value, raw)
    if OUTPUT in text or "{" in text:
        return None
    return (text if text.startswith("/") else "/" + text, True) if rooted else (text, False)


def _is_shown_elsewhere(page: Page) -> bool:
    """Whether a page's text stands on other pages, too, or its own address is not known."""
    data = page.front_matter.data if page.front_matter else {}
    return ":" in page.url or data.get("inline") is True


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


def _decode(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
