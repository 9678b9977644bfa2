"""What several tests share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "homepage"
FRONT_MATTER = "---\npermalink: /\ntitle: Home\n---\n"


def page_of(body: str, **files: str) -> Page:
    """The front page of a site that lives in memory; keyword arguments name further files (`__` is `/`)."""
    texts = {"_config.yml": "title: Ada Example\ninclude: [_pages]\n", "_pages/about.md": FRONT_MATTER + body}
    texts |= {path.replace("__", "/"): text for path, text in files.items()}
    site = Site("/nonexistent", {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()})
    return next(page for page in site.pages if page.path == "_pages/about.md")


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes files into a fresh folder that is a site."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        files = {"_config.yml": "title: Ada Example\ninclude:\n  - _pages\n", **files}
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
            path.write_bytes(data)
        return tmp_path

    return make


def unmeasured(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which coverage doesn't follow a process: it imports modules of its own there."""
    import os

    given = os.environ if environment is None else environment
    return {name: value for name, value in given.items() if not name.startswith(("COVERAGE_", "COV_CORE_"))}


def sitecheck(
    *arguments: object, cwd: Path | None = None, stdin: bytes = b"", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    import os

    environment = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "sitecheck", *map(str, arguments)],
        cwd=cwd or ROOT,
        input=stdin,
        capture_output=True,
        timeout=120,
        env={**environment, "PYTHONPATH": str(ROOT), **env},
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args,
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )
