"""Makes the documentation's pictures from examples/homepage: `python docs/pictures/make.py FOLDER`.

The terminal's picture is an SVG made of what a real run prints. The report's are screenshots, if there is a
Chromium; fonts-noto-color-emoji and fonts-noto-cjk make emoji and Chinese show in them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from sitecheck.report.cells import cells

ROOT = Path(__file__).parents[2]
TODAY = "2026-01-15"
SHOWN = "VEN005,VEN006,ORG001,LNK001,PER001"
COLUMNS = 100
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCREENS = {"report.png": (1280, 860, ""), "report-phone.png": (500, 860, "#f16")}
"""Pictures of the report: width, height, what is opened."""

_COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "36": "#76e3ea"}
_ANSI = re.compile(r"\x1b\[([0-9;]*)m")
_CELL, _LINE, _MARGIN = 8.43, 20, 18


def run(*options: str) -> str:
    """What sitecheck prints about the example, in colour."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    environment.pop("GITHUB_ACTIONS", None)
    command = [sys.executable, "-m", "sitecheck", "check", "--today", TODAY, "--no-cache", *options]
    done = subprocess.run(
        command, cwd=ROOT / "examples" / "homepage", env=environment, capture_output=True, check=False
    )
    if done.returncode == 2:
        raise RuntimeError(done.stderr.decode())
    return done.stdout.decode()


def svg(output: str) -> str:
    """A terminal's output as a picture; every run of a line stands where its cells are."""
    rows = []
    lines = ["$ sitecheck check", "", *output.rstrip("\n").split("\n")]
    for number, line in enumerate(lines):
        y = _MARGIN + (number + 1) * _LINE - 5
        rows += [
            f'<text x="{_MARGIN + column * _CELL:.1f}" y="{y}" textLength="{width * _CELL:.1f}"{style}>'
            f"{escape(text)}</text>"
            for text, column, width, style in _runs(line)
        ]
    widest = max(sum(cell for _, cell in cells(_ANSI.sub("", line))) for line in lines)
    width = round(2 * _MARGIN + widest * _CELL)
    height = 2 * _MARGIN + len(lines) * _LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="sitecheck in a terminal">\n'
        f'<rect width="100%" height="100%" rx="10" fill="#0d1117"/>\n'
        '<g fill="#d1d7e0" font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" '
        'font-size="14">\n' + "\n".join(rows) + "\n</g>\n</svg>\n"
    )


def _runs(line: str) -> list[tuple[str, int, int, str]]:
    """Texts of one style, each with its first cell, its width in cells and its attributes."""
    found, column, style = [], 0, ""
    for number, part in enumerate(_ANSI.split(line)):
        if number % 2:
            codes = part.split(";")
            color = next((_COLORS[code] for code in codes if code in _COLORS), "")
            style = (f' fill="{color}"' if color else "") + (' font-weight="bold"' if "1" in codes else "")
            continue
        # A wide sign on its own, so that what follows stands right whatever the font makes of it.
        for text in re.findall(r"[\x20-\x7e\u2026]+|[^\x20-\x7e\u2026]+", part):
            width = sum(cell for _, cell in cells(text))
            if bare := text.strip(" "):
                lead = len(text) - len(text.lstrip(" "))
                size = width - (len(text) - len(bare))
                # A picture drops blanks that come in a row.
                found.append((bare.replace(" ", "\u00a0"), column + lead, size, style))
            column += width
    return found


def screenshots(folder: Path) -> list[str]:
    """Pictures of the HTML report; the names of those made."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return []
    with tempfile.TemporaryDirectory() as temporary:
        page = Path(temporary, "report.html")
        run("--output", f"html={page}")
        for name, (width, height, opened) in SCREENS.items():
            subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                 "--hide-scrollbars", f"--user-data-dir={temporary}/browser", f"--window-size={width},{height}",
                 f"--screenshot={folder / name}", f"file://{page}{opened}"],
                capture_output=True, check=False, timeout=120,
            )  # fmt: skip
    return [name for name in SCREENS if (folder / name).is_file()]


def make(folder: Path) -> list[str]:
    """Make all pictures that can be made; their names."""
    (folder / "terminal.svg").write_text(svg(run("--select", SHOWN)), encoding="utf-8")
    return ["terminal.svg", *screenshots(folder)]


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    print(*make(target), sep="\n")
