"""One HTTP exchange at a time, through the guard, with limits on everything that comes back.

aiohttp does the protocol. Redirects, cookies, credentials and proxies stay in our hands: each of
them is a way in which a link could lead somewhere it must not.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from types import TracebackType
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from sitecheck.links.address import Address
from sitecheck.links.exchange import FOR_HINTS, Exchange, Limits, failed
from sitecheck.links.failures import explain, explain_name
from sitecheck.links.guard import MESSAGE, Guard
from sitecheck.links.known import hosts
from sitecheck.links.model import Settings
from sitecheck.links.names import Names
from sitecheck.links.pace import Pace

HEADER_LIMIT = 256 * 1024
"""Bytes of one header line; browsers stop there, too."""

BODY_TIME = 10.0
"""Seconds for a body; the page is alive by then, only hints and anchors are looked for."""

CONTROL_NAMES = ("doi.org", "github.com", "wikipedia.org")
"""Looked up, never asked."""

_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class _Resolver(AbstractResolver):
    """Our names, as aiohttp wants to ask for them."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=at,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address, at in await self._names.look_up(host, port)
        ]

    async def close(self) -> None:
        """Nothing to close."""


class Network:
    """Opens connections; use with `async with`.

    Args:
        settings: the limits and the guard's.
        pace: who may ask when.
    """

    def __init__(self, settings: Settings, pace: Pace) -> None:
        self.settings = settings
        self.pace = pace
        self.guard = Guard(allow_private=settings.allow_private, exempt=settings.exempt)
        self._names = Names(settings)
        self._environment = settings.proxies is None
        self._proxies: Mapping[str, str] = getproxies() if settings.proxies is None else settings.proxies
        self._sessions: dict[bool, aiohttp.ClientSession] = {}
        self._tls: ssl.SSLContext | None = None
        self.requests = 0

    async def __aenter__(self) -> Network:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            await session.close()

    def proxy_for(self, address: Address) -> str | None:
        """The proxy that the environment names for a target."""
        proxy = self._proxies.get(address.scheme) or self._proxies.get("all")
        if not proxy or (self._environment and proxy_bypass(f"{address.host}:{address.port}")):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"

    async def exchange(
        self,
        method: str,
        address: Address,
        *,
        limits: Limits = FOR_HINTS,
        cookies: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Ask once, without following anything. Never raises for what the network does."""
        if self.guard.refuses_host(address.host, address.port):
            return failed("refused", MESSAGE)
        if name := hosts.never_asked(address.host):
            return failed("closed", f"{name} is never asked")
        proxy = self.proxy_for(address)
        if proxy and not proxy.startswith(("http://", "https://")):
            return failed("proxy", "only http proxies can be used")
        if proxy and await self._refused_behind_proxy(address):
            return failed("refused", MESSAGE)
        given_up = (lambda: None) if proxy else partial(self._names.given_up, address.host)
        async with self.pace.turn(address.host, given_up):
            if gone := given_up():
                return failed(*explain_name(gone))
            self.requests += 1
            start = monotonic()
            try:
                answer = await self._ask(method, address, limits, cookies, proxy)
            except (aiohttp.ClientError, OSError, ValueError) as error:
                failure, detail = explain(error)
                answer = failed(failure, detail, monotonic() - start)
        # Whoever waits for this turn asks first; what the answer means can wait.
        await asyncio.sleep(0)
        return answer

    async def names_work(self) -> bool:
        """Whether any name can be looked up here; if none, a missing one tells nothing."""
        for name in CONTROL_NAMES:
            if self._names.worked:
                break
            with suppress(OSError):
                await self._names.look_up(name, 443)
        return self._names.worked

    async def _refused_behind_proxy(self, address: Address) -> bool:
        """A proxy connects for us; the best we can do is to look the name up, too."""
        try:
            found = await self._names.look_up(address.host, address.port)
        except OSError:
            return False  # behind a proxy, names often resolve only there
        return any(self.guard.refuses(*pair) for pair in found)

    async def _ask(
        self,
        method: str,
        address: Address,
        limits: Limits,
        cookies: Mapping[str, str] | None,
        proxy: str | None,
    ) -> Exchange:
        headers = {**_ACCEPT, "User-Agent": self.settings.user_agent, **self._own_headers(address)}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        start = monotonic()
        async with asyncio.timeout(self.settings.timeout):
            response = await self._session(proxied=proxy is not None).request(
                method,
                URL(address.url, encoded=True),
                headers=headers,
                allow_redirects=False,
                proxy=proxy,
                ssl=self._trust() if address.scheme == "https" else True,
            )
        seconds = monotonic() - start

        try:
            limit = 0 if method == "HEAD" else _limit(response, limits)
            body, whole = (await self._body(response, limit)) if limit else (b"", method == "HEAD")
        finally:
            # An unread rest would have to be fetched before the connection could serve again.
            if response.content.is_eof():
                response.release()
            else:
                response.close()
        names = {name.lower(): value for name, value in response.headers.items()}
        set_cookies = tuple(response.headers.getall("Set-Cookie", ()))
        return Exchange(response.status, names, body, whole, seconds, set_cookies=set_cookies)

    async def _body(self, response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
        """The body's first `limit` bytes, and whether that is all of it."""
        inflate = _inflater(response.headers.get("Content-Encoding", ""))
        if inflate is None:
            return b"", False
        parts: list[bytes] = []
        room = limit
        try:
            async with asyncio.timeout(min(self.settings.timeout, BODY_TIME)):
                async for chunk in response.content.iter_any():
                    plain = inflate(chunk, room)
                    parts.append(plain)
                    room -= len(plain)
                    if room <= 0:
                        return b"".join(parts), False
        except (aiohttp.ClientError, OSError, zlib.error):
            return b"".join(parts), False
        return b"".join(parts), True

    def _own_headers(self, address: Address) -> dict[str, str]:
        # A secret goes over TLS only, unless private addresses (a test server) are asked for.
        if address.scheme != "https" and not self.settings.allow_private:
            return {}
        own = address.netloc
        return {header.name: header.value for header in self.settings.headers if header.host == own}

    def _trust(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = tls_context()
        return self._tls

    def _session(self, *, proxied: bool) -> aiohttp.ClientSession:
        session = self._sessions.get(proxied)
        if session is None:
            connector = aiohttp.TCPConnector(
                limit=0,  # Pace limits
                resolver=_Resolver(self._names),
                keepalive_timeout=5.0,
                # The proxy is the user's own choice and mostly stands at a private address.
                socket_factory=None if proxied else self.guard.socket,
            )
            session = self._sessions[proxied] = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,  # would also read ~/.netrc and send what stands there
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.settings.timeout),
                max_line_size=HEADER_LIMIT,
                max_field_size=HEADER_LIMIT,
            )
        return session


def tls_context() -> ssl.SSLContext:
    """The system's trust store (SSL_CERT_FILE honoured); certifi's where the system has none."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not context.cert_store_stats()["x509_ca"] and not paths.capath:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _limit(response: aiohttp.ClientResponse, limits: Limits) -> int:
    if response.status in {204, 304}:
        return 0
    kind = response.content_type
    if kind in {"text/html", "application/xhtml+xml"}:
        return limits.html
    if kind == "application/pdf":
        return limits.pdf
    return limits.other


def _inflater(encoding: str) -> Any:
    """A function that decompresses a chunk into at most so many bytes; None for unknown codings."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return lambda chunk, room: chunk[:room]
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress
    if encoding == "deflate":
        return zlib.decompressobj().decompress
    return None
