"""Interrupted, cut off, out of space, in a strange locale: one line, the right status, nothing half done."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

PAGE = "---\ntitle: x\npermalink: /\n---\n[a]((https://example.org))\n"
LONG = (
    "---\ntitle: x\n---\n"
    + "The words of a page go on and on, and nobody reads them to their end.\n\n" * 60_000
)


def start(
    *arguments: object,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdout: object = subprocess.PIPE,
    limit: Callable[[], None] | None = None,
) -> subprocess.Popen[bytes]:
    base = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "SYSTEMROOT")}
    return subprocess.Popen(
        [sys.executable, "-m", "sitecheck", *map(str, arguments)],
        cwd=cwd,
        env={**base, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        preexec_fn=limit,  # noqa: PLW1509 - no threads here
    )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), err.decode()


@pytest.mark.parametrize(
    ("number", "status", "word"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_signals(make_site, number: int, status: int, word: str, command: str) -> None:
    root = make_site({"_pages/about.md": LONG})
    process = start(command, root, cwd=root)
    time.sleep(1.5)
    process.send_signal(number)
    code, out, err = ended(process)
    assert (code, out) == (status, "")
    assert err == f"sitecheck: {word}\n"
    assert (root / "_pages/about.md").read_text() == LONG
    assert sorted(p.name for p in root.rglob("*") if p.is_file()) == ["_config.yml", "about.md"]


def test_a_reader_that_goes_away(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE + "[b]((https://example.org/b))\n\n" * 3000})
    process = start("check", root, "--format", "json", cwd=root)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["check"], ["rules"], ["explain", "LNK001"], ["version"], ["--help"]])
def test_a_full_disk_behind_standard_output(make_site, command: list[str]) -> None:
    root = make_site({"_pages/about.md": PAGE})
    with open("/dev/full", "wb") as full:
        code, _, err = ended(start(*command, cwd=root, stdout=full))
    assert code == 2
    assert err == "sitecheck: [Errno 28] No space left on device\n"


def test_no_space_for_report_fix_and_cache(make_site, tmp_path_factory) -> None:
    body = PAGE + "word " * 2000
    root, home = make_site({"_pages/about.md": body}), tmp_path_factory.mktemp("home")
    report = root / "report.json"
    report.write_text("the old one")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))

    before = sorted(root.rglob("*"))
    code, _, err = ended(
        start("check", root, "--output", f"json={report}", "--format", "concise", cwd=root, limit=small)
    )
    assert code == 2
    assert "File too large" in err
    assert report.read_text() == "the old one"
    code, _, err = ended(start("fix", root, cwd=root, limit=small))
    assert code == 2
    assert "_pages/about.md: left as it is: File too large" in err
    assert (root / "_pages/about.md").read_text() == body
    assert sorted(root.rglob("*")) == before
    code, _, err = ended(
        start("check", root, "--format", "json", cwd=root, limit=small, env={"XDG_CACHE_HOME": str(home)})
    )
    assert (code, err) == (1, "")
    assert [p.name for p in (root / ".sitecheck_cache").iterdir()] == [".gitignore"]


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": ""},
    ],
)
def test_locales_change_nothing(make_site, env: dict[str, str]) -> None:
    root = make_site(
        {
            "_pages/über.md": PAGE.replace("/\n", "/über/\n") + "# 🔥 News\n\n[c](/files/简历.pdf)\n",
            "files/简历.pdf": "x",
        }
    )
    plain = ended(start("check", root, cwd=root, env={"LANG": "C.UTF-8"}))
    assert plain[0] == 1
    assert "_pages/über.md" in plain[1]
    assert ended(start("check", root, cwd=root, env=env)) == plain
    for command in (["rules"], ["explain", "ENC001"], ["inspect", "--format", "json"]):
        one, other = (ended(start(*command, cwd=root, env=e)) for e in ({"LANG": "C.UTF-8"}, env))
        assert one == other
        assert one[0] == 0


def test_no_home(make_site, tmp_path: Path) -> None:
    root = make_site({"_pages/about.md": PAGE})
    process = subprocess.run(
        [sys.executable, "-m", "sitecheck", "check", str(root)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert process.returncode == 1
    assert process.stderr == b""


def test_a_report_may_go_to_a_device(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE})
    code, _, err = ended(start("check", root, "--output", "json=/dev/stderr", "--quiet", cwd=root))
    assert code == 1
    assert '"LNK001"' in err


@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_a_closed_output_is_no_error(make_site, closed: tuple[int, ...]) -> None:
    """`sitecheck check >&-`; and no file that is opened later gets the number, and what is printed."""
    root = make_site({"_pages/about.md": PAGE})
    code, out, err = ended(
        start("check", root, cwd=root, limit=lambda: [os.close(number) for number in closed] and None)
    )
    assert code == 1
    assert "Traceback" not in err
    assert (1 in closed) == (out == "")
    assert (root / "_pages/about.md").read_text() == PAGE
