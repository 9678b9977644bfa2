"""The argument parser of each command."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NoReturn

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "html",
    "summary",
)
"""The report's formats, in the order in which help names them (`sitecheck.report` renders them)."""

SAME_AS = {"fix": "check"}
"""Commands that take another one's options."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, instead of the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        self.exit(2, f"sitecheck: {message} (see `{self.prog} --help`)\n")


def parser_of(name: str) -> Parser:
    """The parser of a command."""
    module = import_module(f"sitecheck.cli.{SAME_AS.get(name, name)}")
    parser = Parser(
        prog=f"sitecheck {name}",
        description=module.__doc__,
        allow_abbrev=False,
        formatter_class=_OfKnownWidth,
    )
    module.configure(parser)
    parser.formatter_class = _Help
    return parser


class _OfKnownWidth(argparse.HelpFormatter):
    """For the parser, which tries each new option in a formatter: to ask how wide the terminal is takes longer.

    `shutil` is imported for that answer, with all the compression it knows.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class _Help(argparse.HelpFormatter):
    """Wide enough for the options with their values; the terminal may be narrower."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)
