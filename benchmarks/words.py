"""Times (in CPU time) the spelling engine: import, opening the lists, and a page of 15 KB, cold and warm.

python benchmarks/words.py
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
