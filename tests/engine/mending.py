"""Mending a site by the report alone, to hold against what `sitecheck fix` makes of it."""

from __future__ import annotations

import contextlib
import io
import json
import stat
import sys
from pathlib import Path
from typing import Any, NamedTuple

from sitecheck.cli.main import run as sitecheck
from sitecheck.text.source import Source

TODAY = "2026-01-15"

_Edit = tuple[int, int, str]


class Change(NamedTuple):
    """One edit that a report tells of: the rule, what stood there, what stands there now."""

    path: str
    line: int
    code: str
    title: str
    before: str
    after: str


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Content and mode of every file of a site, caches left out."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sitecheck_cache" not in path.parts
    }


def cli(*arguments: str) -> str:
    """What a run prints."""
    out = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(sys.stdout):
        assert sitecheck([*arguments, "--no-cache", "--severity", "info", "--today", TODAY]) in (0, 1)
    out.flush()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def reported(root: Path) -> list[dict[str, Any]]:
    """The findings of a site, as the JSON report has them."""
    report = json.loads(cli("check", str(root), "--format", "json"))
    return list(report["findings"])


def by_hand(root: Path) -> list[Change]:
    """Make the safe fixes that a report tells of, first come first served, with nothing but the report."""
    done: list[Change] = []
    for _ in range(10):
        changes = _one_round(root)
        if not changes:
            return done
        done += changes
    raise AssertionError("the fixes never settle")


def _one_round(root: Path) -> list[Change]:
    taken: dict[str, list[_Edit]] = {}
    sources: dict[str, Source] = {}
    changes: list[Change] = []
    for finding in reported(root):
        if not finding["fix"] or finding["fix"]["safety"] != "safe":
            continue
        edits = [_edit(root, sources, edit) for edit in finding["fix"]["edits"]]
        known = [(path, edit) for path, edit in edits if edit in taken.get(path, []) and edit[0] < edit[1]]
        if all(
            (path, edit) in known or all(_apart(edit, other) for other in taken.get(path, []))
            for path, edit in edits
        ):
            for path, edit in edits:
                text = sources[path].text
                if (path, edit) not in known:
                    taken.setdefault(path, []).append(edit)
                if text[edit[0] : edit[1]] != edit[2]:
                    line = sources[path].position(edit[0]).line
                    title = finding["fix"]["title"]
                    changes.append(
                        Change(path, line, finding["code"], title, text[edit[0] : edit[1]], edit[2])
                    )
    for path, wanted in taken.items():
        text = sources[path].text
        crlf = text.count("\r\n") * 2 > text.count("\n")
        for start, end, new in sorted(wanted, reverse=True):
            windows = crlf and (start == end or text[start:end].strip("\r\n"))
            put = new.replace("\r\n", "\n").replace("\n", "\r\n") if windows else new
            text = text[:start] + put + text[end:]
        (root / path).write_bytes(sources[path].encode(text))
    return changes


def _edit(root: Path, sources: dict[str, Source], edit: dict[str, Any]) -> tuple[str, _Edit]:
    path = edit["path"]
    source = sources.setdefault(path, Source(path, (root / path).read_bytes()))
    start, end = (
        source.line_starts[edit[side]["line"] - 1] + edit[side]["column"] - 1 for side in ("start", "end")
    )
    return path, (start, end, edit["text"])


def _apart(one: _Edit, other: _Edit) -> bool:
    if one[0] == one[1] or other[0] == other[1]:
        return one[1] < other[0] or other[1] < one[0]
    return one[1] <= other[0] or other[1] <= one[0]
