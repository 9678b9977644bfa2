"""What BibTeX can't read: braces, commas, keys."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.findings import Fix, Related
from sitecheck.jekyll.bibtex.model import Fault, Field
from sitecheck.jekyll.bibtex.page import BibPage
from sitecheck.jekyll.page import Page
from sitecheck.rules.bibtex._entries import BIB, entries
from sitecheck.rules.rule import Problems, problem, replace, rule

_BRACES = {
    "unclosed-value": "This is never closed: the next fields are read as a part of it",
    "unclosed-entry": "This entry is never closed",
    "closed-early": "The entry ends here: what follows is lost",
}
_OTHERS = {
    "missing-key": "The entry has no key",
    "missing-equals": "'=' is missing after the field's name",
    "missing-value": "The field has no value",
    "unexpected": "BibTeX expects the name of a field here",
}


@rule(
    "BIB001",
    "bibtex-unbalanced-braces",
    "error",
    fix="unsafe",
    bad=(
        {
            BIB: "@article{moe2024,\n  title = ⟦{⟧Beans in rows,\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        },
        {
            BIB: "@article{moe2024,\n  title = {Beans in rows}⟦}⟧,\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        },
        {BIB: "⟦@article{⟧moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = {2024}\n"},
    ),
    good=(
        {
            BIB: "@article{moe2024,\n  title = {{Beans} in {R}ows},\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        },
        {
            BIB: '@article(moe2024,\n  title = "Beans {"}in{"} rows",\n  author = {Moe, Elin},\n  year = 2024)\n'
        },
    ),
)
def unbalanced_braces(page: Page) -> Problems:
    """A brace or quote of a BibTeX entry is never closed, or closes the entry too early.

    The fields behind it are lost, or the whole site is not built.
    """
    for bib, fault in _faults(page, _BRACES):
        fix = None
        if fault.kind == "closed-early":
            fix = replace(bib, fault.at, fault.at + 1, "", safety="unsafe", title="Remove the brace")
        elif fault.kind == "unclosed-entry" and fault.at >= 0:
            fix = replace(
                bib, fault.at, fault.at, "\n}", safety="unsafe", title="Close it after its last field"
            )
        elif fault.at >= 0:
            sign = "}" if bib.text[fault.start] == "{" else '"'
            fix = replace(bib, fault.at, fault.at, sign, safety="unsafe", title=f"Put '{sign}' here")
        yield problem(bib, fault.start, fault.end, _BRACES[fault.kind], fix)


@rule(
    "BIB002",
    "bibtex-missing-comma",
    "error",
    fix="safe",
    bad=(
        {
            BIB: "@article{moe2024,\n  title = {Beans in rows⟦}⟧\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        },
        {
            BIB: "@article{⟦moe2024⟧\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        },
    ),
    good={BIB: "@article{moe2024,\n  title = {Beans in rows}\n, author = {Moe, Elin},\n  year = 2024 }\n"},
)
def missing_comma(page: Page) -> Problems:
    """The comma between two fields of a BibTeX entry is missing.

    The entry can't be read, and with it the site can't be built.
    """
    for bib, fault in _faults(page, ("missing-comma",)):
        fix = replace(bib, fault.at, fault.at, ",", title="Put a comma here")
        yield problem(bib, fault.start, fault.end, "The comma after this is missing", fix)


@rule(
    "BIB003",
    "bibtex-syntax",
    "error",
    fix="unsafe",
    bad={
        BIB: "⟦@article{⟧\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = {2024}\n}\n"
        "@article{moe2024,\n  ⟦title⟧ {Peas in rows},\n  author = {Moe, Elin},\n  ⟦year⟧ =\n}\n"
    },
    good={
        BIB: "---\n---\nNotes.\n@string{aj = {Acta Hortorum}}\n@comment{draft}\n"
        "@article{moe2024,\n  title = {Beans in rows},\n  % an older note\n  author = {Moe, Elin},\n"
        "  journal = aj # {, } # may,\n  year = 2024,\n}\n"
    },
)
def bibtex_syntax(page: Page) -> Problems:
    """A BibTeX entry has something else wrong with its syntax.

    The entry can't be read, and with it the site can't be built.
    """
    for bib, fault in _faults(page, _OTHERS):
        fix: Fix | None = None
        if fault.kind == "missing-equals" and fault.at >= 0:
            fix = replace(bib, fault.at, fault.at, " =", safety="unsafe", title="Put '=' here")
        yield problem(bib, fault.start, fault.end, _OTHERS[fault.kind], fix)


def _faults(page: Page, kinds: object) -> list[tuple[BibPage, Fault]]:
    if not isinstance(page, BibPage):
        return []
    assert isinstance(kinds, (dict, tuple))
    return [(page, fault) for fault in page.bibliography.faults if fault.kind in kinds]


@rule(
    "BIB004",
    "duplicate-bibtex-key",
    "error",
    bad={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
        "@misc{⟦moe2024⟧,\n  title = {Peas in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
    },
    good={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
        "@misc{moe2024b,\n  title = {Peas in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"
    },
)
def duplicate_key(page: Page) -> Problems:
    """Two entries of a bibliography have the same key.

    A link to one leads to the other, and whoever copies both gets an error.
    """
    seen: dict[str, int] = {}
    for bib, entry in entries(page):
        if not entry.key:
            continue
        first = seen.setdefault(entry.key, entry.key_start)
        if first != entry.key_start:
            related = Related(bib.place(first, first + len(entry.key)), "the first entry of this key")
            message = f"Another entry has the key '{entry.key}'"
            yield problem(bib, entry.key_start, entry.key_end, message, None, (related,))


@rule(
    "BIB005",
    "duplicate-bibtex-field",
    "warning",
    bad={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024,\n"
        "  ⟦year⟧ = 2023\n}\n"
    },
    good={BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"},
)
def duplicate_field(page: Page) -> Problems:
    """A BibTeX entry has a field twice, with two values.

    Only one of the two is shown, and programs don't agree on which.
    """
    for bib, first, field, _ in _twice(page):
        if first.raw != field.raw:
            related = Related(bib.place(first.name_start, first.name_end), "the first one")
            message = f"'{field.name}' stands twice in this entry, with two values"
            yield problem(bib, field.name_start, field.name_end, message, None, (related,))


@rule(
    "BIB021",
    "repeated-bibtex-field",
    "info",
    fix="safe",
    bad={
        BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024,\n"
        "  ⟦year⟧ = 2024\n}\n"
    },
    good={BIB: "@article{moe2024,\n  title = {Beans in rows},\n  author = {Moe, Elin},\n  year = 2024\n}\n"},
)
def repeated_field(page: Page) -> Problems:
    """A BibTeX entry has a field twice, with the same value.

    The page doesn't show it, but whoever copies the entry gets a warning for it.
    """
    for bib, first, field, before in _twice(page):
        if first.raw == field.raw:
            fix = replace(bib, before.end, field.end, "", title="Remove the second one")
            yield problem(bib, field.name_start, field.name_end, f"'{field.name}' is repeated", fix)


def _twice(page: Page) -> Iterator[tuple[BibPage, Field, Field, Field]]:
    """A field, the later one of the same name, and that before the later one."""
    for bib, entry in entries(page):
        seen: dict[str, int] = {}
        for index, field in enumerate(entry.fields):
            first = entry.fields[seen.setdefault(field.name, index)]
            if first is not field:
                yield bib, first, field, entry.fields[index - 1]
