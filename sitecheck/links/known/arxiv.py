"""arXiv papers, many in one question, by the interface made for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from sitecheck.links.address import Address, parse

HOSTS = {"arxiv.org", "www.arxiv.org", "export.arxiv.org"}
MOST = 50
"""Papers in one question; keeps the address below 2,000 characters."""

_PAPER = re.compile(
    r"/(?:abs|pdf|ps)/(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(v\d{1,3})?(?:\.pdf)?/?", re.ASCII
)
"""arXiv identifier schemes: since 2007-04 and before."""

_ENTRY = re.compile(rb"<id>\s*https?://arxiv\.org/abs/([^<\s]{1,40})\s*</id>")


def paper(address: Address) -> str:
    """The paper's identifier in a target, with its version if given; empty if there is none."""
    if address.host not in HOSTS:
        return ""
    found = _PAPER.fullmatch(unquote(address.path))
    return found[1] + (found[2] or "") if found else ""


def questions(papers: Iterable[str]) -> list[tuple[Address, Sequence[str]]]:
    """The addresses to ask and the papers each asks for (arXiv API user's manual, `id_list`)."""
    ordered = sorted(set(papers))
    groups = [ordered[at : at + MOST] for at in range(0, len(ordered), MOST)]
    base = "https://export.arxiv.org/api/query"
    return [(parse(f"{base}?id_list={','.join(group)}&max_results={len(group)}"), group) for group in groups]


def known(papers: Sequence[str], feed: bytes) -> set[str]:
    """Those of the papers that the answer, an Atom feed, describes."""
    exact = {found[1].decode("ascii", "replace") for found in _ENTRY.finditer(feed)}
    bare = {re.sub(r"v\d+$", "", name) for name in exact}
    return {name for name in papers if name in exact or name in bare}
