"""LinkChecker, run as a program of its own, and its CSV read back.

It is GPL, changes its process's state, and sleeps under a global lock; nothing of it is imported here.
What it is good at is crawling: every page of a built or live site, every link, every anchor.
"""

from __future__ import annotations

import asyncio
import csv
import os
import re
import shutil
import ssl
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin

from sitecheck.links.gateway import NEVER, NO_ANSWER, NO_HOST, REFUSED, Gateway
from sitecheck.links.judge import DEAD, TRANSIENT, Judgement, phrase
from sitecheck.links.model import CrawlError, Settings

LONGEST = 3600.0
"""Seconds for one crawl; LinkChecker itself sets no limit."""

_CONFIG = """\
[checking]
allowedschemes=http,https
maxrequestspersecond={rate}
maxfilesizedownload=5242880
maxfilesizeparse=2097152
robotstxt=0
sslverify={authorities}
threads={threads}
timeout={timeout}
useragent={agent}
[output]
status=0
verbose=1
warnings=1
[filtering]
checkextern={extern}
[csv]
separator=;
parts=urlname,parentname,base,result,warningstring,infostring,valid,url,line,column
[AnchorCheck]
"""

_PROGRAM = """\
import encodings, idna, importlib, os, pkgutil, runpy
if getattr(os, "geteuid", lambda: 1)() == 0:
    for module in pkgutil.iter_modules(encodings.__path__, "encodings."):
        try:
            importlib.import_module(module.name)
        except ImportError:
            pass
runpy.run_module("linkcheck", run_name="__main__", alter_sys=True)
"""
"""Run by root, LinkChecker becomes `nobody` and can't import any more what lies under /root."""

_NO_ANCHOR = re.compile(r"^Anchor [`'](.*)' \(decoded: ", re.MULTILINE)
_ALWAYS_THERE = {"", "top"}


class Row(NamedTuple):
    """One link that LinkChecker saw.

    Attributes:
        written: as the page writes it.
        page: the address of the page that links it; empty for where the crawl begins.
        target: the absolute address.
        url: where redirects led from there.
        result: LinkChecker's own words.
        valid: LinkChecker's opinion.
        checked: False where it only looked at the syntax (another host's, or by robots.txt).
        anchor: the missing anchor; None where none is missing.
        line: in the page, 1-based; 0 if unknown.
        column: of the tag, 1-based; 0 if unknown.
    """

    written: str
    page: str
    target: str
    url: str
    result: str
    valid: bool
    checked: bool
    anchor: str | None
    line: int
    column: int


async def crawl(
    starts: Sequence[str],
    settings: Settings,
    gateway: Gateway,
    *,
    extern: bool = False,
    depth: int = -1,
    on_row: Callable[[Row], None],
) -> None:
    """Run LinkChecker on an address, everything through the gateway.

    Args:
        starts: where the crawl begins; all links of these addresses' hosts are followed.
        settings: threads, time and name.
        gateway: the only way out.
        extern: also ask links that leave the site.
        depth: levels of pages; -1 for all.
        on_row: told of each link as it comes.

    Raises:
        CrawlError: it did not run, or broke off.
    """
    with tempfile.TemporaryDirectory(prefix="sitecheck-") as folder:
        os.chmod(folder, 0o755)  # run by root, LinkChecker becomes `nobody`
        config = os.path.join(folder, "linkcheckerrc")
        authorities = shutil.copyfile(_authorities(), os.path.join(folder, "authorities.pem"))
        with open(config, "w", encoding="utf-8") as file:
            file.write(
                _CONFIG.format(
                    rate=10_000 if settings.interval <= 0 else max(1.0, 1 / settings.interval),
                    threads=min(settings.concurrency, 100),
                    timeout=max(1, round(settings.timeout)),
                    agent=settings.user_agent,
                    authorities=authorities,
                    extern=int(extern),
                )
            )
        command = ["-P", "-c", _PROGRAM, "-f", config, "--no-status", "-o", "csv/utf-8"]
        # Credentials in links are never sent: such links are looked at, not asked.
        command += ["-r", str(depth), "--ignore-url", r"^[a-z]+://[^/]*@", "--stdin"]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=folder,
            env=_environment(folder, gateway.address),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("\n".join(starts).encode())
        process.stdin.close()
        last_words = asyncio.create_task(_tail(process.stderr))
        try:
            async with asyncio.timeout(LONGEST):
                seen = await _read(process.stdout, on_row)
                code = await process.wait()
        except TimeoutError:
            raise CrawlError("LinkChecker took more than an hour") from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
            told = await last_words
    if code not in {0, 1} or not seen:
        raise CrawlError(f"LinkChecker broke off (status {code}): {told or 'no reason given'}")


async def _read(stream: asyncio.StreamReader, on_row: Callable[[Row], None]) -> int:
    reader = _Reader()
    seen = 0
    while line := await _line(stream):
        row = reader.feed(line.decode("utf-8", "replace"))
        if row is not None:
            seen += 1
            on_row(row)
    return seen


async def _line(stream: asyncio.StreamReader) -> bytes:
    """A line, however long."""
    parts = []
    while True:
        try:
            parts.append(await stream.readuntil(b"\n"))
        except asyncio.LimitOverrunError as error:
            parts.append(await stream.readexactly(error.consumed))
            continue
        except asyncio.IncompleteReadError as error:
            parts.append(error.partial)
        return b"".join(parts)


async def _tail(stream: asyncio.StreamReader) -> str:
    """The last line of what a program complains."""
    last = b""
    while chunk := await stream.read(65536):
        last = (last + chunk)[-4000:]
    lines = last.decode("utf-8", "replace").strip().split("\n")
    return lines[-1][:300]


class _Reader:
    """Puts CSV lines together to rows; a field may hold line breaks."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._open = ""

    def feed(self, line: str) -> Row | None:
        """A row, when the line completes one."""
        if not self._open and not line.strip():
            return None
        self._open += line
        if self._open.count('"') % 2:
            return None  # inside a quoted field
        text, self._open = self._open, ""
        fields = next(csv.reader([*text.splitlines(keepends=True)], delimiter=";"), [])
        if not self._names:
            self._names = fields
            return None
        return _row(dict(zip(self._names, fields, strict=False)))


def _row(values: dict[str, str]) -> Row:
    result, infos = values.get("result", ""), values.get("infostring", "")
    found = _NO_ANCHOR.search(values.get("warningstring", ""))
    anchor = found[1] if found and found[1].lower() not in _ALWAYS_THERE else None
    written, page = values.get("urlname", ""), values.get("parentname", "").partition("#")[0]
    try:
        target = urljoin(values.get("base") or page, written)
    except ValueError:
        target = values.get("url", "")
    return Row(
        written=written,
        page=page,
        target=target,
        url=values.get("url", ""),
        result=result,
        valid=values.get("valid") == "True",
        checked="checked only syntax" not in infos and result not in {"filtered", "syntax OK"},
        anchor=anchor,
        line=_number(values.get("line")),
        column=_number(values.get("column")),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def judge(row: Row, *, names_work: bool = True) -> Judgement:
    """One of our three answers for LinkChecker's two.

    Args:
        row: what it says.
        names_work: whether any host name could be looked up in the run.
    """
    if REFUSED in row.result:
        return Judgement("unknown", "private, loopback, link-local or metadata address", refused=True)
    if NEVER in row.result:
        return Judgement("unknown", "never asked")
    if NO_HOST in row.result:
        return Judgement("dead" if names_work else "unknown", "no such host")
    if NO_ANSWER in row.result:
        return Judgement("unknown", "no connection", transient=True)
    if not row.checked:
        return Judgement("unknown", "not asked by LinkChecker")
    code = re.match(r"(\d{3})\b", row.result)
    status = int(code[1]) if code else None
    if row.valid:
        return Judgement("alive", row.result, status)
    if status is None:
        return Judgement("unknown", row.result.partition("\n")[0][:200] or "no answer", transient=True)
    return Judgement(
        "dead" if status in DEAD else "unknown", phrase(status), status, transient=status in TRANSIENT
    )


def _authorities() -> str:
    """The file of trusted certificates: the one our own engine takes, or certifi's."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile and os.path.isfile(paths.cafile):
        return paths.cafile
    import certifi

    return certifi.where()


def _environment(folder: str, proxy: str) -> dict[str, str]:
    """Ours, without what would lead around the gateway or make LinkChecker speak another language."""
    dropped = {"no_proxy", "all_proxy", "http_proxy", "https_proxy", "ftp_proxy", "netrc", "language", "lang"}
    kept = {name: value for name, value in os.environ.items() if name.lower() not in dropped}
    return {
        **kept,
        "http_proxy": proxy,
        "https_proxy": proxy,
        "HTTP_PROXY": proxy,
        "HTTPS_PROXY": proxy,
        "NETRC": os.devnull,
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": folder,
        "XDG_DATA_HOME": folder,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
