"""Suppressions: comments in the site that silence findings.

`sitecheck-disable-next-line CODE[, CODE]: reason`, `…-disable-line`, `…-disable` / `…-enable` and
`…-disable-file`, in HTML comments, in Liquid comments, after `#` in YAML and after `%` in BibTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import heappop, heappush

from sitecheck.findings import Edit, Finding, Fix, Place
from sitecheck.text.source import Source, Span

_WORD = re.compile(
    r"sitecheck-(disable-next-line|disable-line|disable-file|disable|enable)\b"
    r"[ \t]*([A-Za-z][\w-]*(?:[ \t]*,[ \t]*[A-Za-z][\w-]*)*)?[ \t]*(?::([^\n]*))?"
)
_BEGIN = {
    "html": re.compile(r"<!--|\{%-?\s*comment\s*-?%\}"),
    "yaml": re.compile(r"(?:^|(?<=\s))#", re.MULTILINE),
    "bib": re.compile(r"%"),
}
_END_COMMENT = re.compile(r"\{%-?\s*endcomment\s*-?%\}")


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
    for comment, inner in _comments(source.text, kind, start, end):
        for match in _WORD.finditer(source.text, *inner):
            codes = tuple(dict.fromkeys(c.strip().upper() for c in (match[2] or "").split(",") if c.strip()))
            found.append(Suppression(source, match[1], codes, match.span(), comment))
    return found


def _comments(text: str, kind: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Each comment of a range, and what stands in it; one that never ends is none."""
    endless: set[str] = set()
    at = start
    while begin := _BEGIN[kind].search(text, at, end):
        at = begin.end()
        mark = begin[0][:2]
        if kind != "html":
            stop = close = text.find("\n", at, end)
            stop = close = end if stop < 0 else stop
        elif mark in endless:
            continue
        elif mark == "<!":
            stop = text.find("-->", at, end)
            close = stop + 3
        else:
            closing = _END_COMMENT.search(text, at, end)
            stop, close = closing.span() if closing else (-1, -1)
        if stop < 0:
            endless.add(mark)
            continue
        yield Span(begin.start(), close), Span(at, stop)
        at = close


def _close(found: list[Suppression]) -> None:
    """End every `disable` at the next `enable` that names it (or names nothing)."""
    open_ones: dict[tuple[str, ...], list[Suppression]] = {}
    for suppression in found:
        if suppression.kind == "disable":
            open_ones.setdefault(suppression.codes, []).append(suppression)
        elif suppression.kind == "enable":
            named = (suppression.codes,) if suppression.codes else tuple(open_ones)
            for begun in [one for codes in named for one in open_ones.pop(codes, ())]:
                begun.last = suppression.first
                suppression.used += 1


def apply(findings: list[Finding], found: list[Suppression]) -> tuple[list[Finding], int]:
    """The findings that remain, and how many were silenced; counts each suppression's use."""
    if not found:
        return findings, 0
    files: dict[str, list[Suppression]] = {}
    for suppression in found:
        if suppression.kind != "enable":
            files.setdefault(suppression.source.path, []).append(suppression)
    active = {path: _Active(ones) for path, ones in files.items()}
    silenced = set()
    concerned = (index for index, finding in enumerate(findings) if finding.path in active)
    for index in sorted(concerned, key=lambda index: findings[index].place.start):
        if hit := active[findings[index].path].first(findings[index]):
            hit.used += 1
            silenced.add(index)
    kept = [finding for index, finding in enumerate(findings) if index not in silenced]
    return kept, len(silenced)


class _Active:
    """The suppressions of one file while its findings are walked through from top to bottom.

    For each code that is named, those that have begun stand in a heap, the first of the file on top; a
    look-up costs the same however many there are.
    """

    __slots__ = ("_begun", "_by_code", "_waiting")

    def __init__(self, suppressions: list[Suppression]) -> None:
        self._waiting = sorted(enumerate(suppressions), key=lambda pair: pair[1].first)
        self._by_code: dict[str, list[tuple[int, Suppression]]] = {}
        self._begun = 0

    def first(self, finding: Finding) -> Suppression | None:
        """The first suppression of the file that covers a finding; call it for higher lines first."""
        line = finding.place.start_position.line
        while self._begun < len(self._waiting) and self._waiting[self._begun][1].first <= line:
            for code in self._waiting[self._begun][1].codes or ("",):
                heappush(self._by_code.setdefault(code, []), self._waiting[self._begun])
            self._begun += 1
        best: tuple[int, Suppression] | None = None
        for code in (
            *(finding.code[:length] for length in range(len(finding.code) + 1)),
            finding.name.upper(),
        ):
            heap = self._by_code.get(code)
            while heap and heap[0][1].last < line:
                heappop(heap)
            if heap and (best is None or heap[0][0] < best[0]):
                best = heap[0]
        return best[1] if best else None


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
