"""Set sitecheck up for a site: settings, the pre-commit hook, a workflow for pull requests."""

from __future__ import annotations

import argparse
import os
import sys

from sitecheck import __version__
from sitecheck.cli.target import UsageError, find_root

REPOSITORY = "https://github.com/jekyll-sitecheck/sitecheck"

_SETTINGS = """\
# Settings of sitecheck; all of them are optional. `sitecheck schema settings` shows what can be set.
{theme}
# severity = "info"        # show matters of taste too
# ignore = ["DAT"]         # codes, prefixes or names of rules that shall not run
# exclude = ["_posts"]     # paths that shall not be linted

[words]
words = []                 # words that are right; or a word a line in .sitecheck-words.txt
"""
_HOOK = """\
repos:
  - repo: {repository}
    rev: v{version}
    hooks:
      - id: sitecheck
"""
_WORKFLOW = """\
name: sitecheck
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  sitecheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: jekyll-sitecheck/sitecheck@v{version}
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck init`."""
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="a site's root (default: here)")
    parser.add_argument("--yes", "-y", action="store_true", help="write all three files without asking")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Write what is wanted and missing; never overwrite.

    Raises:
        UsageError: there is no site, or nobody to ask.
    """
    from sitecheck.jekyll.site import Site
    from sitecheck.report.summary import count

    root = find_root([args.path])
    if not os.path.isfile(os.path.join(root, "_config.yml")):
        raise UsageError(f"{args.path}: no _config.yml here: is it a Jekyll site?")
    if not args.yes and not sys.stdin.isatty():
        raise UsageError("nobody to ask; --yes writes all three files")
    site = Site(root)
    told = "an unknown theme" if site.theme == "unknown" else f"the theme {site.theme}"
    print(f"A site with {told}, {count(len(site.pages), 'page')}.\n")
    theme = '# theme = "…"              # sitecheck did not recognise it' if site.theme == "unknown" else ""
    files = {
        "sitecheck.toml": _SETTINGS.format(theme=theme).replace("\n\n#", "\n#", 1),
        ".pre-commit-config.yaml": _HOOK.format(repository=REPOSITORY, version=__version__),
        ".github/workflows/sitecheck.yml": _WORKFLOW.format(version=__version__),
    }
    for name, text in files.items():
        _write(root, name, text, ask=not args.yes)
    print(
        "\nNext:\n"
        "  sitecheck check            see what it finds\n"
        "  sitecheck fix              mend what is surely right\n"
        "  pre-commit install         run it at every commit"
    )
    return 0


def _write(root: str, name: str, text: str, *, ask: bool) -> None:
    path = os.path.join(root, name)
    if os.path.lexists(path):
        with open(path, encoding="utf-8", errors="replace") as file:
            there = "sitecheck" in file.read()
        print(f"{name}: already there{'' if there else '; add this to it:'}")
        if not there and name.startswith(".pre-commit"):
            print("".join(f"    {line}\n" for line in text.splitlines()[1:]), end="")
        return
    if ask and input(f"Write {name}? [Y/n] ").strip().lower() not in ("", "y", "yes"):
        return
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{name}: written")
