"""What is kept between runs, and that nothing harms it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sitecheck.links import cache as module
from sitecheck.links.cache import Cache, lifetime
from sitecheck.links.engine import check
from sitecheck.links.model import LinkVerdict, Settings
from tests.links.hostile import Hostile
from tests.links.servers import QUICK

ROOT = Path(__file__).parents[2]


@pytest.fixture
def keeping(tmp_path: Path) -> Settings:
    return QUICK._replace(cache=True, cache_folder=str(tmp_path / "cache"))


def rows(settings: Settings) -> int:
    """How many verdicts are kept; fails where the file is damaged."""
    with closing(sqlite3.connect(Path(str(settings.cache_folder), "links.sqlite3"))) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(base.execute("SELECT count(*) FROM verdict").fetchone()[0])


def test_two_runs_in_a_row_open_no_second_connection(hostile: Hostile, keeping: Settings) -> None:
    paths = ("/ok", "/301", "/404", "/403", "/503", "/anchors#here", "/anchors#gone", "/to-home", "/reset")
    urls = [f"{hostile.base}{path}" for path in paths]
    one = check(urls, keeping)
    asked = len(hostile.requests)
    two = check(urls, keeping)
    assert len(hostile.requests) == asked
    assert two.requests == 0
    assert all(verdict.cached for verdict in two.verdicts)
    plain = {verdict._replace(cached=False) for verdict in two.verdicts}
    assert plain == set(one.verdicts)


def test_refresh_asks_again(hostile: Hostile, keeping: Settings) -> None:
    check([f"{hostile.base}/ok"], keeping)
    check([f"{hostile.base}/ok"], keeping._replace(refresh=True))
    assert len(hostile.requests) == 2
    assert rows(keeping) == 1


def test_no_cache_keeps_nothing(hostile: Hostile, keeping: Settings) -> None:
    check([f"{hostile.base}/ok"], keeping._replace(cache=False))
    assert not Path(str(keeping.cache_folder)).exists()


def test_a_new_anchor_of_a_known_page_is_looked_for(hostile: Hostile, keeping: Settings) -> None:
    check([f"{hostile.base}/anchors#here"], keeping)
    (verdict,) = check([f"{hostile.base}/anchors#gone"], keeping).verdicts
    assert verdict.fragment_missing


def test_other_settings_other_verdicts(hostile: Hostile, keeping: Settings) -> None:
    (before,) = check([f"{hostile.base}/403"], keeping).verdicts
    (after,) = check([f"{hostile.base}/403"], keeping._replace(accept=frozenset({403}))).verdicts
    assert (before.verdict, after.verdict) == ("unknown", "alive")


def test_the_guard_is_not_taken_in_by_the_cache(hostile: Hostile, keeping: Settings) -> None:
    check([f"{hostile.base}/ok"], keeping)
    (verdict,) = check([f"{hostile.base}/ok"], keeping._replace(allow_private=False)).verdicts
    assert verdict.refused


def test_good_news_is_believed_for_days_bad_news_never_for_long() -> None:
    alive = [lifetime(LinkVerdict(f"https://example.org/{n}", "alive")) for n in range(200)]
    assert 5 * module.DAY < min(alive) < max(alive) <= 7 * module.DAY
    assert max(alive) - min(alive) > module.DAY, "not everything is asked anew on one day"
    assert lifetime(LinkVerdict("u", "dead")) <= module.HOUR
    assert lifetime(LinkVerdict("u", "unknown", transient=True)) <= module.HOUR


def test_what_is_old_is_asked_again(
    hostile: Hostile, keeping: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{hostile.base}/404"
    check([url], keeping)
    later = time.time() + module.HOUR
    monkeypatch.setattr(module, "time", lambda: later)
    check([url], keeping)
    assert len(hostile.requests) == 4


def test_credentials_are_not_kept(hostile: Hostile, keeping: Settings) -> None:
    check([hostile.base.replace("://", "://ann:secret@") + "/ok"], keeping)
    assert rows(keeping) == 1
    assert b"secret" not in Path(str(keeping.cache_folder), "links.sqlite3").read_bytes()


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all" * 300, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_begun_anew(damage: bytes, hostile: Hostile, keeping: Settings) -> None:
    folder = Path(str(keeping.cache_folder))
    folder.mkdir()
    (folder / "links.sqlite3").write_bytes(damage)
    run = check([f"{hostile.base}/ok"], keeping)
    assert run.verdicts[0].verdict == "alive"
    assert rows(keeping) == 1


def test_a_file_of_another_format_is_begun_anew(hostile: Hostile, keeping: Settings) -> None:
    check([f"{hostile.base}/ok"], keeping)
    with closing(sqlite3.connect(Path(str(keeping.cache_folder), "links.sqlite3"))) as base:
        base.execute("PRAGMA user_version = 99")
    check([f"{hostile.base}/ok"], keeping)
    assert len(hostile.requests) == 2


def test_where_no_cache_can_be_the_run_goes_on(hostile: Hostile, keeping: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = check([f"{hostile.base}/ok"], keeping._replace(cache_folder=str(tmp_path / "file" / "cache")))
    assert run.verdicts[0].verdict == "alive"
    assert run.cache_trouble


PROGRAM = """
import sys
from sitecheck.links.engine import check
from tests.links.servers import QUICK
folder, base, first, last = sys.argv[1:]
settings = QUICK._replace(cache=True, cache_folder=folder, concurrency=4)
run = check([f"{base}/ok?{n}" for n in range(int(first), int(last))], settings)
print(len(run.verdicts), run.cache_trouble)
"""


def start(settings: Settings, base: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(settings.cache_folder), base, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_kill_9_in_mid_run(keeping: Settings) -> None:
    with Hostile(latency=0.05) as server:
        process = start(keeping, server.base, 0, 500)
        until = time.monotonic() + 20
        while len(server.requests) < 130 and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kept = rows(keeping)
        assert 0 < kept < 500
        asked = len(server.requests)
        found = Cache(str(keeping.cache_folder), keeping).get_many(
            f"{server.base}/ok?{n}" for n in range(500)
        )
        assert len(found) == kept
        assert len(server.requests) == asked


def test_two_runs_at_once(keeping: Settings) -> None:
    with Hostile(latency=0.01) as server:
        processes = [start(keeping, server.base, first, first + 150) for first in (0, 75, 150)]
        told = [process.communicate(timeout=60)[0].split() for process in processes]
    assert told == [["150"]] * 3
    assert rows(keeping) == 300


@contextmanager
def small_disk(folder: Path):
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False
        ).returncode
        == 0
    )
    if not mounted:
        pytest.skip("no tmpfs can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(hostile: Hostile, settings: Settings) -> None:
    """Much more than fits, then something small."""
    cache = Cache(str(settings.cache_folder), settings)
    for n in range(50):
        for m in range(10):
            cache.put(LinkVerdict(f"https://example.org/{n}/{m}", "alive", "x" * 500))
        cache.flush()
    assert "full" in cache.trouble or "I/O" in cache.trouble
    cache.close()
    kept = rows(settings)
    assert 0 < kept < 500
    run = check([f"{hostile.base}/ok"], settings)
    assert run.verdicts[0].verdict == "alive"


def test_a_full_disk(hostile: Hostile, keeping: Settings) -> None:
    with small_disk(Path(str(keeping.cache_folder))):
        fill(hostile, keeping)


@pytest.mark.skipif(sys.platform != "linux", reason="file size limits as Linux has them")
def test_a_file_that_may_not_grow(hostile: Hostile, keeping: Settings) -> None:
    import resource

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, before[1]))
    try:
        fill(hostile, keeping)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
