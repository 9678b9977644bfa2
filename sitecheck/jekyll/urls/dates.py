"""The moment that a document's date stands for, in the site's time zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_TEXT = re.compile(
    r"\s*(\d{2,4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?(?:\d{2})?)?)?",
    re.ASCII,
)


def local_time(value: object, config: Mapping[str, object]) -> datetime | None:
    """The moment in the zone of `timezone:` (UTC, as where GitHub builds, without it).

    Args:
        value: a front matter date, text, or the date in a file's name.
        config: `_config.yml`.

    Returns:
        None where it is no date; Jekyll's build fails then.
    """
    if isinstance(value, datetime):
        return value.astimezone(_zone(config)) if value.tzinfo else value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    match = _TEXT.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if len(match[1]) == 2:
        year += 2000 if year < 69 else 1900
    zone = _offset(match[7])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return moment.astimezone(_zone(config)) if zone else moment


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if text[0] == "-" else shift) if shift < timedelta(days=1) else UTC


def _zone(config: Mapping[str, object]) -> tzinfo:
    name = config.get("timezone")
    if isinstance(name, str) and name:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            return UTC
    return UTC
