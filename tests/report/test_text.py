from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.findings import Place, Related
from sitecheck.report import Report, render
from sitecheck.report.frame import frame
from sitecheck.report.text import wants_color
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE, finding, place


def test_a_whole_report(report: Report) -> None:
    assert (
        render("text", report)
        == """\
error SPL001 'Jornel' is no English word [misspelled-word]
 --> _pages/about.md:5:29
5 | - *2031.04*: A paper in the Jornel of Tests.
  |                             ^^^^^^
  = fix: Write 'Journal'

warning ORG001 'Univeristy' should be 'University' [misspelled-institution]
 --> _pages/about.md:6:26
6 | - *2031.03*: Talk at the Univeristy of Nowhere.
  |                          ^^^^^^^^^^
 ::: _pages/about.md:5:29
5 | - *2031.04*: A paper in the Jornel of Tests.
  |                             ------ another slip
  = unsafe fix: Write 'University'

Found 1 error and 1 warning in 1 of 3 files.
--fix mends 1 of them (1 more with --unsafe-fixes).
Not shown: 2 hints (see --severity info), 1 suppressed in the site's files.
"""
    )


@pytest.mark.parametrize(
    ("own", "others", "marks"),
    [
        ("late", ["early"], ["  -----               ^^^^", "  no. 0"]),
        ("early", ["late"], ["  ^^^^^               ---- no. 0"]),
        ("late", ["early", "middle"], ["  -----    ------     ^^^^", "           no. 1", "  no. 0"]),
        ("middle", ["early", "late"], ["  -----    ^^^^^^     ---- no. 1", "  no. 0"]),
    ],
)
def test_related_places_of_one_line_share_a_frame(own: str, others: list[str], marks: list[str]) -> None:
    source = Source("a.md", "- early 王 middle and late\n")
    related = tuple(Related(place(source, other), f"no. {i}") for i, other in enumerate(others))
    out = render("text", Report([finding(place(source, own), related=related)], version="1"))
    rows = [line.removeprefix("  | ") for line in out.split("\n")[3:] if line.startswith("  | ")]
    assert rows == marks
    assert out.count("1 | ") == 1


def test_related_places_too_far_apart_have_frames_of_their_own() -> None:
    source = Source("a.md", "early" + " word" * 50 + " late\n")
    related = (Related(place(source, "early"), "the other"),)
    out = render("text", Report([finding(place(source, "late"), related=related)], version="1"), width=80)
    assert " ::: a.md:1:1" in out


def test_what_is_said_again_and_again_is_named_only() -> None:
    source = Source("a.md", "Jornel\n" * 5 + "Univeristy\nJornel\n")
    again = [finding(place(source, "Jornel", nth), "No such word") for nth in range(6)]
    other = finding(place(source, "Univeristy"), "Another word")
    report = Report([*again[:5], other, again[5]], version="1")
    out = render("text", report)
    assert (
        """\
error SPL001 No such word [misspelled-word]
 --> a.md:2:1
2 | Jornel
  | ^^^^^^
  = the same at 3:1, 4:1, 5:1, 7:1

error SPL001 Another word [misspelled-word]
 --> a.md:6:1
6 | Univeristy
  | ^^^^^^^^^^

Found 7 errors"""
        in out
    )
    assert render("text", report, full=True).count("^^^^^^\n") == 7
    many = Source("a.md", "Jornel\n" * 40)
    found = [finding(place(many, "Jornel", nth), "No such word") for nth in range(40)]
    rows = render("text", Report(found, version="1"), width=50).splitlines()[9:-2]
    assert rows[0] == "  = the same at 3:1, 4:1, 5:1, 6:1, 7:1, 8:1, 9:1,"
    assert " ".join(rows).count(":1") == 38
    assert max(map(len, rows)) <= 50


def test_nothing_found() -> None:
    assert render("text", Report([], version="1", files=1)) == "Nothing found in 1 file.\n"


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("plain ", 6),
        ("王小明 ", 7),
        ("🔥 ", 3),
        ("👩\u200d⚕️ ", 3),
        ("❤️ ", 3),
        ("👍🏽 ", 3),
        ("🇨🇳 ", 3),
        ("e\u0301tude ", 6),
        ("\t", 4),
        ("ab\t", 4),
        ("\u200b", 8),
        ("\x1b", 1),
        ("한글 ", 5),
    ],
)
def test_carets_stand_under_what_they_mark(before: str, indent: int) -> None:
    source = Source("a.md", f"{before}Jornel of")
    [row] = frame(place(source, "Jornel"), 80)
    assert (row.indent, row.marks) == (indent, 6)


def test_a_marked_invisible_character_is_shown() -> None:
    source = Source("a.md", "a\u200bb")
    [row] = frame(Place(source, 1, 2), 80)
    assert (row.text, row.indent, row.marks) == ("a<U+200B>b", 1, 8)


def test_a_long_line_is_cut_around_the_range() -> None:
    source = Source("a.md", "word " * 100 + "Jornel" + " word" * 100)
    [row] = frame(place(source, "Jornel"), 40)
    assert row.text == "…ord word word Jornel word word word wo…" or len(row.text) == 40
    assert row.text[row.indent : row.indent + row.marks] == "Jornel"


def test_a_range_over_lines_shows_the_first_and_the_last() -> None:
    source = Source("a.md", "one two\nthree\n  four five\n")
    rows = frame(Place(source, 4, source.text.index(" five")), 40)
    assert [(row.line, row.text, row.indent, row.marks) for row in rows] == [
        (1, "one two", 4, 3),
        (3, "  four five", 2, 4),
    ]


@pytest.mark.parametrize("text", ["", "abc", "abc\n", "abc\r\n"])
def test_the_end_of_a_file_has_one_caret(text: str) -> None:
    source = Source("a.md", text)
    [row] = frame(Place(source, len(text), len(text)), 40)
    assert row.marks == 1


def test_a_line_of_megabytes_costs_no_more_than_a_short_one() -> None:
    source = Source("a.md", "\u0301" * 2_000_000 + "x" * 2_000_000)
    for at in range(0, 4_000_000, 40_000):
        assert frame(Place(source, at, at + 30_000), 80)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60), st.integers(20, 60))
def test_frames_keep_their_width_and_let_nothing_act(text: str, start: int, size: int, width: int) -> None:
    source = Source("a.md", text)
    start = min(start, len(text))
    end = min(start + size, len(text))
    for row in frame(Place(source, start, end), width):
        assert row.marks >= 1
        assert row.indent + row.marks <= width + 1
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in row.text)
        assert "##[" not in row.text


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_a_hostile_page_stays_harmless(name: str) -> None:
    source = Source(f"::error::{HOSTILE}.md", HOSTILE)
    everything = Place(source, 0, len(HOSTILE))
    hostile = finding(everything, HOSTILE, related=(Related(everything, HOSTILE),))
    out = render(name, Report([hostile] * 12, version="1"))
    assert "\x1b" not in out
    assert "\r" not in out
    assert "\u202e" not in out
    assert "##[" not in out
    commands = [line for line in out.split("\n") if line.lstrip().startswith("::")]
    own = [line for line in commands if line.startswith("::error file=%3A%3Aerror")]
    if name == "github":
        assert len(commands) == len(own) == 10
    else:
        assert all(line.startswith(" ::: ") for line in commands)


@pytest.mark.parametrize(
    ("environ", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_color(environ: dict[str, str], terminal: bool, wanted: bool) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    assert wants_color(stream, environ) is wanted


def test_color_adds_escapes_only(report: Report) -> None:
    import re

    colored = render("text", report, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render("text", report)


@pytest.mark.parametrize("name", ["text", "concise", "json_report"])
def test_the_hot_path_imports_nothing_heavy(name: str) -> None:
    code = f"import sys, sitecheck.report.{name}; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"pydantic", "dataclasses", "enum", "pathlib", "inspect", "rich", "shutil"} & (
        set(out.split()) - set(_always())
    )


def _always() -> list[str]:
    code = "import sys, json, re, sitecheck.findings; print(*sys.modules)"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
