from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from sitecheck.engine.diff import unified
from sitecheck.engine.write import WriteRefusedError, guard, write, write_all
from sitecheck.text.source import Source


def read(root: Path, path: str) -> Source:
    return Source(path, (root / path).read_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfJornel\n",
        b"Jornel\r\nof\r\n",
        b"Jornel\nmixed\r\n\rold mac",
        b"Jornel \xe9 latin-1 \xff\xfe",
        "Jornel 🔥 王".encode(),
        b"Jornel",
    ],
)
def test_bytes_outside_the_edit_stay(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.md").write_bytes(data)
    source = read(tmp_path, "a.md")
    assert write(str(tmp_path), source, source.text.replace("Jornel", "Journal"))
    assert (tmp_path / "a.md").read_bytes() == data.replace(b"Jornel", b"Journal")
    assert os.listdir(tmp_path) == ["a.md"]


def test_the_mode_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    file.chmod(0o754)
    write(str(tmp_path), read(tmp_path, "a.md"), "two")
    assert stat.S_IMODE(file.stat().st_mode) == 0o754


def test_a_link_inside_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("one")
    (tmp_path / "link.md").symlink_to("real.md")
    write(str(tmp_path), read(tmp_path, "link.md"), "two")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "two"


def test_the_site_s_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_text("one")
    (tmp_path / "alias").symlink_to("site")
    assert write(str(tmp_path / "alias"), Source("a.md", b"one"), "two")


@pytest.mark.parametrize("through", ["file", "folder", "dots"])
def test_nothing_outside_the_site_is_written(tmp_path: Path, through: str) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    site.mkdir()
    (outside / "a.md").write_text("one")
    if through == "file":
        (site / "a.md").symlink_to(outside / "a.md")
        path = "a.md"
    elif through == "folder":
        (site / "folder").symlink_to(outside)
        path = "folder/a.md"
    else:
        path = "../outside/a.md"
    source = Source(path, b"one")
    assert guard(str(site))(source) == "it leads out of the site's folder"
    with pytest.raises(WriteRefusedError, match="leads out"):
        write(str(site), source, "two")
    assert (outside / "a.md").read_text() == "one"


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("one")
    sources = {name: read(tmp_path, name) for name in ("a.md", "b.md")}
    (tmp_path / "b.md").write_text("the owner's own words")
    with pytest.raises(WriteRefusedError, match=r"b\.md: left as it is: it changed"):
        write_all(str(tmp_path), sources, {"a.md": "two", "b.md": "two"})
    assert (tmp_path / "a.md").read_text() == "one"
    assert (tmp_path / "b.md").read_text() == "the owner's own words"


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(WriteRefusedError, match="gone"):
        write(str(tmp_path), Source("a.md", b"one"), "two")
    assert os.listdir(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert guard(str(tmp_path))(Source("a.md", b"")) == "it is no regular file"


def test_a_failing_disk_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("one")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteRefusedError, match="No space left"):
        write(str(tmp_path), read(tmp_path, "a.md"), "two")
    assert os.listdir(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "one"


def test_text_that_utf8_cannot_write_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    with pytest.raises(WriteRefusedError, match="UTF-8"):
        write(str(tmp_path), read(tmp_path, "a.md"), "\ud800")


def test_an_equal_text_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    assert write_all(str(tmp_path), {"a.md": read(tmp_path, "a.md")}, {"a.md": "one"}) == []


@pytest.mark.parametrize(
    ("path", "data", "new"),
    [
        ("a.md", b"one\ntwo\n", "one\n2\n"),
        ("a.md", b"one", "two"),
        ("a.md", b"one\n", "one"),
        ("a.md", b"one", "one\n"),
        ("a.md", b"\xef\xbb\xbfone\r\ntwo\x0bthree\x85\r\n", "1\r\ntwo\x0bthree\x85\r\n"),
        ("a.md", b"caf\xe9 Jornel\n", "caf\udce9 Journal\n"),
        ("my page.md", b"one\n", "two\n"),
        ('a"\\\té王.md', b"one\n", "two\n"),
        ("a.md", b"one\n", ""),
    ],
)
def test_git_applies_the_diff(tmp_path: Path, path: str, data: bytes, new: str) -> None:
    (tmp_path / path).write_bytes(data)
    source = read(tmp_path, path)
    diff = unified({path: source}, {path: new})
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=tmp_path,
        input=diff.encode("utf-8", "surrogateescape"),
        check=True,
    )
    assert not (tmp_path / path).exists() or (tmp_path / path).read_bytes() == source.encode(new)


def test_the_diff_is_sorted_and_empty_where_nothing_differs() -> None:
    sources = {name: Source(name, "one\n") for name in ("b.md", "a.md")}
    assert unified(sources, {"a.md": "one\n"}) == ""
    diff = unified(sources, {"b.md": "2\n", "a.md": "2\n"})
    assert diff.startswith("--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-one\n+2\n--- a/b.md\n")
