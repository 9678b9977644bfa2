"""The drawn timeline."""

from __future__ import annotations

from sitecheck.homepage.inspection import inspect
from sitecheck.homepage.outline import outline
from sitecheck.homepage.reader import read_homepage
from sitecheck.homepage.timeline import LABEL, WIDTH, timeline
from sitecheck.jekyll.site import Site

BODY = """---
permalink: /
---
# News
- *2024.05*: One paper accepted to ICCV 2023.
- *2024.03*: A talk.

# Publications
- ``ICCV 2023`` [A long title of a paper](u)\\
Elin Moe, Jonas Ravn
- [Another title of a paper](https://arxiv.org/abs/2201.01234)\\
Elin Moe, Jonas Ravn

# Awards
- *2022* The Northern Prize

# Education
- *2021.09 - now*, Ph.D., University of Oslo
- *2018.07 - 2021.06*, B.Sc., Lund University
- *2020.09 - 2019.06*, M.Sc., a slip
"""


def drawn(body: str) -> list[str]:
    site = Site("/nonexistent", {"_config.yml": b"title: Mira Solberg\n", "index.md": body.encode()})
    return timeline(read_homepage(site))


def test_posts_are_bars_and_the_rest_is_counted() -> None:
    head, *rows = drawn(BODY)
    assert head.split() == ["18", "19", "20", "21", "22", "23", "24"]
    bars = {row.split()[1]: row[LABEL:] for row in rows[:3]}
    assert bars["bachelor"] == "  " + "━" * 12
    assert bars["phd"] == " " * 14 + "━" * 13 + "▸"
    assert bars["master"] == "?"
    counts = {row.split()[0]: row[LABEL:] for row in rows[3:]}
    assert counts == {
        "papers": " " * 16 + "1   1",
        "awards": " " * 16 + "1",
        "news": " " * 24 + "2",
    }


def test_a_long_life_fits() -> None:
    lines = drawn(
        BODY + "- *1960.09 - 1964.06*, school\n- *1950 - 2010*, far away, with a long name of a place\n"
    )
    assert all(len(line) <= LABEL + WIDTH for line in lines)
    assert any("◂" in line for line in lines)


def test_nothing_dated_draws_nothing() -> None:
    assert drawn("---\n---\nHello\n") == []


def test_the_outline_begins_with_it() -> None:
    site = Site("/nonexistent", {"_config.yml": b"title: Mira Solberg\n", "index.md": BODY.encode()})
    homepage = read_homepage(site)
    text = outline(inspect(site, homepage), homepage)
    assert text.split("\n")[0].endswith("owner Mira Solberg")
    assert "━" in text
    assert "news: News  [2]" in text
