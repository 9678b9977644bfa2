"""A Markdown summary for CI job pages: findings by file, linked to their lines.

GitHub drops a step's summary above 1 MiB, so it stays below 900 kB.
"""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from sitecheck.findings import Finding, Severity
from sitecheck.report import plain
from sitecheck.report.model import Report
from sitecheck.report.summary import count, footer

LARGEST = 880_000
"""Bytes of UTF-8, with room for the closing lines."""

LONGEST = 400
"""Characters of one cell."""

_SIGNS: dict[Severity, str] = {"error": "🔴", "warning": "🟡", "info": "🔵"}
_MARKUP = frozenset("\\`*_{}[]()<>#+-!|&~$@:\"'")


def render(report: Report) -> str:
    """The summary; a site without findings gets one line."""
    first, *rest = footer(report)
    head = f"## sitecheck\n\n{first}{''.join(' ' + line for line in rest)}\n"
    parts, size, shown = [head], len(head.encode()), 0
    for path, findings in groupby(report.findings, lambda finding: finding.path):
        block = _heading(report, path)
        for finding in findings:
            block += _row(report, finding)
            length = len(block.encode("utf-8", "replace"))
            if size + length > LARGEST:
                parts.append(f"\n… and {count(len(report.findings) - shown, 'more finding')}.\n")
                return "".join(parts)
            parts.append(block)
            size += length
            shown += 1
            block = ""
    return "".join(parts)


def _heading(report: Report, path: str) -> str:
    name = code(report.location(path))
    link = _link(report, path)
    return (
        f"\n### {f'[{name}]({link})' if link else name}\n\n"
        "| Line | | Rule | Finding |\n| ---: | :-: | --- | --- |\n"
    )


def _row(report: Report, finding: Finding) -> str:
    line = finding.place.start_position.line
    link = _link(report, finding.path)
    number = f"[{line}]({link}#L{line})" if link else str(line)
    fix = ""
    if finding.fix:
        labels = {"safe": "--fix", "unsafe": "--unsafe-fixes", "suggestion": "suggestion"}
        fix = f"<br><sub>{labels[finding.fix.safety]}: {text(finding.fix.title)}</sub>"
    return (
        f"| {number} | {_SIGNS[finding.severity]} | [{finding.code}]({finding.url}) {finding.name} "
        f"| {text(finding.message)}{fix} |\n"
    )


def _link(report: Report, path: str) -> str:
    if not report.blob:
        return ""
    # `?plain=1` makes GitHub show a Markdown file's source, where lines have anchors.
    plainly = "?plain=1" if path.lower().endswith((".md", ".markdown")) else ""
    return report.blob + quote(report.location(path).encode("utf-8", "surrogateescape"), safe="/") + plainly


def text(raw: str) -> str:
    """A text that shows as it is: whatever Markdown or HTML would read becomes a character reference."""
    line = plain.portable(plain.line(raw))
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    return "".join(f"&#{ord(char)};" if char in _MARKUP else char for char in line)


def code(raw: str) -> str:
    """The same, set as code."""
    return f"<code>{text(raw)}</code>"
