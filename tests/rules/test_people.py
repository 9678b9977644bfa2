"""On which author lists the rules about people are silent."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example

RULES = [rule for rule in load_rules().values() if rule.family == "PER"]

PEOPLE = (
    "Elin Moe", "Jonas Ravn", "Tomás García Molina", "Ana María Ibarra", "Pieter van der Velde", "Joost de Wit",
    "Xiaofeng Guo", "Wei-Lun Shen", "Yun Bai", "Nguyễn Thị Lan", "Trần Văn Đức", "Min-jun Seo", "Ji Eun Hwang",
    "Ólafur Björnsson", "Þóra Einarsdóttir", "Karim al-Haddad", "Layla Ben Youssef", "S. Ravichandran",
    "Priya Subramaniam", "J. R. Solberg", "Mark O’Donnell", "Ian McAllister", "Robert Quill Jr.", "Henry Stone III",
    "Łukasz Wiśniewski", "Zsófia Kővári", "Chinwe Okonkwo", "Marie-Claire Dupré", "Jean-Luc Forêt", "Mehmet Öztürk",
    "Αθηνά Παππά", "Yuki Tanabe",
)  # fmt: skip
INITIALED = tuple(
    f"{sur}, {initials}"
    for sur, initials in (
        ("Moe", "E."), ("Ravn", "J."), ("García Molina", "T."), ("Van der Velde", "P."), ("de Wit", "J."),
        ("Guo", "X."), ("Shen", "W.-L."), ("Björnsson", "Ó."), ("O’Donnell", "M."), ("McAllister", "I. K."),
        ("Wiśniewski", "Ł."), ("Okonkwo", "C."), ("Dupré", "M.-C."), ("Öztürk", "M. T."), ("Tanabe", "Y."),
    )
)  # fmt: skip
TITLES = (
    "Learning to swim in cold water",
    "A study of small boats: maps, moods and motors",
    "How do birds find their way home?",
    "On the far side of the lake",
)


def joined(names: list[str], way: str) -> str:
    """Names as one list."""
    if way == "," or len(names) < 2:
        return ", ".join(names)
    if way == ";":
        return "; ".join(names)
    return ", ".join(names[:-1]) + f"{way}{names[-1]}"


@st.composite
def papers(draw: st.DrawFn) -> str:
    """A list of papers, all written in one way, as clean pages have them."""
    pool = draw(st.sampled_from((PEOPLE, INITIALED)))
    ways = (", & ", " & ", ", and ", ", ") if pool is INITIALED else (",", " and ", ", and ", " & ", ";")
    way = draw(st.sampled_from(ways))
    form = draw(st.integers(0, 3))
    lines = []
    for index, title in enumerate(TITLES[: draw(st.integers(1, 4))]):
        names = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=9, unique=True))
        listed = joined(names, way)
        lines.append(
            (
                f"- [{title}](https://example.org/{index})\\\n{listed}\n",
                f"- {listed} (2024). {title}. *Example Letters*.\n",
                f"**{title}**\n\n{listed}\n\n",
                f"1. {listed}, “{title},” Example Letters, 2024.\n",
            )[form]
        )
    return "# Publications\n" + "".join(lines)


def said(root: str, body: str) -> list[tuple[str, str]]:
    """The findings on a page, all severities."""
    files = {path: text.encode() for path, text in read_example(body).files.items()}
    found = run(Site(root, files), RULES, today=datetime.date(2026, 1, 15)).findings
    return [(finding.code, finding.place.text) for finding in found]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=papers())
def test_clean_author_lists_are_silent(tmp_path, body: str) -> None:
    assert said(str(tmp_path), body) == []


@pytest.mark.parametrize(
    "listed",
    [
        "Elin Moe, Jonas Ravn, the OSLO Collaboration, and Tomas Varga",
        "Elin Moe, ATLAS Collaboration, CMS Collaboration, Jonas Ravn",
        "Elin Moe, Wei Zhang, Yang Liu, Wei Zhang, Jonas Ravn",
        "Yixin Moe, Yixing Moe, Jonas Ravn, Bo Li",
        "Elin Moe, Jonas Ravn, Mira Solberg, et al.",
        "Maria Elena Garcia Lopez, Elin Moe, Jonas Ravn",
        "Prof. Elin Moe, Dr. Jonas Ravn, Mira Solberg",
        "Elin Moe<sup>1</sup>, Jonas Ravn<sup>1,2</sup>, Mira Solberg<sup>2</sup>",
        "J.R. Solberg, A.B. Moe, T. Varga",
        "Ferdinand Moe, Roland Ravn, Armand Brand, and Bo Rand",
    ],
)
def test_unusual_names_are_silent(tmp_path, listed: str) -> None:
    assert said(str(tmp_path), f"# Publications\n- [A long title of a paper](u)\\\n{listed}\n") == []
