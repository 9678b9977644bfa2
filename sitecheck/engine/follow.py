"""Where changed lines stand after a text has been changed further, by fixes of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from sitecheck.engine.changed import Changed


def follow(changed: Changed, texts: Iterable[tuple[str, str, str]]) -> Changed:
    """What changed, in the lines of texts that stand in for files.

    Args:
        changed: in the lines of the files.
        texts: path, the file's text, the text that stands in for it.
    """
    lines = dict(changed.lines)
    for path, before, after in texts:
        ranges = lines.get(path)
        if ranges and before != after:
            lines[path] = follow_ranges(ranges, before, after)
    return Changed(lines, changed.gone, changed.base)


def follow_ranges(ranges: list[tuple[int, int]], before: str, after: str) -> list[tuple[int, int]]:
    """Ranges of lines (see `Changed.lines`) of one text in the lines of another.

    A line that was changed further stays changed, one that only moved moves.
    """
    old, new = before.split("\n"), after.split("\n")
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    out = []
    for first, last in ranges:
        low, high = _at(first - 1, steps, end=False), _at(max(last, first - 1), steps, end=True)
        out.append((low + 1, low) if last < first else (low + 1, max(low + 1, high)))
    return out


def _at(line: int, steps: Sequence[tuple[str, int, int, int, int]], *, end: bool) -> int:
    """Where the gap before a line (counted from 0) is; within a change its near side, or the far one for an end."""
    for kind, a, b, c, d in steps:
        if a <= line < b or (end and a < line <= b):
            if kind == "equal" or b - a == d - c:
                return c + line - a
            return d if end else c
    return steps[-1][4] if steps else line
