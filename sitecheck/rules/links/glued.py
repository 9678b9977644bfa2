"""Two addresses in one."""

from __future__ import annotations

import re

from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, replace, rule

_INNER = re.compile(r"(?<=[^=&?#:/])/?(?=https?:/{1,2}[\w-]+\.[\w.-]+)")
# Archives, proxies and converters carry the address of another page in their own.
_CARRIERS = re.compile(
    r"//(?:[\w-]+\.)*(?:archive\.(?:org|is|ph|today|md)|archive-it\.org|jina\.ai|12ft\.io|ghproxy\.\w+|gh-proxy\.\w+|"
    r"webcitation\.org|perma\.cc|wsrv\.nl|weserv\.nl|wp\.com|githack\.com|translate\.goog|validator\.\w+\.\w+|nitter\.net|"
    r"gitclone\.com|kkgithub\.com|ezproxy\.[\w.]+|proxy\.[\w.]+|cache\.[\w.]+|cors[\w-]*\.[\w.]+)/",
    re.IGNORECASE,
)


@rule(
    "LNK030",
    "two-addresses",
    "error",
    fix="suggestion",
    bad="[A paper](⟦https://example.org/papers/⟧https://example.net/a.pdf)",
    good=(
        "[A copy](https://web.archive.org/web/2020/https://example.net/a.pdf)",
        "[A search](https://example.org/?url=https://example.net/a)",
        "[A paper](https://example.net/a.pdf)",
    ),
)
def two_addresses(page: Page) -> Problems:
    """One address stands inside another.

    The second was pasted behind the first, and the visitor gets a page that doesn't exist.
    """
    for link in page.links:
        if link.kind == "reference" or not link.target.startswith(("http://", "https://")):
            continue
        path = re.split(r"[?#]", link.target, maxsplit=1)[0]
        match = _INNER.search(path, 9)
        if (
            match is None
            or _CARRIERS.search(path)
            or page.text[link.target_start : link.target_end] != link.target
        ):
            continue
        start, end = link.target_start, link.target_start + match.end()
        fix = replace(page, start, end, "", safety="suggestion", title="Keep the second address alone")
        yield problem(page, start, end, "Another address follows this one", fix)
