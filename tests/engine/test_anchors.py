"""A fix that moves an anchor to which something leads is not safe."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitecheck.engine.run import run
from sitecheck.findings import Safety
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, replace, rule

HEAD = "---\npermalink: /\n---\n"
MENU = {"_data/navigation.yml": "main:\n  - title: Papers\n    url: /#selected-paprs\n"}


@rule("SPL999", "paprs", "error", fix="safe", bad="⟦paprs⟧", good="papers")
def paprs(page: Page) -> Problems:
    """A word is misspelt.

    For this test.
    """
    for wrong, right in (("paprs", "papers"), ("Paprs", "Papers"), ("http:", "https:"), ("\\*", "*")):
        at = page.text.find(wrong)
        while at >= 0:
            yield problem(page, at, at + len(wrong), "Misspelt", replace(page, at, at + len(wrong), right))
            at = page.text.find(wrong, at + 1)


def safeties(tmp_path: Path, files: Mapping[str, str]) -> list[Safety]:
    site = Site(str(tmp_path), {path: text.encode() for path, text in files.items()})
    found = run(site, [paprs], today=datetime.date(2026, 1, 15)).findings
    return [finding.fix.safety for finding in found if finding.fix]


@pytest.mark.parametrize(
    "heading",
    [
        "## Selected Paprs\n",
        "## *Selected* Paprs ##\n",
        "Selected Paprs\n---\n",
        "# [Selected Paprs](/papers/)\n",
    ],
)
def test_a_linked_heading_is_not_renamed_by_a_safe_fix(tmp_path: Path, heading: str) -> None:
    page = {"index.md": f"{HEAD}{heading}\nMy paprs.\n"}
    assert safeties(tmp_path, page) == ["safe", "safe"]
    assert safeties(tmp_path, page | MENU) == ["unsafe", "safe"]
    link = {"b.md": "---\n---\nSee [there](/#selected-paprs).\n"}
    assert safeties(tmp_path, page | link) == ["safe", "unsafe", "safe"]


def test_a_heading_in_an_include_is_one_of_the_page(tmp_path: Path) -> None:
    files = {
        "_pages/about.md": f"{HEAD}{{% include_relative parts/a.md %}}\n",
        "_pages/parts/a.md": "# Selected Paprs\n",
    }
    assert safeties(tmp_path, {"_config.yml": "include: [_pages]\n"} | files | MENU) == ["unsafe"]


def test_links_to_ids_with_other_letters_are_seen_as_browsers_write_them(tmp_path: Path) -> None:
    page = {"index.md": f"{HEAD}# Paprs für alle\n\n[there](#paprs-f%C3%BCr-alle)\n"}
    assert safeties(tmp_path, page) == ["unsafe", "safe"]


@pytest.mark.parametrize(
    "body",
    [
        "## Selected Paprs {#papers}\n\n[there](#papers)\n",  # an id of its own
        "## Selected paprs of mine\n\n[there](#selected-paprs-)\n",  # another id
        "## Selected Papers \\*\n\n[there](#selected-papers-)\n",  # the id stays
        "## [Selected Papers](http://example.org)\n\n[there](#selected-papers)\n",  # an address
        "```\n# selected paprs\n```\n\n[there](#selected-paprs-)\n",  # no heading
    ],
)
def test_what_moves_no_anchor_stays_safe(tmp_path: Path, body: str) -> None:
    assert set(safeties(tmp_path, {"index.md": HEAD + body})) == {"safe"}
