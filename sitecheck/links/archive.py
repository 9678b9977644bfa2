"""An archived copy of a dead page, by the Wayback Machine's availability interface."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from sitecheck.links.address import Address, parse
from sitecheck.links.chain import Asking, walk
from sitecheck.links.exchange import FOR_DATA
from sitecheck.links.model import LinkVerdict

_COPY = re.compile(r"https?://web\.archive\.org/web/\d{14}/\S{1,2000}")


async def suggest(network: Asking, address: Address, verdict: LinkVerdict) -> LinkVerdict:
    """The verdict with the closest archived copy, if there is one."""
    question = parse(f"https://archive.org/wayback/available?url={quote(address.url, safe='')}")
    answer = (await walk(network, "GET", question, FOR_DATA)).last
    try:
        copy = json.loads(answer.body)["archived_snapshots"]["closest"]
        url, stamp, status = str(copy["url"]), str(copy["timestamp"]), str(copy.get("status", "200"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return verdict
    if status != "200" or not _COPY.fullmatch(url) or not re.fullmatch(r"\d{14}", stamp):
        return verdict
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    return verdict._replace(archived=re.sub(r"^http:", "https:", url), archived_on=day)
