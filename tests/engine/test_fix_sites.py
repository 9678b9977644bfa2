"""Fixes on whole sites: they settle, change what was reported and nothing else, and keep each file's form."""

from __future__ import annotations

import datetime
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitecheck.engine.fixes import apply, fix_until_stable, plan
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example
from sitecheck.text.source import Source
from tests.conftest import EXAMPLE
from tests.engine.mending import TODAY, by_hand, cli, reported, snapshot

RULES = list(load_rules().values())
HEAD = b'---\npermalink: /\ntitle: ""\n---\n'
CONFIG = b"title: Ada Example\nauthor:\n  name: Ada Example\n  bio: PhD of the Chinese academic of science\ninclude:\n  - _pages\n"

SITES: dict[str, dict[str, bytes]] = {
    "plain": {
        "_config.yml": CONFIG,
        "_pages/about.md": HEAD
        + "# \uf8ffüî• News\n\n- *2025.04*： Our paper is out，accepted by IEEE Transaction on Image Processing.\n".encode()
        + b"- *2024.10*: A Neurips 2024 paper by Elin Moe,**Ada Example**, Bo Lind\n\n"
        + b"## Experince\n\nAda Example*, Bo Lind*, **Cy Ek\\***, Di Fox\n[code] (https://example.org/code)\n\n"
        + b"<div>\n{% if page.title %}A **bold**  word{% endif %}\n</div>\n\n"
        + b"{% comment %} Jornel {% endcomment %}<!-- Jornel -->`Jornel`\n\nJornel Reviewers\n",
        "_data/navigation.yml": b"main:\n  - title: Experince\n    url: /#experince\n",
    },
    "windows": {
        "_config.yml": CONFIG.replace(b"\n", b"\r\n"),
        "_pages/about.md": b"\xef\xbb\xbf"
        + (HEAD + b"# Services {: .no_toc}\n\nText\n\n#Education\n\n- Univeristy of Nowhere,**Ada Example**\n").replace(
            b"\n", b"\r\n"
        ),
        "index.md": (HEAD.replace(b"/\n", b"/cv/\n") + b"# Services {: .no_toc}\n\n- [x](https://example.org/a )\n").replace(
            b"\n", b"\r\n"
        ),
    },
    "no UTF-8, no last newline": {
        "_config.yml": CONFIG,
        "_pages/about.md": HEAD + b"Caf\xe9 \xff at the Univeristy of Nowhere  in the ((city)). Jornel",
    },
    "mixed newlines": {
        "_config.yml": CONFIG,
        "_pages/about.md": HEAD.replace(b"\n", b"\r\n") + b"One  word\r\n\r\nTwo words\nJornel\r\n\r\nThree\r\n",
    },
    "includes": {
        "_config.yml": CONFIG,
        "_pages/about.md": HEAD + b"# News\n\n{% include_relative parts/news.md %}\n\n{% include end.md %}\n",
        "_pages/parts/news.md": b"- 2025.04: A paper in Medical Imaging Analysis\n",
        "_includes/end.md": b"[A]((https://example.org/a)) and {{ site.title }} ,  Univeristy\n",
    },
}  # fmt: skip


def make(root: Path, name: str) -> Path:
    if name == "example":
        shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".sitecheck_cache"))
    else:
        for path, data in SITES[name].items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    return root


@pytest.mark.parametrize("name", ["example", *SITES])
def test_the_files_hold_what_the_report_said_and_a_second_run_changes_nothing(
    tmp_path: Path, name: str
) -> None:
    root, twin = make(tmp_path / "site", name), make(tmp_path / "twin", name)
    (next(root.rglob("about.md"))).chmod(0o640)
    (next(twin.rglob("about.md"))).chmod(0o640)
    before = snapshot(root)
    cli("fix", str(root))
    once = snapshot(root)
    by_hand(twin)
    assert once == snapshot(twin)
    assert [finding for finding in reported(root) if (finding["fix"] or {}).get("safety") == "safe"] == []
    cli("fix", str(root))
    assert snapshot(root) == once
    assert {path: mode for path, (_, mode) in once.items()} == {
        path: mode for path, (_, mode) in before.items()
    }


@pytest.mark.parametrize("name", ["example", *SITES])
def test_unsafe_fixes_settle_too(tmp_path: Path, name: str) -> None:
    root = make(tmp_path / "site", name)
    cli("fix", "--unsafe-fixes", str(root))
    once = snapshot(root)
    fixes = [finding["fix"] for finding in reported(root) if finding["fix"]]
    assert [fix for fix in fixes if fix["safety"] != "suggestion"] == []
    cli("fix", "--unsafe-fixes", str(root))
    assert snapshot(root) == once


def test_what_the_fixes_make_of_a_page(tmp_path: Path) -> None:
    root = make(tmp_path / "site", "plain")
    cli("fix", str(root))
    body = (root / "_pages/about.md").read_text("utf-8").removeprefix(HEAD.decode())
    assert body == (
        "# 🔥 News\n\n- *2025.04*: Our paper is out, accepted by IEEE Transactions on Image Processing.\n"
        "- *2024.10*: A NeurIPS 2024 paper by Elin Moe, **Ada Example**, Bo Lind\n\n"
        "## Experince\n\nAda Example\\*, Bo Lind\\*, **Cy Ek\\***, Di Fox\n[code](https://example.org/code)\n\n"
        "<div>\n{% if page.title %}A <strong>bold</strong>  word{% endif %}\n</div>\n\n"
        "{% comment %} Jornel {% endcomment %}<!-- Jornel -->`Jornel`\n\nJournal Reviewers\n"
    )
    assert b"bio: PhD of the Chinese Academy of Sciences\n" in (root / "_config.yml").read_bytes()
    assert (root / "_data/navigation.yml").read_bytes() == (
        b"main:\n  - title: Experience\n    url: /#experince\n"
    )


def test_newlines_marks_and_bytes_of_other_encodings_stay(tmp_path: Path) -> None:
    root = make(tmp_path / "windows", "windows")
    cli("fix", str(root))
    about, index = (root / "_pages/about.md").read_bytes(), (root / "index.md").read_bytes()
    assert about.startswith(b"\xef\xbb\xbf---\r\n")
    assert b"University of Nowhere" in about
    assert b"# Services\r\n{: .no_toc}\r\n" in index
    assert b"(https://example.org/a)\r\n" in index
    for data in (about, index, (root / "_config.yml").read_bytes()):
        assert data.count(b"\n") == data.count(b"\r\n") > 0
    root = make(tmp_path / "bytes", "no UTF-8, no last newline")
    cli("fix", str(root))
    assert (root / "_pages/about.md").read_bytes() == (
        HEAD + b"Caf\xe9 \xff at the University of Nowhere in the ((city)). Journal"
    )


PIECES = st.sampled_from(
    [
        "Jornel Reviewers", "A Neurips 2024 paper", "Elin Moe,**Ada Example**", "[a] (https://example.org/a)",
        "[b]((https://example.org/b))", "[c](https://example.org/c )", "Ada Moe*, Bo Lind*, **Cy Ek\\***",
        "**bold **", "<div>a **b** c</div>", "<img src=a.png width=50%>", "two  blanks", "a | b", "#Education",
        "## Jornel {: .no_toc}", "Medical Imaging Analysis", "the Univeristy of Nowhere", "Elin Moe,, Bo Lind",
        "Prof.Jonas Ravn", "``slow words''", "the Caf\u00c3\u00a9", "Trans\u200bformer", "out\uff0cand in",
        "{{ site.title }} ,  {{ page.url }}", "{% if a %}Jornel{% endif %}", "<!-- Jornel  -->", "`Jornel  `",
        "{% raw %}Jornel  {{ x{% endraw %}", "```\nJornel  Univeristy\n```", "http://arxiv.org/abs/2401.00001",
        "[d](http://arxiv.org/abs/2401.00001?utm_source=x)", "- item", "> quote", "\t", "\\", "*", "**", "_", "[", "]",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "\n", "\n\n", ",", ", ", ": ", "\n- ", "\n> "])))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.booleans(), st.booleans(), st.booleans())
def test_on_any_page_fixes_settle_and_leave_alone_what_no_visitor_reads(
    pieces: list[tuple[str, str]], crlf: bool, bom: bool, unsafe: bool
) -> None:
    text = HEAD.decode() + "".join(piece + end for piece, end in pieces) + "\n"
    text = text.replace("\n", "\r\n") if crlf else text
    files = {
        "_config.yml": CONFIG,
        "index.md": (b"\xef\xbb\xbf" if bom and not crlf else b"") + text.encode(),
    }
    sources = {path: Source(path, data) for path, data in files.items()}

    def lint(texts: Any) -> list[Finding]:
        data = files | {path: sources[path].encode(new) for path, new in texts.items()}
        return run(Site("/nonexistent", data), RULES, today=datetime.date.fromisoformat(TODAY)).findings

    outcome = fix_until_stable(lint, unsafe=unsafe)
    assert outcome.stable
    for path, new in outcome.texts.items():
        assert sources[path].encode(new).startswith(b"\xef\xbb\xbf") == files[path].startswith(
            b"\xef\xbb\xbf"
        )
        if crlf and path == "index.md":
            assert new.count("\n") == new.count("\r\n")
    first = lint({})
    made = plan(first, unsafe=unsafe)
    page = next((page for page in Site("/nonexistent", files).pages if page.path == "index.md"), None)
    for finding in made.applied:
        assert finding.fix is not None
        for edit in finding.fix.edits:
            start, end = edit.place.start, edit.place.end
            if edit.place.path != "index.md" or page is None or finding.code[:3] in ("ENC", "LIQ", "YML"):
                continue
            assert not any(token.start < end and start < token.end for token in page.tokens), finding
            assert not any(span.start < end and start < span.end for span in page.hidden), finding
    for path, source in made.sources.items():
        edits = {edit for f in made.applied if f.fix for edit in f.fix.edits if edit.place.path == path}
        assert apply(source, edits) == made.texts[path]
        assert kept(
            source.text, made.texts[path], sorted((e.place.start, e.place.end, e.text) for e in edits)
        )


def kept(old: str, new: str, edits: list[tuple[int, int, str]]) -> bool:
    """Whether the texts are equal outside of the edits, newlines apart."""
    at = moved = 0
    for start, end, text in edits:
        forms = [
            form for form in (text, text.replace("\n", "\r\n")) if new.startswith(form, moved + start - at)
        ]
        if old[at:start] != new[moved : moved + start - at] or not forms:
            return False
        at, moved = end, moved + start - at + len(forms[0])
    return old[at:] == new[moved:]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in RULES if rule.fix == "safe"])
def test_a_safe_fix_breaks_no_markup(tmp_path: Path, rule: Any) -> None:
    """Mending what a rule's examples show makes no rule on markup, links or data speak."""
    today = datetime.date.fromisoformat(rule.today)
    for example in rule.bad:
        files = read_example(example).files

        def lint(texts: Any, rules: Any, files: Any = files) -> list[Finding]:
            data = {
                path: text.encode("utf-8", "surrogateescape") for path, text in (files | dict(texts)).items()
            }
            return run(Site(str(tmp_path), data), rules, today=today).findings

        mended = fix_until_stable(partial(lint, rules=[rule])).texts
        before = {finding.code for finding in lint({}, RULES)}
        after = [f for f in lint(mended, RULES) if f.code[:3] in ("ENC", "LIQ", "LNK", "MRK", "YML")]
        assert [f"{f.code} {f.place.text}: {f.message}" for f in after if f.code not in before] == []
