"""Sentences that stand twice: under two papers, or twice in one entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.agreement._papers import Paper, read_papers
from sitecheck.rules.rule import Problems, problem, rule

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CUT = re.compile(r"(?<=[.!?])\s+|\n+")
_LEAST = 10
"""Words; shorter sentences are said of many papers."""
_KINDS = (
    "publications",
    "news",
    "awards",
    "services",
    "talks",
    "projects",
    "education",
    "experience",
    "about",
    "other",
)
_LONGEST = 6000
"""Characters; a longer entry is an article, and its sentences are nobody's to count."""
_AUTHORS = "Elin Moe, Jonas Ravn\n"
_SAID = "We show how small nets find their way in very deep and dark waters."


class _Sentence(NamedTuple):
    """A sentence; offsets of the item's text."""

    words: tuple[str, ...]
    start: int
    end: int


def _sentences(item: Item) -> Iterator[_Sentence]:
    """The long sentences of an item that say something: mostly lower-case words, no venue among them."""
    text = item.text
    if len(text) > _LONGEST:
        return
    at = 0
    for cut in [*(match.span() for match in _CUT.finditer(text)), (len(text), len(text))]:
        start, end, at = at, cut[0], cut[1]
        words = _WORD.findall(text[start:end])
        small = sum(word[0].islower() for word in words)
        if len(words) < _LEAST or small * 10 < len(words) * 6:
            continue
        if any(start <= mention.start < end for mention in item.venues):
            continue
        yield _Sentence(tuple(word.lower() for word in words), start, end)


@rule(
    "AGR028",
    "text-of-another-paper",
    "warning",
    follows=("AGR010", "AGR012", "AGR013"),
    bad="# Publications\n- [DeepNet: Nets for deep waters](u)\\\n" + _AUTHORS
    + f"\n  {_SAID}\n- [Far seas and how to sail them](v)\\\n" + _AUTHORS + f"\n  ⟦{_SAID}⟧\n",
    good=(
        "# Publications\n- [DeepNet: Nets for deep waters](u)\\\n" + _AUTHORS
        + f"\n  {_SAID}\n- [Far seas and how to sail them](v)\\\n" + _AUTHORS + "\n  Sailing is easy where there is wind.\n",
        "# Publications\n- [DeepNet: Nets for deep waters](u)\\\n" + _AUTHORS
        + f"\n  {_SAID}\n- [DeepNet: Nets for deep waters, extended](v)\\\n" + _AUTHORS + f"\n  {_SAID}\n",
    ),
)  # fmt: skip
def text_of_another_paper(homepage: Homepage) -> Problems:
    """Two papers are described by the same sentence.

    It was copied with the entry; the reader learns nothing of the second paper.
    """
    told: defaultdict[tuple[str, ...], list[tuple[Paper, _Sentence]]] = defaultdict(list)
    for paper in read_papers(homepage):
        for sentence in _sentences(paper.item):
            told[sentence.words].append((paper, sentence))
    met: set[tuple[int, int]] = set()
    for words, places in told.items():
        # What three papers say is a formula: "The code is available at …".
        if len(places) != 2 or places[0][0].item is places[1][0].item:
            continue
        (one, first), (other, second) = places
        pair = id(one.item), id(other.item)
        if one.words == other.words or _alike(one, other) or pair in met:
            continue
        met.add(pair)
        # Whose short name or title's first word the sentence has, it belongs to.
        if _fits(other, words) and not _fits(one, words):
            (one, first), (other, second) = (other, second), (one, first)
        place = one.item.page.place(*one.item.span(first.start, first.end))
        title = one.item.title.text if one.item.title else ""
        related = (Related(place, "the other paper's"),)
        span = other.item.span(second.start, second.end)
        yield problem(other.item.page, *span, f"This is also said of '{title}'", None, related)


def _fits(paper: Paper, words: tuple[str, ...]) -> bool:
    """Whether a sentence has a telling word of the paper's short name."""
    named = {word.lower() for word in _WORD.findall(paper.nick)}
    return bool(named & set(words))


def _alike(one: Paper, other: Paper) -> bool:
    """Whether two titles may be versions of one."""
    a, b = set(one.words), set(other.words)
    return len(a & b) * 2 >= min(len(a), len(b))


@rule(
    "AGR029",
    "text-twice-in-one-entry",
    "warning",
    follows=("AGR023",),
    bad="# Publications\n- Elin Moe, Jonas Ravn. **How small nets find their way in very deep and dark northern waters**. "
    "FjordConf 2020. Moe E. (2020) ⟦How small nets find their way in very deep and dark northern waters. FjordConf 2020⟧.\n",
    good="# Publications\n- Elin Moe, Jonas Ravn. **How small nets find their way in very deep and dark northern waters**. "
    "FjordConf 2020. A shorter version of *How small nets find their way* won a prize.\n",
)
def text_twice_in_one_entry(homepage: Homepage) -> Problems:
    """An entry holds the same long text twice.

    It was pasted twice; the reader looks for the difference.
    """
    for section in homepage.statements(*_KINDS):
        # A collection's file has its title again in its citation.
        for item in () if section.document else section.items:
            found = _repeated(item.text) if len(item.text) <= _LONGEST else None
            if found is not None:
                first, second = found
                place = item.page.place(*item.span(*first))
                related = (Related(place, "the first time"),)
                yield problem(
                    item.page, *item.span(*second), "The same text stands here twice", None, related
                )


def _repeated(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The ranges of the first long run of words that comes again, as it comes first and as it comes last."""
    words = list(_WORD.finditer(text))
    lower = tuple([match[0].lower() for match in words])
    seen: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - _LEAST + 1):
        key = lower[index : index + _LEAST]
        first = seen.setdefault(key, index)
        if first + _LEAST > index or len(set(key)) * 2 < _LEAST:
            continue
        length = _LEAST
        while (
            index + length < len(words)
            and first + length < index
            and lower[index + length] == lower[first + length]
        ):
            length += 1
        return (
            (words[first].start(), words[first + length - 1].end()),
            (words[index].start(), words[index + length - 1].end()),
        )
    return None
