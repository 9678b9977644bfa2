"""Print a JSON Schema: of the report, of the settings, of a theme's front matter and data files."""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck schema`."""
    parser.add_argument("name", nargs="?", help="for example acad-homepage/config (default: list the names)")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Print one schema, or the names of all.

    Raises:
        UsageError: there is no such schema.
    """
    from sitecheck.cli.target import UsageError
    from sitecheck.schemas import json_schemas, schema_text

    schemas = json_schemas()
    if args.name is None:
        for name, schema in schemas.items():
            print(f"{name:<32} {str(schema.get('description', '')).partition(chr(10))[0]}".rstrip())
        return 0
    if args.name not in schemas:
        from difflib import get_close_matches

        close = get_close_matches(args.name, schemas, n=1)
        hint = f"; did you mean {close[0]}?" if close else " (see `sitecheck schema`)"
        raise UsageError(f"no such schema: {args.name}{hint}")
    print(schema_text(schemas[args.name]), end="")
    return 0
