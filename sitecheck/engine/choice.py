"""Which rules run, with which severities and options: the user's wishes put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sitecheck.config.load import ConfigError, Settings
from sitecheck.engine.registry import load_rules, matches, select, unknown_selectors
from sitecheck.findings import Finding, Severity
from sitecheck.rules.rule import Rule


class Choice:
    """The rules of one run.

    Attributes:
        known: all rules by code.
        rules: those that run.
        severities: severities set otherwise than the rule's own, by code.
        options: the user's options, by rule name.
    """

    __slots__ = ("_excluded", "_ignored_in", "known", "options", "rules", "severities")

    def __init__(
        self,
        settings: Settings,
        chosen: list[str] | None = None,
        extended: list[str] | None = None,
        ignored: list[str] | None = None,
        *,
        known: dict[str, Rule] | None = None,
        elsewhere: Callable[[], list[Rule]] = list,
    ) -> None:
        """Put settings and arguments together.

        Args:
            settings: the user's.
            chosen: selectors of the command line that run instead of the default.
            extended: selectors that run too.
            ignored: selectors that don't run.
            known: other rules than those of `check`; selectors that mean none of them are passed over.
            elsewhere: gives the rules of other commands, which selectors may mean too.

        Raises:
            ConfigError: a selector means no rule.
        """
        self.known = known or load_rules()
        chosen = chosen or settings.get("select", [])
        extended = (extended or []) + settings.get("extend-select", [])
        ignored = (ignored or []) + settings.get("ignore", [])
        unknown = unknown_selectors(self.known, [*chosen, *extended, *ignored, *settings.get("rules", {})])
        if unknown and known is None:
            unknown = unknown_selectors({rule.code: rule for rule in elsewhere()}, unknown)
        if unknown and known is None:
            raise ConfigError(f"no such rule: {', '.join(unknown)} (see `sitecheck rules`)")
        self.severities: dict[str, Severity] = {}
        self.options: dict[str, dict[str, Any]] = {}
        for selector, table in settings.get("rules", {}).items():
            for rule in self.known.values():
                if not matches(rule, (selector,)):
                    continue
                severity = table.get("severity")
                if severity == "off":
                    ignored.append(rule.code)
                elif severity:
                    self.severities[rule.code] = severity
                    extended.append(rule.code)
                self.options[rule.name] = {k: v for k, v in table.items() if k != "severity"}
        self.rules = select(self.known, chosen, extended, ignored)
        self._excluded: list[str] = settings.get("exclude", [])
        self._ignored_in: dict[str, list[str]] = settings.get("per-file-ignores", {})

    def wants(self, finding: Finding) -> bool:
        """Whether the settings let a finding of its file be spoken of."""
        path = finding.path
        if any(_fits(path, pattern) for pattern in self._excluded):
            return False
        rule = self.known.get(finding.code)
        return rule is None or not any(
            _fits(path, pattern) and matches(rule, selectors)
            for pattern, selectors in self._ignored_in.items()
        )


def _fits(path: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    bare = pattern.strip("/")
    return path == bare or path.startswith(bare + "/") or fnmatchcase(path, bare)
