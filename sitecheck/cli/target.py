"""What a command is pointed at: the site's root, the form of the output."""

from __future__ import annotations

import argparse
import os
import sys


class UsageError(Exception):
    """The user asked for something that can't be done; one line."""


def find_root(paths: list[str]) -> str:
    """The site's root: the nearest folder upwards with a `_config.yml`, else the path itself.

    Raises:
        UsageError: a path doesn't exist, or the paths belong to several sites.
    """
    roots: dict[str, str] = {}
    for path in paths or ["."]:
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder{_command_like(path)}")
        full = os.path.abspath(path)
        start = full if os.path.isdir(full) else os.path.dirname(full)
        folder = start
        while not os.path.isfile(os.path.join(folder, "_config.yml")):
            parent = os.path.dirname(folder)
            if parent == folder or os.path.exists(os.path.join(folder, ".git")):
                folder = start
                break
            folder = parent
        roots.setdefault(folder, path)
    if len(roots) > 1:
        raise UsageError("the paths belong to several sites: " + ", ".join(roots.values()))
    return next(iter(roots))


def _command_like(word: str) -> str:
    """Asks whether a command is meant where a path is one but for a slip."""
    if not word.isalpha():
        return ""
    from difflib import get_close_matches

    from sitecheck.cli.main import COMMANDS

    near = get_close_matches(word.lower(), COMMANDS, 1, 0.75)
    return f"; did you mean `sitecheck {near[0]}`?" if near else ""


def add_theme(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """The option `--theme`."""
    from sitecheck.jekyll.themes import THEMES

    parser.add_argument(
        "--theme",
        choices=(*THEMES, "unknown"),
        metavar="NAME",
        help=f"the site's theme, where it is told wrongly: {', '.join(THEMES)} or unknown",
    )


def main_format(args: argparse.Namespace) -> str:
    """The format for standard output."""
    if args.format:
        return str(args.format)
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
