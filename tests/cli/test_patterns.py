"""Regular expressions that are compiled beforehand are those that Python would compile."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sitecheck.cli.patterns import version
from sitecheck.cli.patterns_build import build
from tests.conftest import EXAMPLE, ROOT

PROBE = """
import sys
from sitecheck.cli.patterns import install
print(install(sys.argv[1]))
import re
compiled = re.compile(sys.argv[2], re.VERBOSE)
print(compiled.pattern, compiled.flags, compiled.groups, dict(compiled.groupindex), bool(compiled.search("ab")))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    [path] = build(str(tmp_path_factory.mktemp("compiled")))
    return Path(path)


def test_the_build_keeps_what_a_check_compiles(kept: Path) -> None:
    script = f"""
import re._compiler as compiler, sys
from sitecheck.cli.patterns import install
anew = []
real = compiler.compile
compiler.compile = lambda p, flags=0: anew.append(p) or real(p, flags)
assert install({str(kept)!r})
from sitecheck.cli.main import run
run(["check", {str(EXAMPLE)!r}, "--no-cache"])
print(len(anew), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stderr) < 10  # some are compiled only where a page holds what they look for


def test_what_is_kept_is_what_would_be_compiled(kept: Path) -> None:
    made_by, expressions = marshal.loads(kept.read_bytes())
    assert made_by == version()
    assert len(expressions) > 300
    for (pattern, flags), data in list(expressions.items())[::7]:
        final, _, groups, names, numbers = marshal.loads(data)
        anew = re.compile(pattern, flags)
        assert (anew.flags, anew.groups, dict(anew.groupindex)) == (final, groups, names)
        assert len(numbers) == anew.groups + 1


@pytest.mark.parametrize("damage", ["none", "cut", "empty", "other Python", "gone"])
def test_a_damaged_file_counts_for_nothing(kept: Path, tmp_path: Path, damage: str) -> None:
    data = kept.read_bytes()
    path = tmp_path / "patterns.bin"
    if damage != "gone":
        path.write_bytes(
            {
                "none": data,
                "cut": data[: len(data) // 2],
                "empty": b"",
                "other Python": marshal.dumps(("2.7", {})),
            }[damage]
        )
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path), "(?P<x>a) b"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(damage == "none"), "(?P<x>a) b 96 1 {'x': 1} True"]
