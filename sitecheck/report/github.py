"""GitHub Actions workflow commands, which become annotations on the pull request.

Escaping as in GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from __future__ import annotations

from sitecheck.findings import SEVERITIES, Finding, Severity
from sitecheck.report import plain
from sitecheck.report.concise import line
from sitecheck.report.model import Report
from sitecheck.report.summary import count, footer

MOST = 10
"""GitHub shows so many annotations of one level from one step and drops the rest."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """Commands for the first ten findings of each level, plain lines for the rest, and the footer."""
    seen = dict.fromkeys(SEVERITIES, 0)
    totals = report.counts()
    out = []
    for finding in report.findings:
        severity = finding.severity
        seen[severity] += 1
        if seen[severity] > MOST:
            out.append(line(finding, report.location(finding.path)))
            continue
        more = totals[severity] - MOST
        note = ""
        if seen[severity] == MOST and more > 0:
            note = f"\n({count(more, f'more {_COMMANDS[severity]}')} in the log: GitHub shows {MOST} a step.)"
        out.append(_command(report, finding, note))
    out.extend(footer(report))
    return "\n".join(out) + "\n"


def _command(report: Report, finding: Finding, note: str) -> str:
    start, end = finding.place.start_position, finding.place.end_position
    properties = {
        "file": plain.line(report.location(finding.path)),
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": f"{finding.code} {finding.name}",
    }
    if end.line != start.line:
        # Columns of a range over several lines make GitHub refuse the annotation.
        del properties["col"], properties["endColumn"]
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {joined}::{_data(plain.line(finding.message) + note)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
