"""Paragraphs as kramdown reads them: recorded answers, live answers, exact offsets, bounded time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.spans import emphasis, heading_text, links, spans
from tests.jekyll.kramdown_form import pieces
from tests.oracle.ruby import kramdown

RECORDED = json.loads((Path(__file__).parent / "recorded" / "kramdown_spans.json").read_text("utf-8"))
DEFINITIONS, FOOTNOTES = RECORDED["arguments"]

WORDS = """* ** *** _ __ a b é x1 中 , . - -- ... " ' ` `` \\ \\\\ \\* \\_ ~~ ~ [ ] ( ) ![ [a] (u) [a](u)
    [a][home] [home] [^1] [^2] < > << >> <b> </b> <u> </u> <br> <br/> </a> <div> </div> <!-- --> <http://x.y>
    <a@b.c> & &amp; &foo; &#65; $ $$ {: {:.x} {:} } {::comment} {:/} {:/comment} | ! : ; </span> <td>"""
TOKENS = [
    *WORDS.split(),
    *(" ", "\n", "  \n", "\\\n", "\\\\\n", "\t", ' "', '" ', " *", "* ", "**", " _", "_ ", " (", ' "t")'),
    *('<a href="u">', "<font color=red>", "</font>", '<span markdown="0">', "<i markdown=1>", "</i>"),
]
TEXT = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=16).map(lambda parts: "".join(parts).strip())


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: repr(case["text"])[:60])
def test_recorded_lines(case):
    assert pieces(spans(case["text"], DEFINITIONS, FOOTNOTES).nodes) == case["spans"]


@pytest.mark.skipif(kramdown() is None, reason="no Ruby with kramdown and kramdown-parser-gfm")
@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_live(text):
    theirs = kramdown().ask("spans", text, DEFINITIONS, FOOTNOTES)
    assert pieces(spans(text, DEFINITIONS, FOOTNOTES).nodes) == theirs


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_pieces_follow_one_another_without_gaps(text):
    _check_tiling(text, spans(text, DEFINITIONS, FOOTNOTES).nodes, 0, len(text))


def _check_tiling(text, nodes, start, end):
    at = start
    for node in nodes:
        assert node.start == at < node.end
        at = node.end
        if node.kind == n.RAW:
            assert text[node.start : node.end] == node.value
        if node.kind == n.TEXT and text[node.start] not in "\\&":
            assert text[node.start : node.end] == node.value
        if node.kind in (n.EM, n.STRONG, n.DEL):
            assert text[node.start : node.inner_start] == text[node.inner_end : node.end] == node.value
            assert node.children
        if node.target:
            assert text[slice(*node.target)] == node.value.removeprefix("mailto:") or node.value in text
        if node.children:
            _check_tiling(text, node.children, node.inner_start, node.inner_end)
    assert at == end


def test_emphasis_the_author_never_meant():
    line = "Ada Quill*, Ben Rowe*, **Cy Stone\\***"
    [first, second] = emphasis(line)
    assert (first.kind, line[first.open_end : first.close_start]) == ("em", ", Ben Rowe")
    assert (second.kind, line[second.open_end : second.close_start]) == ("strong", "Cy Stone\\*")
    assert (line[first.open_start], line[first.close_end]) == ("*", ",")


def test_marks_that_stay_visible():
    assert [raw.text for raw in spans("**bold ** and `code, a_b, ~~gone").raw] == ["**", "**", "`", "_", "~~"]
    assert [raw.text for raw in spans("a <div>b</div>, [c] (d)").raw] == ["<div>", "</div>", "["]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("[t](https://x.org/a )", "https://x.org/a"),
        ("[t]((https://x.org/a))", "(https://x.org/a)"),
        ("[t](files/my cv.pdf)", "files/my cv.pdf"),
        ("[t](<a b>)", "a b"),
        ('[t](a "title")', "a"),
        ("[t][Home]", "https://example.org"),
        ("[home]", "https://example.org"),
        ("<https://x.org>", "https://x.org"),
    ],
)
def test_links(line, target):
    [link] = links(line, DEFINITIONS)
    assert link.target == target
    assert (link.start, link.end) == (0, len(line))
    if "home" not in line.lower():
        assert line[link.target_start : link.target_end] == target


@pytest.mark.parametrize(
    "line", ["[t] (https://x.org)", "https://x.org", "[t](a", "[t]", "[t][nowhere]", "[a"]
)
def test_no_links(line):
    assert links(line) == []


def test_an_image_in_a_link():
    outer, inner = links("[![alt](a.png)](b)")
    assert (outer.target, outer.image, inner.target, inner.image) == ("b", False, "a.png", True)


def test_heading_text_leaves_images_and_comments_out():
    assert heading_text('**A** `b "c"` [d](e) ![f](g) "h" &amp; <b>i</b><!-- j -->') == 'A b "c" d  “h” & i'


MARKS = """* _ *a **a _a *_ *a**b [ ![ [a]( `a``b```c <b> ~~a ~~a~~ $$$ {::a {::comment\\} *a*{: <http: <a@b
    &a "' <!-- [a][b <b>*a<i>**c [*a *[a](u) [a[^1] [a](< (((("""
HOSTILE = [
    *MARKS.split(),
    *(
        '[a](b "',
        '<a b="',
        "<a b=\"<a c=' ",
        "*a ",
        "**a ",
        "_a ",
        "![a *b ",
        "*[a **_<b>`",
        "  \n",
        "*a* *b ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("end", ["", '] "b") ~~ }$$--> `b*`'])
def test_time_is_bounded(piece, end):
    began = time.process_time()
    spans(piece * (10_000 // len(piece)) + end, {"q": "u"}, ("1",))
    assert time.process_time() - began < 3
