from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sitecheck.engine.changed import Changed, GitError, Scope, changed_since, read_hunks
from sitecheck.findings import Finding, Place, Related
from sitecheck.text.source import Source

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of a user who likes everything otherwise."""
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = Ann Nobody\nemail = ann@example.org\n[init]\ndefaultBranch = main\n"
        "[commit]\ngpgsign = false\n[core]\nhooksPath = /dev/null\nquotePath = false\n"
        "[diff]\nnoprefix = true\nmnemonicPrefix = true\ncontext = 9\ninterHunkContext = 9\nrenames = false\n"
        "external = false\nrelative = false\ncolorMoved = zebra\n[color]\nui = always\ndiff = always\n"
        "[core]\npager = false\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    path = tmp_path / "repo"
    path.mkdir()
    git(path, "init", "-q")
    return path


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        put_at(folder, f"{name}.md", text)


def put_at(folder: Path, path: str, text: str | bytes) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def commit(folder: Path, message: str = "x") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def lines(count: int, **changes: str) -> str:
    """Numbered lines, some of them replaced: `l3="new"`."""
    return "".join(f"{changes.get(f'l{number}', f'line {number}')}\n" for number in range(1, count + 1))


def at(folder: Path, path: str, first: int, last: int | None = None) -> Place:
    source = Source(path, (folder / path).read_bytes())
    return Place(source, source.line_span(first).start, source.line_span(last or first).end)


def touched(folder: Path, changed: Changed, path: str, scope: Scope = "lines") -> list[int]:
    """The lines of a file on which a finding would be kept."""
    count = (folder / path).read_bytes().count(b"\n")
    return [line for line in range(1, count + 1) if changed.touches(found(at(folder, path, line)), scope)]


def found(place: Place, *related: Place) -> Finding:
    return Finding(
        place, "LNK001", "rule", "error", "wrong", None, tuple(Related(one, "here") for one in related)
    )


def test_a_branch_s_own_lines(repo: Path) -> None:
    put(repo, about=lines(9), other=lines(3))
    commit(repo)
    git(repo, "checkout", "-q", "-b", "topic")
    put(repo, about=lines(9, l4="new", l8="new\nnewer"))
    commit(repo)
    git(repo, "checkout", "-q", "main")
    put(repo, other=lines(3, l2="meanwhile"))
    commit(repo)
    git(repo, "checkout", "-q", "topic")
    changed = changed_since("main", str(repo))
    assert touched(repo, changed, "about.md") == [4, 8, 9]
    assert touched(repo, changed, "about.md", "files") == list(range(1, 11))
    assert touched(repo, changed, "other.md", "files") == []
    assert changed.base == git(repo, "merge-base", "main", "topic").strip()


def test_unstaged_staged_and_untracked_files(repo: Path) -> None:
    put(repo, a=lines(3), b=lines(3), c=lines(3))
    put_at(repo, ".gitignore", "ignored.md\n")
    commit(repo)
    put(repo, a=lines(3, l1="new"), b=lines(3, l2="new"), d=lines(2), ignored="x\n", e=lines(1))
    git(repo, "add", "b.md", "e.md")
    changed = changed_since("HEAD", str(repo))
    assert touched(repo, changed, "a.md") == [1]
    assert touched(repo, changed, "b.md") == [2]
    assert touched(repo, changed, "c.md", "files") == []
    assert touched(repo, changed, "d.md") == [1, 2]
    assert touched(repo, changed, "e.md") == [1]
    assert touched(repo, changed, "ignored.md", "files") == []


def test_a_renamed_file_is_not_new(repo: Path) -> None:
    put(repo, old=lines(30))
    commit(repo)
    git(repo, "mv", "old.md", "new.md")
    put(repo, new=lines(30, l7="new"))
    changed = changed_since("HEAD", str(repo))
    assert touched(repo, changed, "new.md") == [7]
    assert len(touched(repo, changed, "new.md", "files")) == 30
    assert changed.gone == {"old.md"}


def test_a_deleted_file_and_the_links_to_it(repo: Path) -> None:
    put_at(repo, "_pages/cv.md", "x\n")
    put_at(repo, "files/slides.pdf", b"\0\1")
    put_at(repo, "_posts/2031-02-03-my-talk.md", "x\n")
    put(repo, about="[a](/cv/)\n[b](files/slides.pdf)\n[c](/2031/my-talk/)\n[d](cv.html#x)\nmy cv\n")
    commit(repo)
    for path in ("_pages/cv.md", "files/slides.pdf", "_posts/2031-02-03-my-talk.md"):
        (repo / path).unlink()
    changed = changed_since("HEAD", str(repo))
    assert touched(repo, changed, "about.md") == [1, 2, 3, 4]


def test_deleted_lines_touch_what_lies_around_them_only(repo: Path) -> None:
    put(repo, a=lines(6))
    commit(repo)
    put(repo, a="line 1\nline 2\nline 5\nline 6\n")
    changed = changed_since("HEAD", str(repo))
    assert touched(repo, changed, "a.md") == []
    assert changed.touches(found(at(repo, "a.md", 2, 3)))
    assert not changed.touches(found(at(repo, "a.md", 1, 2)))
    assert not changed.touches(found(at(repo, "a.md", 3, 4)))


def test_a_related_place_counts(repo: Path) -> None:
    put(repo, a=lines(3), b=lines(3))
    commit(repo)
    put(repo, b=lines(3, l3="new"))
    changed = changed_since("HEAD", str(repo))
    assert changed.touches(found(at(repo, "a.md", 1), at(repo, "b.md", 3)))
    assert not changed.touches(found(at(repo, "a.md", 1), at(repo, "b.md", 2)))
    assert changed.keep([found(at(repo, "a.md", 1)), found(at(repo, "b.md", 3))])[0].path == "b.md"


@pytest.mark.parametrize(
    "name",
    [
        "my page.md",
        "é王🔥.md",
        'quo"te.md',
        "back\\slash.md",
        "tab\there.md",
        "line\nbreak.md",
        "-dash.md",
        "b/b.md",
        " .md",
    ],
)
def test_odd_names(repo: Path, name: str) -> None:
    put_at(repo, name, lines(3))
    commit(repo)
    put_at(repo, name, lines(3, l2="new"))
    put_at(repo, f"new{name.replace('/', '')}", lines(1))
    changed = changed_since("HEAD", str(repo))
    assert touched(repo, changed, name) == [2]
    assert touched(repo, changed, f"new{name.replace('/', '')}") == [1]


def test_content_that_looks_like_a_diff(repo: Path) -> None:
    put(repo, a=lines(3))
    commit(repo)
    put(repo, a="-- a/x\n++ b/y\n@@ -1 +9 @@\ndiff --git a/x b/x\nline 2\n\rx\n")
    changed = changed_since("HEAD", str(repo))
    assert set(changed.lines) == {"a.md"}
    assert touched(repo, changed, "a.md") == [1, 2, 3, 4, 6]


def test_empty_binary_and_mode_changes(repo: Path) -> None:
    put_at(repo, "gone.md", "")
    put_at(repo, "image.png", b"\0one")
    put_at(repo, "mode.md", "x\n")
    commit(repo)
    (repo / "gone.md").unlink()
    put_at(repo, "image.png", b"\0two")
    (repo / "mode.md").chmod(0o755)
    put_at(repo, "empty.md", "")
    git(repo, "add", "-A")
    changed = changed_since("HEAD", str(repo))
    assert changed.gone == {"gone.md"}
    assert changed.lines == {"image.png": [], "mode.md": [], "empty.md": None}
    assert changed.touches(found(at(repo, "mode.md", 1)), "files")
    assert not changed.touches(found(at(repo, "mode.md", 1)))


def test_a_site_in_a_folder_of_the_repository(repo: Path) -> None:
    put_at(repo, "site/a.md", lines(3))
    put_at(repo, "b.md", lines(3))
    commit(repo)
    put_at(repo, "site/a.md", lines(3, l2="new"))
    put_at(repo, "site/new.md", lines(1))
    put_at(repo, "b.md", lines(3, l2="new"))
    changed = changed_since("HEAD", str(repo / "site"))
    assert set(changed.lines) == {"a.md", "new.md"}


def test_a_hook_s_own_repository_does_not_matter(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repo, a=lines(3))
    commit(repo)
    put(repo, a=lines(3, l2="new"))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert touched(repo, changed_since("HEAD", str(repo)), "a.md") == [2]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD:a.md", "HEAD~9"])
def test_an_unknown_revision(repo: Path, revision: str) -> None:
    put(repo, a=lines(3))
    commit(repo)
    with pytest.raises(GitError, match="no revision"):
        changed_since(revision, str(repo))
    assert sorted(os.listdir(repo)) == [".git", "a.md"]


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="in no git repository"):
        changed_since("HEAD", str(tmp_path))


def test_no_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="needs git"):
        changed_since("HEAD", str(repo))


def test_a_shallow_clone_is_told(repo: Path, tmp_path: Path) -> None:
    put(repo, a=lines(3))
    commit(repo)
    git(repo, "branch", "topic")
    put(repo, a=lines(3, l1="x"))
    commit(repo)
    git(repo, "checkout", "-q", "topic")
    put(repo, a=lines(3, l2="x"))
    commit(repo)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{repo}", str(clone))
    with pytest.raises(GitError, match=r"shallow.*fetch-depth: 0"):
        changed_since("origin/main", str(clone))
    with pytest.raises(GitError, match="shallow"):
        changed_since("HEAD~1", str(clone))
    git(clone, "fetch", "-q", "--unshallow")
    assert touched(clone, changed_since("origin/main", str(clone)), "a.md") == [2]


def test_histories_without_a_common_commit(repo: Path) -> None:
    put(repo, a=lines(3))
    commit(repo)
    git(repo, "checkout", "-q", "--orphan", "fresh")
    put(repo, a=lines(3, l3="new"))
    commit(repo)
    assert touched(repo, changed_since("main", str(repo)), "a.md") == [3]


def test_a_repository_without_a_commit(repo: Path) -> None:
    with pytest.raises(GitError, match="no revision"):
        changed_since("HEAD", str(repo))


def test_hunks_are_read_to_their_last_line() -> None:
    diff = (
        b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,3 @@ words +9,9\n-a\n+b\n+c\n+d\n@@ -9,2 +11,0 @@\n"
    )
    assert read_hunks(diff) == {"x": [(1, 3), (12, 11)]}
