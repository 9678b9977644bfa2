"""`--add-suppressions`: all is silent afterwards, and the site is the same as before."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from tests.conftest import EXAMPLE, sitecheck

HEAD = "---\ntitle: x\npermalink: /\n---\n"


def silence(root: Path, *options: str) -> None:
    """Silence everything, and look again."""
    done = sitecheck("check", root, "--add-suppressions", "kept for now", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(sitecheck("check", root, "--format", "json", "--no-cache", *options).stdout)
    assert report["findings"] == []
    assert "Silenced " in done.stderr


def test_comments_go_above_each_line_and_vanish_for_jekyll(make_site) -> None:
    body = "- One [a]((https://example.org/a))\n  - Two [b]((https://example.org/b))\\\nand on\n\nEnd\n"
    root = make_site({"_pages/about.md": HEAD + body})
    silence(root)
    assert (root / "_pages/about.md").read_text() == HEAD + (
        "{% comment %} sitecheck-disable-next-line LNK001: kept for now {% endcomment -%}\n"
        "- One [a]((https://example.org/a))\n"
        "  {% comment %} sitecheck-disable-next-line LNK001: kept for now {% endcomment -%}\n"
        "  - Two [b]((https://example.org/b))\\\nand on\n\nEnd\n"
    )


def test_a_second_run_changes_nothing(make_site) -> None:
    root = make_site({"_pages/about.md": HEAD + "[a]((https://example.org/a))\n"})
    silence(root)
    before = (root / "_pages/about.md").read_bytes()
    again = sitecheck("check", root, "--add-suppressions", "again")
    assert (again.returncode, again.stderr) == (0, "")
    assert (root / "_pages/about.md").read_bytes() == before


def test_yaml_has_its_own_comments_and_keeps_its_data(make_site) -> None:
    files = {
        "_config.yml": (
            "title: Ada Example\ninclude: [_pages]\nauthor:\n  bio: Chinese Academic of Science\n"
            "description: >\n  At the\n  Chinese Academic of Science,\n  in Beijing\n"
        ),
        "_pages/about.md": "---\ntitle: x\npermalink: /\nexcerpt: Chinese Academic of Science\n---\nHello.\n",
    }
    root = make_site(files)
    silence(root, "--select", "ORG001")
    config = (root / "_config.yml").read_text()
    assert yaml.safe_load(config) == yaml.safe_load(files["_config.yml"])
    assert "\n  # sitecheck-disable-next-line ORG001: kept for now\n  bio:" in config
    page = (root / "_pages/about.md").read_text()
    assert page.endswith(files["_pages/about.md"].partition("excerpt")[2])


def test_a_text_of_several_lines_is_silenced_as_a_whole() -> None:
    from sitecheck.engine import fixes, silence
    from sitecheck.findings import Finding, Place
    from sitecheck.text.source import Source

    text = "a: 1\ndescription: >\n  At the\n  Chinese Academic\n\n  of Science\nb: 2\n"
    source = Source("_config.yml", text)
    at = text.index("Chinese")
    finding = Finding(Place(source, at, at + 7), "ORG001", "wrong-institution-name", "error", "…")
    plan = silence.plan([finding], "so it is", lambda path: False)
    new = fixes.apply(source, plan.edits["_config.yml"])
    assert yaml.safe_load(new) == yaml.safe_load(text)
    assert new == (
        "a: 1\n# sitecheck-disable ORG001: so it is\n"
        + text[5 : text.index("b: 2")]
        + "# sitecheck-enable ORG001\nb: 2\n"
    )


def test_a_bibtex_entry_has_no_comment_inside() -> None:
    from sitecheck.engine import fixes, silence
    from sitecheck.findings import Finding, Place
    from sitecheck.text.source import Source

    text = "@article{a,\n  title = {A {b}},\n  journal = {Nowhere}\n}\n\n@book{c,\n  title = {D}\n}\n"
    source = Source("_bibliography/papers.bib", text)
    at = text.index("Nowhere")
    finding = Finding(Place(source, at, at + 7), "VEN001", "wrong-venue-name", "error", "…")
    plan = silence.plan([finding], "so it is", lambda path: False)
    assert fixes.apply(source, plan.edits[source.path]) == (
        "% sitecheck-disable VEN001: so it is\n"
        "@article{a,\n  title = {A {b}},\n  journal = {Nowhere}\n}\n"
        "% sitecheck-enable VEN001\n\n@book{c,\n  title = {D}\n}\n"
    )


def test_existing_comments_are_extended(make_site) -> None:
    line = "[a]((https://example.org/a)) at the Chinese Academic of Science\n"
    comment = "<!-- sitecheck-disable-next-line ORG001: it is called so -->\n"
    root = make_site({"_pages/about.md": HEAD + comment + line})
    silence(root)
    assert (root / "_pages/about.md").read_text() == HEAD + comment.replace("ORG001", "ORG001, LNK001") + line


def test_line_ends_and_missing_last_newline_are_kept(make_site) -> None:
    body = (HEAD + "One\n[a]((https://example.org/a))").replace("\n", "\r\n")
    root = make_site({"_pages/about.md": body})
    silence(root)
    text = (root / "_pages/about.md").read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") == body.count("\n") + 1
    assert text.endswith("/a))")


def test_the_example_reads_as_before(tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".sitecheck_cache"))
    before = _seen(root)
    silence(root, "--today", "2026-01-15")
    assert _seen(root) == before


def _seen(root: Path) -> list[list[str]]:
    """What a visitor reads."""
    pages: list[Page] = Site(str(root)).pages
    return [[block.text for block in page.blocks if block.text.strip()] for page in pages]


def test_only_what_is_shown_is_silenced(make_site) -> None:
    body = "[a]((https://example.org/a))\n"
    pages = {"_pages/about.md": HEAD + body, "_pages/b.md": HEAD.replace("/\n", "/b/\n") + body}
    root = make_site(pages)
    sitecheck("check", root / "_pages/b.md", "--add-suppressions", "so it is", "--select", "LNK001")
    assert "sitecheck-" not in (root / "_pages/about.md").read_text()
    assert "LNK001: so it is" in (root / "_pages/b.md").read_text()


def test_a_hidden_finding_that_comes_to_light_is_silenced_too(make_site) -> None:
    """Comments are written until nothing is left, and none that silences nothing."""
    body = "**One:**\n\n**Two:**\n\n# News\n\n- \n- *2024.01*: x\n"
    root = make_site({"_pages/about.md": HEAD + body})
    silence(root)


def test_reasons_that_break_a_comment_are_refused(make_site) -> None:
    root = make_site({"_pages/about.md": HEAD + "[a]((https://example.org/a))\n"})
    for reason in ("", "  ", "a --> b", "{% endcomment %}"):
        done = sitecheck("check", root, "--add-suppressions", reason)
        assert (done.returncode, "the reason" in done.stderr) == (2, True)
    assert "sitecheck-" not in (root / "_pages/about.md").read_text()
