"""Compares our reading of real pages with kramdown's, paragraph by paragraph.

`python -m tests.oracle.agree FOLDER ...` reads every Markdown file with front matter below the folders
and prints the paragraphs that differ, then the figures. Liquid is left as it stands on both sides.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from sitecheck.jekyll.kramdown_spans import spans
from tests.jekyll.kramdown_form import pieces
from tests.oracle.ruby import kramdown

FRONT_MATTER = re.compile(
    r"\A(?:\ufeff)?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)


def bodies(folders):
    """The Markdown pages below the folders, without their front matter."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".md", ".markdown") and path.is_file():
                try:
                    text = path.read_text("utf-8")
                except UnicodeDecodeError:
                    continue
                if match := FRONT_MATTER.match(text):
                    yield path, text[match.end() :]


def main(folders) -> int:
    """Print the differences and the figures; 1 where there is no kramdown."""
    oracle = kramdown()
    if oracle is None:
        print("no Ruby with kramdown and kramdown-parser-gfm here: nothing compared")
        return 1
    pages = total = different = characters = 0
    seconds = 0.0
    for path, body in bodies(folders):
        pages += 1
        read = oracle.ask("paragraphs", body)
        for text, theirs in read["paragraphs"]:
            began = time.perf_counter()
            ours = spans(text, read["definitions"], read["footnotes"]).nodes
            seconds += time.perf_counter() - began
            total += 1
            characters += len(text)
            if pieces(ours) != theirs:
                different += 1
                print(f"{path}\n  {text[:300]!r}")
                print(f"  kramdown {str(theirs)[:400]}\n  ours     {str(pieces(ours))[:400]}")
    print(
        f"{pages} pages, {total} paragraphs, {different} different, {characters} characters, "
        f"{seconds * 1000:.0f} ms of ours"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
