"""Slips in the profile, judged by how the theme shows each field."""

from __future__ import annotations

import pytest

from sitecheck.homepage.profile import check_profile
from sitecheck.jekyll.profile import link_prefixes, profile_fields
from sitecheck.jekyll.yaml.nodes import parse_yaml

ORCID = "0000-0002-1825-0097"
SCHOLAR = "https://scholar.google.com/citations?user="


def problems(text, theme="acad-homepage", templates=()):
    return [
        (problem.kind, text[problem.start : problem.end], problem.fix_text)
        for problem in check_profile(parse_yaml(text).root, theme, templates)
    ]


def author(line, **more):
    return problems(f"author:\n  {line}\n", **more)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("googlescholar: abcdefghijk_", ("address", "abcdefghijk_", SCHOLAR + "abcdefghijk_")),
        (f'googlescholar: "{SCHOLAR}abcdefghijk"', ("scholar-id", f'"{SCHOLAR}abcdefghijk"', None)),
        (f"googlescholar: {SCHOLAR[:-6]}", ("scholar-id", SCHOLAR[:-6], None)),
        (f"orcid: {ORCID}", ("orcid", ORCID, f"https://orcid.org/{ORCID}")),
        (f"orcid: https://orcid.org/{ORCID[:-1]}6", ("orcid", f"https://orcid.org/{ORCID[:-1]}6", None)),
        ("orcid: https://orcid.org/", ("orcid", "https://orcid.org/", None)),
        (
            f"orcid: 'https://orcid.org/my-orcid?orcid={ORCID}'",
            ("orcid", f"'https://orcid.org/my-orcid?orcid={ORCID}'", f"'https://orcid.org/{ORCID}'"),
        ),
        (
            "dblp: dblp.org/pid/1/2.html",
            ("address", "dblp.org/pid/1/2.html", "https://dblp.org/pid/1/2.html"),
        ),
        ("researchgate: Ada-Roe", ("address", "Ada-Roe", None)),
        ("github: https://github.com/ada-roe", ("name", "https://github.com/ada-roe", "ada-roe")),
        ("github: www.github.com/ada-roe/", ("name", "www.github.com/ada-roe/", "ada-roe")),
        ("github: https://github.com/ada-roe/x", ("name", "https://github.com/ada-roe/x", None)),
        ("github: '@ada'", ("name", "'@ada'", "'ada'")),
        ("github: ada.github.io", ("name", "ada.github.io", "ada")),
        ("github: Ada Roe", ("name", "Ada Roe", None)),
        ("twitter: https://x.com/ada", ("name", "https://x.com/ada", "ada")),
        ("linkedin: in/ada-roe", ("name", "in/ada-roe", "ada-roe")),
        (
            "linkedin: https://www.linkedin.com/in/ada-roe/",
            ("name", "https://www.linkedin.com/in/ada-roe/", "ada-roe"),
        ),
        ("youtube: https://www.youtube.com/channel/x", ("name", "https://www.youtube.com/channel/x", None)),
        ("email: ada(at)uni.test", ("mail", "ada(at)uni.test", None)),
        ("email: mailto:ada@uni.test", ("mail", "mailto:ada@uni.test", "ada@uni.test")),
        ("email: ada@uni", ("mail", "ada@uni", None)),
    ],
)
def test_the_sidebar_of_acad_homepage(line, found):
    assert author(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        f"googlescholar: {SCHOLAR}abcdefghijk_&hl=en",
        "googlescholar: https://scholar.google.com/citations?view_op=search_authors&mauthors=ada",
        f"googlescholar: {SCHOLAR}YOUR_GOOGLE_SCHOLAR_ID",
        f"orcid: https://orcid.org/{ORCID}",
        "orcid: https://orcid.org/yourorcidurl",
        "github: ada-roe",
        "github: orgs/ada",
        "github:",
        "linkedin: 会法-李-311103202",
        "stackoverflow: 1/jeff",
        "wikipedia: Ada Roe",
        "uri: files/cv.pdf",
        "email: ada@uni.test, ada@home.test",
        "email: [ada@uni.test]",
        "pubmed: /publications/",
        "mine: Ada",
    ],
)
def test_what_works_is_no_problem(line):
    assert author(line) == []


def test_al_folio_takes_ids():
    text = (
        f"scholar_userid: {SCHOLAR}abcdefghijk_\norcid_id: https://orcid.org/{ORCID}\n"
        "github_username: ada\nx_username: '@ada'\nunsplash_id: '@ada'\ndblp_url: pid/1/2\n"
    )
    assert problems(text, "al-folio") == [
        ("name", f"{SCHOLAR}abcdefghijk_", "abcdefghijk_"),
        ("orcid", f"https://orcid.org/{ORCID}", ORCID),
        ("name", "'@ada'", "'ada'"),
    ]
    assert problems("scholar_userid: abcdefghijk\n", "al-folio") == [("scholar-id", "abcdefghijk", None)]
    assert problems(f"orcid_id: {ORCID}\nscholar_userid: abcdefghijk_&hl=en\n", "al-folio") == []


def test_the_sites_own_template_counts():
    template = """
      <!-- <a href="{{ author.telegram }}">Telegram</a> -->
      <a href="{{ author.github }}">GitHub</a>
      <a href='https://dblp.org/pid/{{ author.dblp | escape }}'>dblp</a>
      <a href="mailto:{{ author.email }}">Mail</a>
    """
    assert link_prefixes([template]) == {"github": "", "dblp": "https://dblp.org/pid/", "email": "mailto:"}
    assert author("github: https://github.com/ada", templates=[template]) == []
    assert author("github: ada", templates=[template]) == [("address", "ada", None)]
    assert author("telegram: ada", templates=[template]) == []
    assert author("dblp: 1/2", templates=[template]) == []


def test_templates_that_disagree_say_nothing():
    template = '<a href="{{ author.github }}"><a href="https://github.com/{{ author.github }}">'
    assert author("github: https://github.com/ada", templates=[template]) == []


def test_an_unknown_theme_says_nothing_of_links():
    assert author("github: https://github.com/ada", theme="unknown") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("timezone: Asia/Beijing\n", ("time-zone", "Asia/Beijing", "Asia/Shanghai")),
        ("timezone: 'Europe/Berln'\n", ("time-zone", "'Europe/Berln'", "'Europe/Berlin'")),
        ("timezone: UTC+8\n", ("time-zone", "UTC+8", None)),
        ("url: ada.test\n", ("url", "ada.test", "https://ada.test")),
        (
            "repository: https://github.com/ada/ada.github.io\n",
            ("repository", "https://github.com/ada/ada.github.io", "ada/ada.github.io"),
        ),
        ("repository: ada.github.io\n", ("repository", "ada.github.io", None)),
        (
            'google_site_verification: "google-site-verification=abcdefghijklmnopqrstuvwxyz"\n',
            (
                "verification",
                '"google-site-verification=abcdefghijklmnopqrstuvwxyz"',
                '"abcdefghijklmnopqrstuvwxyz"',
            ),
        ),
        ("google_analytics_id: abcdefghijk_\n", ("analytics", "abcdefghijk_", None)),
    ],
)
def test_other_fields(text, found):
    assert problems(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "timezone: Asia/Shanghai\nurl: https://ada.test\nrepository: ada/ada.github.io\n",
        "timezone:\nurl: ''\nrepository:\ngoogle_analytics_id: G-ABCDEF1234\n",
        "google_site_verification: abcdefghijklmnopqrstuvwxyz\ngoogle_analytics: UA-1234567-1\n",
        "timezone: Etc/UTC\nurl: 'https://yourname.github.io'\n",
        "author: Ada\n",
        "analytics:\n  provider: false\n",
    ],
)
def test_other_fields_that_are_right(text):
    assert problems(text) == []


def test_repository_matters_where_something_is_loaded_from_it():
    assert problems("repository: ada.github.io\n", "academicpages") == []


def test_a_config_that_is_no_mapping():
    assert check_profile(parse_yaml("- a\n").root, "acad-homepage") == []
    assert profile_fields(parse_yaml("author: [a]\n").root, "acad-homepage") == []


def test_unclosed_comments_in_a_template_end_it():
    assert link_prefixes(["<!-- " * 50_000 + '<a href="{{ author.github }}">']) == {}
