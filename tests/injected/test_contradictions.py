"""One fact of a consistent homepage is falsified at a time: it is found, and nothing else is said."""

from __future__ import annotations

import pytest

from tests.injected.contradictions import Result, invented, rules, table
from tests.injected.layouts import invent

LIVES, CASES, SEED = 20, 220, 7


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list(invented(LIVES, CASES, SEED, rules()))


def test_contradictions_are_found_where_they_are(results: list[Result]) -> None:
    assert len(results) >= 200
    found = sum(bool(result.found) for result in results)
    assert found >= 0.9 * len(results), table(results)


def test_hardly_anything_else_is_said(results: list[Result]) -> None:
    extra = sum(len(result.extra) for result in results)
    assert extra <= 0.02 * len(results), table(results)


def test_every_layout_and_every_kind_of_fact_is_met(results: list[Result]) -> None:
    assert len({result.case.fact.kind for result in results}) >= 20
    files = [set(invent(number).files) for number in range(4)]
    assert any("_pages/cv.md" in names for names in files)
    assert any(name.startswith("_news/") for names in files for name in names)
    assert any(name.startswith("_publications/") for names in files for name in names)
