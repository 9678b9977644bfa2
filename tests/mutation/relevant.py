"""Runs the tests that speak of the one file that differs from the commit: quickest first, until one fails.

cosmic-ray runs it after each mutation; it stands for the whole suite, most of which has nothing to say about
one rule.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:cov"]
EXAMPLES = "tests/rules/test_examples.py"


def changed() -> list[str]:
    """The package's files that differ from the commit."""
    done = subprocess.run(
        ["git", "diff", "--name-only", "--", "sitecheck"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def stages(path: str) -> list[list[str]]:
    """The arguments of each run of pytest for a changed file."""
    file = Path(path)
    if path.startswith("sitecheck/rules/"):
        family = "/".join(file.parts[2:-1])
        codes = codes_of(ROOT / path) or [
            code for f in (ROOT / file.parent).glob("*.py") for code in codes_of(f)
        ]
        chosen = ["-k", " or ".join(codes)] if codes else []
        named = [str(f) for f in sorted((ROOT / "tests" / "rules").glob(f"test_{family or 'none'}*.py"))]
        more = [named] if named else []
        return [[EXAMPLES, *chosen], *more, ["tests/golden"]]
    first = ROOT / "tests" / "engine" / f"test_{file.stem}.py"
    quick = [str(first)] if first.exists() else []
    return [*([quick] if quick else []), ["tests/engine"], ["tests/golden", "tests/cli/test_check.py"]]


def codes_of(path: Path) -> list[str]:
    """The codes of the rules that a module defines."""
    import re

    return re.findall(r'@rule\(\s*"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))


def main() -> int:
    for path in changed():
        for arguments in stages(path):
            if subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode:
                return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
