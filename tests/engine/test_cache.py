"""The result cache: right answers only, and never from a stranger."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitecheck.engine import cache
from tests.conftest import ROOT, sitecheck

BAD = "---\ntitle: x\npermalink: /\n---\n[a]((https://example.org))\n"


@pytest.fixture
def site(make_site) -> Path:
    return make_site({"_pages/about.md": BAD})


def run(site: Path, home: Path, *arguments: str):
    return sitecheck("check", *arguments, cwd=site, XDG_CACHE_HOME=str(home), HOME=str(home))


def entries(site: Path) -> list[Path]:
    return [p for p in (site / ".sitecheck_cache").glob("*") if p.name != ".gitignore"]


def test_a_second_run_says_the_same(site: Path, tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    first, second = run(site, home), run(site, home)
    assert (first.returncode, first.stdout) == (second.returncode, second.stdout) == (1, first.stdout)
    assert len(entries(site)) == 1
    assert (site / ".sitecheck_cache/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("what", ["page", "new file", "settings", "words", "config", "gone"])
def test_whatever_changes_the_answer_is_noticed(site: Path, tmp_path_factory, what: str) -> None:
    home = tmp_path_factory.mktemp("home")
    (site / "_pages/b.md").write_text("---\ntitle: b\n---\n[b](c.pdf)\n")
    run(site, home)
    if what == "page":
        (site / "_pages/about.md").write_text(BAD.replace("((https://example.org))", "(https://example.org)"))
    elif what == "new file":
        (site / "_pages/cv.md").write_text(BAD)
    elif what == "settings":
        (site / "sitecheck.toml").write_text('ignore = ["LNK"]\n')
    elif what == "words":
        (site / ".sitecheck-words.txt").write_text("Loihi\n")
    elif what == "config":
        (site / "_config.yml").write_text("title: [\n")
    else:
        (site / "_pages/b.md").unlink()
    plain = run(site, home, "--no-cache")
    assert run(site, home).stdout == plain.stdout


def test_other_questions_have_other_answers(site: Path, tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    texts = {
        run(site, home, *a).stdout
        for a in ((), ("--format", "json"), ("--ignore", "LNK"), ("--today", "2020-01-01"))
    }
    assert len(texts) >= 3
    assert len(entries(site)) == 4


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "forge"])
def test_a_damaged_or_forged_entry_counts_for_nothing(site: Path, tmp_path_factory, damage: str) -> None:
    home = tmp_path_factory.mktemp("home")
    first = run(site, home)
    [entry] = entries(site)
    data = entry.read_bytes()
    signature, _, rest = data.partition(b"\n")
    forged = rest.replace(b"1\n", b"0\n", 1).partition(b"\n\n")[0] + b"\n\nNothing found\n"
    entry.write_bytes(
        {
            "cut": data[:-5],
            "flip": data.replace(b"LNK001", b"LNK009"),
            "empty": b"",
            "forge": signature + b"\n" + forged,
        }[damage]
    )
    assert run(site, home).stdout == first.stdout


def test_anothers_cache_is_not_believed(site: Path, tmp_path_factory) -> None:
    mine, theirs = tmp_path_factory.mktemp("mine"), tmp_path_factory.mktemp("theirs")
    run(site, theirs)
    [entry] = entries(site)
    before = entry.read_bytes()
    run(site, mine)
    assert entry.read_bytes() == before
    assert len(entries(site)) == 2


def test_a_folder_that_cannot_be_written_is_no_error(site: Path, tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    (site / ".sitecheck_cache").write_text("in the way")
    assert run(site, home).returncode == 1
    assert run(site, Path("/proc/none")).returncode == 1


def test_the_cached_answer_imports_nothing_heavy(site: Path, tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "sitecheck", "check"],
            cwd=site,
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin", "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home), "HOME": str(home)},
            check=False,
        )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "sitecheck.engine.cache" in loaded
    assert not loaded & {
        "argparse",
        "re",
        "json",
        "yaml",
        "pydantic",
        "pyromark",
        "dataclasses",
        "asyncio",
        "inspect",
    }


def test_a_cache_folder_that_leads_elsewhere_is_left_alone(site: Path, tmp_path_factory) -> None:
    home, elsewhere = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("elsewhere")
    for number in range(60):
        (elsewhere / f"letter-{number}.txt").write_text("mine")
    (site / ".sitecheck_cache").symlink_to(elsewhere)
    assert run(site, home).returncode == 1
    assert len(list(elsewhere.iterdir())) == 60


def test_pruning_takes_only_entries(site: Path, tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    folder = site / ".sitecheck_cache"
    folder.mkdir()
    for number in range(60):
        (folder / f"letter-{number}.txt").write_text("mine")
        (folder / f"{number:032x}").write_text("old entry")
    assert run(site, home).returncode == 1
    assert len(list(folder.glob("letter-*"))) == 60
    assert len(entries(site)) == 60 + 51


def test_what_changed_while_it_was_read_is_read_again(site: Path, tmp_path: Path) -> None:
    request = cache.Request(["check"], str(site), None, b"k" * 32)
    page = site / "_pages/about.md"
    read = {"_pages/about.md": page.read_bytes(), "_config.yml": (site / "_config.yml").read_bytes()}
    request.store(1, b"old", read, [])
    assert request.lookup() == (1, b"old")
    page.write_text("changed after it was read")
    request.store(1, b"old", read, [])
    assert request.lookup() is None
    page.write_bytes(read["_pages/about.md"])
    assert request.lookup() == (1, b"old")
