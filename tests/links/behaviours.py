"""What servers do, and which of the three answers follows: the table of docs/link-behaviours.md."""

from __future__ import annotations

from typing import Any, NamedTuple


class Case(NamedTuple):
    """One behaviour.

    Attributes:
        name: what the server does.
        url: `{base}`, `{tls}`, `{expired}`, … stand for the servers' addresses.
        verdict: ours.
        also: fields of the verdict besides; True means any true value.
    """

    name: str
    url: str
    verdict: str
    also: dict[str, Any] = {}  # noqa: RUF012 - never changed


CASES = [
    Case("200", "{base}/ok", "alive", {"status": 200}),
    Case("204 without a body", "{base}/204", "alive", {"status": 204}),
    Case("301 to a page", "{base}/301", "alive", {"permanent": True, "final_url": "{base}/ok"}),
    Case("302 to a page", "{base}/302", "alive", {"permanent": False, "final_url": "{base}/ok"}),
    Case("303 to a page", "{base}/303", "alive", {"permanent": False}),
    Case("307 to a page", "{base}/307", "alive", {"permanent": False}),
    Case("308 to a page", "{base}/308", "alive", {"permanent": True}),
    Case("301, then 308", "{base}/301-308", "alive", {"permanent": True}),
    Case("301, then 302", "{base}/301-302", "alive", {"permanent": False}),
    Case("301 with an absolute address", "{base}/301-absolute", "alive", {"permanent": True}),
    Case("301 with raw UTF-8", "{base}/301-utf8", "alive", {"permanent": True}),
    Case("301 to a 404", "{base}/301-404", "dead", {"status": 404}),
    Case("301 without a target", "{base}/301-nowhere", "unknown"),
    Case("301 to file:///etc/passwd", "{base}/301-file", "unknown"),
    Case("302 in a circle", "{base}/loop", "unknown"),
    Case("302 without end", "{base}/onward", "unknown"),
    Case("302 behind a cookie wall", "{base}/cookie-wall", "alive"),
    Case("400", "{base}/400", "unknown", {"status": 400}),
    Case("401", "{base}/401", "unknown", {"status": 401}),
    Case("403", "{base}/403", "unknown", {"status": 403}),
    Case("403, Cloudflare's challenge", "{base}/challenge", "unknown"),
    Case("202, AWS's challenge", "{base}/waf", "unknown"),
    Case("404", "{base}/404", "dead", {"status": 404}),
    Case("404 once, then 200", "{base}/404-heals", "alive"),
    Case("410", "{base}/410", "dead", {"status": 410}),
    Case("418", "{base}/418", "unknown", {"status": 418}),
    Case("429, Retry-After in seconds", "{base}/429-seconds", "alive"),
    Case("429, Retry-After as a date", "{base}/429-date", "alive"),
    Case("429, Retry-After a day", "{base}/429-long", "unknown", {"status": 429}),
    Case("451", "{base}/451", "unknown"),
    Case("500", "{base}/500", "unknown", {"transient": True}),
    Case("500 once, then 200", "{base}/500-heals", "alive"),
    Case("503 once, then 200", "{base}/503-heals", "alive"),
    Case("999", "{base}/999", "unknown", {"status": 999}),
    Case("405 to HEAD, 200 to GET", "{base}/nohead.pdf", "alive"),
    Case("404 to HEAD, 200 to GET", "{base}/lyinghead.zip", "alive"),
    Case("slow head", "{base}/slow-head", "alive", {"slow": True}),
    Case("head after the time-out", "{base}/never", "unknown", {"transient": True}),
    Case("slow body", "{base}/slow-body", "alive"),
    Case("body in drips, longer than the time-out", "{base}/dripping", "alive"),
    Case("endless body", "{base}/endless", "alive"),
    Case("reset", "{base}/reset", "unknown", {"transient": True}),
    Case("reset once, then 200", "{base}/reset-heals", "alive"),
    Case("nobody listens", "http://127.0.0.1:9/", "unknown", {"transient": True}),
    Case("no such host", "http://no-such-host.sitecheck/", "dead"),
    Case("TLS", "{tls}/ok", "alive"),
    Case("TLS, expired certificate", "{expired}/ok", "dead"),
    Case("TLS, certificate of another host", "{mismatch}/ok", "dead"),
    Case("TLS, self-signed certificate", "{selfsigned}/ok", "dead"),
    Case("TLS, issuer unknown", "{untrusted}/ok", "unknown"),
    Case("TLS expected, plain HTTP spoken", "{notls}/ok", "unknown"),
    Case("Content-Length too large", "{base}/long-length", "alive"),
    Case("Content-Length too small", "{base}/short-length", "alive"),
    Case("broken chunks", "{base}/chunks", "alive"),
    Case("no HTTP at all", "{base}/garbage", "unknown"),
    Case("HTTP/1.0", "{base}/http10", "alive"),
    Case("103 before 200", "{base}/early-hints", "alive"),
    Case("gzip", "{base}/gzip", "alive"),
    Case("broken gzip", "{base}/gzip-broken", "alive"),
    Case("gzip, 60 MB in 60 KB", "{base}/gzip-bomb", "alive"),
    Case("fragment there (id)", "{base}/anchors#here", "alive", {"fragment_missing": False}),
    Case("fragment there (name)", "{base}/anchors#there", "alive", {"fragment_missing": False}),
    Case("fragment percent-encoded", "{base}/anchors#%C3%A9", "alive", {"fragment_missing": False}),
    Case("fragment missing", "{base}/anchors#gone", "alive", {"fragment_missing": True}),
    Case("fragment missing after a redirect", "{base}/anchors-301#gone", "alive", {"fragment_missing": True}),
    Case("fragment made by a script", "{base}/scripted#made", "alive", {"fragment_missing": False}),
    Case("fragment in PDF (page)", "{base}/file.pdf#page=2", "alive", {"fragment_missing": False}),
    Case("fragment in PDF (named)", "{base}/file.pdf#proof", "alive", {"fragment_missing": False}),
    Case("fragment missing in PDF", "{base}/file.pdf#page=9", "alive", {"fragment_missing": True}),
    Case("IDN", "http://bücher.sitecheck/ok", "alive"),
    Case("space in the path", "{base}/with space", "alive"),
    Case("space in the host", "http://exa mple.com/", "dead"),
    Case("header of 100 KB", "{base}/huge-header", "alive"),
    Case("header of 2 MB", "{base}/monstrous-header", "unknown"),
    Case("soft 404", "{base}/soft", "alive", {"soft_dead": True}),
    Case("redirect to the home page", "{base}/to-home", "alive", {"soft_dead": True, "permanent": False}),
    Case("redirect to a login", "{base}/to-login", "alive", {"soft_dead": True}),
    Case("parked domain", "{base}/parked", "alive", {"soft_dead": True}),
    Case("robots.txt forbids it", "{base}/private", "alive"),
    Case("user name and password in the link", "{credentials}/echo", "alive"),
]
