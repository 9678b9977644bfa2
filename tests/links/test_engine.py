"""Politeness, patience and discretion of the engine."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from sitecheck.links.engine import check
from sitecheck.links.model import HostHeader, LinkVerdict, Settings
from tests.links.hostile import Hostile, cookie_elsewhere, echo, first, goto, html, status
from tests.links.servers import QUICK, Certificates, resolver


@pytest.fixture
def other() -> Iterator[Hostile]:
    with Hostile(address="127.0.0.2", routes={"/echo": echo, "/cookie": cookie_elsewhere}) as server:
        yield server


def ask(url: str, settings: Settings = QUICK) -> LinkVerdict:
    (verdict,) = check([url], settings).verdicts
    return verdict


def test_each_page_is_asked_once(hostile: Hostile) -> None:
    urls = [f"{hostile.base}/anchors{end}" for end in ("", "#here", "#there", "#gone", "")]
    run = check(urls, QUICK)
    assert len(run.verdicts) == 4
    assert hostile.paths() == ["/anchors"]


def test_files_are_asked_by_head_pages_by_get(hostile: Hostile) -> None:
    check([f"{hostile.base}/file.zip", f"{hostile.base}/ok"], QUICK)
    assert sorted(request.method for request in hostile.requests) == ["GET", "HEAD"]


def test_a_server_that_is_busy_for_head_is_not_pressed(hostile: Hostile) -> None:
    hostile.routes = {"/a.zip": first(429, html(), Retry_After="1")}
    start = time.monotonic()
    assert ask(f"{hostile.base}/a.zip").verdict == "alive"
    assert time.monotonic() - start >= 1
    assert [request.method for request in hostile.requests] == ["HEAD", "GET"]


def test_a_second_look_before_saying_dead(hostile: Hostile) -> None:
    assert ask(f"{hostile.base}/410").verdict == "dead"
    assert hostile.paths() == ["/410", "/410"]


@pytest.mark.parametrize(("retries", "asked"), [(0, 1), (1, 2), (3, 4)])
def test_retries_are_counted(retries: int, asked: int, hostile: Hostile) -> None:
    assert ask(f"{hostile.base}/503", QUICK._replace(retries=retries)).verdict == "unknown"
    assert len(hostile.requests) == asked


def test_what_is_refused_is_not_asked_again(hostile: Hostile) -> None:
    ask(f"{hostile.base}/403", QUICK._replace(retries=5))
    assert len(hostile.requests) == 1


def test_retry_after_holds_the_whole_host(hostile: Hostile) -> None:
    hostile.routes = {"/busy": first(429, html(), Retry_After="1"), "/ok": html()}
    start = time.monotonic()
    check([f"{hostile.base}/busy", *(f"{hostile.base}/ok?{n}" for n in range(3))], QUICK._replace(per_host=1))
    assert time.monotonic() - start >= 1
    later = [request for request in hostile.requests if request.path == "/ok"]
    assert len(later) == 3


def test_retry_after_is_not_waited_for_forever(hostile: Hostile) -> None:
    start = time.monotonic()
    verdict = ask(f"{hostile.base}/429-long")
    assert time.monotonic() - start < 2
    assert verdict.transient
    assert "asks to wait 86400 s" in verdict.reason


def test_no_more_than_so_many_at_once_to_one_host() -> None:
    with Hostile(latency=0.02) as server:
        check([f"{server.base}/ok?{n}" for n in range(12)], QUICK._replace(per_host=3))
        assert server.most_at_once == 3


def test_no_more_than_so_many_at_once_in_all() -> None:
    with Hostile(latency=0.02) as server:
        check([f"{server.base}/ok?{n}" for n in range(12)], QUICK._replace(concurrency=2))
        assert server.most_at_once == 2


def test_the_interval_between_two_requests_to_one_host(hostile: Hostile) -> None:
    start = time.monotonic()
    check([f"{hostile.base}/ok?{n}" for n in range(4)], QUICK._replace(interval=0.1))
    assert time.monotonic() - start >= 0.3


def test_a_slow_host_does_not_hold_the_others() -> None:
    with Hostile(latency=0.3) as slow, Hostile(address="127.0.0.2") as fast:
        urls = [f"{slow.base}/ok?{n}" for n in range(4)] + [f"{fast.base}/ok?{n}" for n in range(10)]
        run = check(urls, QUICK._replace(per_host=1, concurrency=2))
        assert [fast.base in verdict.url for verdict in run.verdicts[:10]] == [True] * 10


def test_accepted_codes(hostile: Hostile) -> None:
    verdict = ask(f"{hostile.base}/403", QUICK._replace(accept=frozenset({403})))
    assert verdict.verdict == "alive"


def test_include_and_exclude(hostile: Hostile) -> None:
    settings = QUICK._replace(include=(re.compile("/ok"), re.compile("/404")), exclude=(re.compile("404$"),))
    run = check([f"{hostile.base}{path}" for path in ("/ok", "/404", "/301")], settings)
    assert [verdict.url for verdict in run.verdicts] == [f"{hostile.base}/ok"]
    assert run.total == 1


def test_verdicts_come_as_they_are_known(hostile: Hostile) -> None:
    came: list[tuple[str, float]] = []

    class Watch:
        def begin(self, total: int) -> None:
            assert total == 2

        def verdict(self, verdict: LinkVerdict) -> None:
            came.append((verdict.url, time.monotonic()))

        def crawled(self, links: int) -> None: ...

        def tick(self, busy: list[str]) -> None: ...

    check([f"{hostile.base}/slow-head", f"{hostile.base}/ok"], QUICK, Watch())
    assert [url.rpartition("/")[2] for url, _ in came] == ["ok", "slow-head"]
    assert came[1][1] - came[0][1] > 0.1


def test_credentials_in_a_link_are_not_sent(hostile: Hostile) -> None:
    ask(hostile.base.replace("://", "://ann:secret@") + "/echo")
    assert "authorization" not in hostile.requests[0].headers


def test_credentials_in_a_redirect_are_not_sent(hostile: Hostile) -> None:
    hostile.routes = {
        "/go": goto(302, hostile.base.replace("://", "://ann:secret@") + "/echo"),
        "/echo": echo,
    }
    verdict = ask(f"{hostile.base}/go")
    assert all("authorization" not in request.headers for request in hostile.requests)
    assert "secret" not in str(verdict)


def test_netrc_is_left_alone(hostile: Hostile, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    ask(f"{hostile.base}/echo")
    assert "authorization" not in hostile.requests[0].headers


def test_a_header_goes_to_its_host_only(hostile: Hostile, other: Hostile) -> None:
    hostile.routes = {"/go": goto(302, f"{other.base}/echo"), "/ok": html()}
    headers = (HostHeader(hostile.base.partition("//")[2], "X-Token", "secret"),)
    check([f"{hostile.base}/go", f"{hostile.base}/ok"], QUICK._replace(headers=headers))
    assert [request.headers.get("x-token") for request in hostile.requests] == ["secret"] * 2
    assert [request.headers.get("x-token") for request in other.requests] == [None]


def test_a_header_is_not_sent_in_the_clear_when_the_guard_is_shut(hostile: Hostile) -> None:
    headers = (HostHeader(hostile.base.partition("//")[2], "X-Token", "secret"),)
    exempt = frozenset({("127.0.0.1", hostile.port)})
    ask(f"{hostile.base}/ok", QUICK._replace(headers=headers, allow_private=False, exempt=exempt))
    assert "x-token" not in hostile.requests[0].headers


def test_cookies_stay_with_their_host_and_walk(hostile: Hostile, other: Hostile) -> None:
    async def set_and_go(request):
        from tests.links.hostile import answer

        await answer(request, 302, b"", Location=f"{other.base}/cookie", Set_Cookie="a=b")

    hostile.routes = {"/go": set_and_go, "/next": html()}
    check([f"{hostile.base}/go"], QUICK)
    check([f"{hostile.base}/next"], QUICK)
    assert all("cookie" not in request.headers for request in [*other.requests, *hostile.requests])


def test_the_proxy_of_the_environment(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, hostile.base)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "direct.example")
    settings = QUICK._replace(proxies=None, resolve=resolver({"direct.example": "127.0.0.1"}))
    assert ask("http://behind.example/ok", settings).verdict == "alive"
    assert hostile.requests[0].host == "behind.example"
    ask("http://direct.example:1/ok", settings)
    assert len(hostile.requests) == 1


def test_a_proxy_of_another_kind_is_not_passed_over(hostile: Hostile) -> None:
    verdict = ask(f"{hostile.base}/ok", QUICK._replace(proxies={"all": "socks5://127.0.0.1:9"}))
    assert "only http proxies" in verdict.reason
    assert hostile.connections == 0


def test_a_dead_name_server_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    start = time.monotonic()
    verdict = ask("http://slow.example/", QUICK._replace(retries=0, timeout=0.3))
    assert verdict.reason == "no answer in time"
    assert time.monotonic() - start < 2


def test_names_are_looked_up_by_the_system() -> None:
    with Hostile() as server:
        assert ask(f"http://localhost:{server.port}/ok").verdict == "alive"


def test_https_is_noticed_where_it_shows_the_same_page(certificates: Certificates) -> None:
    context = certificates.server("works.example", "differs.example")
    with (
        Hostile() as plain,
        Hostile(context, routes={"/ok": html(), "/other": html("Something else")}) as tls,
    ):

        async def resolve(host: str, port: int) -> list[tuple[str, int]]:
            return [("127.0.0.1", tls.port if port == 443 else plain.port)]

        plain.routes = {"/ok": html(), "/other": html(), "/up": goto(301, "https://works.example/ok")}
        settings = QUICK._replace(resolve=resolve)
        assert ask("http://works.example/ok", settings).https_works
        assert not ask("http://works.example/other", settings).https_works
        assert not ask("http://nocert.example/ok", settings).https_works
        moved = ask("http://works.example/up", settings)
        assert moved.permanent
        assert not moved.https_works


def test_http_that_redirects_to_https_is_benign(certificates: Certificates) -> None:
    context = certificates.server("works.example", "www.works.example")
    up = {"/ok": goto(301, "https://www.works.example/ok/")}
    with Hostile(routes=up) as plain, Hostile(context, routes={"/ok/": html()}) as tls:

        async def resolve(host: str, port: int) -> list[tuple[str, int]]:
            return [("127.0.0.1", tls.port if port == 443 else plain.port)]

        verdict = ask("http://works.example/ok", QUICK._replace(resolve=resolve))
        assert verdict.https_works
        assert not verdict.permanent


def test_no_network_makes_nothing_dead() -> None:
    verdict = ask("http://gone.example/", QUICK._replace(resolve=resolver({})))
    assert verdict.verdict == "unknown"
    assert verdict.transient


def test_without_a_network_not_every_name_is_looked_up() -> None:
    asked: set[str] = set()

    async def counting(host: str, port: int) -> list[tuple[str, int]]:
        asked.add(host)
        return await resolver({})(host, port)

    run = check([f"http://host{n}.example/" for n in range(300)], QUICK._replace(resolve=counting))
    assert {verdict.verdict for verdict in run.verdicts} == {"unknown"}
    assert len(asked) < 150


def test_a_dead_host_is_looked_up_twice_and_no_more() -> None:
    asked: list[str] = []

    async def counting(host: str, port: int) -> list[tuple[str, int]]:
        asked.append(host)
        return await resolver({"doi.org": "127.0.0.1"})(host, port)

    urls = [f"http://gone.example/{number}" for number in range(20)]
    run = check(urls, QUICK._replace(resolve=counting, per_host=2))
    assert {verdict.verdict for verdict in run.verdicts} == {"dead"}
    assert asked.count("gone.example") == 2


def test_no_such_host_is_dead_where_other_names_resolve() -> None:
    verdict = ask("http://gone.example/", QUICK._replace(resolve=resolver({"github.com": "127.0.0.1"})))
    assert verdict.verdict == "dead"


def test_bodies_are_cut(hostile: Hostile) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run = check([f"{hostile.base}/{kind}" for kind in ("gzip-bomb", "endless")], QUICK)
    assert {verdict.verdict for verdict in run.verdicts} == {"alive"}
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000, "kilobytes; the bomb alone is 60 MB when it goes off, and again as text"


def test_a_fault_of_ours_costs_one_verdict_only(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    from sitecheck.links import ask as module

    real = module.judge

    def broken(outcome, **rest):
        if outcome.address.path == "/302":
            raise RuntimeError("oh")
        return real(outcome, **rest)

    monkeypatch.setattr(module, "judge", broken)
    hostile.routes = {"/302": status(200), "/ok": html()}
    found = {v.url: v for v in check([f"{hostile.base}/302", f"{hostile.base}/ok"], QUICK).verdicts}
    assert found[f"{hostile.base}/ok"].verdict == "alive"
    assert "internal error" in found[f"{hostile.base}/302"].reason
