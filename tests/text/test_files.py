"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sitecheck.text.files import inside, write_whole


def test_new_and_old_files(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    write_whole(str(file), b"one")
    assert file.read_bytes() == b"one"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask
    file.chmod(0o640)
    write_whole(str(file), b"two")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"two", 0o640)
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    write_whole(str(tmp_path / "link"), b"one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"one"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_devices_are_written_to(tmp_path: Path) -> None:
    write_whole("/dev/null", b"one")
    with pytest.raises(OSError, match="No space left"):
        write_whole("/dev/full", b"one")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(str(file), b"new")
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_inside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    (site / "out.txt").symlink_to(tmp_path / "b.txt")
    (site / "in.txt").symlink_to("a.txt")
    told = {
        name: inside(str(site), str(site / name)) for name in ("a.txt", "in.txt", "out.txt", "../b.txt", "no")
    }
    assert told == {"a.txt": True, "in.txt": True, "out.txt": False, "../b.txt": False, "no": False}
    assert not inside(str(site), "/dev/null")
