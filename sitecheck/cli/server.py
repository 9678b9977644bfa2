"""Run the language server on standard input and output, for editors."""

from __future__ import annotations

import argparse

from sitecheck.cli.target import UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck server`."""
    parser.add_argument(
        "--stdio", action="store_true", help="talk on standard input and output (the default)"
    )
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until the editor leaves.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        from sitecheck.editor.server import make_server
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the language server needs the extra: pip install 'jekyll-sitecheck[lsp]' ({error.name})"
        ) from error
    make_server().start_io()
    return 0
