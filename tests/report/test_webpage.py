from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.findings import Edit, Finding, Fix, Place, Related
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.report import Report, render
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE, finding, place

ABOUT = """---
permalink: /
title: Ann Nobody
---
# About me
I work at the *Univeristy* of Nowhere with [Bob](((https://example.org/bob))).

<!-- an old Jornel -->
# 🔥 News
- **2031.04**: Paper in the Jornel of Tests &amp; Trials.
  - with a nested word
1. First
2. Second

| a | b |
|---|---|
| c | dd |

<div class="paper-box"><div class="paper-box-image"><img src="images/one.png" alt="sym"></div>
<div markdown="1">

[A paper](https://example.org/paper) in a box.

</div></div>

{% include more.md %}

![](images/two.png?x=1)

`code`
"""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "_config.yml": "title: Ann's Homepage\ninclude: [_pages]\nauthor:\n  name: Ann\n",
        "_pages/about.md": ABOUT,
        "_includes/more.md": "- An included Suchoow item\n",
        "cv.md": "---\ntitle: CV\n---\nNothing here.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Site(str(tmp_path))


def found(site: Site, path: str, word: str, **more: object) -> Finding:
    source = site.load(path)
    assert source
    return finding(place(source, word), f"about {word}", **more)  # type: ignore[arg-type]


def report_of(site: Site, *findings: Finding, version: str = "9.9") -> Report:
    return Report(
        sorted(findings, key=lambda one: one.order), version=version, files=4, pages=list(site.pages)
    )


class Reader(HTMLParser):
    """Elements with their attributes, text by mark, and whether tags are balanced."""

    VOID = frozenset(("meta", "input", "br"))

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: dict[str, str] = {}
        self.open_marks: list[str] = []
        self.text = ""
        self.article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.elements.append((tag, found))
        if tag not in self.VOID:
            self.stack.append(tag)
        if tag == "article":
            self.article = True
        if self.article and tag in ("a", "span"):
            self.open_marks.append(found.get("data-f", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag, tag
        if tag == "article":
            self.article = False
        if self.article and tag in ("a", "span"):
            self.open_marks.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.stack or "script" in self.stack:
            return
        self.text += data
        for number in {one for mark in self.open_marks for one in mark.split()}:
            self.marked[number] = self.marked.get(number, "") + data


def read(report: Report) -> Reader:
    reader = Reader()
    reader.feed(render("html", report))
    reader.close()
    assert reader.stack == []
    return reader


def test_a_finding_is_marked_where_the_visitor_reads_it(site: Site) -> None:
    reader = read(
        report_of(
            site,
            found(site, "_pages/about.md", "Univeristy"),
            found(site, "_pages/about.md", "Jornel of Tests &amp; Trials"),
        )
    )
    assert reader.marked == {"0": "Univeristy", "1": "Jornel of Tests & Trials"}


def test_what_no_visitor_sees_gets_a_flag(site: Site) -> None:
    reader = read(report_of(site, found(site, "_pages/about.md", "an old Jornel")))
    assert reader.marked == {"0": "⚑ an old Jornel"}


def test_an_address_is_marked_on_its_link(site: Site) -> None:
    reader = read(report_of(site, found(site, "_pages/about.md", "https://example.org/paper")))
    assert reader.marked == {"0": "A paper"}


def test_a_picture_is_marked(site: Site) -> None:
    reader = read(
        report_of(
            site,
            found(site, "_pages/about.md", 'alt="sym"'),
            found(site, "_pages/about.md", "images/two.png"),
        )
    )
    assert reader.marked == {"0": "🖼 sym", "1": "🖼 two.png"}


def test_an_include_is_marked_on_the_page_that_shows_it(site: Site) -> None:
    reader = read(report_of(site, found(site, "_includes/more.md", "Suchoow")))
    assert reader.marked == {"0": "Suchoow"}
    assert [attrs["class"] for tag, attrs in reader.elements if tag == "article"] == ["page"]


def test_front_matter_and_settings_show_as_source(site: Site) -> None:
    reader = read(
        report_of(
            site,
            found(site, "_pages/about.md", "title: Ann Nobody"),
            found(site, "_config.yml", "Ann's Homepage"),
        )
    )
    assert reader.marked == {"0": "Ann's Homepage", "1": "title: Ann Nobody"}
    assert [attrs["class"] for tag, attrs in reader.elements if tag == "article"] == ["file", "page"]


def test_findings_that_overlap_share_a_mark(site: Site) -> None:
    reader = read(
        report_of(
            site,
            found(site, "_pages/about.md", "Jornel of Tests", severity="warning"),
            found(site, "_pages/about.md", "of Tests"),
        )
    )
    assert reader.marked == {"0": "Jornel of Tests", "1": "of Tests"}
    marks = [attrs["class"] for _, attrs in reader.elements if attrs.get("class", "").startswith("m ")]
    assert marks[:2] == ["m warning", "m error"]


def test_a_related_place_is_marked_too(site: Site) -> None:
    source = site.load("_pages/about.md")
    assert source
    related = (Related(place(source, "Second"), "again"),)
    reader = read(report_of(site, found(site, "_pages/about.md", "Univeristy", related=related)))
    assert reader.marked == {"0": "UniveristySecond"}


def test_the_list_has_source_reason_and_diff(site: Site) -> None:
    source = site.load("_pages/about.md")
    assert source
    at = place(source, "Univeristy")
    fix = Fix("Write 'University'", "safe", (Edit(at, "University"),))
    out = render("html", report_of(site, found(site, "_pages/about.md", "Univeristy", fix=fix)))
    assert (
        '<pre class="minus">I work at the *<del>Univeristy</del>* of Nowhere with [Bob](((https://example.org/bob))).'
        in out
    )
    assert '<pre class="plus">I work at the *<ins>University</ins>* of' in out
    assert "<h4>Why</h4>" in out
    assert 'data-repair="safe"' in out
    assert '<input type="checkbox" name="repair" value="safe">fix <span>1</span>' in out


def test_nothing_found(site: Site) -> None:
    reader = read(report_of(site))
    assert "Nothing found in 4 files." in reader.text


def hostile_report(site: Site) -> Report:
    text = f"{HOSTILE}\n\"'><img src=x onerror=alert(1)> <b onclick=x> javascript:alert(1) \udcff \ufffe ]]>"
    path = f'x"><script>alert(2)</script>{HOSTILE}.md'
    page = site.load("cv.md")
    assert page
    body = Source(path, text)
    whole = Place(body, 0, len(text))
    evil = Fix(text, "safe", (Edit(whole, text + HOSTILE), Edit(Place(page, 0, 3), text)))
    findings = [Finding(whole, "SPL001", "x", "error", text, evil, (Related(whole, text),))]
    (Path(site.root) / "evil.md").write_text(
        f"---\ntitle: </style><script>alert(3)</script>\n---\n# Jornel {HOSTILE}\n"
        "[Jornel](javascript:alert(4)) <script>alert(5)</script> <b onclick='alert(6)'>Jornel</b>\n"
        '![Jornel"><script>](x) `</script><script>alert(7)</script>`\n',
        encoding="utf-8",
        newline="",
    )
    fresh = Site(site.root)
    source = fresh.load("evil.md")
    assert source
    findings += [finding(place(source, "Jornel", nth), text) for nth in range(4)]
    findings.append(finding(place(source, "alert(5)"), text))
    findings.append(finding(place(source, "alert(3)"), text))
    findings.sort(key=lambda one: one.order)
    return Report(findings, version=text, root=text, pages=list(fresh.pages))


def test_a_hostile_page_stays_harmless(site: Site) -> None:
    out = render("html", hostile_report(site))
    out.encode()
    reader = Reader()
    reader.feed(out)
    reader.close()
    assert reader.stack == []
    assert sum(tag == "script" for tag, _ in reader.elements) == 1
    assert sum(tag == "style" for tag, _ in reader.elements) == 1
    assert not {"img", "iframe", "object", "embed", "link", "base"} & {tag for tag, _ in reader.elements}
    for _, attrs in reader.elements:
        assert not any(name.startswith("on") or name in ("style", "src", "srcdoc") for name in attrs)
        href = attrs.get("href", "#f0")
        assert re.fullmatch(r"#f\d+|https://jekyll-sitecheck\.readthedocs\.io/\S*", href), href
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in out)
    assert not any(line.lstrip().startswith("::") for line in out.split("\n"))
    assert "##[" not in out


def test_the_policy_allows_the_own_script_and_style_only(site: Site) -> None:
    import base64
    import hashlib

    out = render("html", report_of(site))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', out)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for name in ("style", "script"):
        content = re.search(f"<{name}>(.*?)</{name}>", out, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="ab *_`[]()<>!#-|\n\t&;\"'{}%é🔥\u202e\x1b\udce9", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=5),
)
def test_any_page_gives_balanced_html_in_which_each_finding_is_marked(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    source = Source("a.md", text)
    size = len(source.text)
    findings = [finding(Place(source, min(s, size), min(s + n, size))) for s, n in ranges]
    findings.sort(key=lambda one: one.order)
    page = _page(source)
    reader = read(Report(findings, version="1", pages=[page] if page else []))
    marks = {
        number
        for _, attrs in reader.elements
        if attrs.get("class", "").startswith("m ")
        for number in attrs["data-f"].split()
    }
    assert marks == {str(number) for number in range(len(findings))}


def _page(source: Source) -> Page | None:
    from sitecheck.text.content import Content

    try:
        return Page(Content.of(source), None, [], [], url="/")
    except ValueError:
        return None


ACTIONS = """
const log = [];
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const all = (query) => [...document.querySelectorAll(query)];
const ids = (query) => all(query).filter((one) => !one.hidden).map((one) => one.id);
const open = () => ids(".f[open]").join();
const shown = () => ids("article[id]").join();
log.push(open() + "@" + shown());
press("j"); log.push(open() + "@" + shown());
press("j"); log.push(open() + "@" + shown());
press("k"); log.push(open());
press("Escape"); log.push(open());
document.querySelector('#v1 a.m[data-f="2 3"]').click(); log.push(open());
document.querySelector('#v1 a.m[data-f="2 3"]').click(); log.push(open());
const box = document.querySelector('input[value="info"]'); box.click();
log.push(ids(".f").join());
log.push(document.querySelector("#left").textContent);
press("t"); log.push(document.documentElement.dataset.theme);
document.body.dataset.log = log.join(" | ");
"""


def browse(file: Path, folder: Path) -> tuple[str, str]:
    """The document after its scripts ran, and the browser's log."""
    assert CHROMIUM
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--enable-logging=stderr",
            "--v=0",
            "--window-size=1280,900",
            "--virtual-time-budget=2000",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_in_a_browser_it_can_be_read_by_keyboard(site: Site, tmp_path: Path) -> None:
    report = report_of(
        site,
        found(site, "_config.yml", "Homepage"),
        found(site, "_pages/about.md", "Univeristy", severity="info"),
        found(site, "_pages/about.md", "Jornel of Tests"),
        found(site, "_pages/about.md", "of Tests"),
    )
    out = render("html", report)
    untrusting = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", out)
    file = tmp_path / "report.html"
    file.write_text(untrusting.replace("</body>", f"<script>{ACTIONS}</script></body>"), encoding="utf-8")
    dom, console = browse(file, tmp_path)
    assert console == ""
    log = re.search(r'data-log="([^"]*)"', dom)
    assert log
    assert log[1].split(" | ") == [
        "f1@v1",
        "f2@v1",
        "f3@v1",
        "f2",
        "",
        "f2",
        "f3",
        "f1",
        "1 of 4 findings",
        "dark",
    ]


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_in_a_browser_a_hostile_page_does_nothing(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render("html", hostile_report(site)), encoding="utf-8")
    dom, console = browse(file, tmp_path)
    assert console == ""
    assert dom.count("<script") == 1
    assert 'class="f error" id="f0"' in dom
