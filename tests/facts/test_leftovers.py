"""What a template ships is told from what an author writes."""

from __future__ import annotations

import pytest

from sitecheck.facts.leftovers import is_placeholder, is_sample_title


@pytest.mark.parametrize(
    "title", ["Blog Post number 3", "a post with  chart.js", "Tutorial 1 on Relevant Topic in Your Field"]
)
def test_sample_titles(title: str) -> None:
    assert is_sample_title(title)


@pytest.mark.parametrize("title", ["A post with love", "Teaching experience", "Paper Title", "CV", ""])
def test_own_titles(title: str) -> None:
    assert not is_sample_title(title)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("description", "Personal description"),
        ("location", "Earth"),
        ("url", "https://academicpages.github.io/"),
        ("googlescholar", "https://scholar.google.com/citations?user=YOUR_GOOGLE_SCHOLAR_ID"),
        ("description", "> A simple, whitespace theme for academics. Based on something"),
    ],
)
def test_placeholders(key: str, value: str) -> None:
    assert is_placeholder(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [("bio", "Earth"), ("title", "Ada Example"), ("repository", "ada/ada.github.io"), ("theme", "al-folio")],
)
def test_own_values(key: str, value: str) -> None:
    assert not is_placeholder(key, value)
