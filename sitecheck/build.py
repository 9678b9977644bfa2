"""Compiles what the hot path loads: `python -m sitecheck.build` writes into sitecheck/_compiled.

The wheel is built with it (hatch_build.py); a checkout works without, only slower.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

BUILDERS = (
    "sitecheck.facts.build",
    "sitecheck.facts.cities_build",
    "sitecheck.facts.words_build",
    "sitecheck.jekyll.schemas.build",
    "sitecheck.cli.patterns_build",
)
"""Modules with a function `build(target: str) -> list[str]`: write files into a folder, return their paths.

The expressions come last: the run that they are gathered from reads the tables.
"""

COMPILED = os.path.join(os.path.dirname(__file__), "_compiled")
"""The folder that the package reads compiled tables from."""


def build_all(target: str = COMPILED) -> list[str]:
    """Run every builder; returns the files written."""
    os.makedirs(target, exist_ok=True)
    return [path for name in BUILDERS for path in import_module(name).build(target)]


if __name__ == "__main__":
    for written in build_all(*sys.argv[1:2]):
        print(os.path.relpath(written), os.path.getsize(written))
