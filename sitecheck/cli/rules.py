"""List the rules."""

from __future__ import annotations

import argparse
import json


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck rules`."""
    parser.add_argument(
        "selectors", nargs="*", metavar="RULES", help="codes, prefixes or names (default: all)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to list them")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Print the list."""
    from sitecheck.cli.catalogue import all_rules
    from sitecheck.cli.target import UsageError
    from sitecheck.engine.registry import matches, unknown_selectors

    rules = all_rules()
    if unknown := unknown_selectors(rules, args.selectors):
        raise UsageError(f"no such rule: {', '.join(unknown)}")
    wanted = [rule for rule in rules.values() if not args.selectors or matches(rule, args.selectors)]
    if args.format == "json":
        records = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity,
                "summary": rule.summary,
                "fix": rule.fix,
                "default": rule.default,
                "options": dict(rule.options),
                "url": rule.url,
            }
            for rule in wanted
        ]
        print(json.dumps(records, indent=1, ensure_ascii=False))
        return 0
    width = max(len(rule.name) for rule in wanted)
    for rule in wanted:
        state = rule.severity if rule.default else f"({rule.severity})"
        fix = {"safe": "fix", "unsafe": "fix?", None: ""}.get(rule.fix, "hint")
        print(f"{rule.code}  {rule.name:<{width}}  {state:<9} {fix:<4}  {rule.summary}")
    return 0
