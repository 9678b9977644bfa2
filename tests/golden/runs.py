"""Whole sites with the findings they are known to have, as text that can be read and reviewed.

`python -m tests.golden.runs` writes the expectations anew; look at their diff before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import EXAMPLE, sitecheck

HERE = Path(__file__).parent
TODAY = "2026-01-15"
SITES = {"homepage": EXAMPLE, **{path.name: path for path in sorted((HERE / "sites").iterdir())}}


def findings(site: Path) -> str:
    """A line for each finding, hints included: `path:line:column CODE severity [marked text]`."""
    done = sitecheck("check", site, "--format", "json", "--severity", "info", "--today", TODAY, "--no-cache")
    assert done.stderr == "", done.stderr
    lines = []
    for found in json.loads(done.stdout)["findings"]:
        start, end = found["start"], found["end"]
        marked = _text(site / found["path"], start, end)
        place = f"{found['path']}:{start['line']}:{start['column']}"
        lines.append(f"{place} {found['code']} {found['severity']} [{marked}]\n")
    return "".join(lines)


def _text(file: Path, start: dict[str, int], end: dict[str, int]) -> str:
    lines = file.read_bytes().decode("utf-8-sig").split("\n")[start["line"] - 1 : end["line"]]
    lines[-1] = lines[-1][: end["column"] - 1]
    lines[0] = lines[0][start["column"] - 1 :]
    text = "⏎".join(lines)
    return text if len(text) <= 80 else f"{text[:60]}…{text[-19:]}"


def expected(name: str) -> Path:
    """The file that holds a site's expectations."""
    return HERE / "expected" / f"{name}.txt"


if __name__ == "__main__":
    for site_name, folder in SITES.items():
        expected(site_name).parent.mkdir(exist_ok=True)
        expected(site_name).write_text(findings(folder), encoding="utf-8")
