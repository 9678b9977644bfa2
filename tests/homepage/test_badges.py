"""Badges beside papers."""

from __future__ import annotations

import pytest

from sitecheck.homepage.badges import Badge, read_badges
from sitecheck.homepage.reader import read_homepage
from sitecheck.jekyll.site import Site


def badges(tmp_path, body: str) -> list[Badge]:
    page = f"---\npermalink: /\n---\n# Publications\n\n{body}\n"
    site = Site(str(tmp_path), {"_config.yml": b"include: [_pages]\n", "_pages/about.md": page.encode()})
    return read_badges(read_homepage(site))


BOX = (
    "<div class='paper-box'><div class='paper-box-image'><div><div class=\"badge\">{badge}</div>"
    "<img src='a.png' alt='A net'></div></div>\n<div class='paper-box-text' markdown=\"1\">\n\n"
    "[Deep nets see more](https://example.org/p)\n\nAnn Lee, Bo Wu\n</div></div>"
)


@pytest.mark.parametrize(
    "body",
    [
        "- ``CVPR 2024`` [Deep nets see more](https://example.org/p)",
        "- **1.** `CVPR 2024` [Deep nets see more](https://example.org/p)",
        "- [CVPR 2024] [Deep nets see more](https://example.org/p)",
        BOX.format(badge="CVPR 2024"),
    ],
)
def test_badge_is_found_with_its_venue_and_place(tmp_path, body: str) -> None:
    (badge,) = badges(tmp_path, body)
    assert badge.text == "CVPR 2024"
    start, end = badge.span
    assert badge.item.page.text[start:end] == "CVPR 2024"
    (mention,) = badge.venues
    assert mention.venue.acronym == "CVPR"
    assert badge.item.text[mention.start : mention.end] == "CVPR 2024"


@pytest.mark.parametrize(
    "body",
    [
        "- [Deep nets see more](https://example.org/p), run `make all` first",
        "- [Code](https://example.org/c) Deep nets see more. CVPR 2024",
    ],
)
def test_code_and_links_in_the_text_are_no_badges(tmp_path, body: str) -> None:
    assert badges(tmp_path, body) == []


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("CVPR 2024", "space4"),
        ("BIBM-25", "hyphen2"),
        ("npj Digit. Med.-24", "hyphen2"),
        ("ICML'24", "apostrophe2"),
        ("ICML '24", "apostrophe2"),
        ("CVPR24", "glued2"),
        ("ICLR 2024 Spotlight", "space4"),
        ("RA-L 2025 & ICRA 2026", "space4"),
        ("IEEE TMM", ""),
        ("Preprint", ""),
    ],
)
def test_style(tmp_path, text: str, style: str) -> None:
    (badge,) = badges(tmp_path, BOX.format(badge=text))
    assert badge.style == style
