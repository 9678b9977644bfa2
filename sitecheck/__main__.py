"""The `sitecheck` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit status."""
    from sitecheck.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
