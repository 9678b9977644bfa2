"""Text from a page as HTML text: it shows, it never acts."""

from __future__ import annotations

from html import escape as escape_markup

from sitecheck.report.plain import shown

NEWLINE = "&#10;"


def text(raw: str) -> str:
    """Markup escaped, control characters and direction overrides shown; newlines and tabs stay.

    Newlines become character references, so that no line of the file begins with the page's text: a
    report on standard output goes through a CI runner, which obeys `::error::` at a line's start.
    """
    if not raw.isprintable():
        raw = "".join(char if char in "\n\t" else shown(char) for char in raw.replace("\r\n", "\n"))
    return escape_markup(raw).replace("\n", NEWLINE).replace("##", "#&#35;")


def line(raw: str) -> str:
    """The same on one line, for attributes and labels."""
    return text(" ".join(raw.split("\n")))
