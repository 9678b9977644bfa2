"""A fix as a diff: the lines it touches before and after, with the changed words marked."""

from __future__ import annotations

from sitecheck.findings import Edit, Fix
from sitecheck.report.webpage import escape
from sitecheck.text.source import Source

AROUND = 60
"""Characters of unchanged text that are kept beside a change."""

LONGEST = 1200
"""Characters of a change that are shown."""


def diff(fix: Fix) -> str:
    """HTML of all changed lines, file by file."""
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.place.path, []).append(edit)
    out = []
    for path, edits in by_path.items():
        edits.sort(key=lambda edit: (edit.place.start, edit.place.end))
        for group in _groups(edits):
            line = group[0].place.start_position.line
            where = f'<span class="at">{escape.line(path)}:{line}</span>' if len(by_path) > 1 else ""
            out.append(where + _hunk(group))
    return f'<div class="diff">{"".join(out)}</div>'


def _groups(edits: list[Edit]) -> list[list[Edit]]:
    """Edits whose lines meet."""
    groups: list[list[Edit]] = []
    until = -1
    for edit in edits:
        source = edit.place.source
        if source.position(edit.place.start).line > until:
            groups.append([])
        groups[-1].append(edit)
        until = source.position(max(edit.place.start, edit.place.end - 1)).line
    return groups


def _hunk(edits: list[Edit]) -> str:
    source = edits[0].place.source
    low, high = _bounds(source, edits)
    before, after = [], []
    at = low
    for number, edit in enumerate(edits):
        same = _shortened(source.text[at : edit.place.start], left=number > 0, right=True)
        gone, new = edit.place.text, edit.text
        before += [same, f"<del>{_cut(gone)}</del>" if gone else ""]
        after += [same, f"<ins>{_cut(new)}</ins>" if new else ""]
        at = edit.place.end
    tail = _shortened(source.text[at:high], left=True, right=False)
    rows = f'<pre class="minus">{"".join(before)}{tail}</pre>'
    left = "".join([*after, tail])
    return rows + (f'<pre class="plus">{left}</pre>' if left.strip() else "")


def _bounds(source: Source, edits: list[Edit]) -> tuple[int, int]:
    first = source.position(edits[0].place.start).line
    end = edits[-1].place.end
    last = source.position(max(edits[-1].place.start, end - 1)).line
    return source.line_span(first).start, max(end, source.line_span(last).end)


def _shortened(text: str, *, left: bool, right: bool) -> str:
    """Unchanged text with its middle, or the side away from the change, left out."""
    keep_left, keep_right = (AROUND if left else 0), (AROUND if right else 0)
    if len(text) <= keep_left + keep_right + 1:
        return escape.text(text)
    head = text[:keep_left]
    tail = text[len(text) - keep_right :]
    return f"{escape.text(head)}…{escape.text(tail)}"


def _cut(text: str) -> str:
    return escape.text(text if len(text) <= LONGEST else text[:LONGEST] + "…")
