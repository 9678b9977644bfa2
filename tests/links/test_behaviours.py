"""Every behaviour of the table, asked in one run, as a user would."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitecheck.links.engine import check
from sitecheck.links.model import LinkVerdict
from tests.links.behaviours import CASES, Case
from tests.links.servers import QUICK, port_of, resolver


@pytest.fixture(scope="module")
def verdicts(servers: dict[str, str]) -> dict[str, LinkVerdict]:
    # A name that does not exist is only believed where another one does.
    names = {
        "xn--bcher-kva.sitecheck": ("127.0.0.1", port_of(servers["base"])),
        "doi.org": ("127.0.0.1", port_of(servers["base"])),
    }
    settings = QUICK._replace(resolve=resolver(names), retries=1)
    run = check([case.url.format(**servers) for case in CASES], settings)
    return {verdict.url: verdict for verdict in run.verdicts}


def test_the_table_is_long_enough() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_behaviour(case: Case, servers: dict[str, str], verdicts: dict[str, LinkVerdict]) -> None:
    verdict = verdicts[case.url.format(**servers)]
    assert "internal error" not in verdict.reason
    assert verdict.verdict == case.verdict, verdict.reason
    for name, expected in case.also.items():
        found = getattr(verdict, name)
        if expected is True:
            assert found, name
        else:
            assert found == (expected.format(**servers) if isinstance(expected, str) else expected), name


def test_every_verdict_says_why(verdicts: dict[str, LinkVerdict]) -> None:
    assert all(verdict.reason for verdict in verdicts.values())


def test_credentials_are_never_printed(verdicts: dict[str, LinkVerdict]) -> None:
    assert not any("secret" in verdict.reason for verdict in verdicts.values())


def test_the_documented_table_has_every_case_and_our_answer() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "link-behaviours.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][2:]
    words = {"unknown": "can't tell"}
    assert [row[0] for row in rows] == [case.name for case in CASES]
    assert [row[1].partition(",")[0] for row in rows] == [words.get(c.verdict, c.verdict) for c in CASES]
