"""One line for each finding: `path:line:column: CODE severity message`."""

from __future__ import annotations

from sitecheck.report import plain
from sitecheck.report.model import Report


def render(report: Report) -> str:
    """The lines; an empty text where nothing was found."""
    out = []
    for finding in report.findings:
        line, column = finding.place.start_position
        message = plain.line(finding.message)
        out.append(
            f"{plain.path(finding.path)}:{line}:{column}: {finding.code} {finding.severity} {message}\n"
        )
    return "".join(out)
