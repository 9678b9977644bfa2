"""One run of `sitecheck check`: from the arguments to the report."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from typing import Any

from sitecheck import __version__
from sitecheck.cli.target import UsageError, find_root, main_format
from sitecheck.config.load import Settings, load_settings
from sitecheck.engine.choice import Choice
from sitecheck.engine.run import Outcome, run
from sitecheck.findings import SEVERITIES, Finding, Severity, at_least
from sitecheck.jekyll.site import Site
from sitecheck.report import Report, render
from sitecheck.rules.rule import Rule
from sitecheck.text.files import write_whole


class Session:
    """The settings, rules and site of one run.

    Raises:
        UsageError: the arguments can't be followed.
        ConfigError: the settings can't.
    """

    def __init__(self, args: argparse.Namespace, known: dict[str, Rule] | None = None) -> None:
        self.args = args
        paths = [p for p in args.paths if p != "-"]
        if args.stdin_filename and not paths:
            paths = [os.path.dirname(args.stdin_filename) or "."]
        self.root = find_root(paths)
        self.settings: Settings = load_settings(self.root, args.config, isolated=args.isolated)
        self.today = _today(args.today)
        self.only = _only(self.root, paths)
        self.choice = Choice(
            self.settings,
            _split(args.select),
            _split(args.extend_select),
            _split(args.ignore),
            known=known,
            elsewhere=_rules_of_links,
        )
        self.severity = self._severity()
        self.fail_on: str = args.fail_on or self.settings.get("fail-on", "warning")
        self.site = self.new_site()

    def new_site(self, overlay: dict[str, bytes] | None = None) -> Site:
        """The site as it is now, with texts that stand in for what is on disk."""
        overlay = dict(overlay or {})
        if self.args.stdin_filename:
            path = _relative(self.root, self.args.stdin_filename)
            overlay.setdefault(path, self._stdin())
            self.only = [path]
        now = datetime.datetime.combine(self.today, datetime.time(12)) if self.args.today else None
        return Site(self.root, overlay, self.args.theme or self.settings.get("theme", ""), now)

    def lost(self, files: int) -> str:
        """What to tell somebody who is in a folder that is no site; empty in one that is.

        Args:
            files: how many were read.
        """
        if os.path.isfile(os.path.join(self.root, "_config.yml")):
            return ""
        within = sorted(path.rpartition("/")[0] for path in self.site.files if path.endswith("/_config.yml"))
        if within:
            more = f" and {len(within) - 3} more" if len(within) > 3 else ""
            return f"no _config.yml here: name one of the sites below ({', '.join(within[:3])}{more})"
        return "" if files else "no _config.yml here, and no page: is this the site's root?"

    def _stdin(self) -> bytes:
        if not hasattr(self, "_stdin_bytes"):
            self._stdin_bytes = sys.stdin.buffer.read()
        return self._stdin_bytes

    def _severity(self) -> Severity:
        if self.args.severity or self.settings.get("severity"):
            severity: Severity = self.args.severity or self.settings.get("severity")
            return severity
        asked = _split(self.args.select)
        if asked and all(rule.severity == "info" for rule in self.choice.rules):
            return "info"
        return "warning"

    def lint(self, site: Site | None = None) -> Outcome:
        """Run the rules."""
        outcome = run(
            site or self.site,
            self.choice.rules,
            today=self.today,
            severities=self.choice.severities,
            options=self.choice.options,
            words=self.settings.words,
            timed=self.args.timings,
            jobs=self.args.jobs or _processors(),
        )
        outcome.findings[:] = [finding for finding in outcome.findings if self.wanted(finding)]
        return outcome

    def concerns(self, path: str) -> bool:
        """Whether a file is among the paths that were asked about."""
        return not self.only or any(path == only or path.startswith(only + "/") for only in self.only)

    def wanted(self, finding: Finding) -> bool:
        """Whether paths and settings let a finding be spoken of."""
        return self.concerns(finding.path) and self.choice.wants(finding)

    def shown(self, findings: list[Finding]) -> tuple[list[Finding], dict[Severity, int]]:
        """The findings that are grave enough to show, and how many of each severity are not."""
        visible = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
        hidden: dict[Severity, int] = {}
        for finding in findings:
            if finding.severity not in visible:
                hidden[finding.severity] = hidden.get(finding.severity, 0) + 1
        return [finding for finding in findings if finding.severity in visible], hidden

    def exit_status(self, findings: list[Finding]) -> int:
        """1 where a finding is as grave as `--fail-on` asks, else 0.

        Raises:
            UsageError: the settings name no such severity.
        """
        if self.fail_on == "never":
            return 0
        if self.fail_on not in SEVERITIES:
            raise UsageError(f"no such severity: {self.fail_on}")
        return int(any(at_least(finding.severity, self.fail_on) for finding in findings))

    def report(
        self, shown: list[Finding], hidden: dict[Severity, int], outcome: Outcome, baselined: int = 0
    ) -> bytes:
        """Write the report where it was asked for; what was printed."""
        report = Report(
            shown,
            version=__version__,
            files=outcome.files,
            suppressed=outcome.suppressed,
            hidden=hidden,
            baselined=baselined,
            root=os.path.relpath(self.root).replace(os.sep, "/"),
            blob=_blob(),
            rules=self.choice.known,
            pages=self.site.pages,
        )
        fmt = main_format(self.args)
        plain = [name for name in self.args.output if "=" not in name]
        for name in self.args.output:
            kind, _, file = name.rpartition("=")
            self._write(file, render(kind or fmt, report))
        printed = b"" if plain else self._print(fmt, report)
        if self.args.timings:
            _timings(outcome.timings)
        return printed

    def _print(self, fmt: str, report: Report) -> bytes:
        look: dict[str, Any] = {}
        if self.args.statistics and fmt in ("text", "concise"):
            fmt = "statistics"
            look = {"summary": not self.args.quiet}
        elif fmt == "text":
            from sitecheck.report.text import wants_color

            look = {
                "color": wants_color(sys.stdout, os.environ),
                "width": _columns(),
                "full": self.args.verbose,
                "summary": not self.args.quiet,
            }
        printed = render(fmt, report, **look).encode("utf-8", "replace")
        sys.stdout.buffer.write(printed)
        return printed

    def _write(self, file: str, text: str) -> None:
        if os.path.isdir(file):
            raise UsageError(f"{file}: is a folder")
        write_whole(file, text.encode("utf-8", "replace"))


def _columns() -> int:
    """The width of the screen, 100 where there is none; `shutil` knows it too, and takes longer to import."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdecimal() and int(said[:6]):
        return int(said[:6])
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 100  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 100


def is_narrow(session: Session) -> bool:
    """Whether the run speaks of a part of the findings only."""
    args = session.args
    return bool(args.changed_since or args.baseline or session.settings.get("baseline"))


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _rules_of_links() -> list[Rule]:
    from sitecheck.links.rules import RULES

    return list(RULES)


def _blob() -> str:
    """Where GitHub shows the files of the commit that an action runs on; empty elsewhere."""
    env = os.environ
    if env.get("GITHUB_ACTIONS") != "true":
        return ""
    return f"{env.get('GITHUB_SERVER_URL')}/{env.get('GITHUB_REPOSITORY')}/blob/{env.get('GITHUB_SHA')}/"


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _today(text: str | None) -> datetime.date:
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today: not a date (YYYY-MM-DD): {text}") from None


def _relative(root: str, path: str) -> str:
    relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    if relative.startswith("../"):
        raise UsageError(f"{path}: outside the site at {root}")
    return relative


def _only(root: str, paths: list[str]) -> list[str]:
    """The paths, relative to the root, to which the report is confined; empty: the whole site."""
    found = [_relative(root, path) for path in paths]
    return [] if "." in found else found


def _timings(timings: dict[str, float]) -> None:
    for code, seconds in sorted(timings.items(), key=lambda item: -item[1]):
        print(f"{seconds * 1000:8.2f} ms  {code}", file=sys.stderr)
