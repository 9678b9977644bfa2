from __future__ import annotations

import re

from sitecheck.engine.diff import unified
from sitecheck.report.terminal_diff import render
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE


def test_a_plain_diff_stays_as_it_is() -> None:
    diff = unified({"a.md": Source("a.md", "one\n\ttwo\n")}, {"a.md": "one\n\t2\n"})
    assert render(diff) == diff


def test_what_the_page_holds_is_shown_and_not_obeyed() -> None:
    diff = unified({"a.md": Source("a.md", f"{HOSTILE}\r\n")}, {"a.md": f"x{HOSTILE}\r\n"})
    out = render(diff)
    assert "\x1b" not in out
    assert "\r" not in out
    assert "##[" not in out
    colored = render(diff, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == out
    assert "\x1b[32m+" in colored


def test_changed_words_are_marked() -> None:
    diff = unified({"a.md": Source("a.md", "a bad word\nsame\n")}, {"a.md": "a good word\nsame\n"})
    colored = render(diff, color=True)
    assert "\x1b[31m-a \x1b[7mbad\x1b[27m word\x1b[0m" in colored
    assert "\x1b[32m+a \x1b[7mgood\x1b[27m word\x1b[0m" in colored


def test_what_is_unchanged_in_a_long_line_is_cut() -> None:
    before = "word " * 60 + "bad" + " word" * 60 + "\n" + "more " * 60 + "\n"
    diff = unified({"a.md": Source("a.md", before)}, {"a.md": before.replace("bad", "good")})
    lines = render(diff, width=80).split("\n")
    assert lines[3].startswith("-…")
    assert "word bad word" in lines[3]
    assert "word good word" in lines[4]
    assert max(map(len, lines)) <= 80


def test_lines_that_look_like_headers_are_lines() -> None:
    diff = unified({"a.md": Source("a.md", "---\na\n")}, {"a.md": "***\na\n"})
    assert render(diff) == diff
