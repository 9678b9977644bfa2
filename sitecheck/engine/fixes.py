"""Fixes: which go together, what they make of the texts, and when nothing is left to mend.

Nothing here touches a file; `sitecheck.engine.write` does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from sitecheck.findings import Edit, Finding
from sitecheck.text.source import Source

MOST_ROUNDS = 10

Lint = Callable[[Mapping[str, str]], list[Finding]]
"""Lints the site with some files' texts replaced (path → text), in the order of `Finding.order`."""

Guard = Callable[[Source], str | None]
"""Says why a file may not be changed, or None."""


class FixCycleError(Exception):
    """Fixes undo or feed one another: a mistake in sitecheck. No text was lost, none is to be written."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = sorted(set(codes))
        super().__init__(f"the fixes of {', '.join(self.codes)} never settle; nothing was changed")


class Plan:
    """The fixes of one round.

    Attributes:
        texts: the new text of each file that changes.
        sources: each of these files before.
        applied: the findings that are mended.
        postponed: those whose fix collides with an earlier one.
        refused: why a file is left as it is, by path.
    """

    __slots__ = ("applied", "postponed", "refused", "sources", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.sources: dict[str, Source] = {}
        self.applied: list[Finding] = []
        self.postponed: list[Finding] = []
        self.refused: dict[str, str] = {}


class Outcome:
    """What all rounds together came to.

    Attributes:
        texts: the new text of each file that differs from what was first read.
        sources: each of these files as first read.
        applied: the findings that are mended, in the order of their mending.
        remaining: what the last lint found.
        refused: why a file was left as it is, by path.
        stable: whether a further round would change nothing.
    """

    __slots__ = ("applied", "refused", "remaining", "sources", "stable", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.sources: dict[str, Source] = {}
        self.applied: list[Finding] = []
        self.remaining: list[Finding] = []
        self.refused: dict[str, str] = {}
        self.stable = False


def plan(findings: Iterable[Finding], *, unsafe: bool = False, guard: Guard | None = None) -> Plan:
    """Choose the fixes that can be made at once.

    The first by position wins, and all edits of a fix are made or none. Equal edits of two fixes are
    one edit.

    Args:
        findings: in the order of `Finding.order`.
        unsafe: whether unsafe fixes are made too; suggestions never are.
        guard: asked once for each file that a fix would change.

    Raises:
        ValueError: a fix has edits that overlap or lie outside their file.
    """
    wanted = {"safe", "unsafe"} if unsafe else {"safe"}
    out = Plan()
    chosen: dict[str, _Chosen] = {}
    allowed: dict[str, bool] = {}
    for finding in findings:
        fix = finding.fix
        if not fix or fix.safety not in wanted or not fix.edits:
            continue
        check(finding)
        for source in {edit.place.source.path: edit.place.source for edit in fix.edits}.values():
            if source.path not in allowed:
                reason = guard(source) if guard else None
                allowed[source.path] = reason is None
                if reason is not None:
                    out.refused[source.path] = reason
        if not all(allowed[edit.place.path] for edit in fix.edits):
            continue
        if all(chosen.setdefault(edit.place.path, _Chosen()).takes(edit) for edit in fix.edits):
            for edit in fix.edits:
                chosen[edit.place.path].add(edit)
                out.sources.setdefault(edit.place.path, edit.place.source)
            out.applied.append(finding)
        else:
            out.postponed.append(finding)
    for path, source in list(out.sources.items()):
        text = apply(source, chosen[path].edits)
        if text == source.text:
            del out.sources[path]
        else:
            out.texts[path] = text
    out.applied = [
        one for one in out.applied if one.fix and any(e.place.path in out.texts for e in one.fix.edits)
    ]
    return out


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The text of a source after edits that don't overlap.

    A newline that an edit brings takes the form of the file's newlines, unless the edit is about the
    newline itself.
    """
    crlf = source.text.count("\r\n") * 2 > source.text.count("\n")
    out, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.place.start, edit.place.end)):
        start, end = edit.place.start, edit.place.end
        text = edit.text
        if crlf and "\n" in text and (start == end or source.text[start:end].strip("\r\n")):
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        out += [source.text[at:start], text]
        at = end
    out.append(source.text[at:])
    return "".join(out)


def check(finding: Finding) -> None:
    """Refuse a fix that cannot be meant.

    Raises:
        ValueError: its edits overlap or lie outside their file.
    """
    taken: dict[str, _Chosen] = {}
    for edit in finding.fix.edits if finding.fix else ():
        place = edit.place
        if not 0 <= place.start <= place.end <= len(place.source.text):
            raise ValueError(f"{finding.code}: an edit lies outside {place.path}")
        others = taken.setdefault(place.path, _Chosen())
        if not others.takes(edit) or edit in others.edits:
            raise ValueError(f"{finding.code}: its edits of {place.path} overlap")
        others.add(edit)


def fix_until_stable(lint: Lint, *, unsafe: bool = False, guard: Guard | None = None) -> Outcome:
    """Lint and mend until nothing changes, ten rounds at most.

    Args:
        lint: called with the texts that differ from the files; first with none.
        unsafe: whether unsafe fixes are made too.
        guard: as for `plan`; called with files as first read.

    Raises:
        FixCycleError: the texts came back to an earlier state, or each round's fixes call for more
            although none was waiting.
        ValueError: a fix has edits that overlap or lie outside their file.
    """
    out = Outcome()
    reasons: dict[str, str | None] = {}

    def ask_once(source: Source) -> str | None:
        if source.path not in reasons:
            reasons[source.path] = guard(source) if guard else None
        return reasons[source.path]

    states: list[dict[str, str]] = [{}]
    codes: list[set[str]] = []
    waiting = False
    while True:
        out.remaining = lint(dict(out.texts))
        step = plan(out.remaining, unsafe=unsafe, guard=ask_once)
        out.refused.update(step.refused)
        out.stable = not step.texts
        if out.stable:
            return out
        if len(codes) == MOST_ROUNDS:
            if waiting or step.postponed:
                return out
            raise FixCycleError(finding.code for finding in step.applied)
        waiting = bool(step.postponed)
        for path, source in step.sources.items():
            out.sources.setdefault(path, source)
        out.texts.update(step.texts)
        for path in [path for path, text in out.texts.items() if text == out.sources[path].text]:
            del out.texts[path]
        codes.append({finding.code for finding in step.applied})
        if out.texts in states:
            raise FixCycleError(set().union(*codes[states.index(out.texts) :]))
        states.append(dict(out.texts))
        out.applied += step.applied


class _Chosen:
    """Edits of one file that don't overlap, sorted by position."""

    __slots__ = ("_starts", "edits", "source")

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._starts: list[int] = []
        self.source: Source | None = None

    def takes(self, edit: Edit) -> bool:
        """Whether an edit can join: it is apart from all others, or equal to one that replaces text.

        An insertion that touches another edit is not apart: which text comes first isn't told.
        """
        start, end = edit.place.start, edit.place.end
        if self.source is not None and self.source.text != edit.place.source.text:
            return False
        at = bisect_left(self._starts, start)
        for other in self.edits[max(0, at - 1) : at + 2]:
            first, last = other.place.start, other.place.end
            if (first, last, other.text) == (start, end, edit.text) and start < end:
                return True
            if start < last and first < end:
                return False
            if (start == end or first == last) and start <= last and first <= end:
                return False
        return True

    def add(self, edit: Edit) -> None:
        place = edit.place
        at = bisect_left(self._starts, place.start)
        for other in self.edits[at : at + 1]:
            if (other.place.start, other.place.end) == (place.start, place.end):
                return
        self.source = place.source
        self.edits.insert(at, edit)
        self._starts.insert(at, place.start)
