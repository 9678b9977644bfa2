"""Lints the sites of the open documents, unsaved texts included."""

from __future__ import annotations

import datetime
import os

from sitecheck.config.load import load_settings
from sitecheck.engine.baseline import read as read_baseline
from sitecheck.engine.choice import Choice
from sitecheck.engine.run import run
from sitecheck.engine.silence import liquid_files
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Rule
from sitecheck.text.files import inside
from sitecheck.text.source import Source


class SiteLinter:
    """One site with its open documents."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.open: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.sources: dict[str, Source] = {}
        self.rules: dict[str, Rule] = {}
        self.liquid: frozenset[str] = frozenset()

    def lint(self) -> dict[str, list[Finding]]:
        """The findings of every open document, by path.

        Raises:
            ConfigError: the settings are wrong.
            BaselineError: the baseline can't be read.
            RuleError: a rule failed.
        """
        settings = load_settings(self.root)
        choice = Choice(settings)
        self.rules = choice.known
        overlay = {path: text.encode("utf-8", "surrogatepass") for path, text in self.open.items()}
        site = Site(self.root, overlay, settings.get("theme", ""))
        outcome = run(
            site,
            choice.rules,
            today=datetime.date.today(),
            severities=choice.severities,
            options=choice.options,
            words=settings.words,
        )
        findings = [finding for finding in outcome.findings if choice.wants(finding)]
        if name := settings.get("baseline"):
            findings = _unaccepted(os.path.join(self.root, name), findings, site)
        self.findings, self.sources = findings, outcome.sources
        self.liquid = liquid_files(site)
        by_path: dict[str, list[Finding]] = {path: [] for path in self.open}
        for finding in findings:
            if finding.path in by_path:
                by_path[finding.path].append(finding)
        return by_path


def _unaccepted(path: str, findings: list[Finding], site: Site) -> list[Finding]:
    """The findings that a baseline doesn't accept; all where the file isn't there, or leads out of the site."""
    if not os.path.exists(path) or not inside(site.root, path):
        return findings
    return read_baseline(path).apply(findings, site.files.__contains__).new


def find_site(path: str) -> str | None:
    """The root of the site that a file belongs to, or None."""
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        if os.path.isfile(os.path.join(folder, "_config.yml")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
