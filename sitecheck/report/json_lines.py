"""JSON Lines: one finding a line, nothing else."""

from __future__ import annotations

from sitecheck.report.model import Report
from sitecheck.report.records import encode, finding_record


def render(report: Report) -> str:
    """Each line has the form of an entry of the JSON report's `findings`."""
    return "".join(encode(finding_record(one)) + "\n" for one in report.findings)
