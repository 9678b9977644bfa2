"""Venues by a name or acronym that is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.venue import Venue
from sitecheck.facts.venues import VenueMention
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._fields import Field, field_mentions
from sitecheck.rules.venues._mentions import mentions
from sitecheck.text.content import Content

_SPONSOR = re.compile(r"(?:(?:IEEE|ACM|CVF|SIAM|USENIX|RSJ)\s?/?\s?)+$")
_SOME_CAPITAL = re.compile(r"[A-Z]")
_EVENT_ON = re.compile(
    r"\b(?:conference|symposium|workshop|congress|colloquium)\s(?:on|in|for|of)\s(?:the\s)?$", re.IGNORECASE
)
_LOWER_ARXIV = re.compile(r"\b(?:in|on|to|at|via|from|through)\s(?:the\s)?(arxiv)(?!\w|[./@-]\w)")


@rule(
    "VEN001",
    "wrong-venue-name",
    "error",
    fix="safe",
    bad=(
        "# Publications\n\n- ``MIA 2024`` [Deep nets](https://example.org/p) (⟦Medical Imaging Analysis⟧)",
        "# Services\n\n- Reviewer for ⟦Transaction on Medical Imaging⟧, NeurIPS",
        "# News\n\n- *2024.05*: A paper accepted by ⟦IEEE Transaction on Image Processing⟧!",
        {
            "_config.yml": "collections:\n  publications:\n    output: true\n",
            "_publications/p.md": "---\ntitle: P\nvenue: '⟦Medical Imaging Analysis⟧'\n---\nText",
        },
    ),
    good=(
        "# Services\n\n- Reviewer for Medical Image Analysis and IEEE Transactions on Medical Imaging",
        "My research interests include medical imaging analysis and learning.",
        "# Publications\n\n- [A Survey of Medical Imaging Analysis](https://example.org/p), arXiv 2024",
        "# Services\n\n- Reviewer for the International Conference on Computer & Industrial Engineering",
    ),
)
def wrong_venue_name(homepage: Homepage, site: Site) -> Problems:
    """A journal or conference is called by a name it doesn't have.

    Readers in the field see at once that there is no such journal, and searching for it leads nowhere.
    """
    for item, mention in _named(homepage, site):
        if mention.form not in ("wrong", "context"):
            continue
        found = item.text[mention.name_start : mention.name_end]
        if not _SOME_CAPITAL.match(found):
            continue
        start = mention.name_start
        # "International Conference on Medical Imaging Analysis" is no journal, and may well be called so.
        if mention.venue.kind == "journal" and _EVENT_ON.search(item.text, max(0, start - 20), start):
            continue
        # "IEEE Transaction on …" is known without its sponsor too: don't write the sponsor twice.
        sponsor = _SPONSOR.search(item.text, max(0, start - 16), start)
        if sponsor and mention.right.startswith("".join(sponsor[0].split()) + " "):
            start = sponsor.start()
        yield _renamed(
            item, start, mention.name_end, mention.right, _no_such(mention.venue, found, mention.right)
        )


def _named(homepage: Homepage, site: Site) -> Iterator[tuple[Item | Field, VenueMention]]:
    yield from mentions(homepage)
    yield from field_mentions(site)


def _no_such(venue: Venue, found: str, right: str) -> str:
    kind = venue.kind if venue.kind != "preprint" else "preprint server"
    by = (
        f" ({venue.organiser})"
        if venue.organiser and venue.organiser not in right and "/" not in venue.organiser
        else ""
    )
    return f"There is no {kind} '{_flat(found)}'; it is called '{right}'{by}"


@rule(
    "VEN002",
    "venue-case",
    "warning",
    fix="safe",
    bad=(
        "# News\n\n- *2023.09*: Our paper was accepted to ⟦Neurips⟧ 2023.",
        "# Services\n\n- Area chair of ICML, ⟦Neurips⟧ and ICLR",
        "# Publications\n\n- Ann Lee, Bo Wu. Seeing is believing. ⟦ArXiv⟧ preprint, 2023.",
        "I presented it at the ⟦Usenix Security Symposium⟧ in 2024.",
        "The report is available on ⟦arxiv⟧.",
    ),
    good=(
        "# News\n\n- *2023.09*: Our paper was accepted to NeurIPS 2023 and is on arXiv.",
        "Ann Lee, Bo Wu. Seeing is believing. International conference on machine learning, 2019.",
        "Most models are wrong. Models are useful, and media coverage is, too.",
        "[[arxiv]](https://arxiv.org/abs/2401.01234) [[code]](https://example.org/code)",
    ),
)
def venue_case(homepage: Homepage, site: Site) -> Problems:
    """A venue's acronym has capitals in the wrong place.

    `Neurips` and `Arxiv` look careless to those who know how the names are written.
    """
    for item, mention in _named(homepage, site):
        if mention.form != "wrong-case":
            continue
        found = item.text[mention.name_start : mention.name_end]
        if " " in mention.right and not _acronym_differs(found, mention.right):
            continue
        message = f"'{_flat(found)}' is written '{mention.right}'"
        said = _renamed(item, mention.name_start, mention.name_end, mention.right, message)
        yield said._replace(fix=None) if _is_key(site, item.page, said) else said
    for section in homepage.sections:
        for item in section.items:
            for match in _LOWER_ARXIV.finditer(item.text):
                yield _renamed(item, *match.span(1), "arXiv", "'arxiv' is written 'arXiv'")


def _acronym_differs(found: str, right: str) -> bool:
    """Whether the difference lies in an acronym of the name: "Usenix Security Symposium"."""
    words = right.split()
    written = found.split()
    return len(words) == len(written) and any(
        one != other and len(other) > 2 and other[1:] != other[1:].lower()
        for one, other in zip(written, words, strict=True)
    )


@rule(
    "VEN003",
    "venue-homoglyph",
    "error",
    fix="safe",
    bad=(
        "# News\n\n- *2025.10*: A paper accepted to ⟦NeurlPS⟧ 2025!",
        "# Publications\n\n<div class='paper-box'><div class='badge'>⟦NeurlPS⟧ 2025</div></div>",
    ),
    good="# News\n\n- *2025.10*: A paper accepted to NeurIPS 2025!",
)
def venue_homoglyph(homepage: Homepage, site: Site) -> Problems:
    """A small L stands in a venue's acronym where a capital I belongs.

    The two look alike on the screen, but search engines and readers' own searches don't find the venue.
    """
    for item, mention in _named(homepage, site):
        if mention.form == "homoglyph":
            found = item.text[mention.name_start : mention.name_end]
            message = f"'{found}' has a small L where '{mention.right}' has a capital I"
            yield _renamed(item, mention.name_start, mention.name_end, mention.right, message)


@rule(
    "VEN004",
    "former-venue-name",
    "warning",
    fix="unsafe",
    bad=(
        "# Publications\n\n- Ann Lee, Bo Wu. Seeing is believing. In ⟦NIPS⟧ 2020.",
        "# News\n\n- *2021.09*: Two papers accepted to ⟦NIPS⟧!",
    ),
    good=(
        "# Publications\n\n- Ann Lee, Bo Wu. Seeing is believing. In NIPS 2016.",
        "# Services\n\n- Reviewer for NIPS",
    ),
)
def former_venue_name(homepage: Homepage) -> Problems:
    """A venue is called by an acronym that it gave up before the year in question.

    There was no NIPS 2020: the conference has been called NeurIPS since 2018.
    """
    for item, mention in mentions(homepage):
        found = item.text[mention.name_start : mention.name_end]
        until = mention.venue.former.get(found)
        if mention.form != "former" or until is None or " " in found:
            continue
        year = _year_meant(item, mention)
        if year is None or year <= until:
            continue
        right = mention.venue.acronym
        message = f"{found} was renamed: since {until + 1} it is called {right}"
        yield _renamed(item, mention.name_start, mention.name_end, right, message, safety_is_safe=False)


def _year_meant(item: Item, mention: VenueMention) -> int | None:
    """The year beside the name; else that of a dated piece of news, if it is long after the renaming."""
    if mention.years:
        return min(year.year for year in mention.years)
    if item.date is None or item.date.is_range or item.date.first is None:
        return None
    return item.date.first.year - 1


def _renamed(
    item: Item | Field, start: int, end: int, right: str, message: str, *, safety_is_safe: bool = True
) -> Problem:
    low, high = item.span(start, end)
    fix = replace(item.page, low, high, right, safety="safe" if safety_is_safe else "unsafe")
    return problem(item.page, low, high, message, fix)


_BADGE = re.compile(r"\babbr\s*=\s*[{\"]\s*\Z", re.IGNORECASE)


def _is_key(site: Site, page: Page | Content, found: Problem) -> bool:
    """Whether a badge's text is the key under which `_data/venues.yml` has its address and colour.

    Written otherwise in one of the two files, it would lose them.
    """
    start, end = found.place.start, found.place.end
    venues = site.data.get("_data/venues.yml")
    if not isinstance(page, Page) or not page.bibtex or venues is None:
        return False
    if not _BADGE.search(page.text, max(0, start - 40), start):
        return False
    root = venues.root
    return root is not None and any(key.value == page.text[start:end] for key, _ in root.entries)


def _flat(text: str) -> str:
    return " ".join(text.split())
