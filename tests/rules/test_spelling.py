"""What the spelling rules say, and on what they are silent."""

from __future__ import annotations

import datetime

import pytest

from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example

RULES = [rule for rule in load_rules().values() if rule.family == "SPL"]
TODAY = datetime.date(2026, 1, 15)


def lint(tmp_path, body: str | dict[str, str], words=None, options=None) -> list[Finding]:
    files = {path: text.encode() for path, text in read_example(body).files.items()}
    site = Site(str(tmp_path), files)
    return run(site, RULES, today=TODAY, words=words, options=options).findings


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.code, f.place.text, f.fix.edits[0].text if f.fix else "") for f in findings]


@pytest.mark.parametrize(
    ("body", "code", "wrong", "right"),
    [
        ("The **enviroment** of birds is large.", "SPL001", "enviroment", "environment"),
        ("- *Jornel Reviewers:* Nature", "SPL001", "Jornel", "Journal"),
        ("- *Edtor of Journals:* Nature, Science", "SPL002", "Edtor", "Editor"),
        ("We show that the method is particualarly good.", "SPL002", "particualarly", "particularly"),
        ("![A map of the enviroment](map.png)", "SPL001", "enviroment", "environment"),
        ('<a href="/x" title="our enviroment is here">here</a>', "SPL001", "enviroment", "environment"),
    ],
)
def test_misspellings_are_found_with_their_correction(tmp_path, body, code, wrong, right) -> None:
    assert said(lint(tmp_path, body)) == [(code, wrong, right)]


@pytest.mark.parametrize(
    "body",
    [
        # names: beside other names, initials, titles
        "Elin Moe, Tomas Sepctral, Jonas Ravn, and Mira Dependancia.",
        "Persson, H. J., Colombo, R., Martirano, G.: A study, 2020.",
        "I am advised by Prof. Fabriza and Dr. Changjiang.",
        "We use Hanning's window and Manling's post.",
        # coined words come up often, or stand in the address
        "A presenrtion here. The presenrtion there. Our presenrtion everywhere.",
        "Try [our tool](https://example.org/a-presenrtion), a presenrtion.",
        # other languages and Latin names
        "Nous avons un projet dans le developpement de la ville, et une adresse.",
        "We extract oils from *Sclarea sylvestris verticillata* in spring.",
        # no prose
        "Run `reserach enviroment`, see enviroment.py and @reserach and my_enviroment.",
        "{% comment %} reserach {% endcomment %}<!-- reserach -->",
        "A word like pre{{ site.x }}viroment is made by Liquid.",
        # hyphens: a word parted by hand
        "a reinforce-ment and ex-pectation",
    ],
)
def test_silent(tmp_path, body) -> None:
    assert said(lint(tmp_path, body)) == []


def test_a_fix_that_might_change_a_name_or_an_anchor_is_not_safe(tmp_path) -> None:
    found = lint(tmp_path, "# Pubications\n\nMy enviroment. Our Reserach. The Influnce of it.\n")
    assert {f.place.text: f.fix.safety for f in found if f.fix} == {
        "Pubications": "unsafe",
        "enviroment": "safe",
        "Reserach": "safe",
        "Influnce": "unsafe",
    }


def test_a_word_of_its_own_is_misspelt_only_once(tmp_path) -> None:
    assert said(lint(tmp_path, "A presenrtion on birds.")) == [("SPL002", "presenrtion", "presentation")]


def test_markup_inside_a_word_leaves_the_fix_to_the_author(tmp_path) -> None:
    (found,) = lint(tmp_path, "The en**viroment** of birds.")
    assert found.fix is None


def test_the_users_own_words_are_right(tmp_path) -> None:
    body = "The enviroment of Jornel Lab is presenrted."
    own = {"words": ["enviroment", "presenrted"], "names": ["Jornel Moe"], "places": []}
    assert len(lint(tmp_path, body)) == 3
    assert lint(tmp_path, body, words=own) == []


def test_a_sample_of_the_template_is_left_alone(tmp_path) -> None:
    page = {"_posts/2015-03-15-a.md": "---\ntitle: Blog Post number 1\n---\nThe enviroment.\n"}
    assert lint(tmp_path, page) == []


def test_pyspellchecker_gives_a_second_opinion_when_asked(tmp_path) -> None:
    body = "We went to the zoo with a gitter and a tromblone."
    both = lint(tmp_path, body, options={"probable-misspelling": {"engine": "pyspellchecker"}})
    assert len(both) >= len(lint(tmp_path, body))
    assert all(f.fix is None or f.place.text != f.fix.edits[0].text for f in both)
