"""The action's shell, run with GitHub's variables set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.hooks.test_pre_commit import git

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
PAGE = "---\ntitle: x\npermalink: /\n---\n[old]((https://example.org))\n"


@pytest.fixture
def repository(make_site) -> Path:
    root = make_site({"_pages/about.md": PAGE})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    return root


def run(
    root: Path, tmp_path: Path, command: str = f"{sys.executable} -m sitecheck", **env: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    output, summary, bin_ = tmp_path / "out.txt", tmp_path / "summary.md", tmp_path / "bin"
    bin_.mkdir(exist_ok=True)
    for name, module in {
        "sitecheck": f"exec {command}",
        "python": f"exec {sys.executable}",
    }.items():
        (bin_ / name).write_text(f'#!/bin/sh\n{module} "$@"\n')
        (bin_ / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(ROOT / "action/run.sh")],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={
            "PATH": f"{bin_}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "0" * 40, **env,
        },
    )  # fmt: skip
    lines = output.read_text().splitlines() if output.exists() else []
    return done, dict(line.split("=", 1) for line in lines), summary.read_text() if summary.exists() else ""


def test_every_input_reaches_the_script_by_environment_only() -> None:
    steps = [step for step in ACTION["runs"]["steps"] if "run" in step]
    assert all("${{" not in step["run"] for step in steps)
    used = {value for step in steps for value in step["env"].values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} <= used


def test_third_party_actions_are_pinned() -> None:
    for step in ACTION["runs"]["steps"]:
        if "uses" in step:
            assert len(step["uses"].partition("@")[2].split()[0]) == 40


def test_pip_s_cache_has_a_key_that_goes_with_what_is_installed(tmp_path: Path) -> None:
    """setup-python can't make it: to other repositories the action's files are outside the workspace."""
    assert (
        "cache" not in next(s for s in ACTION["runs"]["steps"] if "setup-python" in s.get("uses", ""))["with"]
    )
    keys = []
    for version in ("", "0.1.0", "0.1.0"):
        output = tmp_path / "cache.txt"
        output.write_text("")
        environment = {
            "GITHUB_OUTPUT": str(output),
            "SITECHECK_SOURCE": str(ROOT),
            "SITECHECK_VERSION": version,
        }
        subprocess.run(
            ["bash", str(ROOT / "action/cache.sh")],
            check=True,
            env={**os.environ, **environment, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        )
        said = dict(line.split("=", 1) for line in output.read_text().splitlines())
        assert Path(said["folder"]).is_absolute()
        keys.append(said["key"])
    assert keys[0] != keys[1] == keys[2]


def test_a_whole_site(repository: Path, tmp_path: Path) -> None:
    done, outputs, summary = run(repository, tmp_path, SITECHECK_SARIF="r.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=_pages/about.md,line=5" in done.stdout
    assert outputs == {"errors": "1", "warnings": "0", "exit-code": "1", "sarif-file": "r.sarif"}
    assert "LNK001" in summary
    assert json.loads((repository / "r.sarif").read_text())["version"] == "2.1.0"


def test_a_pull_request_hears_only_of_its_own_lines(repository: Path, tmp_path: Path) -> None:
    base = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True
    )
    git(repository, "checkout", "-qb", "change")
    (repository / "_pages/about.md").write_text(PAGE + "\n[new]((https://example.net))\n")
    git(repository, "commit", "-qam", "change")
    done, outputs, _ = run(repository, tmp_path, SITECHECK_BASE=base.stdout.strip())
    assert outputs["errors"] == "1"
    assert "line=7" in done.stdout
    assert "line=5" not in done.stdout
    done, outputs, _ = run(repository, tmp_path, SITECHECK_BASE=base.stdout.strip(), SITECHECK_SCOPE="all")
    assert "line=5" in done.stdout


def test_a_shallow_checkout_is_deepened(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")  # as on GitHub
    rev = ["git", "rev-parse", "HEAD"]
    base = subprocess.run(rev, cwd=repository, capture_output=True, text=True, check=True).stdout.strip()
    git(repository, "checkout", "-qb", "topic")
    for number in range(3):
        (repository / "_pages/about.md").write_text(
            PAGE + f"\nMore {number}.\n\n[new]((https://example.org/new))\n"
        )
        git(repository, "commit", "-qam", f"change {number}")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "topic", f"file://{repository}", str(clone))
    done, outputs, _ = run(clone, tmp_path, SITECHECK_BASE=base)
    assert outputs["exit-code"] == "1", done.stderr
    assert outputs["errors"] == "1"
    assert "line=9" in done.stdout


def test_one_run_serves_every_output(repository: Path, tmp_path: Path) -> None:
    sarif = tmp_path / "findings.sarif"
    inputs = {"SITECHECK_SARIF": str(sarif), "SITECHECK_FAIL_ON": "never", "SITECHECK_ANNOTATIONS": "false"}
    done, outputs, summary = run(repository, tmp_path, **inputs)
    assert (done.returncode, outputs["errors"], outputs["exit-code"]) == (0, "1", "0")
    assert outputs["sarif-file"] == str(sarif)
    assert json.loads(sarif.read_text())["version"] == "2.1.0"
    assert "LNK001" in summary
    assert "::error" not in done.stdout


def test_settings_baseline_and_links_reach_the_command(repository: Path, tmp_path: Path) -> None:
    inputs = {"SITECHECK_CONFIG": "a b.toml", "SITECHECK_BASELINE": "known.json", "SITECHECK_ONLINE": "true"}
    done, outputs, _ = run(repository, tmp_path, "printf '%s\\n'", **inputs)
    said = done.stdout.splitlines()
    assert said[said.index("--config") + 1] == "a b.toml"
    assert said[said.index("--baseline") + 1] == "known.json"
    assert "--online" in said
    assert said[-2:] == ["--", "."]
    assert outputs["errors"] == ""


def test_inputs_of_strangers_are_words_not_commands(repository: Path, tmp_path: Path) -> None:
    evil = "$(touch pwned) ; touch pwned #"
    done, outputs, _ = run(
        repository, tmp_path, SITECHECK_PATHS=evil, SITECHECK_CONFIG=evil, SITECHECK_BASELINE=evil
    )
    assert not (repository / "pwned").exists()
    assert outputs["exit-code"] == "2"
    assert done.returncode == 2


def test_wrong_settings_end_with_2(repository: Path, tmp_path: Path) -> None:
    (repository / "sitecheck.toml").write_text("nonsense = 1\n")
    done, outputs, _ = run(repository, tmp_path)
    assert (done.returncode, outputs["exit-code"], outputs["errors"]) == (2, "2", "")
