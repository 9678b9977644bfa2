from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from sitecheck.findings import Place
from sitecheck.report import Report, render
from sitecheck.report.schema import Finding, ReportModel, json_schema_text
from sitecheck.text.source import Source
from tests.report.conftest import HOSTILE, finding

SCHEMA = Path(__file__).parents[2] / "schemas" / "report.schema.json"


def test_the_kept_schema_is_that_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == json_schema_text()


def test_a_report_validates(report: Report) -> None:
    assert ReportModel.model_validate_json(render("json", report)).summary.fixable == 1


def test_lines_validate(report: Report) -> None:
    for line in render("jsonl", report).splitlines():
        Finding.model_validate_json(line)


@pytest.mark.parametrize("text", [HOSTILE, "\ufeffa\ud800", "\u2028\x85\x00", ""])
def test_any_text_validates(text: str) -> None:
    source = Source("a.md", text.encode("utf-8", "surrogatepass"))
    at = Place(source, 0, len(source.text))
    ReportModel.model_validate_json(render("json", Report([finding(at, text)], version="1")))


def test_an_unknown_key_is_refused(report: Report) -> None:
    wrong = render("json", report).replace('"version": 1', '"version": 1, "more": 2', 1)
    with pytest.raises(ValidationError):
        ReportModel.model_validate_json(wrong)
