"""`--watch`: lint again whenever a file of the site changes."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable

from sitecheck.cli.target import UsageError, find_root
from sitecheck.config.load import ConfigError
from sitecheck.engine.baseline import BaselineError
from sitecheck.engine.changed import GitError
from sitecheck.jekyll.listing import list_files

PAUSE = 0.4
"""Seconds between two looks at the site."""


def watch(args: argparse.Namespace, lint: Callable[[argparse.Namespace], int]) -> int:
    """Lint, wait for a change, lint again; the last exit status, when the user ends it."""
    root = find_root(args.paths)
    status = 0
    try:
        while True:
            before = _state(root)
            if sys.stdout.isatty():
                print("\x1b[H\x1b[2J\x1b[3J", end="")
            try:
                status = lint(args)
            except (ConfigError, UsageError, GitError, BaselineError) as error:
                # Settings in the middle of being written must not end it.
                status = 2
                print(f"sitecheck: {error}", file=sys.stderr)
            sys.stdout.flush()
            print("watching for changes, Ctrl-C ends", file=sys.stderr)
            while _state(root) == before:
                time.sleep(PAUSE)
            print(file=sys.stderr)
    except KeyboardInterrupt:
        return status


def _state(root: str) -> list[tuple[str, int, int]]:
    """Every file with its size and time of change."""
    found = []
    for path in list_files(root):
        try:
            entry = os.stat(os.path.join(root, path))
        except OSError:
            continue
        found.append((path, entry.st_size, entry.st_mtime_ns))
    return found
