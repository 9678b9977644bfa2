"""Spelling: what it costs, and how much it finds beside codespell, typos, cspell and Harper.

python benchmarks/words.py [--install FOLDER] [--peers FOLDER] [--count N] [--seed N] [SITE ...]

The times are CPU times: import, opening the lists, and a page of 15 KB, cold and warm. Then random words of
clean prose (of this project's own invented pages and documentation, or of the SITEs) are damaged by one edit
each, and every checker is asked for them. `--install` puts the peers into a folder and uses them from there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

SENTENCES = (
    "I am a doctoral student and study generative models for medical image segmentation.",
    "Before that I was a research assitant in a robotics laboratory by the sea for two years.",
    "Our survey of multimodal pretraining has been accepted, congratulations to my coauthors.",
    "My numercial experiments on hyperspectral data were funded by the national foundation.",
    "Outside of work you will find me hiking, playing badminton, or brewing coffee for everybody.",
    "Jornel reviewer since last summer; committee member and session chair of conferences.",
)

PROBE = """
import time
from typing import NamedTuple
import re, mmap, os, struct, zlib, functools, marshal
began = time.process_time()
from sitecheck.facts import words
imported = time.process_time()
speller = words.Speller()
for word in ("jornel", "recieve", "segmentatoin"):
    speller.check(word)
opened = time.process_time()
text = {text!r}
def page():
    found, count = 0, 0
    for line in text.split("\\n"):
        mentions = words.find_words(line)
        count += len(mentions)
        language = words.language_of(mention.text for mention in mentions)
        for mention in mentions:
            found += speller.check(mention.text, whole=mention.whole, language=language) is not None
    return count, found
count, found = page()
cold = time.process_time()
page()
warm = time.process_time()
steps = (began, imported, opened, cold, warm)
print(*((after - before) * 1000 for before, after in zip(steps, steps[1:])), count, found)
"""


def page() -> str:
    """15 KB with about 900 different words, as a real page has, every tenth of them misspelt."""
    with open(os.path.join(ROOT, "sitecheck", "facts", "data", "domain.txt"), encoding="utf-8") as file:
        words = [word for line in file if not line.startswith("#") for word in line.split()]
    lines = list(SENTENCES)
    for start in range(0, len(words), 10):
        row = words[start : start + 10]
        row[0] = row[0][:2] + row[0][3:]
        lines.append(f"{SENTENCES[start // 10 % len(SENTENCES)]} It is about {' and '.join(row)}.")
    return "\n".join(lines)[:15_000]


def main() -> None:
    """Print the times, then the comparison."""
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("--install", metavar="FOLDER", default="")
    parser.add_argument("--peers", metavar="FOLDER", default="")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("sites", metavar="SITE", nargs="*")
    given = parser.parse_args()
    times()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import injected

    if given.install:
        injected.install(given.install)
    sites = [os.path.abspath(site) for site in given.sites]
    peers = os.path.abspath(given.install or given.peers or ".")
    results = []
    print()
    for line in injected.compare(sites, peers, given.count, given.seed):
        if isinstance(line, str):
            print(line)
            continue
        results.append(line)
        print(
            f"{line.name:10} found {line.found:4}, right word first {line.first:4}, "
            f"alarms on the clean pages {line.alarms:4}, {line.seconds:5.1f} s"
        )
    own, *others = results
    for what, of in (("found", lambda r: r.found), ("right word first", lambda r: r.first)):
        for other in others:
            print(f"{what}: sitecheck {of(own) / max(of(other), 1):.2f} times {other.name}")


def times() -> None:
    """Print the best of nine fresh processes."""
    probe = PROBE.replace("{text!r}", repr(page()))
    runs = []
    for _ in range(9):
        done = subprocess.run(
            [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT
        )
        runs.append([float(number) for number in done.stdout.split()])
    imported, opened, cold, warm, count, found = (min(column) for column in zip(*runs, strict=True))
    print(f"import (typing and re aside) {imported:6.2f} ms")
    print(f"opening lists, first words   {opened:6.2f} ms")
    print(f"15 KB page, first time       {cold:6.2f} ms ({count:.0f} words, {found:.0f} verdicts)")
    print(f"15 KB page, warm             {warm:6.2f} ms")
    began = time.process_time()
    from sitecheck.facts import words_build

    size = len(words_build.compiled())
    print(f"compiling the list           {(time.process_time() - began) * 1000:6.0f} ms, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
