"""Reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)."""

from __future__ import annotations

from typing import Any

from sitecheck.findings import DOCS, Finding, Place, Severity
from sitecheck.report.model import Report
from sitecheck.report.plain import portable
from sitecheck.report.records import encode
from sitecheck.text.source import BOM, Source

LARGEST = 4000
"""Characters between the first and the last edit of a fix that is offered as one suggestion."""

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> str:
    """A DiagnosticResult, a diagnostic a line."""
    lines = ",\n".join(encode(_diagnostic(report, finding)) for finding in report.findings)
    return f'{{"source": {encode({"name": "sitecheck", "url": DOCS})},\n"diagnostics": [\n{lines}\n]}}\n'


def _diagnostic(report: Report, finding: Finding) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": portable(finding.message),
        "location": {"path": portable(report.location(finding.path)), "range": _range(finding.place)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": finding.url},
    }
    suggestion = _suggestion(finding)
    if suggestion:
        diagnostic["suggestions"] = [suggestion]
    return diagnostic


def _suggestion(finding: Finding) -> dict[str, Any] | None:
    """The fix as one replacement: reviewdog takes several for alternatives, so edits are joined."""
    if not finding.fix or not finding.fix.edits:
        return None
    edits = sorted(finding.fix.edits, key=lambda edit: edit.place.start)
    source = finding.place.source
    start, end = edits[0].place.start, edits[-1].place.end
    if any(edit.place.path != source.path for edit in edits) or end - start > LARGEST:
        return None
    parts, at = [], start
    for edit in edits:
        parts += [source.text[at : edit.place.start], edit.text]
        at = edit.place.end
    text = "".join(parts)
    if portable(text) != text:
        return None
    return {"range": _range(Place(source, start, end)), "text": text}


def _range(place: Place) -> dict[str, Any]:
    return {"start": _position(place.source, place.start), "end": _position(place.source, place.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    """Columns count bytes of UTF-8, those of a byte order mark included."""
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    mark = len(BOM) if source.bom and line == 1 else 0
    return {"line": line, "column": mark + len(before.encode("utf-8", "surrogateescape")) + 1}
