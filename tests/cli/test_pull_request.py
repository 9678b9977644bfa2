"""A pull request played through with git: the report says what the change brought, and nothing else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import sitecheck

CONFIG = "title: Ada Example\ninclude:\n  - _pages\n"
ABOUT = """---
title: Home
permalink: /
---

# About

I work on graphs.

My [old page]((https://example.org/old)) is still there, with [my CV](/files/cv.pdf).

# Papers

{% include_relative includes/papers.md %}
"""
PAPERS = "- Ann Lee, Ada Example. At the Chinese Academic of Science.\n- Ada Example. Alone.\n"
TEACHING = (
    "---\ntitle: Teaching\npermalink: /teaching/\n---\n\nA course at the Chinese Academic of Science.\n"
)
BASELINE = ".sitecheck-baseline.json"

EDITED = ("_pages/about.md", 8, "LNK001")
INCLUDED = ("_pages/includes/papers.md", 2, "ORG001")
DELETED = ("_pages/about.md", 12, "LNK014")
OLD = [
    ("_pages/about.md", 12, "LNK001"),
    ("_pages/courses.md", 6, "ORG001"),
    ("_pages/includes/papers.md", 1, "ORG001"),
]
"""What was there before, on the lines where it stands after the change."""


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = Ann Nobody\nemail = ann@example.org\n[init]\ndefaultBranch = main\n"
        "[commit]\ngpgsign = false\n[core]\nhooksPath = /dev/null\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository whose branch `more` edits, includes, renames and deletes; `main` has gone on since."""
    root = tmp_path / "site"
    files = {
        "_config.yml": CONFIG,
        "_pages/about.md": ABOUT,
        "_pages/includes/papers.md": PAPERS,
        "files/cv.pdf": "%PDF",
        "_pages/teaching.md": TEACHING,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    git(root, "init", "-q")
    assert sitecheck("check", root, "--write-baseline", root / BASELINE).returncode == 0
    commit(root, "The site as it was")
    git(root, "checkout", "-qb", "more")
    page = ABOUT.replace("graphs.", "[graphs]((https://example.org/graphs)).\nAnd trees, too.\n")
    (root / "_pages/about.md").write_text(page)
    commit(root, "Edit a line")
    (root / "_pages/includes/papers.md").write_text(
        PAPERS.replace("Alone.", "With the Chinese Academic of Sciences.")
    )
    commit(root, "Edit an include file")
    git(root, "mv", "_pages/teaching.md", "_pages/courses.md")
    commit(root, "Rename a page")
    git(root, "rm", "-q", "files/cv.pdf")
    commit(root, "Delete a file")
    git(root, "checkout", "-q", "main")
    (root / "_pages/includes/papers.md").write_text(
        PAPERS + "- By others, also at the Chinese Academic of Science.\n"
    )
    commit(root, "Meanwhile on main")
    git(root, "checkout", "-q", "more")
    return root


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def found(root: Path, *options: object) -> tuple[int, list[tuple[str, int, str]]]:
    done = sitecheck("check", root, "--format", "json", *options)
    assert done.stderr == ""
    findings = json.loads(done.stdout)["findings"]
    return done.returncode, sorted((f["path"], f["start"]["line"], f["code"]) for f in findings)


def test_the_whole_site_has_old_and_new(repo: Path) -> None:
    assert found(repo) == (1, sorted([EDITED, INCLUDED, DELETED, *OLD]))


def test_on_lines_only_what_the_change_brought(repo: Path) -> None:
    assert found(repo, "--changed-since", "main") == (1, sorted([EDITED, INCLUDED, DELETED]))


def test_on_files_also_what_stood_in_them(repo: Path) -> None:
    assert found(repo, "--changed-since", "main", "--scope", "files") == (
        1,
        sorted([EDITED, INCLUDED, DELETED, *OLD]),
    )


@pytest.mark.parametrize("scope", [[], ["--changed-since", "main"], ["--changed-since", "main", "--scope", "files"]])  # fmt: skip
def test_a_baseline_leaves_what_the_change_brought(repo: Path, scope: list[str]) -> None:
    """The renamed page takes its accepted finding along."""
    options = ("--baseline", repo / BASELINE, *scope)
    assert found(repo, *options) == (1, sorted([EDITED, INCLUDED, DELETED]))


def test_fixes_mend_what_is_shown_and_nothing_else(repo: Path) -> None:
    """Also where the fix of an earlier line adds lines, and so moves those below."""
    page = (repo / "_pages/about.md").read_text()
    (repo / "_pages/about.md").write_text(
        page.replace("# About\n\nI", "# About {: .no_toc}\n\nI").replace("And trees,", "Many paper accepted,")
    )
    commit(repo, "More")
    assert sitecheck("fix", repo, "--changed-since", "main").returncode == 1  # the deleted file
    mended = (repo / "_pages/about.md").read_text()
    assert "[graphs](https://example.org/graphs)" in mended
    assert "# About\n{: .no_toc}\n" in mended
    assert "[old page]((https://example.org/old))" in mended
    assert (
        "Academic of Science.\n- Ada Example. With the Chinese Academy of Sciences"
        in (repo / "_pages/includes/papers.md").read_text()
    )
    git(repo, "checkout", "-q", ".")
    shown = sitecheck("check", repo, "--baseline", repo / BASELINE, "--diff").stdout
    assert "+I work on [graphs](https://example.org/graphs)" in shown
    assert "-My [old page]" not in shown


def test_work_that_is_not_committed_counts(repo: Path) -> None:
    (repo / "_pages/new.md").write_text("---\ntitle: New\n---\nAt the Chinese Academic of Science.\n")
    with (repo / "_pages/courses.md").open("a") as page:
        page.write("\nAlso at the Chinese Academic of Science.\n")
    git(repo, "add", "_pages/courses.md")
    new = [("_pages/courses.md", 8, "ORG001"), ("_pages/new.md", 4, "ORG001")]
    assert found(repo, "--changed-since", "main") == (1, sorted([EDITED, INCLUDED, DELETED, *new]))
    assert found(repo, "--changed-since", "HEAD") == (1, new)


def test_a_change_without_defects_is_welcome(repo: Path) -> None:
    git(repo, "checkout", "-qb", "fine", "main")
    with (repo / "_pages/about.md").open("a") as page:
        page.write("\nOne more line.\n")
    commit(repo, "One more line")
    assert found(repo, "--changed-since", "main") == (0, [])


def test_update_lets_go_of_what_is_repaired_and_of_nothing_else(repo: Path) -> None:
    baseline = repo / BASELINE
    page = repo / "_pages/about.md"
    page.write_text(page.read_text().replace("((https://example.org/old))", "(https://example.org/old)"))
    options = ("--baseline", baseline, "--update")
    assert found(repo, *options, "--changed-since", "main")[1] == sorted([EDITED, INCLUDED, DELETED])
    kept = [(entry["path"], entry["code"]) for entry in json.loads(baseline.read_text())["findings"]]
    assert kept == [("_pages/courses.md", "ORG001"), ("_pages/includes/papers.md", "ORG001")]
    before = baseline.read_text()
    found(repo, *options, repo / "_pages/about.md")
    found(repo, *options, "--select", "VEN")
    assert baseline.read_text() == before


def test_a_clone_without_history_is_told_apart(repo: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "more", f"file://{repo}", str(clone))
    done = sitecheck("check", clone, "--changed-since", "origin/main")
    assert done.returncode == 2
    assert "shallow" in done.stderr
    assert "fetch-depth: 0" in done.stderr
