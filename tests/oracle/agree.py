"""Compares our reading of real pages with kramdown's and Jekyll's own, piece by piece.

`python -m tests.oracle.agree FOLDER ...` reads every Markdown file with front matter below the folders and
prints what differs, then the figures: paragraphs (emphasis, links, code), whole pages' blocks, headings
with their ids, and for each site below the folders the addresses of its files. Liquid is left as it stands on
both sides.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from sitecheck.jekyll.kramdown.blocks import read_document
from sitecheck.jekyll.kramdown.spans import spans
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.urls.files import site_files
from sitecheck.jekyll.urls.pages import is_published, page_url, static_url
from tests.jekyll.kramdown_form import blocks, headings, pieces
from tests.oracle.compare import sites
from tests.oracle.ruby import jekyll, kramdown

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


class Tally:
    """Counts of what was compared and what differs."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.different: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()

    def judge(self, kind: str, where: Any, theirs: Any, ours: Any) -> None:
        """Count one comparison and tell a difference."""
        self.all[kind] += 1
        if theirs != ours:
            self.different[kind] += 1
            print(f"{where}: {kind}\n  theirs {str(theirs)[:400]}\n  ours   {str(ours)[:400]}")

    def timed(self, kind: str, function: Any, *arguments: Any) -> Any:
        """Call a function and count its processor time."""
        began = time.process_time()
        result = function(*arguments)
        self.seconds[kind] += time.process_time() - began
        return result


def compare_page(tally: Tally, oracle: Any, path: Path, body: str) -> None:
    """Compare one page's paragraphs, blocks and headings."""
    read = oracle.ask("paragraphs", body)
    for text, theirs in read["paragraphs"]:
        ours = tally.timed("paragraphs", spans, text, read["definitions"], read["footnotes"])
        tally.judge("paragraphs", f"{path}: {text[:120]!r}", theirs, pieces(ours.nodes))
    document = tally.timed("pages' blocks", read_document, body)
    ours = json.loads(json.dumps(blocks(document.root)))
    tally.judge("pages' blocks", path, oracle.ask("blocks", body), ours)
    theirs = sorted(map(str, oracle.ask("headings", body)))
    found = sorted(map(str, headings(body)))
    for index in range(max(len(theirs), len(found))):
        pair = [each[index] if index < len(each) else None for each in (theirs, found)]
        tally.judge("headings", path, *pair)


def compare_addresses(tally: Tally, oracle: Any, root: Path) -> None:
    """Compare where a site's files are shown."""
    answer = oracle.ask({"source": str(root)})
    if "error" in answer:
        print(f"{root}: not compared: {answer['error'][:200]}")
        return
    theirs = {
        path.lstrip("/"): (kind.removesuffix("s"), url)
        for kind in ("pages", "documents", "static")
        for path, url, _ in answer[kind]
        if (root / path.lstrip("/")).exists()
    }
    site, now = Site(str(root)), datetime.now()
    listing = [
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        for name in names
    ]
    ours = {}
    for file in site_files(listing, site.settings, lambda path: _has_front_matter(root / path)):
        if file.kind == "static":
            ours[file.path] = ("static", static_url(file.path, site.settings))
            continue
        source = site.load(file.path)
        page = site.read_page(source) if source else None
        data = page.front_matter.data if page and page.front_matter else {}
        if is_published(file.path, data, site.settings, now):
            ours[file.path] = (file.kind, page_url(file.path, data, site.settings, now=now))
    for path in sorted(set(theirs) | set(ours)):
        tally.judge("addresses", root / path, theirs.get(path), ours.get(path))


def _has_front_matter(path: Path) -> bool:
    with path.open("rb") as file:
        return file.readline().rstrip() == b"---"


def main(folders: list[str]) -> int:
    """Print the differences and the figures; 1 where something differs."""
    tally = Tally()
    if oracle := kramdown():
        for path, body in bodies(folders):
            compare_page(tally, oracle, path, body)
    else:
        print("no Ruby with kramdown and kramdown-parser-gfm here: no page compared")
    if oracle := jekyll():
        for root in sites(folders):
            compare_addresses(tally, oracle, root)
    else:
        print("Jekyll is not installed here: no address compared")
    for kind, count in tally.all.items():
        took = f", {tally.seconds[kind] * 1000:.0f} ms of ours" if tally.seconds[kind] else ""
        print(f"{kind}: {count - tally.different[kind]} of {count} equal{took}")
    return 1 if tally.different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
