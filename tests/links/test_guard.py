"""A stranger chooses the links: no way may lead to a private address."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.links.address import parse
from sitecheck.links.engine import check
from sitecheck.links.guard import Guard, RefusedError, is_public
from sitecheck.links.model import LinkVerdict, Settings
from tests.links.hostile import Hostile, goto, html
from tests.links.servers import QUICK, port_of, resolver

SHUT = QUICK._replace(allow_private=False, retries=0, resolve=resolver({}))


@pytest.fixture
def inner() -> Iterator[Hostile]:
    """A server that nobody may reach."""
    with Hostile() as server:
        yield server


def ask(url: str, settings: Settings = SHUT) -> LinkVerdict:
    (verdict,) = check([url], settings).verdicts
    return verdict


WAYS = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://anything.localhost:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.0.%31:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://example.org@127.0.0.1:{port}/",
    "http://example.org:80@127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "ht\ntp://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/#@example.org/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://168.63.129.16/machine",
    "http://100.100.100.200/latest/meta-data/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://[fe80::1]/",
    "http://224.0.0.1/",
]


@pytest.mark.parametrize("way", WAYS)
def test_no_written_form_of_a_private_address_is_opened(way: str, inner: Hostile) -> None:
    verdict = ask(way.format(port=inner.port))
    assert verdict.verdict == "unknown"
    assert verdict.refused
    assert inner.connections == 0


def test_a_backslash_ends_the_host_as_in_browsers() -> None:
    assert parse("http://example.org\\@127.0.0.1/").host == "example.org"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/", "data:text/html,x", "//127.0.0.1/"],
)
def test_only_http_and_https_are_opened(url: str) -> None:
    run = check([url], SHUT)
    assert [verdict.verdict for verdict in run.verdicts] == ["unknown"]
    assert run.requests == 0


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "10.1.2.3", "64:ff9b::7f00:1", "0.0.0.0"],
)
def test_a_name_that_leads_to_a_private_address(address: str, inner: Hostile) -> None:
    names = resolver({"inside.example": (address, inner.port)})
    verdict = ask("http://inside.example/", SHUT._replace(resolve=names))
    assert verdict.verdict == "unknown"
    assert verdict.refused
    assert inner.connections == 0


def test_a_name_with_public_and_private_addresses_is_opened_at_the_public_one_only(inner: Hostile) -> None:
    with Hostile(address="127.0.0.2") as outer:

        async def both(host: str, port: int) -> list[tuple[str, int]]:
            return [("127.0.0.1", inner.port), (outer.address, outer.port)]

        settings = SHUT._replace(resolve=both, exempt=frozenset({(outer.address, outer.port)}), timeout=0.3)
        assert ask("http://both.example/ok", settings).verdict == "alive"
    assert inner.connections == 0


def test_rebinding_between_two_looks(inner: Hostile) -> None:
    """The name is public when it is first looked up, private from then on."""
    with Hostile(address="127.0.0.2", routes={"/": goto(302, "http://rebind.example:81/")}) as outer:
        answers = iter([(outer.address, outer.port)])

        async def turning(host: str, port: int) -> list[tuple[str, int]]:
            return [next(answers, ("127.0.0.1", inner.port))]

        settings = SHUT._replace(resolve=turning, exempt=frozenset({(outer.address, outer.port)}))
        verdict = ask("http://rebind.example/", settings)
        assert verdict.refused
        assert outer.connections == 1
    assert inner.connections == 0


def test_the_check_is_made_on_the_socket_itself(inner: Hostile) -> None:
    """Nothing lies between the check and the connect, so there is nothing to rebind."""
    guard = Guard()
    for address in ("127.0.0.1", "169.254.169.254", "10.0.0.1"):
        with pytest.raises(RefusedError):
            guard.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 80)))
    with pytest.raises(RefusedError):
        guard.socket((socket.AF_INET6, socket.SOCK_STREAM, 0, "", ("::ffff:127.0.0.1", 80, 0, 0)))
    guard.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("93.184.215.14", 80))).close()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://2130706433:{port}/",
        "//localhost:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://name.example:{port}/",
    ],
)
def test_redirects(code: int, target: str, inner: Hostile) -> None:
    routes = {"/go": goto(code, target.format(port=inner.port)), "/": html()}
    with Hostile(address="127.0.0.2", routes=routes) as outer:
        settings = SHUT._replace(
            exempt=frozenset({(outer.address, outer.port)}),
            resolve=resolver({"name.example": "127.0.0.1"}),
        )
        verdict = ask(f"{outer.base}/go", settings)
        assert verdict.refused
        assert outer.connections == 1
    assert inner.connections == 0


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "data:,x"]
)
def test_redirects_to_other_schemes(scheme: str) -> None:
    with Hostile(address="127.0.0.2", routes={"/go": goto(302, scheme)}) as outer:
        settings = SHUT._replace(exempt=frozenset({(outer.address, outer.port)}))
        assert ask(f"{outer.base}/go", settings).verdict == "unknown"
        assert outer.paths() == ["/go"]


def test_the_probe_for_https_is_guarded_too(inner: Hostile) -> None:
    """http leads outside, https inside."""
    with Hostile(address="127.0.0.2") as outer:

        async def two_faced(host: str, port: int) -> list[tuple[str, int]]:
            return [(outer.address, outer.port) if port == 80 else ("127.0.0.1", inner.port)]

        settings = SHUT._replace(resolve=two_faced, exempt=frozenset({(outer.address, outer.port)}))
        verdict = ask("http://faces.example/ok", settings)
        assert verdict.verdict == "alive"
        assert not verdict.https_works
    assert inner.connections == 0


def test_a_proxy_is_no_way_in() -> None:
    with Hostile() as proxy:
        settings = SHUT._replace(
            proxies={"http": proxy.base},
            resolve=resolver({"inside.example": "127.0.0.1", "outside.example": "93.184.215.14"}),
        )
        for url in ("http://127.0.0.1/ok", "http://inside.example/ok", "http://2130706433/ok"):
            assert ask(url, settings).refused
        assert proxy.connections == 0
        assert ask("http://outside.example/ok", settings).verdict == "alive"
        assert proxy.connections == 1


def test_exempt_means_this_port_only(inner: Hostile) -> None:
    settings = SHUT._replace(exempt=frozenset({("127.0.0.1", inner.port + 1)}))
    assert ask(f"{inner.base}/", settings).refused
    assert inner.connections == 0


def test_allow_private_opens(inner: Hostile) -> None:
    assert ask(f"{inner.base}/ok", SHUT._replace(allow_private=True)).verdict == "alive"
    assert port_of(inner.base) == inner.port


@given(st.ip_addresses(v=4))
def test_no_embedding_makes_a_private_address_public(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    forms = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
    ]
    assert all(is_public(form) <= is_public(address) for form in forms)
    assert is_public(forms[0]) == is_public(address)


@given(st.ip_addresses(v=4))
def test_numeric_forms_are_told_as_what_they_are(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for form in (str(number), hex(number), f"0{number:o}", str(address)):
        assert parse(f"http://{form}/").host == str(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:2800:21f:cb07::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
