"""Mends copies of real sites and tells whether the safe fixes do what they announce and nothing else.

`python -m tests.oracle.mend FOLDER ...` takes sites' root folders, or folders of such, and looks, for each, at
four things: that `sitecheck fix` makes of the files what the report announces, byte for byte; that a second
run changes nothing; that the data of front matter and YAML files, and the HTML that the real Jekyll makes of each
page, differ only on lines that a fix touched; and that Jekyll can render all that it could before. Each change
of data or HTML is printed, `!` before those that no fix explains; `--quiet` prints these alone, `--diff` the
changed lines of the source under each site too. The sites themselves are never touched.

Where Jekyll is not installed, the HTML is left out, and it says so.
"""

from __future__ import annotations

import difflib
import html
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.engine.mending import TODAY, Change, by_hand, cli, snapshot
from tests.oracle.compare import sites
from tests.oracle.ruby import jekyll

Files = dict[str, tuple[bytes, int]]
PIECE = re.compile(r"<!--.*?-->|<[^<>]*>|[^\s<]+|<", re.DOTALL)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
TYPOGRAPHY = str.maketrans("‘’“”–—…\xa0", "''\"\"--. ")


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader, to which a day that doesn't exist is text, as it is to Jekyll."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node))


class Mended:
    """One site before and after its safe fixes, and what was found wrong with them."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.root, twin = folder / "site", folder / "twin"
        for copy in (self.root, twin):
            shutil.copytree(site, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        self.wrong: list[str] = []
        self.told: list[str] = []
        self.before = snapshot(self.root)
        built = _built(self.root)
        cli("fix", str(self.root))
        self.after = snapshot(self.root)
        self.changes: list[Change] = by_hand(twin)
        self._compare("the report announces other texts", snapshot(twin))
        cli("fix", str(self.root))
        self._compare("a second run changes", snapshot(self.root))
        self.touched = self._touched()
        self.readable: set[str] = set()
        """Files whose data can be read at last, and may move the page."""
        self._data()
        self._html(built, _built(self.root))

    def _compare(self, what: str, files: Files) -> None:
        differing = [path for path in {*self.after, *files} if self.after.get(path) != files.get(path)]
        self.wrong += [f"{what}: {path}" for path in sorted(differing)]

    def lines(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each hunk of changed lines: path, lines before, lines after."""
        for path, (old, mode) in self.before.items():
            new, new_mode = self.after.get(path, (b"", 0))
            if mode != new_mode:
                self.wrong.append(f"{path}: its mode changed")
            left, right = (
                data.decode("utf-8", "surrogateescape").splitlines(keepends=True) for data in (old, new)
            )
            for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
                if tag != "equal":
                    yield path, left[a:b], right[c:d]

    def _touched(self) -> Counter[str]:
        """The words of all lines that a fix touched, before and after."""
        words: Counter[str] = Counter()
        for _, old, new in self.lines():
            words += _words("".join([*old, *new]))
        return words

    def _judge(self, where: str, old: str, new: str) -> None:
        left, right = _words(old), _words(new)
        unexplained = {*(left - right), *(right - left)} - {*self.touched}
        if unexplained:
            self.wrong.append(f"{where}: {old!r} → {new!r}: no fix touches {sorted(unexplained)[:5]}")
        else:
            self.told.append(f"{where}: {old!r} → {new!r}")

    def _data(self) -> None:
        for path in sorted(self.before):
            if self.before[path] == self.after.get(path):
                continue
            old, new = (_leaves(path, files[path][0]) for files in (self.before, self.after))
            if new and not old:
                self.readable.add(path)
                continue
            for route in sorted({*old, *new}, key=str):
                if old.get(route) != new.get(route):
                    self._judge(
                        f"{path}: {'.'.join(map(str, route))}", *(str(d.get(route, "")) for d in (old, new))
                    )

    def _html(self, old: dict[str, Any] | None, new: dict[str, Any] | None) -> None:
        if old is None or new is None:
            return
        if "error" in old or "error" in new:
            if new.get("error") and not old.get("error"):
                self.wrong.append(f"Jekyll fails now: {new['error']}")
            return
        self.wrong += [
            f"{path}: fails now: {new['failed'][path]}" for path in new["failed"] if path not in old["failed"]
        ]
        for kind in ("pages", "documents"):
            addresses = {path: url for path, url, _ in new[kind]}
            self.wrong += [
                f"{path}: its address changed from {url} to {addresses.get(path)}"
                for path, url, _ in old[kind]
                if addresses.get(path) != url and path not in self.readable
            ]
        for path in sorted({*old["content"], *new["content"]}):
            left, right = (PIECE.findall(each["content"].get(path, "")) for each in (old, new))
            if left != right:
                for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
                    if tag != "equal":
                        self._judge(f"{path} (HTML)", " ".join(left[a:b]), " ".join(right[c:d]))


def _built(root: Path) -> dict[str, Any] | None:
    oracle = jekyll()
    return (
        None
        if oracle is None
        else dict(oracle.ask({"source": str(root), "render": True, "config": {"time": f"{TODAY} 12:00"}}))
    )


def _words(text: str) -> Counter[str]:
    """The words of a text, of its addresses and attributes too, whatever the markup around them."""
    found = re.findall(r"\w+", html.unescape(text).translate(TYPOGRAPHY).lower())
    return Counter(word for word in found if word not in TAGS)


TAGS = set("em strong code a href img src alt p br div span ul ol li h1 h2 h3 h4 h5 h6 id del sup blockquote table thead tbody tr td th dl dt dd class rel footnote".split())  # fmt: skip
"""Names that the converter itself writes."""


def _leaves(path: str, data: bytes) -> dict[tuple[Any, ...], Any]:
    """The scalars of a YAML file or a front matter, by their routes; none where it can't be read."""
    text = data.decode("utf-8", "replace")
    if not path.endswith((".yml", ".yaml")):
        match = FRONT_MATTER.match(text)
        text = match[1] if match else ""
    try:
        read = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError):
        return {}
    leaves: dict[tuple[Any, ...], Any] = {}

    def walk(value: Any, route: tuple[Any, ...]) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                walk(each, (*route, key))
        elif isinstance(value, list):
            for number, each in enumerate(value):
                walk(each, (*route, number))
        else:
            leaves[route] = value

    walk(read, ())
    return leaves


def main(arguments: list[str]) -> int:
    """Mend and print; 1 where a fix did what it didn't announce."""
    quiet, diff = "--quiet" in arguments, "--diff" in arguments
    if jekyll() is None:
        print("Jekyll is not installed here: the HTML is not compared")
    total: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for site in sites([each for each in arguments if not each.startswith("--")]):
        with tempfile.TemporaryDirectory() as folder:
            mended = Mended(site, Path(folder))
        files = {change.path for change in mended.changes}
        total.update(sites=1, edits=len(mended.changes), told=len(mended.told), wrong=len(mended.wrong))
        rules.update(change.code for change in mended.changes)
        print(f"{site}: {len(mended.changes)} edits in {len(files)} files, {len(mended.wrong)} wrong")
        if diff:
            for path, old, new in mended.lines():
                print(f"  @@ {path}")
                print(
                    "".join(
                        [
                            *(f"  - {line.rstrip()}\n" for line in old),
                            *(f"  + {line.rstrip()}\n" for line in new),
                        ]
                    ),
                    end="",
                )
        for line in mended.wrong:
            print(f"  ! {line}")
        for line in [] if quiet else mended.told:
            print(f"    {line}")
    print(
        f"{total['sites']} sites: {total['edits']} edits, {total['told']} changes of data and HTML, {total['wrong']} wrong"
    )
    print(", ".join(f"{code} {number}" for code, number in rules.most_common()))
    return int(total["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
