"""The front door: which command, and what becomes of its errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module

COMMANDS = {
    "check": "lint a site (the default)",
    "fix": "lint and apply safe fixes",
    "links": "check external links",
    "rules": "list the rules",
    "explain": "say what a rule is for",
    "inspect": "show the homepage as sitecheck understands it",
    "schema": "print a JSON Schema",
    "init": "set sitecheck up for a site",
    "words": "list, add or remove your own words",
    "server": "the language server, for editors",
    "version": "print the version",
}


def run(argv: list[str]) -> int:
    """Run a command.

    Args:
        argv: the arguments without the program's name.

    Returns:
        0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an error of sitecheck's own.
    """
    verbose = "--verbose" in argv or "-v" in argv
    try:
        return _dispatch(argv)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0
    except KeyboardInterrupt:
        print("sitecheck: interrupted", file=sys.stderr)
        return 130
    except Exception as error:
        if verbose:
            raise
        known = type(error).__name__ in ("UsageError", "ConfigError")
        text = " ".join(str(error).split()) or type(error).__name__
        kind = "" if known else f"internal error: {type(error).__name__}: " if not _plain(error) else ""
        hint = "" if known or _plain(error) else " (--verbose shows where)"
        print(f"sitecheck: {kind}{text}{hint}", file=sys.stderr)
        return 2


def _plain(error: Exception) -> bool:
    return type(error).__module__.startswith("sitecheck.") or isinstance(error, OSError)


def _dispatch(argv: list[str]) -> int:
    name = argv[0] if argv and argv[0] in COMMANDS else ""
    if argv and argv[0] in ("--version", "-V"):
        name = "version"
    elif argv and argv[0] in ("--help", "-h") and len(argv) == 1:
        return _help()
    rest = argv[1:] if name else argv
    name = name or "check"
    if name == "fix":
        name, rest = "check", ["--fix", *rest]
    if name == "version":
        from sitecheck import __version__

        print(f"sitecheck {__version__}")
        return 0
    pending = None
    if name == "check" and "--no-cache" not in rest:
        from sitecheck.engine import cache

        pending = cache.request(rest)
        known = pending.lookup() if pending else None
        if known:
            sys.stdout.buffer.write(known[1])
            sys.stdout.flush()
            return known[0]
    import argparse

    module = import_module(f"sitecheck.cli.{name}")
    parser = argparse.ArgumentParser(prog=f"sitecheck {name}", description=module.__doc__, allow_abbrev=False)
    module.configure(parser)
    try:
        arguments = parser.parse_args(rest)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    if pending:
        arguments.pending = pending
    status: int = module.run(arguments)
    if not sys.stdout.closed:  # the language server closes it
        sys.stdout.flush()
    return status


def _help() -> int:
    print("usage: sitecheck [COMMAND] [OPTIONS] [PATH ...]\n")
    print("The content linter and validator for academic homepages made with Jekyll themes.\n")
    for name, what in COMMANDS.items():
        print(f"  {name:<10} {what}")
    print("\n`sitecheck COMMAND --help` shows the options of a command.")
    return 0
