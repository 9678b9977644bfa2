"""Hostile sites: the right finding or error, in time, and nothing of theirs escapes into the reports."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest

from sitecheck.cli.main import run
from tests.hostile_sites import CONFIG, SITES, Hostile

FORMATS = (
    "json",
    "text",
    "concise",
    "github",
    "sarif",
    "html",
    "junit",
    "gitlab",
    "rdjson",
    "jsonl",
    "summary",
)
SECONDS = 10
"""Of processor time for one site, on a slow machine under load; most take a twentieth."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    hostile: Hostile = request.param
    root = tmp_path / "site"
    for name, data in {"_config.yml": CONFIG, **hostile.files}.items():
        if hostile.name == "no configuration" and name == "_config.yml":
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape"))
    if hostile.prepare:
        hostile.prepare(root)
        if hostile.name == "a file that may not be read" and os.access(root / "_pages/shut.md", os.R_OK):
            pytest.skip("this user may read everything")
    return root


@pytest.mark.parametrize(
    ("folder", "hostile"), [pytest.param(s, s, id=s.name) for s in SITES], indirect=["folder"]
)
def test_hostile_site(
    folder: Path, hostile: Hostile, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outputs = [f"--output={name}={tmp_path / name}" for name in FORMATS]
    began = time.process_time()
    status = run(["check", "site", "--no-cache", "--today", "2026-01-15", *outputs, "--format", "concise"])
    assert time.process_time() - began < SECONDS
    out, err = capfd.readouterr()
    assert status == hostile.status, out + err
    if hostile.error:
        assert hostile.error in err
        assert err.count("\n") == 1
        return
    assert err == ""
    report = json.loads((tmp_path / "json").read_bytes())
    found = {finding["code"] for finding in report["findings"]}
    assert set(hostile.codes) <= found
    assert hostile.codes or not found
    spans_lie_inside(folder, report)
    nothing_escapes(tmp_path)


def spans_lie_inside(root: Path, report) -> None:
    for finding in report["findings"]:
        for place in (finding, *finding["related"], *(finding["fix"] or {"edits": []})["edits"]):
            path = root / place["path"].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
            if not path.is_file() or path.stat().st_size > 16_000_000:
                continue
            text = path.read_bytes().decode("utf-8", "surrogateescape")
            lines = text.removeprefix("\ufeff").split("\n")
            for end in (place["start"], place["end"]):
                assert 1 <= end["line"] <= len(lines)
                assert 1 <= end["column"] <= len(lines[end["line"] - 1]) + 1


def nothing_escapes(outputs: Path) -> None:
    """No report holds control characters, or a line that the site has written for the CI."""
    for name in FORMATS:
        text = (outputs / name).read_bytes().decode("utf-8")
        assert not CONTROL.search(text), name
    for line in (outputs / "github").read_text().split("\n"):
        assert re.match(r"(?:::(?:error|warning|notice) file=|(?!\s*(?:::|##\[)))", line), line
    assert "<script>alert" not in (outputs / "html").read_text()


def test_there_are_many() -> None:
    assert len(SITES) >= 60
    assert len({site.name for site in SITES}) == len(SITES)
