"""What the check says about data that a theme can't use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.jekyll.near import nearest, slips
from sitecheck.jekyll.validate import used_names, validate
from sitecheck.jekyll.yaml.nodes import parse_yaml


def problems(name, text, used=None):
    return [
        (problem.kind, text[problem.start : problem.end], problem.fix_text)
        for problem in validate(parse_yaml(text).root, name, used)
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("acad-homepage/page", "titel: x\n", ("unknown-key", "titel", "title")),
        ("acad-homepage/page", "redirect-from: /a/\n", ("unknown-key", "redirect-from", "redirect_from")),
        ("acad-homepage/page", "except: x\n", ("unknown-key", "except", "excerpt")),
        ("acad-homepage/page", "Title: x\n", ("unknown-key", "Title", "title")),
        ("acad-homepage/page", "title: no\n", ("misread", "no", "'no'")),
        ("acad-homepage/page", "title: On\n", ("misread", "On", "'On'")),
        ("acad-homepage/page", "title: 1.10\n", ("misread", "1.10", "'1.10'")),
        ("acad-homepage/page", "title: 10:30\n", ("misread", "10:30", "'10:30'")),
        ("acad-homepage/page", "tags: [a, no]\n", ("misread", "no", "'no'")),
        ("acad-homepage/page", "author_profile: 'false'\n", ("type", "'false'", "false")),
        ("acad-homepage/page", "author_profile: flase\n", ("type", "flase", "false")),
        ("acad-homepage/page", "author_profile: sidebar\n", ("type", "sidebar", None)),
        ("acad-homepage/page", "permalink: [/a/]\n", ("type", "[/a/]", None)),
        ("acad-homepage/page", "tags: {a: b}\n", ("type", "{a: b}", None)),
        ("acad-homepage/config", "author: Ada\n", ("type", "Ada", None)),
        ("acad-homepage/config", "author:\n  naem: Ada\n", ("unknown-key", "naem", "name")),
        ("acad-homepage/config", "plugins: jekyll-feed\n", ("type", "jekyll-feed", "[jekyll-feed]")),
        ("acad-homepage/config", "plugins:\n- a: b\n", ("type", "a: b", None)),
        ("acad-homepage/config", "defaults:\n  values: {}\n", ("type", "values: {}", None)),
        ("acad-homepage/data/navigation", "main:\n- title: a\n  ulr: b\n", ("unknown-key", "ulr", "url")),
        (
            "acad-homepage/data/navigation",
            "main:\n- title: a\n- title: b\n  url: c\n",
            ("missing", "title: a", None),
        ),
        ("acad-homepage/data/navigation", "main:\n- News\n", ("type", "News", None)),
        (
            "acad-homepage/data/navigation",
            "main:\n  title: a\n  url: b\n",
            ("type", "title: a\n  url: b", None),
        ),
        ("acad-homepage/data/navigation", "- title: a\n  url: b\n", ("type", "- title: a\n  url: b", None)),
        ("academicpages/talks", "date: Spring 2024\n", ("type", "Spring 2024", None)),
        ("academicpages/talks", "date: 2024\n", ("type", "2024", None)),
        ("academicpages/talks", "date: 2024.05\n", ("type", "2024.05", None)),
        ("academicpages/talks", "date:\n", ("type", "date", None)),
        ("acad-homepage/page", "permalink: 404\n", ("type", "404", "'404'")),
        ("academicpages/post", "tags: 2024\n", ("type", "2024", "'2024'")),
        ("acad-homepage/config", "plugins:\ntitle: a\n", ("type", "plugins", None)),
        ("acad-homepage/config", "collections:\n  talks: true\n", ("type", "true", None)),
        ("al-folio/page", "nav_order: third\n", ("type", "third", None)),
        ("al-folio/page", "profile:\n  align: rigth\n", ("type", "rigth", "right")),
        (
            "al-folio/data/cv",
            "- title: a\n  type: timetable\n  contents: []\n",
            ("type", "timetable", "time_table"),
        ),
        ("al-folio/data/cv", "- type: map\n  contents: []\n", ("missing", "type: map", None)),
        (
            "al-folio/data/socials",
            "github_usrename: x\n",
            ("unknown-key", "github_usrename", "github_username"),
        ),
        ("al-folio/data/venues", "ACL: x\n", ("type", "x", None)),
        ("jekyll/config", "exclude: docs\n", ("type", "docs", "[docs]")),
    ],
)
def test_one_problem_at_its_place(name, text, found):
    assert problems(name, text) == [found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("acad-homepage/page", "title:\nexcerpt: ''\nlayout: ~\nauthor_profile:\n"),
        ("acad-homepage/page", "title: 2024\nexcerpt: 2024-05-01\ndescription: true\n"),
        ("acad-homepage/page", "title: 'no'\nexcerpt: \"1.10\"\n"),
        ("acad-homepage/page", "author_profile: yes\nredirect_from: /a/\ntags: a b\n"),
        (
            "acad-homepage/page",
            "author_profile: 'true'\nmy_own_key: [1, {a: b}]\ntitles: x\ntitle2: x\nlink: x\n",
        ),
        ("acad-homepage/config", "keep_files:\ndefaults:\ncollections: [talks]\nauthor:\n"),
        ("acad-homepage/config", "collections:\n  talks:\n    output: true\n  books:\n"),
        ("acad-homepage/config", "author:\n  stackoverflow: 1234\n  semanticscholar: 12\n  mine: x\n"),
        ("acad-homepage/data/navigation", "main:\n- title:\n  url:\n  right: true\nsecond:\n- x\n"),
        ("academicpages/talks", "date: June 3, 2024\n"),
        ("academicpages/talks", "date: 20240501\n"),
        ("academicpages/talks", "date: 2024-05-01 10:00:00 +0200\n"),
        ("academicpages/talks", "date: 1.5.2024\n"),
        ("academicpages/page", "date: Spring 2024\n"),
        (
            "al-folio/page",
            "nav_order: 3\nchildren:\n- title: a\nnews: true\nlatest_posts:\n  enabled: yes\n  limit: 3\n",
        ),
        ("al-folio/page", "nav_order: '3'\n"),
        ("al-folio/data/cv", "cv:\n  name: Ada\n  sections: {}\n"),
        ("al-folio/data/cv", "- title: a\n  type: list\n  contents:\n  - b\n  - c\n"),
        ("al-folio/data/coauthors", "ada:\n- firstname: [Ada, A.]\n  url: x\nbob:\n  url: y\n"),
        ("acad-homepage/data/navigation", "base: &a\n  url: x\nmain:\n- <<: *a\n  title: y\n"),
    ],
)
def test_what_works_on_the_site_is_no_problem(name, text):
    assert problems(name, text) == []


def test_messages_are_in_the_users_words():
    def message(name, text):
        (problem,) = validate(parse_yaml(text).root, name)
        return problem.message

    assert (
        message("acad-homepage/page", "titel: x\n") == "The theme knows no key `titel`; did you mean `title`?"
    )
    assert message("acad-homepage/page", "author_profile: 'no'\n") == (
        "`author_profile` must be true or false, not the text `no` in quotes, which counts as true"
    )
    assert message("acad-homepage/data/navigation", "main:\n- title: a\n") == (
        "An entry of `main` has no `url`, which the theme needs"
    )
    assert message("academicpages/talks", "date: 2024\n") == (
        "`date` must be a day such as 2024-05-31, not the number 2024: Jekyll's build stops here"
    )
    assert message("al-folio/data/cv", "a\n") == (
        "This file must be a list of mappings with keys such as `title` and `contents` or a mapping, "
        "not the text `a`"
    )


def test_keys_that_the_sites_own_templates_read_are_no_slips():
    used = used_names(["{% if page.titel %}{{ page.titel | upcase }}{% endif %}"])
    assert problems("acad-homepage/page", "titel: x\nexcrept: y\n", lambda: used) == [
        ("unknown-key", "excrept", "excerpt")
    ]


def test_templates_are_only_asked_if_there_is_a_slip():
    def never():
        raise AssertionError

    assert problems("acad-homepage/page", "title: x\nmine: no\n", never) == []


def test_several_problems_come_by_place():
    text = "main:\n- titel: a\n  url: b\n- title: no\n  url: [c]\n"
    assert problems("acad-homepage/data/navigation", text) == [
        ("unknown-key", "titel", "title"),
        ("misread", "no", "'no'"),
        ("type", "[c]", None),
    ]


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("titel", ["title"], "title"),
        ("tilte", ["title"], "title"),
        ("googlescolar", ["googlescholar", "google_plus"], "googlescholar"),
        ("ulr", ["url"], "url"),
        ("date", ["data"], None),
        ("links", ["link"], None),
        ("image2", ["image"], None),
        ("permalinks", ["permalink"], None),
        ("categorie", ["category", "categories"], "category"),
        ("mine", ["title"], None),
    ],
)
def test_nearest(key, known, meant):
    assert nearest(key, known, ()) == meant


def test_a_key_that_is_there_was_not_meant():
    assert nearest("titel", ["title"], {"title", "titel"}) is None


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_a_distance(left, right):
    assert slips(left, right, 9) == slips(right, left, 9)
    assert (slips(left, right, 9) == 0) == (left == right)
    assert min(slips(left, right, 1), 2) == min(slips(left, right, 9), 2)
