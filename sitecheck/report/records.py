"""Findings as plain dictionaries, in the form of the JSON report."""

from __future__ import annotations

import json
from typing import Any

from sitecheck.findings import Finding, Place
from sitecheck.report.model import Report
from sitecheck.report.plain import portable

VERSION = 1
"""Of the form; raised when a key goes or changes its meaning."""


def report_record(report: Report) -> dict[str, Any]:
    """The whole report but its findings: `version`, `tool`, `summary`."""
    return {
        "version": VERSION,
        "tool": {"name": "sitecheck", "version": report.version},
        "summary": {
            "files": report.files,
            **report.counts(),
            "suppressed": report.suppressed,
            "fixable": report.fixable(),
        },
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """One finding.

    A fix whose text holds bytes that are no UTF-8 is left out: JSON cannot carry them, and a fix that
    destroys them must not be offered. `sitecheck fix` still applies it.
    """
    fix = finding.fix
    if fix and any(portable(edit.text) != edit.text for edit in fix.edits):
        fix = None
    return {
        "path": portable(finding.path),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": portable(finding.message),
        **_range(finding.place),
        "fix": fix
        and {
            "title": portable(fix.title),
            "safety": fix.safety,
            "edits": [{**_place(edit.place), "text": edit.text} for edit in fix.edits],
        },
        "related": [{**_place(other.place), "message": portable(other.message)} for other in finding.related],
        "url": finding.url,
    }


def encode(record: dict[str, Any]) -> str:
    """A record as JSON on one line, letters as they are, everything invisible as an escape.

    `json.dumps` leaves the C1 control characters and text direction overrides, which act on terminals.
    """
    text = json.dumps(record, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _place(place: Place) -> dict[str, Any]:
    return {"path": portable(place.path), **_range(place)}


def _range(place: Place) -> dict[str, Any]:
    start, end = place.start_position, place.end_position
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
