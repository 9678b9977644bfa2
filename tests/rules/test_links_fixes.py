"""How sure the fixes of addresses are."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sitecheck.engine.run import run
from sitecheck.findings import Fix
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example
from sitecheck.rules.links.pages import address_in_two_cases
from sitecheck.rules.links.syntax import split_link
from sitecheck.rules.navigation.menu import menu_anchor
from sitecheck.rules.rule import Example, Rule


def fixes(tmp_path: Path, rule: Rule, example: Example) -> list[Fix | None]:
    files = {path: text.encode() for path, text in read_example(example).files.items()}
    found = run(Site(str(tmp_path), files), [rule], today=datetime.date(2026, 1, 15)).findings
    return [finding.fix for finding in found]


@pytest.mark.parametrize(
    ("body", "safety"),
    [
        ("[a](https://ada.github.io/One) [b](https://ada.github.io/one)", "suggestion"),
        (
            "[a](https://ada.github.io/One) [b](https://ada.github.io/one) [c](https://ada.github.io/one)",
            "unsafe",
        ),
        (
            "[a](https://ada.github.io/One) [b](https://ada.github.io/one) [c](https://github.com/ada/One)",
            "unsafe",
        ),
    ],
)
def test_of_two_addresses_one_must_be_known_to_be_right(tmp_path: Path, body: str, safety: str) -> None:
    (fix,) = fixes(tmp_path, address_in_two_cases, body)
    assert fix is not None
    assert fix.safety == safety


@pytest.mark.parametrize(("text", "safety"), [("code", "safe"), ("1", "suggestion"), ("0,1", "suggestion")])
def test_a_number_in_brackets_may_be_a_reference(tmp_path: Path, text: str, safety: str) -> None:
    (fix,) = fixes(tmp_path, split_link, f"See [{text}] (https://example.org/a).")
    assert fix is not None
    assert fix.safety == safety


def test_a_menu_is_not_led_to_garbage(tmp_path: Path) -> None:
    menu = {"_data/navigation.yml": "- title: News\n  url: /#-news\n"}
    page = "---\npermalink: /\n---\n# {} News\n"
    garbage = "🔥".encode().decode("mac_roman")
    assert fixes(tmp_path, menu_anchor, menu | {"_pages/about.md": page.format(garbage)}) == [None]
    (fix,) = fixes(tmp_path, menu_anchor, menu | {"_pages/about.md": page.format("All")})
    assert fix is not None
    assert fix.edits[0].text == "all-news"
