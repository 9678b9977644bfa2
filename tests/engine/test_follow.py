from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.engine.changed import Changed
from sitecheck.engine.follow import follow, follow_ranges


@pytest.mark.parametrize(
    ("ranges", "before", "after", "expected"),
    [
        ([(2, 2)], "a\nb\nc", "a\nb\nc", [(2, 2)]),
        ([(2, 2)], "a\nb\nc", "new\na\nb\nc", [(3, 3)]),
        ([(2, 2)], "a\nb\nc", "a\nB\nc", [(2, 2)]),
        ([(2, 2)], "a\nb\nc", "a\nB\nBB\nc", [(2, 3)]),
        ([(1, 1), (3, 3)], "a\nb\nc", "a\nb1\nb2\nc", [(1, 1), (4, 4)]),
        ([(2, 1)], "a\nb", "new\na\nb", [(3, 2)]),
        ([(1, 3)], "a\nb\nc", "a\nc", [(1, 2)]),
    ],
)
def test_ranges_move_with_their_lines(
    ranges: list[tuple[int, int]], before: str, after: str, expected: list[tuple[int, int]]
) -> None:
    assert follow_ranges(ranges, before, after) == expected


@given(
    st.lists(st.sampled_from(["keep", "add", "change", "drop"]), min_size=1, max_size=12),
    st.data(),
)
def test_a_line_that_stays_keeps_whether_it_was_changed(steps: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(steps)))
    last = data.draw(st.integers(first, len(steps)))
    before = [f"line {number}" for number in range(1, len(steps) + 1)]
    after: list[str] = []
    for line, step in zip(before, steps, strict=True):
        after += {"keep": [line], "add": ["more", line], "change": [f"{line}!"], "drop": []}[step]
    out = follow_ranges([(first, last)], "\n".join(before), "\n".join(after))
    covered = {line for low, high in out for line in range(low, high + 1)}
    for number, line in enumerate(before, 1):
        if line in after and first <= number <= last:
            assert after.index(line) + 1 in covered


def test_new_files_and_files_that_were_not_touched_stay() -> None:
    changed = Changed({"new.md": None, "a.md": [(1, 1)], "b.md": [(1, 1)]}, ["gone.md"])
    moved = follow(changed, [("new.md", "a", "b"), ("a.md", "a", "x\na"), ("other.md", "a", "b")])
    assert moved.lines == {"new.md": None, "a.md": [(2, 2)], "b.md": [(1, 1)]}
    assert moved.gone == {"gone.md"}
