"""What a URL says by itself: whose it is, which paper it names, and the venue and year it states.

Nothing is guessed: a venue or year is given only where the host's own scheme writes it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sitecheck.facts import proceedings


class LinkFacts(NamedTuple):
    """The facts of one URL.

    Attributes:
        host: lower case, without `www.` and port; empty for relative links and anchors.
        kind: arxiv, doi, github-repo, github-user, github-pages, scholar-user, scholar-citation,
            orcid, openreview, openreview-profile, youtube, cvf, aclanthology, pmlr, jmlr, neurips, iclr,
            mlsys, ecva, usenix, ijcai, interspeech, rss, virtual (a conference's own page of one
            paper), conference (its home), mail, or other.
        ids: identifiers by name: arxiv, doi, user, repo, citation, orcid, forum, profile, video,
            mail, anthology.
        venue: acronym as the venue table writes it, or empty.
        year: of the venue's edition, four digits, or None.
        track: main, short, findings, workshop, demo, datasets, student, industry, or empty.
    """

    host: str
    kind: str = "other"
    ids: dict[str, str] = {}  # noqa: RUF012 (never written to)
    venue: str = ""
    year: int | None = None
    track: str = ""


class Parts(NamedTuple):
    """A URL taken apart; nothing decoded."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str


_GITHUB_PAGES = frozenset(
    "about apps blog codespaces collections contact customer-stories dashboard enterprise events explore "
    "features issues join login logout marketplace new notifications orgs pricing pulls readme search "
    "security sessions settings signup site sponsors stars team topics trending users".split()
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "url": re.compile(
            r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.S
        ),
        "arxiv": re.compile(
            r"/(?:abs|pdf|html|format|src|e-print|papers)/((?:[a-z\-]+(?:\.[A-Z]{2})?/)?[0-9.]+?)(v[0-9]+)?(?:\.pdf)?/?$"
        ),
        "doi": re.compile(r"(?:^|/)(10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s?#]+)"),
        "orcid": re.compile(r"/([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx])/?$"),
    }


def split_url(url: str) -> Parts:
    """Scheme and host in lower case, the host without user, port and `www.`; all else as written."""
    match = _patterns()["url"].match(url.strip())
    scheme, host, path, query, fragment = match.groups("") if match else ("", "", url, "", "")
    host = host.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return Parts(scheme.lower(), host.removeprefix("www."), path, query, fragment)


def _queried(query: str, name: str) -> str:
    """The value of one key of a query, percent-decoded."""
    for pair in query.replace("&amp;", "&").split("&"):
        key, _, value = pair.partition("=")
        if key == name:
            if "%" in value:
                from urllib.parse import unquote

                return unquote(value)
            return value
    return ""


@lru_cache(maxsize=8192)
def link_facts(url: str) -> LinkFacts:
    """The facts of `url`: absolute, relative, or `mailto:`; see `LinkFacts`."""
    parts = split_url(url)
    scheme, host, path = parts[:3]
    if scheme == "mailto":
        return LinkFacts("", "mail", {"mail": path})
    if not host:
        return LinkFacts("")
    reader = _READERS.get(host)
    found = reader(parts) if reader else _by_suffix(parts)
    if found is None and "10." in path:
        found = _doi(parts)
    if found is None:
        stated = proceedings.read(host, path)
        if stated is not None:
            found = LinkFacts(host, *stated)
    return found or LinkFacts(host)


def _by_suffix(parts: Parts) -> LinkFacts | None:
    host = parts.host
    if host.startswith("scholar.google."):
        return _scholar(parts)
    if host.endswith(".arxiv.org"):
        return _arxiv(parts)
    if host.endswith(".github.io"):
        first = parts.path.strip("/").split("/")[0]
        user = host.removesuffix(".github.io")
        return LinkFacts(host, "github-pages", {"user": user, "repo": first} if first else {"user": user})
    if host.endswith(".youtube.com"):
        return _youtube(parts)
    return None


def _arxiv(parts: Parts) -> LinkFacts | None:
    match = _patterns()["arxiv"].search(parts.path)
    if match is None:
        return None
    ids = {"arxiv": match[1], "version": match[2][1:]} if match[2] else {"arxiv": match[1]}
    return LinkFacts(parts.host, "arxiv", ids)


def _doi(parts: Parts) -> LinkFacts | None:
    match = _patterns()["doi"].search(parts.path)
    if match is None:
        return None
    doi = match[1]
    if "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    if parts.host not in ("doi.org", "dx.doi.org"):
        # Publishers put pages behind the name: /doi/10.1000/xyz/full, …/10.1000/xyz.pdf
        doi = re.sub(
            r"(?:/(?:full|pdf|abstract|epdf|html|full/html|meta|fulltext))+/?$|\.pdf$|\.full.*$", "", doi
        )
    doi = doi.rstrip("/")
    lower = doi.lower()
    if lower.startswith("10.48550/arxiv."):
        return LinkFacts(parts.host, "doi", {"doi": doi, "arxiv": doi[len("10.48550/arxiv.") :]})
    venue, year, track = proceedings.by_doi(doi)
    return LinkFacts(parts.host, "doi", {"doi": doi}, venue, year, track)


def _github(parts: Parts) -> LinkFacts | None:
    names = [name for name in parts.path.split("/") if name]
    if not names or names[0].lower() in _GITHUB_PAGES:
        return None
    if len(names) == 1:
        return LinkFacts(parts.host, "github-user", {"user": names[0]})
    return LinkFacts(parts.host, "github-repo", {"user": names[0], "repo": names[1].removesuffix(".git")})


def _scholar(parts: Parts) -> LinkFacts | None:
    user, citation = _queried(parts.query, "user"), _queried(parts.query, "citation_for_view")
    if citation:
        owner, _, paper = citation.partition(":")
        return LinkFacts(parts.host, "scholar-citation", {"user": user or owner, "citation": paper})
    return LinkFacts(parts.host, "scholar-user", {"user": user}) if user else None


def _orcid(parts: Parts) -> LinkFacts | None:
    identifier = parts.path.strip("/").split("/")[0]
    return LinkFacts(parts.host, "orcid", {"orcid": identifier.upper()}) if identifier else None


def _openreview(parts: Parts) -> LinkFacts | None:
    page = parts.path.strip("/").split("/")[0]
    identifier = _queried(parts.query, "id")
    if page == "profile" and identifier:
        return LinkFacts(parts.host, "openreview-profile", {"profile": identifier})
    if page in ("forum", "pdf", "attachment", "references") and identifier:
        return LinkFacts(parts.host, "openreview", {"forum": identifier})
    if page == "group" and identifier:
        return LinkFacts(parts.host, "conference", {}, *proceedings.by_openreview_group(identifier))
    return None


def _youtube(parts: Parts) -> LinkFacts | None:
    names = [name for name in parts.path.split("/") if name]
    if parts.host == "youtu.be":
        video = names[0] if names else ""
    elif names and names[0] in ("embed", "shorts", "live", "v") and len(names) > 1:
        video = names[1]
    else:
        video = _queried(parts.query, "v")
    return LinkFacts(parts.host, "youtube", {"video": video} if video else {})


_READERS = {
    "arxiv.org": _arxiv,
    "alphaxiv.org": _arxiv,
    "ar5iv.org": _arxiv,
    "ar5iv.labs.arxiv.org": _arxiv,
    "huggingface.co": _arxiv,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "github.com": _github,
    "raw.githubusercontent.com": _github,
    "orcid.org": _orcid,
    "openreview.net": _openreview,
    "youtube.com": _youtube,
    "youtu.be": _youtube,
    "youtube-nocookie.com": _youtube,
}
