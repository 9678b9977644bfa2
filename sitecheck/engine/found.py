"""What some rules found, on its way to what a run found."""

from __future__ import annotations

from typing import NamedTuple

from sitecheck.findings import Finding


class Found(NamedTuple):
    """What some of the rules found.

    Attributes:
        findings: all of them.
        crowded: files with more findings of a rule than are listed.
        timings: seconds by code, where they are measured.
        failure: why a rule failed; empty if none did.
        cause: the error, where it arose in this process.
    """

    findings: set[Finding]
    crowded: set[str]
    timings: dict[str, float]
    failure: str = ""
    cause: Exception | None = None
