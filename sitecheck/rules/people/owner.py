"""The owner's own name: spelt right, and marked, everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.homepage.people import find_names
from sitecheck.jekyll.blocks import STRONG
from sitecheck.jekyll.site import Site
from sitecheck.rules.people._names import authors, differing, one_edit_apart
from sitecheck.rules.prose import data_texts
from sitecheck.rules.rule import HasPlaces, Problems, problem, replace, rule

_SELF = re.compile(
    r"\b(?:I am|I['’]m|[Mm]y name is|[Tt]his is|[Hh]i,? I am)\s+(?P<name>(?:[^\W\d_a-zß-öø-ÿ](?:\.|[\w'’-]*)\s){1,3}[^\W\d_a-zß-öø-ÿ][\w'’-]*)"
)
_PLAIN = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_CONFIG = "author:\n  name: Mira Solberg\ninclude: [_pages]\n"


class _Written(NamedTuple):
    """The owner's name as some place writes it."""

    name: str
    where: HasPlaces
    start: int
    end: int


def _places(site: Site, homepage: Homepage) -> Iterator[_Written]:
    """Where the owner is named: profile, site's title, About, author lists."""
    for text in data_texts(site):
        if text.key in ("name", "title") and site.config_source is not None:
            place = text.where.place(text.start, text.start + len(text.text))
            if place.path == site.config_source.path and _PLAIN.fullmatch(text.text):
                yield _Written(text.text, text.where, text.start, text.start + len(text.text))
    for section in homepage.statements("about"):
        for item in section.items:
            for match in _SELF.finditer(item.text):
                yield _Written(match["name"], item.page, *item.span(*match.span("name")))
    for item, author in authors(homepage):
        yield _Written(author.name, item.page, author.start, author.name_end)


def is_slip(name: str, owner: str) -> bool:
    """Whether a name is the owner's with one letter wrong in one word, the first letter right."""
    apart = differing(name.lower(), owner.lower())
    return (
        apart is not None
        and one_edit_apart(*apart)
        and min(map(len, apart)) >= 2
        and name[:1].lower() == owner[:1].lower()
    )


@rule(
    "PER010",
    "owner-misspelt",
    "error",
    fix="unsafe",
    bad=(
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "# Publications\n- [A long title of a paper](u)\\\nElin Moe, **⟦Mira Solbrg⟧**\n",
        },
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "Hi, I am ⟦Mira Solbreg⟧, a student.\n",
        },
        {
            "_config.yml": "title: Mira Solberg\nauthor:\n  name: ⟦Mira Solbergg⟧\ninclude: [_pages]\n",
            "_pages/about.md": "# Publications\n- [A long title of a paper](u)\\\nElin Moe, **Mira Solberg**\n",
        },
    ),
    good=(
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "# Publications\n- [A long title of a paper](u)\\\nMira Solbrg, **Mira Solberg**\n"
            "- [Another title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
        },
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": "Hi, I am Mira, and my advisor is Mina Solberg.\n",
        },
    ),
)
def owner_misspelt(site: Site, homepage: Homepage) -> Problems:
    """The owner's own name is misspelt in the profile, in About or in an author list.

    Whoever searches for the owner doesn't find this paper, or this page.
    """
    owner = homepage.owner.name
    if not owner:
        return
    beside = _beside_owner(homepage)
    places = [one for one in _places(site, homepage) if (id(one.where), one.start) not in beside]
    slips = [one for one in places if is_slip(one.name, owner)]
    right = owner
    if slips:
        # The name that most places have is the right one, even against the profile.
        same = sum(one.name.lower() == owner.lower() for one in places)
        other, times = Counter(one.name for one in slips).most_common(1)[0]
        if times > max(same, 1):
            right = other
            slips = [one for one in places if is_slip(one.name, other)]
    for one in slips:
        fix = None
        if one.where.place(one.start, one.end).text == one.name:
            fix = replace(one.where, one.start, one.end, right, safety="unsafe")
        yield problem(one.where, one.start, one.end, f"The owner of the page is {right}", fix)


def _beside_owner(homepage: Homepage) -> set[tuple[int, int]]:
    """The identity of the page and the offset of each name in author lists that have the owner too: it is
    somebody else's.
    """
    names = homepage.owner.names
    return {
        (id(item.page), author.start)
        for section in homepage.statements("publications")
        for item in section.items
        if any(author.name.lower() in names for author in item.authors)
        for author in item.authors
        if author.name.lower() not in names
    }


_LISTS = "# Publications\n" + "".join(
    f"- [A title of the {n} paper](u)\\\nElin Moe, **Mira Solberg**\n" for n in ("first", "second", "third")
)


@rule(
    "PER013",
    "owner-not-marked",
    "info",
    bad=(
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": _LISTS + "- [A fourth title of a paper](x)\\\nElin Moe, ⟦Mira Solberg⟧\n",
        },
        {
            "_config.yml": _CONFIG,
            "_pages/about.md": _LISTS + "- [A thesis on the far seas](x) ⟦Mira Solberg⟧. 2023.\n",
        },
    ),
    good={
        "_config.yml": _CONFIG,
        "_pages/about.md": "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Mira Solberg\n",
    },
)
def owner_not_marked(homepage: Homepage) -> Problems:
    """The owner's name is bold in other author lists of the page, and plain in this one.

    Readers skim a list of papers for the bold name.
    """
    pages: dict[str, list[tuple[Item, int, int, bool]]] = {}
    for section in homepage.statements("publications"):
        for item in section.items:
            for start, end, strong in _own(item, homepage):
                pages.setdefault(item.page.path, []).append((item, start, end, strong))
    for own in pages.values():
        plain = [one for one in own if not one[3]]
        if len(own) - len(plain) < 2 or len(plain) > 2 * (len(own) - len(plain)):
            continue
        marked = next(one for one in own if one[3])
        related = Related(marked[0].page.place(marked[1], marked[2]), "marked here")
        for item, start, end, _ in plain:
            yield problem(
                item.page, start, end, "The owner's name is bold in other author lists", None, (related,)
            )


def _own(item: Item, homepage: Homepage) -> Iterator[tuple[int, int, bool]]:
    """The owner's name in a paper's authors; where the owner is alone, behind its title."""
    names = homepage.owner.names
    found = [author for author in item.authors if author.name.lower() in names]
    for author in found:
        yield author.start, author.name_end, author.strong
    if found or item.authors or item.title is None or not homepage.owner.name:
        return
    at = item.text.find(homepage.owner.name)
    if at >= 0 and find_names(item.text) is None:
        start, end = item.span(at, at + len(homepage.owner.name))
        if start >= item.title.end:
            yield start, end, bool(item.marks(at, at + 1) & STRONG)
