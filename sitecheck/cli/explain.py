"""Say what a rule is for, with a bad and a good example."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitecheck.rules.rule import Rule


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

    tell = _teller()
    rules = all_rules()
    for wanted in args.rule:
        found = [r for r in rules.values() if r.code == wanted.upper() or r.name == wanted.lower()]
        if not found:
            from difflib import get_close_matches

            close = get_close_matches(wanted, [*rules, *(r.name for r in rules.values())], n=1)
            hint = f"; did you mean {close[0]}?" if close else " (see `sitecheck rules`)"
            raise UsageError(f"no such rule: {wanted}{hint}")
        text = "\n".join(tell(rule) for rule in found)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    return 0


def _teller() -> Callable[[Rule], str]:
    """What tells a rule's story: in colour on a terminal, else in Markdown."""
    from sitecheck.report.text import wants_color

    if not wants_color(sys.stdout, os.environ):
        from sitecheck.report.rule_page import story

        return story
    import shutil

    from sitecheck.report.rule_screen import screen

    width = shutil.get_terminal_size((96, 24)).columns
    return lambda rule: screen(rule, width)
