"""How long one page takes, as a whole process, beside codespell on the same file.

    python benchmarks/cold_page.py [SITE] [--runs N]

The two run in turn (A B A B …), so that a machine whose speed drifts slows both; the figure to quote is
the median of the ratios. codespell comes from this environment.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", type=Path, default=HERE.parent / "examples" / "homepage")
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    page = args.site / "_pages" / "about.md"
    commands = {
        "sitecheck": [str(BIN / "sitecheck"), "check", "--no-cache", str(args.site)],
        "codespell": [str(BIN / "codespell"), str(page)],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(args.runs + 1):
        for name, command in commands.items():
            took = seconds(command)
            if run:  # the first round warms the disk cache
                times[name].append(took)
    for name, taken in times.items():
        low, high = min(taken), max(taken)
        print(
            f"{name:16} median {statistics.median(taken) * 1e3:7.1f} ms   ({low * 1e3:.1f} to {high * 1e3:.1f})"
        )
    for other in ("codespell", "python -c pass"):
        ratio = statistics.median(a / b for a, b in zip(times["sitecheck"], times[other], strict=True))
        print(f"sitecheck / {other}: {ratio:.2f}")


if __name__ == "__main__":
    main()
