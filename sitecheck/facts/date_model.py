"""What a date on a page is, and how two of them compare."""

from __future__ import annotations

from typing import NamedTuple

MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Day = tuple[int, int, int]
"""Year, month, day."""

# Semesters and seasons overlap, and "Winter 2024" may begin or end the year: the widest reading holds.
_SEASON_MONTHS = {"spring": (1, 6), "summer": (5, 9), "fall": (8, 12), "winter": (1, 12)}


class PartialDate(NamedTuple):
    """A date as precise as it is written.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        year: four digits, also where two are written.
        month: 1 to 12; None where none is written, none can be told, or the written one can't exist.
        day: as month.
        season: spring, summer, fall, winter, or None.
        written: the text itself.
        style: `YYYY.MM`, `Mon YYYY`, … (`styles_of` tells those it also agrees with).
        padded: True for `2024.05`, False for `2024.5`, None where both would look alike (`2024.12`).
        order_sure: False for `05/06/2024` where nothing tells which number is the month.
        reason: what makes the date impossible, in words; empty for a possible one.
    """

    start: int
    end: int
    year: int
    month: int | None
    day: int | None
    season: str | None
    written: str
    style: str
    padded: bool | None = None
    order_sure: bool = True
    reason: str = ""

    @property
    def valid(self) -> bool:
        """Whether the calendar has such a date."""
        return not self.reason


class DateMention(NamedTuple):
    """One date or one range in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character, "now" and its bracket included.
        first: the date, or the range's first; None where only an end is said.
        last: the range's last date; None for a point and for an open end.
        is_range: whether a span of time is meant (`2020-2022`, `since 2023`, `2024.08 - now`).
        open_end: now, present, current, ongoing, today, 至今, … as written in lower case; may stand
            beside a `last` (`2019.06 - 2022.04 (now)`), which contradicts itself.
        connector: what stands between first and last, blanks kept (` - `, `–`, ` to `); else empty.
        lead: since, from, until, before, … in lower case if that word stands before it; not in the span.
    """

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None = None
    is_range: bool = False
    open_end: str = ""
    connector: str = ""
    lead: str = ""

    @property
    def valid(self) -> bool:
        """Whether the calendar has every date in it."""
        return all(point is None or point.valid for point in (self.first, self.last))


def iso(point: PartialDate) -> str:
    """`2024`, `2024-05` or `2024-05-12`; a season or an impossible month leaves the year."""
    text = f"{point.year:04d}"
    if point.month:
        text += f"-{point.month:02d}"
        if point.day:
            text += f"-{point.day:02d}"
    return text


def contract_form(mention: DateMention) -> str | list[str | None]:
    """The date as `inspect` prints it: a string, or [from, to] with None for an open end."""
    if not mention.is_range and mention.first is not None:
        return iso(mention.first)
    return [iso(point) if point else None for point in (mention.first, mention.last)]


def earliest(point: PartialDate) -> Day:
    """The first day that the date can mean."""
    month = point.month or _SEASON_MONTHS.get(point.season or "", (1, 12))[0]
    return point.year, month, point.day or 1


def latest(point: PartialDate) -> Day:
    """The last day that the date can mean (29 February in every year)."""
    month = point.month or _SEASON_MONTHS.get(point.season or "", (1, 12))[1]
    return point.year, month, point.day or (29 if month == 2 else MONTH_DAYS[month - 1])


def surely_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether `one` lies before `other` however both are understood."""
    if not (one.order_sure and other.order_sure):
        return one.year < other.year
    return latest(one) < earliest(other)


def is_reversed(mention: DateMention) -> bool:
    """Whether a range ends before it begins, however both ends are understood."""
    return (
        mention.first is not None and mention.last is not None and surely_before(mention.last, mention.first)
    )


def styles_of(point: PartialDate) -> tuple[str, ...]:
    """Every style the written form agrees with: `2024.12` is `YYYY.MM` and `YYYY.M`, `May` full and short."""
    style = point.style
    if point.padded is None and ("MM" in style or "DD" in style):
        return (style, style.replace("MM", "M").replace("DD", "D"))
    if point.month == 5 and "Mon" in style:
        other = style.replace("Month", "Mon") if "Month" in style else style.replace("Mon", "Month")
        return (style, other)
    return (style,)
