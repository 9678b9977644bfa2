"""From verdicts to findings, and from a site's sources to links."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitecheck.findings import Finding, Place
from sitecheck.jekyll.site import Site
from sitecheck.links.collect import external_links
from sitecheck.links.model import LinkUse, LinkVerdict
from sitecheck.links.report import findings, tally
from sitecheck.links.rules import RULES
from sitecheck.text.source import Source

URL = "http://example.org/a"


def use(text: str, url: str = URL, *, source: bool = True) -> LinkUse:
    """The link at the place of its own text, or at `[…]`."""
    at = text.find(url)
    start, end = (at, at + len(url)) if at >= 0 else (text.index("["), text.index("]") + 1)
    return LinkUse(url, Place(Source("index.md", text), start, end), source)


def only(verdict: LinkVerdict, text: str = f"[a]({URL})") -> Finding:
    (finding,) = findings([use(text)], [verdict])
    return finding


@pytest.mark.parametrize(
    ("verdict", "code", "severity"),
    [
        (LinkVerdict(URL, "dead", "404 Not Found", 404), "LNK901", "error"),
        (LinkVerdict(URL, "alive", permanent=True, final_url="https://example.org/b"), "LNK902", "info"),
        (LinkVerdict(URL, "alive", fragment_missing=True), "LNK903", "info"),
        (LinkVerdict(URL, "alive", soft_dead="redirected to a login page"), "LNK904", "info"),
        (LinkVerdict(URL, "alive", https_works=True), "LNK905", "info"),
        (LinkVerdict(URL, "alive", slow=True, seconds=7.2), "LNK906", "info"),
        (LinkVerdict(URL, "unknown", "403 refuses robots or strangers", 403), "LNK907", "info"),
        (LinkVerdict(URL, "unknown", "private address", refused=True), "LNK908", "info"),
        (LinkVerdict(URL, "alive", fragment_missing=True, own=True), "LNK909", "warning"),
    ],
)
def test_each_rule(verdict: LinkVerdict, code: str, severity: str) -> None:
    finding = only(verdict)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.place.text == URL


def test_only_what_is_dead_fails() -> None:
    """Dead links are the one error; the one warning is an anchor that the site itself lacks."""
    assert {rule.code: rule.severity for rule in RULES if rule.severity != "info"} == {
        "LNK901": "error",
        "LNK909": "warning",
    }


def test_an_alive_link_is_silent() -> None:
    assert findings([use(f"[a]({URL})")], [LinkVerdict(URL, "alive", "200 OK", 200)]) == []


def test_each_place_is_told_once() -> None:
    text = f"[a]({URL}) and [b]({URL})"
    source = Source("index.md", text)
    places = [Place(source, at, at + len(URL)) for at in (text.index(URL), text.rindex(URL))]
    uses = [LinkUse(URL, place) for place in (*places, *places)]
    found = findings(uses, [LinkVerdict(URL, "dead", "410 Gone")])
    assert [finding.place.start for finding in found] == [places[0].start, places[1].start]


def edited(finding: Finding) -> str:
    assert finding.fix
    (edit,) = finding.fix.edits
    text = edit.place.source.text
    return text[: edit.place.start] + edit.text + text[edit.place.end :]


def test_a_permanent_redirect_is_mended_unsafely() -> None:
    finding = only(LinkVerdict(URL, "alive", permanent=True, final_url="https://example.org/b_(c)"))
    assert finding.fix
    assert finding.fix.safety == "unsafe"
    assert edited(finding) == "[a](https://example.org/b_%28c%29)"


def test_https_is_written_safely() -> None:
    finding = only(LinkVerdict(URL, "alive", https_works=True))
    assert finding.fix
    assert finding.fix.safety == "safe"
    assert edited(finding) == "[a](https://example.org/a)"


def test_an_archived_copy_is_a_suggestion() -> None:
    copy = "https://web.archive.org/web/20190504010203/http://example.org/a"
    finding = only(LinkVerdict(URL, "dead", "404", archived=copy, archived_on="2019-05-04"))
    assert finding.fix
    assert finding.fix.safety == "suggestion"
    assert "2019-05-04" in finding.fix.title


def test_what_is_written_otherwise_is_not_rewritten() -> None:
    """The place holds Liquid or entities: only the reader of the page knows what to write."""
    finding = only(LinkVerdict(URL, "alive", permanent=True, final_url="https://example.org/b"), "[{{ x }}]")
    assert finding.fix is None


def test_what_a_build_made_is_not_mended() -> None:
    for verdict in (
        LinkVerdict(URL, "alive", https_works=True),
        LinkVerdict(URL, "alive", permanent=True, final_url="https://example.org/b"),
        LinkVerdict(URL, "dead", "404", archived="https://web.archive.org/x", archived_on="2019-05-04"),
    ):
        (finding,) = findings([use(f"[a]({URL})", source=False)], [verdict])
        assert finding.fix is None


def test_messages_hide_credentials_and_steer_no_terminal() -> None:
    url = "http://ann:secret@example.org/\x1b[31m"
    (finding,) = findings([use(f"[a]({url})", url)], [LinkVerdict(url, "dead", "404\n\x1b]0;x")])
    assert "secret" not in finding.message
    assert finding.message.isprintable() or "\ufffd" in finding.message
    assert "\x1b" not in finding.message
    assert "\n" not in finding.message


def test_tally() -> None:
    verdicts = [LinkVerdict("a", "alive"), LinkVerdict("b", "dead"), LinkVerdict("c", "unknown")]
    assert str(tally(verdicts)) == "3 links: 1 alive, 1 dead, 1 can't tell"


def test_links_of_pages_front_matter_settings_and_data(tmp_path: Path) -> None:
    overlay = {
        "_config.yml": "url: https://ann.example\nauthor:\n  github: https://github.com/ann # me\n",
        "_data/people.yml": "- name: Bo\n  site: 'https://bo.example/'\n",
        "index.md": (
            "---\ntitle: A\npaperurl: https://paper.example/1\n---\n\n"
            "[a](https://a.example/x) <https://b.example> <img src='//c.example/i.png'>\n"
            "[in](/cv.pdf) [m](mailto:a@b.c) [l](https://d.example/{{ page.id }})\n"
            "<!-- [h](https://hidden.example) -->\n"
        ),
    }
    found = external_links(Site(str(tmp_path), {path: text.encode() for path, text in overlay.items()}))
    assert [(one.place.path, one.url, one.place.text) for one in found] == [
        ("_config.yml", "https://github.com/ann", "https://github.com/ann"),
        ("_data/people.yml", "https://bo.example/", "https://bo.example/"),
        ("index.md", "https://paper.example/1", "https://paper.example/1"),
        ("index.md", "https://a.example/x", "https://a.example/x"),
        ("index.md", "https://b.example", "https://b.example"),
        ("index.md", "https://c.example/i.png", "//c.example/i.png"),
    ]


def test_entities_are_resolved_and_the_place_stays_exact(tmp_path: Path) -> None:
    text = '---\n---\n<a href="https://a.example/?x=1&amp;y=2">a</a>\n'
    (one,) = external_links(Site(str(tmp_path), {"index.md": text.encode()}))
    assert one.url == "https://a.example/?x=1&y=2"
    assert one.place.text == "https://a.example/?x=1&amp;y=2"
