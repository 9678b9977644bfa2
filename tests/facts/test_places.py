"""Places by a wrong name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts.places import distance, find_places, slot_city


@pytest.mark.parametrize(
    ("text", "found", "form", "right"),
    [
        ("Palo Alto, California, United State", "United State", "wrong", "United States"),
        ("the Untied States of nowhere", "Untied States", "wrong", "United States"),
        ("in the United Arab Emirate", "United Arab Emirate", "wrong", "United Arab Emirates"),
        ("I was in Copengagen", "Copengagen", "wrong", "Copenhagen"),
        ("at a conference in Philadelphie to present", "Philadelphie", "wrong", "Philadelphia"),
        ("GuangZhou Bank", "GuangZhou", "wrong-case", "Guangzhou"),
        ("HangZhou, China", "HangZhou", "wrong-case", "Hangzhou"),
        ("Bejing", "Bejing", "wrong", "Beijing"),
        ("ShenZhen", "ShenZhen", "wrong-case", "Shenzhen"),
        ("Hong kong", "Hong kong", "wrong-case", "Hong Kong"),
        ("Suchoow, China", "Suchoow", "wrong", "Suzhou"),
        ("an office in town, Suchoow, China", "Suchoow", "wrong", "Suzhou"),
        ("Hangzhuo, Zhejiang, China", "Hangzhuo", "wrong", "Hangzhou"),
        ("Stockhom, Sweden", "Stockhom", "wrong", "Stockholm"),
        ("Pitsburgh, PA, USA", "Pitsburgh", "wrong", "Pittsburgh"),
    ],
)
def test_wrong_places(text: str, found: str, form: str, right: str) -> None:
    (mention,) = find_places(text)
    assert (text[mention.start : mention.end], mention.form, mention.right) == (found, form, right)


@pytest.mark.parametrize(
    "text",
    [
        "Suzhou, China; Soochow, China; Zhejiang, China; Stanford, USA; Cambridge, UK; Zürich, Switzerland",
        "Science, China. Software Engineer, USA. Physics, Germany.",
        "un congrès à Philadelphie et à Londres",
        "the united states of matter, UNITED STATES",
        "a united state of mind",
        "shanghai.example.org and guangZhou_2020",
        "with Hanzhou Wu, Suchoow",
        "McDonald in Turkey, Jordan and Chad",
        "the Netherlands",
    ],
)
def test_right_places_and_other_words(text: str) -> None:
    assert find_places(text) == []


@pytest.mark.parametrize(
    ("name", "country", "right"),
    [
        ("Suchoow", "CN", "Suzhou"),
        ("Copengagen", "DK", "Copenhagen"),
        ("Paris", "US", None),
        ("Soochow", "CN", None),
        ("MIT", "US", None),
        ("hangzhuo", "CN", None),
        ("Xyzzyx", "CN", None),
        ("Berlinn", "XX", None),
    ],
)
def test_slot_city(name: str, country: str, right: str | None) -> None:
    assert slot_city(name, country) == right


def test_distance_counts_swaps_as_one() -> None:
    assert distance("hangzhuo", "hangzhou", 2) == 1
    assert distance("bejing", "beijing", 2) == 1
    assert distance("abc", "xyz", 2) == 3
    assert distance("", "ab", 2) == 2


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_a_measure(one: str, other: str) -> None:
    assert distance(one, other, 20) == distance(other, one, 20)
    assert (distance(one, other, 20) == 0) == (one == other)
    assert distance(one, other, 20) <= max(len(one), len(other))
    assert distance(one, other, 2) == min(distance(one, other, 20), 3)


@given(st.text(max_size=100))
def test_any_text_can_be_read(text: str) -> None:
    for mention in find_places(text + ", China"):
        assert 0 <= mention.start < mention.end <= len(text) + 7
