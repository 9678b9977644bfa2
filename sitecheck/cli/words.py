"""Your own words: list them, add some, take some away."""

from __future__ import annotations

import argparse

from sitecheck.cli.target import UsageError, find_root
from sitecheck.config.load import WORDS_FILE, load_settings
from sitecheck.config.words import add_words, remove_words


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck words`."""
    parser.add_argument("action", nargs="?", choices=("list", "add", "remove"), default="list")
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--path", default=".", help="the site's root (default: here)")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """List or change `.sitecheck-words.txt`, a word a line, sorted.

    Raises:
        UsageError: no word was given.
        ConfigError: one to remove isn't there.
    """
    root = find_root([args.path])
    if args.action == "list":
        for kind, words in sorted(load_settings(root).words.items()):
            for word in sorted(set(words), key=str.lower):
                print(word if kind == "words" else f"{word}  ({kind})")
        return 0
    if not args.words:
        raise UsageError(f"which word? sitecheck words {args.action} WORD …")
    change = add_words if args.action == "add" else remove_words
    number = change(root, args.words)
    print(f"{WORDS_FILE}: {number} word{'s' * (number != 1)}")
    return 0
