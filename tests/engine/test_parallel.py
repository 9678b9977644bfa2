"""Several processes find what one finds, and nothing is left of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator

import pytest

from sitecheck.engine import parallel
from sitecheck.engine import run as engine
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import RuleError, run
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problem, Rule
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
RULES = load_rules()
TODAY = datetime.date(2026, 1, 15)
SITES = sorted((ROOT / "tests" / "golden" / "sites").iterdir())


@pytest.fixture(autouse=True)
def small_sites_pay(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(engine, "PAYS", 0)
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        process = fork()
        if process:
            made.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    yield
    for process in made:
        with pytest.raises(ChildProcessError):  # every helper was waited for
            os.waitpid(process, os.WNOHANG)


def site_at(path) -> Site:
    return Site(str(path), now=datetime.datetime(2026, 1, 15, 12))


def told(site: Site, rules: list[Rule], jobs: int):
    outcome = run(site, rules, today=TODAY, jobs=jobs, timed=True)
    findings = [(f.order, f.place.end, f.severity, f.fix is None, len(f.related)) for f in outcome.findings]
    return findings, outcome.suppressed, sorted(outcome.sources), sorted(outcome.timings)


@pytest.mark.parametrize("path", SITES, ids=[path.name for path in SITES])
def test_the_same_is_found(path) -> None:
    rules = list(RULES.values())
    alone = told(site_at(path), rules, 1)
    assert told(site_at(path), rules, 2) == alone
    assert told(site_at(path), rules, 3) == alone


def test_findings_speak_of_this_process_sources() -> None:
    site = site_at(SITES[0])
    for finding in run(site, list(RULES.values()), today=TODAY, jobs=2).findings:
        assert finding.place.source is site.load(finding.path)


def failing(number: int, check) -> Rule:
    def needs(page: object) -> list[Problem]:
        return check()

    needs.__module__ = f"module{number}"
    return RULES["LNK001"]._replace(code=f"XXX{number:03}", check=needs, needs=("page",))


def raising() -> list[Problem]:
    raise ValueError("no good")


def test_a_rule_that_fails_anywhere_is_told_of() -> None:
    rules = [failing(number, raising) for number in range(8)]
    with pytest.raises(RuleError, match=r"XXX00. .* failed: ValueError: no good"):
        run(site_at(SITES[0]), rules, today=TODAY, jobs=2)


def test_a_helper_that_dies_is_told_of() -> None:
    here = os.getpid()

    def dying() -> list[Problem]:
        if os.getpid() != here:
            os._exit(9)
        import time

        time.sleep(0.05)
        return []

    rules = [failing(number, dying) for number in range(40)]
    with pytest.raises(parallel.HelperError, match="without an answer"):
        run(site_at(SITES[0]), rules, today=TODAY, jobs=2)


def test_interrupted_while_helpers_run() -> None:
    here = os.getpid()

    def stopped() -> list[Problem]:
        if os.getpid() == here:
            raise KeyboardInterrupt
        import time

        time.sleep(30)
        return []

    rules = [failing(number, stopped) for number in range(40)]
    with pytest.raises(KeyboardInterrupt):
        run(site_at(SITES[0]), rules, today=TODAY, jobs=2)


def test_a_small_site_takes_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PAYS", 300_000)
    monkeypatch.setattr(parallel, "run_shared", None)
    assert run(site_at(SITES[0]), [RULES["LNK001"]], today=TODAY, jobs=8).files
