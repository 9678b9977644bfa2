from __future__ import annotations

import json

from tests.conftest import sitecheck

PAGE = "---\ntitle: x\npermalink: /\n---\nHello.\n"


def test_every_value_has_its_origin(make_site) -> None:
    settings = 'fail-on = "error"\n[words]\nwords = ["Loihi"]\n[rules.LNK001]\nseverity = "info"\n'
    files = {"_pages/about.md": PAGE, "sitecheck.toml": settings, ".sitecheck-words.txt": "zebrafish\n"}
    root = make_site(files)
    values = json.loads(sitecheck("config", root, "--format", "json").stdout)
    told = [(value["setting"], value["value"], value["origin"]) for value in values]
    assert ("fail-on", "error", "sitecheck.toml") in told
    assert ("severity", "warning", "default") in told
    assert ("words.words", ["Loihi"], "sitecheck.toml") in told
    assert ("words.words", ["zebrafish"], ".sitecheck-words.txt") in told
    assert ("rules.LNK001.severity", "info", "sitecheck.toml") in told
    assert ("links.retries", 2, "default") in told
    assert next(value for value in values if value["setting"] == "theme")["origin"] == "told by the site"


def test_show_is_understood_and_isolated_reads_none(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE, "sitecheck.toml": 'severity = "info"\n'})
    shown = sitecheck("config", "show", root).stdout
    assert '\nseverity           "info"' in shown
    assert "sitecheck.toml" in shown
    assert "sitecheck.toml" not in sitecheck("config", root, "--isolated").stdout


def test_settings_that_cannot_be_followed(make_site) -> None:
    root = make_site({"_pages/about.md": PAGE, "sitecheck.toml": 'ignore = ["NOPE123"]\n'})
    done = sitecheck("config", root)
    assert (done.returncode, "NOPE123" in done.stderr) == (2, True)
