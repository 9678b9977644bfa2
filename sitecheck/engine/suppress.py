"""Suppressions: comments in the site that silence findings.

`sitecheck-disable-next-line CODE[, CODE]: reason`, `…-disable-line`, `…-disable` / `…-enable` and
`…-disable-file`, in HTML comments, in Liquid comments, after `#` in YAML and after `%` in BibTeX.
"""

from __future__ import annotations

import re

from sitecheck.findings import Edit, Finding, Fix, Place
from sitecheck.text.source import Source

_WORD = re.compile(
    r"sitecheck-(disable-next-line|disable-line|disable-file|disable|enable)\b"
    r"[ \t]*([A-Za-z][\w-]*(?:[ \t]*,[ \t]*[A-Za-z][\w-]*)*)?[ \t]*(?::([^\n]*))?"
)
_COMMENT = {
    "html": re.compile(
        r"<!--(?P<a>.*?)-->|\{%-?\s*comment\s*-?%\}(?P<b>.*?)\{%-?\s*endcomment\s*-?%\}", re.DOTALL
    ),
    "yaml": re.compile(r"(?:^|(?<=\s))#(?P<a>[^\n]*)(?P<b>)", re.MULTILINE),
    "bib": re.compile(r"%(?P<a>[^\n]*)(?P<b>)"),
}  # fmt: skip


class Suppression:
    """One comment that silences.

    Attributes:
        first, last: the lines it covers, 1-based, both included.
        codes: codes, prefixes or names, upper case; empty means all.
        used: how many findings it has silenced.
    """

    __slots__ = ("codes", "comment", "first", "kind", "last", "source", "used", "word")

    def __init__(
        self,
        source: Source,
        kind: str,
        codes: tuple[str, ...],
        word: tuple[int, int],
        comment: tuple[int, int],
    ) -> None:
        self.source = source
        self.kind = kind
        self.codes = codes
        self.word = word
        self.comment = comment
        self.used = 0
        line = source.position(word[0]).line
        self.first = {"disable-file": 1, "disable-next-line": source.position(comment[1]).line + 1}.get(
            kind, line
        )
        self.last = 10**9 if kind in ("disable-file", "disable") else self.first

    def covers(self, finding: Finding) -> bool:
        """Whether it silences a finding."""
        if finding.place.source.path != self.source.path:
            return False
        if not self.first <= finding.place.start_position.line <= self.last:
            return False
        return not self.codes or any(
            finding.code.startswith(c) or finding.name.upper() == c for c in self.codes
        )


def suppressions(source: Source) -> list[Suppression]:
    """The suppressions that a file holds, in order."""
    if "sitecheck-" not in source.text:
        return []
    kind = (
        "yaml"
        if source.path.endswith((".yml", ".yaml"))
        else "bib"
        if source.path.endswith(".bib")
        else "html"
    )
    found = _in_comments(source, kind, 0, len(source.text))
    if kind == "html" and source.text.startswith("---"):
        end = source.text.find("\n---", 3)
        found = _in_comments(source, "yaml", 0, max(end, 0)) + found
    _close(found)
    return found


def _in_comments(source: Source, kind: str, start: int, end: int) -> list[Suppression]:
    found = []
    for comment in _COMMENT[kind].finditer(source.text, start, end):
        group = "a" if comment["a"] is not None else "b"
        for match in _WORD.finditer(source.text, *comment.span(group)):
            codes = tuple(c.strip().upper() for c in (match[2] or "").split(",") if c.strip())
            found.append(Suppression(source, match[1], codes, match.span(), comment.span()))
    return found


def _close(found: list[Suppression]) -> None:
    """End every `disable` at the next `enable` that names it (or names nothing)."""
    for index, begun in enumerate(found):
        if begun.kind != "disable":
            continue
        for later in found[index + 1 :]:
            if later.kind == "enable" and (not later.codes or later.codes == begun.codes):
                begun.last = later.first
                later.used += 1
                break


def apply(findings: list[Finding], found: list[Suppression]) -> tuple[list[Finding], int]:
    """The findings that remain, and how many were silenced; counts each suppression's use."""
    if not found:
        return findings, 0
    kept = []
    for finding in findings:
        hit = next((s for s in found if s.kind != "enable" and s.covers(finding)), None)
        if hit:
            hit.used += 1
        else:
            kept.append(finding)
    return kept, len(findings) - len(kept)


def unused(found: list[Suppression], ran: set[str]) -> list[tuple[Place, str, Fix]]:
    """The suppressions that silence nothing, each with a message and the fix that removes it.

    Args:
        found: with their uses counted.
        ran: the codes of the rules that ran: what was not looked for can't be called unused.
    """
    problems = []
    for suppression in found:
        if suppression.used or suppression.kind == "enable":
            continue
        if suppression.codes and not all(any(c.startswith(code) for c in ran) for code in suppression.codes):
            continue
        named = f" of {', '.join(suppression.codes)}" if suppression.codes else ""
        place = Place(suppression.source, *suppression.comment)
        fix = Fix("Remove the comment", "safe", (Edit(_with_its_line(suppression.source, place), ""),))
        problems.append(
            (Place(suppression.source, *suppression.word), f"This silences no finding{named}", fix)
        )
    return problems


def _with_its_line(source: Source, place: Place) -> Place:
    """The comment, with its whole line where nothing else stands on it."""
    line = source.line_span(source.position(place.start).line)
    last = source.line_span(source.position(place.end).line)
    if source.text[line.start : place.start].strip() or source.text[place.end : last.end].strip():
        return place
    newline = source.text.find("\n", last.end)
    return Place(source, line.start, newline + 1 if newline >= 0 else last.end)
