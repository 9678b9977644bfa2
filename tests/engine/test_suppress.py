"""Suppressions: which comment silences which finding."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from sitecheck.engine import suppress
from sitecheck.findings import Finding, Place
from sitecheck.text.source import Source

WORDS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")
CODES = ("", "AAA001", "AAA", "AAA001, BBB002", "first-name", "aaa001,AAA001")
RULES = (("AAA001", "first-name"), ("AAA002", "second-name"), ("BBB002", "third-name"))


def source_of(lines: list[tuple[str, str]]) -> Source:
    return Source("about.md", "\n".join(f"<!-- sitecheck-{word} {codes}: why --> x" for word, codes in lines))


def findings_of(source: Source) -> list[Finding]:
    return [
        Finding(Place(source, start, start + 1), code, name, "error", "wrong")
        for start in source.line_starts
        for code, name in RULES
    ]


def covers(silencer: suppress.Suppression, finding: Finding) -> bool:
    """What a suppression silences, as the manual says it."""
    line = finding.place.start_position.line
    named = [finding.code.startswith(code) or finding.name.upper() == code for code in silencer.codes]
    return silencer.kind != "enable" and silencer.first <= line <= silencer.last and (not named or any(named))


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(CODES)), max_size=12), st.randoms())
def test_the_first_that_covers_a_finding_silences_it(lines, random) -> None:
    source = source_of(lines)
    findings = findings_of(source)
    random.shuffle(findings)
    plain, used = suppress.suppressions(source), suppress.suppressions(source)
    hits = [next((i for i, s in enumerate(plain) if covers(s, f)), None) for f in findings]
    kept, number = suppress.apply(findings, used)
    assert kept == [f for f, hit in zip(findings, hits, strict=True) if hit is None]
    assert number == len(findings) - len(kept)
    for index, silencer in enumerate(used):
        if silencer.kind != "enable":
            assert silencer.used == hits.count(index)


def test_a_comment_that_never_ends_silences_nothing() -> None:
    source = Source("about.md", "<!-- sitecheck-disable\n{% comment %} sitecheck-disable-file\nx\n")
    assert suppress.suppressions(source) == []


def test_ten_thousand_of_them_take_no_time() -> None:
    source = source_of([("disable", f"AAA{number % 1000:03}") for number in range(10_000)])
    findings = findings_of(source)
    began = time.process_time()
    _, number = suppress.apply(findings, suppress.suppressions(source))
    assert number > 10_000
    assert time.process_time() - began < 2
