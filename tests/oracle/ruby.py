"""A line to the real kramdown: one Ruby process that answers for as long as it is asked."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("kramdown.rb")


class Kramdown:
    """The running oracle."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, operation: str, *arguments: Any) -> Any:
        """The answer to one question; see kramdown.rb for the operations."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([operation, *arguments], ensure_ascii=True) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@functools.cache
def kramdown() -> Kramdown | None:
    """The oracle, or None where Ruby or its kramdown is not installed."""
    if shutil.which("ruby") is None:
        return None
    known = subprocess.run(
        ["ruby", "-e", 'require "kramdown"; require "kramdown-parser-gfm"'],
        capture_output=True,
        check=False,
    )
    return Kramdown() if known.returncode == 0 else None
