"""Headings in the wrong number."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import data_texts
from sitecheck.rules.rule import Problems, problem, replace, rule

_UNCOUNTABLE = re.compile(
    r"(?<![\w-])(?P<word>Educations|educations|EDUCATIONS|Employments|Researches|Fundings|Softwares|Knowledges|"
    r"Informations|Teachings|Mentorings)(?![\w-])"
)
_SINGULAR = re.compile(
    r"\W*(?:Selected|Recent|Representative|Other|All)"
    r"(?: (?:Research|Journal|Conference|Honou?rs and|Awards and))?"
    r" (?P<noun>Publication|Paper|Award|Talk|Project|Article|Preprint|Honor|Patent|Lecture)\W*"
)


@rule(
    "GRM013",
    "educations",
    "warning",
    bad=(
        "# 📖 ⟦Educations⟧\n- 2020, Lund",
        "# ⟦Employments⟧\n- 2020, Lund",
        {"_data/navigation.yml": 'main:\n  - title: "⟦Educations⟧"\n    url: "/#-educations"\n'},
    ),
    good=("# 📖 Education\n", "The Ministry of Education's programme"),
    fix="suggestion",
)
def educations(site: Site) -> Problems:
    """A section is called "Educations", or by another plural that headings don't take.

    Education is not counted; the word stands in the template and so on many homepages. Renaming a heading
    changes its anchor: change the menu's entry with it.
    """
    for page in site.pages:
        for heading in page.headings:
            for match in _UNCOUNTABLE.finditer(heading.block.text):
                start, end = heading.block.span(*match.span())
                fix = replace(page, start, end, _cased(match[0]), safety="suggestion")
                yield problem(page, start, end, f"'{match[0]}': it is '{_cased(match[0])}'", fix)
    for text in data_texts(site):
        for match in _UNCOUNTABLE.finditer(text.text):
            start, end = text.start + match.start(), text.start + match.end()
            fix = replace(text.where, start, end, _cased(match[0]), safety="suggestion")
            yield problem(text.where, start, end, f"'{match[0]}': it is '{_cased(match[0])}'", fix)


def _cased(word: str) -> str:
    return word[:-1]


@rule(
    "GRM015",
    "heading-in-singular",
    "warning",
    fix="suggestion",
    bad=("# Selected ⟦Publication⟧\n- A paper\n", "## 📝 Recent ⟦Paper⟧\n- A paper\n"),
    good=(
        "# Selected Publications\n- A paper\n",
        "# Publication\n\n# Recent Work\n\n# Best Paper\n\nSelected Publication Award\n",
    ),
)
def heading_in_singular(site: Site) -> Problems:
    """A heading that promises a choice of several things names one.

    "Selected Publication" stands above a list. Renaming a heading changes its anchor: change the menu's
    entry with it.
    """
    for page in site.pages:
        for heading in page.headings:
            match = _SINGULAR.fullmatch(heading.block.text)
            if match:
                start, end = heading.block.span(*match.span("noun"))
                right = match["noun"] + "s"
                fix = replace(page, start, end, right, safety="suggestion")
                yield problem(page, start, end, f"Several are meant: '{right}'", fix)
