"""The closing words of a report: what was found, what can be mended, what was not shown."""

from __future__ import annotations

from collections.abc import Mapping

from sitecheck.findings import SEVERITIES, Severity
from sitecheck.report.model import Report


def count(number: int, word: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def tally(counts: Mapping[Severity, int]) -> str:
    """`2 errors, 1 warning and 3 hints`; an empty text where all are zero."""
    words = {"error": "error", "warning": "warning", "info": "hint"}
    parts = [count(counts[key], words[key]) for key in SEVERITIES if counts.get(key)]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def footer(report: Report) -> list[str]:
    """One to three plain lines."""
    found = tally(report.counts())
    concerned = len({finding.path for finding in report.findings})
    where = f"{concerned} of " if concerned < report.files else ""
    lines = [f"Found {found} in {where}{count(report.files, 'file')}." if found else _clean(report)]
    safe, unsafe = report.fixable(), report.fixable("unsafe")
    if safe:
        more = f" ({unsafe} more with --unsafe-fixes)" if unsafe else ""
        lines.append(f"--fix mends {safe} of them{more}.")
    elif unsafe:
        lines.append(f"--fix --unsafe-fixes mends {unsafe} of them.")
    unseen = []
    if below := tally(report.hidden):
        mildest = next(key for key in reversed(SEVERITIES) if report.hidden.get(key))
        unseen.append(f"{below} (see --severity {mildest})")
    if report.suppressed:
        unseen.append(f"{report.suppressed} suppressed in the site's files")
    if report.baselined:
        unseen.append(f"{report.baselined} accepted by the baseline")
    if unseen:
        lines.append(f"Not shown: {', '.join(unseen)}.")
    return lines


def _clean(report: Report) -> str:
    return f"Nothing found in {count(report.files, 'file')}."
