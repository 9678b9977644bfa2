"""The page as the visitor sees it, with its way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.blocks import CODE, EMPHASIS, STRONG
from sitecheck.jekyll.page import Page
from tests.conftest import page_of

PIECES = (
    "word| |\n|\n\n|- |1. |# |### 🔥 |**|*|_|`|``|```\n|[a](|)|](u)|![|<div>|</div>|<div markdown='1'>"
    "|<img src='a.png' alt=x>|<a href='u'>|</a>|<br>|<b>|</b>|<!--|-->|{{ x }}|{% if a %}|{% endif %}"
    "|{% comment %}|{% endcomment %}|{% raw %}|{% endraw %}|{: .c}|$$|&nbsp;|&|\\|\\\\\n|中文|é|<li>|<ul>"
    "|</ul>|<script>|</script>|{%|{{|> |    |\t|\r\n|<|~~|*[a]: b\n|\ud800"
).split("|")


@given(st.lists(st.sampled_from([*PIECES, "|"]), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_with_spans_inside_it(body: str) -> None:
    page = page_of(body)
    assert len(page.liquid_masked) == len(page.mask.text) == len(page.text)
    for block in page.blocks:
        assert 0 <= block.start <= block.end <= len(page.text)
        for run in block.runs:
            assert page.body <= run.start <= run.end <= len(page.text)
            if run.linear and not run.text.isspace():
                kept = [squeeze(text[run.start : run.end]) for text in (page.text, page.mask.text)]
                assert squeeze(run.text) in [*kept, squeeze(page.liquid_masked[run.start : run.end])]
        for index in range(len(block.text)):
            span = block.span(index, index + 1)
            assert block.start <= span.start <= span.end <= max(block.end, span.end) <= len(page.text)
    for link in page.links:
        assert page.body <= link.start <= link.target_start <= link.target_end <= link.end <= len(page.text)
        assert link.start <= link.text_start <= link.text_end <= link.end
    assert page.anchors is not None


def squeeze(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def texts(page: Page) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in page.blocks]


def test_blocks_are_what_the_visitor_reads() -> None:
    page = page_of(
        "# 🔥 News\n- *2024.5*: &nbsp; A [paper](u) **won**\n\nText\\\nmore\n"
        "\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert texts(page) == [
        ("heading", "🔥 News"),
        ("item", "2024.5: \xa0 A paper won"),
        ("paragraph", "Text\nmore"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
    ]


def test_visible_text_leads_back_to_the_page() -> None:
    page = page_of("A &amp; **bold *it*** `co de` [li\\*nk](http://x.y)\n")
    block = page.blocks[0]
    assert block.text == "A & bold it co de li*nk"
    for word in ("bold", "it", "co de"):
        at = block.text.index(word)
        start, end = block.span(at, at + len(word))
        assert page.text[start:end] == word
    amp = block.text.index("&")
    assert page.text[slice(*block.span(amp, amp + 1))] == "&amp;"
    assert block.marks(block.text.index("it"), block.text.index("it") + 2) == STRONG | EMPHASIS
    assert block.marks(block.text.index("co"), block.text.index("co") + 2) == CODE


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a <!-- no --> b", ["a  b"]),
        ("<!-- no\n\nno -->\n\nyes", ["yes"]),
        ("{% comment %}no{% endcomment %}\nyes", ["yes"]),
        ("```\nno\n```\nyes", ["yes"]),
        ("<script>no</script>\nyes", ["yes"]),
        ("<style>\nno\n</style>\n\nyes", ["yes"]),
        ("{% assign x = 'no' %}\nyes", ["yes"]),
        ("yes {: .no}", ["yes {: .no}"]),
        ("yes\n{: .no}", ["yes"]),
        ("<div>\n\n*raw*\n\n</div>\n\nyes", ["*raw*", "yes"]),
        ('<div markdown="1">\n*read*\n</div>\nyes', ["read", "yes"]),
        ("<ul><li>one</li><li>two <b>three</b></li></ul>", ["one", "two three"]),
    ],
)
def test_what_is_hidden_is_not_read(body: str, shown: list[str]) -> None:
    assert [block.text.strip() for block in page_of(body).blocks] == shown


def test_an_include_is_read_where_it_stands() -> None:
    page = page_of(
        "# News\n{% include_relative parts/news.md %}\n\n# End\n",
        _pages__parts__news_md="",
        **{"_pages__parts__news.md": "- one\n- two [x](y )\n"},
    )
    assert [text for _, text in texts(page)] == ["News", "one", "two x", "End"]
    link = page.links[0]
    place = page.place(link.target_start, link.target_end)
    assert (place.path, place.start_position, place.text) == ("_pages/parts/news.md", (2, 11), "y")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("gone.md", "missing"), ("../../etc.md", "outside"), ("/etc/passwd", "outside"), ("about.md", "loop")],
)
def test_an_include_that_cannot_be_followed_is_told(name: str, kind: str) -> None:
    from sitecheck.jekyll.site import Site

    body = f"---\ntitle: x\n---\n{{% include_relative {name} %}}\n"
    site = Site("/nonexistent", {"_config.yml": b"include: [_pages]\n", "_pages/about.md": body.encode()})
    assert site.pages
    [problem] = site.include_problems
    assert (problem.kind, problem.source.text[problem.start : problem.end]) == (kind, name)


def test_an_include_bomb_ends() -> None:
    from sitecheck.jekyll.site import Site

    files = {f"_includes/f{n}.html": f"{{% include f{n + 1}.html %}}" * 10 for n in range(30)}
    files["_pages/about.md"] = "---\ntitle: x\n---\n{% include f0.html %}\n"
    files["_config.yml"] = "include: [_pages]\n"
    site = Site("/nonexistent", {path: text.encode() for path, text in files.items()})
    assert len(site.pages[0].text) < 100_000
    assert {problem.kind for problem in site.include_problems} >= {"too-deep"}


def test_links_and_images_have_exact_targets() -> None:
    body = (
        'A [b](http://c.d/e "t") ![alt](i.png) <http://f.g> [r][k] <a href="h?a=1&amp;b=2">x <b>y</b></a>'
        '<img src="j.png">\n\n[k]: http://l.m\n'
    )
    page = page_of(body)
    found = [
        (link.kind, link.image, link.target, link.text, page.text[link.target_start : link.target_end])
        for link in page.links
    ]
    assert found == [
        ("inline", False, "http://c.d/e", "b", "http://c.d/e"),
        ("inline", True, "i.png", "alt", "i.png"),
        ("autolink", False, "http://f.g", "http://f.g", "http://f.g"),
        ("reference", False, "http://l.m", "r", "r"),
        ("html", False, "h?a=1&b=2", "x y", "h?a=1&amp;b=2"),
        ("html", True, "j.png", "", "j.png"),
    ]


def test_heading_ids_and_anchors() -> None:
    page = page_of(
        "<span class='anchor' id='about-me'></span>\n# About Me\n# 🔥 News\n## 🔥 News\n# 中文 Title {#own}\n"
        "<h2 id='raw'>Raw</h2>\n<a name='old'></a>\n"
    )
    assert [(h.text, h.id) for h in page.headings] == [
        ("About Me", "about-me"),
        ("🔥 News", "-news"),
        ("🔥 News", "-news-1"),
        ("中文 Title", "own"),
        ("Raw", "raw"),
    ]
    assert page.anchors == ["about-me", "-news", "-news-1", "own", "raw", "old"]
