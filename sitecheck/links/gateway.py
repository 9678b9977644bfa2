"""A small proxy on the loopback interface through which LinkChecker goes to the network.

LinkChecker knows no private addresses, so everything it opens is opened here, behind the same guard
as our own requests: the check is made on the socket's address, for redirects and names alike. The
gateway also shows a built site's folder under a name of its own, so that the crawl needs no web
server and no open port beside this one.
"""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from sitecheck.links.address import Address, BadAddressError, parse
from sitecheck.links.built import Built
from sitecheck.links.guard import Guard, RefusedError
from sitecheck.links.known import hosts
from sitecheck.links.model import Settings
from sitecheck.links.names import Names

SITE_HOST = "built-site.invalid"
"""RFC 6761: `.invalid` never exists outside."""

REFUSED = "Refused By Sitecheck"
NO_HOST = "No Such Host"
NO_ANSWER = "No Connection"
NEVER = "Never Asked"

MOST_BYTES = 16 * 1024 * 1024
"""Of one answer; LinkChecker's own limit for a download is lower."""

_DROPPED = ("authorization", "proxy-", "connection", "keep-alive", "te", "upgrade")
"""Request headers that go no further; credentials in links are never sent."""


class Gateway:
    """The proxy; use with `async with`.

    Args:
        settings: the guard's, the resolver and the proxies.
        site: what is shown at `SITE_HOST`: a folder, or pages by path.

    Attributes:
        address: for `http_proxy` and `https_proxy`.
        opened: how many connections went out.
    """

    def __init__(self, settings: Settings, site: Built | Mapping[str, bytes] | None = None) -> None:
        self.settings = settings
        self.address = ""
        self.opened = 0
        self._names = Names(settings)
        self._site = site
        self._guard = Guard(allow_private=settings.allow_private, exempt=settings.exempt)
        self._proxies: Mapping[str, str] = getproxies() if settings.proxies is None else settings.proxies
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def names_worked(self) -> bool:
        """Whether any name could be looked up."""
        return self._names.worked

    async def __aenter__(self) -> Gateway:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=256 * 1024)
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            async with asyncio.timeout(self.settings.timeout * 3):
                await self._talk(reader, writer)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever asked sees the connection close
        except asyncio.CancelledError:
            pass  # the gateway shuts; nothing comes after this
        finally:
            self._tasks.discard(task)
            with suppress(OSError):
                writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip("\r\n").split("\r\n")
        method, target, _ = first.split(" ", 2)
        if method == "CONNECT":
            await self._tunnel(target, reader, writer)
            return
        host = urlsplit(target).hostname
        if host == SITE_HOST:
            await self._show(method, urlsplit(target).path, writer)
            return
        try:
            address = parse(target)
        except BadAddressError:
            await _refuse(writer, 400, "Bad Address")
            return
        kept = [line for line in lines if not line.lower().startswith(_DROPPED)]
        upstream = await self._reach(address, writer)
        if upstream is None:
            return
        there, back, proxied = upstream
        path = address.path + (f"?{address.query}" if address.query else "")
        request = [f"{method} {address.url if proxied else path} HTTP/1.1", *kept, "Connection: close"]
        if proxied:
            request += self._credentials(address)
        back.write("\r\n".join(request).encode("latin-1") + b"\r\n\r\n")
        # Each connection serves one request; the asker must not try to use it again.
        answer = (await there.readuntil(b"\r\n\r\n")).split(b"\r\n")
        lines_kept = [
            line for line in answer[:-2] if not line.lower().startswith((b"connection:", b"keep-alive:"))
        ]
        writer.write(b"\r\n".join([*lines_kept, b"Connection: close", b"", b""]))
        await _until_first(_pump(there, writer), _pump(reader, None))
        back.close()

    async def _tunnel(self, target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            address = parse(f"https://{target}/")
        except BadAddressError:
            await _refuse(writer, 400, "Bad Address")
            return
        upstream = await self._reach(address, writer)
        if upstream is None:
            return
        there, back, proxied = upstream
        if proxied:
            lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}", *self._credentials(address)]
            back.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n")
            writer.write(await there.readuntil(b"\r\n\r\n"))
        else:
            writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        await _until_first(_pump(there, writer), _pump(reader, back))
        back.close()

    async def _show(self, method: str, path: str, writer: asyncio.StreamWriter) -> None:
        """Answer from the built site."""
        # LinkChecker asks hosts that send this header of its own as fast as it can.
        extra = "LinkChecker: welcome\r\nConnection: close\r\n"
        status, kind, body = 404, "text/html", b""
        if isinstance(self._site, Built):
            served = self._site.serve(path)
            status, kind = served.status, served.kind
            if served.file:
                body = await asyncio.to_thread(_read, served.file)
            elif served.location:
                extra += f"Location: http://{SITE_HOST}{served.location}\r\n"
        elif self._site and (page := self._site.get(unquote(path))) is not None:
            status, body = 200, page
        words = {200: "OK", 301: "Moved", 404: "Not Found"}[status]
        lines = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}"
        writer.write(f"HTTP/1.1 {status} {words}\r\n{lines}\r\n".encode("latin-1", "replace"))
        if method != "HEAD":
            writer.write(body)
        await writer.drain()

    async def _reach(
        self, address: Address, writer: asyncio.StreamWriter
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, bool] | None:
        """Connect to a target, or to the proxy for it; None after an answer that says why not."""
        if hosts.never_asked(address.host):
            await _refuse(writer, 403, NEVER)
            return None
        try:
            return await self._open(address)
        except RefusedError:
            await _refuse(writer, 403, REFUSED)
        except socket.gaierror:
            await _refuse(writer, 502, NO_HOST)
        except OSError:
            await _refuse(writer, 504, NO_ANSWER)
        return None

    async def _open(self, address: Address) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, bool]:
        if self._guard.refuses_host(address.host, address.port):
            raise RefusedError
        proxy = self._proxy(address)
        try:
            found = await self._names.look_up(address.host, address.port)
        except socket.gaierror:
            if proxy is None:
                raise
            found = []  # behind a proxy, names often resolve only there
        if proxy is None:
            self.opened += 1
            return *(await asyncio.open_connection(sock=await self._connect(found))), False
        if any(self._guard.refuses(*pair) for pair in found):
            raise RefusedError
        return *(await asyncio.open_connection(proxy.hostname, proxy.port or 80)), True

    async def _connect(self, found: list[tuple[str, int]]) -> socket.socket:
        loop = asyncio.get_running_loop()
        trouble: OSError = OSError("no address")
        for pair in found:
            family = socket.AF_INET6 if ":" in pair[0] else socket.AF_INET
            try:
                sock = self._guard.socket((family, socket.SOCK_STREAM, 0, "", pair))
            except OSError as error:
                trouble = error
                continue
            try:
                sock.setblocking(False)
                async with asyncio.timeout(self.settings.timeout):
                    await loop.sock_connect(sock, pair)
            except OSError as error:
                sock.close()
                trouble = error
                continue
            return sock
        raise trouble

    def _proxy(self, address: Address) -> Any:
        url = self._proxies.get(address.scheme) or self._proxies.get("all")
        if not url or (self.settings.proxies is None and proxy_bypass(f"{address.host}:{address.port}")):
            return None
        return urlsplit(url if "://" in url else f"http://{url}")

    def _credentials(self, address: Address) -> list[str]:
        proxy = self._proxy(address)
        if not proxy or not proxy.username:
            return []
        pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        return [f"Proxy-Authorization: Basic {base64.b64encode(pair.encode()).decode()}"]


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter | None) -> None:
    """Pass on what comes, up to a limit, until nothing does."""
    room = MOST_BYTES
    with suppress(OSError):
        while room > 0 and (chunk := await source.read(64 * 1024)):
            room -= len(chunk)
            if sink is not None:
                sink.write(chunk)
                await sink.drain()


async def _until_first(*works: Coroutine[Any, Any, None]) -> None:
    """Run until one of them is done: when either side hangs up, all is said."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _refuse(writer: asyncio.StreamWriter, status: int, words: str) -> None:
    writer.write(f"HTTP/1.1 {status} {words}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
    await writer.drain()


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:
            return opened.read(MOST_BYTES)
    except OSError:
        return b""
