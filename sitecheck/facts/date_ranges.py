"""From points to mentions: ranges, open ends, borrowed years, and what is no date at all."""

from __future__ import annotations

import re
from functools import cache

from sitecheck.facts import date_points
from sitecheck.facts.date_model import DateMention, PartialDate
from sitecheck.facts.date_points import NO_DATE, Shape

_COUNTED = frozenset(
    "citations stars images papers samples hours gpus students people participants users submissions usd "
    "dollars euros yuan km frames videos words lines downloads teams patients cases subjects points meters "
    "metres times questions datasets hospitals tokens classes hz fps mb gb watts followers views reviews "
    "pages".split()
)
_COUNTING = frozenset(
    "over than nearly almost approximately p pp page pages no number version ver v vol volume usd rmb cny "
    "eur room building suite box grant iso id".split()
)
_LEADS = frozenset("since from until till before after by expected".split())

_BLANKS = r"[ \t\u00a0]*"
_JOINT = (
    rf"(?:{_BLANKS}(?:-{{1,3}}|[–—―−~～→]){_BLANKS}|[ ]+(?:to|until|till|through|thru)[ ]+|[ ]?[至到][ ]?)"
)
_OPEN = r"(?i:now|present day|present|current(?:ly)?|ongoing|today|至今|现在|目前|今)"
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"


class _Patterns:
    """Compiled on first use: import must stay cheap."""

    def __init__(self) -> None:
        self.year = re.compile(r"(?:19|20)[0-9]{2}")
        self.joint = re.compile(_JOINT)
        self.opened = re.compile(
            rf"(?:{_JOINT}\(?({_OPEN})(?![A-Za-z])|[ ]?\(({_OPEN})(?=\))|[ ]?(?:至|迄|到)(今)|[ ]?(至今))"
        )
        self.two_digit_end = re.compile(r"([0-9]{2})\.([0-9]{1,2})(?!\.?[0-9A-Za-z])")
        self.number_end = re.compile(r"[-–~]['’]?([0-9]{1,2})(?![0-9A-Za-z]|[./\-][0-9])")
        self.left_half = re.compile(
            rf"(?<![^\W\d_])(?:{_DAY}[ ])?([A-Za-z]{{3,9}})\.?(?:[ ]{_DAY})?(?:{_JOINT}|/)$"
        )
        self.word_before = re.compile(r"([A-Za-z]+)\.?[ ]?$")
        self.word_after = re.compile(r"[ \-]?([A-Za-z]+)")
        self.hanging = re.compile(rf"{_BLANKS}[-–—~]{_BLANKS}(?=[)\]])")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def mention_at(text: str, points: list[Shape], index: int) -> tuple[DateMention | None, int]:
    """The mention that begins with the point `index`, and how many points it uses up."""
    shape = points[index]
    if shape.reason == NO_DATE:
        return None, 1
    first = _point(text, shape)
    early = _left_half(text, shape, first)
    if early is not None:
        return _closed(text, early[0], first, early[1], _lead(text, early[0].start)), 1
    if not _clear_before(text, shape):
        return None, 1
    lead = _lead(text, shape.start)
    pair = _pair(text, first, points, index)
    if pair is not None:
        return pair._replace(lead=lead), 2
    ranged = _short_years(text, shape, first) or _opened(text, shape, first) or _short_end(text, shape, first)
    if ranged is not None:
        return ranged._replace(lead=lead), 1
    if (shape.doubtful and not _alone(text, shape)) or not _clear_after(text, shape):
        return None, 1
    if shape.style == "YYYY" and not _is_year(text, shape):
        return None, 1
    is_open = lead == "since" or _patterns().hanging.match(text, shape.end) is not None
    return DateMention(shape.start, shape.end, first, None, is_open, lead=lead), 1


def _pair(text: str, first: PartialDate, points: list[Shape], index: int) -> DateMention | None:
    """`2019.06 - 2022.04`: this point and the next with nothing but a connector between."""
    shape = points[index]
    if shape.first_day is not None or index + 1 >= len(points):
        return None
    second = points[index + 1]
    if second.reason == NO_DATE or not _clear_after(text, second):
        return None
    bare = first.style == second.style == "YYYY"
    joint = _patterns().joint.match(text, shape.end)
    if joint and second.start == joint.end():
        # "pp. 1999-2010" is no time; between two months nothing else can be meant.
        return (
            None
            if bare and not _is_year(text, shape)
            else _closed(text, first, _point(text, second), joint[0])
        )
    if bare and second.start == shape.end + 1 and text[shape.end] == "/":
        last = _point(text, second)
        return _closed(text, first, last, "/") if last.year == first.year + 1 else None
    return None


def _opened(text: str, shape: Shape, first: PartialDate) -> DateMention | None:
    """`2024.08 - now`, and `June 2-6, 2024`, whose both ends are one point's."""
    if shape.first_day is not None and not shape.reason:
        opening = first._replace(day=shape.first_day)
        return DateMention(shape.start, shape.end, opening, first, True, connector="-")
    word, end = _open_end(text, shape.end)
    return DateMention(shape.start, end, first, None, True, word) if word else None


def _open_end(text: str, start: int) -> tuple[str, int]:
    """The word for "now" behind `start` and where it ends; empty if there is none."""
    match = _patterns().opened.match(text, start)
    if match is None:
        return "", start
    word = next(group for group in match.groups() if group).lower()
    end = match.end() + ("(" in match[0] and text[match.end() : match.end() + 1] == ")")
    return ("至今" if word == "今" else word), end


def _point(text: str, shape: Shape) -> PartialDate:
    start, end = shape.start, shape.end
    written = text[start:end]
    if shape.style.endswith("'YY"):
        year = date_points.full_year(int(written[-2:]))
    else:
        found = _patterns().year.search(written)
        year = int(found[0]) if found else 0
    return PartialDate(
        start, end, year, shape.month, shape.day, shape.season, written, shape.style, shape.padded,
        shape.order_sure, shape.reason,
    )  # fmt: skip


def _closed(text: str, first: PartialDate, last: PartialDate, connector: str, lead: str = "") -> DateMention:
    """A range with both ends, and the "(now)" that may contradict it."""
    word, end = _open_end(text, last.end) if "(" in text[last.end : last.end + 2] else ("", last.end)
    return DateMention(first.start, end, first, last, True, word, connector, lead)


def _short_years(text: str, shape: Shape, first: PartialDate) -> DateMention | None:
    """`2020-22` and `2021/22`, which the numeric pattern read as a month 22."""
    if len(shape.style) != 7 or not shape.reason or shape.style not in ("YYYY-MM", "YYYY/MM"):
        return None
    tail = int(text[shape.end - 2 : shape.end])
    if not 0 < tail - first.year % 100 <= 10 or not _clear_after(text, shape):
        return None
    one = PartialDate(shape.start, shape.start + 4, first.year, None, None, None, first.written[:4], "YYYY")
    two = one._replace(
        start=shape.end - 2, end=shape.end, year=first.year - first.year % 100 + tail,
        written=first.written[-2:], style="YY",
    )  # fmt: skip
    return DateMention(shape.start, shape.end, one, two, True, connector=first.written[4])


def _short_end(text: str, shape: Shape, first: PartialDate) -> DateMention | None:
    """Ends that leave something out: `2022.09-23.06`, `2023.06-08`, `2023.06.12-15`, `2020–22`."""
    joint = _patterns().joint.match(text, shape.end)
    if joint is None or shape.reason or shape.season:
        return None
    match = _patterns().two_digit_end.match(text, joint.end())
    if match and shape.month and not shape.day and "." in shape.style:
        year = date_points.full_year(int(match[1]))
        reason = date_points.impossible(year, int(match[2]), None)
        month = None if reason else int(match[2])
        last = PartialDate(
            match.start(), match.end(), year, month, None, None, match[0], "YY." + "M" * len(match[2]),
            date_points.padding([match[2]]), True, reason,
        )  # fmt: skip
        return _closed(text, first, last, joint[0])
    match = _patterns().number_end.match(text, shape.end)
    if match is None:
        return None
    number, where = int(match[1]), (match.start(1), match.end())
    last = first._replace(
        start=where[0], end=where[1], written=match[1], padded=date_points.padding([match[1]])
    )
    if shape.day and shape.day < number and not date_points.impossible(first.year, shape.month or 1, number):
        return _closed(text, first, last._replace(day=number, style="DD"), match[0][:1])
    if shape.month and not shape.day and shape.month < number <= 12 and shape.style[4:5] in (".", "/"):
        return _closed(text, first, last._replace(month=number, style="MM"), match[0][:1])
    if shape.style == "YYYY" and len(match[1]) == 2 and 0 < number - first.year % 100 <= 15:
        year = first.year - first.year % 100 + number
        return _closed(text, first, last._replace(year=year, style="YY"), match[0][:1])
    return None


def _left_half(text: str, shape: Shape, last: PartialDate) -> tuple[PartialDate, str] | None:
    """A first half that borrows the year: `May – Aug 2023`, `June 30 - July 4, 2024`."""
    if not (shape.month or shape.season) or not text[shape.start : shape.start + 1].isalnum():
        return None
    floor = max(0, shape.start - 30)
    match = _patterns().left_half.search(text[floor : shape.start])
    if match is None:
        return None
    early, name, late = match.groups()
    lower = name.lower()
    begin = floor + (match.start(1) if early else match.start(2))
    stop = floor + (match.end(3) if late else match.end(2))
    connector = text[stop : shape.start].lstrip(".")
    written = text[begin:stop]
    if lower in date_points.SEASONS and shape.season and not (early or late):
        season = date_points.SEASONS[lower]
        return last._replace(start=begin, end=stop, season=season, written=written, style="Season"), connector
    month, form = date_points.month_names().get(lower, (0, ""))
    day = int(early or late) if early or late else None
    if not month or shape.season or (day is None) != (shape.day is None) or "/" in connector:
        return None
    year = last.year - 1 if last.month and month > last.month else last.year
    if day is not None and date_points.impossible(year, month, day):
        return None
    return PartialDate(begin, stop, year, month, day, None, written, form), connector


def _clear_before(text: str, shape: Shape) -> bool:
    start = shape.start
    if start == 0:
        return True
    char = text[start - 1]
    if char.isalnum() or char == "_":
        return ord(char) >= 0x2E80
    if char in "'’":
        return shape.style != "YYYY"
    if char in "-–—":
        line = text[max(0, start - 30) : start - 1].rsplit("\n", 1)[-1]
        return not line or not (line[-1].isalnum() or line[-1] in ")`-")
    return char not in "./=#@$€£¥&\\:" or (char == ":" and shape.style != "YYYY")


def _clear_after(text: str, shape: Shape) -> bool:
    end = shape.end
    char = text[end : end + 1]
    if not char:
        return True
    full = shape.day is not None and not shape.doubtful
    if char.isalnum() or char == "_":
        return ord(char) >= 0x2E80 or (full and char == "T" and text[end + 1 : end + 2].isdigit())
    after = text[end + 1 : end + 2]
    if char in "-–" and after.isalnum() and ord(after) < 0x2E80:
        return full
    if char in "./":
        return not (after.isdigit() or after.islower() or (char == "/" and after.isalnum()))
    if char == "," and text[end + 1 : end + 4].isdigit():
        return False
    return char not in "+%×@\\=" or shape.style != "YYYY"


def _alone(text: str, shape: Shape) -> bool:
    """Whether the text stands where only a date can: first on its line, or alone in its brackets."""
    before = text[max(0, shape.start - 12) : shape.start].rsplit("\n", 1)[-1]
    after = text[shape.end : shape.end + 1]
    if len(before) < 12 and not any(char.isalnum() for char in before) and not after.isalnum():
        return after != "."  # "2024.13." may end a sentence, but "2024.13.1" is a version
    return before[-1:] in ("(", "[", "*", "`", "（") and after in (")", "]", "*", "`", ":", ",", "）")


def _is_year(text: str, shape: Shape) -> bool:
    """Whether four bare digits are a year, not a count, a page or a telephone number."""
    year = int(text[shape.start : shape.end])
    if not 1930 <= year <= 2045:
        return False
    before = text[max(0, shape.start - 16) : shape.start]
    if before[-2:-1].isdigit() and before[-1:] == " " and text[shape.end : shape.end + 1].isspace():
        return not text[shape.end + 1 : shape.end + 3].isdigit()
    word = _patterns().word_before.search(before)
    if word and word[1].lower() in _COUNTING:
        return False
    following = _patterns().word_after.match(text, shape.end)
    named = word is not None and word[1][:1].isupper()
    return named or not (following and following[1].lower() in _COUNTED)


def _lead(text: str, start: int) -> str:
    word = _patterns().word_before.search(text[max(0, start - 12) : start])
    lower = word[1].lower() if word else ""
    return lower if lower in _LEADS else ""
