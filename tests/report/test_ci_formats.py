"""The formats of CI systems and code hosts, each held against its own schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema  # type: ignore[import-untyped]
import pytest
import xmlschema
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sitecheck.findings import Edit, Fix, Place, Related
from sitecheck.report import Report, render
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE, finding, place

OFFICIAL = Path(__file__).parent / "official"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


Number = Annotated[int, Field(ge=1)]


class GitLabLines(Strict):
    begin: Number
    end: Number


class GitLabLocation(Strict):
    path: str
    lines: GitLabLines


class GitLabIssue(Strict):
    """The table under "Code Quality report format" in GitLab's documentation."""

    description: str
    check_name: str
    fingerprint: str
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: GitLabLocation


class Position(Strict):
    line: Number
    column: Number


class Range(Strict):
    start: Position
    end: Position


class Suggestion(Strict):
    range: Range
    text: str


class Location(Strict):
    path: str
    range: Range


class Code(Strict):
    value: str
    url: str


class Diagnostic(Strict):
    message: str
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Suggestion] = []


class Tool(Strict):
    name: str
    url: str


class DiagnosticResult(Strict):
    """Reviewdog's reviewdog.rdf.DiagnosticResult, as far as it is used here, without its laxness."""

    source: Tool
    diagnostics: list[Diagnostic]


@cache
def sarif_validator() -> Any:
    schema = json.loads((OFFICIAL / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


def sarif(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render("sarif", report))
    sarif_validator().validate(loaded)
    return loaded


def junit(report: Report) -> ET.Element:
    text = render("junit", report)
    xmlschema.XMLSchema(str(OFFICIAL / "junit-10.xsd")).validate(text)
    return ET.fromstring(text)


def gitlab(report: Report) -> list[GitLabIssue]:
    return TypeAdapter(list[GitLabIssue]).validate_json(render("gitlab", report))


def rdjson(report: Report) -> DiagnosticResult:
    return DiagnosticResult.model_validate_json(render("rdjson", report))


@pytest.fixture
def hostile() -> Report:
    text = HOSTILE + "\ufffe\uffff\u2028\x00\x85 ]]> --> & \" ' | `x` @someone [a](javascript:x)\ud800\n"
    source = Source(f"a b/é%{HOSTILE}.md", text.encode("utf-8", "surrogatepass"))
    whole = Place(source, 0, len(source.text))
    fix = Fix(text, "safe", (Edit(whole, HOSTILE),))
    return Report(
        [finding(whole, text, fix=fix, related=(Related(whole, text),))] * 2,
        version="1",
        root="docs/site",
        blob="https://example.org/ann/blob/main/",
    )


@pytest.mark.parametrize("validate", [sarif, junit, gitlab, rdjson])
def test_each_report_is_valid_by_its_schema(validate: Any, report: Report, hostile: Report) -> None:
    validate(report)
    validate(hostile)
    validate(Report([], version="1"))


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "junit", "summary", "jsonl", "html"])
def test_nothing_on_a_page_acts_on_a_terminal(name: str, hostile: Report) -> None:
    out = render(name, hostile)
    out.encode()
    assert all(char.isprintable() or char in "\n\u200c\u200d\u2060" for char in out)
    assert not any(line.lstrip().startswith("::") for line in out.split("\n"))


def test_sarif(report: Report) -> None:
    [run] = sarif(report)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["ORG001", "SPL001"]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("SPL001", 1, "error")
    region = {"startLine": 5, "startColumn": 29, "endLine": 5, "endColumn": 35}
    location = first["locations"][0]["physicalLocation"]
    assert location == {
        "artifactLocation": {"uri": "_pages/about.md", "uriBaseId": "%SRCROOT%"},
        "region": region,
    }
    [change] = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "Journal"}}]
    assert second["relatedLocations"][0]["message"]["text"] == "another slip"
    assert second["fixes"][0]["description"]["text"] == "Write 'University' (look at the result)"


def test_sarif_fingerprints_survive_moved_lines() -> None:
    def marks(text: str) -> list[str]:
        source = Source("a.md", text)
        findings = [finding(place(source, "Jornel")), finding(place(source, "Jornel", 1))]
        results = sarif(Report(findings, version="1"))["runs"][0]["results"]
        return [one["partialFingerprints"]["sitecheckContent/v1"] for one in results]

    before = marks("Jornel\nJornel\n")
    assert before == marks("# New\n\nJornel\n\nand Jornel\n")
    assert len(set(before)) == 2


def test_paths_begin_at_the_working_directory(hostile: Report) -> None:
    uri = sarif(hostile)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert unquote(uri).startswith("docs/site/a b/é%\x1b[31m")
    assert gitlab(hostile)[0].location.path.startswith("docs/site/a b/é%")
    assert rdjson(hostile).diagnostics[0].location.path.startswith("docs/site/")
    assert "file=docs/site/a b/é%25" in render("github", hostile)


@pytest.mark.parametrize("root", [".", "", "..", "../site", "/abs", "C:/abs"])
def test_a_root_elsewhere_is_left_out(report: Report, root: str) -> None:
    report.root = root
    assert gitlab(report)[0].location.path == "_pages/about.md"


def test_gitlab(report: Report) -> None:
    first, second = gitlab(report)
    assert first.check_name == "SPL001 misspelled-word"
    assert (first.severity, second.severity) == ("major", "minor")
    assert (first.location.lines.begin, first.location.lines.end) == (5, 5)


def test_gitlab_fingerprints_differ(hostile: Report) -> None:
    first, second = gitlab(hostile)
    assert first.fingerprint != second.fingerprint


def test_junit(report: Report) -> None:
    report.findings.append(finding(report.findings[0].place, "a hint", severity="info"))
    root = junit(report)
    [suite] = root
    assert suite.attrib == {
        "name": "_pages/about.md",
        "tests": "3",
        "failures": "2",
        "errors": "0",
        "skipped": "1",
    }
    failure = suite[0][0]
    assert failure.attrib == {"type": "error", "message": "'Jornel' is no English word"}
    assert failure.text is not None
    assert "A paper in the Jornel of Tests." in failure.text
    assert suite[2][0].tag == "skipped"


def test_junit_of_nothing_is_a_test_that_passes() -> None:
    root = junit(Report([], version="1"))
    assert root.attrib["tests"] == "1"
    assert root.find(".//failure") is None


def test_rdjson_columns_are_bytes() -> None:
    source = Source("a.md", "\ufeff王🔥 Jornel\né Jornel\n")
    at, other = place(source, "Jornel"), place(source, "Jornel", 1)
    fix = Fix("Write 'Journal'", "safe", (Edit(at, "Journal"), Edit(other, "Journal")))
    [diagnostic] = rdjson(Report([finding(at, fix=fix)], version="1")).diagnostics
    assert diagnostic.location.range.start == Position(line=1, column=3 + 3 + 4 + 1 + 1)
    [suggestion] = diagnostic.suggestions
    assert suggestion.range.end == Position(line=2, column=2 + 1 + 6 + 1)
    assert suggestion.text == "Journal\né Journal"


def test_rdjson_offers_no_suggestion_that_reaches_another_file() -> None:
    a, b = Source("a.md", "Jornel"), Source("b.md", "Jornel")
    fix = Fix("Write", "safe", (Edit(place(a, "Jornel"), "x"), Edit(place(b, "Jornel"), "y")))
    [diagnostic] = rdjson(Report([finding(place(a, "Jornel"), fix=fix)], version="1")).diagnostics
    assert diagnostic.suggestions == []


def test_the_summary_links_lines(report: Report) -> None:
    report.blob = "https://example.org/ann/site/blob/abc/"
    out = render("summary", report)
    assert "[5](https://example.org/ann/site/blob/abc/_pages/about.md?plain=1#L5)" in out
    assert "[SPL001](https://jekyll-sitecheck.readthedocs.io/en/latest/rules/misspelled-word/)" in out


def test_the_summary_holds_no_markup_of_the_page(hostile: Report) -> None:
    out = render("summary", hostile)
    for markup in ("<script", "</style", "@someone", "[a](", "`", "javascript:"):
        assert markup not in out


def test_the_summary_stays_small() -> None:
    source = Source("a.md", "x")
    findings = [finding(Place(source, 0, 1), "王🔥" * 300)] * 3000
    out = render("summary", Report(findings, version="1"))
    assert 800_000 < len(out.encode()) < 900_000
    assert "more findings." in out.splitlines()[-1]
