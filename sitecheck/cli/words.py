"""Your own words: list them, add some, take some away."""

from __future__ import annotations

import argparse
import os

from sitecheck.cli.target import UsageError, find_root
from sitecheck.config.load import WORDS_FILE, load_settings
from sitecheck.text.files import inside, write_whole


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
        UsageError: no word was given, or one to remove isn't there.
    """
    root = find_root([args.path])
    if args.action == "list":
        for kind, words in sorted(load_settings(root).words.items()):
            for word in sorted(set(words), key=str.lower):
                print(word if kind == "words" else f"{word}  ({kind})")
        return 0
    if not args.words:
        raise UsageError(f"which word? sitecheck words {args.action} WORD …")
    path = os.path.join(root, WORDS_FILE)
    if os.path.lexists(path) and not inside(root, path):
        raise UsageError(f"{WORDS_FILE} is no file of this site")
    lines = _read(path)
    if args.action == "add":
        known = {line.split("#", 1)[0].strip() for line in lines}
        lines += [word for word in dict.fromkeys(args.words) if word not in known]
    else:
        gone = set(args.words)
        missing = gone - {line.split("#", 1)[0].strip() for line in lines}
        if missing:
            raise UsageError(f"not in {WORDS_FILE}: {', '.join(sorted(missing))}")
        lines = [line for line in lines if line.split("#", 1)[0].strip() not in gone]
    head = [line for line in lines if line.startswith("#")]
    body = sorted((line for line in lines if line and not line.startswith("#")), key=str.lower)
    write_whole(path, "".join(f"{line}\n" for line in head + body).encode("utf-8", "surrogateescape"))
    print(f"{WORDS_FILE}: {len(body)} word{'s' * (len(body) != 1)}")
    return 0


def _read(path: str) -> list[str]:
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read().splitlines()
