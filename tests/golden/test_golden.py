from __future__ import annotations

import difflib

import pytest

from tests.golden.runs import SITES, expected, findings


@pytest.mark.parametrize("name", SITES)
def test_a_site_has_the_findings_it_is_known_to_have(name: str) -> None:
    now, before = findings(SITES[name]), expected(name).read_text(encoding="utf-8")
    diff = "\n".join(
        difflib.unified_diff(before.splitlines(), now.splitlines(), "expected", "now", "", "", 0, "")
    )
    assert now == before, f"{diff}\n\nIf this is right: .venv/bin/python -m tests.golden.runs"


def test_a_clean_site_has_none() -> None:
    assert findings(SITES["clean"]) == ""


def test_every_other_site_has_many() -> None:
    for name in set(SITES) - {"clean"}:
        assert expected(name).read_text(encoding="utf-8").count("\n") > 5
