"""The page as the visitor sees it, with its way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.blocks import CODE, EMPHASIS, STRONG
from sitecheck.jekyll.mask import OUTPUT
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
    assert len(page.liquid_masked) == len(page.text)
    for block in page.blocks:
        assert 0 <= block.start <= block.end <= len(page.text)
        for run in block.runs:
            assert page.body <= run.start <= run.end <= len(page.text)
            if run.linear and not run.text.isspace():
                shown = squeeze(page.liquid_masked[run.start : run.end])
                pairs = zip(squeeze(run.text), shown, strict=True)
                assert all(seen in (there, OUTPUT) for seen, there in pairs), (run, shown)
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


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Ada Moe*, Bo Lind*, Cy Ek*\n", ["Ada Moe, Bo Lind, Cy Ek*"]),
        ("a  \nb\\\nc<br>\nd\n", ["a\nb\nc\nd"]),
        ("x\n- a\n- b\n", ["x", "a", "b"]),
        ("Ada | Bo\n", ["Ada", "Bo"]),
        ("Term\n: meaning\n", ["Term", "meaning"]),
        ("- a {% x %}b **c{% x %}**\n  d\n", ["a b c d"]),
        ("{% if x %}- a{% endif %}\n", ["a"]),
        ("# A {#own}\n", ["A"]),
        ("A <u>&amp; *b*</u> <i>c</i>\n", ["A & *b* c"]),
        ("A </div> b <p>c\n", ["A  b c"]),
        ("* TOC\n{:toc}\n\n* Second\n{:toc}\n", ["Second"]),
        ("A `x  y` &check;\n", ["A x  y &check;"]),
    ],
)
def test_text_is_what_kramdown_makes_of_it(body: str, shown: list[str]) -> None:
    assert [block.text for block in page_of(body).blocks] == shown


def test_lists_of_markdown_and_html_nest() -> None:
    page = page_of(
        '<ul>\n<li markdown="1">one\n\n- two\n</li>\n</ul>\n\n- three\n  <p>four</p>\n\n<p>five</p>\n'
    )
    assert [(b.text, b.kind, b.depth, b.html) for b in page.blocks] == [
        ("one", "item", 1, False),
        ("two", "item", 2, False),
        ("three", "item", 1, False),
        ("four", "item", 1, True),
        ("five", "paragraph", 0, True),
    ]
    one, two, three, four, five = page.blocks
    assert one.item == one.outer == two.outer == page.text.index("<li")
    assert (three.item, five.item) == (four.item, -1)


def test_liquid_that_prints_an_address_is_a_link() -> None:
    [link] = page_of("[a]({% link _pages/about.md %})\n").links
    assert set(link.target) == {OUTPUT}


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


def test_footnotes_and_attribute_lists_make_anchors() -> None:
    page = page_of("A[^n] *b*{: #bold} again[^n].\n{: #par}\n\n[^n]: Note.\n\n## C\n{: #own}\n")
    assert sorted(page.anchors) == ["bold", "fn:n", "fnref:n", "fnref:n:1", "own", "par"]


def test_ids_in_code_are_no_anchors() -> None:
    page = page_of("    <p id='a'>\n\n`<p id='b'>`\n\n```\n<p id='c'>\n```\n\n<p id='d'>x</p>\n")
    assert (page.anchors, [tag.name for tag in page.tags]) == (["d"], ["p", "p"])


def test_ids_of_html_footnotes_and_attribute_lists() -> None:
    page = page_of('<span id="a"></span>\n\n<div id="b"><a name="c"></a></div>\n\ntext\n{: #d}\n\n[^none]\n')
    assert page.anchors == ["a", "b", "c", "d"]


def test_a_liquid_comment_that_takes_its_line_end_away_leaves_no_trace() -> None:
    comment = "{% comment %} why {% endcomment -%}\n"
    lines = ["# News\n", "\n", "- One \\\n", "Ann, Bob\n", "  - Two\n", "\n", "| a | b |\n", "|---|---|\n"]
    plain = page_of("".join(lines))
    marked = page_of("".join(
        line if line == "\n" else line[: len(line) - len(line.lstrip())] + comment + line for line in lines
    ))  # fmt: skip
    assert [(block.kind, block.text) for block in marked.blocks] == [(b.kind, b.text) for b in plain.blocks]
    assert [marked.text[h.start : h.end] for h in marked.headings] == ["# News\n"]
