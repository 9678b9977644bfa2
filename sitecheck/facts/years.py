"""The year beside a venue, in every style that homepages use."""

from __future__ import annotations

import re
from typing import NamedTuple

YEAR_MIN, YEAR_MAX = 1950, 2039


class VenueYear(NamedTuple):
    """One year that goes with a venue.

    Attributes:
        start: offset of its digits; inside a range (`21-24`) the years between share the range's span.
        end: offset after them.
        year: four digits.
        written: the digits as they stand in the text.
    """

    start: int
    end: int
    year: int
    written: str


class Years(NamedTuple):
    """The years read at one place, the offset after them, and the style of the first."""

    years: tuple[VenueYear, ...]
    end: int
    style: str | None


NO_YEARS = Years((), -1, None)

_FIRST = re.compile(
    r"""(?P<close>(?:\.(?=[-–—]['’]?\d\d(?!\d)))?(?:[)\]*`"”]|_(?!\d)){0,4})
        (?:(?P<paren>[ ]?[(\[（]['’‘]?)|(?P<apostrophe>[ ]?['’‘´`][ ]?)
          |(?P<comma>,\ ?\ ?(?P<comma_mark>['’‘]?))|(?P<hyphen>[ ]?[-–—_/@][ ]?)|(?P<space>\s[*_]{0,2}))?
        (?P<digits>(?:19|20)\d\d|\d\d)(?![0-9A-Za-z])""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\s?[-–—~]\s?['’‘]?((?:19|20)\d\d|\d\d)(?![\w])")
_LIST = re.compile(
    r"(?:\s?[,/&、，]\s?(?:and\s)?|\sand\s|\.(?=\d\d(?!\d)))(['’‘]?)((?:19|20)\d\d|\d\d)(?![\w])"
)
_DATE_TAIL = re.compile(r"[./](?:0?\d|1[0-2])(?!\d)|-(?:0\d|1[0-2])(?!\d)|年")
_BEFORE = re.compile(
    r"(?<![\w.,\-–—/'’~])((?:19|20)\d\d)[*_`]{0,3}\s[*_`]{0,3}(?:(?:IEEE|ACM) )?"
    r"(?:[Aa]nnual |\d\d?(?:st|nd|rd|th) |the )?$"
)
_DATING = frozenset(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
    august september october november december spring summer fall autumn winter until since from by
    """.split()
)
"""Words before which a year is part of a date, not of the venue behind it."""

_AFTER_SHORT = frozenset(")],.;:!?，。；、）(（|*_`<\n")
_STYLES = ("space", "hyphen", "comma", "apostrophe", "paren")
_HYPHENS = {"-": "hyphen", "_": "underscore", "/": "slash", "@": "at"}


def full_year(digits: str) -> int | None:
    """The year that two or four digits stand for, None if no venue was or will be held then."""
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < 40 else 1900
    return year if YEAR_MIN <= year <= YEAR_MAX else None


def years_after(text: str, at: int) -> Years:
    """The years that follow an acronym or a name ending at `at`: `'24`, `-22,24`, `) 2025`, `2024, 2025`."""
    found = _FIRST.match(text, at)
    if not found:
        return NO_YEARS
    digits = found["digits"]
    year = full_year(digits)
    style = _style(found)
    if year is None or style is None or not _tail_allows(text, found, style):
        return NO_YEARS
    years = [VenueYear(found.start("digits"), found.end(), year, digits)]
    end = _more_years(text, years, len(digits))
    if text[end : end + 1] in ")]）" and found["paren"]:
        end += 1
    return Years(tuple(years), end, style)


def years_before(text: str, at: int) -> Years:
    """The year right before a name that begins at `at`: `2024 IEEE International Conference …`."""
    window = text[max(0, at - 24) : at]
    found = _BEFORE.search(window)
    if not found:
        return NO_YEARS
    start = at - len(window) + found.start(1)
    if any(word.strip(".,(*_") in _DATING for word in text[max(0, start - 16) : start].lower().split()[-2:]):
        return NO_YEARS
    year = full_year(found[1])
    if year is None:
        return NO_YEARS
    return Years((VenueYear(start, start + 4, year, found[1]),), start, "before4")


def _style(found: re.Match[str]) -> str | None:
    digits = found["digits"]
    group = next((name for name in _STYLES if found[name] is not None), None)
    if group is None:
        name = "glued"
    elif group == "hyphen":
        name = {"-": "hyphen", "_": "underscore", "/": "slash", "@": "at"}.get(
            found["hyphen"].strip(), "dash"
        )
    else:
        name = group
    if name == "comma" and len(digits) == 2 and not found["comma_mark"]:
        return None
    return f"{name}{len(digits)}"


def _tail_allows(text: str, found: re.Match[str], style: str) -> bool:
    """Whether the digits are a year of their own, not the head of a date or of another number."""
    end = found.end()
    if len(found["digits"]) == 4:
        return not _DATE_TAIL.match(text, end)
    if style in {"space2", "paren2"} or (style == "hyphen2" and " " in (found["hyphen"] or "")):
        rest = text[end : end + 4].lstrip(" ")
        return not rest or (rest[0] in _AFTER_SHORT and not rest[1:2].isdigit())
    return not re.match(r"[.,:%]\d(?!\d\b)", text[end : end + 3])


def _more_years(text: str, years: list[VenueYear], width: int) -> int:
    """Append the rest of a list or range; returns the offset after it."""
    end = years[-1].end
    while True:
        if found := _RANGE.match(text, end):
            last, year = years[-1], full_year(found[1])
            if year is None or not last.year < year <= last.year + 20:
                return end
            span = (last.start, found.end())
            years.extend(
                VenueYear(*span, between, text[span[0] : span[1]]) for between in range(last.year + 1, year)
            )
            years.append(VenueYear(found.start(1), found.end(), year, found[1]))
        elif found := _LIST.match(text, end):
            year = full_year(found[2])
            short = len(found[2]) == 2
            if year is None or (short and width == 4 and not found[1]) or _DATE_TAIL.match(text, found.end()):
                return end
            if year == years[-1].year or (short and abs(year - years[-1].year) > 20):
                return end
            years.append(VenueYear(found.start(2), found.end(), year, found[2]))
        else:
            return end
        end = found.end()
