"""The hooks, tried with the real pre-commit."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
BAD = "---\ntitle: x\npermalink: /\n---\n[a]((https://example.org))\n"


def git(root: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True, timeout=60)


WAKES = "_config.yml _data/navigation.yml _pages/about.md index.html _bibliography/papers.bib sitecheck.toml"
SLEEPS = "images/a.png Gemfile .github/workflows/a.yml assets/css/main.scss"


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
@pytest.mark.parametrize(
    ("path", "wanted"), [(p, True) for p in WAKES.split()] + [(p, False) for p in SLEEPS.split()]
)
def test_a_hook_wakes_for_what_a_homepage_has(hook: dict[str, str], path: str, wanted: bool) -> None:
    assert bool(re.search(hook["files"], path)) is wanted


def test_only_the_links_hook_opens_connections() -> None:
    assert [h["id"] for h in HOOKS if h["entry"].startswith("sitecheck links")] == ["sitecheck-links"]
    assert [h["id"] for h in HOOKS if h.get("stages")] == ["sitecheck-links"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.mark.parametrize("hook", ["sitecheck", "sitecheck-fix"])
def test_the_hook_runs_in_a_real_repository(tmp_path: Path, home: Path, hook: str) -> None:
    pre_commit = shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    assert pre_commit, "pre-commit belongs to the extra `dev`"
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\ninclude: [_pages]\n")
    page = tmp_path / "_pages/about.md"
    page.write_text(BAD)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "start")
    done = subprocess.run(
        [pre_commit, "try-repo", str(ROOT), hook, "--all-files", "--verbose"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,
        env={"PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin", "HOME": str(home),
             "PRE_COMMIT_HOME": str(home / "cache"), **_network()},
        check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    if hook == "sitecheck":
        assert "LNK001" in done.stdout
        assert page.read_text() == BAD
    else:
        assert page.read_text() == BAD.replace("((https://example.org))", "(https://example.org)")


def _network() -> dict[str, str]:
    """How this machine reaches its package index."""
    import os

    return {
        k: v
        for k, v in os.environ.items()
        if k.lower().startswith(("pip_", "http_proxy", "https_proxy", "ssl_"))
    }
