"""Coverage-guided fuzzing of the whole check, by atheris (`pip install atheris`; not in the `dev` extra).

    python -m tests.fuzz.atheris_target CORPUS_FOLDER [libFuzzer options, such as -runs=10000]

The folder is filled with the tests' own pages where it is empty, and libFuzzer adds what leads further. The
first byte of an input says which file of the site the rest is: a page in Markdown, one in HTML, a data file or
the configuration.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["sitecheck"]):
    from tests.fuzz.mutate import CONFIG, Seeds
    from tests.fuzz.run import OWN
    from tests.fuzz.verdict import judge

PATHS = ("_pages/about.md", "_pages/about.html", "_data/navigation.yml", "_config.yml")


def check_one(data: bytes) -> None:
    """One input of libFuzzer's."""
    files = {"_config.yml": CONFIG, "_pages/about.md": b"---\npermalink: /\n---\n# News\n"}
    if data:
        files[PATHS[data[0] % len(PATHS)]] = data[1:]
    judge(files)


def fill(folder: Path) -> None:
    """Write the seeds where there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    seeds = Seeds(OWN)
    kinds = ((0, seeds.pages), (2, seeds.data), (3, seeds.configs))
    for kind, texts in kinds:
        for number, text in enumerate(texts):
            (folder / f"{kind}-{number}").write_bytes(bytes([kind]) + text)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        fill(Path(sys.argv[1]))
    atheris.Setup(sys.argv, check_one)
    atheris.Fuzz()
