"""All rules, found by looking: a rule exists when a module under `sitecheck.rules` defines it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module

import sitecheck.rules
from sitecheck.rules.rule import Rule

_SKIP = ("rule.py", "examples.py", "prose.py", "__init__.py")


def rule_modules() -> list[str]:
    """The dotted names of the modules under `sitecheck.rules`."""
    found = []
    for root in sitecheck.rules.__path__:
        stack = [(root, "sitecheck.rules")]
        while stack:
            folder, package = stack.pop()
            for entry in os.scandir(folder):
                if entry.is_dir() and not entry.name.startswith(("_", ".")):
                    stack.append((entry.path, f"{package}.{entry.name}"))
                elif (
                    entry.name.endswith(".py") and entry.name not in _SKIP and not entry.name.startswith("_")
                ):
                    found.append(f"{package}.{entry.name[:-3]}")
    return sorted(found)


def load_rules() -> dict[str, Rule]:
    """Every rule by its code, in order.

    Raises:
        ValueError: two rules share a code or a name.
    """
    rules: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for module in rule_modules():
        for value in vars(import_module(module)).values():
            if not isinstance(value, Rule) or rules.get(value.code) is value:
                continue
            if value.code in rules or value.name in names:
                raise ValueError(f"two rules are called {value.code} or {value.name}")
            rules[value.code] = value
            names[value.name] = value.code
    return dict(sorted(rules.items()))


def matches(rule: Rule, selectors: Iterable[str]) -> bool:
    """Whether a code, a code prefix, a name or `ALL` means this rule."""
    for selector in selectors:
        wanted = selector.upper()
        if wanted == "ALL" or rule.code.startswith(wanted) or rule.name == selector.lower():
            return True
    return False


def select(rules: dict[str, Rule], chosen: list[str], extended: list[str], ignored: list[str]) -> list[Rule]:
    """The rules that run: those chosen (default: all that run by default) and added, less those ignored."""
    return [
        rule
        for rule in rules.values()
        if ((matches(rule, chosen) if chosen else rule.default) or matches(rule, extended))
        and not matches(rule, ignored)
    ]


def unknown_selectors(rules: dict[str, Rule], selectors: Iterable[str]) -> list[str]:
    """Selectors that mean no rule at all."""
    return [s for s in selectors if not any(matches(rule, (s,)) for rule in rules.values())]
