"""What the themes ship to be replaced: sample pages, placeholder values, other people's ids.

Facts read from the themes as their authors publish them: acad-homepage, academicpages, al-folio,
minimal-mistakes, and Jekyll's own starter site. Texts are compared in lower case with blanks folded.
"""

from __future__ import annotations

import re
from functools import cache

SAMPLE_TITLES = frozenset(
    (
        "a distill-style blog post",
        "a long announcement with details",
        "a post that can be cited",
        "academic pages is a ready-to-fork github pages template for academic personal websites",
        "archive layout with content",
        "displaying beautiful tables with bootstrap tables",
        "draft post",
        "future blog post",
        "page not in menu",
        "welcome to jekyll!",
    )
)
"""Titles of sample pages that no author would choose."""

_TITLE_FORMS = (
    r"a post with (?:formatting and links|images|code|disqus comments|math|github metadata|twitter|diagrams|"
    r"redirect|giscus comments|table of contents(?: on a sidebar)?|videos|audios|custom blockquotes|"
    r"jupyter notebook|bibliography|tikzjax|chart\.js|echarts|geojson|advanced image components|code diff|"
    r"vega lite|pseudo code|typograms|tabs|plotly\.js|image galleries)",
    r"blog post number \d",
    r"paper title number \d(?:, with math .*)?",
    r"portfolio item number \d",
    r"project \d",
    r"teaching experience \d",
    r"(?:talk|tutorial|conference proceeding talk) \d on relevant topic in your field",
)

SAMPLE_TEXTS = (
    "A simple inline announcement",
    "B.S. in GitHub, GitHub University, 2012",
    "A variety of common markup showing how the theme styles them",
    "Announcements and news can be much longer than just quick inline posts",
    "Currently signed in to 43 different slack teams",
    "Duties included: Merging pull requests",
    "Duties included: Tagging issues",
    "Edit the `_data/repositories.yml` and change the `github_users` and `github_repos` lists",
    "Every project has a beautiful feature showcase page",
    "For now, this page is assumed to be a static description of your courses",
    "For now, this page is assumed to be a static description of the courses",
    "Jean shorts raw denim Vice normcore",
    "Locations of key files/directories",
    "M.S. in Jekyll, GitHub University, 2014",
    "The contents above will be part of a list of publications",
    "This is a description of a teaching experience",
    "This is a description of your ",
    "This is a page not in the menu",
    "This is a page not in th emain menu",
    "This is a sample blog post. Lorem ipsum",
    "This is an item in your portfolio",
    "This is the base Jekyll theme. You can find out more info about customizing your Jekyll theme",
    "This is the front page of a website that is powered by the",
    "This post will show up by default. To disable scheduling of future posts",
    "Tell the world about yourself. Link to your favorite",
    "Using [MathJax](https://www.mathjax.org/) in the description is supported",
    "Ph.D in Version Control Theory, GitHub University",
)
"""Sentences of sample pages; at most one of them is needed to tell one."""

SAMPLE_DATA = (
    ("_data/cv.yml", "value: Albert Einstein"),
    ("_data/cv.yml", "A beautiful, simple, clean, and responsive Jekyll theme for academics."),
    ("_data/cv.yml", "People's Climate March"),
    ("_data/cv.yml", "Awarded 'Climate Hero' award"),
    ("_data/cv.yml", "Men of the year 2014 by Time magazine"),
    ("_data/cv.yml", "Nobel Prize in Physics"),
    ("_data/cv.yml", "Matteucci Medal"),
    ("_data/cv.yml", "Max Planck Medal"),
    ("_data/cv.yml", "Zur Elektrodynamik bewegter Körper"),
    ("_data/cv.yml", "Über einen die Erzeugung und Verwandlung des Lichtes"),
    ("_data/cv.yml", "Die Grundlage der allgemeinen Relativitätstheorie"),
    ("_data/cv.yml", "Professor John Doe"),
    ("_data/cv.yml", "Professor Jane Smith"),
    ("_data/cv.yml", "Hobby 1, Hobby 2, etc."),
    ("_data/socials.yml", "https://www.alberteinstein.com/"),
    ("_data/repositories.yml", "- torvalds"),
    ("assets/json/resume.json", '"name": "Albert Einstein"'),
)
"""Path of a data file and what only the sample holds."""

_SAMPLE_ENTRIES = frozenset(
    """einstein1905electrodynamics einstein1905molekularkinetischen einstein1905movement
    einstein1905photoelectriceffect einstein1920relativity einstein1950meaning einstein1956investigations
    physrev.47.777 przibram1967letters gregor2015draw""".split()
)
"""Keys of the papers that al-folio's bibliographies ship, in lower case."""


def is_sample_entry(key: str, authors: str) -> bool:
    """Whether a BibTeX entry is one of those that the theme ships.

    Args:
        key: its citation key.
        authors: its `author` field as it is written.
    """
    if key.lower() not in _SAMPLE_ENTRIES:
        return False
    return "Einstein" in authors or "Gregor" in authors


OTHERS_IDS = {
    "DhtAFkwAAAAJ": "the Google Scholar id that acad-homepage ships",
    "qc6CJjYAAAAJ": "Albert Einstein's Google Scholar id, which al-folio ships",
    "PS_CX0AAAAAJ": "the Google Scholar id that academicpages ships",
    "UA-000000-0": "the analytics id that a template ships",
    "LoremIpsum_ID": "the placeholder of a Google Scholar id",
    "YOUR_GOOGLE_SCHOLAR_ID": "the template's placeholder of a Google Scholar id",
    "YOUR_SCHOLAR_ID": "the template's placeholder of a Google Scholar id",
}
"""Ids that belong to somebody else, by what they are."""

DEMO_SITES = (
    "academicpages.github.io/files/",
    "academicpages.github.io/images/",
    "alshedivat.github.io/al-folio/assets/",
    "/assets/pdf/example_pdf.pdf",
)
"""Where the templates' demonstrations keep their sample papers and pictures."""

_ANY_KEY = frozenset(
    (
        "555 your office number",
        "a growing collection of your cool projects.",
        "materials for courses you taught. replace this text with your description.",
        "a simple whitespace theme for academics",
        "an amazing website.",
        "i am an amazing person.",
        "lorem ipsum",
        "lorem ipsum college",
        "lorem@ipsum.com",
        "none@example.org",
        "personal description",
        "red brick university",
        "replacethistwitterhandle",
        "short biography for the left-hand sidebar",
        "site title",
        "you@example.com",
        "your name",
        "your name / site title",
        "your name's academic portfolio",
        "your sidebar name",
        "your-email@domain.com",
        "your-email@example.com",
        "your awesome title",
    )
)
_BY_KEY = {
    "baseurl": {"/al-folio"},
    "blog_name": {"al-folio"},
    "bluesky": {"bsky.app"},
    "disqus_shortname": {"al-folio"},
    "github": {"academicpages", "rayeren"},
    "location": {"earth", "somewhere", "location"},
    "pubmed": {"https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow"},
    "keywords": {"jekyll, jekyll-theme, academic-website, portfolio-website"},
    "repository": {
        "academicpages/academicpages.github.io",
        "alshedivat/al-folio",
        "mmistakes/minimal-mistakes",
        "rayeren/acad-homepage.github.io",
    },
    "url": {
        "https://academicpages.github.io",
        "https://alshedivat.github.io",
        "https://mmistakes.github.io",
        "https://your-domain.com",
        "https://yourusername.github.io",
    },
}
_PARTS = (
    "lorem ipsum dolor sit amet",
    "you can even add a little note about which of these is the best way to reach you",
    "a simple, whitespace theme for academics. based on",
    "yourfullgooglescholarurl",
    "yourorcidurl",
    "write an awesome description for your new site here",
    "this is a description of the page. you can modify it in",
    "https://medium.com/@al-folio/feed",
    "https://blog.google/technology/ai/google-gemini-update-flash-ai-assistant-io-2024/",
)

LOREM = ("lorem ipsum dolor sit amet", "vivamus ornare aliquet ipsum")
"""How placeholder text begins."""


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile("|".join(_TITLE_FORMS))


def fold(text: str) -> str:
    """Lower case, blanks folded."""
    return " ".join(text.lower().split())


def is_sample_title(title: str) -> bool:
    """Whether a title is that of a page that a template ships as a sample."""
    folded = fold(title)
    return folded in SAMPLE_TITLES or _title_pattern().fullmatch(folded) is not None


def is_placeholder(key: str, value: str) -> bool:
    """Whether a value of `_config.yml` is what a template ships to be replaced.

    Args:
        key: the last key on the way to it, such as `location`.
        value: the value as text.
    """
    folded = fold(value)
    return (
        folded in _ANY_KEY
        or folded.rstrip("/") in _BY_KEY.get(key.lower(), ())
        or any(part in folded for part in _PARTS)
        or any(identifier in value for identifier in OTHERS_IDS)
    )
