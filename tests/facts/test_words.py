from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts import words, words_build, words_codespell, words_table
from sitecheck.facts.words import Speller, Verdict, find_words, language_of
from sitecheck.facts.words_distance import distance, one_edit, slip_cost
from sitecheck.facts.words_table import FILE, WordTable


@pytest.fixture(scope="module", autouse=True)
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordTable]:
    """The list as it is compiled from today's data, whatever an earlier build left behind."""
    folder = tmp_path_factory.mktemp("compiled")
    (path,) = words_build.build(str(folder))
    assert os.path.basename(path) == FILE
    with open(path, "rb") as file:
        built = WordTable(file.read())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_table, "load", lambda: built)
        yield built


def verdict(word: str, **context: str) -> Verdict:
    found = Speller().check(word, **context)
    assert found is not None, word
    return found


@pytest.mark.parametrize(
    ("word", "right", "confidence", "source"),
    [
        ("Jornel", "Journal", "sure", "curated"),
        ("JORNEL", "JOURNAL", "sure", "curated"),
        ("univerity", "university", "sure", "curated"),
        ("inclouding", "including", "sure", "curated"),
        ("numercial", "numerical", "sure", "curated"),
        ("assitant", "assistant", "sure", "curated"),
        ("Enouragement", "Encouragement", "sure", "curated"),
        ("stanfrod", "Stanford", "sure", "curated"),
        ("reviwer's", "reviewer's", "sure", "curated"),
        ("Recieve", "Receive", "sure", "curated"),
        ("threshhold", "threshold", "sure", "codespell"),
        ("perviously", "previously", "likely", "codespell"),
        ("segmenttation", "segmentation", "likely", "near"),
        ("hyperparametrs", "hyperparameters", "likely", "near"),
        ("diagnoalization", "diagonalization", "likely", "near"),
        ("Prelinminary", "Preliminary", "likely", "near"),
        ("workshopin", "workshop in", "likely", "near"),
        ("asthe", "as the", "likely", "near"),
    ],
)
def test_misspellings_are_found_with_the_right_word_first(
    word: str, right: str, confidence: str, source: str
) -> None:
    found = verdict(word)
    assert found.suggestions[0] == right
    assert (found.word, found.confidence, found.source) == (word, confidence, source)
    assert found.capitalised == word[0].isupper()


@pytest.mark.parametrize(
    "word",
    """journal reviewer organisation honoured modelling behaviour colour analysed specialised generalisation
    tokenised programme towards dataset datasets hyperparameters transformer backpropagation neuroimaging
    radiomics voxel teleoperation middleware qubit photonics arxiv preprint postdoc homepage PyTorch Tencent
    multimodality pretraining spatiotemporal subproblem reweighted graph-like keypoint timestep updater
    don't we'll researcher's BEng Euclidean lookup stdout parsable""".split(),
)
def test_right_words_get_no_verdict(word: str) -> None:
    assert Speller().check(word) is None


@pytest.mark.parametrize("word", "xqzt kubrnet ptolo mafint vvff grzmot lsp na".split())
def test_unknown_words_near_nothing_get_no_verdict(word: str) -> None:
    found = Speller().check(word)
    assert found is None or found.confidence == "possible"


def test_a_capital_may_be_a_name() -> None:
    found = Speller().check("Blanchat")
    assert found is None or found.confidence == "possible"
    assert Speller().check("Chenliang") is None
    assert verdict("Aligenment").confidence == "likely"


def test_other_languages_are_left_alone() -> None:
    assert Speller().check("recive", language="fr") is None
    assert Speller().check("recive", language=None) is not None
    for word in "environnement chercheur Forschung investigación recherche".split():
        assert Speller().check(word) is None


def test_hyphenated_words_are_judged_as_a_whole_too() -> None:
    assert Speller().check("pectation") is not None
    assert Speller().check("pectation", whole="ex-pectation") is None
    assert Speller().check("authered", whole="co-authered") is not None


@pytest.mark.parametrize(
    ("one", "two", "right"),
    [
        ("th", "emain", ("the", "main")),
        ("thep", "aper", ("the", "paper")),
        ("the", "main", None),
        ("of", "xqzt", None),
        ("a", "paper", None),
    ],
)
def test_a_space_one_letter_off(one: str, two: str, right: tuple[str, str] | None) -> None:
    assert words.moved_space(one, two) == right


@pytest.mark.parametrize(("one", "two"), [("changings", "and"), ("with", "ast"), ("the", "main")])
def test_a_moved_space_leaves_a_little_word(one: str, two: str) -> None:
    assert words.moved_space(one, two) is None


@pytest.mark.parametrize(("word", "right"), [("ivacy", "privacy"), ("vacy", ""), ("lab", ""), ("thexyz", "")])
def test_a_word_that_lost_its_first_letters(word: str, right: str) -> None:
    assert words.lost_beginning(word) == right


@pytest.mark.parametrize(
    ("word", "right"),
    [("paeg", "page"), ("wih", "with"), ("xclock", ""), ("whvt", "what"), ("xqzt", "")],
)
def test_everyday_words_near_another(word: str, right: str) -> None:
    assert (words.everyday_near(word) or ("",))[0] == right


def test_unsettled_words_are_those_that_a_list_may_doubt() -> None:
    speller = Speller(["Mytool"])
    doubted = speller.unsettled(["research", "Jornel", "mytool", "reserach", "Persson", "homepage's"])
    assert doubted == ["Jornel", "reserach", "Persson"]
    assert all(speller.check(word) is None for word in ("research", "mytool", "homepage's"))


def test_the_likelier_slip_comes_first() -> None:
    assert verdict("squre").suggestions[0] == "square"


@pytest.mark.parametrize("word", ["executables", "arrondissements", "initialisms", "pyversions"])
def test_plurals_of_known_words_and_names_of_tools_are_silent(word: str) -> None:
    assert Speller().check(word) is None


def test_names_are_told_by_their_class() -> None:
    assert all(map(words.may_be_name, ("Liu", "Wang", "Persson", "Paul", "Silva")))
    assert not any(map(words.may_be_name, ("Method", "Reading", "School", "Spectral")))


def test_known_words_of_the_page_are_silent() -> None:
    speller = Speller(["Jornel", "MyTool"])
    assert speller.check("jornel") is None
    assert speller.is_known("mytool")
    assert not Speller().is_known("mytool")
    assert speller.check("univerity") is not None


def test_find_words_leaves_out_what_is_no_prose() -> None:
    text = (
        "A semi-supervised model (see data.csv, my_var, x2y, GPUs, IEEE, camelCase, @user, user/some-tool) "
        "isn't   EDUCATION; tried and/or failed. L'été."
    )
    found = find_words(text)
    assert [mention.text for mention in found] == (
        "semi supervised model see isn't EDUCATION tried and or failed L'été".split()
    )
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert {mention.whole for mention in found if mention.text in ("semi", "supervised")} == {
        "semi-supervised"
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am a student at the university and work on robots with my friends", "en"),
        ("Je suis chercheur dans une équipe qui étudie la recherche d'information", "fr"),
        ("Ich bin Doktorand und arbeite an der Universität mit einer Gruppe von Freunden", "de"),
        ("Soy estudiante de la universidad y trabajo en una empresa con mis amigos", "es"),
        ("Sono uno studente della università e lavoro con il mio gruppo di ricerca", "it"),
        ("我是一名博士研究生，研究方向为计算机视觉", "zh"),
        ("私は大学院で機械学習を研究しています", "ja"),
        ("저는 대학원에서 기계 학습을 연구하고 있습니다", "ko"),
        ("Я аспирант и занимаюсь машинным обучением", "ru"),
        ("Deep Image Segmentation", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(mention.text for mention in find_words(text)) == language


def test_the_corrections_table_is_sound(table: WordTable) -> None:
    wrong_seen: set[str] = set()
    for line in words._lines("corrections.tsv"):
        right, _, wrong = line.partition("\t")
        assert wrong, line
        parts = right.lower().split("-")
        assert all(table.word_class(part.encode()) for part in parts), right
        for word in wrong.split():
            assert word == word.lower() != right.lower()
            assert word not in wrong_seen, word
            # A few of them stand among the rarest words of general lists.
            assert table.word_class(word.encode()) in ("", "0", "f", "n") or word in (
                "informations",
                "equipments",
            ), word
            wrong_seen.add(word)
    assert len(wrong_seen) > 1500


def test_no_correction_is_itself_a_misspelling() -> None:
    wrong = {word for line in words._lines("corrections.tsv") for word in line.partition("\t")[2].split()}
    right = {line.partition("\t")[0].lower() for line in words._lines("corrections.tsv")}
    assert not wrong & right


def test_denied_entries_give_reasons_and_no_verdict() -> None:
    for line in words._lines("codespell_denied.tsv"):
        word, _, reason = line.partition("\t")
        assert reason
        assert words_codespell.look_up(word)[0], f"codespell no longer lists {word}"
        found = Speller().check(word)
        assert found is None or found.source != "codespell"


def test_codespell_is_read_in_place() -> None:
    path = words_codespell.dictionary_path()
    assert path is not None
    with open(path, encoding="utf-8") as file:
        keys = [line.partition("->")[0] for line in file]
    sample = keys[:: len(keys) // 2000]
    found = sum(bool(words_codespell.look_up(key)[0]) for key in sample)
    assert found >= 0.999 * len(sample)
    assert words_codespell.look_up("zzzzz") == ((), False)
    assert words_codespell.look_up("Recieve") == (("receive",), True)


def test_without_codespell_the_other_layers_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_codespell, "_mapped", lambda: b"")
    assert words_codespell.look_up("recieve") == ((), False)


def test_the_compiled_list_refuses_other_files() -> None:
    with pytest.raises(ValueError, match="no word list"):
        WordTable(b"something else")


def test_a_wheel_carries_the_list() -> None:
    from sitecheck.build import BUILDERS

    assert words_build.__name__ in BUILDERS


LETTERS = st.text(alphabet="abcdeinrst", min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_one_edit_agrees_with_the_distance(word: str, other: str) -> None:
    near = one_edit(word.encode(), other.encode())
    assert near == (distance(word.encode(), other.encode(), 2) == 1)
    assert near == one_edit(other.encode(), word.encode())


@given(LETTERS, LETTERS)
def test_distance_is_symmetric_and_bounded(word: str, other: str) -> None:
    one, two = word.encode(), other.encode()
    assert distance(one, two, 2) == distance(two, one, 2) <= 3
    assert (distance(one, two, 2) == 0) == (one == two)


COMMON = st.sampled_from(
    "recognition publication conference professor segmentation distribution intelligence laboratory "
    "experience international technology optimization undergraduate".split()
)


@given(COMMON, st.data())
def test_a_slip_in_a_long_word_is_repaired(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    kind = data.draw(st.sampled_from(["omit", "double", "swap"]))
    if kind == "omit":
        slip = word[:place] + word[place + 1 :]
    elif kind == "double":
        slip = word[:place] + word[place] + word[place:]
    else:
        slip = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    found = Speller().check(slip)
    if slip == word or words.is_known(slip):
        return
    assert found is not None
    assert word in found.suggestions


def test_likely_slips_cost_less() -> None:
    assert slip_cost(b"recieve", b"receive") < slip_cost(b"recxive", b"receive")
    assert slip_cost(b"comittee", b"committee") < slip_cost(b"ommittee", b"committee")


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    speller = Speller()
    for mention in find_words(text):
        assert text[mention.start : mention.end] == mention.text
        found = speller.check(mention.text, whole=mention.whole)
        if found is not None:
            assert found.suggestions
            assert mention.text not in found.suggestions
    language_of(text.split())
