from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.engine.fixes import FixCycleError, Lint, fix_until_stable, plan
from sitecheck.findings import Edit, Finding, Fix, Place, Safety
from sitecheck.text.source import Source


def fix(*edits: Edit, safety: Safety = "safe", code: str = "SPL001") -> Finding:
    return Finding(edits[0].place, code, "rule", "error", "wrong", Fix("Mend", safety, edits))


def edit(source: Source, start: int, end: int, text: str) -> Edit:
    return Edit(Place(source, start, end), text)


def replacer(files: Mapping[str, str], words: Mapping[str, str], safety: Safety = "safe") -> Lint:
    """A linter that wants each word replaced, in files that stand in a dictionary."""

    def lint(texts: Mapping[str, str]) -> list[Finding]:
        findings = []
        for path, original in files.items():
            source = Source(path, texts.get(path, original))
            for number, (wrong, right) in enumerate(words.items()):
                at = source.text.find(wrong)
                while at >= 0:
                    findings.append(
                        fix(edit(source, at, at + len(wrong), right), safety=safety, code=f"SPL{number:03}")
                    )
                    at = source.text.find(wrong, at + len(wrong))
        return sorted(findings, key=lambda one: one.order)

    return lint


def test_edits_are_made_by_position() -> None:
    source = Source("a.md", "one two three")
    made = plan([fix(edit(source, 0, 3, "1")), fix(edit(source, 8, 13, "3")), fix(edit(source, 4, 7, "2"))])
    assert made.texts == {"a.md": "1 2 3"}
    assert len(made.applied) == 3


def test_the_first_of_two_that_collide_wins_and_the_other_waits() -> None:
    source = Source("a.md", "one two three")
    first, second = fix(edit(source, 0, 7, "1 2")), fix(edit(source, 4, 13, "2 3"))
    made = plan([first, second])
    assert made.texts == {"a.md": "1 2 three"}
    assert (made.applied, made.postponed) == ([first], [second])


def test_all_edits_of_a_fix_are_made_or_none() -> None:
    a, b = Source("a.md", "one"), Source("b.md", "two")
    first, second = fix(edit(a, 0, 3, "1")), fix(edit(b, 0, 3, "2"), edit(a, 1, 2, "x"))
    made = plan([first, second])
    assert made.texts == {"a.md": "1"}
    assert made.postponed == [second]


def test_two_fixes_that_want_the_same_are_one() -> None:
    source = Source("a.md", "one")
    made = plan([fix(edit(source, 0, 3, "1")), fix(edit(source, 0, 3, "1"))])
    assert made.texts == {"a.md": "1"}
    assert len(made.applied) == 2


@pytest.mark.parametrize(("start", "end"), [(2, 2), (2, 5), (0, 2)])
def test_an_insertion_that_touches_another_edit_waits(start: int, end: int) -> None:
    source = Source("a.md", "abcdef")
    made = plan([fix(edit(source, 2, 2, "x")), fix(edit(source, start, end, "y"))])
    assert made.texts == {"a.md": "abxcdef"}
    assert len(made.postponed) == 1


def test_neighbours_that_only_meet_go_together() -> None:
    source = Source("a.md", "abcd")
    assert plan([fix(edit(source, 0, 2, "x")), fix(edit(source, 2, 4, "y"))]).texts == {"a.md": "xy"}


@pytest.mark.parametrize(
    ("safety", "unsafe", "mended"),
    [("safe", False, True), ("unsafe", False, False), ("unsafe", True, True), ("suggestion", True, False)],
)
def test_safety(safety: Safety, unsafe: bool, mended: bool) -> None:
    source = Source("a.md", "one")
    assert bool(plan([fix(edit(source, 0, 3, "1"), safety=safety)], unsafe=unsafe).texts) is mended


@pytest.mark.parametrize("ranges", [[(0, 2), (1, 3)], [(0, 0), (0, 0)], [(2, 9)], [(2, 1)], [(-1, 1)]])
def test_a_fix_that_cannot_be_meant_is_refused(ranges: list[tuple[int, int]]) -> None:
    source = Source("a.md", "abcd")
    with pytest.raises(ValueError, match="SPL001"):
        plan([fix(*(edit(source, start, end, "x") for start, end in ranges))])


def test_a_guarded_file_keeps_its_text_and_the_reason_is_told() -> None:
    a, b = Source("a.md", "one"), Source("b.md", "two")
    both = fix(edit(a, 0, 3, "1"), edit(b, 0, 3, "2"))
    made = plan([both, fix(edit(a, 0, 3, "x"))], guard=lambda source: "locked" if source is b else None)
    assert made.texts == {"a.md": "x"}
    assert made.refused == {"b.md": "locked"}


@pytest.mark.parametrize(
    ("text", "new", "result"),
    [
        ("a\r\nb\r\n", "x\ny", "a\r\nx\r\ny\r\n"),
        ("a\r\nb\r\n", "x\r\ny", "a\r\nx\r\ny\r\n"),
        ("a\nb\n", "x\ny", "a\nx\ny\n"),
    ],
)
def test_new_lines_end_as_the_file_s_lines_do(text: str, new: str, result: str) -> None:
    source = Source("a.md", text)
    at = text.index("b")
    assert plan([fix(edit(source, at, at + 1, new))]).texts == {"a.md": result}


def test_a_fix_of_the_newline_itself_is_left_alone() -> None:
    source = Source("a.md", "a\r\nb\r\nc\r\n")
    assert plan([fix(edit(source, 1, 3, "\n"))]).texts == {"a.md": "a\nb\r\nc\r\n"}


def test_rounds_go_on_until_nothing_is_left() -> None:
    out = fix_until_stable(replacer({"a.md": "abcabc"}, {"ab": "x", "xc": "y", "yy": "z"}))
    assert out.texts == {"a.md": "z"}
    assert out.stable
    assert out.remaining == []
    assert len(out.applied) == 5
    assert out.sources["a.md"].text == "abcabc"


def test_a_collision_is_mended_in_the_next_round() -> None:
    out = fix_until_stable(replacer({"a.md": "aXb"}, {"aX": "aY", "Xb": "Yb", "Yb": "Yc"}))
    assert out.texts == {"a.md": "aYc"}


@pytest.mark.parametrize("words", [{"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a"}])
def test_a_cycle_is_an_error_that_names_its_rules(words: dict[str, str]) -> None:
    with pytest.raises(FixCycleError) as caught:
        fix_until_stable(replacer({"a.md": "-a-"}, words))
    assert caught.value.codes == [f"SPL{number:03}" for number in range(len(words))]


def test_fixes_that_feed_themselves_are_an_error() -> None:
    with pytest.raises(FixCycleError, match="SPL000"):
        fix_until_stable(replacer({"a.md": "a"}, {"a": "aa"}))


def test_more_collisions_than_rounds_leave_a_rest() -> None:
    def lint(texts: Mapping[str, str]) -> list[Finding]:
        source = Source("a.md", texts.get("a.md", "x" * 15))
        whole = len(source.text)
        return [fix(edit(source, 0, whole, source.text[1:])) for _ in range(1)] + [
            fix(edit(source, 0, whole, source.text[2:]), code="SPL002") for _ in range(whole > 0)
        ]

    out = fix_until_stable(lint)
    assert not out.stable
    assert out.texts == {"a.md": "xxxxx"}


def test_nothing_to_mend() -> None:
    out = fix_until_stable(lambda texts: [])
    assert (out.texts, out.stable) == ({}, True)


def test_a_file_that_comes_back_to_what_it_was_is_not_written() -> None:
    def lint(texts: Mapping[str, str]) -> list[Finding]:
        a, b = Source("a.md", texts.get("a.md", "a")), Source("b.md", texts.get("b.md", "1"))
        if b.text == "1":
            return [fix(edit(a, 0, 1, "b")), fix(edit(b, 0, 1, "2"))]
        return [fix(edit(a, 0, 1, "a"))] if a.text == "b" else []

    assert fix_until_stable(lint).texts == {"b.md": "2"}


texts = st.text(alphabet="ab \n\ré🔥\udce9", max_size=40)
edits = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text("xy\n", max_size=3)), max_size=12)


@given(texts, edits)
def test_what_no_applied_edit_covers_stays(text: str, wanted: list[tuple[int, int, str]]) -> None:
    source = Source("a.md", text)
    size = len(text)
    findings = [
        fix(edit(source, min(start, size), min(start + length, size), new)) for start, length, new in wanted
    ]
    findings.sort(key=lambda one: one.order)
    made = plan(findings)
    kept: list[Edit] = []
    for one in made.applied:
        assert one.fix
        kept += [e for e in one.fix.edits if e not in kept]
    kept.sort(key=lambda e: e.place.start)
    result, at, crlf = made.texts.get("a.md", text), 0, text.count("\r\n") * 2 > text.count("\n")
    if "a.md" in made.texts:
        before = 0
        for e in kept:
            untouched = text[before : e.place.start]
            assert result[at : at + len(untouched)] == untouched
            at += len(untouched)
            new = e.text
            if not result.startswith(new, at):
                assert crlf
                new = new.replace("\n", "\r\n")
                assert result.startswith(new, at)
            at, before = at + len(new), e.place.end
        assert result[at:] == text[before:]
    assert source.text == text


@given(
    st.text("abcx ", max_size=30),
    st.dictionaries(st.text("abc", min_size=1, max_size=2), st.just("x"), max_size=4),
)
def test_mending_twice_is_mending_once(text: str, words: dict[str, str]) -> None:
    files = {"a.md": text}
    first = fix_until_stable(replacer(files, words))
    assert first.stable
    again = fix_until_stable(replacer({**files, **first.texts}, words))
    assert again.texts == {}
