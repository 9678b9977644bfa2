"""JUnit XML, as Jenkins and GitLab read it: a test suite a file, a test case a finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from sitecheck.findings import Finding
from sitecheck.report import plain
from sitecheck.report.frame import frame
from sitecheck.report.model import Report

WIDTH = 100


def render(report: Report) -> str:
    """Errors and warnings fail; hints are skipped tests. A clean site is one test that passes."""
    suites = [
        _suite(report, path, list(findings)) for path, findings in groupby(report.findings, lambda f: f.path)
    ]
    if not suites:
        suites = ['<testsuite name="sitecheck" tests="1" failures="0" errors="0" skipped="0">\n']
        suites[0] += '<testcase name="nothing found" classname="sitecheck"/>\n</testsuite>\n'
    counts = report.counts()
    failures = counts["error"] + counts["warning"]
    tests = len(report.findings) or 1
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="sitecheck" tests="{tests}" failures="{failures}" errors="0">\n'
        f"{''.join(suites)}</testsuites>\n"
    )


def _suite(report: Report, path: str, findings: list[Finding]) -> str:
    name = _attribute(report.location(path))
    hints = sum(finding.severity == "info" for finding in findings)
    cases = "".join(_case(name, finding) for finding in findings)
    return (
        f'<testsuite name={name} tests="{len(findings)}" failures="{len(findings) - hints}" '
        f'errors="0" skipped="{hints}">\n{cases}</testsuite>\n'
    )


def _case(classname: str, finding: Finding) -> str:
    line, column = finding.place.start_position
    name = _attribute(f"{line}:{column} {finding.code} {finding.name}")
    message = _attribute(finding.message)
    outcome = f"<skipped message={message}/>"
    if finding.severity != "info":
        body = escape("\n".join(_body(finding)))
        outcome = f'<failure type="{finding.severity}" message={message}>{body}</failure>'
    return f"<testcase name={name} classname={classname}>{outcome}</testcase>\n"


def _body(finding: Finding) -> Iterable[str]:
    line, column = finding.place.start_position
    yield f"{plain.line(finding.path)}:{line}:{column}"
    for row in frame(finding.place, WIDTH):
        yield f"{row.line} | {row.text}"
        yield f"{'':{len(str(row.line))}} | {'':{row.indent}}{'^' * row.marks}"
    if finding.fix:
        yield f"{finding.fix.safety} fix: {plain.line(finding.fix.title)}"
    yield finding.url


def _attribute(text: str) -> str:
    return quoteattr(plain.line(text))
