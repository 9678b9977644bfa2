"""One finding in the list: what, where, why, and how to mend it."""

from __future__ import annotations

from sitecheck.findings import Finding
from sitecheck.report.model import Report
from sitecheck.report.webpage import escape
from sitecheck.report.webpage.changes import diff
from sitecheck.report.webpage.marks import Mark, Marker
from sitecheck.report.webpage.source_view import excerpt

_FIXES = {
    "safe": "Fix, made by <code>--fix</code>",
    "unsafe": "Fix, made by <code>--fix --unsafe-fixes</code>",
    "suggestion": "Suggestion",
}
FIX_WORDS = {"safe": "fix", "unsafe": "unsafe fix", "suggestion": "suggestion"}
SHORT = 300


def entry(report: Report, number: int, view: int) -> str:
    """HTML of a finding; `view` is the number of the article in which it is marked."""
    finding = report.findings[number]
    line, column = finding.place.start_position
    rule = report.rule(finding)
    why = "".join(f"<p>{_prose(part)}</p>" for part in (rule.summary, *rule.why.split("\n\n")) if part)
    return (
        f'<details class="f {finding.severity}" id="f{number}" data-view="{view}" '
        f'data-severity="{finding.severity}" data-family="{escape.line(finding.code[:3])}" '
        f'data-repair="{finding.fix.safety if finding.fix else "none"}">'
        f'<summary><span class="dot" title="{finding.severity}"></span>'
        f'<span class="msg">{escape.line(finding.message)}</span>'
        f'<span class="meta"><span class="code">{escape.line(finding.code)}</span> '
        f"{escape.line(finding.place.path.rsplit('/', 1)[-1])}:{line}"
        f"{_badge(finding)}</span></summary>"
        f'<div class="body"><div class="where">{escape.line(finding.path)}:{line}:{column}</div>'
        f"{_source(report, finding, number)}{_fix(finding)}{_related(finding, number)}"
        f'<div class="why"><h4>Why</h4>{why}'
        f'<a href="{escape.line(rule.url)}" rel="noreferrer" target="_blank">{escape.line(finding.name)}</a>'
        "</div></div></details>"
    )


def _prose(text: str) -> str:
    """A rule's words, with what stands in backticks set as code."""
    parts = [escape.text(part) for part in text.split("`")]
    if len(parts) % 2 == 0:
        return escape.text(text)
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))


def _badge(finding: Finding) -> str:
    if not finding.fix:
        return ""
    return f' <span class="badge">{FIX_WORDS[finding.fix.safety]}</span>'


def _source(report: Report, finding: Finding, number: int) -> str:
    place = finding.place
    marker = Marker([Mark(place.start, place.end, number, finding.severity)], report.findings)
    line = place.start_position.line
    code = excerpt(place.source, line, marker, SHORT)
    return (
        f'<div class="source"><div class="row"><span class="n">{line}</span><code>{code}</code></div></div>'
    )


def _fix(finding: Finding) -> str:
    if not finding.fix:
        return ""
    label = _FIXES[finding.fix.safety]
    return f"<h4>{label}</h4><p>{escape.line(finding.fix.title)}</p>{diff(finding.fix)}"


def _related(finding: Finding, number: int) -> str:
    if not finding.related:
        return ""
    rows = []
    for other in finding.related:
        line = other.place.start_position.line
        where = f"{escape.line(other.place.path)}:{line}"
        text = escape.text(" ".join(other.place.text[:SHORT].split()))
        rows.append(
            f'<li><span class="at">{where}</span> {escape.line(other.message)}<br><code>{text}</code></li>'
        )
    return f'<h4>See also</h4><ul class="related" data-f="{number}">{"".join(rows)}</ul>'
