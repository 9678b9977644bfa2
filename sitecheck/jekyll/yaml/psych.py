"""Plain YAML scalars as Ruby's Psych resolves them.

Jekyll reads YAML with Psych, whose rules for plain (unquoted) scalars are neither YAML 1.1 as PyYAML
has it nor YAML 1.2: `1,000` is a number, `1e3` is text, `2024-5-1` is a date, `2024-02-30` is text.
Source: psych/scalar_scanner.rb of Ruby 3.1 (Psych 4.0).

Two things are read as the `safe_yaml` gem reads them, which upstream Jekyll puts before Psych: a value
such as `:smile:` stays text (Psych alone would make a symbol, and Jekyll's safe loading refuses it).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

_WORDS: dict[str, bool | None] = {
    "~": None,
    "null": None,
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}
_LONGEST = 5
_NUMERIC = frozenset("0123456789+-.")
_LONGEST_NUMBER = 400
"""Longer numbers stay text: Ruby has no bound, Python refuses above 4,300 digits, no page needs them."""

_patterns: dict[str, re.Pattern[str]] = {}

_SOURCES = {
    "date": r"([0-9]{4})-(1[012]|0[0-9]|[0-9])-([12][0-9]|3[01]|0[0-9]|[0-9])",
    "time": (
        r"(-?[0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
        r"(?:\s*(?:(Z)|([-+][0-9]{1,2}):?([0-9]{2})?))?"
    ),
    "sexagesimal": r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\.[0-9_]*)?",
    "float": r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?",
    "int": r"[-+]?(?:(0b)[01_,]+|(0x)[0-9a-fA-F_,]+|(0)[0-7_,]+|0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)",
}


def _match(name: str, text: str) -> re.Match[str] | None:
    pattern = _patterns.get(name)
    if pattern is None:
        pattern = _patterns[name] = re.compile(_SOURCES[name])
    return pattern.fullmatch(text)


def resolve(text: str) -> Any:
    """The value Psych gives to a plain scalar.

    Args:
        text: the scalar as YAML delivers it, folded and without surrounding blanks.

    Returns:
        None, bool, int, float, date, datetime (aware; without a zone Psych takes UTC) or the text.
    """
    if not text:
        return None
    if text[0] not in _NUMERIC:
        if len(text) <= _LONGEST:
            return _WORDS.get(text.lower(), text)
        return text
    if "\n" in text or len(text) > _LONGEST_NUMBER:
        return text
    return _number(text)


def _number(text: str) -> Any:
    if "-" in text[1:] and (moment := timestamp(text)) is not None:
        return moment
    lower = text.lower()
    if lower in {".inf", "+.inf", "-.inf", ".nan"}:
        return float(lower.replace(".", ""))
    if ":" in text:
        found = _match("sexagesimal", text)
        return text if found is None else _sexagesimal(text, found.group(1) is not None)
    if "." in text and _match("float", text):
        try:
            return float(text.replace(",", "").replace("_", ""))
        except ValueError:
            return text
    if found := _match("int", text):
        return _integer(text, found.group(1) or found.group(2) or found.group(3))
    return text


def _integer(text: str, prefix: str | None) -> int | str:
    digits = text.replace(",", "").replace("_", "")
    base = {"0b": 2, "0x": 16, "0": 8}.get(prefix or "", 10)
    try:
        return int(digits, base)
    except ValueError:
        return text


def _sexagesimal(text: str, fractional: bool) -> int | float:
    # Psych weighs hours:minutes as hours:minutes:00, so that 10:30 is 37800.
    total: int | float = 0
    for place, part in enumerate(text.split(":")):
        digits = part.replace("_", "")
        number = float(digits) if fractional else int(digits)
        total += number * 60 ** abs(place - 2)
    return total


def timestamp(text: str) -> date | datetime | None:
    """The date or moment a plain scalar stands for, None if Psych keeps it as text."""
    try:
        if found := _match("date", text):
            year, month, day = (int(part) for part in found.groups())
            return date(year, month, day)
        if found := _match("time", text):
            return _moment(found)
    except (ValueError, OverflowError):
        return None
    return None


def _moment(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(found.group(index)) for index in range(1, 7))
    if not 1 <= day <= 31 or hour > 24 or minute > 59 or second > 60:
        raise ValueError
    if hour == 24 and (minute or second):
        raise ValueError
    micro = int((found.group(7) or "0")[:6].ljust(6, "0"))
    zone: timezone = UTC
    if found.group(9):
        hours = int(found.group(9))
        minutes = int(found.group(10) or 0)
        zone = timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))
    # Ruby's Time.utc lets day 30 and 31 run over into the next month.
    first = datetime(year, month, 1, tzinfo=zone)
    return first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second, microseconds=micro)


def shown(value: Any) -> str:
    """How Liquid prints a scalar value: `{{ value }}` on the page.

    Args:
        value: what `resolve` gives.
    """
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S %z")
    return str(value)


def impossible_date(text: str) -> bool:
    """Whether a plain scalar has the form of a day or moment that the calendar doesn't have: 2024-02-30."""
    if len(text) > _LONGEST_NUMBER:
        return False
    found = _match("date", text) or _match("time", text)
    if found is None:
        return False
    try:
        date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    except ValueError:
        return True
    return False


def octal(text: str) -> bool:
    """Whether Psych reads a plain scalar in base 8 and the number is another than it looks: 012."""
    found = _match("int", text) if len(text) <= _LONGEST_NUMBER else None
    if found is None or found.group(3) is None:
        return False
    digits = text.replace(",", "").replace("_", "")
    return int(digits, 8) != int(digits, 10)
