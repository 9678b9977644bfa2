"""What the fields of an entry lead to: identifiers, pictures, files; and whether it is selected."""

from __future__ import annotations

import re

from sitecheck.jekyll.bibtex.known import FILE_FIELDS
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.bibtex._entries import BIB, fields, inner, is_plain
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule

_HEAD = "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024,\n"
_DOI_URL = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/(?=10\.)|doi:\s?(?=10\.)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV_URL = re.compile(
    r"(?:(?:https?://)?arxiv\.org/(?:abs|pdf)/|arxiv:\s?)(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7})"
    r"(?:\.pdf)?/?",
    re.IGNORECASE,
)
_ADDRESS = ("url", "html", "code", "website", "blog")
_BOOLEAN = {"yes": "true", "y": "true", "1": "true", "ture": "true", "t": "true", "ttrue": "true",
            "no": "false", "n": "false", "0": "false", "flase": "false", "fasle": "false"}  # fmt: skip
_PREVIEWS = "assets/img/publication_preview/"
_FILES = "assets/pdf/"


@rule(
    "BIB015",
    "bibtex-identifier",
    "error",
    fix="safe",
    bad=(
        {BIB: _HEAD + "  doi = {⟦https://doi.org/⟧10.5555/abc.12}\n}\n"},
        {BIB: _HEAD + "  arxiv = {⟦https://arxiv.org/abs/2401.01234⟧}\n}\n"},
        {BIB: _HEAD + "  url = {⟦htps://example.org/p⟧},\n  doi = {⟦10.5555⟧}\n}\n"},
    ),
    good=(
        {
            BIB: _HEAD
            + "  doi = {10.5555/abc\\_12},\n  arxiv = {2401.01234v2},\n  url = {https://example.org/p}\n}\n"
        },
        {BIB: _HEAD + "  html = {beans.html},\n  code = {\\url{https://example.org/c}}\n}\n"},
    ),
)
def identifier(page: Page) -> Problems:
    """The DOI, arXiv number or address of a BibTeX entry is not written as the theme expects it.

    The theme puts `https://doi.org/` or `https://arxiv.org/abs/` before it: an address in its place
    makes a button that leads nowhere.
    """
    for bib, _, field in fields(page, "doi", "arxiv", *_ADDRESS):
        if not is_plain(field):
            continue
        start, end = inner(bib, field)
        said = bib.text[start:end]
        if field.name == "doi":
            prefix = _DOI_URL.match(said)
            if prefix:
                fix = replace(bib, start, start + prefix.end(), "", title="Leave only the DOI")
                message = "Only the DOI belongs here: the theme puts https://doi.org/ before it"
                yield problem(bib, start, start + prefix.end(), message, fix)
            elif not _DOI.match(said) and "{" not in said:
                yield problem(bib, start, end, "This is no DOI: one is like 10.1000/abc")
        elif field.name == "arxiv":
            whole = _ARXIV_URL.fullmatch(said)
            if whole:
                fix = replace(bib, start, end, whole["id"])
                message = "Only the number belongs here: the theme puts https://arxiv.org/abs/ before it"
                yield problem(bib, start, end, message, fix)
        else:
            yield from _address(page, start, end)


_SCHEME = re.compile(r"(?P<scheme>[A-Za-z]{3,7})(?P<sep>:/*|;/*)(?=[\w-]+\.[\w.-]+)")


def _address(page: Page, start: int, end: int) -> list[Problem]:
    said = page.text[start:end]
    match = _SCHEME.match(said)
    if match is None or (match["scheme"].lower() in ("http", "https", "ftp") and match["sep"] == "://"):
        return []
    if match["scheme"].lower() not in ("http", "https", "htps", "htpps", "hhttps", "htttps", "ttps", "htp"):
        return []
    right = ("http" if match["scheme"].lower() in ("http", "htp") else "https") + "://" + said[match.end() :]
    return [problem(page, start, end, "The address begins wrongly", replace(page, start, end, right))]


@rule(
    "BIB016",
    "missing-bibtex-file",
    "error",
    fix="safe",
    bad={
        "_config.yml": "title: Elin Moe\ntheme: al-folio\n",
        BIB: _HEAD + "  preview = {⟦beans.png⟧},\n  pdf = {⟦peas.pdf⟧}\n}\n",
        "assets/img/publication_preview/Beans.png": "",
        "assets/pdf/beans.pdf": "",
    },
    good={
        "_config.yml": "title: Elin Moe\ntheme: al-folio\n",
        BIB: _HEAD + "  preview = {beans.png},\n  pdf = {https://example.org/beans.pdf}\n}\n",
        "assets/img/publication_preview/beans.png": "",
    },
)
def missing_file(site: Site) -> Problems:
    """The preview picture or the file that a BibTeX entry names is not there.

    al-folio looks for previews in `assets/img/publication_preview/` and for files in `assets/pdf/`.
    """
    if site.theme != "al-folio":
        return
    layout = _layout(site)
    for page in site.bibliographies:
        for bib, _, field in fields(page, "preview", *FILE_FIELDS):
            folder = _PREVIEWS if field.name == "preview" else _FILES
            start, end = inner(bib, field)
            name = bib.text[start:end]
            if "/" in name or "{" in name or "." not in name or " " in name or not is_plain(field):
                continue
            if layout and folder.rstrip("/") not in layout:
                continue
            path = folder + name.replace("\\_", "_")
            if path in site.files:
                continue
            other = next((file for file in sorted(site.files) if file.lower() == path.lower()), None)
            if other is None and not any(file.startswith(folder) for file in site.files):
                continue
            fix = replace(bib, start, end, other[len(folder) :]) if other else None
            yield problem(bib, start, end, f"There is no file {path}", fix)


def _layout(site: Site) -> str:
    """The site's own layout of an entry; empty where it can't be read."""
    for path in ("_layouts/bib.liquid", "_layouts/bib.html"):
        source = site.load(path) if path in site.files else None
        if source:
            return source.text
    return ""


@rule(
    "BIB017",
    "selected-not-boolean",
    "warning",
    fix="safe",
    bad=(
        {BIB: _HEAD + "  selected = {⟦True⟧}\n}\n"},
        {BIB: _HEAD + "  selected = {⟦ture⟧}\n}\n"},
    ),
    good={BIB: _HEAD + "  selected = {true},\n  bibtex_show = {True}\n}\n"},
)
def selected_not_boolean(page: Page) -> Problems:
    """`selected` says something else than `true` or `false`.

    The theme asks for entries with `selected=true`, to the letter: this paper is not among the selected.
    """
    for bib, _, field in fields(page, "selected"):
        start, end = inner(bib, field)
        said = bib.text[start:end]
        word = said.lower()
        right = word if word in ("true", "false") else _BOOLEAN.get(word)
        if right is not None and right != said:
            yield problem(bib, start, end, f"Write '{right}'", replace(bib, start, end, right))
