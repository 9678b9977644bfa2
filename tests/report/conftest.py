from __future__ import annotations

import pytest

from sitecheck.findings import Edit, Finding, Fix, Place, Related, Severity
from sitecheck.report import Report, RuleInfo
from sitecheck.text.source import Source

TEXT = """---
title: Home
---
# News
- *2031.04*: A paper in the Jornel of Tests.
- *2031.03*: Talk at the Univeristy of Nowhere.
"""


def place(source: Source, text: str, nth: int = 0) -> Place:
    """The nth occurrence of a text in a source."""
    at = -1
    for _ in range(nth + 1):
        at = source.text.index(text, at + 1)
    return Place(source, at, at + len(text))


def finding(
    at: Place,
    message: str = "Something is wrong",
    *,
    code: str = "SPL001",
    name: str = "misspelled-word",
    severity: Severity = "error",
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    return Finding(at, code, name, severity, message, fix, related)


@pytest.fixture
def report() -> Report:
    """Two findings on an invented page: one with a fix, one with a related place."""
    source = Source("_pages/about.md", TEXT)
    jornel, school = place(source, "Jornel"), place(source, "Univeristy")
    findings = [
        finding(
            jornel,
            "'Jornel' is no English word",
            fix=Fix("Write 'Journal'", "safe", (Edit(jornel, "Journal"),)),
        ),
        finding(
            school,
            "'Univeristy' should be 'University'",
            code="ORG001",
            name="misspelled-institution",
            severity="warning",
            fix=Fix("Write 'University'", "unsafe", (Edit(school, "University"),)),
            related=(Related(jornel, "another slip"),),
        ),
    ]
    rules = {
        one.code: RuleInfo(
            one.code,
            one.name,
            one.severity,
            summary="A word is misspelled",
            why="It looks careless.",
            url=one.url,
        )
        for one in findings
    }
    return Report(findings, version="9.9", files=3, suppressed=1, hidden={"info": 2}, rules=rules)


HOSTILE = (
    "\x1b[31mred\x1b[0m <script>alert(1)</script> </style> ::error::forged\r\n"
    "::error::line ##[error]v1 \u202eabc"
)
"""What a page may hold to attack a terminal, a CI log or an HTML report."""
