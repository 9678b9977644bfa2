"""Header, filters and footer of the HTML report."""

from __future__ import annotations

from sitecheck.findings import SEVERITIES
from sitecheck.report.families import FAMILIES
from sitecheck.report.model import Report
from sitecheck.report.summary import footer
from sitecheck.report.webpage import escape
from sitecheck.report.webpage.entry import FIX_WORDS


def header(report: Report, names: list[str]) -> str:
    """The bar on top; `names` are the articles' names, escaped."""
    counts = report.counts()
    tallies = "".join(
        f'<span class="tally {key}"><b>{counts[key]}</b><span> {word}{"s"[: counts[key] != 1]}</span></span>'
        for key, word in zip(SEVERITIES, ("error", "warning", "hint"), strict=True)
        if counts[key]
    )
    options = "".join(f'<option value="{view}">{name}</option>' for view, name in enumerate(names))
    choice = f'<select id="choose" aria-label="Page" hidden>{options}</select>' if len(names) > 1 else ""
    return (
        f'<header><strong class="logo">sitecheck</strong>{choice}'
        f'<span class="tallies">{tallies or "<span class=tally><b>0</b> findings</span>"}</span>'
        '<button id="theme" type="button" aria-label="Light or dark" title="Light or dark (t)" hidden>◐'
        "</button></header>"
    )


def filters(report: Report) -> str:
    """Search box and chips; the script shows them."""
    severities = report.counts()
    families: dict[str, int] = {}
    for finding in report.findings:
        families[finding.code[:3]] = families.get(finding.code[:3], 0) + 1
    boxes = [
        _box("severity", key, word, severities[key])
        for key, word in zip(SEVERITIES, ("errors", "warnings", "hints"), strict=True)
        if severities[key]
    ]
    kinds = [
        _box("family", code, FAMILIES.get(code, code), number)
        for code, number in sorted(families.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    safeties = [finding.fix.safety if finding.fix else "none" for finding in report.findings]
    repairs = [
        _box("repair", safety, word, safeties.count(safety))
        for safety, word in {**FIX_WORDS, "none": "by hand"}.items()
        if safety in safeties
    ]
    return (
        '<form id="filters" hidden role="search"><input id="find" type="search" '
        'placeholder="Filter findings  ( / )" aria-label="Filter findings" '
        'autocomplete="off" spellcheck="false">'
        f"<div class=chips><fieldset><legend>Severity</legend>{''.join(boxes)}</fieldset>"
        f"<fieldset><legend>Family</legend>{''.join(kinds)}</fieldset>"
        f"<fieldset><legend>Repair</legend>{''.join(repairs)}</fieldset></div>"
        '<output id="left" aria-live="polite"></output></form>'
    )


def _box(kind: str, value: str, label: str, number: int) -> str:
    return (
        f'<label class="chip {escape.line(value)}">'
        f'<input type="checkbox" name="{kind}" value="{escape.line(value)}">'
        f"{escape.line(label)} <span>{number}</span></label>"
    )


def closing(report: Report) -> str:
    """What was found and what is not shown, in words."""
    lines = "".join(f"<p>{escape.line(line)}</p>" for line in footer(report))
    keys = (
        '<p class="keys" hidden><kbd>j</kbd> <kbd>k</kbd> next and previous · <kbd>/</kbd> filter · '
        "<kbd>t</kbd> light or dark</p>"
    )
    return f"<footer>{lines}{keys}<p>sitecheck {escape.line(report.version)}</p></footer>"
