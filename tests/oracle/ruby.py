"""Lines to the real kramdown and Jekyll: Ruby processes that answer for as long as they are asked."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


class Oracle:
    """A running Ruby script: one JSON line in, one out."""

    def __init__(self, script: Path) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, *question: Any) -> Any:
        """The answer to one question; the scripts say what may be asked."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question[0] if len(question) == 1 else question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@functools.cache
def kramdown() -> Oracle | None:
    """The oracle of kramdown.rb; None where Ruby or its kramdown is not installed."""
    return _oracle("kramdown.rb", 'require "kramdown"; require "kramdown-parser-gfm"')


@functools.cache
def jekyll() -> Oracle | None:
    """The oracle of jekyll.rb; None where Jekyll is not installed."""
    return _oracle("jekyll.rb", 'require "jekyll"')


def _oracle(script: str, needs: str) -> Oracle | None:
    if shutil.which("ruby") is None:
        return None
    known = subprocess.run(["ruby", "-e", needs], capture_output=True, check=False)
    return Oracle(Path(__file__).with_name(script)) if known.returncode == 0 else None
