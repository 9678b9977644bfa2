"""The report for people at a terminal: a code frame for each finding and a footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from sitecheck.findings import Finding, Place
from sitecheck.report import plain
from sitecheck.report.frame import Row, frame, together
from sitecheck.report.model import Report
from sitecheck.report.summary import footer

WIDTH = 110
"""Cells a frame may take where the terminal's width is not known."""

NARROWEST = 40
MOST_RELATED = 5
FRAMES_OF_ONE_KIND = 2
"""Code frames for one message in one file; the second names the further places."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "gutter": "34",
    "bold": "1",
    "fix": "32",
    "note": "34",
}
_FIX_LABELS = {"safe": "fix", "unsafe": "unsafe fix", "suggestion": "suggestion"}


def wants_color(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether to colour what goes to a stream.

    NO_COLOR (no-color.org) says no, then FORCE_COLOR says yes, `TERM=dumb` no, else a terminal decides.
    """
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return environ.get("TERM") != "dumb" and stream.isatty()


def render(
    report: Report,
    *,
    color: bool = False,
    width: int | None = None,
    full: bool = False,
    summary: bool = True,
) -> str:
    """The whole report, ending in a newline.

    Args:
        report: what to show.
        color: whether ANSI colours may be used.
        width: of the terminal, in cells.
        full: whether what is said of many places of a file has a code frame at each of them.
        summary: whether closing words say what was found.
    """
    writer = _Writer(color, max(NARROWEST, width or WIDTH))
    alike: dict[object, list[Finding]] = {}
    for finding in report.findings:
        alike.setdefault(_kind(finding, full), []).append(finding)
    for finding in report.findings:
        ones = alike[_kind(finding, full)]
        if any(finding is one for one in ones[: FRAMES_OF_ONE_KIND - 1]):
            writer.finding(finding)
        elif finding is ones[FRAMES_OF_ONE_KIND - 1]:
            writer.finding(finding, ones[FRAMES_OF_ONE_KIND:])
    if not summary:
        return "".join(f"{line}\n" for line in writer.out)
    first, *rest = footer(report)
    return "\n".join([*writer.out, writer.paint(first, "bold"), *rest, ""])


def _kind(finding: Finding, full: bool) -> object:
    """What findings that say the same of one file have in common."""
    if full or finding.related:
        return id(finding)
    return finding.path, finding.code, finding.message, finding.fix.title if finding.fix else ""


class _Writer:
    """Collects the lines of a report in `out`."""

    __slots__ = ("color", "digits", "out", "width")

    def __init__(self, color: bool, width: int) -> None:
        self.color = color
        self.width = width
        self.digits = 1
        self.out: list[str] = []

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color else text

    def gutter(self, text: object = "", sign: str = "|") -> str:
        return self.paint(f"{text:>{self.digits}} {sign}", "gutter")

    def head(self, finding: Finding) -> None:
        head = self.paint(f"{finding.severity} {finding.code}", finding.severity)
        self.out.append(f"{head} {self.paint(plain.line(finding.message), 'bold')} [{finding.name}]")

    def finding(self, finding: Finding, others: Sequence[Finding] = ()) -> None:
        """A finding with its frame; `others` say the same of further places of the file."""
        self.head(finding)
        related = finding.related[:MOST_RELATED]
        places = [finding.place, *(other.place for other in related)]
        self.digits = len(str(max(place.end_position.line for place in places)))
        if related and (rows := together(places, self.width - self.digits - 3)):
            self.joint(finding, rows)
        else:
            self.frame(finding.place, "-->", "^", finding.severity)
            for other in related:
                # The sign compilers use for another file that belongs to an error.
                self.frame(other.place, ":::", "-", "note")
                self.out[-1] += f" {self.paint(plain.line(other.message), 'note')}"
        if len(finding.related) > len(related):
            self.out.append(f"{self.gutter('', '=')} and {len(finding.related) - len(related)} more places")
        if finding.fix:
            label = self.paint(f"{_FIX_LABELS[finding.fix.safety]}:", "fix")
            self.out.append(f"{self.gutter('', '=')} {label} {plain.line(finding.fix.title)}")
        if others:
            self.same(others)
        self.out.append("")

    def same(self, others: Sequence[Finding]) -> None:
        """Lines and columns of further places, as many in a row as there is room for."""
        places = ["{}:{}".format(*other.place.start_position) for other in others]
        rows, sign = [f"the same at {places[0]}"], "="
        for place in places[1:]:
            if len(rows[-1]) + len(place) + self.digits + 6 > self.width:
                rows.append(place)
            else:
                rows[-1] += f", {place}"
        for row in rows:
            self.out.append(f"{self.gutter('', sign)} {row}" + ("," if row is not rows[-1] else ""))
            sign = " "

    def joint(self, finding: Finding, rows: list[Row]) -> None:
        """One frame for a place and those related to it in the same line."""
        line, column = finding.place.start_position
        pointer = self.paint(f"{'':{self.digits}}-->", "gutter")
        self.out.append(f"{pointer} {plain.path(finding.path)}:{line}:{column}")
        self.out.append(f"{self.gutter(line)} {rows[0].text}".rstrip())
        marks, at = "", 0
        signs = [("^", finding.severity), *[("-", "note")] * (len(rows) - 1)]
        for row, (sign, style) in sorted(
            zip(rows, signs, strict=True), key=lambda one: (one[0].indent, one[1])
        ):
            marks += " " * (row.indent - at) + self.paint(sign * row.marks, style)
            at = row.indent + row.marks
        labels = sorted(
            zip(rows[1:], finding.related, strict=False), key=lambda one: one[0].indent, reverse=True
        )
        if labels and labels[0][0].indent + labels[0][0].marks == at:
            marks += f" {self.paint(plain.line(labels.pop(0)[1].message), 'note')}"
        self.out.append(f"{self.gutter()} {marks}")
        for row, other in labels:
            self.out.append(
                f"{self.gutter()} {'':{row.indent}}{self.paint(plain.line(other.message), 'note')}"
            )

    def frame(self, place: Place, arrow: str, mark: str, style: str) -> None:
        line, column = place.start_position
        pointer = self.paint(f"{'':{self.digits}}{arrow}", "gutter")
        self.out.append(f"{pointer} {plain.path(place.path)}:{line}:{column}")
        for row in frame(place, self.width - self.digits - 3):
            if row.line > line + 1:
                self.out.append(self.paint("." * self.digits, "gutter"))
            self.out.append(f"{self.gutter(row.line)} {row.text}".rstrip())
            self.out.append(f"{self.gutter()} {'':{row.indent}}{self.paint(mark * row.marks, style)}")
