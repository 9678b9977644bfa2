"""Show the homepage as sitecheck understands it."""

from __future__ import annotations

import argparse
import sys

from sitecheck.cli.target import add_theme, find_root


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck inspect`."""
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="a site's root (default: here)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to show it")
    add_theme(parser)
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Print the homepage."""
    from sitecheck.homepage.inspection import inspect
    from sitecheck.homepage.reader import read_homepage
    from sitecheck.jekyll.site import Site

    site = Site(find_root([args.path]), theme=args.theme or "")
    homepage = read_homepage(site)
    inspection = inspect(site, homepage)
    if args.format == "json":
        text = inspection.model_dump_json(indent=1)
    else:
        from sitecheck.homepage.outline import outline

        text = outline(inspection, homepage)
    sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    return 0
