"""A web server that behaves badly in all the ways the tests and the benchmark ask for.

It runs in a thread of its own on 127.0.0.1, also answers as an HTTP proxy would be asked, and keeps a
record of every request.
"""

from __future__ import annotations

import asyncio
import functools
import gzip
import io
import json
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Request(NamedTuple):
    method: str
    host: str
    path: str
    query: str
    headers: Mapping[str, str]
    turn: int
    writer: asyncio.StreamWriter


Route = Callable[[Request], Awaitable[None]]


def page(title: str = "A page", body: str = "<p id='here'>Text.</p>") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


async def answer(
    request: Request,
    status: int = 200,
    body: bytes | None = None,
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> None:
    body = page() if body is None else body
    fields = {"Content-Length": str(len(body)), "Content-Type": kind}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in fields.items() if value)]
    request.writer.write("\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n")
    if request.method != "HEAD":
        request.writer.write(body)
    await request.writer.drain()


def status(code: int, **headers: str) -> Route:
    async def route(request: Request) -> None:
        await answer(request, code, b"" if code == 204 else page(f"Status {code}"), **headers)

    return route


def goto(code: int, target: str) -> Route:
    async def route(request: Request) -> None:
        await answer(request, code, b"", Location=target.replace("{base}", f"http://{request.host}"))

    return route


def html(title: str = "A page", body: str = "<p id='here'>Text.</p>", code: int = 200) -> Route:
    async def route(request: Request) -> None:
        await answer(request, code, page(title, body))

    return route


def data(kind: str, body: bytes) -> Route:
    async def route(request: Request) -> None:
        await answer(request, 200, body, kind)

    return route


def raw(text: bytes) -> Route:
    """Just these bytes; to HEAD no more than the head."""

    async def route(request: Request) -> None:
        head, mark, _ = text.rpartition(b"\r\n\r\n")
        request.writer.write(head + mark if request.method == "HEAD" and text[:4] == b"HTTP" else text)
        await request.writer.drain()
        request.writer.close()

    return route


def first(code: int, then: Route, turns: int = 1, **headers: str) -> Route:
    """So many bad answers, then another route."""

    async def route(request: Request) -> None:
        await (status(code, **headers) if request.turn <= turns else then)(request)

    return route


def head_says(code: int, then: Route) -> Route:
    async def route(request: Request) -> None:
        await (status(code) if request.method == "HEAD" else then)(request)

    return route


async def later(request: Request) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=1)
    when = format_datetime(moment, usegmt=True)
    await (html() if request.turn > 1 else status(429, Retry_After=when))(request)


def after(seconds: float, then: Route) -> Route:
    async def route(request: Request) -> None:
        await asyncio.sleep(seconds)
        await then(request)

    return route


def trickle(pieces: int, pause: float, head: bytes = b"") -> Route:
    async def route(request: Request) -> None:
        request.writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + head
        )
        for _ in range(pieces):
            request.writer.write(b"<p>more</p>" * 20)
            await request.writer.drain()
            await asyncio.sleep(pause)
        request.writer.close()

    return route


async def reset(request: Request) -> None:
    import socket

    sock = request.writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.writer.transport.abort()


def reset_first(then: Route) -> Route:
    async def route(request: Request) -> None:
        await (reset if request.turn == 1 else then)(request)

    return route


async def cookie_wall(request: Request) -> None:
    if "seen=yes" in request.headers.get("cookie", ""):
        await html()(request)
    else:
        await answer(request, 302, b"", Location=request.path, Set_Cookie="seen=yes; Path=/")


async def cookie_elsewhere(request: Request) -> None:
    await answer(request, 200, page("cookie" if "cookie" in request.headers else "none"))


async def onward(request: Request) -> None:
    number = int(request.query or 0)
    await answer(request, 302, b"", Location=f"/onward?{number + 1}")


async def echo(request: Request) -> None:
    await answer(request, 200, json.dumps(dict(request.headers)).encode(), "application/json")


@functools.cache
def bomb() -> bytes:
    """60 MB of nothing in 60 KB."""
    return gzip.compress(bytes(60_000_000), 1)


async def gzip_bomb(request: Request) -> None:
    await answer(request, 200, bomb(), Content_Encoding="gzip")


@functools.cache
def pdf_file() -> bytes:
    """Three pages and a named destination."""
    import pypdf

    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.add_blank_page(72, 72)
    writer.add_named_destination("proof", 1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


async def pdf(request: Request) -> None:
    await answer(request, 200, pdf_file(), "application/pdf")


async def robots(request: Request) -> None:
    await answer(request, 200, b"User-agent: *\nDisallow: /private\n", "text/plain")


BROKEN_GZIP = b"\x1f\x8b\x08\x00" + b"\x00" * 6 + b"no deflate at all"

ROUTES: dict[str, Route] = {
    "/": html("Home"),
    "/ok": html(),
    "/file.pdf": pdf,
    "/file.zip": data("application/zip", b"PK"),
    "/robots.txt": robots,
    "/private": html(),
    "/301": goto(301, "/ok"),
    "/302": goto(302, "/ok"),
    "/303": goto(303, "/ok"),
    "/307": goto(307, "/ok"),
    "/308": goto(308, "/ok"),
    "/301-308": goto(301, "/308"),
    "/301-302": goto(301, "/302"),
    "/301-absolute": goto(301, "{base}/ok"),
    "/301-404": goto(301, "/404"),
    "/301-nowhere": status(301),
    "/301-utf8": goto(301, "/é"),
    "/301-file": goto(301, "file:///etc/passwd"),
    "/301-gopher": goto(301, "gopher://127.0.0.1/"),
    "/%C3%A9": html(),
    "/loop": goto(302, "/loop2"),
    "/loop2": goto(302, "/loop"),
    "/onward": onward,
    "/429-seconds": first(429, html(), Retry_After="1"),
    "/429-date": later,
    "/429-long": status(429, Retry_After="86400"),
    "/503-heals": first(503, html()),
    "/500-heals": first(500, html()),
    "/404-heals": first(404, html()),
    "/challenge": status(403, cf_mitigated="challenge"),
    "/waf": status(202, x_amzn_waf_action="challenge"),
    "/nohead.pdf": head_says(405, pdf),
    "/lyinghead.zip": head_says(404, data("application/zip", b"PK")),
    "/slow-head": after(0.3, html()),
    "/never": after(8.0, html()),
    "/slow-body": trickle(4, 0.1),
    "/endless": trickle(100_000, 0.0),
    "/dripping": trickle(100, 0.1),
    "/reset": reset,
    "/reset-heals": reset_first(html()),
    "/long-length": raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>"),
    "/short-length": raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n" + page()),
    "/chunks": raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nno\r\n"
    ),
    "/garbage": raw(b"\x00\x01SSH-2.0 hello\r\n\r\n"),
    "/http10": raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()),
    "/early-hints": raw(
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\nConnection: close\r\n\r\n<p>"
    ),
    "/gzip": lambda request: answer(request, 200, gzip.compress(page()), Content_Encoding="gzip"),
    "/gzip-broken": lambda request: answer(request, 200, BROKEN_GZIP, Content_Encoding="gzip"),
    "/gzip-bomb": gzip_bomb,
    "/anchors": html(body="<h2 id='here'>a</h2><a name=there></a><h2 id='é'>b</h2><p id='a&amp;b'></p>"),
    "/anchors-301": goto(301, "/anchors"),
    "/anchors-own": goto(302, "/anchors#here"),
    "/scripted": html(body="<div id='root'></div><script src='app.js'></script>"),
    "/with space": html(),
    "/huge-header": status(200, X_Filler="x" * 100_000),
    "/monstrous-header": status(200, X_Filler="x" * 2_000_000),
    "/cookie-wall": cookie_wall,
    "/soft": html("Page not found - Example University"),
    "/to-home": goto(301, "/"),
    "/to-login": goto(302, "/users/login?next=%2Fpaper"),
    "/users/login": html("Log in"),
    "/parked": html("example", "<p>This domain is for sale!</p>"),
    "/echo": echo,
    "/cookie-elsewhere": cookie_elsewhere,
}


class Hostile:
    """The server; use with `with`.

    Args:
        tls: serve over TLS.
        routes: path to behaviour; `/CODE` for a bare status always exists.
        address: where to listen.
        port: 0 takes a free one.
        latency: seconds before every answer.
    """

    def __init__(
        self,
        tls: ssl.SSLContext | None = None,
        routes: dict[str, Route] | None = None,
        address: str = "127.0.0.1",
        port: int = 0,
        latency: float = 0.0,
    ) -> None:
        self.routes = ROUTES if routes is None else routes
        self.address = address
        self.port = port
        self.requests: list[Request] = []
        self.connections = 0
        self.at_once = 0
        self.most_at_once = 0
        self._latency = latency
        self._tls = tls
        self._turns: Counter[tuple[str, str]] = Counter()
        self._over = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def base(self) -> str:
        return f"http{'s' if self._tls else ''}://{self.address}:{self.port}"

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def __enter__(self) -> Hostile:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def _serve(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(self._talk, self.address, self.port, ssl=self._tls, backlog=500)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first_line, *lines = head.rstrip().split("\r\n")
                method, target, _ = first_line.split(" ")
                fields = {
                    name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
                }
                parts = urlsplit(target)
                host = parts.netloc or fields.get("host", "")
                turns = self._turns
                turns[method, target] += 1
                turn = turns["HEAD", target] + turns["GET", target]
                request = Request(method, host, parts.path, parts.query, fields, turn, writer)
                self.requests.append(request)
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                try:
                    if self._latency:
                        await asyncio.sleep(self._latency)
                    await self._route(parts.path)(request)
                finally:
                    self.at_once -= 1
                if fields.get("connection", "").lower() == "close":
                    break
        writer.close()

    def _route(self, path: str) -> Route:
        if found := self.routes.get(path) or self.routes.get(unquote(path)):
            return found
        code = path.lstrip("/")
        return status(int(code)) if code.isdigit() and len(code) == 3 else status(404)
