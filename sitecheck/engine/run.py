"""Run the rules over a site. It knows no rule by name."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from typing import Any

from sitecheck.engine import suppress
from sitecheck.engine.anchors import keep_anchors
from sitecheck.engine.found import Found
from sitecheck.engine.roots import fold
from sitecheck.findings import Finding, Place, Severity
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Rule
from sitecheck.text.source import Source

UNUSED_SUPPRESSION = ("CFG900", "unused-suppression")
UNREADABLE_FILE = ("ENC900", "unreadable-file")
MOST = 1000
"""Findings of one rule in one file; nobody reads more, and a page made to have a million must not fill
the memory."""
LONGEST = 1000
"""Characters of a message or a fix's title, which may hold what the site says."""


PAYS = 300_000
"""Characters of all pages together from which a second process pays; see `sitecheck.engine.parallel`."""


class Outcome:
    """What a run found.

    Attributes:
        findings: all that was not silenced, in `Finding.order`.
        suppressed: how many were silenced.
        files: how many files were read.
        sources: the files that were read, by path.
    """

    __slots__ = ("files", "findings", "sources", "suppressed", "timings")

    def __init__(
        self, findings: list[Finding], suppressed: int, sources: dict[str, Source], timings: dict[str, float]
    ) -> None:
        self.findings = findings
        self.suppressed = suppressed
        self.files = len(sources)
        self.sources = sources
        self.timings = timings


class RuleError(Exception):
    """A rule failed; this is a fault of sitecheck's own."""


def run(
    site: Site,
    rules: list[Rule],
    *,
    today: datetime.date,
    severities: Mapping[str, Severity] | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    words: Mapping[str, Any] | None = None,
    timed: bool = False,
    jobs: int = 1,
) -> Outcome:
    """Lint a site.

    Args:
        site: what to look at.
        rules: what to look for.
        today: the clock for the rules that ask for one.
        severities: severities that the user set otherwise, by code.
        options: the user's options, by rule name.
        words: the user's own words, names and places.
        timed: whether to measure each rule.
        jobs: how many processes to use at most; a small site takes one.

    Raises:
        RuleError: a rule failed.
    """
    supply = _Supply(site, today, words or {})
    findings: set[Finding] = set()

    def run_some(some: list[Rule]) -> Found:
        return _run_some(some, supply, severities or {}, options or {}, timed=timed)

    if jobs > 1 and _pays(site):
        from sitecheck.engine import parallel

        supply.read_all(rules)
        parts = parallel.run_shared(site, rules, jobs, run_some)
    else:
        parts = [run_some(rules)]
    crowded: set[str] = set()
    timings: dict[str, float] = {}
    for part in parts:
        if part.failure:
            raise RuleError(part.failure) from part.cause
        findings |= part.findings
        crowded |= part.crowded
        timings |= part.timings
    for path, reason in site.unreadable.items():
        start = Place(Source(path, b""), 0, 0)
        findings.add(Finding(start, *UNREADABLE_FILE, "error", f"This file was not checked: {reason}"))
    sources = site.read_sources()
    silencers = [s for source in sources.values() for s in suppress.suppressions(source)]
    ordered = sorted(findings, key=lambda finding: finding.order)
    kept, suppressed = suppress.apply(ordered, silencers)
    kept = keep_anchors(kept, site)
    kept = fold(kept, {rule.code: rule.follows for rule in rules if rule.follows})
    if silencers:
        ran = {rule.code for rule in rules}
        # What a comment was for may be among the findings that are not listed.
        for place, message, fix in suppress.unused(
            [s for s in silencers if s.source.path not in crowded], ran
        ):
            kept.append(Finding(place, *UNUSED_SUPPRESSION, "warning", message, fix))
        kept.sort(key=lambda finding: finding.order)
    return Outcome(kept, suppressed, sources, timings)


def _pays(site: Site) -> bool:
    """Whether a site is large enough for several processes, and the system can share what was read."""
    return hasattr(os, "fork") and sum(len(page.text) for page in site.pages) >= PAYS


def _run_some(
    rules: list[Rule],
    supply: _Supply,
    severities: Mapping[str, Severity],
    options: Mapping[str, Mapping[str, Any]],
    *,
    timed: bool,
) -> Found:
    """Run some rules, up to the first that fails."""
    findings: set[Finding] = set()
    crowded: set[str] = set()
    timings: dict[str, float] = {}
    for rule in rules:
        began = _now() if timed else 0.0
        try:
            calls = supply.calls(rule, options.get(rule.name, {}))
            findings.update(_found_by(rule, severities.get(rule.code, rule.severity), calls, crowded))
        except Exception as error:
            failure = f"{rule.code} ({rule.name}) failed: {type(error).__name__}: {error}"
            return Found(findings, crowded, timings, failure, error)
        if timed:
            timings[rule.code] = _now() - began
    return Found(findings, crowded, timings)


def _found_by(
    rule: Rule, severity: Severity, calls: list[tuple[Any, ...]], crowded: set[str]
) -> Iterator[Finding]:
    """The findings of one rule, of each file the first MOST; a file with more of them goes to `crowded`."""
    counts: dict[str, int] = {}
    for arguments in calls:
        for place, said, repair, related in rule.check(*arguments):
            count = counts[place.path] = counts.get(place.path, 0) + 1
            if count > MOST:
                crowded.add(place.path)
                if "page" in rule.needs:
                    break
                continue
            message, fix = said, repair
            if len(message) > LONGEST:
                message = f"{message[:LONGEST]}…"
            if count == MOST:
                message = f"{message} (what more of this there is in the file is not listed)"
            if fix and len(fix.title) > LONGEST:
                fix = fix._replace(title=f"{fix.title[:LONGEST]}…")
            yield Finding(place, rule.code, rule.name, severity, message, fix, related)


def _now() -> float:
    import time

    return time.perf_counter()


class _Supply:
    """Hands each rule what it asks for, made once."""

    def __init__(self, site: Site, today: datetime.date, words: Mapping[str, Any]) -> None:
        self.site = site
        self.today = today
        self.words = words
        self._homepage: Any = None

    def calls(self, rule: Rule, options: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The arguments of each call of a rule."""
        merged = {**rule.options, **options}
        if "page" in rule.needs:
            return [tuple(self._get(name, page, merged) for name in rule.needs) for page in self.site.pages]
        return [tuple(self._get(name, None, merged) for name in rule.needs)]

    def _get(self, name: str, page: Any, options: Mapping[str, Any]) -> Any:
        if name == "page":
            return page
        if name == "options":
            return options
        if name == "homepage":
            return self.homepage
        return getattr(self, name)

    def read_all(self, rules: list[Rule]) -> None:
        """Read what all rules need, before they are shared out."""
        for page in self.site.pages:
            _ = page.blocks
        if any("homepage" in rule.needs for rule in rules):
            _ = self.homepage

    @property
    def homepage(self) -> Any:
        """The homepage, read when the first rule asks for it."""
        if self._homepage is None:
            from sitecheck.homepage.reader import read_homepage

            self._homepage = read_homepage(self.site)
        return self._homepage
