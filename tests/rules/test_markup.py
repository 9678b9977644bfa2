"""Markup and Liquid rules on made-up text: they never fail, and their fixes do what they say."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitecheck.engine.fixes import fix_until_stable
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.jekyll.kramdown.spans import spans
from sitecheck.jekyll.site import Site

RULES = [rule for rule in load_rules().values() if rule.family in ("MRK", "LIQ", "YML", "CFG")]
STARS = [rule for rule in RULES if rule.name in ("lost-star", "unescaped-star")]
PAGE = "---\npermalink: /\n---\n"


def lint(files, rules=RULES):
    site = Site("/nonexistent", {path: text.encode() for path, text in files.items()})
    return run(site, rules, today=datetime.date(2026, 1, 15)).findings


def codes(body, **more):
    return [
        finding.code for finding in lint({"index.md": PAGE + body, "_config.yml": "title: Ada\n", **more})
    ]


def fixed(body, rules=RULES):
    files = {"index.md": PAGE + body, "_config.yml": "title: Ada\n"}
    outcome = fix_until_stable(lambda texts: lint(files | dict(texts), rules))
    assert outcome.stable
    return outcome.texts.get("index.md", files["index.md"])[len(PAGE) :]


PIECES = st.sampled_from(
    [
        *"""a Ada Moe , ; . * ** *** _ __ ` `` [ ] ( ) [a](b) <b> </b> <div> </div> <a </style> <!-- --> {: .x} {% if a %}
    {% endif %} {% raw %} {% endraw %} {{ {{x}} }} %} {% \\ \\* | # ## 1. - > " $$ &amp; é 好 🎉 <font> </font>
    <u1> id='a' <p> </p> http://a.test --- ~~""".split(),
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n    ",
        "\n- ",
        "\n> ",
        "\t",
        "\r\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["index.md", "index.html"]))
def test_no_text_makes_a_rule_fail(body, path):
    text = PAGE + body
    for finding in lint({path: text, "_config.yml": "title: Ada\n"}):
        assert 0 <= finding.place.start <= finding.place.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_yaml_makes_a_rule_fail(text):
    lint({"index.md": f"---\n{text}\n---\nText\n", "_config.yml": text, "_data/a.yml": text})


NAMES = st.sampled_from(
    ["Ada Moe", "Bo Lind", "**Cy Ek**", "[Di Fox](https://example.org)", "E. Gil-Ra", "李雷"]
)
MARKS = st.sampled_from(["", "", "*", "*", " *", "\\*", "*†", "<sup>*</sup>"])
ENDS = st.sampled_from(
    ["", ". *Journal of Paths*, 2024", ". **Best paper** (*oral*)", " (* equal contribution)"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(NAMES, MARKS), min_size=1, max_size=6), ENDS)
def test_after_the_fix_every_author_keeps_the_star(authors, end):
    body = ", ".join(name + mark for name, mark in authors) + end + "\n"
    mended = fixed(body, STARS)
    plain = spans(mended.strip()).plain
    stars = sum("*" in mark for _, mark in authors)
    assert plain.count("*") - end.count("(* ") == stars
    assert mended.replace("\\*", "*") == body.replace("\\*", "*")


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("Ada Moe*, Bo Lind*\n", "Ada Moe\\*, Bo Lind\\*\n"),
        ("Ada Moe*, **Bo Lind***\n", "Ada Moe\\*, **Bo Lind**\\*\n"),
        ("**bold **and\n", "**bold** and\n"),
        ("**bold **, and\n", "**bold**, and\n"),
        ("so ** bold** it\n", "so **bold** it\n"),
        ("``a''\n", '"a"\n'),
        ("<p>A **b** *c*</p>\n", "<p>A <strong>b</strong> <em>c</em></p>\n"),
        ("- [CV](a.pdf) | [Mail](b)\n", "- [CV](a.pdf) \\| [Mail](b)\n"),
        ('A <img src="a.png" width=50%>\n', 'A <img src="a.png" width="50%">\n'),
        ("## A {: .b}\n", "## A\n{: .b}\n"),
        ("#DeepLearning\n", "#DeepLearning\n"),  # a hashtag, perhaps
        ("##DeepLearning\n", "## DeepLearning\n"),
        ("#Publications\n", "# Publications\n"),
        ("- # Paths {: .no_toc}\n", "- # Paths {: .no_toc}\n"),  # a line below would leave the list
        ("> # Paths {: .no_toc}\n", "> # Paths {: .no_toc}\n"),
    ],
)
def test_safe_fixes(body, mended):
    assert fixed(body) == mended


@pytest.mark.parametrize(
    "body",
    [
        "{% if a %}<div class='a'>{% elsif b %}<div class='b'>{% else %}<div>{% endif %}Text</div>\n",
        "{% for a in b %}<div>{{ a }}</div>{% endfor %}\n",
        "{% case a %}{% when 1 %}<b>{% when 2 %}<b>{% else %}<b>{% endcase %}Text</b>\n",
        "{% unless a %}<b>{% endunless %}Text{% unless a %}</b>{% endunless %}\n",
        "{% if a %}{% if b %}<i>{% else %}<i>{% endif %}{% else %}<i>{% endif %}x</i>\n",
    ],
)
def test_tags_in_branches_are_matched_one_way_through(body):
    assert codes(body) == []


def test_a_tag_left_open_in_a_branch_is_told():
    assert codes("{% if a %}<b>x{% else %}<b>y{% endif %}\n\nText\n") == ["MRK010"]
    assert codes("<div>\n{% if a %}<i>x</i>{% endif %}\n\n") == ["MRK010"]


def test_one_unclosed_box_is_one_finding():
    box = "<div class='box'><div class='image'>x</div>\n<div class='text' markdown='1'>\n\nText\n\n</div>\n"
    body = box + "</div>\n\n" + box + "\n" + box + "</div>\n"
    findings = lint({"index.md": PAGE + body})
    assert [finding.place.text for finding in findings] == ["<div class='box'>"]
    assert findings[0].place.start == len(PAGE) + len(box + "</div>\n\n")


def test_findings_land_in_the_included_file():
    files = {
        "_pages/about.md": PAGE + "{% include_relative parts/pub.md %}\n",
        "_pages/parts/pub.md": "Ada Moe*, Bo Lind*\n\n{% foo %}{{ site.repositry }}\n",
        "_config.yml": "include: [_pages]\n",
    }
    found = [(finding.path, finding.code) for finding in lint(files)]
    assert found == [("_pages/parts/pub.md", code) for code in ("MRK001", "MRK001", "LIQ004", "LIQ020")]


def test_liquid_of_a_page_that_jekyll_does_not_render_is_left_alone():
    files = {"index.md": "\n---\ntitle: Ada\npermalink: /\n---\n{% foo }\n", "_config.yml": "title: Ada\n"}
    assert [finding.code for finding in lint(files)] == ["YML002"]


def test_an_include_is_parsed_on_its_own():
    files = {
        "index.md": PAGE + "{% if a %}{% include_relative a.txt %}\n",
        "a.txt": "{% endif %}\n",
        "_config.yml": "title: Ada\n",
    }
    assert [(f.path, f.code) for f in lint(files)] == [("a.txt", "LIQ003"), ("index.md", "LIQ002")]


def test_a_tag_that_shows_as_text_is_not_said_to_be_unclosed_too():
    assert codes("Text and <div class='badge'>more\n") == ["MRK023"]
