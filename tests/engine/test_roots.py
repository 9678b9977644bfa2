"""One cause, one finding."""

from __future__ import annotations

import datetime

from sitecheck.engine.roots import fold
from sitecheck.engine.run import run
from sitecheck.findings import Finding, Place, Related, Severity
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.text.source import Source

SOURCE = Source("a.md", "- 2024.9: accepted to WACV-24\n- WACV 2024: a paper\n")
FOLLOWS = {"AAA002": ("AAA001",), "AAA003": ("AAA002",)}


def found(code: str, start: int, end: int, *, near: int = -1, severity: Severity = "warning") -> Finding:
    related = (Related(Place(SOURCE, near, near + 1), "see"),) if near >= 0 else ()
    return Finding(
        Place(SOURCE, start, end), code, code.lower(), severity, f"{code} at {start}", None, related
    )


def test_what_follows_is_told_of_at_its_root() -> None:
    root, follower = found("AAA001", 22, 29), found("AAA002", 25, 40)
    [kept] = fold([root, follower], FOLLOWS)
    assert kept._replace(related=()) == root
    assert kept.related == (Related(follower.place, follower.message),)


def test_a_related_place_is_enough() -> None:
    [kept] = fold([found("AAA001", 3, 5), found("AAA002", 30, 40, near=4)], FOLLOWS)
    assert kept.code == "AAA001"


def test_what_stands_apart_is_kept() -> None:
    both = [found("AAA001", 3, 5), found("AAA002", 5, 9)]
    assert fold(both, FOLLOWS) == both


def test_a_milder_finding_hides_no_graver_one() -> None:
    both = [found("AAA001", 3, 5, severity="info"), found("AAA002", 3, 5)]
    assert fold(both, FOLLOWS) == both


def test_a_chain_ends_at_its_first_cause() -> None:
    kept = fold([found("AAA001", 3, 5), found("AAA002", 4, 9), found("AAA003", 8, 9)], FOLLOWS)
    assert [(one.code, len(one.related)) for one in kept] == [("AAA001", 2)]


def test_a_circle_loses_nothing() -> None:
    both = [found("AAA001", 3, 5), found("AAA002", 3, 5)]
    kept = fold(both, {"AAA001": ("AAA002",), "AAA002": ("AAA001",)})
    assert [len(one.related) for one in kept] == [1]


def test_long_ranges_are_seen_behind_short_ones() -> None:
    kept = fold([found("AAA001", 0, 60), found("AAA001", 2, 3), found("AAA002", 50, 55)], FOLLOWS)
    assert [one.code for one in kept] == ["AAA001", "AAA001"]


@rule("AAA001", "root-rule", "error", bad="⟦x⟧", good="y")
def root_rule(page: Page) -> Problems:
    """Finds the word cause."""
    at = page.text.find("cause")
    yield problem(page, at, at + 5, "the cause")


@rule("AAA002", "follower-rule", "warning", bad="⟦x⟧", good="y", follows=("AAA001",))
def follower_rule(page: Page) -> Problems:
    """Finds the line of the word cause."""
    at = page.text.find("cause")
    yield problem(page, at, at + 12, "follows")


def codes(text: str, *rules: object) -> list[tuple[str, int]]:
    site = Site("/nonexistent", {"index.md": ("---\n---\n" + text).encode()})
    outcome = run(site, list(rules), today=datetime.date(2026, 1, 1))  # type: ignore[arg-type]
    return [(one.code, len(one.related)) for one in outcome.findings]


def test_the_run_folds() -> None:
    assert codes("The cause of all\n", root_rule, follower_rule) == [("AAA001", 1)]
    assert codes("The cause of all\n", follower_rule) == [("AAA002", 0)]


def test_a_suppressed_root_lets_its_followers_show() -> None:
    text = "<!-- sitecheck-disable-next-line AAA001: not so -->\nThe cause of all\n"
    assert codes(text, root_rule, follower_rule) == [("AAA002", 0)]
