"""One line for each finding: `path:line:column: CODE severity message`."""

from __future__ import annotations

from sitecheck.findings import Finding
from sitecheck.report import plain
from sitecheck.report.model import Report


def render(report: Report) -> str:
    """The lines; an empty text where nothing was found."""
    return "".join(f"{line(finding, finding.path)}\n" for finding in report.findings)


def line(finding: Finding, path: str) -> str:
    """A finding's line, without a newline."""
    number, column = finding.place.start_position
    message = plain.line(finding.message)
    return f"{plain.path(path)}:{number}:{column}: {finding.code} {finding.severity} {message}"
