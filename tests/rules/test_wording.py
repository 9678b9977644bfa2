"""What the wording rules find, and on what they are silent."""

from __future__ import annotations

import datetime
import re

import pytest

from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import read_example
from sitecheck.rules.wording import _wordings

RULES = [rule for rule in load_rules().values() if rule.family == "GRM"]
TODAY = datetime.date(2026, 1, 15)


def lint(tmp_path, body: str | dict[str, str]) -> list[Finding]:
    files = {path: text.encode() for path, text in read_example(body).files.items()}
    return [f for f in run(Site(str(tmp_path), files), RULES, today=TODAY).findings if f.severity != "info"]


WRONG = [
    ("I [server] as a reviewer for it.", "serve"),
    ("I will [server] on the committee.", "serve"),
    ("I graduated [form] the University of Oslo.", "from"),
    ("I received my Ph.D. degree [form] Example University.", "from"),
    ("I was advised [buy] Elin Moe.", "by"),
    ("My research [interesting] is trees.", "interests"),
    ("I am [interesting] in trees.", "interested"),
    ("If you are [interesting] in working with me, write.", "interested"),
    ("We use [principle] component analysis.", "principal"),
    ("the [loose] function of the net", "loss"),
    ("It improves [it's] performance.", "its"),
    ("We do [casual] inference.", "causal"),
    ("for [medial] image analysis", "medical"),
    ("He likes deep [leaning].", "learning"),
    ("with transfer [leaning] and more", "learning"),
    ("It is better [then] the others.", "than"),
    ("I am happy [everyday].", "every day"),
    ("She is a Student [Research], Example Lab.", "Researcher"),
    ("The paper is [excepted] by ICML.", "accepted"),
    ("We study [reinforce] learning.", "reinforcement"),
    ("I like natural language [process].", "processing"),
    ("We do image [process] and speech.", "processing"),
    ("the [Mult]-task track", "Multi"),
    ("with [self-supervise] learning", ""),
    ("for few-[shots] learning", "shot"),
    ("a large language [mode] for it", ""),
    ("We use [federate] learning.", "federated"),
    ("with [contrast] learning", "contrastive"),
    ("against [adversary] examples", "adversarial"),
    ("a graph [neutral] network", "neural"),
    ("for [nature] language processing", "natural"),
    ("towards autonomous [drive].", "driving"),
    ("We won the first [price] in it.", "prize"),
    ("We work [close] with them.", "closely"),
    ("Feel free to [contract] me.", "contact"),
    ("for self-[motivate] students", "motivated"),
    ("One [co-author] paper is out.", "co-authored"),
    ("the [correspond] author", "corresponding"),
    ("I am [honor] to be here.", ""),
    ("I am very [interest] in it.", "interested"),
    ("on [real word] data", ""),
    ("a learning-[base] method", "based"),
    ("a [novelty] method", "novel"),
    ("for [cross-model] retrieval", "cross-modal"),
    ("Bridging Deep [Architects] and equations", ""),
    ("I write it in [Latex] at night.", "LaTeX"),
    ("under the [supervise] of Elin Moe", "supervision"),
    ("under the [guide] of Prof. Moe", "guidance"),
    ("many things, [e.g], trees", ""),
    ("trees, birds, [and etc].", "etc"),
    ("not [limit] to trees", "limited"),
    ("a [state-of-art] method", "state-of-the-art"),
    ("Our papers [have] accepted by ICML.", ""),
    ("It got [accept] by ICML.", "accepted"),
    ("Glad to [announced] it.", ""),
    ("I will [started] there in May.", ""),
    ("I have [publish] more than ten papers.", ""),
    ("My interests [are lie] in trees.", "lie"),
    ("My research interests [includes] trees.", ""),
    ("My research interest [are] trees.", ""),
    ("My research mainly [focus] on trees.", ""),
    ("my [researches] on trees", "research"),
    ("Thanks for all [feedbacks].", "feedback"),
    ("There [is] several ways.", "are"),
    ("I [am] a professor there since 2020.", "have been"),
    ("I will join them [at] summer 2026.", "in"),
    ("[In] the end of 2025 I moved.", "At"),
    ("[During] 2019 to 2021 I was there.", "From"),
    ("a 3-[years] project", "year"),
    ("We release TreeX, [which] a novel method.", "which is"),
    ("[Conferences] Reviewer: ICML", ""),
    ("in the [9-th] place", ""),
    ("the [3th] place and the [21th] one", ""),
    ("a survey of LLM and trees for [LLM]", "LLMs"),
    ("Every Tree [Counts] Scaling up Forests", ""),
    ("Our [paper] [accept] by ICML.", ""),
]


@pytest.mark.parametrize(("marked", "right"), WRONG)
def test_wrong_wordings(tmp_path, marked: str, right: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    wanted = re.findall(r"\[([^\]]+)\]", marked)
    found = [f for f in lint(tmp_path, text) if f.code in ("GRM020", "GRM021")]
    assert [f.place.text for f in found] == wanted[-len(found) :]
    assert found
    if right:
        assert found[-1].fix is not None
        assert found[-1].fix.edits[0].text == right


PLAIN = [
    ("It suffers [form] noise.", "from"),
    ("in the [from] of a graph", "form"),
    ("They improve [there] own papers.", "their"),
    ("[Their] are two of them.", "There"),
    ("If [your] interested, write to me.", "you're"),
    ("Even [thought] it works, it is slow.", "though"),
    ("[Trough] our work we saw it.", "Through"),
    ("a [principle] engineer there", "principal"),
    ("They [compliment] each other.", "complement"),
    ("the Department of [Statics]", "Statistics"),
    ("the School of [Mathematic], Oslo", "Mathematics"),
    ("I study computer [since] at Oslo.", "science"),
    ("natural language [progressing]", "processing"),
    ("a deep [natural] network", "neural"),
    ("a [convolution] neural network", "convolutional"),
    ("a generative [adversary] network", "adversarial"),
    ("for [anonymous] driving", "autonomous"),
    ("at the School of Public [Heath]", "Health"),
    ("domain [adoption] for images", "adaptation"),
    ("[few-short] learning", "few-shot"),
    ("She is an [Associated] Professor.", "Associate"),
    ("He is an [assistance] professor.", "assistant"),
    ("I was a [visited] student there.", "visiting"),
    ("I was a research [internal] at Example Labs.", "intern"),
    ("the website [chari] of a conference", "chair"),
    ("a [guess] lecture on trees", "guest"),
    ("the [correspondence] author", "corresponding"),
    ("a [Distinguish] Reviewer", "Distinguished"),
    ("the Best Paper [Reward]", "Award"),
    ("an [alumni] of Oslo", "alumnus"),
    ("the [Collage] of Engineering", "College"),
    ("thanks for your valuable [advise].", "advice"),
    ("They play an important [roll] in it.", "role"),
    ("please [site] our paper", "cite"),
    ("I am [interested about] it.", "interested in"),
    ("I [focus in] machine learning.", "focus on"),
    ("[Despite of] the rain we went.", "Despite"),
    ("It [is consisted of] two parts.", "consists of"),
    ("Please [contact with] me.", "contact"),
    ("Feel free [contact] me.", "to contact"),
    ("[Welcome to] contact me!", "Feel free to"),
    ("Please write me if you [interested] in it.", "are interested"),
    ("[Congratulation] to all!", "Congratulations"),
    ("I was [supervised from] Prof. Moe.", "supervised by"),
    ("I met her [on] June 2020.", "in"),
    ("between 2018 [to] 2020", "and"),
    ("I am [master] student at Oslo.", ""),
    ("in the past few [year].", "years"),
    ("I hold a [master] degree.", "master's"),
    ("She has a [doctor] degree.", "doctoral"),
    ("I am currently [pursue] a degree.", "pursuing"),
    ("I [currently working] on trees.", "am currently working"),
    ("I [was graduated] from Oslo.", "graduated"),
    ("Our paper [are] accepted.", "is"),
    ("Two papers [is] accepted.", "are"),
    ("My hobbies [includes] trees.", "include"),
    ("I will be [join] them.", "joining"),
    ("I am happy [announce] it.", "to announce"),
    ("They have [be] accepted.", "been"),
    ("a lab, which [locates] in Oslo", "is located"),
    ("We are interested in [improve] it.", "improving"),
    ("by [combine] the two", "combining"),
    ("It can significantly [improves] it.", "improve"),
    ("It does not [requires] them.", "require"),
    ("We have [chose] it.", "chosen"),
    ("I enjoy [play] games.", "playing"),
    ("It was reduced by [approximate] 10%.", "approximately"),
    ("a [high] motivated student", "highly"),
    ("[significant] outperforms the others", "significantly"),
    ("a [key note] talk", "keynote"),
    ("I had [to] opportunity to go.", "the"),
    ("It tells of [they] trees.", ""),
    ("the [pro and cons] of it", "pros and cons"),
    ("I want to [setup] a lab.", "set up"),
    ("We [addresses] it here.", "address"),
    ("We are [actively seek] students.", "actively seeking"),
    ("a student ([Co-supervise] with Prof. Moe)", "Co-supervised"),
    ("a course [each] two years", "every"),
    ("It helps you [improving] it.", "improve"),
    ("See [the] Table 1.", ""),
    ("I [am] awarded a prize.", "was"),
    ("Two papers (one first author) [is] accepted.", ""),
    ("I'm Ada Example[,] I am a student.", ""),
    ("trees, birds, [ect].", "etc"),
    ("I was born [in] May 5, 1990.", "on"),
    ("Although it rains, [but] we go.", ""),
    ("Because it rains, [so] we stay.", ""),
    ("a [state-of-the art] method", "state-of-the-art"),
    ("[a lots of] trees", "a lot of"),
]


@pytest.mark.parametrize(("marked", "right"), PLAIN)
def test_wrong_wordings_in_plain_words(tmp_path, marked: str, right: str) -> None:
    test_wrong_wordings(tmp_path, marked, right)


def test_the_tables_of_wordings_are_sound() -> None:
    for wording in _wordings._table().wordings:
        assert wording.kind in ("word", "phrase")
        assert "w" in wording._pattern.groupindex
        assert wording.reason or wording._right


@pytest.mark.parametrize(
    "wording", [w for w in _wordings._table().wordings if w.sample()], ids=lambda w: w.sample()
)
def test_each_plain_wording_is_found_by_its_keys(wording: _wordings.Wording) -> None:
    text = wording.sample()
    found = [w for _, ws in _wordings.wordings_in([text.lower()]) for w in ws]
    assert wording in found
    (match, *_) = wording.finditer(text)
    right = wording.right(match["w"])
    assert right != match["w"]
    assert bool(right) == bool(wording._right)


def test_no_line_of_the_tables_stands_twice() -> None:
    rows = [row[2] for row in _wordings._rows()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    "body",
    [
        "We serve as reviewers; a server as large as this; the web server for it.",
        "The form of the data; I came from Oslo; students form groups.",
        "My research interests include trees. My research focuses on trees.",
        "She is interested in interesting ideas. I am the principal investigator.",
        "The first price was high; a second-price auction; market prices.",
        "We contrast learning with memory. The adversary attacks examples of it.",
        "I have published papers, and I have work to do.",
        "the language mode of the editor; modes of vibration",
        "I have been there since 2020. I am glad to announce it.",
        "At the end of 2025, in summer 2026, from 2019 to 2021.",
        "e.g., trees, i.e. plants; Moe et al., 2020; etc.",
        "the 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 22nd, 101st and the n-th one",
        "Feel free to contact me about the contract.",
        "both oak and ash; both of them, the oak, and the ash",
        "a 3-year project, three years, 5 years old",
        "Attention counts. Scaling up works. What matters is training.",
        "An NSFC grant, a NeurIPS paper, an MSc, a Ph.D., an RNN, a UAV, an 8-bit number, a one-time pad",
        "Quan Quan and Bora Bora met; I had had it; the one that that is.",
        "1) first, 2) second :) and (third [fourth])",
        "The interval [0, 1) and the set (0, 1] differ.",
        "Le groupe a une adresse dans la ville et il a aussi un projet avec des étudiants.",
        "See https://github.com/x/Pytorch-tools and the `github` command, or [pytorch](https://pytorch.org).",
        "Two papers accepted, one paper rejected; a paper in review; each paper counts.",
        "I review for a conference such as ICML, ICLR or CVPR.",
        "several journal and conference papers; many workshop, journal, and book papers",
        "The variable i is a number, as if it were one; the default is current practice.",
        "They made it to the end, and use it to work; one off the top; a different kind of tree.",
        "The most recent published version; it is, as well as the other, in the past year.",
        "Challenges we tackled with care; the derived form of a verb; an information leak; feedback loops.",
        "The models lack data. I used to work there, and enjoy reading. She has drawn trees.",
        "It can be improved and achieved; defaults to enabled; the effect it has depends on the rest.",
        "A joint master degree; the student served; in June, on June 5, 2020; from 2018 to 2020.",
        "I am a PhD student, a visiting scholar and an associate professor; a guest lecture; an intern at Example.",
        "Our papers and our code are public. The authors of this paper are many. My research includes trees.",
        "At 10:30, std::vector, 3:1 and doi:10.1000/x",
    ],
)
def test_silent(tmp_path, body: str) -> None:
    assert [(f.code, f.place.text) for f in lint(tmp_path, body)] == []


def test_one_finding_for_a_badge_and_its_alternative_text(tmp_path) -> None:
    body = '<img src="https://img.shields.io/badge/-Github-blue?logo=github" alt="Github">'
    (found,) = [f for f in lint(tmp_path, body) if f.code == "GRM030"]
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["GitHub", "GitHub"]


def test_data_files_are_read_like_prose(tmp_path) -> None:
    config = "title: Ada\nauthor:\n  name: Ada\n  bio: 'A Phd student, an university teacher'\n"
    menu = 'main:\n  - title: "My Github"\n    url: "/#x"\n'
    found = lint(tmp_path, {"_config.yml": config, "_data/navigation.yml": menu})
    assert [(f.path, f.code, f.place.text) for f in found] == [
        ("_config.yml", "GRM030", "Phd"),
        ("_config.yml", "GRM040", "an"),
        ("_data/navigation.yml", "GRM030", "Github"),
    ]


def test_the_form_that_comes_up_more_often_wins(tmp_path) -> None:
    body = "TreeNav is here. TreeNav is fast. Treenav was first.\n\n[code](https://example.org/TreeNav)"
    (found,) = [f for f in lint(tmp_path, body) if f.code == "GRM031"]
    assert (found.place.text, found.fix and found.fix.edits[0].text) == ("Treenav", "TreeNav")


def test_samples_of_a_template_are_left_alone(tmp_path) -> None:
    page = {"_posts/2015-03-15-a.md": "---\ntitle: Blog Post number 1\n---\nAn university on Github.\n"}
    assert lint(tmp_path, page) == []


def test_an_acronym_that_stands_twice_is_told_once(tmp_path) -> None:
    [only] = lint(tmp_path, "I teach CSE CSE 447.\n")
    assert (only.code, only.related) == ("GRM041", ())


@pytest.mark.parametrize(
    "text",
    [
        "Each of my students has a desk.",
        "One of our students has left.",
        "The work of my students is good.",
        "My work with our students has been fun.",
        "Teaching my students has been a joy.",
        "The number of my students is small.",
        "One of my research interests is logic.",
        "Among my interests is logic.",
        "At the heart of my interests is logic.",
        "Common to all my projects is a concern for trust.",
    ],
)
def test_the_subject_stands_before_of(tmp_path, text: str) -> None:
    assert lint(tmp_path, text + "\n") == []
