"""GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from __future__ import annotations

from sitecheck.engine.fingerprint import fingerprints
from sitecheck.findings import Severity
from sitecheck.report.model import Report
from sitecheck.report.plain import portable
from sitecheck.report.records import encode

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """A JSON array, an issue a line. Fingerprints are those of the content, so moved lines stay known."""
    lines = []
    for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True):
        place = finding.place
        last = place.source.position(max(place.start, place.end - 1)).line
        lines.append(
            encode(
                {
                    "description": portable(finding.message),
                    "check_name": f"{finding.code} {finding.name}",
                    "fingerprint": mark,
                    "severity": _SEVERITIES[finding.severity],
                    "location": {
                        "path": portable(report.location(finding.path)),
                        "lines": {"begin": place.start_position.line, "end": last},
                    },
                }
            )
        )
    return "[\n" + ",\n".join(lines) + "\n]\n"
