"""What a page can't make the engine do: fill the memory with findings or a screen with one message."""

from __future__ import annotations

import datetime

from sitecheck.engine.run import LONGEST, MOST, run
from sitecheck.findings import Edit, Fix
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule

TODAY = datetime.date(2026, 1, 15)


@rule("TST001", "every-letter", "warning", bad="x", good="y")
def every_letter(page: Page) -> Problems:
    """Each letter of the page is wrong."""
    for at in range(page.body, len(page.text)):
        yield problem(page, at, at + 1, "wrong")


@rule("TST002", "long-story", "warning", bad="x", good="y")
def long_story(page: Page) -> Problems:
    """The message holds the page."""
    place = page.place(page.body, len(page.text))
    yield problem(
        page, place.start, place.end, page.text, Fix(page.text, "unsafe", (Edit(place, page.text),))
    )


def site(body: str) -> Site:
    return Site(
        "/nonexistent", {"_config.yml": b"title: x\n", "a.md": f"---\ntitle: x\n---\n{body}".encode()}
    )


def test_findings_of_one_rule_in_one_file() -> None:
    found = run(site("x" * (MOST * 3)), [every_letter], today=TODAY).findings
    assert len(found) == MOST
    assert [f.message for f in found[:-1]] == ["wrong"] * (MOST - 1)
    assert "not listed" in found[-1].message
    assert len(run(site("x" * (MOST - 1)), [every_letter], today=TODAY).findings) == MOST - 1


def test_messages_are_cut_but_not_the_text_of_a_fix() -> None:
    [found] = run(site("x" * 5000), [long_story], today=TODAY).findings
    assert len(found.message) == LONGEST + 1
    assert found.fix is not None
    assert len(found.fix.title) == LONGEST + 1
    assert len(found.fix.edits[0].text) > 5000
