"""Check external links: alive, dead, or can't tell; only dead ones fail."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from sitecheck.cli.parsers import FORMATS
from sitecheck.cli.target import UsageError, add_theme
from sitecheck.findings import SEVERITIES, Finding

if TYPE_CHECKING:
    from sitecheck.cli.session import Session
    from sitecheck.links.model import Checked, Settings
    from sitecheck.text.source import Source


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck links`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="a site's root, a folder or a file (default: here)")
    add("--site", default="", metavar="FOLDER|URL", help="crawl the built (_site) or live site instead")
    add(
        "--engine",
        choices=("auto", "async", "linkchecker"),
        default="auto",
        help="who asks: our own engine or LinkChecker (default: own for sources, LinkChecker for --site)",
    )
    add("--format", choices=FORMATS, help="how to report (default: text; github in GitHub Actions)")
    add("--output", action="append", default=[], metavar="FILE", help="write there; FORMAT=FILE, repeatable")
    add("--select", action="append", default=[], metavar="RULES", help="report only these codes or names")
    add("--ignore", action="append", default=[], metavar="RULES", help="don't report these")
    add("--severity", choices=SEVERITIES, help="lowest severity shown (default: warning)")
    add("--fail-on", choices=(*SEVERITIES, "never"), help="what makes exit status 1 (default: warning)")
    add("--fix", action="store_true", help="write https where the page is to be had over it")
    add("--unsafe-fixes", action="store_true", help="also follow permanent redirects")
    add("--concurrency", type=_positive, metavar="N", help="requests under way at once (default: 64)")
    add("--per-host", type=_positive, metavar="N", help="of these, to one host (default: 4)")
    add("--interval", type=_seconds, metavar="S", help="between two requests to a host (default: 0.05)")
    add("--timeout", type=_seconds, metavar="S", help="until an answer begins (default: 20)")
    add("--retries", type=_count, metavar="N", help="after time-outs, resets, 429 and 5xx (default: 2)")
    add("--accept", metavar="CODES", help="status codes that count as alive, such as 403,500-599")
    add("--include", action="append", default=[], metavar="REGEX", help="ask only matching addresses")
    add("--exclude", action="append", default=[], metavar="REGEX", help="leave matching addresses out")
    add("--user-agent", metavar="TEXT", help="the name under which links are asked")
    add(
        "--header",
        action="append",
        default=[],
        metavar="HOST:NAME=VARIABLE",
        help="send a header to one host only, its value taken from an environment variable",
    )
    add("--refresh", action="store_true", help="ask again whatever the cache says")
    add("--no-cache", action="store_true", help="neither read nor keep verdicts")
    add("--suggest-archive", action="store_true", help="look for archived copies of dead pages")
    add("--allow-private", action="store_true", help="open private and loopback addresses, too")
    add_theme(parser)
    add("--config", metavar="FILE", help="settings to use instead of the site's")
    add("--isolated", action="store_true", help="leave the site's settings alone")
    add("--quiet", "-q", action="store_true", help="no progress, no summary")
    add("--verbose", "-v", action="store_true", help="say more; show where an error of sitecheck's own arose")


def run(args: argparse.Namespace) -> int:
    """Ask, judge, report; the exit status, 130 after Ctrl-C."""
    from sitecheck.links.door import check_links
    from sitecheck.links.model import CrawlError
    from sitecheck.links.progress import Progress, wants_bar

    chosen, ignored, session = _session(args)
    settings = _settings(args, session.settings.get("links", {}))
    if (
        args.site
        and not args.site.lower().startswith(("http://", "https://"))
        and not os.path.isdir(args.site)
    ):
        raise UsageError(f"--site {args.site}: no such folder, and no http address")
    watch = Progress(sys.stderr, bar=wants_bar(sys.stderr), quiet=args.quiet)
    try:
        checked = check_links(session.site, settings, target=args.site, which=args.engine, watch=watch)
    except CrawlError as error:
        raise UsageError(str(error)) from error
    finally:
        watch.end()
    status = _report(session, checked, chosen, ignored)
    if not args.quiet:
        _summary(checked)
    return 130 if checked.run.interrupted else status


def _session(args: argparse.Namespace) -> tuple[list[str], list[str], Session]:
    """What an ordinary check knows of settings, site and report, with the rules of links alone."""
    from sitecheck.cli.session import Session
    from sitecheck.links.rules import RULES

    chosen, ignored = _split(args.select), _split(args.ignore)
    if unknown := [selector for selector in chosen + ignored if not _means(selector)]:
        raise UsageError(f"no such rule of links: {', '.join(unknown)} (see `sitecheck rules`)")
    rest: dict[str, Any] = {"extend_select": [], "stdin_filename": None, "today": None}
    rest |= {"statistics": False, "timings": False, "select": [], "ignore": []}
    for name, value in rest.items():
        setattr(args, name, value)
    return chosen, ignored, Session(args, known={rule.code: rule for rule in RULES})


def _settings(args: argparse.Namespace, configured: dict[str, Any]) -> Settings:
    """The options of the command line, then the site's settings, then the defaults."""
    from sitecheck.links.model import Settings, accepted_codes, host_header

    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in configured.items()}
    for name in ("concurrency", "per_host", "interval", "timeout", "retries", "user_agent"):
        if getattr(args, name) is not None:
            values[name] = getattr(args, name)
    values["include"] = _patterns([*configured.get("include", []), *args.include])
    values["exclude"] = _patterns([*configured.get("exclude", []), *args.exclude])
    try:
        values["accept"] = frozenset(configured.get("accept", [])) | accepted_codes(args.accept or "")
        values["headers"] = tuple(host_header(text, os.environ) for text in args.header)
    except ValueError as error:
        raise UsageError(f"--accept or --header: {error}") from error
    values["refresh"] = args.refresh
    values["cache"] = not args.no_cache
    values["suggest_archive"] = args.suggest_archive
    values["allow_private"] = args.allow_private
    return Settings(**values)


def _report(session: Session, checked: Checked, chosen: list[str], ignored: list[str]) -> int:
    """Report the findings of a run of its own."""
    from sitecheck.engine.run import Outcome

    kept, suppressed, sources = _findings(session, checked, chosen, ignored)
    if session.args.fix or session.args.unsafe_fixes:
        kept = _mended(session, kept)
    shown, hidden = session.shown(kept)
    if chosen and all(session.choice.known[finding.code].severity == "info" for finding in kept):
        shown, hidden = kept, {}
    session.report(shown, hidden, Outcome(kept, suppressed, sources, {}))
    return session.exit_status(kept)


def _findings(
    session: Session, checked: Checked, chosen: list[str], ignored: list[str]
) -> tuple[list[Finding], int, dict[str, Source]]:
    """What the verdicts come to under the user's settings, how much was silenced, and in which files."""
    from sitecheck.engine import suppress
    from sitecheck.engine.registry import matches
    from sitecheck.links.report import findings as make_findings
    from sitecheck.links.rules import RULES

    known = {rule.code: rule for rule in RULES}
    tables = session.settings.get("rules", {})
    found: list[Finding] = []
    for finding in make_findings(checked.uses, checked.run.verdicts):
        rule = known[finding.code]
        own: dict[str, Any] = next((tables[name] for name in tables if matches(rule, (name,))), {})
        if own.get("severity") == "off" or (chosen and not matches(rule, chosen)) or matches(rule, ignored):
            continue
        found.append(finding._replace(severity=own.get("severity") or finding.severity))
    found = [finding for finding in found if session.wanted(finding)]
    sources = {use.place.path: use.place.source for use in checked.uses} | session.site.read_sources()
    silencers = [one for source in sources.values() for one in suppress.suppressions(source)]
    kept, suppressed = suppress.apply(found, silencers)
    return kept, suppressed, sources


def online(session: Session) -> tuple[list[Finding], int]:
    """For `check --online`: the findings on external links, and how many a comment silences."""
    from sitecheck.links.door import check_links
    from sitecheck.links.progress import Progress, wants_bar

    parser = argparse.ArgumentParser()
    configure(parser)
    args = parser.parse_args(["--no-cache"] if session.args.no_cache else [])
    settings = _settings(args, session.settings.get("links", {}))
    watch = Progress(sys.stderr, bar=wants_bar(sys.stderr), quiet=session.args.quiet)
    try:
        checked = check_links(session.site, settings, target="", which=args.engine, watch=watch)
    finally:
        watch.end()
    ignored = _split(session.args.ignore) + session.settings.get("ignore", [])
    kept, suppressed, _ = _findings(session, checked, [], ignored)
    return kept, suppressed


def _mended(session: Session, found: list[Finding]) -> list[Finding]:
    """Apply the fixes; what remains."""
    from sitecheck.engine import fixes, write

    plan = fixes.plan(found, unsafe=session.args.unsafe_fixes, guard=write.guard(session.root))
    write.write_all(session.root, plan.sources, plan.texts)
    return [finding for finding in found if finding not in plan.applied]


def _summary(checked: Checked) -> None:
    from sitecheck.links.report import tally

    run = checked.run
    if run.interrupted:
        print(f"interrupted: {len(run.verdicts)} of {run.total} links are known", file=sys.stderr)
    print(tally(run.verdicts), file=sys.stderr)
    if run.cache_trouble:
        print(f"the cache could not be used: {run.cache_trouble}", file=sys.stderr)


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _means(selector: str) -> bool:
    from sitecheck.engine.registry import matches
    from sitecheck.links.rules import RULES

    return any(matches(rule, (selector,)) for rule in RULES)


def _patterns(texts: list[str]) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(text) for text in texts)
    except re.error as error:
        raise UsageError(f"no regular expression: {error.pattern!r}: {error}") from error


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number < 3600:
        raise argparse.ArgumentTypeError("must be between 0 and 3600 seconds")
    return number
