"""The second door: a built or live site, crawled by LinkChecker behind the gateway."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.links import linkchecker
from sitecheck.links.built import Built
from sitecheck.links.door import check_links
from sitecheck.links.gateway import Gateway
from sitecheck.links.linkchecker import Row, judge
from sitecheck.links.model import Checked, CrawlError
from sitecheck.links.report import findings
from sitecheck.links.site import check_with_linkchecker
from tests.links.hostile import Hostile, goto, html
from tests.links.servers import QUICK, Certificates, resolver
from tests.links.test_report import use

SOURCE = """---
permalink: /
title: Ann
---

# 🔥 News

[gone](#gone) [news](#-news) [lost]({base}/404) [cv](/files/cv.pdf) [paper](/files/paper.pdf)
[own](https://ann.example/files/paper.pdf) [own, gone](https://ann.example/nowhere) [liquid]({{ "/x" }})
"""

BUILT = """<html><head><title>Ann</title></head><body>
<h1 id="-news">News</h1>
<a href="#gone">gone</a> <a href="#-news">news</a> <a href="#top">top</a> <a href="{base}/404">lost</a>
<a href="/files/cv.pdf">cv</a> <a href="/files/paper.pdf">paper</a>
<a href="https://ann.example/files/paper.pdf">own</a> <a href="https://ann.example/nowhere">own, gone</a>
<a href="/x">liquid</a> <a href="/about">about</a> <a href="/about/#me">me</a>
<a href="((https://a.example))">twice</a> <a href="mailto:ann@example.org">mail</a>
<a href="http://169.254.169.254/latest/">metadata</a> <a href="http://ann:secret@127.0.0.1:9/">inside</a>
</body></html>
"""

ABOUT = """<html><body><p id="me">Me</p><a href="/files/cv.pdf">cv</a><a href="#nothing">n</a></body></html>
"""


def build(folder: Path, base: str) -> Site:
    """An invented site's sources and what Jekyll would have made of them."""
    for name, text in {
        "_config.yml": "title: Ann\nurl: https://ann.example\n",
        "index.md": SOURCE.replace("{base}", base),
        "_site/index.html": BUILT.replace("{base}", base),
        "_site/about/index.html": ABOUT,
        "_site/orphan.html": "<html><body><a href='missing.png'>m</a></body></html>",
        "_site/files/paper.pdf": "%PDF",
        # A stranger's pull request must not slip its own program in.
        "linkcheck/__init__.py": "open('ran', 'w')",
        "linkcheck/__main__.py": "open('ran', 'w')",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(str(folder))


SHUT = QUICK._replace(allow_private=False, retries=0, timeout=5.0)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, list[Finding], Hostile]:
    with Hostile() as server:
        site = build(tmp_path_factory.mktemp("site"), server.base)
        settings = SHUT._replace(exempt=frozenset({("127.0.0.1", server.port)}), resolve=resolver({}))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(site.root)
            checked = check_links(site, settings, target=os.path.join(site.root, "_site"))
        assert not os.path.exists(os.path.join(site.root, "ran"))
        return checked, findings(checked.uses, checked.run.verdicts), server


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(one.code, one.path, one.place.text) for one in found]


def test_what_a_source_writes_is_found_there(crawled) -> None:
    _, found, _ = crawled
    in_source = [entry for entry in told(found) if entry[1] == "index.md"]
    assert [(code, text.rpartition("/")[2]) for code, _, text in in_source] == [
        ("LNK909", "#gone"),
        ("LNK901", "404"),
        ("LNK901", "cv.pdf"),
        ("LNK901", "nowhere"),
    ]


def test_what_only_the_build_shows_is_found_there(crawled) -> None:
    _, found, _ = crawled
    assert {entry for entry in told(found) if entry[1] != "index.md"} == {
        ("LNK901", "_site/index.html", "/x"),
        ("LNK901", "_site/index.html", "((https://a.example))"),
        ("LNK908", "_site/index.html", "http://169.254.169.254/latest/"),
        ("LNK908", "_site/index.html", "http://ann:secret@127.0.0.1:9/"),
        ("LNK909", "_site/about/index.html", "#nothing"),
        ("LNK901", "_site/orphan.html", "missing.png"),
    }


def test_links_that_leave_the_site_are_asked_by_our_engine(crawled) -> None:
    checked, _, server = crawled
    assert [request.path for request in server.requests] == ["/404", "/404"]
    assert all("sitecheck" in request.headers["user-agent"] for request in server.requests)
    assert checked.run.requests == 2


def test_a_live_site_keeps_to_the_same_verdicts(tmp_path: Path) -> None:
    routes = {
        "/": html(
            body="<a href='/page'>p</a> <a href='/flaky'>f</a> <a href='/500'>5</a> <a href='/gone'>g</a>"
        ),
        "/page": html(body="<p id=a></p><a href='#a'>a</a><a href='#b'>b</a><a href='/away'>x</a>"),
        "/away": goto(302, "http://127.0.0.3:9/"),
    }
    with Hostile(routes=routes) as server:
        site = Site(str(tmp_path), {"index.md": b"---\npermalink: /\n---\n[g](/gone)\n"})
        checked = check_links(site, SHUT, target=f"{server.base}/")
        found = told(findings(checked.uses, checked.run.verdicts))
        verdicts = {v.url.removeprefix(server.base): v for v in checked.run.verdicts}
    assert verdicts["/500"].verdict == "unknown", "LinkChecker calls it an error, we can't tell"
    assert verdicts["/gone"].verdict == verdicts["/flaky"].verdict == "dead"
    assert verdicts["/away"].refused
    assert ("LNK901", "index.md", "/gone") in found
    assert any(code == "LNK909" for code, _, _ in found)


def test_linkchecker_alone_behind_the_guard(certificates: Certificates) -> None:
    """Every way in goes through the gateway: redirects, names, odd forms."""
    secure = certificates.server("secure.example")
    with (
        Hostile() as inner,
        Hostile(address="127.0.0.2") as outer,
        Hostile(secure, address="127.0.0.2") as good,
        Hostile(certificates.expired(), address="127.0.0.2") as bad,
    ):
        outer.routes = {
            "/ok": html(),
            "/in": goto(302, f"{inner.base}/ok"),
            "/meta": goto(301, "http://169.254.169.254/"),
        }
        names = resolver(
            {
                "inside.example": ("127.0.0.1", inner.port),
                "outside.example": (outer.address, outer.port),
                "xn--bcher-kva.example": (outer.address, outer.port),
                "secure.example": (good.address, good.port),
                "expired.example": (bad.address, bad.port),
            }
        )
        exempt = frozenset((server.address, server.port) for server in (outer, good, bad))
        settings = SHUT._replace(exempt=exempt, resolve=names)
        port = inner.port
        inside = [
            f"http://127.0.0.1:{port}/ok",
            f"http://localhost:{port}/ok",
            f"http://2130706433:{port}/ok",
            f"http://0177.0.0.1:{port}/ok",
            f"http://[::ffff:127.0.0.1]:{port}/ok",
            "http://inside.example/ok",
            "https://inside.example/ok",
            f"{outer.base}/in",
            f"{outer.base}/meta",
        ]
        outside = {
            f"{outer.base}/ok": "alive",
            "http://outside.example/ok": "alive",
            "http://bücher.example/ok": "alive",
            "https://secure.example/ok": "alive",
            f"{outer.base}/404": "dead",
            "http://no.example/": "dead",
            "https://expired.example/ok": "unknown",
        }
        uses = [use(f"[a]({url})", url) for url in (*inside, *outside)]
        found = {v.url: v for v in check_with_linkchecker(uses, settings).verdicts}
        assert inner.connections == 0
    assert {url: found[url].verdict for url in inside} == dict.fromkeys(inside, "unknown")
    assert all(found[url].refused for url in inside if "ffff" not in url)
    assert {url: found[url].verdict for url in outside} == outside


def test_the_build_is_served_as_github_pages_does(tmp_path: Path) -> None:
    for name in ("index.html", "a.html", "b/index.html", "b/c d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "out").symlink_to("/etc")
    built = Built(str(tmp_path), "/base/")
    assert built.serve("/base/").file.endswith("/index.html")
    assert built.serve("/base/a").file.endswith("/a.html")
    assert built.serve("/base/b").location == "/base/b/"
    assert built.serve("/base/b/").file.endswith("/b/index.html")
    assert built.serve("/base/b/c%20d.pdf").file.endswith("/c d.pdf")
    assert built.pages() == ["/base/", "/base/a.html", "/base/b/"]
    for path in (
        "/",
        "/a",
        "/base/none",
        "/base/../a.html",
        "/base/%2e%2e/%2e%2e/etc/passwd",
        "/base/out/passwd",
    ):
        assert built.serve(path).status == 404, path


async def through(gateway: Gateway, request: bytes) -> bytes:
    host, _, port = gateway.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    "request_",
    [
        "GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://inside.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n",
        "CONNECT inside.example:443 HTTP/1.1\r\n\r\n",
        "CONNECT [::ffff:127.0.0.1]:{port} HTTP/1.1\r\n\r\n",
        "CONNECT 2130706433:{port} HTTP/1.1\r\n\r\n",
        "CONNECT scholar.google.com:443 HTTP/1.1\r\n\r\n",
        "GET file:///etc/passwd HTTP/1.1\r\n\r\n",
        "CONNECT x@y\\z HTTP/1.1\r\n\r\n",
        "nonsense\r\n\r\n",
    ],
)
def test_the_gateway_opens_nothing_private(request_: str, hostile: Hostile) -> None:
    async def run() -> bytes:
        settings = SHUT._replace(resolve=resolver({"inside.example": ("127.0.0.1", hostile.port)}))
        async with Gateway(settings) as gateway:
            return await through(gateway, request_.format(port=hostile.port).encode())

    answer = asyncio.run(run())
    assert b" 200 " not in answer.partition(b"\r\n")[0]
    assert hostile.connections == 0


def test_the_gateway_passes_no_credentials_on(hostile: Hostile) -> None:
    async def run() -> bytes:
        async with Gateway(QUICK) as gateway:
            head = f"GET {hostile.base}/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic x\r\n\r\n"
            return await through(gateway, head.encode())

    assert b"200" in asyncio.run(run())
    assert "authorization" not in hostile.requests[0].headers


def test_the_gateway_goes_through_the_users_proxy(hostile: Hostile) -> None:
    proxy = hostile.base.replace("://", "://ann:secret@")

    async def run() -> list[bytes]:
        settings = SHUT._replace(proxies={"http": proxy}, resolve=resolver({"inside.example": "127.0.0.1"}))
        async with Gateway(settings) as gateway:
            return [
                await through(gateway, f"GET http://{name}/ok HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
                for name in ("outside.example", "inside.example")
            ]

    outside, inside = asyncio.run(run())
    assert b"200" in outside.partition(b"\r\n")[0]
    assert b"403" in inside.partition(b"\r\n")[0]
    assert [request.host for request in hostile.requests] == ["outside.example"]
    assert hostile.requests[0].headers["proxy-authorization"].startswith("Basic ")


def row(result: str, *, valid: bool = False, checked: bool = True) -> Row:
    return Row("u", "p", "u", "u", result, valid, checked, None, 1, 1)


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (row("200 OK", valid=True), "alive"),
        (row("404 Not Found"), "dead"),
        (row("410 Gone"), "dead"),
        (row("403 Forbidden"), "unknown"),
        (row("500 Internal Server Error"), "unknown"),
        (row("ReadTimeout: timed out"), "unknown"),
        (row("filtered", valid=True, checked=False), "unknown"),
        (row("ProxyError: Tunnel connection failed: 403 Refused By Sitecheck"), "unknown"),
        (row("502 No Such Host"), "dead"),
        (row("504 No Connection"), "unknown"),
        (row("403 Never Asked"), "unknown"),
    ],
)
def test_linkcheckers_two_answers_become_three(given: Row, verdict: str) -> None:
    assert judge(given).verdict == verdict


def test_a_folder_without_pages(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match="no HTML page"):
        check_links(Site(str(tmp_path)), SHUT, target=str(tmp_path))


def test_linkchecker_that_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<p>")
    monkeypatch.setattr(linkchecker, "_CONFIG", "no configuration")
    with pytest.raises(CrawlError, match="LinkChecker broke off"):
        check_links(Site(str(tmp_path)), SHUT, target=str(tmp_path))


def test_our_engine_on_a_built_folder(tmp_path: Path, hostile: Hostile) -> None:
    (tmp_path / "index.html").write_text(f"<a href='{hostile.base}/404'>a</a><img src=\"/in.png\">")
    checked = check_links(Site(str(tmp_path)), QUICK, target=str(tmp_path), which="async")
    assert [(one.url, one.place.text, one.source) for one in checked.uses] == [
        (f"{hostile.base}/404", f"{hostile.base}/404", False)
    ]
    assert [verdict.verdict for verdict in checked.run.verdicts] == ["dead"]


def test_our_engine_crawls_no_live_site(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match="only LinkChecker"):
        check_links(Site(str(tmp_path)), QUICK, target="https://ann.example/", which="async")


def test_a_row_that_spans_lines_and_begins_with_a_hash() -> None:
    reader = linkchecker._Reader()
    assert reader.feed("urlname;parentname;result;warningstring;infostring;valid;url;line;column\n") is None
    assert reader.feed("#news;http://h/#x;200 OK;\"Anchor `news' (decoded: `news') not found.\n") is None
    found = reader.feed('Available anchors: `-"".";;True;http://h/#news;2;9\n')
    assert found == Row(
        "#news", "http://h/", "http://h/#news", "http://h/#news", "200 OK", True, True, "news", 2, 9
    )
