"""The fixes of encoding rules give a page back byte for byte."""

from __future__ import annotations

import datetime

import pytest

from sitecheck.engine.fixes import fix_until_stable
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.encoding import foreign, garbled, unseen
from sitecheck.rules.rule import Rule

RULES = [v for module in (garbled, unseen, foreign) for v in vars(module).values() if isinstance(v, Rule)]
PAGE = """---
permalink: /
title: "Zoë Beispiel (安达)"
---

<!-- caf\u00e9 — a comment -->
# 🔥 News

- *2025.01*: It’s “out” – with [Łukasz Žižka](https://example.org/žižka) 🎉

# 📝 Publications

<div class="paper-box" markdown="1">
Müller, Ó Briain: *Über π und α*, `naïve` … 北京
</div>
"""
CONFIG = "title: Zoë Beispiel\ndescription: “Über”\n"


def garble(text: str, encoding: str) -> bytes:
    return text.encode().decode(encoding).encode()


@pytest.mark.parametrize("encoding", ["mac_roman", "latin-1", "cp437"])
def test_a_garbled_site_comes_back_byte_for_byte(tmp_path, encoding: str) -> None:
    files = {"index.md": garble(PAGE, encoding), "_config.yml": garble(CONFIG, encoding)}

    def lint(texts) -> list[Finding]:
        changed = {path: text.encode("utf-8", "surrogateescape") for path, text in dict(texts).items()}
        return run(Site(str(tmp_path), files | changed), RULES, today=datetime.date(2026, 1, 15)).findings

    outcome = fix_until_stable(lint)
    assert outcome.texts["index.md"].encode() == PAGE.encode()
    assert outcome.texts["_config.yml"].encode() == CONFIG.encode()
    assert lint(outcome.texts) == []


def test_a_sound_site_is_silent_and_a_latin_1_page_is_one_finding(tmp_path) -> None:
    sound = {"index.md": PAGE.encode(), "_config.yml": CONFIG.encode()}
    assert run(Site(str(tmp_path), sound), RULES, today=datetime.date(2026, 1, 15)).findings == []
    latin = {"index.md": "---\n---\nMüller, Zoë and René\n".encode("latin-1")}
    found = run(Site(str(tmp_path), latin), RULES, today=datetime.date(2026, 1, 15)).findings
    assert [(f.code, f.place.text.encode("utf-8", "surrogateescape")) for f in found] == [("ENC002", b"\xfc")]
    assert "2 more" in found[0].message
    assert [edit.text for edit in found[0].fix.edits] == ["ü", "ë", "é"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_utf_16_page_is_one_finding(tmp_path, encoding: str) -> None:
    files = {"index.md": "---\ntitle: é\n---\nHello, wörld\n".encode(encoding)}
    found = run(Site(str(tmp_path), files), RULES, today=datetime.date(2026, 1, 15)).findings
    assert [f.code for f in found] == ["ENC002"]
    assert "UTF-16" in found[0].message
