"""The JSON report: one document, a finding a line."""

from __future__ import annotations

from sitecheck.report.model import Report
from sitecheck.report.records import encode, finding_record, report_record


def render(report: Report) -> str:
    """A JSON document by `schemas/report.schema.json`.

    A finding a line keeps the C encoder at work (an indented dump is ten times slower) and diffs short.
    """
    head = report_record(report)
    findings = ",\n".join(encode(finding_record(one)) for one in report.findings)
    return (
        f'{{"version": {head["version"]}, "tool": {encode(head["tool"])},\n'
        f'"findings": [\n{findings}\n],\n'
        f'"summary": {encode(head["summary"])}}}\n'
    )
