"""Lint a site: say what is wrong with it, exactly where, and how to mend it."""

from __future__ import annotations

import argparse
from typing import Any

from sitecheck.cli.target import UsageError
from sitecheck.findings import SEVERITIES, Severity

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "html",
    "summary",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck check`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="a site's root, a folder or a file (default: here)")
    add("--format", choices=FORMATS, help="how to report (default: text; github in GitHub Actions)")
    add("--output", action="append", default=[], metavar="FILE", help="write there; FORMAT=FILE, repeatable")
    add(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help="run only these codes, prefixes or names",
    )
    add("--ignore", action="append", default=[], metavar="RULES", help="don't run these")
    add("--extend-select", action="append", default=[], metavar="RULES", help="run these too")
    add("--severity", choices=SEVERITIES, help="lowest severity shown (default: warning)")
    add("--fail-on", choices=(*SEVERITIES, "never"), help="what makes exit status 1 (default: warning)")
    add("--fix", action="store_true", help="apply safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: apply unsafe fixes too")
    add("--diff", action="store_true", help="show the fixes as a diff, write nothing")
    add("--changed-since", metavar="REV", help="only findings in what changed since a branch or commit")
    add("--scope", choices=("lines", "files"), default="lines", help="what counts as changed")
    add("--baseline", metavar="FILE", help="accept the findings listed there, fail on new ones")
    add("--write-baseline", metavar="FILE", help="accept all of today's findings")
    add("--update", action="store_true", help="with --baseline: remove what is repaired from it")
    add("--online", action="store_true", help="check external links too; opens connections")
    add("--watch", action="store_true", help="lint again whenever a file changes, until Ctrl-C")
    add("--today", metavar="YYYY-MM-DD", help="the clock for every rule that needs one")
    add("--theme", help="the site's theme, where it is told wrongly")
    add("--config", metavar="FILE", help="settings to use instead of the site's")
    add("--isolated", action="store_true", help="leave the site's settings alone")
    add("--stdin-filename", metavar="FILE", help="read this file's text from standard input")
    add("--statistics", action="store_true", help="count the findings by rule")
    add("--no-cache", action="store_true", help="neither read nor write the result cache")
    add("--timings", action="store_true", help="say where the time went")
    add("--quiet", "-q", action="store_true", help="no summary")
    add("--verbose", "-v", action="store_true", help="say more; show where an error of sitecheck's own arose")


def run(args: argparse.Namespace) -> int:
    """Lint and report; the exit status."""
    from sitecheck.cli.session import Session

    if args.watch:
        from sitecheck.cli.watching import watch

        args.watch = False
        return watch(args, run)
    session = Session(args)
    if args.diff:
        from sitecheck.cli.fixing import show_diff

        return show_diff(session)
    if args.fix or args.unsafe_fixes:
        from sitecheck.cli.fixing import fix

        outcome = fix(session)
    else:
        outcome = session.lint()
    if args.online:
        from sitecheck.cli.links import online

        dead, silenced = online(session)
        outcome.findings[:] = sorted([*outcome.findings, *dead], key=lambda finding: finding.order)
        outcome.suppressed += silenced
    findings, baselined = outcome.findings, 0
    if args.changed_since or args.baseline or args.write_baseline or session.settings.get("baseline"):
        from sitecheck.cli.narrowing import narrow

        findings, baselined = narrow(session, findings)
    shown, hidden = session.shown(findings)
    printed = session.report(shown, hidden, outcome, baselined)
    status = exit_status(findings, session.fail_on)
    if (pending := getattr(args, "pending", None)) and not session.settings.get("baseline"):
        read = {path: source.encode() for path, source in outcome.sources.items()}
        pending.store(status, printed, read, session.site.unreadable)
    return status


def exit_status(findings: list[Any], fail_on: str) -> int:
    """1 where a finding is as grave as `fail_on`."""
    if fail_on == "never":
        return 0
    grave = SEVERITIES[: SEVERITIES.index(_severity(fail_on)) + 1]
    return int(any(finding.severity in grave for finding in findings))


def _severity(name: str) -> Severity:
    for severity in SEVERITIES:
        if severity == name:
            return severity
    raise UsageError(f"no such severity: {name}")
