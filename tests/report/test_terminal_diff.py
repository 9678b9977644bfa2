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
    assert "\x1b[32m+x" in colored
