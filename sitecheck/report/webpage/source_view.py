"""A file as its author wrote it, for what has no page: data files, settings, includes nobody uses."""

from __future__ import annotations

from sitecheck.report.webpage.marks import Marker
from sitecheck.text.source import Source

AROUND = 2
"""Lines shown before and after one with a finding."""

LONGEST = 600
"""Characters of a line that are shown without looking for its marks."""


def source_view(source: Source, marker: Marker) -> str:
    """HTML of the lines with findings and their neighbours."""
    wanted: set[int] = set()
    last = len(source.line_starts)
    for mark in marker.marks:
        first = source.position(mark.start).line
        until = min(source.position(max(mark.start, mark.end - 1)).line, first + 20)
        wanted.update(range(max(1, first - AROUND), min(last, until + AROUND) + 1))
    rows, previous = [], 0
    for number in sorted(wanted):
        if number > previous + 1:
            rows.append('<div class="gap" aria-hidden="true">⋯</div>')
        previous = number
        code = _line(source, number, marker)
        rows.append(f'<div class="row"><span class="n">{number}</span><code>{code}</code></div>')
    return f'<div class="source">{"".join(rows)}</div>'


def excerpt(source: Source, number: int, marker: Marker, room: int = LONGEST) -> str:
    """HTML of one line, cut around its marks."""
    return _line(source, number, marker, room)


def _line(source: Source, number: int, marker: Marker, room: int = LONGEST) -> str:
    start, end = source.line_span(number)
    low, high = start, end
    if end - start > room:
        marks = marker.over(start, end + 1)
        if marks:
            low = max(start, min(marks[0].start, end) - room // 3)
        high = min(end, low + room)
    # An empty mark at the line's end needs a character to stand on.
    text = source.text[low:high] + (" " if high == end else "")
    return ("…" if low > start else "") + marker.linear(text, low) + ("…" if high < end else "")
