from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.engine.baseline import Baseline, BaselineError, read, write
from sitecheck.engine.fingerprint import fingerprint, fingerprints
from sitecheck.findings import Finding, Place
from sitecheck.text.source import Source


def find(
    text: str, word: str, message: str = "wrong", path: str = "a.md", code: str = "SPL001"
) -> list[Finding]:
    """A finding for each occurrence of a word."""
    source = Source(path, text)
    out, at = [], source.text.find(word)
    while at >= 0:
        out.append(Finding(Place(source, at, at + len(word)), code, "rule", "error", message))
        at = source.text.find(word, at + 1)
    return out


def test_moved_and_edited_lines_stay_accepted() -> None:
    before = Baseline.of(find("# News\n- A Jornel of X\n", "Jornel"))
    applied = before.apply(find("# New\n\nMore words\n\n* B  Jornel of Y\n", "Jornel"))
    assert (len(applied.new), len(applied.accepted), applied.repaired) == (0, 1, 0)


def test_a_further_finding_of_the_same_kind_is_new() -> None:
    before = Baseline.of(find("Jornel", "Jornel"))
    applied = before.apply(find("Jornel Jornel", "Jornel"))
    assert [one.place.start for one in applied.new] == [7]


@pytest.mark.parametrize(
    "changed",
    [
        {"path": "b.md"},
        {"code": "SPL002"},
        {"message": "another reason"},
    ],
)
def test_another_path_code_or_message_is_another_finding(changed: dict[str, str]) -> None:
    before = Baseline.of(find("Jornel", "Jornel"))
    assert len(before.apply(find("Jornel", "Jornel", **changed)).new) == 1


def test_numbers_in_the_message_may_change() -> None:
    before = Baseline.of(find("Jornel", "Jornel", "as on line 12, 3 years ago"))
    assert not before.apply(find("Jornel", "Jornel", "as on line 140, 4 years ago")).new


def test_a_range_without_letters_is_known_by_its_line() -> None:
    before = Baseline.of(find("one ((", "(("))
    assert before.apply(find("two ((", "((")).new
    assert not before.apply(find("\n\none   ((", "((")).new


def test_an_empty_range_is_known_by_its_line() -> None:
    source, other = Source("a.md", "one\ntwo\n"), Source("a.md", "zero\none\ntwo\n")
    before = Baseline.of([Finding(Place(source, 4, 4), "MRK001", "rule", "error", "x")])
    same = Finding(Place(other, 9, 9), "MRK001", "rule", "error", "x")
    moved = Finding(Place(other, 5, 5), "MRK001", "rule", "error", "x")
    assert not before.apply([same]).new
    assert before.apply([moved]).new


def test_a_baseline_only_shrinks() -> None:
    before = Baseline.of([*find("Jornel Jornel", "Jornel"), *find("Univeristy", "Univeristy")])
    after = before.shrunk([*find("Jornel", "Jornel"), *find("Suchoow", "Suchoow")])
    assert after.counts == Baseline.of(find("Jornel", "Jornel")).counts
    assert before.apply(find("Jornel", "Jornel")).repaired == 2


def test_what_was_repaired_and_comes_back_is_new() -> None:
    before = Baseline.of(find("Jornel", "Jornel")).shrunk([])
    assert len(before.apply(find("Jornel", "Jornel")).new) == 1


def test_a_renamed_file_takes_its_findings_along() -> None:
    before = Baseline.of(find("Jornel Jornel", "Jornel", path="old.md"))
    moved = find("Jornel Jornel Jornel", "Jornel", path="new.md")
    applied = before.apply(moved, {"new.md"}.__contains__)
    assert (len(applied.new), len(applied.accepted), applied.repaired) == (1, 2, 0)
    shrunk = before.shrunk(moved, {"new.md"}.__contains__)
    assert shrunk.counts == Baseline.of(moved[:2]).counts
    assert len(before.apply(moved, {"new.md", "old.md"}.__contains__).new) == 3


def test_what_was_not_looked_at_stays() -> None:
    before = Baseline.of([*find("Jornel", "Jornel"), *find("Jornel", "Jornel", path="b.md")])
    assert before.shrunk([], looked_at=lambda path, code: path == "a.md").counts == {
        key: count for key, count in before.counts.items() if key[0] == "b.md"
    }


words = st.lists(st.sampled_from(["Jornel", "Suchoow", "caf\udce9", "王"]), max_size=6)


@given(words, words)
def test_written_and_read_it_judges_alike(old: list[str], new: list[str]) -> None:
    baseline = Baseline.of([one for word in old for one in find(word, word)])
    again = Baseline.load(baseline.dump())
    assert again.counts == baseline.counts
    findings = [one for word in new for one in find(word, word)]
    assert again.apply(findings).new == baseline.apply(findings).new
    shrunk = baseline.shrunk(findings)
    assert all(count <= baseline.counts[key] for key, count in shrunk.counts.items())
    assert shrunk.apply(findings).repaired == 0
    assert shrunk.apply(findings).new == baseline.apply(findings).new


def test_the_file_is_sorted_and_has_an_entry_a_line(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write(str(file), Baseline.of([*find("Suchoow", "Suchoow"), *find("Jornel", "Jornel")]))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert "Jornel" in lines[1]
    assert "Suchoow" in lines[2]
    assert read(str(file)).counts
    write(str(file), Baseline())
    assert read(str(file)).counts == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON"),
        ("<<<<<<< HEAD\n{}", "merge conflict"),
        ("[]", "no list of findings"),
        ('{"version": 2, "findings": []}', "version 2"),
        ('{"version": 1, "findings": [1]}', "entry 1"),
        ('{"version": 1, "findings": [{"path": "a", "code": "b", "text": "c"}]}', "entry 1"),
        (
            '{"version": 1, "findings": [{"path": "", "code": "", "text": "", "message": "", "count": 0}]}',
            "entry 1",
        ),
    ],
)
def test_a_broken_baseline_is_refused_with_a_reason(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text)
    with pytest.raises(BaselineError, match=reason):
        read(str(file))


def test_a_missing_baseline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="no such baseline"):
        read(str(tmp_path / "none.json"))


def test_fingerprints_of_one_file_differ() -> None:
    findings = find("Jornel Jornel Jornel", "Jornel")
    made = fingerprints(findings)
    assert len(set(made)) == 3
    assert made[0] == fingerprint(findings[1])
    assert all(len(one) == 32 for one in made)


def test_a_range_of_megabytes_is_cheap() -> None:
    source = Source("a.md", " " * 3_000_000 + "x" * 3_000_000)
    findings = [Finding(Place(source, at, len(source.text)), "A", "a", "error", "m") for at in range(0, 3000)]
    assert len(fingerprints(findings)) == 3000
