"""When venues were held."""

from __future__ import annotations

import pytest

from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import venue


def known(key: str) -> Venue:
    found = venue(key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "year", "held"),
    [
        ("ICCV", 2023, True),
        ("ICCV", 2024, False),
        ("ECCV", 2024, True),
        ("ECCV", 2023, False),
        ("CVPR", 2031, True),
        ("NAACL", 2023, False),
        ("NAACL", 2035, None),
        ("3DV", 2023, False),
        ("IJCAI", 2014, False),
        ("IJCAI", 2016, True),
        ("OSDI", 2019, False),
        ("SOSP", 2024, True),
        ("COLM", 2023, None),
        ("TPAMI", 2024, None),
    ],
)
def test_held_in(key: str, year: int, held: bool | None) -> None:
    assert known(key).held_in(year) is held


@pytest.mark.parametrize(
    ("key", "year", "month"),
    [
        ("WACV", 2020, 3),
        ("WACV", 2021, 1),
        ("WACV", 2024, 1),
        ("WACV", 2025, range(2, 4)),
        ("CVPR", 2024, 6),
        ("MICCAI", 2024, 10),
        ("ICRA", 2024, 5),
        ("ROBIO", 2024, 12),
        ("KDD", 2024, 8),
        ("NeurIPS", 2024, 12),
        ("ICPR", 2020, 13),
        ("ICCV", 2024, None),
        ("JMLR", 2024, None),
    ],
)
def test_month_held(key: str, year: int, month: int | range | None) -> None:
    assert known(key).month_held(year) == month


def test_an_undated_edition_may_have_kept_any_month_of_its_time() -> None:
    months = known("AAAI").month_held(2008)
    assert isinstance(months, range)
    assert {2, 7} <= set(months)


def test_months_notified_come_before_the_event() -> None:
    assert known("WACV").months_notified(2024) == range(-4, 0)
    assert known("NeurIPS").months_notified(2024) == range(9, 10)
    assert known("ICSE").months_notified(2024) is None
    assert known("ICCV").months_notified(2024) is None
    assert known("AAAI").months_notified(2012) is None


@pytest.mark.parametrize(
    ("key", "year", "text"),
    [
        ("WACV", 2024, "WACV 2024: 4 to 8 January 2024"),
        ("WACV", 2025, "WACV 2025: 28 February to 4 March 2025"),
        ("WACV", 2021, "WACV 2021: January 2021"),
        ("ICPR", 2020, "ICPR 2020: 10 to 15 January 2021"),
        ("ICCV", 2024, "ICCV is held in odd years"),
        ("NAACL", 2023, "NAACL was held in 2021, 2022, 2024, 2025"),
        ("3DV", 2023, "3DV was not held in 2023"),
        ("CVPR", 2033, "CVPR is held in June"),
        ("TMI", 2024, None),
    ],
)
def test_held_text(key: str, year: int, text: str | None) -> None:
    assert known(key).held_text(year) == text


def test_an_edition_of_two_years() -> None:
    held = known("SLT").held_days(2022)
    assert held is not None
    assert (held.first.year, held.first.month, held.first.day) == (2023, 1, 9)
    assert known("SLT").held_text(2022) == "SLT 2022: 9 to 12 January 2023"


def test_unknown_key() -> None:
    assert venue("NOSUCH") is None
