"""DOIs by the resolver's own interface: one small JSON answer instead of a publisher's page."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from sitecheck.links.address import Address, parse
from sitecheck.links.chain import Outcome
from sitecheck.links.judge import Judgement

HOSTS = {"doi.org", "dx.doi.org", "www.doi.org"}

_HANDLE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
"""DOI Handbook 2.2: prefix `10.` and a registrant code, suffix of any printable characters."""


def handle(address: Address) -> str:
    """The DOI in a target, decoded; empty if there is none."""
    text = unquote(address.path.lstrip("/"))
    return text if _HANDLE.fullmatch(text) else ""


def endpoint(doi: str) -> Address:
    """The interface's address for a DOI (doi.org, "Proxy Server REST API")."""
    from urllib.parse import quote

    return parse(f"https://doi.org/api/handles/{quote(doi, safe='/')}?type=URL")


def read(outcome: Outcome) -> Judgement | None:
    """Response code 1: found; 200: found, but without a URL; 100: no such handle; 2: an error there."""
    try:
        data = json.loads(outcome.last.body or b"{}")
    except ValueError:
        return None
    code = data.get("responseCode") if isinstance(data, dict) else None
    if code == 1:
        return Judgement("alive", "registered DOI", outcome.last.status)
    if code == 100:
        return Judgement("dead", "no such DOI", 404)
    return None
