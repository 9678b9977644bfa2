"""Mentions of venues in a text, with their years."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from sitecheck.facts import around
from sitecheck.facts.near_names import Holed
from sitecheck.facts.phrases import Entry, Likeness, latin, likely, likeness, unpack
from sitecheck.facts.tables import load
from sitecheck.facts.tracks import Tail, read_tail, track_before
from sitecheck.facts.venue import Venue
from sitecheck.facts.years import NO_YEARS, VenueYear, years_before

VenueForm = Literal[
    "acronym", "name", "alias", "incomplete", "wrong", "context", "former", "wrong-case", "homoglyph"
]

_FORM_RANK = {"name": 0, "acronym": 0, "wrong": 1, "alias": 2, "former": 3, "incomplete": 4, "homoglyph": 5}
_RIGHT = frozenset({"name", "alias", "former", "incomplete"})
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
    return tuple(map(_venue, range(len(load("venues").rows))))


def _rank(entry: Entry) -> int:
    return _FORM_RANK.get(entry.form.rstrip("?"), 9)


@cache
def _venue(owner: int) -> Venue:
    return Venue._make(load("venues").row(owner))


class _Own(NamedTuple):
    """The venue's own acronym in brackets behind its name; `right` if it is rightly written."""

    end: int
    right: bool


class _Read(NamedTuple):
    """A mention, the token after it, and whether it stands by itself or needs a sure neighbour."""

    mention: VenueMention
    next: int
    sure: bool


_GOES_BEFORE = re.compile(r"(?:\b(?!The\b)[A-Z][\w-]+|\b(?:of|and|for))(?: the)?\s+$")
"""The end of what a longer name may have before an ordinary word that is a journal, too."""


class _Reader:
    """Reads one text."""

    __slots__ = ("slot", "table", "text", "tokens")

    def __init__(self, text: str, slot: bool) -> None:
        self.text = text
        self.slot = slot
        self.table = load("venues").phrases
        self.tokens = self.table.read(text)

    def mentions(self) -> list[VenueMention]:
        reads: list[_Read] = []
        after = 0
        for index in self.table.begins(self.tokens):
            if index >= after and (read := self._at(index)):
                reads.append(read)
                after = read.next
        reads = self._with_slips(reads)
        return [read.mention for group in self._lists(reads) for read in group]

    def _with_slips(self, reads: list[_Read]) -> list[_Read]:
        """The same and the names that have one word wrong, in order; they go before parts of themselves."""
        table = load("venues")
        offsets = self.tokens.offsets
        spans = [(read.mention.start, read.mention.end) for read in reads if read.mention.form != "acronym"]
        covered = {
            at for start, end in spans
            for at in range((bisect_left(offsets, start) + 1) // 2, (bisect_left(offsets, end) + 1) // 2)
        }  # fmt: skip
        found: list[_Read] = []
        for holed in table.holes.find(self.text, self.tokens, covered):
            for entry in unpack(self.table.forms[holed.key]):
                if entry.form.rstrip("?") in _RIGHT and entry.strong:
                    read = self._slip(holed, entry)
                    if read is not None:
                        found.append(read)
                        break
        if not found:
            return reads
        ends = [(read.mention.start, read.mention.end) for read in found]
        kept = [r for r in reads if not any(a < r.mention.end and r.mention.start < b for a, b in ends)]
        return sorted(kept + found, key=lambda read: read.mention.start)

    def _slip(self, holed: Holed, entry: Entry) -> _Read | None:
        start, end = self.tokens.span(holed.at, holed.length)
        if (
            around.inside_word(self.text, start, end)
            or likeness(self.text[start:end], entry.surface) != "spelling"
        ):
            return None
        return self._name(holed.at, holed.length, entry, "spelling")

    def _lists(self, reads: list[_Read]) -> Iterator[list[_Read]]:
        """The mentions that stand in one list ("TPAMI, TIP, PR"), if one of them is sure."""
        group: list[_Read] = []
        for read in reads:
            if group:
                gap = self.text[group[-1].mention.end : read.mention.start]
                if len(gap) > 12 or not _BETWEEN.fullmatch(gap):
                    if any(one.sure for one in group):
                        yield group
                    group = []
            group.append(read)
        if any(one.sure for one in group):
            yield group

    def _at(self, index: int) -> _Read | None:
        for length, entries in self.table.at(self.tokens, index):
            start, end = self.tokens.span(index, length)
            if around.inside_word(self.text, start, end):
                continue
            if length == 1 and entries[0].form.endswith("?") and self.text[start].islower() and not self.slot:
                continue
            ranked = entries if len(entries) == 1 else sorted(entries, key=_rank)
            for entry, like in likely(self.text[start:end], ranked):
                form = entry.form.rstrip("?")
                if form in {"acronym", "homoglyph"} or (length == 1 and form in {"wrong", "former"}):
                    read = self._acronym(start, end, entry, like)
                else:
                    read = self._name(index, length, entry, like)
                if read:
                    return read
        return None

    def _acronym(self, start: int, end: int, entry: Entry, like: Likeness) -> _Read | None:
        text, doubtful = self.text, entry.form.endswith("?")
        if like == "accents":
            return None
        if like in {"case", "spelling"} and (
            (doubtful and not self.slot) or not entry.form.startswith("acronym")
        ):
            return None
        tail = read_tail(text, end)
        years = tail.years if tail.years.years else years_before(text, start)
        form = cast(VenueForm, entry.form.rstrip("?"))
        if like == "case" and text[start:end].isupper():
            like = "capitals"
        if like not in {"same", "punctuation", "capitals"}:
            if around.like_address(text, start, end) or (doubtful and not years.years):
                return None
            form = "wrong-case" if like == "case" else "homoglyph"
            if form == "homoglyph" and latin(text[start:end]) != entry.surface:
                return None
            unlikely = text[start:end].islower() or entry.surface.isupper() or end - start < 5
            if form == "wrong-case" and unlikely and not (years.years or self._slot(start)):
                return None
        if entry.surface.isupper():
            binds = around.year_binds(years)
        else:
            binds = around.year_binds_name(text, start, years)
        sure = not doubtful or binds or around.has_sponsor(text, start) or self._slot_of_its_own(start, entry)
        return self._mention((start, end), entry, form, Tail(years, tail.track), end, sure)

    def _name(self, index: int, length: int, entry: Entry, like: Likeness) -> _Read | None:
        text = self.text
        start, end = self.tokens.span(index, length)
        own = self._own_acronym(index + length, end, entry.owner)
        form = self._name_form(entry, like, start, own is not None)
        if form is None or (own is None and around.goes_on(text, end)):
            return None
        if own is None and around.preceded_by_name(text, start, strict=form not in _COMPLETE):
            return None
        if form == "incomplete" and around.has_numbered_sponsor(text, start):
            form = "alias"
        if form == "wrong" and own is None and self._enumerates(index + length, end):
            return None
        last = own.end if own and own.right else end
        tail = Tail(NO_YEARS, None) if own and not own.right else read_tail(text, last)
        years = tail.years if tail.years.years else years_before(text, start)
        sure = (
            not entry.form.endswith("?")
            or own is not None
            or around.year_binds_name(text, start, years)
            or (length > 2 and around.enclosed(text, start, end))
            or self._slot(start)
        )
        last = last + 1 if own and own.right else last
        return self._mention((start, end), entry, form, Tail(years, tail.track), last, sure)

    def _enumerates(self, index: int, end: int) -> bool:
        """Whether the name goes on as a list of fields: "… on Communication, Control and Networks"."""
        if not self.text.startswith(", ", end) or index >= len(self.tokens.words):
            return False
        start = self.tokens.offsets[2 * index]
        line = self.text[start : start + 60].partition("\n")[0]
        known = any(self.table.at(self.tokens, index))
        return not known and line[:1].isupper() and (" and " in line or " & " in line)

    def _name_form(self, entry: Entry, like: Likeness, start: int, own: bool) -> VenueForm | None:
        """What a full name of this likeness is, None if it is no venue there."""
        form = entry.form.rstrip("?")
        if form == "context" or (form == "bare" and not own):
            if not self._slot(start):
                return None
            form = "incomplete" if form == "bare" else form
        elif form == "bare":
            form = "incomplete"
        if like == "accents":
            if not entry.strong or form not in _COMPLETE:
                return None
            form = "wrong"
        elif like in {"case", "spelling"}:
            if not entry.strong and not self._slot(start):
                return None
            if form in _COMPLETE or form == "incomplete":
                form = "wrong-case" if like == "case" else "wrong"
            elif like == "spelling":
                return None
        elif like == "punctuation" and form == "name":
            form = "alias"
        return cast(VenueForm, form)

    def _mention(
        self, name: tuple[int, int], entry: Entry, form: VenueForm, tail: Tail, end: int, sure: bool
    ) -> _Read:
        start = name[0]
        years = tail.years
        if years.style == "before4":
            start = years.years[0].start
        elif years.years:
            end = max(end, years.end)
        venue = _venue(entry.owner)
        track = tail.track or track_before(self.text, name[0])
        right = _right(venue, entry, acronym=" " not in entry.surface or form in {"acronym", "homoglyph"})
        mention = VenueMention(start, end, venue, form, *name, years.years, years.style, track, right)
        return _Read(mention, (bisect_left(self.tokens.offsets, end) + 1) // 2, sure)

    def _own_acronym(self, index: int, end: int, owner: int) -> _Own | None:
        at = around.opening(self.text, end)
        if at is None:
            return None
        place = bisect_left(self.tokens.offsets, at, 2 * index) // 2
        if place >= len(self.tokens.words) or self.tokens.offsets[2 * place] != at:
            return None
        for length, entries in self.table.at(self.tokens, place):
            span = self.tokens.span(place, length)
            mine = [
                entry
                for entry in entries
                if entry.owner == owner and entry.form.rstrip("?") in {"acronym", "homoglyph", "wrong"}
            ]
            for entry, like in likely(self.text[slice(*span)], mine):
                return _Own(span[1], like == "same" and entry.form.startswith("acronym"))
        return None

    def _slot_of_its_own(self, start: int, entry: Entry) -> bool:
        """Whether an acronym stands in a slot, and no word before makes it a part: "… in Computer Science"."""
        if self.slot and not entry.surface.isupper() and _GOES_BEFORE.search(self.text, 0, start):
            return around.in_slot(self.text, start)
        return self._slot(start)

    def _slot(self, start: int) -> bool:
        return self.slot or around.in_slot(self.text, start)


def _right(venue: Venue, entry: Entry, acronym: bool) -> str:
    form = entry.form.rstrip("?")
    if form in {"acronym", "alias", "incomplete", "bare", "former"}:
        return entry.surface
    return venue.acronym if acronym else venue.name
