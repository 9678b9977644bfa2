"""`--statistics`: how many findings each rule has, most first, and the footer."""

from __future__ import annotations

from sitecheck.report.model import Report
from sitecheck.report.summary import footer


def render(report: Report, *, summary: bool = True) -> str:
    """A line for each rule that found something: how many, how many of them `--fix` mends, code, name."""
    counts: dict[tuple[str, str], list[int]] = {}
    for finding in report.findings:
        row = counts.setdefault((finding.code, finding.name), [0, 0])
        row[0] += 1
        row[1] += bool(finding.fix and finding.fix.safety == "safe")
    rows = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    width = len(str(rows[0][1][0])) if rows else 1
    lines = [
        f"{found:{width}}  {code}  {name}" + (f"  (--fix mends {mended})" if mended else "")
        for (code, name), (found, mended) in rows
    ]
    if summary:
        lines += ["", *footer(report)] if lines else footer(report)
    return "".join(f"{line}\n" for line in lines)
