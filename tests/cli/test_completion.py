"""The completion scripts, run by the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import sitecheck

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("completion")
    found = {}
    for shell in SHELLS:
        done = sitecheck("completion", shell)
        assert done.returncode == 0, done.stderr
        found[shell] = folder / shell
        found[shell].write_text(done.stdout)
    return found


def run(shell: str, *arguments: str) -> str:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_can_read_its_script(shell: str, scripts: dict[str, Path]) -> None:
    run(shell, "-n", str(scripts[shell]))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_there(shell: str, scripts: dict[str, Path]) -> None:
    text = scripts[shell].read_text()
    for word in ("inspect", "completion", "changed-since", "add-suppressions", "per-host", "sarif", "VEN006"):
        assert word in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sitecheck comp", ["completion"]),
        ("sitecheck --fail", ["--fail-on"]),
        ("sitecheck check --format j", ["json", "jsonl", "junit"]),
        ("sitecheck fix --format = js", ["json", "jsonl"]),
        ("sitecheck explain VEN005", ["VEN005"]),
        ("sitecheck explain venue-not", ["venue-not-held"]),
        ("sitecheck words re", ["remove"]),
        ("sitecheck links --engine l", ["linkchecker"]),
        ("sitecheck check _pages/ab", []),
    ],
)
def test_bash_completes(line: str, words: list[str], scripts: dict[str, Path]) -> None:
    script = f"source {scripts['bash']}; COMP_WORDS=({line}); COMP_CWORD={len(line.split()) - 1}; _sitecheck"
    assert run("bash", "-c", f'{script}; echo "${{COMPREPLY[@]}}"').split() == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sitecheck comp", ["completion"]),
        ("sitecheck --fail", ["--fail-on"]),
        ("sitecheck fix --format js", ["json", "jsonl"]),
        ("sitecheck explain VEN005", ["VEN005"]),
    ],
)
def test_fish_completes(line: str, words: list[str], scripts: dict[str, Path]) -> None:
    found = run("fish", "--no-config", "-c", f"source {scripts['fish']}; complete -C '{line}'")
    assert [row.split("\t")[0] for row in found.splitlines()] == words


def test_the_shell_is_that_of_the_user(scripts: dict[str, Path]) -> None:
    assert sitecheck("completion", SHELL="/usr/bin/fish").stdout == scripts["fish"].read_text()
    done = sitecheck("completion", SHELL="/bin/tcsh")
    assert (done.returncode, "bash|zsh|fish" in done.stderr) == (2, True)
