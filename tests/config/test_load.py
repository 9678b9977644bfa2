"""The settings, from wherever they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitecheck.config.load import ConfigError, load_settings


def write(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return str(folder)


def test_no_settings_are_needed(tmp_path: Path) -> None:
    settings = load_settings(str(tmp_path))
    assert (settings.values, settings.path, settings.words) == ({}, None, {})


@pytest.mark.parametrize("name", ["sitecheck__toml", "pyproject__toml"])
def test_both_homes_of_settings(tmp_path: Path, name: str) -> None:
    head = "[tool.sitecheck]\n" if name.startswith("pyproject") else ""
    root = write(tmp_path, **{name: head + 'ignore = ["DAT"]\nfail-on = "never"\n'})
    settings = load_settings(root)
    assert settings.get("ignore") == ["DAT"]
    assert settings.get("fail-on") == "never"
    assert settings.get("severity", "warning") == "warning"


def test_a_pyproject_without_our_table_is_left_alone(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, pyproject__toml="[tool.other]\nx = 1\n")).path is None


def test_isolated_reads_nothing_of_the_site(tmp_path: Path) -> None:
    root = write(tmp_path, sitecheck__toml="nonsense = 1\n")
    (tmp_path / ".sitecheck-words.txt").write_text("Loihi\n")
    settings = load_settings(root, isolated=True)
    assert (settings.values, settings.words) == ({}, {})


def test_words_come_from_both_places(tmp_path: Path) -> None:
    root = write(tmp_path, sitecheck__toml='[words]\nwords = ["axolotl"]\nnames = ["Moe"]\n')
    (tmp_path / ".sitecheck-words.txt").write_text("Loihi  # a seamount\n\n# a comment\nzebrafish\n")
    assert load_settings(root).words == {"words": ["axolotl", "Loihi", "zebrafish"], "names": ["Moe"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('igmore = ["LNK"]', "did you mean 'ignore'?"),
        ("[words]\nword = []", "did you mean 'words'?"),
        ('severity = "grave"', "'severity'"),
        ("[links]\ntimeout = -1", "'links.timeout'"),
        ("x = [", "not valid TOML"),
        ('select = "LNK"', "'select'"),
    ],
)
def test_wrong_settings_are_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        load_settings(write(tmp_path, sitecheck__toml=text))
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert "sitecheck.toml" in str(error.value)
