"""Addresses, hints, fragments, Retry-After: the small decisions."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.links.address import BadAddressError, display, follow, parse
from sitecheck.links.exchange import Exchange
from sitecheck.links.fragments import in_html, in_pdf, meaningful
from sitecheck.links.hints import detour, parked, soft_404
from sitecheck.links.judge import retry_after
from sitecheck.links.model import accepted_codes, host_header
from tests.links.hostile import pdf_file


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a b?c d#e f", "https://example.org/a%20b?c%20d"),
        ("https://example.org/%7Eann/%2F", "https://example.org/%7Eann/%2F"),
        ("https://example.org/~ann/(x)", "https://example.org/~ann/(x)"),
        ("https://bücher.example/ü?ü=1", "https://xn--bcher-kva.example/%C3%BC?%C3%BC=1"),
        ("https://ann:secret@example.org/", "https://example.org/"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org\\a\\b", "https://example.org/a/b"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https:///example.org/", "https://example.org/"),
        ("https://example.org?q", "https://example.org/?q"),
        ("https://exa_mple.org/", "https://exa_mple.org/"),
        ("https://ex%61mple.org/", "https://example.org/"),
    ],
)
def test_addresses_are_read_as_browsers_do(written: str, asked: str) -> None:
    assert parse(written).url == asked


@pytest.mark.parametrize(
    "written", ["https://", "http://exa mple.org/", "https://a<b>.org/", "https://exa%20mple.org/"]
)
def test_addresses_that_no_browser_opens(written: str) -> None:
    with pytest.raises(BadAddressError) as caught:
        parse(written)
    assert caught.value.sure


@pytest.mark.parametrize("written", ["mailto:a@b.c", "https://[bad/", "https://h:99999/", "x", "", "tel:1"])
def test_addresses_that_are_not_ours_to_judge(written: str) -> None:
    with pytest.raises(BadAddressError) as caught:
        parse(written)
    assert not caught.value.sure


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    for written in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            address = parse(written)
        except BadAddressError:
            continue
        assert address.url.isascii()
        assert not any(sign in address.url for sign in " \r\n\t\0")
        assert parse(address.url).url == address.url


def test_credentials_and_control_characters_are_not_shown() -> None:
    assert display("https://ann:secret@example.org/\x1b[2J") == "https://***@example.org/\ufffd[2J"
    assert display("https://example.org/a@b") == "https://example.org/a@b"


@pytest.mark.parametrize(
    ("location", "to", "fragment"),
    [
        ("/b", "https://example.org/b", "old"),
        ("b#new", "https://example.org/a/b", "new"),
        ("//other.example/", "https://other.example/", "old"),
        ("?q=1", "https://example.org/a/x?q=1", "old"),
        ("b#", "https://example.org/a/b", ""),
    ],
)
def test_redirects_lead_where_they_say(location: str, to: str, fragment: str) -> None:
    target = follow(parse("https://example.org/a/x#old"), location)
    assert (target.url, target.fragment) == (to, fragment)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("https://example.org/paper", "https://example.org/", True),
        ("https://example.org/paper", "https://www.example.org/en/", True),
        ("https://example.org/paper", "https://example.org/index.html", True),
        ("https://example.org/paper", "https://other.example/", True),
        ("https://example.org/paper", "https://example.org/login?next=/paper", True),
        ("https://example.org/paper", "https://accounts.example.org/x", True),
        ("https://example.org/paper", "https://example.org/cv", False),
        ("https://example.org/paper", "https://example.org/?p=12", False),
        ("https://example.org/", "https://www.example.org/", False),
        ("https://example.org/en", "https://example.org/en/", False),
        ("https://example.org/login", "https://example.org/users/login", False),
        ("https://example.org/paper", "https://example.org/paper/", False),
    ],
)
def test_detours(start: str, end: str, *, told: bool) -> None:
    assert bool(detour(parse(start), parse(end))) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("404", True),
        ("404 Not Found", True),
        ("Page not found - Example University", True),
        ("Not Found", True),
        ("Error 404", True),
        ("Ann Lee | Page not found", True),
        ("The requested page could not be found", True),
        ("This project is no longer available", True),
        ("页面不存在", True),
        ("Ann Lee", False),
        ("Lost and found in translation", False),
        ("Room 404: a workshop", False),
        ("Not Found: why planners miss what is there", False),
        ("A method for 4040 tasks", False),
        ("Objects not found by detectors", False),
        ("", False),
    ],
)
def test_titles_of_pages_that_are_not_there(title: str, *, told: bool) -> None:
    page = f"<html><head><title>{title}</title></head></html>"
    assert bool(soft_404(parse("https://example.org/a"), page)) is told


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<h1>example.org</h1> This domain is for sale", True),
        ("Buy this domain", True),
        ('<script src="https://img.sedoparking.com/x.js"></script>', True),
        ("<p>We study the market of domains and who may buy them.</p>", False),
        ("<p>A house for sale.</p>", False),
        ("<p>The domain adaptation code is for everyone.</p>", False),
    ],
)
def test_parked_domains(page: str, *, told: bool) -> None:
    assert bool(parked(parse("https://example.org/"), page)) is told


@pytest.mark.parametrize(
    "fragment", ["", "top", "TOP", ":~:text=a", "/route", "!route", "t=30", "xywh=1,2,3,4"]
)
def test_fragments_that_name_no_anchor(fragment: str) -> None:
    assert not meaningful(parse(f"https://example.org/a#{fragment}"))


def test_hosts_whose_scripts_make_the_anchors() -> None:
    assert not meaningful(parse("https://github.com/ann/tool#install"))
    assert not meaningful(parse("https://gist.github.com/ann/1#file-a"))
    assert meaningful(parse("https://ann.github.io/#news"))


@pytest.mark.parametrize(
    ("page", "fragment", "found"),
    [
        ("<h2 id=a>", "a", "there"),
        ("<h2 id='a b'>", "a%20b", "there"),
        ('<h2 class="x" ID = "a">', "a", "there"),
        ("<a name='a'>", "a", "there"),
        ('<h2 id="a&amp;b">', "a&b", "there"),
        ('<h2 id="user-content-a">', "a", "there"),
        ("<!-- <h2 id=a> --><p id=b>", "a", "there"),
        ('<h2 id="b">', "a", "missing"),
        ('<h2 data-id="a" id="b">', "a", "missing"),
        ("<h2 id=b>", "a:~:text=x", "missing"),
        ("<p>no ids at all</p>", "a", "unknown"),
        ('<div id="root"></div>', "a", "unknown"),
        ('<body id="b"><noscript>You need to enable JavaScript to run this app.</noscript>', "a", "unknown"),
    ],
)
def test_anchors_in_html(page: str, fragment: str, found: str) -> None:
    assert in_html(page, fragment, whole=True) == found


def test_an_anchor_is_not_missed_in_a_page_that_was_cut() -> None:
    assert in_html("<p id=b>", "a", whole=False) == "unknown"


@pytest.mark.parametrize(
    "seed", ["id=", "id = '", '<div id="', "<title", "buy this domain ", "a" * 50 + " not "]
)
def test_no_page_takes_long(seed: str) -> None:
    page = seed * (4_000_000 // len(seed))
    start = time.perf_counter()
    in_html(page, "gone", whole=True)
    soft_404(parse("https://example.org/a"), page)
    parked(parse("https://example.org/"), page[:60_000])
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("page=3", "there"),
        ("page=4", "missing"),
        ("page=2&zoom=100", "there"),
        ("zoom=100", "there"),
        ("proof", "there"),
        ("nameddest=proof", "there"),
        ("nameddest=none", "missing"),
    ],
)
def test_anchors_in_pdf(fragment: str, found: str) -> None:
    assert asyncio.run(in_pdf(pdf_file(), fragment, whole=True)) == found


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and then nothing", b"\x00" * 10_000])
def test_a_broken_pdf_tells_nothing(data: bytes) -> None:
    assert asyncio.run(in_pdf(data, "page=1", whole=True)) == "unknown"


def test_a_pdf_that_takes_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitecheck.links.fragments.PDF_TIME", 0.01)
    start = time.perf_counter()
    assert asyncio.run(in_pdf(pdf_file(), "page=1", whole=True)) == "unknown"
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("0", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 1e8, 1e10),
        ("soon", None, None),
        ("-1", None, None),
        ("", None, None),
    ],
)
def test_retry_after(text: str, low: float | None, high: float | None) -> None:
    found = retry_after(Exchange(429, {"retry-after": text}))
    assert (found is None) == (low is None)
    if found is not None and low is not None and high is not None:
        assert low <= found <= high


def test_accepted_codes() -> None:
    assert accepted_codes("403, 429,500-502") == {403, 429, 500, 501, 502}
    assert accepted_codes("") == frozenset()
    for wrong in ("x", "99", "500-400", "1000"):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is argparse's business
            accepted_codes(wrong)


def test_headers_from_the_environment() -> None:
    header = host_header("git.Example.org:8443:X-Token=TOKEN", {"TOKEN": "secret"})
    assert tuple(header) == ("git.example.org:8443", "X-Token", "secret")
    for wrong in ("X-Token=TOKEN", "h:X Token=TOKEN", "h:X-Token=NONE", "h:X-Token", "h:X-Token=BAD"):
        with pytest.raises(ValueError):  # noqa: PT011
            host_header(wrong, {"TOKEN": "secret", "BAD": "a\r\nb"})
