"""The table of behaviours: what sitecheck, LinkChecker alone and lychee say about the same servers.

    python benchmarks/link_behaviours.py [--lychee PATH] > docs/link-behaviours.md

Everything is served on 127.0.0.1; names that don't exist there are answered by one of the servers as a
proxy. Each program gets one second for an answer and looks at anchors.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sitecheck.links.engine import check  # noqa: E402
from tests.links.behaviours import CASES  # noqa: E402
from tests.links.hostile import bomb, pdf_file  # noqa: E402
from tests.links.servers import QUICK, Certificates, all_servers, port_of, resolver, trusting  # noqa: E402

# Python's codecs are loaded early: run by root, LinkChecker becomes `nobody` and may not find them.
LINKCHECKER = "import encodings.punycode, encodings.idna, idna, runpy; runpy.run_module('linkcheck', None, '__main__', True)"

CONFIG = """[checking]
sslverify={ca}
timeout=1
maxrequestspersecond=1000
[output]
verbose=1
[AnchorCheck]
"""


def environment(proxy: str, ca: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {
        **kept,
        "http_proxy": proxy,
        "no_proxy": "127.0.0.1,no-such-host.sitecheck",
        "NO_PROXY": "127.0.0.1,no-such-host.sitecheck",
        "SSL_CERT_FILE": ca,
        "LC_ALL": "C.UTF-8",
    }


def page_of(urls: list[str], folder: Path) -> Path:
    page = folder / "page.html"
    page.write_text("\n".join(f'<p><a href="{html.escape(url)}">link</a>' for url in urls))
    return page


def ours(urls: list[str], base: str) -> dict[str, str]:
    local = ("127.0.0.1", port_of(base))
    names = resolver({"xn--bcher-kva.sitecheck": local, "doi.org": local})
    run = check(urls, QUICK._replace(resolve=names, retries=1, timeout=1.0))
    said = {}
    for verdict in run.verdicts:
        words = [{"unknown": "can't tell"}.get(verdict.verdict, verdict.verdict)]
        words += ["slow"] * verdict.slow + ["anchor missing"] * verdict.fragment_missing
        words += ["perhaps dead"] * bool(verdict.soft_dead) + ["moved for good"] * verdict.permanent
        said[verdict.url] = ", ".join(words)
    return said


def linkchecker(urls: list[str], base: str, ca: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "rc").write_text(CONFIG.format(ca=ca))
        command = [sys.executable, "-c", LINKCHECKER, "-f", "rc", "--check-extern", "-r", "1", "--no-status"]
        done = subprocess.run(
            [*command, "-o", "csv/utf-8", str(page_of(urls, folder))],
            cwd=folder,
            env=environment(base, ca),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    lines = [line for line in done.stdout.decode().splitlines(keepends=True) if not line.startswith("# ")]
    said = {}
    for row in csv.DictReader(lines, delimiter=";"):
        words = "valid" if row["valid"] == "True" else "error"
        if "syntax" in row["result"] or "syntax" in row["infostring"]:
            words = "valid, not asked"
        if "not found" in row["warningstring"]:
            words += ", anchor missing"
        if "Rate limited" in row["warningstring"]:
            words += ", rate limited"
        said[row["urlname"]] = words
    return said


def lychee(program: str, urls: list[str], base: str, ca: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [program, "--format", "json", "--include-fragments", "--timeout", "1", "-vv"]
        command += ["--max-retries", "1", "--retry-wait-time", "1", "--no-progress"]
        done = subprocess.run(
            [*command, str(page_of(urls, folder))],
            env=environment(base, ca),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    report = json.loads(done.stdout)
    names = {"success_map": "ok", "error_map": "error", "timeout_map": "time-out", "excluded_map": "excluded"}
    said = {}
    for table, word in names.items():
        for entry in (entry for entries in report.get(table, {}).values() for entry in entries):
            text = json.dumps(entry.get("status", ""))
            shown = f"{word}, anchor missing" if "fragment" in text.lower() else word
            said[plain(entry["url"])] = shown
    return said


def plain(url: str) -> str:
    return re.sub(r"//[^/@]*@", "//", unquote(url)).replace("xn--bcher-kva", "bücher")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    args = parser.parse_args()
    certificates = Certificates()
    Path(certificates.file).chmod(0o644)
    columns: list[dict[str, str]] = []
    bomb(), pdf_file()  # made now, or the first answer is slow
    with trusting(certificates):
        for program in ("ours", "linkchecker", "lychee"):
            with all_servers(certificates) as places:  # fresh ones: some servers heal with time
                urls = [case.url.format(**places) for case in CASES]
                if program == "ours":
                    said = ours(urls, places["base"])
                elif program == "linkchecker":
                    said = linkchecker(urls, places["base"], certificates.file)
                else:
                    said = lychee(args.lychee, urls, places["base"], certificates.file) if args.lychee else {}
                known = {plain(url): words for url, words in said.items()}
                columns.append(
                    {case.name: known.get(plain(url), "—") for case, url in zip(CASES, urls, strict=True)}
                )
    certificates.close()
    print("# What servers do, and what is said about it\n")
    print("Made by `benchmarks/link_behaviours.py`; the tests hold sitecheck's column. — means no answer.\n")
    print("| the server | sitecheck | LinkChecker alone | lychee |\n| --- | --- | --- | --- |")
    for case in CASES:
        print(f"| {case.name} | " + " | ".join(column[case.name] for column in columns) + " |")


if __name__ == "__main__":
    main()
