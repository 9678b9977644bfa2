"""Which stretches of a text carry which findings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from sitecheck.findings import SEVERITIES, Finding, Severity
from sitecheck.report.webpage import escape
from sitecheck.text.ranges import Ranges

MOST_AT_ONE_PLACE = 20
"""Findings that a stretch of text names when it is pointed at."""


class Mark(NamedTuple):
    """A finding's range in a text, or that of one of its related places.

    Attributes:
        start, end: offsets in that text.
        number: of the finding, as in the list.
        severity: of the finding; None for a related place.
    """

    start: int
    end: int
    number: int
    severity: Severity | None


class Marker:
    """Cuts texts where marks begin and end, and remembers which marks were shown.

    Attributes:
        marks: sorted by position.
        shown: the numbers of findings whose own mark was drawn.
    """

    __slots__ = ("_findings", "_ranges", "marks", "shown")

    def __init__(self, marks: Iterable[Mark], findings: list[Finding]) -> None:
        self.marks: list[Mark] = []
        self.add(marks)
        self._findings = findings
        self.shown: set[int] = set()

    def add(self, marks: Iterable[Mark]) -> None:
        """Put further marks beside those that are there."""
        self.marks = sorted([*self.marks, *marks], key=lambda mark: (mark.start, mark.end))
        self._ranges = Ranges(self.marks)

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a range; an empty mark touches the character at which it stands."""
        return list(self._ranges.touching(start, end))

    def linear(self, text: str, start: int) -> str:
        """HTML of a text whose characters stand one by one from an offset on."""
        marks = self.over(start, start + len(text))
        if not marks:
            return escape.text(text)
        edges = {0, len(text)}
        for mark in marks:
            edges.add(max(mark.start - start, 0))
            edges.add(min(max(mark.end, mark.start + 1) - start, len(text)))
        cuts = sorted(edges)
        out = []
        for low, high in pairwise(cuts):
            out.append(self.wrap(escape.text(text[low:high]), self.over(start + low, start + high)))
        return "".join(out)

    def wrap(self, html: str, marks: list[Mark]) -> str:
        """HTML as a link to the findings of these marks; the gravest gives the colour."""
        own = [mark for mark in marks if mark.severity]
        if not own:
            if not marks:
                return html
            numbers = " ".join(str(mark.number) for mark in marks[:MOST_AT_ONE_PLACE])
            return f'<span class="rel" data-f="{numbers}">{html}</span>'
        self.shown.update(mark.number for mark in own)
        own.sort(key=lambda mark: (SEVERITIES.index(mark.severity or "info"), mark.number))
        del own[MOST_AT_ONE_PLACE:]
        numbers = " ".join(str(mark.number) for mark in own)
        named = [self._findings[mark.number] for mark in own]
        title = escape.line("\n".join(f"{finding.code}: {finding.message}" for finding in named))
        return (
            f'<a class="m {own[0].severity}" href="#f{own[0].number}" data-f="{numbers}" title="{title}">'
            f"{html}</a>"
        )
