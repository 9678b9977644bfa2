"""`--add-suppressions`: comments for all that is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable

from sitecheck.cli.session import Session
from sitecheck.cli.target import UsageError
from sitecheck.engine import fixes, silence
from sitecheck.engine.run import UNUSED_SUPPRESSION, Outcome
from sitecheck.engine.write import guard, write_all
from sitecheck.findings import Finding
from sitecheck.report.summary import count

MOST_ROUNDS = 5
"""A finding that was not told because another one explains it shows up when that one is silenced."""


def silence_all(
    session: Session, shown: list[Finding], narrowed: Callable[[list[Finding]], list[Finding]]
) -> tuple[str, Outcome]:
    """Write comments until nothing is left to silence.

    Args:
        session: of the run.
        shown: what is to be silenced.
        narrowed: keeps of a further lint's findings those that the user asked about.

    Returns:
        What was done, in a sentence, and what a last lint finds.

    Raises:
        UsageError: the reason can't stand in a comment, or there is no file to write to.
    """
    if session.args.stdin_filename:
        raise UsageError("--add-suppressions can't write to standard input")
    silenced, files = 0, set[str]()
    refused: dict[str, None] = {}
    for _ in range(MOST_ROUNDS):
        number, written = _round(session, shown, refused)
        session.site = session.new_site()
        outcome = session.lint()
        if not written:
            break
        silenced += number
        files |= written
        shown = session.shown(narrowed(outcome.findings))[0]
    for line in refused:
        print(f"sitecheck: {line}", file=sys.stderr)
    said = f"Silenced {count(silenced, 'finding')} in {count(len(files), 'file')}." if files else ""
    return said, outcome


def _round(session: Session, findings: list[Finding], refused: dict[str, None]) -> tuple[int, set[str]]:
    """Write a comment for each finding; how many they silence, and the files written."""
    with_liquid = silence.liquid_files(session.site)
    aside: set[tuple[str, int]] = set()
    while True:
        try:
            plan = silence.plan(findings, session.args.add_suppressions, with_liquid.__contains__, aside)
        except ValueError as error:
            raise UsageError(f"--add-suppressions: {error}") from None
        sources = {path: edits[0].place.source for path, edits in plan.edits.items()}
        texts = {path: fixes.apply(sources[path], edits) for path, edits in plan.edits.items()}
        overlay = {path: sources[path].encode(text) for path, text in texts.items()}
        idle = _idle(plan, session.lint(session.new_site(overlay)).findings)
        if not idle:
            break
        # First further away; where that is in vain too, without: another comment did it.
        vain = idle if idle <= aside else set()
        findings = [f for f in findings if (f.path, f.place.start_position.line) not in vain]
        aside |= idle
    may_write = guard(session.root)
    for path, source in sources.items():
        if refusal := may_write(source):
            refused[f"{path}: left as it is: {refusal}"] = None
            del texts[path]
    for finding, why in plan.left:
        refused[f"{finding.path}: {finding.code} not silenced: {why}"] = None
    written = write_all(session.root, sources, texts)
    return sum(finding.path in texts for finding in plan.silenced), set(written)


def _idle(plan: silence.Plan, findings: list[Finding]) -> set[tuple[str, int]]:
    """The lines above which a new comment silences nothing: with it, the finding is gone.

    Args:
        plan: what was tried.
        findings: what was found then.
    """
    found = set()
    for finding in findings:
        if finding.code != UNUSED_SUPPRESSION[0]:
            continue
        shift = 0
        for edit in plan.edits.get(finding.path, ()):
            at = edit.place.start + shift
            if at <= finding.place.start < at + len(edit.text):
                found |= {
                    (finding.path, line) for line in plan.lines.get((finding.path, edit.place.start), ())
                }
            shift += len(edit.text)
    return found
