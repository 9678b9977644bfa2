"""The kinds of values the themes tell apart, as annotated types."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Schema(BaseModel):
    """A mapping of known keys; others are the owner's own."""

    model_config = ConfigDict(extra="ignore", strict=True)


Text = str | int | float | bool | date | datetime | None
"""Shown as text: a number, a date and even `true` are printed. What YAML reads as something that prints
otherwise than it is written (`no`, `1.10`) is told apart from the notation, see `validate`."""

Flag = bool | Literal["true"] | None
"""On or off. A text counts as on to Liquid, so "true" works and "false" does not mean what it says."""

Number = int | float | Annotated[str, StringConstraints(pattern=r"^[+-]?[0-9]+(\.[0-9]+)?$")] | None
"""A number that Jekyll sorts or counts by; Jekyll's sort takes numbers in quotes too."""

PlainText = str | None
"""Text alone: Jekyll calls string methods on it, and its build stops at a number."""

Words = list[Text] | str | None
"""Words in one text, or a list; at a single number Jekyll can't read the post."""

Texts = list[Text] | Text
"""One text or a list of them."""

List = list[Text]
"""A list that Jekyll 4 insists on: at a text, or at nothing after the colon, its build stops."""

Anything = Any

_MONTH = "|".join(
    "".join(f"[{letter.upper()}{letter}]" for letter in month)
    for month in "jan feb mar apr may jun jul aug sep oct nov dec".split()
)

DATE_TEXT = (
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}|^[0-9]{8}$"
    rf"|(^|[^A-Za-z])({_MONTH})"
)
"""Texts that Ruby's Time.parse reads as a day (Ruby 3.1); `2024`, `2024-05`, `Spring 2024` are none."""

Day = (
    date
    | datetime
    | Annotated[int, Field(ge=1000_01_01, le=9999_12_31)]
    | Annotated[str, StringConstraints(pattern=DATE_TEXT)]
)
"""The day of a post or of an item of a collection; another value, or none, stops Jekyll's build."""
