"""Mentions of venues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts.venues import VenueMention, find_venues


def only(text: str, slot: bool = False) -> VenueMention:
    mentions = find_venues(text, slot)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "key", "years", "style"),
    [
        ("CVPR 2024", "CVPR", [2024], "space4"),
        ("CVPR'24", "CVPR", [2024], "apostrophe2"),
        ("CVPR’24", "CVPR", [2024], "apostrophe2"),
        ("CVPR '24", "CVPR", [2024], "apostrophe2"),
        ("CVPR’2024", "CVPR", [2024], "apostrophe4"),
        ("CVPR24", "CVPR", [2024], "glued2"),
        ("CVPR2024", "CVPR", [2024], "glued4"),
        ("CVPR-24", "CVPR", [2024], "hyphen2"),
        ("CVPR-2024", "CVPR", [2024], "hyphen4"),
        ("CVPR–24", "CVPR", [2024], "dash2"),
        ("CVPR_2024", "CVPR", [2024], "underscore4"),
        ("CVPR, 2024", "CVPR", [2024], "comma4"),
        ("CVPR (2024)", "CVPR", [2024], "paren4"),
        ("(ICCV) 2025", "ICCV", [2025], "space4"),
        ("(CVPR)-22,24", "CVPR", [2022, 2024], "hyphen2"),
        ("(CVPR)-22.24", "CVPR", [2022, 2024], "hyphen2"),
        ("ICCV-21,23", "ICCV", [2021, 2023], "hyphen2"),
        ("ICCV'21,'23", "ICCV", [2021, 2023], "apostrophe2"),
        ("MICCAI-21-24", "MICCAI", [2021, 2022, 2023, 2024], "hyphen2"),
        ("CVPR 2024, 2025", "CVPR", [2024, 2025], "space4"),
        ("CVPR 2023/2024", "CVPR", [2023, 2024], "space4"),
        ("CVPR 2023 and 2024", "CVPR", [2023, 2024], "space4"),
        ("CVPR 2022–2024", "CVPR", [2022, 2023, 2024], "space4"),
        ("IEEE CVPR 2024", "CVPR", [2024], "space4"),
        ("2024 CVPR", "CVPR", [2024], "before4"),
        ("**CVPR** 2024", "CVPR", [2024], "space4"),
        ("`CVPR` 2024", "CVPR", [2024], "space4"),
        ("SIGGRAPH Asia 2023", "SIGGRAPH Asia", [2023], "space4"),
        ("3DV 2025", "3DV", [2025], "space4"),
        ("KDD'99", "KDD", [1999], "apostrophe2"),
    ],
)
def test_years(text: str, key: str, years: list[int], style: str) -> None:
    mention = only(text)
    assert (mention.venue.key, mention.form, mention.style) == (key, "acronym", style)
    assert [year.year for year in mention.years] == years
    for year in mention.years:
        assert text[year.start : year.end] == year.written


@pytest.mark.parametrize(
    "text",
    [
        "accepted by ICLR 2025.01",  # a date
        "ICML 2024-05",
        "Sep 2024 ICML",
        "CVPR 24 papers",
        "CVPR 3.5",
        "CVPR 1850",
        "NeurIPS",
        "in 2023.11 NeurIPS",
    ],
)
def test_no_year(text: str) -> None:
    assert only(text).years == ()


@pytest.mark.parametrize(
    ("text", "key", "style"),
    [
        ("NPJ Digit. Med.-24", "npjDM", "hyphen2"),
        ("计算机工程与应用 2024", "ComputEngAppl", "space4"),
    ],
)
def test_years_behind_abbreviations_and_other_scripts(text: str, key: str, style: str) -> None:
    mention = only(text)
    assert (mention.venue.key, mention.style) == (key, style)
    assert [year.year for year in mention.years] == [2024]


def test_years_of_a_range_share_its_span() -> None:
    text = "MICCAI-21-23"
    between = only(text).years[1]
    assert (between.year, text[between.start : between.end]) == (2022, "21-23")


@pytest.mark.parametrize(
    ("text", "key", "track", "years"),
    [
        ("CVPRW 2024", "CVPRW", None, [2024]),
        ("CVPR Workshop 2024", "CVPRW", None, [2024]),
        ("MICCAI Workshop 2024", "MICCAI", "workshop", [2024]),
        ("ICML 2024 Workshop", "ICML", "workshop", [2024]),
        ("Workshop at NeurIPS 2024", "NeurIPS", "workshop", [2024]),
        ("NeurIPS D&B 2024", "NeurIPS", "datasets-and-benchmarks", [2024]),
        ("NeurIPS 2024 Datasets and Benchmarks Track", "NeurIPS", "datasets-and-benchmarks", [2024]),
        ("Findings of ACL 2023", "ACL", "findings", [2023]),
        ("EMNLP Findings 2023", "EMNLP", "findings", [2023]),
        ("EMNLP 2023 (Findings)", "EMNLP", "findings", [2023]),
        ("ICML 2024 Oral", "ICML", "oral", [2024]),
        ("ICLR 2024 (Spotlight)", "ICLR", "spotlight", [2024]),
        ("ICLR Poster Track 2024", "ICLR", "poster", [2024]),
        ("ICLR 2024", "ICLR", None, [2024]),
        ("ICLR 2024 Mainland", "ICLR", None, [2024]),
    ],
)
def test_tracks(text: str, key: str, track: str | None, years: list[int]) -> None:
    mention = only(text)
    assert (mention.venue.key, mention.track) == (key, track)
    assert [year.year for year in mention.years] == years


@pytest.mark.parametrize(
    ("text", "key", "form", "right"),
    [
        ("IEEE Transactions on Medical Imaging", "TMI", "name", None),
        ("Transactions on Medical Imaging", "TMI", "incomplete", None),
        ("Transaction on Medical Imaging", "TMI", "wrong", "IEEE Transactions on Medical Imaging"),
        ("IEEE Transaction on Medical Imaging", "TMI", "wrong", "IEEE Transactions on Medical Imaging"),
        ("IEEE transactions on medical imaging", "TMI", "wrong-case", "IEEE Transactions on Medical Imaging"),
        ("IEEE TRANSACTIONS ON MEDICAL IMAGING", "TMI", "name", None),
        ("Journal on Machine Learning Research", "JMLR", "wrong", "Journal of Machine Learning Research"),
        (
            "Transactions of Machine Learning Research",
            "TMLR",
            "wrong",
            "Transactions on Machine Learning Research",
        ),
        ("IEEE Transactions in Image Processing", "TIP", "wrong", "IEEE Transactions on Image Processing"),
        ("SIAM Journal on Imaging Science", "SIIMS", "wrong", "SIAM Journal on Imaging Sciences"),
        (
            "Internation Conference on Machine Learning",
            "ICML",
            "wrong",
            "International Conference on Machine Learning",
        ),
        ("International Conference on Machine\nLearning", "ICML", "name", None),
        ("IEEE / CVF International Conference on Computer Vision", "ICCV", "name", None),
        ("Conference on Parsimony & Learning", "CPAL", "alias", None),
        ("The Web Conference", "WWW", "name", None),
        ("Neurips", "NeurIPS", "wrong-case", "NeurIPS"),
        ("ArXiv preprint", "arXiv", "wrong-case", "arXiv"),
        ("NeurlPS", "NeurIPS", "homoglyph", "NeurIPS"),
        ("lCCV", "ICCV", "homoglyph", "ICCV"),
        ("СVPR", "CVPR", "homoglyph", "CVPR"),  # a Cyrillic letter
        ("NIPS", "NeurIPS", "former", None),
        ("CPVR", "CVPR", "wrong", "CVPR"),
        ("NEURIPS 2024", "NeurIPS", "acronym", "NeurIPS"),
        ("SIGGRAPH ASIA 2024", "SIGGRAPH Asia", "acronym", None),
        ("IEEE Trans. on Image Processing", "TIP", "alias", None),
        ("Information Processing \\& Management 2024", "IPM", "name", None),
        (
            "(IEEE / CVF Conference on Computer Vision and Pattern Recogniton)",
            "CVPR",
            "wrong",
            "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        ),
    ],
)
def test_forms(text: str, key: str, form: str, right: str | None) -> None:
    mention = only(text)
    assert (mention.venue.key, mention.form) == (key, form)
    assert right is None or mention.right == right


@pytest.mark.parametrize(
    "text",
    [
        "I work on pattern recognition and machine learning.",
        "My interests are Pattern Recognition, Machine Learning and Robotics and Automation.",
        "Medical Imaging Analysis is what I do.",
        "MSc in Machine Learning, 2023",
        "B.S. in Computer Science, 2024",
        "AI is not PR, and CHI is energy in Chinese.",
        "Language models, media, and the cell.",
        "International Conference on Machine Learning and Applications Group",
        "IEICE Transactions on Communications",
        "Asian Conference on Computer Vision Systems",
        "the association for computational linguistics",
        "see arxiv.org/abs/2401.00001 or neurips.cc/virtual",
        "my_CVPRs and xICML",
        "Artificial Intelligence Reviewers",
        "IEEE Transactions on Communication, Control and Networks",
        "Miss Joh and Mr Soro",
    ],
)
def test_what_is_no_venue(text: str) -> None:
    assert find_venues(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("published in Pattern Recognition", "PR"),
        ("accepted by PR", "PR"),
        ("Reviewer for the journal Information Fusion", "INFFUS"),
        ("PR 2024", "PR"),
        ("IEEE TIP", "TIP"),
        ("Nature 2024", "Nature"),
        ("Pattern Recognition (PR)", "PR"),
        ("Robotics and Automation (ICRA)", "ICRA"),
        ("(Medical Image Analysis)", "MedIA"),
    ],
)
def test_ordinary_words_where_a_venue_must_stand(text: str, key: str) -> None:
    assert only(text).venue.key == key


def test_ordinary_abbreviations_beside_sure_venues() -> None:
    assert [mention.venue.key for mention in find_venues("Reviewer: TPAMI, TIP, PR, and VR")] == [
        "TPAMI", "TIP", "PR", "IEEE VR",
    ]  # fmt: skip


def test_plain_english_is_wrong_in_a_slot_only() -> None:
    assert find_venues("Nature Communication matters") == []
    assert only("Nature Communication", slot=True).form == "context"
    assert only("Medical Imaging Analysis", slot=True).form == "wrong"
    assert only("models 2024", slot=True).form == "wrong-case"


def test_a_name_with_its_own_acronym_and_year_is_one_mention() -> None:
    text = "2024 IEEE International Conference on Robotics and Biomimetics (ROBIO)"
    mention = only(text)
    assert (mention.start, mention.end) == (0, len(text))
    assert text[mention.name_start : mention.name_end] == text[5:-8]
    text = "In International Conference on Learning Representations (ICLR 2024), Vienna"
    mention = only(text)
    assert text[mention.start : mention.end].endswith("(ICLR 2024")
    assert mention.years[0].year == 2024


def test_a_name_and_a_foreign_or_misspelt_acronym_are_two_mentions() -> None:
    keys = [mention.venue.key for mention in find_venues("IEEE Transactions on Image Processing (TMI)")]
    assert keys == ["TIP", "TMI"]
    forms = [
        mention.form
        for mention in find_venues("Conference on Neural Information Processing Systems (NeurlPS)")
    ]
    assert forms == ["name", "homoglyph"]


def test_a_sponsor_with_the_number_of_the_edition() -> None:
    mention = only("2024 IEEE 40th International Conference on Data Engineering (ICDE)")
    assert (mention.form, [year.year for year in mention.years]) == ("alias", [2024])
    assert only("International Conference on Data Engineering").form == "incomplete"


def test_the_longest_name_wins() -> None:
    assert only("IEEE Conference on Computer Vision and Pattern Recognition").form == "former"
    assert only("Findings of the Association for Computational Linguistics").venue.key == "Findings"
    assert only("University PR Office of the Pattern Recognition Letters").venue.key == "PRL"


@given(st.text(alphabet=st.sampled_from("CVPRICneurlPS'-–2024,. ()`*_&İßéС\n"), max_size=60), st.booleans())
def test_mentions_lie_in_the_text_in_order(text: str, slot: bool) -> None:
    last = 0
    for mention in find_venues(text, slot):
        assert last <= mention.start <= mention.name_start < mention.name_end <= mention.end <= len(text)
        for year in mention.years:
            assert mention.start <= year.start < year.end <= mention.end
        last = mention.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    find_venues(text)
    find_venues(text, slot=True)


@pytest.mark.parametrize(
    "text", ["Lecture Notes in Computer Science", "Annals of Nature", "European Journal of Bioinformatics"]
)
def test_a_longer_name_in_a_slot_ends_in_no_journal(text: str) -> None:
    assert find_venues(text, slot=True) == []


@pytest.mark.parametrize("text", ["Science", "The Lancet", "Published in Nature", "Nature 2024"])
def test_a_journal_of_one_word_is_known_in_a_slot(text: str) -> None:
    assert only(text, slot=True).venue.key in {"Science", "Lancet", "Nature"}
