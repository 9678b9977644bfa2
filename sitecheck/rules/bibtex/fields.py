"""The fields of BibTeX entries: which there are, and which must be there."""

from __future__ import annotations

import re

from sitecheck.jekyll.bibtex.known import FIELDS, MONTH_MACROS, MONTHS, TITLELESS, TYPES, month_of
from sitecheck.jekyll.bibtex.latex import raw_commands
from sitecheck.jekyll.near import nearest, slips
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.bibtex._entries import BIB, entries, fields, inner, is_plain
from sitecheck.rules.rule import Problems, problem, replace, rule

_HEAD = "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n"
_REQUIRED = (("title",), ("author", "editor"), ("year", "date"))
_INHERITS = ("crossref", "xref", "xdata")
_PAGES = re.compile(r"(?<![\d–-])(\d+)(\s?-\s?)(\d+)(?![\d–-])")
_CAPITALS = re.compile(r"(?<![\w-])(?:[A-Z]{2,}[a-z]?|[A-Z]?[a-z]+[A-Z]\w*|[A-Z]\d\w*)(?![\w])")
_FORMATTING = {
    "italics": ("emph", "textit", "it"),
    "bold": ("textbf", "bf"),
    "superscript": ("textsuperscript",),
    "smallcaps": ("textsc", "sc"),
    "tex": ("url", "href"),
}
"""jekyll-scholar's filters and the commands that they turn into HTML."""
_FONTS = frozenset(
    "emph textit textbf textsc texttt textsf textrm textup underline it bf sc tt em rm".split()
)
_RAW = _FONTS | frozenset(
    "url href cite citep citet ref label footnote mbox hbox textsuperscript textsubscript".split()
)
_SHOWN = ("title", "booktitle", "journal", "journaltitle", "note", "author")


@rule(
    "BIB006",
    "unknown-bibtex-type",
    "error",
    fix="safe",
    bad={
        BIB: "@⟦inproceeding⟧{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
    },
    good=(
        {
            BIB: "@InProceedings{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
        },
        {BIB: "@poster{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"},
    ),
)
def unknown_type(page: Page) -> Problems:
    """The type of a BibTeX entry is a slip for a known one.

    The entry is shown without what belongs to its type: no journal, no proceedings.
    """
    for bib, entry in entries(page):
        if entry.kind in TYPES or len(entry.kind) < 4:
            continue
        right = min(TYPES, key=lambda kind: (slips(entry.kind, kind, 2), kind))
        if slips(entry.kind, right, 2) <= (1 if len(right) < 7 else 2):
            fix = replace(bib, entry.kind_start, entry.kind_end, right)
            message = f"There is no entry type '{entry.kind}'; it is called '{right}'"
            yield problem(bib, entry.kind_start, entry.kind_end, message, fix)


@rule(
    "BIB007",
    "unknown-bibtex-field",
    "warning",
    fix="unsafe",
    bad={BIB: _HEAD + "  ⟦jounal⟧ = {Acta Hortorum},\n  year = 2024\n}\n"},
    good={
        BIB: _HEAD
        + "  journal = {Acta Hortorum},\n  my_score = {3},\n  month_numeric = 3,\n  year = 2024\n}\n"
    },
)
def unknown_field(page: Page) -> Problems:
    """The name of a BibTeX field is a slip for a known one.

    Nothing shows a field whose name it doesn't know.
    """
    for bib, entry in entries(page):
        present = {field.name for field in entry.fields}
        for field in entry.fields:
            if field.name in FIELDS or field.name.startswith(("opt", "bdsk-", "mendeley-", "x-")):
                continue
            right = nearest(field.name, FIELDS, present)
            if right is None:
                continue
            fix = replace(bib, field.name_start, field.name_end, right, safety="unsafe")
            message = f"No field is called '{field.name}': is '{right}' meant?"
            yield problem(bib, field.name_start, field.name_end, message, fix)


@rule(
    "BIB008",
    "missing-bibtex-field",
    "warning",
    bad=(
        {BIB: "@article{⟦moe2024⟧,\n  title = {Beans in rows},\n  author = {Moe, Elin}\n}\n"},
        {BIB: "@article{⟦moe2024⟧,\n  title = {},\n  author = {Moe, Elin},\n  year = 2024\n}\n"},
    ),
    good=(
        {BIB: "@book{moe2024,\n  title = {Beans in rows},\n  editor = {Moe, Elin},\n  date = {2024-05}\n}\n"},
        {BIB: "@inbook{moe2024,\n  title = {Beans in rows},\n  crossref = {moe2023}\n}\n"},
    ),
)
def missing_field(page: Page) -> Problems:
    """A BibTeX entry has no title, no author or no year.

    The list of papers shows a gap there, and where it is ordered by year the paper comes last or not at all.
    """
    for bib, entry in entries(page):
        if entry.kind in TITLELESS or entry.get(*_INHERITS) or not entry.fields:
            continue
        missing = [names[0] for names in _REQUIRED if entry.get(*names) is None]
        if missing:
            start, end = (entry.key_start, entry.key_end) if entry.key else (entry.kind_start, entry.kind_end)
            yield problem(bib, start, end, f"The entry has no {' and no '.join(missing)}")


@rule(
    "BIB010",
    "bibtex-month",
    "warning",
    fix="unsafe",
    bad={
        BIB: _HEAD + "  month = {⟦Febuary⟧},\n  year = 2024\n}\n@misc{ravn2024,\n  title = {Peas in rows},\n"
        "  author = {Ravn, Jonas},\n  month = ⟦13⟧,\n  year = 2024\n}\n"
    },
    good=(
        {BIB: _HEAD + "  month = {February},\n  year = 2024\n}\n"},
        {BIB: _HEAD + '  month = 10 # "~" # jan,\n  year = 2024\n}\n'},
        {BIB: _HEAD + "  month = {Sept.--Oct.},\n  year = 2024\n}\n"},
    ),
)
def month(page: Page) -> Problems:
    """The month of a BibTeX entry is none.

    The paper shows no month, and stands in the wrong place of a list by date.
    """
    for bib, _, field in fields(page, "month"):
        start, end = inner(bib, field)
        said = field.raw.strip()
        if len(field.parts) != 1 or month_of(said) is not None:
            continue
        if said.isdigit():
            yield problem(bib, start, end, f"There is no month {said}")
            continue
        word = said.lower().rstrip(".")
        right = min(MONTHS, key=lambda name: slips(word, name, 2))
        if (
            word.isalpha()
            and len(word) > 3
            and slips(word, right, 2) <= 2
            and word[:3] not in MONTH_MACROS - {right[:3]}
        ):
            title = right.capitalize()
            fix = replace(bib, start, end, title, safety="unsafe") if is_plain(field) else None
            yield problem(bib, start, end, f"'{said}' is no month: is {title} meant?", fix)


@rule(
    "BIB011",
    "bibtex-page-range",
    "info",
    fix="safe",
    bad={BIB: _HEAD + "  pages = {12⟦-⟧34},\n  year = 2024\n}\n"},
    good=(
        {BIB: _HEAD + "  pages = {12--34},\n  year = 2024\n}\n"},
        {BIB: _HEAD + "  pages = {e1024-x, 12–34, 1-2-3},\n  year = 2024\n}\n"},
    ),
)
def page_range(page: Page) -> Problems:
    """A range of pages has one hyphen.

    BibTeX makes a dash of two; one stays a hyphen wherever the entry is cited.
    """
    for bib, _, field in fields(page, "pages"):
        start, end = field.inside
        for match in _PAGES.finditer(bib.text, start, end):
            low, high = match.span(2)
            yield problem(bib, low, high, "A range takes two hyphens", replace(bib, low, high, "--"))


@rule(
    "BIB012",
    "unprotected-capitals",
    "info",
    bad={
        BIB: "@article{moe2024,\n  title = {⟦BeanNet⟧: Rows for All},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
    },
    good={
        BIB: "@article{moe2024,\n  title = {{BeanNet}: Rows {F}or {US} All},\n  author = {Moe, Elin},\n"
        "  year = 2024\n}\n"
    },
)
def unprotected_capitals(page: Page) -> Problems:
    """A name with capitals inside stands in a title without braces.

    Most styles write titles small, and whoever cites the paper from here prints "beannet".
    """
    for bib, _, field in fields(page, "title"):
        start, end = field.inside
        depth = 0
        text = list(bib.text[start:end])
        for index, char in enumerate(text):
            depth += (char == "{") - (char == "}")
            if depth > 0:
                text[index] = " " if char != "\\" else char
        match = _CAPITALS.search("".join(text))
        if match and not "".join(text).isupper():
            low, high = start + match.start(), start + match.end()
            yield problem(
                bib, low, high, f"Put '{match[0]}' in braces: styles that write titles small spoil it"
            )


@rule(
    "BIB020",
    "latex-shown-raw",
    "warning",
    bad={
        BIB: "@article{moe2024,\n  title = {Beans ⟦\\emph⟧{in rows}},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
    },
    good={
        BIB: "@article{moe2024,\n  title = {B{\\'e}ans \\& $\\mathcal{R}$ows},\n  author = {Mo\\\"e, Elin},\n"
        "  year = 2024\n}\n"
    },
)
def latex_shown_raw(site: Site) -> Problems:
    """A LaTeX command stands in a field that the page shows, and nothing turns it into HTML.

    The visitor reads the backslash and the command's name.
    """
    yield from _raw_in(site, _SHOWN)


@rule(
    "BIB022",
    "latex-in-abstract",
    "info",
    bad={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n"
        "  abstract = {We ⟦\\textbf⟧{plant} beans.},\n  year = 2024\n}\n"
    },
    good={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n"
        "  abstract = {We plant $n^2$ beans, 5\\% of all.},\n  year = 2024\n}\n"
    },
)
def latex_in_abstract(site: Site) -> Problems:
    """A LaTeX command stands in an abstract, and nothing turns it into HTML.

    Who opens the abstract reads the backslash and the command's name.
    """
    yield from _raw_in(site, ("abstract",))


def _raw_in(site: Site, names: tuple[str, ...]) -> Problems:
    scholar = site.settings.get("scholar")
    filters = scholar.get("bibtex_filters") if isinstance(scholar, dict) else None
    known = {name for each in filters or () for name in _FORMATTING.get(str(each), ())}
    for page in site.bibliographies:
        for bib, _, field in fields(page, *names):
            found = [
                match for match in raw_commands(bib.text, *field.inside) if match["name"] in _RAW - known
            ]
            if found:
                start, name = found[0].start(), found[0]["name"]
                more = f", and {len(found) - 1} more commands of this field are" if len(found) > 1 else " is"
                message = f"\\{name}{more} shown as written"
                yield problem(bib, start, start + len(name) + 1, message)
