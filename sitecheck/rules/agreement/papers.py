"""One paper listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.rules.agreement._papers import Paper, read_papers
from sitecheck.rules.rule import Problems, problem, rule

_LEAST = 4
"""Words; shorter titles are shared by different papers."""
_AUTHORS = "Elin Moe, Jonas Ravn\n"


def _twice(homepage: Homepage) -> Iterator[tuple[Paper, Paper]]:
    """Each entry that repeats the title of an earlier one, with that one."""
    first: dict[tuple[str, ...], Paper] = {}
    for paper in read_papers(homepage):
        if len(paper.words) < _LEAST:
            continue
        earlier = first.setdefault(paper.words, paper)
        if earlier is not paper:
            yield paper, earlier


def _named(paper: Paper) -> str:
    """The first edition under which a paper is listed: what follows may be told of along with it."""
    named = [
        (m.venue.acronym, m.years[0].year) for m in paper.mentions if m.years and m.venue.kind != "preprint"
    ]
    return " ".join(map(str, named[0])) if named else ""


@rule(
    "AGR010",
    "paper-with-two-venues",
    "warning",
    follows=("VEN005", "VEN007", "VEN008", "VEN010"),
    bad="# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
    + "- ``ICCV 2023`` [⟦A long title of a paper⟧](u)\\\n" + _AUTHORS,
    good=(
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS,
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "- ``TPAMI 2025`` [A long title of a paper, extended](u)\\\n" + _AUTHORS,
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "- ``arXiv 2023`` [A long title of a paper](u)\\\n" + _AUTHORS,
    ),
)  # fmt: skip
def paper_with_two_venues(homepage: Homepage) -> Problems:
    """One paper is listed twice, with different venues or years.

    One of the two entries is out of date or wrong.
    """
    for paper, other in _twice(homepage):
        if not paper.editions or not other.editions or paper.editions & other.editions:
            continue
        related = Related(other.item.page.place(*other.title_span), "the other entry")
        yield problem(
            paper.item.page, *paper.title_span, f"Listed elsewhere as {_named(other)}", None, (related,)
        )


@rule(
    "AGR012",
    "repeated-paper",
    "info",
    bad="# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
    + "- ``CVPR 2024`` [⟦A long title of a paper⟧](u)\\\n" + _AUTHORS,
    good=(
        "# Selected Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS,
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "- ``CVPR 2024`` [A long title of a paper, again](u)\\\n" + _AUTHORS,
    ),
)  # fmt: skip
def repeated_paper(homepage: Homepage) -> Problems:
    """A page lists one paper twice.

    Whoever counts the papers counts one too many.
    """
    for paper, other in _twice(homepage):
        same_page = paper.item.page is other.item.page
        if (
            not same_page
            or paper.section.selected
            or other.section.selected
            or paper.preprint != other.preprint
        ):
            continue
        if paper.editions and other.editions and not paper.editions & other.editions:
            continue
        related = Related(other.item.page.place(*other.title_span), "the other entry")
        yield problem(
            paper.item.page, *paper.title_span, "This paper stands on the page twice", None, (related,)
        )


@rule(
    "AGR013",
    "preprint-and-accepted",
    "info",
    bad="# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\n" + _AUTHORS
    + "- ``arXiv 2023`` [⟦A long title of a paper⟧](u)\\\n" + _AUTHORS,
    good=(
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u), arXiv 2023\\\n" + _AUTHORS,
        "# Publications\n- ``arXiv 2023`` [A long title of a paper](u)\\\n" + _AUTHORS
        + "- ``CVPR 2024`` [Another title of a paper](u)\\\n" + _AUTHORS,
    ),
)  # fmt: skip
def preprint_and_accepted(homepage: Homepage) -> Problems:
    """One paper is listed as a preprint, and again as accepted.

    The preprint's entry is left over from the time before.
    """
    for paper, other in _twice(homepage):
        if paper.preprint == other.preprint:
            continue
        old, new = (paper, other) if paper.preprint else (other, paper)
        if not new.venues:
            continue
        named = _named(new) or ", ".join(sorted(new.venues))
        related = Related(new.item.page.place(*new.title_span), "the accepted one")
        yield problem(old.item.page, *old.title_span, f"Listed elsewhere as {named}", None, (related,))


@rule(
    "AGR014",
    "paper-with-two-author-lists",
    "warning",
    follows=(
        "PER001",
        "PER002",
        "PER003",
        "PER004",
        "PER006",
        "PER007",
        "PER010",
        "PER011",
        "PER012",
        "PER014",
    ),
    bad="# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, Bo Li\n"
    "- ``CVPR 2024`` [A long title of a paper](u)\\\n⟦Elin Moe, Bo Li⟧\n",
    good=(
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, Bo Li\n"
        "- ``CVPR 2024`` [A long title of a paper](u)\\\nE. Moe, J. Ravn, B. Li\n",
        "# Publications\n- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, Bo Li\n"
        "- ``CVPR 2024`` [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, et al.\n",
    ),
)
def paper_with_two_author_lists(homepage: Homepage) -> Problems:
    """One paper is listed twice, with different authors.

    A name was lost on the way; its bearer will notice.
    """
    for paper, other in _twice(homepage):
        here, there = _surnames(paper), _surnames(other)
        if (
            not here
            or not there
            or here == there
            or (paper.editions and other.editions and not (paper.editions & other.editions))
        ):
            continue
        # What both lists share must be nearly all of them: the lists may be read wrongly.
        if len(set(here) ^ set(there)) != 1 or _open_ended(paper) or _open_ended(other):
            continue
        short, long = sorted((paper, other), key=lambda one: len(one.item.authors))
        lost = set(_surnames(long)) ^ set(_surnames(short))
        name = next(a.name for a in long.item.authors if a.name.split()[-1].lower() in lost)
        first, last = short.item.authors[0], short.item.authors[-1]
        related = Related(
            long.item.page.place(long.item.authors[0].start, long.item.authors[-1].end), "the other list"
        )
        yield problem(
            short.item.page, first.start, last.end, f"Listed elsewhere with {name}", None, (related,)
        )


def _surnames(paper: Paper) -> list[str]:
    return [author.name.split()[-1].lower() for author in paper.item.authors]


def _open_ended(paper: Paper) -> bool:
    """Whether the list says that it goes on."""
    return any(words in paper.item.text for words in ("et al", "...", "…", "others"))
