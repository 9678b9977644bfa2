"""Blocks and headings as kramdown reads them: recorded answers, live answers, exact offsets, bounded time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll import kramdown_elements as e
from sitecheck.jekyll.kramdown_blocks import read_document
from sitecheck.jekyll.kramdown_page import KramdownPage
from tests.jekyll.kramdown_form import blocks
from tests.oracle.ruby import kramdown

RECORDED = json.loads((Path(__file__).parent / "recorded" / "kramdown_blocks.json").read_text("utf-8"))

LINES = """- a|* b|1. a|10. c|1) a|  - n|    - m|   * x|# H|## H {#id}|## H {: .x}|#T|  # T|### a ##|---|===
* * *|> q|>> q|```|```py|~~~|    code|<div>|</div>|<div markdown="1">|<div markdown="span">|</div> after
<p>x</p>|<span>a|<p markdown="1">*a*</p>|<br>|<img src="a">|<table>|</table>|<tr><td markdown="1">|</td></tr>
<script>|</script>|<!-- c -->|<!-- c|-->|{: .x}|{: #i}|{:toc}|{:ref: .a #rid}|{:ref}|{::comment}|{:/comment}
{:/}|^|[id]: http://x|[id2]: <u> "t"|  "t"|[^1]: note|    more|*[abbr]: full|$$|$$ x $$|term|: def|text\\
- [ ] task|- |-|1.|- {: .c} item|- # h|- > q|-     code|> - a|> # h|<center>|</center>|<DIV>|a b
<div class="a"|id="b">|<?php x ?>|<h2 markdown="1">*t*</h2>|  indented|   three|     five|  |- \ta|\tcode"""
LINE = st.sampled_from(
    [*LINES, "", "", "text  ", "| a | b |", "a | b", "|---|---|", "`a|b` | c", "a \\| b", "- a | b"]
)
PAGE = st.lists(LINE, min_size=1, max_size=10).map("\n".join)


def ours(text):
    return json.loads(json.dumps(blocks(read_document(text).root)))


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: repr(case["text"])[:60])
def test_recorded_pages(case):
    assert ours(case["text"]) == case["blocks"]
    found = [[heading.level, heading.id] for heading in KramdownPage(case["text"]).headings()]
    assert found == case["headings"]


@pytest.mark.skipif(kramdown() is None, reason="no Ruby with kramdown and kramdown-parser-gfm")
@settings(max_examples=500, deadline=None)
@given(PAGE)
def test_live(text):
    assert ours(text) == kramdown().ask("blocks", text)


@settings(max_examples=300, deadline=None)
@given(PAGE, st.sampled_from(["\n", "\r\n"]), st.integers(0, 9))
def test_text_leads_back_to_the_page(text, newline, base):
    text = text.replace("\n", newline)
    page = KramdownPage(text, base)
    for element, spans in page.texts():
        put_in = element.text.text.endswith("\n") and not text.endswith("\n")
        assert base <= element.start <= element.end <= base + len(text)
        for index, char in enumerate(element.text.text[: -1 if put_in else None]):
            there = text[element.text.offset(index) - base]
            assert there == char or (char == "\n" and there == "\r") or (char == " " and there in "\t ")
        for node in spans.walk():
            assert base <= node.start < node.end <= base + len(text)


def spanned(text, name):
    return [text[span.start : span.end] for span in getattr(KramdownPage(text), name)()]


def test_lines_that_turn_out_a_table():
    text = "a\n\n[code](u) | [paper](v)\n\nb\n[code](u) | [paper](v)\n"
    assert spanned(text, "table_lines") == ["[code](u) | [paper](v)\n"]


def test_marks_that_make_no_heading_or_list():
    text = "#Title\n\n  # Indented\n\n# Right\n\nx\n1) one\n-two\n• three\n\\#tag `#code`\n"
    assert spanned(text, "literal_headings") == ["#", "#"]
    assert [span.start for span in KramdownPage(text).literal_headings()] == [0, text.index("# Indented")]
    assert spanned(text, "literal_markers") == ["1)", "-", "•"]


def test_definitions_and_code():
    text = "term\n: meaning\n\nx\n\n    code\n"
    assert spanned(text, "definition_lines") == ["term\n: meaning\n\n"]
    assert spanned(text, "code_lines") == ["    code\n"]


def test_unclosed_html():
    [element] = KramdownPage('<div>\n<div markdown="1">\n*a*\n</div>\n').unclosed()
    assert (element.name, element.start) == ("div", 0)


def test_ids_of_html_and_attribute_lists():
    text = '<span id="a"></span>\n\n<div id="b"><a name="c"></a></div>\n\ntext\n{: #d}\n\n# H\n'
    assert sorted(name for name, _ in KramdownPage(text).ids()) == ["a", "b", "c", "d"]


def test_ids_of_footnotes():
    text = "a[^x] b[^x] c[^none]\n\n[^x]: note\n[^unused]: note\n"
    assert sorted(name for name, _ in KramdownPage(text).ids()) == ["fn:x", "fnref:x", "fnref:x:1"]


def test_offsets_of_links_in_nested_blocks():
    text = '> 1. x\n>    - [one](two "t")\n'
    page = KramdownPage(text, 100)
    [link] = [link for _, spans in page.texts() for link in spans.links]
    assert text[link.target_start - 100 : link.target_end - 100] == "two"
    assert text[link.text_start - 100 : link.text_end - 100] == "one"


def test_content_of_html():
    text = '<div markdown="1">\n*a*\n</div>\n'
    [div] = [el for el in read_document(text).root.walk() if el.kind == e.HTML]
    assert text[div.inner_start : div.inner_end] == "*a*\n"


def test_link_definitions_and_footnotes():
    page = (
        "[home]: https://example.org\n  'the title'\n[Home Page]: </my page> \"t\"\n\n"
        "text\n[no]: /in-a-paragraph\n\n"
        '# H\n[after]: /heading\n[^1]: a note\n[x]: /a b\n\n[bad]: /a "b\n'
    )
    document = read_document(page)
    found = document.definition_places
    assert [(d.name, d.target) for d in found] == [
        ("home", "https://example.org"),
        ("Home Page", "/my page"),
        ("after", "/heading"),
        ("x", "/a b"),
    ]
    assert all(page[d.start : d.end] == d.target for d in found)
    assert document.footnotes == {"1"}


HOSTILE = [
    "> ",
    "- ",
    "- a\n",
    '<div markdown="1">\n',
    "</div>\n",
    "<div>",
    "```\n",
    "````\n~~~\n",
    "{: .x}\n",
    "{:\n",
]
HOSTILE += [
    "a | b\n\n",
    "|",
    "[^1]: a\n    - ",
    "[a]: b\n",
    "$$\n",
    "a\n: b\n\n",
    "{:a: b}\n{:a}\n",
    "1. a\n   1. b\n",
]
HOSTILE += [
    "- a\n\n  - b\n",
    "<!--\n",
    "<div a=\"<div b='",
    "{::comment}\n",
    "<script>",
    "* * *\n",
    "-\n\n",
    "\t",
    "<",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_bounded(piece):
    began = time.process_time()
    read_document(piece * (10_000 // len(piece)))
    assert time.process_time() - began < 3


def test_what_leaves_no_trace_is_passed_over_and_offsets_stay():
    body = "\x01\x01<div markdown='1'>\n\x01# A \x01b\n\x01\x01</div>\n\n- \x01c\r\n"
    document = read_document(body, 100, "\x01")
    plain = read_document(body.replace("\x01", ""))
    assert blocks(document.root) == blocks(plain.root)
    for element in document.root.walk():
        if element.text is not None:
            for index, char in enumerate(element.text.text):
                assert body[element.text.offset(index) - 100] == char
