"""Code frames: a source line with a range underlined, fitted to a width.

Work is bounded by the width, not by the line: a page of one 5 MB line with a thousand findings costs
no more than any other.
"""

from __future__ import annotations

from itertools import pairwise

from sitecheck.findings import Place
from sitecheck.report.cells import Cell, cells
from sitecheck.report.plain import disarm

CUT = "…"


class Row:
    """One line of a frame.

    Attributes:
        line: its 1-based number.
        text: as it may be printed; tabs expanded, control characters shown.
        indent: cells before the marks.
        marks: how many cells are marked; at least 1.
    """

    __slots__ = ("indent", "line", "marks", "text")

    def __init__(self, line: int, text: str, indent: int, marks: int) -> None:
        self.line = line
        self.text = text
        self.indent = indent
        self.marks = marks


def frame(place: Place, width: int) -> list[Row]:
    """The first line of a place and, if it has several, the last one; each at most `width` cells wide."""
    source = place.source
    first = source.position(place.start).line
    last = source.position(max(place.start, place.end - 1)).line
    rows = [_row(place, first, width)]
    if last > first:
        span = source.line_span(last)
        body = source.text[span.start : min(span.end, span.start + width)]
        indented = span.start + len(body) - len(body.lstrip())
        rows.append(_row(Place(source, min(indented, place.end), place.end), last, width))
    return rows


def together(places: list[Place], width: int) -> list[Row] | None:
    """Places of one line as rows with the same text, each with its own marks.

    None where they lie in several files or lines, overlap, or are too far apart for the width.
    """
    source = places[0].source
    line = source.position(places[0].start).line
    inside = source.line_span(line)
    ordered = sorted(places, key=lambda place: place.start)
    if any(place.source is not source or place.end > inside.end for place in places):
        return None
    if ordered[0].start < inside.start or any(
        after.start < max(before.end, before.start + 1) for before, after in pairwise(ordered)
    ):
        return None
    start, end = ordered[0].start, ordered[-1].end
    between = source.text[start : min(end, start + width)]  # each takes a cell at least, save combining marks
    if end - start > width or "\t" in between or _total(cells(between)) > width - 2 * len(CUT):
        return None
    whole = _row(Place(source, start, end), line, width)
    rows = []
    for place in places:
        before = _total(cells(source.text[start : place.start]))
        marks = max(1, _total(cells(source.text[place.start : place.end])))
        rows.append(Row(line, whole.text, whole.indent + before, marks))
    return rows


def _row(place: Place, line: int, width: int) -> Row:
    low, high = place.source.line_span(line)
    start, end = place.start, max(place.start, min(place.end, high))
    # Enough source on either side to fill the window even where every second character is a mark.
    room = 2 * width
    left, right = max(low, start - room), min(high, min(end, start + room) + room)
    drawn = cells(place.source.text[left:right])
    begin = min(start - left, len(drawn))
    stop = max(begin, min(end - left, len(drawn)))
    first, until = 0, len(drawn)
    if left > low or right < high or _total(drawn) > width:
        first, until = _window(drawn, begin, stop, width - 2 * len(CUT))
    before = CUT if first > 0 or left > low else ""
    after = CUT if until < len(drawn) or right < high else ""
    body = "".join(text for text, _ in drawn[first:until])
    indent = len(before) + _total(drawn[first:begin])
    marks = _total(drawn[begin : min(stop, until)])
    return Row(line, disarm(before + body + after), indent, max(1, marks))


def _window(drawn: list[Cell], begin: int, stop: int, room: int) -> tuple[int, int]:
    """The cells to show: the range, or as much of it as fits, with about as much before it as after."""
    spare = room - min(_total(drawn[begin:stop]), room)
    back = max(spare // 2, spare - _total(drawn[stop:]))
    first, taken = begin, 0
    while first > 0 and taken + drawn[first - 1][1] <= back:
        first -= 1
        taken += drawn[first][1]
    while first < begin and drawn[first][1] == 0:  # a mark whose letter is cut off
        first += 1
    until, left = first, room
    while until < len(drawn) and drawn[until][1] <= left:
        left -= drawn[until][1]
        until += 1
    return first, until


def _total(drawn: list[Cell]) -> int:
    return sum(width for _, width in drawn)
