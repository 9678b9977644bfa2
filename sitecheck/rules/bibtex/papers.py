"""Papers of a bibliography: authors, venues, the same one twice, the theme's own."""

from __future__ import annotations

import re
from itertools import pairwise

from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import find_venues
from sitecheck.findings import Fix, Related
from sitecheck.jekyll.bibtex.latex import visible_text
from sitecheck.jekyll.bibtex.model import Entry, Field
from sitecheck.jekyll.bibtex.names import Name, read_names
from sitecheck.jekyll.bibtex.page import BibPage
from sitecheck.jekyll.page import Page
from sitecheck.rules.bibtex._entries import BIB, entries, fields, inner, is_plain, key_of
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._editions import EVENTS
from sitecheck.rules.venues._mentions import related_venues

_TITLE = "@inproceedings{moe2024,\n  title = {Beans in rows},\n"
_ET_AL = re.compile(r"[\s,]*\bet\.? al\.?,?$", re.IGNORECASE)
_AMPERSAND = re.compile(r"\s\\?&\s")


@rule(
    "BIB009",
    "bibtex-author-list",
    "error",
    fix="safe",
    bad=(
        {BIB: _TITLE + "  author = {⟦Elin Moe, Tomas Varga, Jonas Ravn⟧},\n  year = 2024\n}\n"},
        {BIB: _TITLE + "  author = {⟦Moe, Elin,⟧ and Varga, Tomas},\n  year = 2024\n}\n"},
        {BIB: _TITLE + "  author = {Moe, Elin ⟦et al.⟧},\n  year = 2024\n}\n"},
        {BIB: _TITLE + "  author = {⟦Elin Moe; Tomas Varga⟧},\n  year = 2024\n}\n"},
    ),
    good=(
        {
            BIB: _TITLE
            + "  author = {Moe, Elin and van der Berg, Tomas Jan and Ravn, Jr., Jonas},\n  year = 2024\n}\n"
        },
        {BIB: _TITLE + "  author = {{Moe, Varga, and Sons} and Elin Moe and others},\n  year = 2024\n}\n"},
    ),
)
def author_list(page: Page) -> Problems:
    """Names in an author list are joined by something else than `and`.

    BibTeX takes commas for the border between surname and given names: the visitor reads one odd name.
    """
    for bib, _, field in fields(page, "author", "editor"):
        if not is_plain(field):
            continue
        start, end = inner(bib, field)
        said = bib.text[start:end]
        if ";" in said and " and " not in said and "\\;" not in said and "&" not in said:
            right = re.sub(r"\s*;\s*", " and ", said.rstrip("; "))
            message = "Names are joined by 'and'"
            yield problem(bib, start, end, message, replace(bib, start, end, right))
            continue
        names = read_names(bib.text, *field.inside)
        for name in names:
            yield from _name(bib, name, last=name is names[-1])


def _name(bib: BibPage, name: Name, last: bool) -> list[Problem]:
    whole = bib.text[name.start : name.end]
    if name.corporate:
        return []
    other = _ET_AL.search(whole)
    if other and last:
        low = name.start + other.start()
        low += len(other[0]) - len(other[0].lstrip(" ,\n\t"))
        fix = replace(bib, name.start + other.start(), name.end, " and others")
        return [problem(bib, low, name.end, "Write 'and others': this is read as a name", fix)]
    if whole.endswith(",") and not last:
        fix = replace(bib, name.start, name.end, whole.rstrip(" ,"))
        return [problem(bib, name.start, name.end, "No comma belongs before 'and'", fix)]
    parts = [part.strip() for part in _split(whole, name)]
    if len(parts) < 3 or not all(len(part.split()) >= 2 for part in parts):
        return []
    if any(part.split()[0].islower() for part in parts):
        return []
    joined: Fix | None = None
    if not _AMPERSAND.search(whole):
        joined = replace(bib, name.start, name.end, " and ".join(parts))
    return [problem(bib, name.start, name.end, "Names are joined by 'and', not by commas", joined)]


def _split(whole: str, name: Name) -> list[str]:
    edges = [-1, *(comma - name.start for comma in name.commas), len(whole)]
    return [whole[low + 1 : high] for low, high in pairwise(edges)]


@rule(
    "BIB013",
    "abbr-of-another-venue",
    "warning",
    bad={
        BIB: _TITLE + "  abbr = {⟦ICCV⟧},\n  author = {Moe, Elin},\n"
        "  booktitle = {European Conference on Computer Vision},\n  year = 2024\n}\n"
    },
    good=(
        {
            BIB: _TITLE + "  abbr = {ECCV},\n  author = {Moe, Elin},\n"
            "  booktitle = {European Conference on Computer Vision},\n  year = 2024\n}\n"
        },
        {
            BIB: _TITLE + "  abbr = {POPL},\n  author = {Moe, Elin},\n"
            "  journal = {Proceedings of the ACM on Programming Languages},\n  year = 2024\n}\n"
        },
        {
            BIB: _TITLE + "  abbr = {ECCV},\n  author = {Moe, Elin},\n"
            "  journal = {Lecture Notes in Computer Science},\n  year = 2024\n}\n"
        },
    ),
)
def abbr_of_another_venue(page: Page) -> Problems:
    """The badge of a paper (`abbr`) names another venue than its proceedings or journal.

    The visitor sees both side by side, and can't tell where the paper appeared.
    """
    for bib, entry, field in fields(page, "abbr"):
        of_badge = _venues(bib, field)
        where = entry.get("booktitle", "journal", "journaltitle")
        of_paper = _venues(bib, where) if where else []
        if (
            len(of_badge) != 1
            or not of_paper
            or any(venue.kind == "preprint" for venue in of_paper + of_badge)
        ):
            continue
        if any(related_venues(of_badge[0], venue) for venue in of_paper) or where is None:
            continue
        message = f"{of_badge[0].acronym} is {of_badge[0].name}; the paper's venue is {of_paper[0].name}"
        related = Related(bib.place(*inner(bib, where)), "the venue")
        yield problem(bib, *inner(bib, field), message, None, (related,))


def _venues(bib: BibPage, field: Field) -> list[Venue]:
    found = find_venues(bib.block(field).text, slot=True)
    return list({mention.venue.key: mention.venue for mention in found}.values())


@rule(
    "BIB014",
    "bibtex-year-of-another-edition",
    "warning",
    fix="suggestion",
    bad=(
        {
            BIB: _TITLE + "  author = {Moe, Elin},\n"
            "  booktitle = {Proceedings of ECCV 2022},\n  year = {⟦2023⟧}\n}\n"
        },
        {
            BIB: _TITLE + "  author = {Moe, Elin},\n  abbr = {ECCV'22},\n"
            "  booktitle = {European Conference on Computer Vision},\n  year = ⟦2023⟧\n}\n"
        },
    ),
    good={
        BIB: _TITLE + "  author = {Moe, Elin},\n"
        "  booktitle = {Proceedings of ECCV 2022},\n  year = {2022}\n}\n"
    },
)
def year_of_another_edition(page: Page) -> Problems:
    """The year of a BibTeX entry is not that of the edition which its venue names.

    The paper stands under the wrong year of the list, and is cited with it.
    """
    for bib, entry, field in fields(page, "year"):
        said = field.raw.strip()
        if not (said.isdigit() and len(said) == 4):
            continue
        for other in (entry.get("booktitle"), entry.get("abbr")):
            years = _edition(bib, other) if other else None
            if other is None or years is None or int(said) in years[1]:
                continue
            venue, found = years
            if min(abs(int(said) - year) for year in found) > 3:
                continue
            right = str(found[0])
            start, end = inner(bib, field)
            fix = replace(bib, start, end, right, safety="suggestion")
            related = Related(bib.place(*inner(bib, other)), f"{venue.acronym} {right}")
            yield problem(bib, start, end, f"The venue is {venue.acronym} {right}", fix, (related,))
            break


def _edition(bib: BibPage, field: Field) -> tuple[Venue, list[int]] | None:
    """The one venue that a field names with a year, and all years that stand in the field."""
    text = bib.block(field).text
    found = [mention for mention in find_venues(text, slot=True) if mention.venue.kind in EVENTS]
    dated = [mention for mention in found if mention.years]
    if not dated or len({mention.venue.key for mention in found}) != 1:
        return None
    first = dated[0].years[0].year
    years = [first, *(int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))]
    return dated[0].venue, list(dict.fromkeys(years))


@rule(
    "BIB018",
    "sample-bibtex-entry",
    "warning",
    bad={
        BIB: "@book{⟦einstein1920relativity⟧,\n  title={Relativity},\n  author={Einstein, Albert},\n  year={1920}\n}\n"
    },
    good={
        BIB: "@book{einstein1920,\n  title={Relativity},\n  author={Einstein, Albert},\n  year={1920}\n}\n"
    },
)
def sample_entry(page: Page) -> Problems:
    """A paper that the theme ships as a sample is still in the bibliography.

    The list shows Albert Einstein's papers among the owner's.
    """
    if isinstance(page, BibPage):
        own = {id(entry) for entry in page.entries}
        for entry in page.bibliography.entries:
            if id(entry) not in own:
                message = "One of the theme's samples: delete it"
                yield problem(page, entry.key_start, entry.key_end, message)


@rule(
    "BIB019",
    "same-paper-twice",
    "warning",
    bad={
        BIB: _TITLE + "  author = {Moe, Elin},\n  year = 2024\n}\n"
        "@article{moe24b,\n  title = {⟦{B}eans in Rows⟧},\n  author = {Elin Moe},\n  year = 2024\n}\n"
    },
    good={
        BIB: _TITLE + "  author = {Moe, Elin},\n  booktitle = {ECCV},\n  year = 2024\n}\n"
        "@article{moe24b,\n  title = {Beans in Rows},\n  author = {Elin Moe},\n  journal = {Acta Hortorum},\n"
        "  year = 2025\n}\n"
    },
)
def same_paper_twice(page: Page) -> Problems:
    """Two entries of a bibliography are one paper.

    The list shows it twice, and every count of papers is too high.
    """
    seen: dict[tuple[str, str], tuple[Field, str]] = {}
    for bib, entry in entries(page):
        title, year = entry.get("title"), entry.get("year", "date")
        if title is None or year is None:
            continue
        said = (key_of(visible_text(title.raw)), year.raw.strip())
        first, venue = seen.setdefault(said, (title, _where(entry)))
        if first is title or len(said[0]) < 10 or (venue and _where(entry) and venue != _where(entry)):
            continue
        related = Related(bib.place(*inner(bib, first)), "the other one")
        yield problem(bib, *inner(bib, title), "This paper is listed above", None, (related,))


def _where(entry: Entry) -> str:
    field = entry.get("booktitle", "journal", "journaltitle", "school", "howpublished", "eprint", "note")
    return key_of(field.raw) if field else ""
