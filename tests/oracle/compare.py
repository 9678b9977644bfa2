"""Compares `sitecheck inspect` with what the real Jekyll builds, site by site.

`python -m tests.oracle.compare SITE ...` takes sites' root folders (or folders of such) and prints, for each
site, how many page addresses, heading ids, anchors and internal links are equal, then every difference.
Where Jekyll is not installed it says so and does nothing.

Both sides are taken without layouts: a page's own content with its includes. What a page's Liquid makes
(loops over posts, conditions, outputs in addresses) can't be known without running it: on a page that holds
such Liquid, what only one side has is counted as open, neither equal nor different.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from tests.oracle.ruby import jekyll

KINDS = ("addresses", "headings", "anchors", "links")
LIQUID = re.compile(
    r"\{\{|\{%-?\s*(?!include\b|include_relative\b|include_cached\b|comment\b|endcomment\b|raw|endraw)"
)
FOOTNOTE = re.compile("#fn(?:ref)?:")  # links that kramdown makes between footnotes and their numbers
OUTPUT = re.compile(r"[\ue000-\uf8ff]|\{\{|\{%")


class Content(HTMLParser):
    """What a page's HTML holds of headings, ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str | None]] = []
        self.anchors: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        values = {name: value or "" for name, value in reversed(attrs)}
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), values.get("id")))
        if values.get("id"):
            self.anchors.append(values["id"])
        if tag == "a" and values.get("name"):
            self.anchors.append(values["name"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "img" and "src" in values:
            self.links.append(values["src"])


class Result(NamedTuple):
    """The counts of one site by kind: equal, different, left open; and the differences told."""

    equal: Counter[str]
    different: Counter[str]
    open: Counter[str]
    told: list[str]


def is_internal(target: str) -> bool:
    """Whether an address names no other host."""
    return not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target)


def compare(site: Path) -> Result | str:
    """Compare one site; a text where Jekyll can't build it."""
    oracle = jekyll()
    assert oracle is not None
    built = oracle.ask({"source": str(site), "render": True})
    if "error" in built:
        return str(built["error"])
    run = subprocess.run(
        [sys.executable, "-m", "sitecheck", "inspect", "--format", "json", str(site)],
        capture_output=True,
        check=False,
    )
    if run.returncode:
        return f"inspect failed: {run.stderr.decode('utf-8', 'replace')}"
    ours = {page["path"]: page for page in json.loads(run.stdout)["pages"]}
    result = Result(Counter(), Counter(), Counter(), [])
    _addresses(site, built, ours, result)
    for path, html in sorted(built["content"].items()):
        page = ours.get(path)
        if page is not None:
            content = Content()
            content.feed(html)
            content.close()
            _content(path, page, content, _has_liquid(site, path), result)
    return result


def _addresses(site: Path, built: dict[str, Any], ours: dict[str, Any], result: Result) -> None:
    theirs = {path.lstrip("/"): url for kind in ("pages", "documents") for path, url, _ in built[kind]}
    theirs = {path: url for path, url in theirs.items() if (site / path).exists() and _is_page(path)}
    for path in sorted(set(theirs) | set(ours)):
        _judge("addresses", path, theirs.get(path), ours.get(path, {}).get("url"), result)


def _is_page(path: str) -> bool:
    return path.endswith((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"))


def _content(path: str, page: dict[str, Any], content: Content, liquid: bool, result: Result) -> None:
    headings = [(each["level"], each.get("id")) for each in page.get("headings", [])]
    links = [
        each["target"] for each in page.get("links", []) if each["kind"] in ("internal", "anchor", "image")
    ]
    _several("headings", path, content.headings, headings, liquid, result)
    _several("anchors", path, content.anchors, page.get("anchors", []), liquid, result)
    theirs = [link for link in content.links if link and is_internal(link) and not FOOTNOTE.match(link)]
    ours = [link for link in links if link and is_internal(link) and not OUTPUT.search(link)]
    _several("links", path, theirs, ours, liquid, result)


def _several(kind: str, path: str, theirs: list[Any], ours: list[Any], liquid: bool, result: Result) -> None:
    left, right = Counter(theirs), Counter(ours)
    result.equal[kind] += (left & right).total()
    if liquid:
        result.open[kind] += (left - right).total() + (right - left).total()
        return
    for missing in (left - right).elements():
        _judge(kind, path, missing, None, result)
    for more in (right - left).elements():
        _judge(kind, path, None, more, result)


def _judge(kind: str, path: str, theirs: Any, ours: Any, result: Result) -> None:
    if theirs == ours:
        result.equal[kind] += 1
    else:
        result.different[kind] += 1
        result.told.append(f"{path}: {kind}: Jekyll {theirs!r}, sitecheck {ours!r}")


def _has_liquid(site: Path, path: str) -> bool:
    """Whether a page, or any include that it names, holds Liquid that decides what is shown."""
    seen: set[Path] = set()
    todo = [site / path]
    while todo:
        file = todo.pop()
        if file in seen or not file.is_file():
            continue
        seen.add(file)
        text = file.read_text("utf-8", "replace")
        if LIQUID.search(text):
            return True
        for relative, name in re.findall(r"\{%-?\s*include(_relative|_cached)?\s+(\S+)", text):
            todo.append(file.parent / name if relative == "_relative" else site / "_includes" / name)
    return False


def sites(folders: list[str]) -> list[Path]:
    """The folders with a `_config.yml`, those given or those below."""
    found: list[Path] = []
    for folder in map(Path, folders):
        if (folder / "_config.yml").is_file():
            found.append(folder.resolve())
        else:
            below = sorted(folder.rglob("_config.yml"))
            found += [config.parent.resolve() for config in below]
    return found


def main(folders: list[str]) -> int:
    """Compare and print; 0 also where Jekyll is not to be had."""
    if jekyll() is None:
        print("Jekyll is not installed here: nothing compared")
        return 0
    equal: Counter[str] = Counter()
    different: Counter[str] = Counter()
    left_open: Counter[str] = Counter()
    compared = 0
    for site in sites(folders):
        result = compare(site)
        if isinstance(result, str):
            print(f"{site}: not compared: {result[:300]}")
            continue
        compared += 1
        equal += result.equal
        different += result.different
        left_open += result.open
        counts = ", ".join(
            f"{kind} {result.equal[kind]}/{result.equal[kind] + result.different[kind]}" for kind in KINDS
        )
        print(f"{site}: {counts}")
        for line in result.told:
            print(f"    {line}")
    print(f"{compared} sites compared")
    for kind in KINDS:
        total = equal[kind] + different[kind]
        if total:
            print(
                f"{kind}: {equal[kind]} of {total} equal ({equal[kind] / total:.2%}), {left_open[kind]} open"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
