"""The documentation's pages on rules, made from the rules themselves."""

from __future__ import annotations

from sitecheck.cli.catalogue import all_rules
from sitecheck.report.rule_page import story
from sitecheck.rules.rule import Rule


def rule_pages() -> dict[str, str]:
    """Markdown by file name: one page a rule, called by its name, and an index."""
    rules = all_rules()
    pages = {f"{rule.name}.md": story(rule) for rule in rules.values()}
    pages["index.md"] = _index(list(rules.values()))
    return pages


def _index(rules: list[Rule]) -> str:
    lines = ["# Rules", "", "| code | name | severity | fix | |", "| --- | --- | --- | --- | --- |"]
    for rule in rules:
        severity = rule.severity if rule.default else f"{rule.severity}, when asked for"
        lines.append(
            f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity} | {rule.fix or ''} | {rule.summary} |"
        )
    return "\n".join(lines) + "\n"
