"""Lint a site: say what is wrong with it, exactly where, and how to mend it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from sitecheck.cli.parsers import FORMATS
from sitecheck.cli.target import UsageError, add_theme
from sitecheck.findings import SEVERITIES, Finding

if TYPE_CHECKING:
    from sitecheck.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck check`."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a site's root, a folder or a file (default: here)"
    )
    add = parser.add_argument_group("the report").add_argument
    add(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]} (default: text; github in GitHub Actions)",
    )
    add("--output", action="append", default=[], metavar="FILE", help="write there; FORMAT=FILE, repeatable")
    add("--severity", choices=SEVERITIES, help="lowest severity shown (default: warning; info = taste)")
    add("--fail-on", choices=(*SEVERITIES, "never"), help="what makes exit status 1 (default: warning)")
    add("--statistics", action="store_true", help="count the findings by rule instead of listing them")
    add("--quiet", "-q", action="store_true", help="no summary")
    add("--verbose", "-v", action="store_true", help="say more; show where an error of sitecheck's own arose")
    add = parser.add_argument_group("the rules").add_argument
    for option, what in (
        ("--select", "run only these codes, prefixes or names"),
        ("--ignore", "don't run these"),
        ("--extend-select", "run these too"),
    ):
        add(option, action="append", default=[], metavar="RULES", help=what)
    add("--online", action="store_true", help="check external links too; opens connections")
    add = parser.add_argument_group("fixes").add_argument
    add("--fix", action="store_true", help="apply the safe fixes of what is shown")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: apply unsafe fixes too")
    add("--diff", action="store_true", help="show the fixes as a diff, write nothing")
    add("--add-suppressions", metavar="REASON", help="silence all that is shown, by comments in the files")
    add = parser.add_argument_group("what is new").add_argument
    add("--changed-since", metavar="REV", help="only findings in what changed since a branch or commit")
    add("--scope", choices=("lines", "files"), default="lines", help="what counts as changed")
    add("--baseline", metavar="FILE", help="accept the findings listed there, fail on new ones")
    add("--write-baseline", metavar="FILE", help="accept all of today's findings")
    add("--update", action="store_true", help="with --baseline: remove what is repaired from it")
    add("--watch", action="store_true", help="lint again whenever a file changes, until Ctrl-C")
    group = parser.add_argument_group("the site and its settings")
    add = group.add_argument
    add("--today", metavar="YYYY-MM-DD", help="the clock for every rule that needs one")
    add_theme(group)
    add("--config", metavar="FILE", help="settings to use instead of the site's")
    add("--isolated", action="store_true", help="leave the site's settings alone")
    add("--stdin-filename", metavar="FILE", help="read this file's text from standard input")
    add(
        "--jobs",
        type=_positive,
        metavar="N",
        help="processes at most (default: one a core); a homepage never takes more than one",
    )
    add("--no-cache", action="store_true", help="neither read nor write the result cache")
    add("--timings", action="store_true", help="say where the time went")


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"not a number of processes: {text}")
    return number


def run(args: argparse.Namespace) -> int:
    """Lint and report; the exit status."""
    from sitecheck.cli.session import Session

    if args.watch:
        from sitecheck.cli.watching import watch

        args.watch = False
        return watch(args, run)
    session = Session(args)
    if args.diff:
        if args.add_suppressions is not None:
            raise UsageError("--diff shows fixes alone; run --add-suppressions and look at `git diff`")
        from sitecheck.cli.fixing import show_diff

        return show_diff(session)
    done = ""
    if args.fix or args.unsafe_fixes:
        from sitecheck.cli.fixing import fix

        outcome, done = fix(session)
    else:
        outcome = session.lint()
    if args.online:
        from sitecheck.cli.links import online

        dead, silenced = online(session)
        outcome.findings[:] = sorted([*outcome.findings, *dead], key=lambda finding: finding.order)
        outcome.suppressed += silenced
    findings, baselined = _narrowed(session, outcome.findings)
    shown, hidden = session.shown(findings)
    if args.add_suppressions is not None:
        from sitecheck.cli.silencing import silence_all

        said, outcome = silence_all(session, shown, lambda found: _narrowed(session, found)[0])
        done = f"{done} {said}".strip()
        findings, baselined = _narrowed(session, outcome.findings)
        shown, hidden = session.shown(findings)
    printed = session.report(shown, hidden, outcome, baselined)
    if (lost := session.lost(outcome.files)) and not args.quiet:
        sys.stdout.flush()
        print(f"sitecheck: {lost}", file=sys.stderr)
    if done and not args.quiet:
        sys.stdout.flush()
        print(done, file=sys.stderr)
    status = session.exit_status(findings)
    if (pending := getattr(args, "pending", None)) and not session.settings.get("baseline") and not lost:
        read = {path: source.encode() for path, source in outcome.sources.items()}
        pending.store(status, printed, read, session.site.unreadable)
    return status


def _narrowed(session: Session, findings: list[Finding]) -> tuple[list[Finding], int]:
    """The findings in what is new, and how many the baseline accepts."""
    from sitecheck.cli.session import is_narrow

    if not (is_narrow(session) or session.args.write_baseline):
        if session.args.update:
            raise UsageError("--update needs --baseline FILE")
        return findings, 0
    from sitecheck.cli.narrowing import narrow

    return narrow(session, findings)
