"""Running the rules over a site."""

from __future__ import annotations

import datetime
import os

import pytest

from sitecheck.engine.run import run
from sitecheck.jekyll import site as site_module
from sitecheck.jekyll.site import Site

TODAY = datetime.date(2026, 1, 15)


def unreadable(root) -> list[tuple[str, str, str, str]]:
    site = Site(str(root))
    assert site.pages is not None
    outcome = run(site, [], today=TODAY)
    for finding in outcome.findings:
        assert str(finding.place.start_position.line) == "1"
    return [(f.path, f.code, f.severity, f.message) for f in outcome.findings]


def test_a_file_that_is_too_large_is_reported_and_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(site_module, "MAX_BYTES", 1_000_000)
    (tmp_path / "_config.yml").write_text("title: Ada\n")
    (tmp_path / "index.md").write_text("---\ntitle: Ada\n---\n" + "Text\n" * 300_000)
    (tmp_path / "talks.md").write_text("---\ntitle: Talks\n---\nText\n")
    [(path, code, severity, message)] = unreadable(tmp_path)
    assert (path, code, severity) == ("index.md", "ENC900", "error")
    assert "larger than 1 MB" in message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that may not be read")
def test_a_file_that_may_not_be_read_is_reported(tmp_path):
    (tmp_path / "index.md").write_text("---\ntitle: Ada\n---\nText\n")
    (tmp_path / "index.md").chmod(0)
    [(path, code, _, message)] = unreadable(tmp_path)
    assert (path, code) == ("index.md", "ENC900")
    assert "ermission" in message


def test_what_can_be_read_is_not_reported(tmp_path):
    (tmp_path / "index.md").write_text("---\ntitle: Ada\n---\nText\n")
    assert unreadable(tmp_path) == []
