"""Every rule proves its own examples."""

from __future__ import annotations

import datetime

import pytest

from sitecheck.engine.fixes import fix_until_stable
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example
from sitecheck.rules.rule import Example, Rule

RULES = load_rules()
BAD = [
    pytest.param(rule, example, id=f"{rule.code}-{n}")
    for rule in RULES.values()
    for n, example in enumerate(rule.bad)
]
GOOD = [
    pytest.param(rule, example, id=f"{rule.code}-{n}")
    for rule in RULES.values()
    for n, example in enumerate(rule.good)
]


def lint(tmp_path, rule: Rule, files: dict[str, str]) -> list[Finding]:
    site = Site(
        str(tmp_path), {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}
    )
    outcome = run(site, [rule], today=datetime.date.fromisoformat(rule.today))
    return outcome.findings


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_reported_exactly_where_it_is_marked(tmp_path, rule: Rule, example: Example) -> None:
    marked = read_example(example)
    found = [(f.path, f.place.start, f.place.end) for f in lint(tmp_path, rule, marked.files)]
    assert sorted(found) == marked.expected


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_is_silent(tmp_path, rule: Rule, example: Example) -> None:
    marked = read_example(example)
    assert [f.message for f in lint(tmp_path, rule, marked.files)] == []


@pytest.mark.parametrize(("rule", "example"), [p for p in BAD if p.values[0].fix in ("safe", "unsafe")])
def test_fix_mends_the_bad_example(tmp_path, rule: Rule, example: Example) -> None:
    files = dict(read_example(example).files)
    first = lint(tmp_path, rule, files)
    assert any(f.fix and f.fix.safety == rule.fix for f in first), "the rule promises a fix"
    unsafe = rule.fix == "unsafe"
    outcome = fix_until_stable(lambda texts: lint(tmp_path, rule, files | dict(texts)), unsafe=unsafe)
    left = lint(tmp_path, rule, files | outcome.texts)
    assert [f.message for f in left if f.fix and (f.fix.safety == "safe" or unsafe)] == []
    assert len(left) < len(first)


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.code) for r in RULES.values()])
def test_rule_is_told_well(rule: Rule) -> None:
    assert rule.code[:3].isalpha()
    assert rule.code[:3].isupper()
    assert rule.code[3:].isdigit()
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 100
    assert len(rule.why) >= 40, "say why it matters to a visitor"
    assert rule.bad
    assert rule.good
    assert any("⟦" in (e if isinstance(e, str) else "".join(e.values())) for e in rule.bad)
