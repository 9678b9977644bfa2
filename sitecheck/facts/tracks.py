"""Tracks of a venue: workshop, findings, oral, datasets and benchmarks."""

from __future__ import annotations

from typing import NamedTuple

from sitecheck.facts.years import Years, years_after

_TRACKS = {
    "workshops": "workshop",
    "workshop": "workshop",
    "w": "workshop",
    "d&b track": "datasets-and-benchmarks",
    "d&b": "datasets-and-benchmarks",
    "db track": "datasets-and-benchmarks",
    "datasets and benchmarks": "datasets-and-benchmarks",
    "dataset and benchmark": "datasets-and-benchmarks",
    "datasets & benchmarks": "datasets-and-benchmarks",
    "datasets and benchmark": "datasets-and-benchmarks",
    "findings": "findings",
    "main": "main",
    "oral": "oral",
    "spotlight": "spotlight",
    "highlight": "highlight",
    "posters": "poster",
    "poster": "poster",
    "demonstrations": "demo",
    "system demonstrations": "demo",
    "demos": "demo",
    "demo": "demo",
    "industry": "industry",
    "short": "short",
    "long": "long",
    "tutorials": "tutorial",
    "tutorial": "tutorial",
    "doctoral consortium": "doctoral",
    "student abstracts": "student-abstract",
    "student abstract": "student-abstract",
    "late-breaking": "late-breaking",
    "late breaking": "late-breaking",
    "tiny papers": "tiny-papers",
    "tiny paper": "tiny-papers",
    "journal track": "journal",
    "position": "position",
    "blogposts": "blog",
    "blogpost": "blog",
    "blog posts": "blog",
    "blog post": "blog",
    "blog track": "blog",
    "challenges": "challenge",
    "challenge": "challenge",
    "competitions": "competition",
    "competition": "competition",
    "extended abstracts": "extended-abstract",
    "extended abstract": "extended-abstract",
}
_HEADS = tuple(_TRACKS)
_FINDINGS = ("Findings of ", "Findings of the ", "findings of ", "findings of the ")
_WORKSHOPS = tuple(
    f"orkshop{s} {word} {the}" for s in ("", "s") for word in ("at", "@", "of") for the in ("", "the ")
)


class Tail(NamedTuple):
    """What follows a name: its years and its track."""

    years: Years
    track: str | None


def read_tail(text: str, at: int) -> Tail:
    """Years and track behind a name, in either order: `2024 Oral`, ` Workshop 2024`, `W'24`."""
    years = years_after(text, at)
    track, end = _track(text, years.end if years.years else at)
    if track and not years.years:
        years = years_after(text, end)
    return Tail(years, track)


def track_before(text: str, at: int) -> str | None:
    """The track named before the venue: "Findings of …", "Workshop at …"."""
    before = text[max(0, at - 20) : at]
    if before.endswith(_FINDINGS):
        return "findings"
    return "workshop" if before.endswith(_WORKSHOPS) else None


def _track(text: str, at: int) -> tuple[str | None, int]:
    after = text[at : at + 36]
    ahead = after.lstrip(" \u00a0*_`,:([–-")
    skipped = len(after) - len(ahead)
    low = ahead.lower()
    if skipped > 6 or not low.startswith(_HEADS):
        return None, at
    for head, track in _TRACKS.items():
        if low.startswith(head) and not low[len(head) : len(head) + 1].isalpha():
            if head == "w" and (skipped or ahead[0] != "W"):
                continue
            end = at + skipped + len(head)
            return track, end + 6 if text.startswith(" Track", end) else end
    return None, at
