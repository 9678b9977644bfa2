"""What must hold of any input: an answer in time, spans inside the text, reports that can be read."""

from __future__ import annotations

import datetime
import json
import signal
from collections.abc import Iterator, Mapping
from types import FrameType

from sitecheck.engine.fixes import plan
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding, Place
from sitecheck.jekyll.site import Site
from sitecheck.report import FORMATS, Report, render

SECONDS = 20
"""Of processor time for one small input; it takes some milliseconds."""
TODAY = datetime.date(2026, 1, 15)
RULES = list(load_rules().values())


class HangError(Exception):
    """An input took longer than SECONDS."""


def judge(files: Mapping[str, bytes], *, formats: tuple[str, ...] = ("json",)) -> int:
    """Check a site in memory with every rule there is; how many findings it has.

    Raises:
        Exception: whatever sitecheck raised; `AssertionError` where an answer came, and was a bad one.
    """
    site = Site("/nonexistent", files, now=datetime.datetime(2026, 1, 15, 12))
    outcome = run(site, RULES, today=TODAY)
    findings = outcome.findings
    for place in (place for finding in findings for place in _places(finding)):
        length = len(place.source.text)
        assert 0 <= place.start <= place.end <= length, f"{place} of {length} characters"
    assert findings == sorted(findings, key=lambda finding: finding.order)
    report = Report(
        findings, version="1", files=outcome.files, suppressed=outcome.suppressed, hidden={}, pages=site.pages
    )
    for name in formats:
        text = render(name, report)
        text.encode("utf-8", "replace")
        if name == "json":
            assert len(json.loads(text)["findings"]) == len(findings)
    planned = plan(findings, unsafe=True)  # raises where edits overlap
    for path, text in planned.texts.items():
        assert path in files
        planned.sources[path].encode(text)
    return len(findings)


ALL_FORMATS = tuple(FORMATS)


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.place
    yield from (related.place for related in finding.related)
    if finding.fix:
        yield from (edit.place for edit in finding.fix.edits)


def within_time() -> None:
    """Make what follows raise `HangError` after SECONDS of processor time; call it anew for each input."""

    def late(number: int, frame: FrameType | None) -> None:
        raise HangError(f"no answer in {SECONDS} s")

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


def time_is_up() -> None:
    """The answer came; no `HangError` from now on."""
    signal.setitimer(signal.ITIMER_PROF, 0)
