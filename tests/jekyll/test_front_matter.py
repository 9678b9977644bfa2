"""Front matter as Jekyll sees it: what it renders, copies, drops, and what it dies of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.jekyll.front_matter import find_closing, has_front_matter, read_front_matter
from sitecheck.jekyll.frontmatter_handler import JekyllHandler, parse
from sitecheck.text.source import Source


def source(text):
    return Source("_pages/about.md", text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    ("text", "data", "body"),
    [
        ("---\ntitle: x\n---\nText\n", {"title": "x"}, "Text\n"),
        ("---\n---\nText\n", {}, "Text\n"),
        ("---\n\n---\n", {}, ""),
        ("--- \t\r\ntitle: x\r\n---\r\nText", {"title": "x"}, "Text"),
        ("---\ntitle: x\n...\nText\n---\n", {"title": "x"}, "Text\n---\n"),
        ("---\ntitle: x\n---", {"title": "x"}, ""),
        ("---\ntitle: 'a\n\n  --- b'\n---\nText", {"title": "a\n--- b"}, "Text"),
        ("---\n# nothing yet\n---\nText", {}, "Text"),
    ],
)
def test_what_jekyll_reads(text, data, body):
    page = source(text)
    found = read_front_matter(page)
    assert has_front_matter(page)
    assert found.data == data
    assert text[found.body_start :] == body
    assert found.problems == []
    assert (found.seen, found.closed) == (True, True)
    assert text[: found.end].rstrip("\r").endswith(("---", "..."))


@pytest.mark.parametrize(
    "text", ["", "Text\n", "# Hi\n\n---\n\nNote: x\n\n---\n", "---", "title\n---\nText\n"]
)
def test_files_without_front_matter(text):
    page = source(text)
    assert not has_front_matter(page)
    assert read_front_matter(page) is None


@pytest.mark.parametrize(
    ("text", "kind", "marked", "fix"),
    [
        ("\ufeff---\ntitle: x\n---\nText", "bom", "---", None),
        ("\n\n---\ntitle: x\n---\nText", "leading-blank", "\n\n", ""),
        (" ---\ntitle: x\n---\nText", "leading-blank", " ", ""),
        ("\u200b---\ntitle: x\n---\nText", "leading-blank", "\u200b", ""),
        ("----\ntitle: x\n---\nText", "opening", "----", "---"),
        ("—-\ntitle: x\n---\nText", "opening", "—-", "---"),
        ("title: x\nlayout: y\n---\nText", "opening", "title: x", "---\ntitle: x"),
        ("<!-- mine -->\n---\ntitle: x\n---\nText", "text-before", "<!-- mine -->", None),
    ],
)
def test_what_jekyll_misses_and_copies_unrendered(text, kind, marked, fix):
    page = source(text)
    found = read_front_matter(page)
    (problem,) = found.problems
    assert not has_front_matter(page)
    assert not found.seen
    assert found.data == {}
    assert found.yaml.root.get("title").value == "x"
    assert page.text[found.body_start :] == "Text"
    assert (problem.kind, page.text[problem.start : problem.end], problem.fix_text) == (kind, marked, fix)
    if fix is not None:
        mended = source(page.text[: problem.start] + fix + page.text[problem.end :])
        assert read_front_matter(mended).problems == []
        assert read_front_matter(mended).data["title"] == "x"


def test_lines_that_end_with_cr_alone():
    found = read_front_matter(source("---\rtitle: x\r---\rText"))
    assert [problem.kind for problem in found.problems] == ["line-ends"]


@pytest.mark.parametrize(
    ("text", "kind", "marked", "fix", "body"),
    [
        ("---\ntitle: x\n\nText: more\n", "unclosed", "title: x", "title: x\n---", "\nText: more\n"),
        ("---\ntitle: x\n", "unclosed", "title: x", "title: x\n---", ""),
        ("---\ntags:\n- a\n- b\nText here\n", "unclosed", "- b", "- b\n---", "Text here\n"),
        ("---\ntitle: x\n ---\nText\n", "closing", " ---", "---", " ---\nText\n"),
        (
            "---\ntitle: x\n----\nText: a\n* b\n\n---\nmore\n",
            "closing",
            "----",
            "---",
            "Text: a\n* b\n\n---\nmore\n",
        ),
    ],
)
def test_front_matter_that_is_not_closed(text, kind, marked, fix, body):
    found = read_front_matter(source(text))
    (problem,) = found.problems
    assert found.data == {}
    assert text[found.body_start :] == body
    assert (problem.kind, text[problem.start : problem.end], problem.fix_text) == (kind, marked, fix)
    mended = read_front_matter(source(text[: problem.start] + fix + text[problem.end :]))
    assert mended.problems == []
    assert mended.data


@pytest.mark.parametrize(
    ("yaml", "kind", "marked"),
    [
        ("- a\n- b", "not-a-mapping", "- a\n- b"),
        ("just text", "not-a-mapping", "just text"),
        ('permalink: ""', "empty-permalink", '""'),
        ("title: a: b", "colon", "a: b"),
        ("title: a\ntitle: b", "duplicate-key", "title"),
    ],
)
def test_problems_are_placed_in_the_source(yaml, kind, marked):
    text = f"---\n{yaml}\n---\nText"
    found = read_front_matter(source(text))
    (problem,) = found.problems
    assert (problem.kind, text[problem.start : problem.end]) == (kind, marked)


def test_places_and_look_up():
    text = "---\ntitle: 'é🔥'\nredirect_from:\n  - /a/\n---\nText"
    found = read_front_matter(source(text))
    node = found.get("redirect_from", 0)
    assert text[node.start : node.end] == "/a/"
    assert found.get("title").value == "é🔥"
    assert found.get("none") is None
    assert (found.start, text[found.end :]) == (0, "\nText")


def test_python_frontmatter_reads_through_the_same_functions():
    page = source("---\ndate: 2024-02-30\ntitle: yes\ncontent: c\n2: b\n---\n\nText\n")
    metadata, content, handler = parse(page)
    assert metadata == {"date": "2024-02-30", "title": True, "content": "c", 2: "b"}
    assert content == "Text"
    assert handler.front_matter.get("date").start == 10
    assert [problem.kind for problem in handler.front_matter.problems] == ["impossible-date"]


def test_python_frontmatter_does_not_forgive_what_jekyll_misses():
    for text in ("\n---\ntitle: x\n---\nText", "---\ntitle: x\n", "Text"):
        page = source(text)
        assert parse(page)[:2] == ({}, text.strip())
    assert not JekyllHandler(source("\n---\ntitle: x\n---\n")).detect("")
    assert JekyllHandler(source("---\ntitle: x\n---\n")).detect("")


def test_a_huge_file_without_end_is_read_in_time():
    text = "---\n" + "----\n" * 300_000
    assert find_closing(text, 4) is None
    assert read_front_matter(source("---\n" + "a" * 5_000_000)).closed is False


@given(st.text(st.sampled_from("-.\n ab:\t\r\ufeff—#'"), max_size=40))
def test_never_raises_and_stays_inside_the_text(text):
    page = source(text)
    found = read_front_matter(page)
    assert not has_front_matter(page) or found is not None
    if found is not None:
        assert 0 <= found.start <= found.end <= len(page.text)
        assert found.body_start <= len(page.text)
        for problem in found.problems:
            assert 0 <= problem.start <= problem.end <= len(page.text)
