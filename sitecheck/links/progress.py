"""What a person sees while links are asked: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from time import monotonic
from typing import TextIO

from sitecheck.links.address import display
from sitecheck.links.model import LinkVerdict

EVERY = 10.0
"""Seconds between two plain lines."""

_WIDTH = 24


class Progress:
    """Writes to a stream; a `Watch` of the engine.

    Args:
        stream: mostly standard error.
        bar: draw a bar that is redrawn in place; else plain lines now and then.
        quiet: say nothing at all.
    """

    def __init__(self, stream: TextIO, *, bar: bool, quiet: bool = False) -> None:
        self._stream = stream
        self._bar = bar
        self._quiet = quiet
        self._total = 0
        self._counts = {"alive": 0, "dead": 0, "unknown": 0}
        self._drawn = False
        self._last = monotonic()
        self._busy: list[str] = []

    def begin(self, total: int) -> None:
        """So many verdicts will come."""
        self._total = total
        self._last = monotonic()

    def verdict(self, verdict: LinkVerdict) -> None:
        """Count one; a dead one is told at once."""
        self._counts[verdict.verdict] += 1
        if verdict.verdict == "dead" and not self._quiet:
            self._clear()
            self._write(f"dead: {display(verdict.url)} ({verdict.reason})\n")

    def crawled(self, links: int) -> None:
        """LinkChecker has seen so many links."""
        if self._quiet:
            return
        if self._bar:
            self._write(f"\r\x1b[Kcrawling: {links} links")
            self._drawn = True
        elif monotonic() - self._last >= EVERY:
            self._last = monotonic()
            self._write(f"crawling: {links} links\n")

    def tick(self, busy: list[str]) -> None:
        """Draw the bar, or a line if the last one is long ago."""
        self._busy = busy
        if self._quiet or not self._total:
            return
        if self._bar:
            width = shutil.get_terminal_size((80, 24)).columns
            self._write("\r\x1b[K" + self.line()[: width - 1])
            self._drawn = True
        elif monotonic() - self._last >= EVERY:
            self._last = monotonic()
            self._write(self.line() + "\n")

    def end(self) -> None:
        """Take the bar away."""
        self._clear()

    def line(self) -> str:
        """`[####····] 37/120 links, 2 dead, 3 can't tell; waiting for slow.example.org`."""
        done = sum(self._counts.values())
        filled = _WIDTH * done // max(1, self._total)
        bar = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] " if self._bar else ""
        alive, dead, unknown = self._counts.values()
        counts = f"{alive} alive, {dead} dead, {unknown} can't tell"
        waiting = f"; waiting for {', '.join(self._busy)}" if self._busy else ""
        return f"{bar}{done}/{self._total} links: {counts}{waiting}"

    def _clear(self) -> None:
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except UnicodeEncodeError:
            self._stream.write(text.encode("ascii", "replace").decode("ascii"))


def wants_bar(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a bar can be drawn: a terminal, and no continuous integration."""
    return stream.isatty() and not environment.get("CI") and environment.get("TERM") != "dumb"
