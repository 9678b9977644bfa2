"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from sitecheck.engine.fingerprint import fingerprints
from sitecheck.findings import DOCS, Edit, Finding, Fix, Place, Severity
from sitecheck.report.model import Report
from sitecheck.report.plain import portable
from sitecheck.report.records import encode

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SAFETY = {"safe": "", "unsafe": " (look at the result)", "suggestion": " (a suggestion)"}


def render(report: Report) -> str:
    """One run; a result a line."""
    codes = sorted({finding.code for finding in report.findings})
    index = {code: number for number, code in enumerate(codes)}
    sample = {finding.code: finding for finding in report.findings}
    driver = {
        "name": "sitecheck",
        "version": report.version,
        "informationUri": DOCS,
        "rules": [_rule(report, sample[code]) for code in codes],
    }
    marks = fingerprints(report.findings)
    results = ",\n".join(
        encode(_result(report, finding, index[finding.code], mark))
        for finding, mark in zip(report.findings, marks, strict=True)
    )
    return (
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {encode({"driver": driver})},\n'
        f'"columnKind": "unicodeCodePoints",\n"results": [\n{results}\n]}}]}}\n'
    )


def _rule(report: Report, finding: Finding) -> dict[str, Any]:
    rule = report.rule(finding)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "help": {
            "text": f"{rule.why or rule.summary}\n\n{rule.url}",
            "markdown": f"{rule.why or rule.summary}\n\n[{rule.code} {rule.name}]({rule.url})",
        },
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3]]},
    }


def _result(report: Report, finding: Finding, rule: int, mark: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": portable(finding.message)},
        "locations": [{"physicalLocation": _location(report, finding.place)}],
        "partialFingerprints": {"sitecheckContent/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": portable(other.message)},
                "physicalLocation": _location(report, other.place),
            }
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.fix and all(portable(edit.text) == edit.text for edit in finding.fix.edits):
        result["fixes"] = [_fix(report, finding.fix)]
    return result


def _fix(report: Report, fix: Fix) -> dict[str, Any]:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.place.path, []).append(edit)
    return {
        "description": {"text": portable(fix.title) + _SAFETY[fix.safety]},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(report, path),
                "replacements": [
                    {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
                    for edit in edits
                ],
            }
            for path, edits in by_path.items()
        ],
    }


def _location(report: Report, place: Place) -> dict[str, Any]:
    return {"artifactLocation": _artifact(report, place.path), "region": _region(place)}


def _artifact(report: Report, path: str) -> dict[str, Any]:
    uri = quote(report.location(path).encode("utf-8", "surrogateescape"), safe="/")
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    start, end = place.start_position, place.end_position
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
