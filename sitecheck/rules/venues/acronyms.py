"""Acronyms that are another venue's, or nobody's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from sitecheck.facts.venues import VenueMention, all_venues
from sitecheck.findings import Related
from sitecheck.homepage.badges import Badge
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule
from sitecheck.rules.venues._entries import Entry, paper_entries
from sitecheck.rules.venues._mentions import in_one_block, in_title, mentions, related_venues

_OPENS = re.compile(r"[\s*_`\"”]{0,3}[(\[（][*_`\s]{0,2}(?:IEEE |ACM )?")
_ACRONYM = re.compile(r"[(（]([A-Z][A-Z-]{3,9})[)）]")
_DATED_ACRONYM = re.compile(r"\b([A-Z][A-Za-z]{3,11})(?=[ -]?['’]?(?:20)?[0-9]{2}\b)")


@rule(
    "VEN009",
    "acronym-of-another-venue",
    "warning",
    bad=(
        "# Services\n\n- European Conference on Computer Vision (⟦ICCV⟧), 2021",
        "# Services\n\n- IEEE Transactions on Image Processing (⟦TPAMI⟧), NeurIPS",
        "# Publications\n\n- ``⟦COMAPG⟧`` [Beans in rows](https://example.org/p), Computers and Electronics"
        " in Agriculture (COMPAG)",
    ),
    good=(
        "# Services\n\n- European Conference on Computer Vision (ECCV)\n- ICCV, ECCV (all since 2020)",
        "# Services\n\n- IEEE Transactions on Medical Imaging (TMI Distinguished Reviewer)",
        "# Publications\n\n- [Beans](u). Annual Meeting of the Association for Computational Linguistics and"
        " the 11th International Joint Conference on Natural Language Processing (ACL)",
    ),
)
def acronym_of_another_venue(homepage: Homepage) -> Problems:
    """A venue's full name and the acronym beside it belong to two venues.

    The reader can't tell which of them is meant.
    """
    for item, mention in mentions(homepage):
        if mention.form in ("acronym", "homoglyph", "wrong-case") or mention.venue.kind == "preprint":
            continue
        other = _in_brackets(item, mention)
        if other is None or related_venues(mention.venue, other.venue) or _joint(item, mention, other):
            continue
        name = " ".join(item.text[mention.name_start : mention.name_end].split())
        found = item.text[other.name_start : other.name_end]
        message = f"{found} is {other.venue.name}; {name} is {mention.venue.acronym}"
        related = Related(item.page.place(*item.span(mention.name_start, mention.name_end)), "the full name")
        yield problem(item.page, *item.span(other.name_start, other.name_end), message, None, (related,))
    for entry in paper_entries(homepage):
        for badge in entry.badges:
            yield from _swapped(entry, badge)


def _joint(item: Item, mention: VenueMention, other: VenueMention) -> bool:
    """Whether two conferences are held as one, and the acronym is that of the first one named."""
    index = bisect_left(item.venues, mention.start, key=_start)
    before = item.venues[index - 1] if index else mention
    between = item.text[before.end : mention.start]
    return before.venue.key == other.venue.key and len(between) < 30 and " and " in between


def _in_brackets(item: Item, mention: VenueMention) -> VenueMention | None:
    """The acronym in brackets right behind a full name, if it is a venue's."""
    index = bisect_left(item.venues, mention.name_end, key=_start)
    if index == len(item.venues):
        return None
    other = item.venues[index]
    if other.form != "acronym" or not _OPENS.fullmatch(item.text, mention.name_end, other.start):
        return None
    closed = item.text[other.name_end : other.name_end + 1] in (")", "]", "）")
    return other if closed and in_one_block(item, mention.start, other.name_end) else None


def _start(mention: VenueMention) -> int:
    return mention.start


def _swapped(entry: Entry, badge: Badge) -> Iterator[Problem]:
    """A badge that has two letters of the item's own acronym in the wrong order."""
    text = badge.text.split(" ")[0]
    if badge.venues or not text.isupper() or len(text) < 4:
        return
    for match in _ACRONYM.finditer(badge.item.text, entry.start, entry.end):
        right = match[1]
        if right != text and len(right) == len(text) and sorted(right) == sorted(text):
            differing = [i for i in range(len(text)) if text[i] != right[i]]
            if len(differing) == 2 and differing[1] == differing[0] + 1:
                page = badge.item.page
                start, end = badge.item.span(badge.start, badge.start + len(text))
                related = Related(page.place(*badge.item.span(*match.span(1))), "the acronym in the text")
                message = f"The badge says '{text}', the text '{right}'"
                fix = replace(page, start, end, right, safety="suggestion")
                yield problem(page, start, end, message, fix, (related,))
                return


@rule(
    "VEN016",
    "misspelt-acronym",
    "warning",
    fix="unsafe",
    bad=(
        "# News\n\n- *2024.09*: One paper accepted to ⟦NuerIPS⟧ 2024!",
        "# Services\n\n- Reviewer: ⟦SIGGRPAH⟧'23, NeurIPS'23",
        "# News\n\n- *2025.01*: One paper accepted to ⟦ICRL⟧ 2025!\n- *2024.01*: And one to ICLR 2024!",
    ),
    good="# News\n\n- *2024.09*: One paper accepted to NeurIPS 2024 and one to GameSec 2024, June 2024, ICRL 2023.",
)
def misspelt_acronym(homepage: Homepage) -> Problems:
    """Two neighbouring letters of a venue's acronym are swapped.

    No venue goes by that name, and a search for it finds nothing.
    """
    named = {mention.venue.acronym for _, mention in mentions(homepage)}
    for section in homepage.sections:
        for item in section.items:
            for match in _DATED_ACRONYM.finditer(item.text):
                start, end = match.span(1)
                right = _unswapped(match[1])
                if right is None or (len(right) < 5 and right not in named) or in_title(item, start, end):
                    continue
                if not any(mention.start < end and start < mention.end for mention in item.venues):
                    message = f"No venue is called '{match[1]}'; '{right}' has its letters in another order"
                    span = item.span(start, end)
                    fix = replace(item.page, *span, right, safety="unsafe")
                    yield problem(item.page, *span, message, fix)


def _unswapped(word: str) -> str | None:
    """The one acronym that two neighbouring letters of a word make when they change places."""
    if sum(map(str.isupper, word)) < 2:
        return None
    known = _acronyms()
    if word in known:
        return None
    swaps = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    found = swaps & known
    return found.pop() if len(found) == 1 else None


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(acronym for venue in all_venues() for acronym in venue.acronyms)
