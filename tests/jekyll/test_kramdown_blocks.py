"""Blocks and headings as kramdown reads them: recorded answers, live answers, exact offsets, bounded time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown.blocks import read_document
from sitecheck.jekyll.kramdown.spans import Spans
from sitecheck.jekyll.kramdown.text import Tree
from sitecheck.jekyll.reading import read_tree
from tests.jekyll.kramdown_form import blocks, headings
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
    assert headings(case["text"]) == case["headings"]


@pytest.mark.skipif(kramdown() is None, reason="no Ruby with kramdown and kramdown-parser-gfm")
@settings(max_examples=500, deadline=None)
@given(PAGE)
def test_live(text):
    assert ours(text) == kramdown().ask("blocks", text)


@settings(max_examples=300, deadline=None)
@given(PAGE, st.sampled_from(["\n", "\r\n"]), st.integers(0, 9))
def test_text_leads_back_to_the_page(text, newline, base):
    text = text.replace("\n", newline)
    for found in Tree(text, base).texts:
        element = found.element
        put_in = element.text.text.endswith("\n") and not text.endswith("\n")
        assert base <= element.start <= element.end <= base + len(text)
        for index, char in enumerate(element.text.text[: -1 if put_in else None]):
            there = text[element.text.offset(index) - base]
            assert there == char or (char == "\n" and there == "\r") or (char == " " and there in "\t ")
        for node in Spans(found.nodes).walk():
            start, end = found.span(node.start, node.end)
            assert base <= start < end <= base + len(text)


def spanned(text, kind):
    return [text[el.start : el.end] for el in Tree(text).elements if el.kind == kind]


def test_lines_that_turn_out_a_table():
    text = "a\n\n[code](u) | [paper](v)\n\nb\n[code](u) | [paper](v)\n"
    assert spanned(text, e.TABLE) == ["[code](u) | [paper](v)\n"]


def test_definitions_and_code():
    text = "term\n: meaning\n\nx\n\n    code\n"
    assert spanned(text, e.DEFINITIONS) == ["term\n: meaning\n\n"]
    assert spanned(text, e.CODE) == ["    code\n"]


def test_unclosed_html():
    tree = Tree('<div>\n<div markdown="1">\n*a*\n</div>\n')
    [element] = [el for el in tree.elements if el.kind == e.HTML and not el.closed]
    assert (element.name, element.start) == ("div", 0)


def test_what_leaves_no_trace_is_reckoned_with():
    text = "\ue001- a \ue001\ue001b *c\ue001d*\n  - \ue001e\ue001\n\n\ue001<div\ue001>\n"
    tree = Tree(text, 10)
    assert [found.text for found in tree.texts] == ["a b *cd*", "e"]
    for found in tree.texts:
        for index, char in enumerate(found.text):
            assert text[found.chunk.offset(index) - 10] == char
    [div] = [el for el in tree.elements if el.kind == e.HTML]
    assert text[div.start - 10 : div.end - 10] == "<div\ue001>\n"


def test_offsets_of_links_in_nested_blocks():
    text = '> 1. x\n>    - [one](two "t")\n'
    [link] = read_tree(" " * 100 + text, Tree(text, 100)).links
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
