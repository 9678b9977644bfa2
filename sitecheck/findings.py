"""Findings: what a rule found, where, and how it may be mended."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sitecheck.text.source import Position, Source

Severity = Literal["error", "warning", "info"]
Safety = Literal["safe", "unsafe", "suggestion"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the mildest."""


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as grave as the threshold, or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


class Place(NamedTuple):
    """A range of code point offsets in one source file."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        """The file, relative to the site's root."""
        return self.source.path

    @property
    def start_position(self) -> Position:
        """Line and column of the first character."""
        return self.source.position(self.start)

    @property
    def end_position(self) -> Position:
        """Line and column after the last character."""
        return self.source.position(self.end)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source.text[self.start : self.end]


class Edit(NamedTuple):
    """Replace what stands at a place by a text."""

    place: Place
    text: str


class Fix(NamedTuple):
    """A repair of one finding.

    Attributes:
        title: what it does, as an order: "Write 'Journal'".
        safety: `safe` is applied by --fix, `unsafe` only with --unsafe-fixes, a `suggestion` never
            in bulk.
        edits: don't overlap.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A second place that belongs to a finding."""

    place: Place
    message: str


class Finding(NamedTuple):
    """One thing that is wrong, at one place."""

    place: Place
    code: str
    name: str
    severity: Severity
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the site's root."""
        return self.place.source.path

    @property
    def url(self) -> str:
        """The rule's page in the documentation."""
        return f"{DOCS}/rules/{self.name}/"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are reported: path, line, column, code."""
        return (self.path, self.place.start, self.place.end, self.code, self.message)


DOCS = "https://jekyll-sitecheck.readthedocs.io/en/latest"
