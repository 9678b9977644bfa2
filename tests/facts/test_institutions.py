"""Mentions of institutions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts.institutions import find_institutions

HEADS = {"University", "Institute", "Université", "LABORATORIES"}
"""What is found in names that no table has."""


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [
        ("Chinese Academy of Sciences", "name", "Chinese Academy of Sciences"),
        ("Chinese Academic of Science", "wrong", "Chinese Academy of Sciences"),
        ("Chinese academic of science", "wrong", "Chinese Academy of Sciences"),
        ("Chinese Academy of Science", "wrong", "Chinese Academy of Sciences"),
        ("Chinese academy of sciences", "wrong-case", "Chinese Academy of Sciences"),
        ("Institute of computing technology", "wrong-case", "Institute of Computing Technology"),
        (
            "University of science and technology of China",
            "wrong-case",
            "University of Science and Technology of China",
        ),
        ("ZheJiang University", "wrong-case", "Zhejiang University"),
        ("Tsinghua Univeristy", "wrong", "Tsinghua University"),
        ("TSINGHUA UNIVERSITY", "name", "Tsinghua University"),
        ("The Chinese University of Hongkong", "wrong", "Chinese University of Hong Kong"),
        ("John Hopkins University", "wrong", "Johns Hopkins University"),
        ("Shanghai Jiaotong University", "wrong", "Shanghai Jiao Tong University"),
        ("Harbin Institution of Technology", "wrong", "Harbin Institute of Technology"),
        ("Xian Jiaotong University", "wrong", "Xi'an Jiaotong University"),
        ("Xi’an Jiaotong University", "name", "Xi'an Jiaotong University"),
        ("ETH Zürich", "alias", "ETH Zürich"),
        ("Oxford University", "alias", "Oxford University"),
        ("HKUST", "acronym", "HKUST"),
        ("Harbin Institute of Technology (Shenzhen)", "alias", "Harbin Institute of Technology (Shenzhen)"),
        ("Univeristy of Nowhere", "head-word", "University"),
        ("the Insititute", "head-word", "Institute"),
        ("Nowhere Universite", "lost-accents", "Université"),
        ("LABRATORIES", "head-word", "LABORATORIES"),
    ],
)
def test_forms(text: str, form: str, right: str) -> None:
    (mention,) = find_institutions(text)
    assert (mention.form, mention.right) == (form, right)
    assert text.removeprefix("The ").startswith(text[mention.start : mention.end]) or right in HEADS
    assert (mention.institution is None) == (right in HEADS)


@pytest.mark.parametrize(
    "text",
    [
        "The Universities of Nowhere and Elsewhere have laboratories.",
        "Nanjing University of Unknown Arts",
        "visit tsinghua_university or www.tsinghua.edu",
        "my mit, a hit, and a bit",
        "Google Scholar and Google Analytics",
        "a university, an institute and a college",
        "the National Institute of Health Stroke Scale",
        "Chinese Academy of Science and Technology for Development",
    ],
)
def test_what_is_no_institution(text: str) -> None:
    assert find_institutions(text) == []


def test_a_wrong_form_inside_a_longer_right_name_is_not_found() -> None:
    mentions = find_institutions(
        "National Tsing Hua University, Shanghai Jiao Tong University School of Medicine"
    )
    assert {mention.form for mention in mentions} == {"name"}


def test_places_of_several_names_in_one_line() -> None:
    text = "Ph.D., Institute of Computing Technology, Chinese Academic of Science, Beijing; then NUS."
    assert [(mention.form, text[mention.start : mention.end]) for mention in find_institutions(text)] == [
        ("name", "Institute of Computing Technology"),
        ("wrong", "Chinese Academic of Science"),
        ("acronym", "NUS"),
    ]


def test_a_wrong_name_in_a_list() -> None:
    text = "the Chinese Academic of Science and Nowhere College"
    assert [mention.form for mention in find_institutions(text)] == ["wrong"]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    last = 0
    for mention in find_institutions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [
        ("Laval: Universite du Luxembourg", "lost-accents", "Université du Luxembourg"),
        ("ETH Zurich and ETH Zürich", "name", "ETH Zurich"),
        ("at Tecnologico de Monterrey", "lost-accents", "Tecnológico de Monterrey"),
        ("at Université Côte d Azur", "wrong", "Université Côte d'Azur"),
    ],
)
def test_lost_accents_and_apostrophes(text: str, form: str, right: str) -> None:
    found = find_institutions(text)[0]
    assert (found.form, found.right) == (form, right)


def test_capitals_may_go_without_accents() -> None:
    assert all(mention.form != "lost-accents" for mention in find_institutions("UNIVERSITE DU LUXEMBOURG"))


@pytest.mark.parametrize(
    "text",
    [
        "Université d'Aix-Marseille",
        "University of Sevilla",
        "the World Health Organisation",
        "Goethe University of Frankfurt",
    ],
)
def test_a_variant_that_is_in_use_is_not_wrong(text: str) -> None:
    assert all(mention.form not in ("wrong", "head-word") for mention in find_institutions(text))
