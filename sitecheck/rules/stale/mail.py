"""The mail address in the profile, against where the owner is."""

from __future__ import annotations

import datetime
import re

from sitecheck.facts.institutions import find_institutions
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.posts import Post, read_posts
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.stale._said import months, written
from sitecheck.rules.stale.employer import present_institutions
from sitecheck.text.content import Content

_DOMAIN = re.compile(
    r"(?:@|\s*[\[(]\s*at\s*[\])]\s*|\s+at\s+)(?P<domain>[\w-]+(?:(?:\.|\s*[\[(]?\s*dot\s*[\])]?\s*)[\w-]+)+)\s*$"
)
_COMMON = frozenset("university college institute school science technology national state research".split())
_EDUCATION = "\n# Education\n- *2018.09 - 2023.06*, Ph.D., Uppsala University\n"


@rule(
    "STL020",
    "mail-outlived",
    "info",
    follows=("CFG003", "AGR022"),
    bad={
        "_config.yml": "author:\n  name: Mira Solberg\n  email: ⟦mira@math.uppsala.se⟧\ninclude: [_pages]\n",
        "_pages/about.md": "I am a postdoc at the University of Oslo.\n" + _EDUCATION,
    },
    good=(
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  email: mira@uio.no\ninclude: [_pages]\n",
            "_pages/about.md": "I am a postdoc at the University of Oslo.\n" + _EDUCATION,
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  email: mira@math.uppsala.se\ninclude: [_pages]\n",
            "_pages/about.md": "I am a postdoc at Uppsala University.\n" + _EDUCATION,
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  email: mira@math.uppsala.se\ninclude: [_pages]\n",
            "_pages/about.md": "I study far seas.\n" + _EDUCATION,
        },
    ),
    options={"months": 12},
)
def mail_outlived(site: Site, homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """The profile's mail address is at an institution that the owner left more than a year ago.

    Such accounts are closed, and mail to them is lost without a word.
    """
    root = site.config.root if site.config else None
    source = site.config_source
    if root is None or source is None or root.kind != "mapping":
        return
    node = root.get("author", "email") or root.get("email")
    match = _DOMAIN.search(node.raw) if node is not None and node.kind == "scalar" else None
    if node is None or match is None or node.blank or node.alias:
        return
    labels = set(re.split(r"[^\w-]+|\s+dot\s+", match["domain"].lower()))
    now = months(today)
    posts = list(read_posts(homepage))
    there = [post for post in posts if any(_is_at(name, labels) for name in post.institutions)]
    present = present_institutions(homepage)
    if not there or not present or any(_is_at(name, labels) for name in present):
        return
    if any(post.open or post.end is None or post.end + options["months"] >= now for post in there):
        return
    last = max(there, key=_end)
    related = (Related(last.item.page.place(*last.span), "until then"),)
    message = f"{last.section.label} ends there in {written(last.end or 0)}"
    yield problem(Content.of(source), node.start, node.end, message, None, related)


def _end(post: Post) -> int:
    return post.end or 0


def _is_at(name: str, labels: set[str]) -> bool:
    """Whether an institution's acronym or a telling word of its name is a label of a domain."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]{5,}", name)} - _COMMON
    acronyms = {
        mention.institution.acronym.lower()
        for mention in find_institutions(name)
        if mention.institution is not None and mention.institution.acronym
    }
    return bool((words | acronyms) & labels)
