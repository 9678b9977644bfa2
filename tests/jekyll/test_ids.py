"""Heading ids and typography against what the real kramdown answered, recorded and live."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.kramdown.ids import IdAllocator, basic_id, heading_id
from sitecheck.jekyll.kramdown.typography import typographic
from tests.oracle.ruby import kramdown

RECORDED = json.loads((Path(__file__).parent / "recorded" / "kramdown_headings.json").read_text("utf-8"))

HEADING = st.text(
    st.sampled_from(
        "abzAZ019 -_\t.,:;!?()[]{}<>&#$%*~`\\/\"'éÉßΣσñ中か"
        "🔥🎖️\ufe0f\u200d👩\u0301\u093fⅡ²½①Ⓐ🅰—…“’«\u00a0ª、‿٣İı𝐀𝟘s80"
    ),
    max_size=16,
)
QUOTED = st.text(st.sampled_from("\"\"''' .-<>\\(s80_*a\n!é²\t"), max_size=10)


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: repr(case["text"]))
def test_recorded_headings(case):
    assert typographic(case["text"]) == case["typographic"]
    assert heading_id(case["text"]) == case["gfm_id"]
    assert basic_id(case["text"]) == case["basic_id"]


def test_repeats_are_numbered_without_a_look_at_other_ids():
    ids = IdAllocator()
    assert [ids.heading(text) for text in ("News", "news", "News-1", "NEWS!")] == [
        "news",
        "news-1",
        "news-1",
        "news-2",
    ]


def test_explicit_ids_win_and_do_not_count():
    ids = IdAllocator()
    assert ids.heading("News", explicit="my-News") == "my-News"
    assert ids.heading("News") == "news"
    assert ids.heading("News", explicit="news") == "news"
    assert ids.heading("News") == "news-1"


def test_headings_in_html_count_for_themselves():
    ids = IdAllocator()
    assert ids.heading("🔥 News") == "-news"
    assert ids.heading("🔥 News", in_html=True) == "news"
    assert ids.heading("🔥 News", in_html=True) == "news-1"
    assert ids.heading("新闻", in_html=True) == "section"
    assert ids.heading("2024", in_html=True) == "section-1"
    assert ids.heading("🔥 News") == "-news-1"


def test_prefix_stands_before_generated_ids_only():
    ids = IdAllocator("h-")
    assert [
        ids.heading("A"),
        ids.heading("A"),
        ids.heading("A", explicit="x"),
        ids.heading("1", in_html=True),
    ] == [
        "h-a",
        "h-a-1",
        "x",
        "h-section",
    ]


@pytest.mark.skipif(kramdown() is None, reason="no Ruby with kramdown and kramdown-parser-gfm")
class TestLive:
    @settings(max_examples=300, deadline=None)
    @given(HEADING)
    def test_ids(self, text):
        oracle = kramdown()
        assert heading_id(text) == oracle.ask("gfm_id", text)
        assert basic_id(text) == oracle.ask("basic_id", text)

    @settings(max_examples=300, deadline=None)
    @given(QUOTED)
    def test_typography(self, text):
        assert typographic(text) == kramdown().ask("typographic", text)
