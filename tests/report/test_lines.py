from __future__ import annotations

import json

from sitecheck.findings import Edit, Fix, Place
from sitecheck.report import Report, render
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE, finding, place


def test_concise(report: Report) -> None:
    assert render("concise", report).splitlines() == [
        "_pages/about.md:5:29: SPL001 error 'Jornel' is no English word",
        "_pages/about.md:6:26: ORG001 warning 'Univeristy' should be 'University'",
    ]


def test_concise_of_nothing_is_empty() -> None:
    assert render("concise", Report([], version="1")) == ""


def test_github(report: Report) -> None:
    lines = render("github", report).splitlines()
    assert lines[0] == (
        "::error file=_pages/about.md,line=5,endLine=5,col=29,endColumn=35,"
        "title=SPL001 misspelled-word::'Jornel' is no English word"
    )
    assert lines[1].startswith("::warning file=_pages/about.md,line=6,")


def test_github_escapes_and_leaves_out_columns_over_lines() -> None:
    source = Source("a,b:c%d.md", "one\ntwo\n")
    [line] = render("github", Report([finding(Place(source, 0, 6), "50%")], version="1")).splitlines()[:1]
    assert line == "::error file=a%2Cb%3Ac%25d.md,line=1,endLine=2,title=SPL001 misspelled-word::50%25"


def test_github_shows_ten_of_a_level_and_says_how_many_more() -> None:
    source = Source("a.md", "x" * 30)
    many = [finding(Place(source, at, at + 1), severity="warning") for at in range(25)]
    lines = render("github", Report(many, version="1")).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 10
    assert commands[-1].endswith("%0A(15 more warnings in the log: GitHub shows 10 a step.)")
    assert sum(line.startswith("a.md:1:") for line in lines) == 15


def test_json_has_the_contract_s_form(report: Report) -> None:
    loaded = json.loads(render("json", report))
    assert list(loaded) == ["version", "tool", "findings", "summary"]
    assert loaded["version"] == 1
    assert loaded["tool"] == {"name": "sitecheck", "version": "9.9"}
    assert loaded["summary"] == {
        "files": 3,
        "error": 1,
        "warning": 1,
        "info": 0,
        "suppressed": 1,
        "fixable": 1,
    }
    assert loaded["findings"][0] == {
        "path": "_pages/about.md",
        "code": "SPL001",
        "name": "misspelled-word",
        "severity": "error",
        "message": "'Jornel' is no English word",
        "start": {"line": 5, "column": 29},
        "end": {"line": 5, "column": 35},
        "fix": {
            "title": "Write 'Journal'",
            "safety": "safe",
            "edits": [
                {
                    "path": "_pages/about.md",
                    "start": {"line": 5, "column": 29},
                    "end": {"line": 5, "column": 35},
                    "text": "Journal",
                }
            ],
        },
        "related": [],
        "url": "https://jekyll-sitecheck.readthedocs.io/en/latest/rules/misspelled-word/",
    }
    assert loaded["findings"][1]["related"][0]["message"] == "another slip"


def test_json_of_nothing() -> None:
    assert json.loads(render("json", Report([], version="1")))["findings"] == []
    assert render("jsonl", Report([], version="1")) == ""


def test_json_lines_are_the_findings_of_the_json_report(report: Report) -> None:
    lines = render("jsonl", report).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render("json", report))["findings"]


def test_json_keeps_letters_and_escapes_what_acts() -> None:
    source = Source("é.md", HOSTILE)
    out = render("json", Report([finding(Place(source, 0, 3), f"王 🔥 \x9b31m {HOSTILE}")], version="1"))
    assert "王 🔥" in out
    assert all(char.isprintable() or char == "\n" for char in out)
    assert json.loads(out)["findings"][0]["message"] == f"王 🔥 \x9b31m {HOSTILE}"


def test_bytes_that_are_no_text_can_be_written_and_their_fix_is_left_out() -> None:
    source = Source("a.md", b"caf\xe9 Jornel")
    at = place(source, "Jornel")
    whole = Place(source, 0, len(source.text))
    fix = Fix("Write", "safe", (Edit(whole, source.text.upper()),))
    findings = [finding(whole, source.text, fix=fix), finding(at)]
    for name in ("json", "jsonl", "text", "concise", "github"):
        render(name, Report(findings, version="1")).encode()
    loaded = json.loads(render("json", Report(findings, version="1")))
    assert loaded["findings"][0]["fix"] is None
    assert loaded["findings"][0]["message"] == "caf\ufffd Jornel"
