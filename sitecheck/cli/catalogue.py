"""Every rule there is, those of `check` and those of `links`."""

from __future__ import annotations

from sitecheck.engine.registry import load_rules
from sitecheck.links.rules import RULES
from sitecheck.rules.rule import Rule


def all_rules() -> dict[str, Rule]:
    """The rules by code, in order."""
    return dict(sorted({**load_rules(), **{rule.code: rule for rule in RULES}}.items()))
