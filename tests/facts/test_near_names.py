"""Long names with one word a slip away, and what is no slip."""

from __future__ import annotations

import pytest

from sitecheck.facts.institutions import all_institutions, find_institutions
from sitecheck.facts.near_names import is_slip
from sitecheck.facts.venues import all_venues, find_venues


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        (
            "IEEE/CVF Conference on Computer Vision and Pattern Recognization (CVPR), 2024",
            "IEEE/CVF Conference on Computer Vision and Pattern Recognization",
            "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        ),
        (
            "Reviewer for IEEE Transactions on Pattern Analysis and Machine Intelligent",
            "IEEE Transactions on Pattern Analysis and Machine Intelligent",
            "IEEE Transactions on Pattern Analysis and Machine Intelligence",
        ),
        (
            "Europen Conference on Computer Vision, 2022",
            "Europen Conference on Computer Vision",
            "European Conference on Computer Vision",
        ),
        (
            "Journal of Machine Learning Reserach",
            "Journal of Machine Learning Reserach",
            "Journal of Machine Learning Research",
        ),
    ],
)
def test_a_venue_with_one_wrong_word_is_known(text: str, found: str, right: str) -> None:
    (mention,) = find_venues(text)
    assert mention.form == "wrong"
    assert text[mention.name_start : mention.name_end] == found
    assert mention.right == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Beijing University of Post and Telecomunications",
            "Beijing University of Posts and Telecommunications",
        ),
        ("South China University of Techonlogy", "South China University of Technology"),
        ("Institute of Computing Techology, Beijing", "Institute of Computing Technology"),
        ("a student at Standford University", "Stanford University"),
        ("Kunnming University of Science and Technology", "Kunming University of Science and Technology"),
        ("at the University of Rocheser", "University of Rochester"),
    ],
)
def test_an_institution_with_one_wrong_word_is_known(text: str, right: str) -> None:
    (mention,) = find_institutions(text)
    assert (mention.form, mention.right) == ("wrong", right)


@pytest.mark.parametrize(
    "text",
    [
        "International Conference on Version Control",
        "I like the conference on computr vision and pattern recognition",
        "Henan Normal University",
        "Shanxi Normal University and Jianghan University",
        "Stamford University",
        "Journal of Machine Earning Research",
        "IEEE Transactions on Pattern Analysis. And Machine Intelligent",
        "International Conference\non Machine Lerning",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert [m for m in find_venues(text) if m.form == "wrong"] == []
    assert [m for m in find_institutions(text) if m.form == "wrong"] == []


@pytest.mark.parametrize(
    ("found", "wanted", "length", "slip"),
    [
        ("vison", "vision", 4, True),
        ("computor", "computer", 3, True),
        ("vison", "vision", 3, False),
        ("recognization", "recognition", 8, True),
        ("organisation", "organization", 5, False),
        ("behaviour", "behavior", 5, False),
        ("centre", "center", 5, False),
        ("earning", "learning", 5, False),
    ],
)
def test_a_slip_keeps_the_first_letter_and_is_no_other_english(
    found: str, wanted: str, length: int, slip: bool
) -> None:
    assert is_slip(found, wanted, length) is slip


def test_no_right_name_is_a_slip_for_another() -> None:
    names = [name for venue in all_venues() for name in venue.names]
    assert [n for n in names if any(m.form == "wrong" for m in find_venues(f"Reviewer for {n}, 2024"))] == []
    names = [name for one in all_institutions() for name in (one.name, *one.aliases)]
    assert [n for n in names if any(m.form == "wrong" for m in find_institutions(f"at {n}, 2024"))] == []
