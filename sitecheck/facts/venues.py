"""Mentions of venues in a text, with their years."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any, Literal, NamedTuple

from sitecheck.facts import around
from sitecheck.facts.phrases import Entry, Likeness, PhraseTable, likeness
from sitecheck.facts.tables import load
from sitecheck.facts.venue import Venue
from sitecheck.facts.years import NO_YEARS, VenueYear, years_before

VenueForm = Literal[
    "acronym", "name", "alias", "incomplete", "wrong", "context", "former", "wrong-case", "homoglyph"
]

_RANK: dict[Likeness, int] = {"same": 0, "punctuation": 1, "capitals": 2, "case": 3, "spelling": 4}
_FORM_RANK = {"name": 0, "acronym": 0, "wrong": 1, "alias": 2, "former": 3, "incomplete": 4, "homoglyph": 5}
_COMPLETE = frozenset({"name", "alias", "former"})
_BETWEEN = re.compile(r"[\s*_`)\]]*(?:,|/|、|，|;|&|and\b|or\b)\s?(?:and\b|or\b)?[\s*_`(\[]*")


class VenueMention(NamedTuple):
    """A venue named in a text.

    Attributes:
        start: begin of the whole mention, with a year before the name.
        end: end of the whole mention, with its own acronym in brackets and its years.
        venue: whose name it is, or is meant to be.
        form: acronym, name and alias are right; incomplete is right but bare; wrong is wrong anywhere;
            context is plain English outside a venue slot, and wrong inside one; former was right up to
            the year in `venue.former`; wrong-case and homoglyph have the right letters in a wrong shape.
        name_start: begin of the acronym or name alone.
        name_end: end of the acronym or name alone.
        years: the years attached to it.
        style: how the first year is written: a separator (glued, space, hyphen, dash, underscore, slash,
            at, apostrophe, comma, paren, before) and the number of digits: `space4`, `hyphen2`.
        track: workshop, findings, datasets-and-benchmarks, oral, …
        right: what should stand from name_start to name_end.
    """

    start: int
    end: int
    venue: Venue
    form: VenueForm
    name_start: int
    name_end: int
    years: tuple[VenueYear, ...]
    style: str | None
    track: str | None
    right: str


def find_venues(text: str, slot: bool = False) -> list[VenueMention]:
    """The venues that a text names, in order, not overlapping.

    Args:
        text: plain text; stray Markdown emphasis and code marks do no harm.
        slot: the text is known to be a venue and little else (a badge, a BibTeX field): ordinary words
            and abbreviations count, and plain-English forms are reported.
    """
    return _Reader(text, slot).mentions()


def venue(key: str) -> Venue | None:
    """The venue of that key in the table."""
    return next((found for found in all_venues() if found.key == key), None)


@cache
def all_venues() -> tuple[Venue, ...]:
    """The whole table."""
    return tuple(map(Venue._make, _tables()[1]))


@cache
def _tables() -> tuple[PhraseTable, list[tuple[Any, ...]]]:
    return load("venues")


@cache
def _venue(owner: int) -> Venue:
    return Venue._make(_tables()[1][owner])


class _Own(NamedTuple):
    """The venue's own acronym in brackets behind its name."""

    end: int
    right: bool


class _Read(NamedTuple):
    """A mention, the token after it, and whether it stands by itself or needs a sure neighbour."""

    mention: VenueMention
    next: int
    sure: bool


class _Reader:
    """Reads one text."""

    __slots__ = ("slot", "table", "text", "tokens")

    def __init__(self, text: str, slot: bool) -> None:
        self.text = text
        self.slot = slot
        self.table = _tables()[0]
        self.tokens = self.table.read(text)

    def mentions(self) -> list[VenueMention]:
        reads: list[_Read] = []
        after = 0
        for index in self.table.begins(self.tokens):
            if index >= after and (read := self._at(index)):
                reads.append(read)
                after = read.next
        return [read.mention for read in reads if read.sure or self._beside_sure(read, reads)]

    def _beside_sure(self, read: _Read, reads: list[_Read]) -> bool:
        """Whether a doubtful mention stands in a list beside a sure one: "TPAMI, TIP, PR"."""
        at = reads.index(read)
        for step in (-1, 1):
            near, place = read, at + step
            while 0 <= place < len(reads):
                other = reads[place]
                first, second = (near, other) if step > 0 else (other, near)
                gap = self.text[first.mention.end : second.mention.start]
                if len(gap) > 12 or not _BETWEEN.fullmatch(gap):
                    break
                if other.sure:
                    return True
                near, place = other, place + step
        return False

    def _at(self, index: int) -> _Read | None:
        for length, entries in self.table.at(self.tokens, index):
            start, end = self.tokens.span(index, length)
            if around.inside_word(self.text, start, end):
                continue
            found = self.text[start:end]
            likely = [(entry, like) for entry in entries if (like := likeness(found, entry.surface))]
            likely.sort(key=lambda pair: (_RANK[pair[1]], _FORM_RANK.get(pair[0].form.rstrip("?"), 9)))
            for entry, like in likely:
                if read := self._judge(index, length, entry, like):
                    return read
        return None

    def _judge(self, index: int, length: int, entry: Entry, like: Likeness) -> _Read | None:
        text = self.text
        start, end = self.tokens.span(index, length)
        form, doubtful = entry.form.rstrip("?"), entry.form.endswith("?")
        is_acronym = form in {"acronym", "homoglyph"} or (form in {"wrong", "former"} and length == 1)
        own = None if is_acronym else self._own_acronym(index + length, end, entry.owner)
        merged = own if own and own.right else None
        if own and not merged:
            tail = around.Tail(NO_YEARS, None)
        else:
            tail = around.read_tail(text, merged.end if merged else end)
        years = tail.years if tail.years.years else years_before(text, start)
        slot = self.slot or around.in_slot(text, start)
        enclosed = length > 2 and around.enclosed(text, start, end)
        if is_acronym:
            shape = self._acronym_shape(entry, like, start, end, slot or bool(years.years))
            sure = not doubtful or slot or around.has_sponsor(text, start) or around.year_binds(years)
        else:
            shape = self._name_shape(entry, like, slot, own is not None)
            if not slot and not own and self._part_of_more(start, end, shape):
                return None
            sure = (
                not doubtful
                or slot
                or own is not None
                or enclosed
                or around.year_binds_name(text, start, years)
            )
        if shape is None:
            return None
        first, last = start, merged.end + 1 if merged else end
        if years.style == "before4":
            first = years.years[0].start
        elif years.years:
            last = max(last, years.end)
        venue = _venue(entry.owner)
        mention = VenueMention(
            first, last, venue, shape, start, end, years.years, years.style,
            tail.track or around.track_before(text, start), _right(venue, entry, is_acronym),
        )  # fmt: skip
        place = (bisect_left(self.tokens.offsets, mention.end) + 1) // 2
        return _Read(mention, max(place, index + length), sure)

    def _own_acronym(self, index: int, end: int, owner: int) -> _Own | None:
        at = around.opening(self.text, end)
        if at is None:
            return None
        begin = bisect_left(self.tokens.offsets, at, 2 * index)
        place = begin // 2
        if place >= len(self.tokens.words) or self.tokens.offsets[2 * place] != at:
            return None
        for length, entries in self.table.at(self.tokens, place):
            span = self.tokens.span(place, length)
            for entry in entries:
                if entry.owner == owner and entry.form.rstrip("?") in {"acronym", "homoglyph", "wrong"}:
                    like = likeness(self.text[slice(*span)], entry.surface)
                    if like:
                        right = like == "same" and entry.form.startswith("acronym")
                        return _Own(span[1], right)
        return None

    def _acronym_shape(
        self, entry: Entry, like: Likeness, start: int, end: int, placed: bool
    ) -> VenueForm | None:
        """What an acronym of this likeness is; `placed` by a slot or a year."""
        form = entry.form.rstrip("?")
        if like in {"same", "punctuation"}:
            return form  # type: ignore[return-value]
        if form != "acronym" or like == "spelling" or around.like_address(self.text, start, end):
            return None
        found = self.text[start:end]
        if entry.form.endswith("?") and not (self.slot and placed):
            return None
        return "wrong-case" if placed or not (found.islower() or entry.surface.isupper()) else None

    def _name_shape(self, entry: Entry, like: Likeness, slot: bool, own: bool) -> VenueForm | None:
        form = entry.form.rstrip("?")
        if form in {"bare", "context"} and not (slot or (own and form == "bare")):
            return None
        if form == "bare":
            form = "incomplete"
        if like in {"same", "capitals"}:
            return form  # type: ignore[return-value]
        if like == "punctuation":
            return "alias" if form == "name" else form  # type: ignore[return-value]
        if not entry.strong and not slot:
            return None
        if like == "case":
            return "wrong-case" if form in _COMPLETE or form == "incomplete" else form  # type: ignore[return-value]
        return "wrong" if form in _COMPLETE or form == "incomplete" else None

    def _part_of_more(self, start: int, end: int, shape: VenueForm | None) -> bool:
        """Whether the neighbours make it the name of something else."""
        if around.goes_on(self.text, end):
            return True
        return shape not in _COMPLETE and around.preceded_by_name(self.text, start)


def _right(venue: Venue, entry: Entry, is_acronym: bool) -> str:
    form = entry.form.rstrip("?")
    if is_acronym:
        return entry.surface if form == "acronym" else venue.acronym
    return entry.surface if form in {"alias", "incomplete", "bare", "former"} else venue.name
