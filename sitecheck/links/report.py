"""From verdicts and the places that use a link to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitecheck.findings import Edit, Finding, Fix, Place
from sitecheck.links import rules
from sitecheck.links.address import display, plain
from sitecheck.links.model import LinkUse, LinkVerdict
from sitecheck.rules.rule import Rule


class Tally(NamedTuple):
    """How many targets got which answer."""

    alive: int
    dead: int
    unknown: int

    def __str__(self) -> str:
        total = self.alive + self.dead + self.unknown
        counted = f"{total} link{'s' * (total != 1)}"
        return f"{counted}: {self.alive} alive, {self.dead} dead, {self.unknown} can't tell"


def tally(verdicts: Iterable[LinkVerdict]) -> Tally:
    """Count the answers."""
    counts = {"alive": 0, "dead": 0, "unknown": 0}
    for verdict in verdicts:
        counts[verdict.verdict] += 1
    return Tally(**counts)


def findings(uses: Iterable[LinkUse], verdicts: Iterable[LinkVerdict]) -> list[Finding]:
    """One finding for each place and each thing to say, in `Finding.order`."""
    known = {verdict.url: verdict for verdict in verdicts}
    found = [
        finding
        for use in dict.fromkeys(uses)
        if (verdict := known.get(use.url))
        for finding in _about(use, verdict)
    ]
    return sorted(set(found), key=lambda finding: finding.order)


def _about(use: LinkUse, verdict: LinkVerdict) -> Iterator[Finding]:
    shown = display(use.url)
    if verdict.verdict == "dead":
        yield _finding(
            rules.dead_link, use.place, f"Dead link: {verdict.reason} ({shown})", _archived(use, verdict)
        )
        return
    if verdict.refused:
        yield _finding(rules.refused_address, use.place, f"Not opened: {verdict.reason} ({shown})")
        return
    if verdict.verdict == "unknown":
        yield _finding(rules.unverifiable_link, use.place, f"Can't tell: {verdict.reason} ({shown})")
        return
    if verdict.soft_dead:
        yield _finding(rules.soft_dead_link, use.place, f"Perhaps dead: {verdict.soft_dead} ({shown})")
    if verdict.permanent and verdict.final_url:
        yield _finding(
            rules.moved_permanently,
            use.place,
            f"Moved for good to {display(verdict.final_url)}",
            _replace(use, display(verdict.final_url)),
        )
    if verdict.fragment_missing:
        anchor = use.url.partition("#")[2]
        rule = rules.dead_anchor if verdict.own else rules.missing_anchor
        yield _finding(rule, use.place, f"The page has no anchor #{anchor} ({shown})")
    if verdict.https_works and not verdict.permanent:
        yield _finding(rules.https_available, use.place, f"https works, too ({shown})", _https(use))
    if verdict.slow:
        yield _finding(rules.slow_link, use.place, f"Slow: {verdict.seconds:.1f} s to answer ({shown})")


def _finding(rule: Rule, place: Place, message: str, fix: Fix | None = None) -> Finding:
    return Finding(place, rule.code, rule.name, rule.severity, plain(message), fix)


def _replace(use: LinkUse, target: str) -> Fix | None:
    if not use.source or use.place.text != use.url:
        return None  # written otherwise (Liquid, entities): what to write is not ours to say
    return Fix(f"Write {target}", "unsafe", (Edit(use.place, _written(target)),))


def _https(use: LinkUse) -> Fix | None:
    place = use.place
    if not use.source or place.text[:5].lower() != "http:":
        return None
    return Fix("Write https", "safe", (Edit(place._replace(end=place.start + 4), "https"),))


def _archived(use: LinkUse, verdict: LinkVerdict) -> Fix | None:
    if not verdict.archived or not use.source or use.place.text != use.url:
        return None
    title = f"Link the copy of {verdict.archived_on} in the Internet Archive"
    return Fix(title, "suggestion", (Edit(use.place, _written(verdict.archived)),))


def _written(target: str) -> str:
    """A target as it can stand in Markdown, HTML and YAML alike."""
    for sign, code in (
        ("(", "%28"),
        (")", "%29"),
        ('"', "%22"),
        ("'", "%27"),
        ("<", "%3C"),
        (">", "%3E"),
        (" ", "%20"),
    ):
        target = target.replace(sign, code)
    return target
