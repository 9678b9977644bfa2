"""Lints the sites of the open documents, unsaved texts included."""

from __future__ import annotations

import datetime
import os

from sitecheck.config.load import load_settings
from sitecheck.engine.choice import Choice
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Rule
from sitecheck.text.source import Source


class SiteLinter:
    """One site with its open documents."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.open: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.sources: dict[str, Source] = {}
        self.rules: dict[str, Rule] = {}

    def lint(self) -> dict[str, list[Finding]]:
        """The findings of every open document, by path.

        Raises:
            ConfigError: the settings are wrong.
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
        self.findings, self.sources = outcome.findings, outcome.sources
        by_path: dict[str, list[Finding]] = {path: [] for path in self.open}
        for finding in outcome.findings:
            if finding.path in by_path:
                by_path[finding.path].append(finding)
        return by_path


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
