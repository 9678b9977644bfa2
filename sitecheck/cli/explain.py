"""Say what a rule is for, with a bad and a good example."""

from __future__ import annotations

import argparse
import sys


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck explain`."""
    parser.add_argument("rule", metavar="CODE|NAME", nargs="+", help="for example VEN001")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Print the rules' stories.

    Raises:
        UsageError: there is no such rule.
    """
    from sitecheck.cli.catalogue import all_rules
    from sitecheck.cli.target import UsageError
    from sitecheck.report.rule_page import story

    rules = all_rules()
    for wanted in args.rule:
        found = [r for r in rules.values() if r.code == wanted.upper() or r.name == wanted.lower()]
        if not found:
            from difflib import get_close_matches

            close = get_close_matches(wanted, [*rules, *(r.name for r in rules.values())], n=1)
            hint = f"; did you mean {close[0]}?" if close else " (see `sitecheck rules`)"
            raise UsageError(f"no such rule: {wanted}{hint}")
        text = "\n".join(story(rule) for rule in found)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    return 0
