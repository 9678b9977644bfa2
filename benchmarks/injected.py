"""Damages words of clean prose, one edit each, and asks spell checkers for them.

Peers are taken from a folder into which `install` puts them, or from PATH; one that is not there is left out.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"(?<![\w@/.#'’\\-])[a-z]{4,}(?![\w@/'’\\-]|\.\w)")
_APART = 40
"""Least characters between two damaged words: a page has one slip here and there, not a row of them."""

_HARPER = """
import { LocalLinter } from 'harper.js';
import { binaryInlined as binary } from 'harper.js/binaryInlined';
import fs from 'fs';
const linter = new LocalLinter({ binary });
await linter.setup();
for (const path of process.argv.slice(2)) {
  const text = fs.readFileSync(path, 'utf8');
  for (const lint of await linter.lint(text, { language: 'markdown' })) {
    if (!['Spelling', 'Typo', 'BoundaryError'].includes(lint.lint_kind())) continue;
    const line = text.slice(0, lint.span().start).split('\\n').length;
    console.log(JSON.stringify([path, line, lint.get_problem_text(),
      lint.suggestions().map(s => s.get_replacement_text())]));
  }
}
"""


class Slip(NamedTuple):
    """A word that was damaged: its file, its line (1-based), what stands there and what stood there."""

    path: str
    line: int
    wrong: str
    right: str


class Told(NamedTuple):
    """A word that a checker reports, with its corrections in order."""

    path: str
    line: int
    word: str
    rights: tuple[str, ...]


class Result(NamedTuple):
    """What one checker did with the damaged pages.

    Attributes:
        name: of the checker.
        found: damaged words that it reports.
        first: of these, with the right word first.
        alarms: words that it reports on the same pages before they were damaged.
        seconds: that it took.
    """

    name: str
    found: int
    first: int
    alarms: int
    seconds: float


def own_pages(folder: str) -> str:
    """A site made of this project's own invented homepages and documentation, written into a folder."""
    site = os.path.join(folder, "own")
    shutil.copytree(os.path.join(ROOT, "examples", "homepage"), site)
    names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]
    paths = [os.path.join(ROOT, name) for name in names]
    docs = os.path.join(ROOT, "docs")
    paths += [os.path.join(docs, name) for name in sorted(os.listdir(docs)) if name.endswith(".md")]
    for path in filter(os.path.isfile, paths):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        name = os.path.basename(path).lower()
        with open(os.path.join(site, "_pages", f"own-{name}"), "w", encoding="utf-8") as file:
            file.write(f"---\npermalink: /{name}/\n---\n{text}")
    return site


def _words(site_root: str) -> Iterator[tuple[str, int, str, int]]:
    """(path, offset, word, line) of the words of a site's prose that pyspellchecker knows."""
    from spellchecker import SpellChecker

    from sitecheck.homepage.samples import is_sample
    from sitecheck.jekyll.blocks import ALT, CODE, LINK
    from sitecheck.jekyll.site import Site

    known = SpellChecker(distance=1)
    for page in Site(site_root).pages:
        if is_sample(page):
            continue  # a template's sample is not the author's prose
        last = -_APART
        for block in page.blocks:
            if block.kind == "code" or block.html:
                continue
            for match in _WORD.finditer(block.plain(CODE | ALT | LINK)):
                place = page.place(*block.span(*match.span()))
                if place.text == match[0] and match[0] in known and place.start >= last + _APART:
                    last = place.start
                    line = place.source.text.count("\n", 0, place.start) + 1
                    yield place.path, place.start, match[0], line


def _damaged(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    kind = chance.choice(("omit", "double", "swap", "replace"))
    if kind == "omit":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "swap":
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


def damage(sites: list[str], folder: str, count: int, seed: int) -> tuple[list[str], list[Slip]]:
    """Copies of sites in which `count` random words are damaged; an edit that makes another word is none."""
    from spellchecker import SpellChecker

    known, chance = SpellChecker(distance=1), random.Random(seed)
    copies, places = [], []
    for number, site in enumerate(sites):
        copy = os.path.join(folder, f"damaged-{number}")
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".sitecheck_cache"))
        copies.append(copy)
        places += [(copy, *word) for word in _words(site)]
    chance.shuffle(places)
    slips: list[tuple[str, int, Slip]] = []
    for copy, path, start, word, line in places:
        wrong = _damaged(word, chance)
        if wrong == word or wrong in known:
            continue
        slips.append((os.path.join(copy, path), start, Slip(os.path.join(copy, path), line, wrong, word)))
        if len(slips) == count:
            break
    for path, start, slip in sorted(slips, reverse=True):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text[:start] + slip.wrong + text[start + len(slip.right) :])
    return copies, [slip for _, _, slip in slips]


def install(folder: str) -> None:
    """Put the peers into a folder: codespell and typos with pip, cspell and Harper with npm."""
    python = os.path.join(folder, "venv")
    if not os.path.isdir(python):
        subprocess.run([sys.executable, "-m", "venv", python], check=True)
    pip = os.path.join(python, "bin", "pip")
    subprocess.run([pip, "install", "-q", "codespell", "typos"], check=False)
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, "cspell", "harper.js"], check=False)


def _lines(command: list[str], cwd: str | None = None) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    return done.stdout.splitlines()


def _sitecheck(files: list[str], roots: list[str], _peers: str) -> list[Told]:
    told = []
    for root in roots:
        command = [
            sys.executable,
            "-m",
            "sitecheck",
            "check",
            root,
            "--select",
            "SPL,GRM",
            "--format",
            "json",
        ]
        env = {**os.environ, "PYTHONPATH": ROOT}
        done = subprocess.run(
            [*command, "--no-cache"], capture_output=True, text=True, cwd=ROOT, env=env, check=False
        )
        for found in json.loads(done.stdout)["findings"]:
            path, line = os.path.join(root, found["path"]), found["start"]["line"]
            with open(path, encoding="utf-8") as file:
                text = file.read().split("\n")[line - 1]
            word = text[found["start"]["column"] - 1 : found["end"]["column"] - 1]
            edits = (found["fix"] or {}).get("edits", [])
            told.append(Told(path, line, word, tuple(edit["text"] for edit in edits)))
    return told


def _codespell(files: list[str], _roots: list[str], peers: str) -> list[Told] | None:
    tool = _tool("codespell", peers)
    if tool is None:
        return None
    told = []
    for row in _lines([tool, *files]):
        match = re.match(r"(.+?):(\d+): (\S+) ==> (.+)", row)
        if match:
            told.append(Told(match[1], int(match[2]), match[3], tuple(match[4].split(", "))))
    return told


def _typos(files: list[str], _roots: list[str], peers: str) -> list[Told] | None:
    tool = _tool("typos", peers)
    if tool is None:
        return None
    rows = [json.loads(row) for row in _lines([tool, "--format", "json", *files])]
    return [
        Told(r["path"], r["line_num"], r["typo"], tuple(r["corrections"]))
        for r in rows
        if r["type"] == "typo"
    ]


def _cspell(files: list[str], roots: list[str], peers: str) -> list[Told] | None:
    tool = _tool("cspell", peers)
    if tool is None:
        return None
    base = os.path.dirname(roots[0])
    command = [tool, "lint", "--no-progress", "--no-summary", "--no-gitignore", "--dot", "--show-suggestions"]
    told = []
    for row in _lines([*command, *(os.path.relpath(path, base) for path in files)], cwd=base):
        match = re.match(r"(.+?):(\d+):\d+ - Unknown word \((.+?)\)(?: Suggestions: \[(.*)\])?", row)
        if match:
            rights = tuple(part.rstrip("*") for part in (match[4] or "").split(", "))
            told.append(Told(os.path.normpath(os.path.join(base, match[1])), int(match[2]), match[3], rights))
    return told


def _harper(files: list[str], _roots: list[str], peers: str) -> list[Told] | None:
    node = shutil.which("node")
    if node is None or not os.path.isdir(os.path.join(peers, "node_modules", "harper.js")):
        return None
    script = os.path.join(peers, "harper-lines.mjs")
    with open(script, "w", encoding="utf-8") as file:
        file.write(_HARPER)
    rows = [json.loads(row) for row in _lines([node, script, *files])]
    return [Told(path, line, word, tuple(rights)) for path, line, word, rights in rows]


def _tool(name: str, peers: str) -> str | None:
    for folder in (os.path.join(peers, "venv", "bin"), os.path.join(peers, "node_modules", ".bin")):
        if os.path.isfile(os.path.join(folder, name)):
            return os.path.join(folder, name)
    return shutil.which(name)


_CHECKERS: dict[str, Callable[[list[str], list[str], str], list[Told] | None]] = {
    "sitecheck": _sitecheck,
    "codespell": _codespell,
    "typos": _typos,
    "cspell": _cspell,
    "Harper": _harper,
}


def compare(sites: list[str], peers: str, count: int, seed: int) -> Iterator[Result | str]:
    """The result of each checker, or a sentence that says why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        clean = []
        for number, site in enumerate(sites or [own_pages(folder)]):
            copy = os.path.join(folder, f"clean-{number}")
            shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".sitecheck_cache"))
            clean.append(copy)
        damaged, slips = damage(clean, folder, count, seed)
        paths = sorted({slip.path for slip in slips})
        pairs = list(zip(damaged, clean, strict=True))
        before = [path.replace(d, c, 1) for path in paths for d, c in pairs if path.startswith(d + os.sep)]
        yield f"{len(slips)} words damaged on {len(paths)} pages, seed {seed}"
        for name, ask in _CHECKERS.items():
            began = time.perf_counter()
            told = ask(paths, damaged, peers)
            seconds = time.perf_counter() - began
            if told is None:
                yield f"{name}: not installed, left out (see --install)"
                continue
            calm = ask(before, clean, peers) or []
            alarms = sum(one.path in before for one in calm)
            by_place = {(one.path, one.line, one.word): one for one in told}
            hits = [(slip, by_place.get((slip.path, slip.line, slip.wrong))) for slip in slips]
            found = [(slip, one) for slip, one in hits if one]
            first = sum(one.rights[:1] == (slip.right,) for slip, one in found)
            yield Result(name, len(found), first, alarms, seconds)
