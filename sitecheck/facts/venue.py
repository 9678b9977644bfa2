"""What is known of one conference, journal, workshop or preprint server."""

from __future__ import annotations

from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Day(NamedTuple):
    """A day, or a whole month when `day` is None."""

    year: int
    month: int
    day: int | None


class Held(NamedTuple):
    """When an edition was held: its first and last day, or month."""

    first: Day
    last: Day


class Venue(NamedTuple):
    """One venue, as the project's table has it.

    Attributes:
        key: its name in the table; the acronym unless two venues share it.
        acronym: the short form that is right.
        name: the full official name.
        kind: conference, workshop, journal or preprint.
        area: cv, ml, nlp, robotics, medical, …
        organiser: society or publisher.
        cadence: yearly, odd, even or irregular; None for journals and preprint servers.
        first_year: of the first edition or volume, None if unknown.
        years: the editions of an irregular series, all from the first to the last of them.
        skipped: years in which a regular series was not held.
        held: edition → `MM`, `MM/MM`, `MM-DD/MM-DD` or `YYYY-MM-DD/YYYY-MM-DD`.
        usual_months: months in which the series is held today.
        notified: edition → months in which authors were told.
        usual_notified: the same for other editions; empty if unknown or rolling.
        former: former name or acronym → last year in which it was right.
        acronyms: every short form that is right.
        names: every full form that is right, the official one first.
        source: where the facts come from.
        counted: what is to be added to the number of an edition ("46th") to get its year, and the first
            year that is counted so; None where editions are not counted, or not known to be.
        prints: keys of the conferences whose papers a journal prints, as PACMPL those of POPL.
    """

    key: str
    acronym: str
    name: str
    kind: str
    area: str
    organiser: str
    cadence: str | None
    first_year: int | None
    years: tuple[int, ...]
    skipped: tuple[int, ...]
    held: dict[int, str]
    usual_months: tuple[int, ...]
    notified: dict[int, tuple[int, ...]]
    usual_notified: tuple[int, ...]
    former: dict[str, int]
    acronyms: tuple[str, ...]
    names: tuple[str, ...]
    source: str
    counted: tuple[int, int] | None = None
    prints: tuple[str, ...] = ()

    def year_of(self, number: int) -> int | None:
        """The year of the edition of that number; None if unknown."""
        if self.counted is None or number + self.counted[0] < self.counted[1]:
            return None
        return number + self.counted[0]

    def held_in(self, year: int) -> bool | None:
        """Whether there was or will be an edition of that year; None if unknown or not an event."""
        if self.cadence is None or year in self.skipped:
            return None if self.cadence is None else False
        if year in self.held or year in self.years:
            return True
        if self.years:
            return False if self.years[0] < year < self.years[-1] else None
        if self.first_year is None or year <= self.first_year:
            return True if self.first_year == year else None
        if self.cadence == "yearly":
            return True
        if self.cadence == "irregular":
            return None
        if year < PARITY_SINCE:
            return None
        return year % 2 == (self.cadence == "odd")

    def held_days(self, year: int) -> Held | None:
        """First and last day (or month) of that edition, None where the table doesn't say."""
        written = self.held.get(year)
        if written is None:
            return None
        first, _, last = written.partition("/")
        return Held(_day(first, year), _day(last or first, year))

    def month_held(self, year: int) -> int | range | None:
        """The month (1 to 12, counted from January of the edition's year: 13 is the January after), or
        the range of months where the very month is unknown or two; None if nothing is known.
        """
        held = self.held_days(year)
        if held:
            first, last = ((day.year - year) * 12 + day.month for day in held)
            return first if first == last else range(first, last + 1)
        months = self._likely_months(year)
        return range(min(months), max(months) + 1) if months else None

    def _likely_months(self, year: int) -> set[int]:
        """The months of an edition that the table doesn't date; empty if nothing is known."""
        if not self.usual_months or not self.held_in(year):
            return set()
        months = set(self.usual_months)
        # The usual months are today's: an older edition may have followed the custom of its time.
        if self.held and year <= max(self.held):
            for known in self.held:
                for day in self.held_days(known) or ():
                    months.add((day.year - known) * 12 + day.month)
        return months

    def months_notified(self, year: int) -> range | None:
        """The months in which authors of that edition were told, counted from January of the edition's
        year: 0 is the December before, -3 the September before. None if unknown or rolling.
        """
        months = self.notified.get(year) or self.usual_notified
        held = self.month_held(year)
        if not months or held is None:
            return None
        held_months = {held} if isinstance(held, int) else set(held)
        if year not in self.notified and not held_months <= set(self.usual_months):
            return None  # held at an unusual time, so told at an unknown one
        counted = sorted(month if month <= max(held_months) else month - 12 for month in months)
        return range(counted[0], counted[-1] + 1)

    def held_text(self, year: int) -> str | None:
        """The fact for a message: "WACV 2024: 4 to 8 January 2024", "ICCV is held in odd years"."""
        held = self.held_days(year)
        if held:
            return f"{self.acronym} {year}: {_range_text(*held)}"
        if year in self.skipped:
            return f"{self.acronym} was not held in {year}"
        if self.cadence in {"odd", "even"}:
            return f"{self.acronym} is held in {self.cadence} years"
        if self.years and self.held_in(year) is False:
            near = sorted(sorted(self.years, key=lambda known: abs(known - year))[:4])
            return f"{self.acronym} was held in {', '.join(map(str, near))}"
        if months := sorted(self._likely_months(year)):
            names = list(dict.fromkeys(MONTHS[(month - 1) % 12] for month in months))
            listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
            return f"{self.acronym} is held in {listed}"
        return None


PARITY_SINCE = 2010
"""Biennial series are trusted to keep to odd or even years only from here on."""


def _day(written: str, year: int) -> Day:
    parts = [int(part) for part in written.split("-")]
    if parts[0] > 12:
        return Day(parts[0], parts[1], parts[2] if len(parts) > 2 else None)
    return Day(year, parts[0], parts[1] if len(parts) > 1 else None)


def _range_text(first: Day, last: Day) -> str:
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if last.day is not None:
        end = f"{last.day} {end}"
    if first == last:
        return end
    begin = str(first.day) if first.day is not None else ""
    if first.month != last.month or first.year != last.year or not begin:
        begin = f"{begin} {MONTHS[first.month - 1]}".strip()
    if first.year != last.year:
        begin = f"{begin} {first.year}"
    return f"{begin} to {end}"
