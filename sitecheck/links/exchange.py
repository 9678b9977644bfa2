"""One question and one answer, free of any HTTP library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Failure = Literal[
    "no-host",
    "dns",
    "untrusted",
    "certificate",
    "tls",
    "refused",
    "timeout",
    "connection",
    "protocol",
    "redirects",
    "closed",
    "proxy",
]
"""`no-host`: the name does not exist. `dns`: it could not be looked up. `untrusted`: the certificate's
issuer is unknown here. `certificate`: expired, self-signed or for another host. `refused`: by the guard.
`redirects`: they never end, or lead to another scheme. `closed`: we never ask there."""


class Limits(NamedTuple):
    """How much of a body is read, by kind, in bytes; 0 reads nothing."""

    html: int = 256 * 1024
    pdf: int = 0
    other: int = 0


FOR_HINTS = Limits()
"""What soft 404s and parked domains are seen in."""

FOR_ANCHORS = Limits(html=4 * 1024 * 1024, pdf=24 * 1024 * 1024)
"""Anchors may stand at the very end; PDF keeps its index there."""

FOR_DATA = Limits(html=1024 * 1024, other=1024 * 1024)
"""JSON and Atom from interfaces."""


class Exchange(NamedTuple):
    """One answer, or why there is none.

    Attributes:
        status: 0 without an answer.
        headers: of the answer, names in lower case; of repeated ones the last.
        set_cookies: the values of all Set-Cookie headers.
        body: decompressed, cut at the limit.
        whole: nothing of the body is missing.
        seconds: until the headers were there.
        failure: None with an answer.
        detail: of the failure, for people.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = False
    seconds: float = 0.0
    failure: Failure | None = None
    detail: str = ""
    set_cookies: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_html(self) -> bool:
        """Whether the answer is a page."""
        return self.kind in {"text/html", "application/xhtml+xml"}

    @property
    def text(self) -> str:
        """The body as text, by the header's charset, the page's own, or UTF-8."""
        found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", self.headers.get("content-type", ""), re.I)
        name = found[1] if found else ""
        if not name:
            meta = re.search(
                rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", self.body[:2048], re.I
            )
            name = meta[1].decode("ascii", "replace") if meta else "utf-8"
        try:
            return self.body.decode(name, "replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")


def failed(failure: Failure, detail: str, seconds: float = 0.0) -> Exchange:
    """No answer."""
    return Exchange(0, {}, seconds=seconds, failure=failure, detail=detail)
