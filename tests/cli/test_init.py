from __future__ import annotations

import tomllib

import yaml

from tests.conftest import sitecheck

PAGE = "---\ntitle: x\npermalink: /\n---\nHello.\n"


def test_init_writes_three_files_and_never_overwrites(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE, ".pre-commit-config.yaml": "repos: []\n"})
    done = sitecheck("init", root, "--yes")
    assert done.returncode == 0, done.stderr
    assert tomllib.loads((root / "sitecheck.toml").read_text())["words"] == {"words": []}
    workflow = yaml.safe_load((root / ".github/workflows/sitecheck.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    assert (root / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "already there; add this to it" in done.stdout
    before = (root / "sitecheck.toml").read_text()
    again = sitecheck("init", root, "--yes")
    assert "sitecheck.toml: already there\n" in again.stdout
    assert (root / "sitecheck.toml").read_text() == before
    assert sitecheck("check", root).returncode == 0


def test_init_wants_a_site_and_somebody_to_ask(make_site, tmp_path_factory) -> None:
    assert "is it a Jekyll site?" in sitecheck("init", tmp_path_factory.mktemp("empty"), "--yes").stderr
    done = sitecheck("init", make_site({"_pages/about.md": PAGE}))
    assert (done.returncode, "--yes" in done.stderr) == (2, True)


def test_words_are_kept_sorted_one_a_line(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE, ".sitecheck-words.txt": "# ours\nzebrafish\n"})
    assert sitecheck("words", "add", "Loihi", "axolotl", "Loihi", "--path", root).returncode == 0
    assert (root / ".sitecheck-words.txt").read_text() == "# ours\naxolotl\nLoihi\nzebrafish\n"
    assert sitecheck("words", "--path", root).stdout.split() == ["axolotl", "Loihi", "zebrafish"]
    assert sitecheck("words", "remove", "axolotl", "--path", root).returncode == 0
    assert sitecheck("words", "remove", "axolotl", "--path", root).returncode == 2
    assert sitecheck("words", "add", "--path", root).returncode == 2
