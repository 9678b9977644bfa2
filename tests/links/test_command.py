"""`sitecheck links` as a user runs it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from sitecheck.cli import links
from sitecheck.cli.main import run
from sitecheck.links.model import LinkVerdict
from sitecheck.links.progress import Progress, wants_bar
from sitecheck.links.rules import RULES
from tests.conftest import unmeasured
from tests.links.hostile import Hostile
from tests.links.test_cache import ROOT


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Home:
    """An invented site on disk and a user's cache folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        self.folder.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
            "GITHUB_ACTIONS": "",
        }

    def write(self, *links: str, **files: str) -> None:
        (self.folder / "_config.yml").write_text("title: Ann\n")
        text = "\n".join(f"- [x]({link})" for link in links)
        (self.folder / "index.md").write_text(f"---\ntitle: Ann\n---\n\n{text}\n")
        for name, content in files.items():
            (self.folder / name.replace("_dot_", ".")).write_text(content)

    def command(self, *options: str) -> list[str]:
        quick = ["--allow-private", "--timeout", "1", "--retries", "0"]
        return [sys.executable, "-m", "sitecheck", "links", *quick, *options, str(self.folder)]

    def run(self, *options: str) -> Done:
        """The command in this process; far quicker than a new one."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            for name in set(os.environ) - set(self.environment):
                patch.delenv(name)
            for name, value in self.environment.items():
                patch.setenv(name, value)
            real = links._settings
            patch.setattr(links, "_settings", lambda *a: real(*a)._replace(second_look=0.02, backoff=0.02))
            status = run(self.command(*options)[3:])
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
        return Done(status, *texts)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_only_dead_links_fail(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/ok", f"{hostile.base}/403", f"{hostile.base}/301")
    done = home.run()
    assert done.returncode == 0, done.stderr
    assert "3 links: 2 alive, 0 dead, 1 can't tell" in done.stderr
    home.write(f"{hostile.base}/ok", f"{hostile.base}/404")
    done = home.run()
    assert done.returncode == 1
    assert "LNK901" in done.stdout
    assert "index.md:6:7" in done.stdout


def test_the_json_report(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/404", f"{hostile.base}/403")
    report = json.loads(home.run("--format", "json", "--severity", "info", "--quiet").stdout)
    assert [(one["code"], one["severity"]) for one in report["findings"]] == [
        ("LNK901", "error"),
        ("LNK907", "info"),
    ]
    assert report["findings"][0]["start"] == {"line": 5, "column": 7}


def test_the_same_bytes_again_from_the_cache(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/404", f"{hostile.base}/403", f"{hostile.base}/anchors#gone")
    one = home.run("--format", "json", "--severity", "info")
    asked = len(hostile.requests)
    two = home.run("--format", "json", "--severity", "info")
    assert one.stdout == two.stdout
    assert len(hostile.requests) == asked
    home.run("--no-cache")
    assert len(hostile.requests) > asked


def test_private_addresses_are_refused_by_default(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/404")
    command = [part for part in home.command("--severity", "info") if part != "--allow-private"]
    done = subprocess.run(
        command, env=home.environment, text=True, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "LNK908" in done.stdout
    assert hostile.connections == 0


def test_fix_writes_https_and_with_unsafe_fixes_the_new_address(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/301")
    assert home.run("--fix").returncode == 0
    assert "/301" in (home.folder / "index.md").read_text()
    home.run("--unsafe-fixes")
    assert f"[x]({hostile.base}/ok)" in (home.folder / "index.md").read_text()


def test_a_suppression_silences(home: Home, hostile: Hostile) -> None:
    home.write()
    (home.folder / "index.md").write_text(
        "---\ntitle: A\n---\n\n<!-- sitecheck-disable-next-line LNK901: kept for the record -->\n"
        f"[x]({hostile.base}/404)\n"
    )
    assert home.run().returncode == 0


def test_settings_of_the_site(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/404", f"{hostile.base}/410")
    (home.folder / "sitecheck.toml").write_text('[links]\nexclude = ["/404$"]\naccept = [410]\n')
    done = home.run()
    assert done.returncode == 0, done.stdout
    assert "1 link: 1 alive" in done.stderr
    (home.folder / "sitecheck.toml").write_text('[links]\nexclude = ["/404$"]\n')
    assert home.run("--ignore", "LNK901").returncode == 0
    assert home.run("--select", "dead-link").returncode == 1


def test_headers_come_from_the_environment(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/echo")
    home.environment["SECRET"] = "s3cret"
    done = home.run("--header", f"{hostile.base.partition('//')[2]}:X-Token=SECRET", "--user-agent", "me")
    assert done.returncode == 0
    assert hostile.requests[0].headers["x-token"] == "s3cret"
    assert hostile.requests[0].headers["user-agent"] == "me"
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--accept", "abc"],
        ["--header", "nothing"],
        ["--exclude", "("],
        ["--concurrency", "0"],
        ["--timeout", "-1"],
        ["--engine", "other"],
        ["--select", "VEN001"],
        ["--site", "no/such/folder"],
        ["--engine", "async", "--site", "https://ann.example/"],
    ],
)
def test_wrong_usage(options: list[str], home: Home) -> None:
    home.write()
    done = home.run(*options)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_ctrl_c_prints_what_is_known_and_leaves_the_cache_whole(home: Home) -> None:
    with Hostile(latency=0.05) as server:
        home.write("https://img.shields.io/badge/nothing", *(f"{server.base}/ok?{n}" for n in range(400)))
        process = subprocess.Popen(
            home.command("--concurrency", "4", "--interval", "0"),
            env=home.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        until = time.monotonic() + 20
        while len(server.requests) < 60 and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 130, err
        assert "Traceback" not in err
        assert "LNK901" in out
        assert "of 401 links are known" in err
        asked = len(server.requests)
        assert asked < 300
        known = int(err.split("interrupted: ")[1].split()[0])
        assert known >= 40
        home.run("--include", r"/ok\?[0-9]$")
        assert len(server.requests) == asked, "what was known is kept"


def test_the_crawl_from_the_command_line(home: Home, hostile: Hostile) -> None:
    home.write("/gone.pdf")
    (home.folder / "_site").mkdir()
    (home.folder / "_site" / "index.html").write_text("<a href='/gone.pdf'>x</a>")
    done = home.run("--site", str(home.folder / "_site"), "--format", "concise")
    assert done.returncode == 1
    assert "index.md:5:7" in done.stdout


def test_an_ordinary_check_knows_nothing_of_the_network(home: Home) -> None:
    home.write("https://example.org/")
    program = (
        "import sys\nfrom sitecheck.cli.main import run\nrun(['check', sys.argv[1]])\n"
        "bad = ('aiohttp', 'sitecheck.links', 'socket', 'ssl', 'asyncio')\n"
        "print(sorted(name for name in sys.modules if name.startswith(bad)))"
    )
    command = [sys.executable, "-c", program, str(home.folder)]
    done = subprocess.run(
        command, env=unmeasured(home.environment), text=True, capture_output=True, check=True
    )
    assert done.stdout.strip().endswith("[]"), done.stdout


def test_what_the_cache_knows_needs_no_http_library(home: Home, hostile: Hostile) -> None:
    home.write(f"{hostile.base}/ok")
    home.run()
    program = (
        "import sys\nfrom sitecheck.cli.main import run\n"
        "run(['links', '--allow-private', sys.argv[1]])\nprint('aiohttp' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(home.folder)]
    done = subprocess.run(command, env=home.environment, text=True, capture_output=True, check=True)
    assert done.stdout.strip().endswith("False")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    stream = Terminal()
    progress = Progress(stream, bar=True)
    progress.begin(4)
    progress.verdict(LinkVerdict("https://a.example/", "alive"))
    progress.tick(["slow.example"])
    progress.verdict(LinkVerdict("https://ann:secret@b.example/", "dead", "404 Not Found"))
    progress.end()
    text = stream.getvalue()
    assert "1/4 links: 1 alive, 0 dead, 0 can't tell; waiting for slow.example" in text
    assert "dead: https://***@b.example/ (404 Not Found)\n" in text
    assert text.count("\r\x1b[K") == 2


def test_plain_lines_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    progress = Progress(stream, bar=False)
    progress.begin(4)
    progress.tick([])
    assert stream.getvalue() == ""
    monkeypatch.setattr("sitecheck.links.progress.EVERY", 0.0)
    progress.tick(["slow.example"])
    assert stream.getvalue() == "0/4 links: 0 alive, 0 dead, 0 can't tell; waiting for slow.example\n"


def test_quiet_says_nothing() -> None:
    stream = Terminal()
    progress = Progress(stream, bar=True, quiet=True)
    progress.begin(1)
    progress.crawled(3)
    progress.verdict(LinkVerdict("https://a.example/", "dead"))
    progress.tick(["a.example"])
    progress.end()
    assert stream.getvalue() == ""


def test_when_a_bar_is_drawn() -> None:
    assert wants_bar(Terminal(), {})
    assert not wants_bar(Terminal(), {"CI": "true"})
    assert not wants_bar(Terminal(), {"TERM": "dumb"})
    assert not wants_bar(io.StringIO(), {})


def test_each_rule_has_its_story() -> None:
    assert [rule.code for rule in RULES] == [f"LNK{number}" for number in range(901, 910)]
    for rule in RULES:
        assert rule.summary.endswith(".")
        assert len(rule.why) > 40
        assert not list(rule.check())
