"""Targets as they are asked for: parsed as browsers do, without credentials."""

from __future__ import annotations

import re
import socket
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}

_SAFE = "!#$%&'()*+,/:;=?@[]~-._|\\^"
"""Left as written in paths and queries; the rest is percent-encoded (WHATWG URL, path percent-encode
set: controls, space, `"`, `<`, `>`, backquote, braces and everything beyond ASCII)."""

_FORBIDDEN_HOST = re.compile(r"[\x00-\x20#/<>?@\[\\\]^|%\x7f]")
"""WHATWG URL, forbidden domain code points: no browser opens such a host."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_USERINFO = re.compile(r"(?<=://)[^/?#\\]*@")


class Address(NamedTuple):
    """An http or https target, ready to be asked.

    Attributes:
        url: percent-encoded, host in ASCII, without credentials and fragment.
        scheme: `http` or `https`.
        host: lower case, ASCII; IPv6 without brackets; numeric forms of IPv4 as four decimals.
        port: never absent.
        path: percent-encoded, at least `/`.
        query: percent-encoded, without `?`.
        fragment: as written, without `#`.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str
    query: str
    fragment: str

    @property
    def netloc(self) -> str:
        """`host` or `host:port`, as headers for named hosts are looked up."""
        return self.host if self.port == DEFAULT_PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host, port."""
        return self.scheme, self.host, self.port


class BadAddressError(ValueError):
    """No browser could open this.

    Attributes:
        sure: False where browsers differ or another scheme is meant.
    """

    def __init__(self, reason: str, *, sure: bool) -> None:
        super().__init__(reason)
        self.sure = sure


def display(url: str) -> str:
    """A target for people and for the cache: without credentials and control characters."""
    return plain(without_credentials(url))


def without_credentials(url: str) -> str:
    """A target with `***` for user name and password."""
    return _USERINFO.sub("***@", url)


def plain(text: str) -> str:
    """A stranger's words on one line, without what would steer a terminal."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


def parse(url: str) -> Address:
    """Read a target.

    Raises:
        BadAddressError: it is neither http nor https, or malformed.
    """
    # Browsers drop tabs and newlines, trim, and read a backslash as a slash.
    text = re.sub(r"[\t\r\n]", "", url).strip("\x00\x01\x02\x03\x04 \x1f")
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in DEFAULT_PORTS:
        raise BadAddressError("neither http nor https", sure=False)
    cut = min((at for at in (rest.find("?"), rest.find("#")) if at >= 0), default=len(rest))
    rest = rest[:cut].replace("\\", "/") + rest[cut:]
    try:
        parts = urlsplit(f"{scheme}://{rest.lstrip('/')}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadAddressError(f"malformed address: {error}", sure=False) from error
    host = ascii_host(host, bracketed="[" in parts.netloc.rpartition("@")[2])
    port = DEFAULT_PORTS[scheme] if port is None else port
    path = _quoted(parts.path or "/")
    if "/." in path:
        path = urlsplit(urljoin(f"http://h{path}", path)).path or "/"
    query = _quoted(parts.query)
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == DEFAULT_PORTS[scheme] else f"{shown}:{port}"
    clean = urlunsplit((scheme, netloc, path, query, ""))
    return Address(clean, scheme, host, port, path, query, parts.fragment)


def ascii_host(host: str, *, bracketed: bool = False) -> str:
    """A host name as it goes to the resolver; numeric IPv4 forms as four decimal numbers.

    Raises:
        BadAddressError: no such host can exist.
    """
    if bracketed:
        if not re.fullmatch(r"[0-9a-f:.]+", host):
            raise BadAddressError("malformed IPv6 address", sure=False)
        return host
    if "%" in host:
        host = unquote(host)
    if not host:
        raise BadAddressError("address without a host", sure=True)
    if not host.isascii():
        import idna

        try:
            # As browsers do: compatibility forms (full-width digits, circled letters) are mapped.
            host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
        except idna.IDNAError:
            try:
                host = idna.uts46_remap(host, std3_rules=False, transitional=False)
            except idna.IDNAError as error:
                raise BadAddressError("host name that IDNA does not allow", sure=False) from error
    if not host.isascii():
        raise BadAddressError("host name that IDNA does not allow", sure=False)
    if found := _FORBIDDEN_HOST.search(host):
        raise BadAddressError(f"host name with {found[0]!r} in it", sure=True)
    host = host.lower().rstrip(".")
    if not host or ".." in host or host.startswith("."):
        raise BadAddressError("host name with an empty part", sure=False)
    return numeric_ipv4(host) or host


def numeric_ipv4(host: str) -> str | None:
    """`127.0.0.1` for `2130706433`, `0177.1`, `0x7f000001` and their kin; None for a name."""
    last = host.rpartition(".")[2]
    if not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError as error:
        raise BadAddressError("malformed IPv4 address", sure=False) from error


def follow(base: Address, location: str) -> Address:
    """Where a Location header leads; the fragment is inherited (RFC 9110, 10.2.2).

    Raises:
        BadAddressError: neither http nor https, or malformed.
    """
    # Servers send raw UTF-8; header values are decoded with surrogate escapes.
    location = location.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    target = parse(urljoin(base.url, location))
    return target if target.fragment or "#" in location else target._replace(fragment=base.fragment)


def _quoted(text: str) -> str:
    return quote(text, safe=_SAFE)
