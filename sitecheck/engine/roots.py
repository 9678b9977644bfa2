"""One cause, one finding: what follows from another finding is told of there.

A wrong year breaks the agreement of three sections. A rule names in `follows` the rules whose findings
explain its own; where one of them and a finding touch, own or related places, and it is at least as grave,
the finding is folded into its `related`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from sitecheck.findings import Finding, Place, Related, at_least


def fold(findings: list[Finding], follows: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """The findings that follow from none of the others; each root names what was folded into it.

    Args:
        findings: in `Finding.order`.
        follows: by code, the codes of the rules whose findings explain it.
    """
    if not any(finding.code in follows for finding in findings):
        return findings
    wanted = {code for codes in follows.values() for code in codes}
    causes = _Index([finding for finding in findings if finding.code in wanted])
    roots: dict[Finding, Finding] = {}
    for finding in findings:
        root = causes.root_of(finding, follows.get(finding.code, ()))
        if root is not None and _last(root, roots) != finding:
            roots[finding] = root
    folded: dict[Finding, list[Finding]] = {}
    for finding in roots:
        folded.setdefault(_last(finding, roots), []).append(finding)
    return [_with(finding, folded.get(finding, [])) for finding in findings if finding not in roots]


def _last(finding: Finding, roots: Mapping[Finding, Finding]) -> Finding:
    """The end of a chain of causes."""
    while (cause := roots.get(finding)) is not None:
        finding = cause
    return finding


def _with(root: Finding, folded: list[Finding]) -> Finding:
    known = {(root.place, root.message), *((related.place, related.message) for related in root.related)}
    more = [Related(one.place, one.message) for one in folded if (one.place, one.message) not in known]
    return root._replace(related=(*root.related, *more)) if more else root


class _Index:
    """Findings by where they stand."""

    __slots__ = ("_files",)

    def __init__(self, findings: list[Finding]) -> None:
        files: dict[str, list[tuple[int, int, int, Finding]]] = {}
        for number, finding in enumerate(findings):
            for place in _places(finding):
                files.setdefault(place.path, []).append((place.start, place.end, number, finding))
        self._files: dict[str, tuple[list[int], list[int], list[tuple[Place, Finding]]]] = {}
        for path, entries in files.items():
            entries.sort(key=lambda entry: entry[:3])
            starts, ends, kept = self._files.setdefault(path, ([], [], []))
            for start, end, _, finding in entries:
                starts.append(start)
                ends.append(max(end, ends[-1] if ends else 0))
                kept.append((Place(finding.place.source, start, end), finding))

    def root_of(self, finding: Finding, codes: tuple[str, ...]) -> Finding | None:
        """The first finding of the given rules that touches one of a finding's places."""
        if not codes:
            return None
        for place in _places(finding):
            for other in self._touching(place):
                if other.code in codes and other != finding and at_least(other.severity, finding.severity):
                    return other
        return None

    def _touching(self, place: Place) -> list[Finding]:
        starts, ends, kept = self._files.get(place.path, ([], [], []))
        found = []
        index = bisect_right(starts, place.end) - 1
        while index >= 0 and ends[index] >= place.start:
            if _overlap(kept[index][0], place):
                found.append(kept[index][1])
            index -= 1
        return found[::-1]


def _places(finding: Finding) -> tuple[Place, ...]:
    return (finding.place, *(related.place for related in finding.related))


def _overlap(one: Place, other: Place) -> bool:
    """Whether two places of a file share a character; an empty one, whether the other holds it."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
