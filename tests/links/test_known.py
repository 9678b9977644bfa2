"""What is known about certain hosts, asked at servers of ours under their names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

import pytest

from sitecheck.links.address import parse
from sitecheck.links.engine import check
from sitecheck.links.known import github, policy
from sitecheck.links.model import LinkVerdict, Settings
from tests.links.hostile import Hostile, Request, answer, goto, html, status
from tests.links.servers import QUICK, Certificates, resolver

WORLD = (
    "doi.org",
    "dx.doi.org",
    "arxiv.org",
    "export.arxiv.org",
    "github.com",
    "archive.org",
    "publisher.example",
)


class World:
    """A server that stands for the hosts above."""

    def __init__(self, server: Hostile) -> None:
        self.server = server
        there = ("127.0.0.1", server.port)
        self.settings: Settings = QUICK._replace(resolve=resolver(dict.fromkeys(WORLD, there)))

    def ask(self, *urls: str, **settings: object) -> list[LinkVerdict]:
        found = {v.url: v for v in check(urls, self.settings._replace(**settings)).verdicts}
        return [found[url] for url in urls]

    def asked(self) -> list[str]:
        return [f"{r.method} {r.host}{r.path}" for r in self.server.requests]


@pytest.fixture
def world(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    from sitecheck.links.known import hosts

    monkeypatch.setattr(hosts, "INTERVALS", {})
    with Hostile(certificates.server(*WORLD), routes={}) as server:
        yield World(server)


@pytest.mark.parametrize(
    "url",
    [
        "https://scholar.google.com/citations?user=AAAAAAAAAAAA",
        "https://scholar.google.de/citations?user=AAAAAAAAAAAA",
        "https://www.linkedin.com/in/ann",
        "https://x.com/ann",
        "https://twitter.com/ann/status/1",
        "https://www.facebook.com/ann",
    ],
)
def test_never_asked(url: str) -> None:
    run = check([url], QUICK)
    assert run.requests == 0
    assert run.verdicts[0].verdict == "unknown"
    assert "never asked" in run.verdicts[0].reason


def test_never_asked_by_way_of_a_redirect_either(hostile: Hostile) -> None:
    hostile.routes = {"/go": goto(302, "https://scholar.google.com/citations?user=AAAAAAAAAAAA")}
    run = check([f"{hostile.base}/go"], QUICK)
    assert run.verdicts[0].verdict == "unknown"
    assert run.verdicts[0].reason == "Google Scholar is never asked"
    assert run.requests == 1


def test_a_redirect_to_a_host_that_refuses_robots(certificates: Certificates) -> None:
    context = certificates.server("short.example", "dl.acm.org")
    routes = {"/p": goto(302, "https://dl.acm.org/gone")}
    with Hostile(context, routes=routes) as server:
        there = ("127.0.0.1", server.port)
        names = resolver({"short.example": there, "dl.acm.org": there})
        (verdict,) = check(["https://short.example/p"], QUICK._replace(resolve=names)).verdicts
    assert (verdict.verdict, verdict.status) == ("unknown", 404)


@pytest.mark.parametrize(
    "host",
    [
        "www.researchgate.net",
        "ieeexplore.ieee.org",
        "dl.acm.org",
        "www.sciencedirect.com",
        "onlinelibrary.wiley.com",
    ],
)
@pytest.mark.parametrize("code", [403, 404, 410, 418, 429, 503])
def test_hosts_that_refuse_robots_are_never_called_dead(
    host: str, code: int, certificates: Certificates
) -> None:
    with Hostile(certificates.server(host), routes={"/paper": status(code)}) as server:
        settings = QUICK._replace(resolve=resolver({host: ("127.0.0.1", server.port)}), retries=0)
        (verdict,) = check([f"https://{host}/paper"], settings).verdicts
    assert verdict.verdict == "unknown"
    assert verdict.status == code


def test_a_name_that_only_resembles_one_of_them_is_asked_as_usual() -> None:
    assert not policy(parse("https://notlinkedin.com/")).answer
    assert not policy(parse("https://linkedin.com.example.org/")).answer
    assert not policy(parse("https://myacm.org/")).refuses_robots
    assert policy(parse("https://delivery.acm.org/")).refuses_robots


def handle(code: int, http: int = 200):
    async def route(request: Request) -> None:
        await answer(request, http, json.dumps({"responseCode": code}).encode(), "application/json")

    return route


def test_doi_by_its_light_end_point(world: World) -> None:
    world.server.routes = {"/api/handles/10.1000/182": handle(1)}
    (verdict,) = world.ask("https://doi.org/10.1000/182")
    assert verdict.verdict == "alive"
    assert verdict.final_url is None
    assert world.asked() == ["GET doi.org/api/handles/10.1000/182"]


def test_doi_that_does_not_exist(world: World) -> None:
    world.server.routes = {"/api/handles/10.1000/none": handle(100, 404)}
    (verdict,) = world.ask("https://doi.org/10.1000/none")
    assert verdict.verdict == "dead"
    assert "HEAD doi.org/10.1000/none" in world.asked(), "the light end point alone is not believed"


def test_doi_whose_light_end_point_fails(world: World) -> None:
    world.server.routes = {
        "/api/handles/10.1000/182": status(500),
        "/10.1000/182": goto(302, "https://publisher.example/paper"),
        "/paper": html(),
    }
    (verdict,) = world.ask("https://doi.org/10.1000/182")
    assert verdict.verdict == "alive"


def test_old_doi_addresses_are_to_be_had_over_https(world: World) -> None:
    world.server.routes = {"/api/handles/10.1000/182": handle(1)}
    (verdict,) = world.ask("http://dx.doi.org/10.1000/182")
    assert verdict.verdict == "alive"
    assert verdict.https_works
    assert not verdict.permanent


def test_arxiv_papers_in_one_question(world: World) -> None:
    async def feed(request: Request) -> None:
        wanted = unquote(parse_qs(request.query)["id_list"][0]).split(",")
        assert wanted == sorted(wanted)
        entries = [
            f"<entry><id>http://arxiv.org/abs/{name}v2</id></entry>" for name in wanted if "9999" not in name
        ]
        await answer(request, 200, f"<feed>{''.join(entries)}</feed>".encode(), "application/atom+xml")

    world.server.routes = {"/api/query": feed}
    verdicts = world.ask(
        "https://arxiv.org/abs/2101.00001",
        "https://arxiv.org/pdf/2101.00002.pdf",
        "https://arxiv.org/pdf/2101.00003v2",
        "http://arxiv.org/abs/cs/0101001",
        "https://arxiv.org/abs/2101.99999",
    )
    assert [verdict.verdict for verdict in verdicts] == ["alive"] * 4 + ["dead"]
    assert verdicts[3].https_works
    assert [line for line in world.asked() if "2101.99999" not in line] == ["GET export.arxiv.org/api/query"]


def test_arxiv_that_does_not_answer_programs(world: World) -> None:
    world.server.routes = {"/api/query": status(503), "/abs/2101.00001": html()}
    (verdict,) = world.ask("https://arxiv.org/abs/2101.00001")
    assert verdict.verdict == "alive"


def test_arxiv_is_not_pressed_when_it_does_not_answer(world: World) -> None:
    world.server.routes = {"/api/query": status(503)}
    verdicts = world.ask(*(f"https://arxiv.org/abs/2101.{number:05}" for number in range(9)))
    assert {verdict.verdict for verdict in verdicts} == {"unknown"}
    assert {request.path for request in world.server.requests} == {"/api/query"}


@pytest.mark.parametrize(
    ("path", "there", "told"),
    [
        ("/ann/tool", [], "no public repository ann/tool"),
        ("/ann/tool/tree/old", ["/ann/tool"], "ann/tool has no branch or tag old"),
        ("/ann/tool/blob/main/a.py", ["/ann/tool", "/ann/tool/tree/main"], "ann/tool has no a.py at main"),
        ("/ann/tool/issues/9", ["/ann/tool"], "ann/tool is there, this page of it isn't"),
    ],
)
def test_github_says_what_is_missing(path: str, there: list[str], told: str, world: World) -> None:
    world.server.routes = {page: html() for page in there}
    (verdict,) = world.ask(f"https://github.com{path}")
    assert verdict.verdict == "dead"
    assert told in verdict.reason


def test_github_that_moved(world: World) -> None:
    world.server.routes = {"/ann/old": goto(301, "/ann/new"), "/ann/new": html()}
    (verdict,) = world.ask("https://github.com/ann/old")
    assert verdict.permanent
    assert verdict.final_url == "https://github.com/ann/new"
    assert {request.method for request in world.server.requests} == {"HEAD"}


def test_github_addresses() -> None:
    read = github.target(parse("https://github.com/ann/tool.git"))
    assert read
    assert read.repository == "ann/tool"
    assert github.target(parse("https://github.com/ann")) is None
    assert github.target(parse("https://gist.github.com/ann/1")) is None


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("badge/build-passing-green", "alive"),
        ("badge/passing-green", "alive"),
        ("badge/a--b-c__d-blue.svg?style=flat", "alive"),
        ("badge/Paper-A%20title%2C%202-b31b1b.svg", "alive"),
        ("badge/onlyonething", "dead"),
        ("badge/no-colour-", "dead"),
        ("github/stars/ann/tool?style=social", "alive"),
        ("badge/dynamic/json?url=x", "alive"),
    ],
)
def test_badges_by_their_syntax(path: str, verdict: str) -> None:
    run = check([f"https://img.shields.io/{path}"], QUICK)
    assert run.requests == 0
    assert run.verdicts[0].verdict == verdict


def test_an_archived_copy_is_suggested_for_dead_pages_only_and_only_when_asked(world: World) -> None:
    copy = {"url": "http://web.archive.org/web/20190504010203/https://publisher.example/gone"}
    found = {"archived_snapshots": {"closest": {**copy, "timestamp": "20190504010203", "status": "200"}}}

    async def available(request: Request) -> None:
        assert parse_qs(request.query)["url"] == ["https://publisher.example/gone"]
        await answer(request, 200, json.dumps(found).encode(), "application/json")

    world.server.routes = {"/wayback/available": available, "/there": html()}
    urls = ("https://publisher.example/gone", "https://publisher.example/there")
    dead, alive = world.ask(*urls, suggest_archive=True)
    assert dead.archived == "https://web.archive.org/web/20190504010203/https://publisher.example/gone"
    assert dead.archived_on == "2019-05-04"
    assert alive.archived is None
    asked = len(world.server.requests)
    (dead,) = world.ask(urls[0])
    assert dead.archived is None
    assert not any("archive.org" in line for line in world.asked()[asked:])


@pytest.mark.parametrize("body", [b"", b"[]", b'{"archived_snapshots": {}}', b"not json"])
def test_no_archived_copy(body: bytes, world: World) -> None:
    async def available(request: Request) -> None:
        await answer(request, 200, body, "application/json")

    world.server.routes = {"/wayback/available": available}
    (dead,) = world.ask("https://publisher.example/gone", suggest_archive=True)
    assert (dead.verdict, dead.archived) == ("dead", None)
