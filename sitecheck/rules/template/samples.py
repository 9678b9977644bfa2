"""Pages and data that the template shipped as samples."""

from __future__ import annotations

from sitecheck.facts.leftovers import SAMPLE_DATA
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import sample_marks
from sitecheck.text.content import Content


@rule(
    "TPL001",
    "sample-page",
    "warning",
    bad=(
        {"_posts/2012-08-14-a.md": "---\ntitle: ⟦'Blog Post number 1'⟧\n---\nText\n"},
        {"_pages/c.md": "---\ntitle: Courses\n---\n⟦This is a description of a teaching experience⟧. Yay\n"},
        "I work on nets that see the sea.\n"
        * 9
        + "# Education\n\n* ⟦B.S. in GitHub, GitHub University, 2012⟧\n"
        "# Service\n\n* ⟦Currently signed in to 43 different slack teams⟧\n",
    ),
    good=(
        {"_posts/2024-08-14-a.md": "---\ntitle: A post with my code\n---\nText\n"},
        {"_pages/c.md": "---\ntitle: Page\npublished: false\n---\nThis is an item in your portfolio.\n"},
        "<!-- This is an item in your portfolio -->\nHello\n",
    ),
)
def sample_page(page: Page) -> Problems:
    """A page that the template ships as a sample is still there.

    Search engines and the sitemap show it beside the author's own pages.
    """
    data = page.front_matter.data if page.front_matter else {}
    if data.get("published") is not False:
        for mark in sample_marks(page):
            yield problem(page, *mark, "The template's sample: write your own text, or delete it")


@rule(
    "TPL002",
    "sample-data",
    "warning",
    bad=(
        {
            "_data/cv.yml": "- name: Full Name\n  ⟦value: Albert Einstein⟧\n- items:\n    - Max Planck Medal\n",
            "index.md": "Hello\n",
        },
        {"_data/cv.yml": "- name: Ada\n- items:\n    - ⟦Nobel Prize in Physics⟧\n    - ⟦Max Planck Medal⟧\n"},
    ),
    good=(
        {"_data/cv.yml": "- name: Full Name\n  value: Ada Example\n", "index.md": "Hello\n"},
        {"_data/cv.yml": "- name: Ada Example\n# value: Albert Einstein\n", "index.md": "Hello\n"},
    ),
)
def sample_data(site: Site) -> Problems:
    """A data file still holds what the template ships.

    The site shows the life or the papers of somebody else.
    """
    untouched: set[str] = set()
    for path, text in SAMPLE_DATA:
        source = site.load(path) if path in site.files and path not in untouched else None
        at = source.text.find(text) if source else -1
        if source and at >= 0 and "#" not in source.text[source.text.rfind("\n", 0, at) + 1 : at]:
            message = "The template's sample data: put in your own, or delete them"
            yield problem(Content.of(source), at, at + len(text), message)
            if "Einstein" in text:  # the whole file is his: once is enough
                untouched.add(path)
