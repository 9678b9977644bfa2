"""Suppressions in bulk: comments that silence given findings and change nothing else.

A comment takes the line above its finding. Where Liquid runs, it is a Liquid comment that swallows its own
newline, so that Jekyll gets the very text that it got before; in YAML it begins with `#`, in BibTeX with
`%`. Where no comment may stand in between (a text of several lines in YAML, a Liquid tag over several lines,
a BibTeX entry), or where a finding would go away with a comment beside it, `sitecheck-disable` goes above the
whole and `sitecheck-enable` below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from sitecheck.engine.run import UNREADABLE_FILE, UNUSED_SUPPRESSION
from sitecheck.engine.suppress import Suppression, suppressions
from sitecheck.findings import Edit, Finding, Place
from sitecheck.jekyll.front_matter import FrontMatter, has_front_matter, read_front_matter
from sitecheck.jekyll.liquid import scan
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode, parse_yaml
from sitecheck.text.source import Source, Span

_CODES = re.compile(r"sitecheck-disable-next-line[ \t]*(?:[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?")
_ENTRY = re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE)
_NO_COMMENTS = "this kind of file knows no comments"
_OWN = {
    UNREADABLE_FILE[0]: "a comment can't silence this",
    UNUSED_SUPPRESSION[0]: "remove the comment instead",
}


class Plan(NamedTuple):
    """What is to be written.

    Attributes:
        edits: insertions, by path.
        silenced: the findings that they silence.
        left: those for which there is no comment, each with the reason.
        lines: of the findings that the comments at a path and offset silence.
    """

    edits: dict[str, list[Edit]]
    silenced: list[Finding]
    left: list[tuple[Finding, str]]
    lines: dict[tuple[str, int], set[int]]


def plan(
    findings: Iterable[Finding],
    reason: str,
    has_liquid: Callable[[str], bool],
    aside: Collection[tuple[str, int]] = (),
) -> Plan:
    """Choose the comments that silence all findings.

    Args:
        findings: what shall be silenced.
        reason: why, in one line; it becomes a part of each comment.
        has_liquid: whether Jekyll runs Liquid in the file at a path.
        aside: paths and lines above which no comment shall stand: it goes above the paragraph.

    Raises:
        ValueError: the reason is empty or would end its comment.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError("the reason is empty")
    if broken := next((mark for mark in ("-->", "{%", "%}", "{{") if mark in reason), None):
        raise ValueError(f"the reason can't hold {broken}: it would break the comment")
    out = Plan({}, [], [], {})
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        refusal = _OWN.get(finding.code) or ("" if _kind(finding.path) else _NO_COMMENTS)
        if refusal:
            out.left.append((finding, refusal))
        else:
            files.setdefault(finding.path, []).append(finding)
    for path, those in files.items():
        writer = _Writer(those[0].place.source, reason, liquid=has_liquid(path))
        for finding in those:
            line = finding.place.start_position.line
            writer.silence(finding.code, line, aside=(path, line) in aside)
        out.edits[path] = writer.edits(out.lines)
        out.silenced.extend(those)
    return out


def liquid_files(site: Site) -> frozenset[str]:
    """The paths of the files in which Jekyll runs Liquid: pages with front matter and what they include."""
    return frozenset(
        piece.source.path
        for page in site.pages
        if page.front_matter is not None and page.front_matter.seen
        for piece in page.content.pieces
    )


def _kind(path: str) -> str:
    """`yaml`, `bib`, `text` (Markdown, HTML), or nothing for a file that knows no comments."""
    name = path.rpartition("/")[2].lower()
    _, _, ending = name.rpartition(".")
    if ending in ("yml", "yaml"):
        return "yaml"
    if ending == "bib":
        return "bib"
    return "" if ending in ("json", "csv", "tsv", "txt") else "text"


class _Writer:
    """The comments of one file."""

    def __init__(self, source: Source, reason: str, *, liquid: bool) -> None:
        self.source = source
        self.reason = reason
        self.liquid = liquid
        self.kind = _kind(source.path)
        matter = read_front_matter(source) if self.kind == "text" and has_front_matter(source) else None
        self.head = source.position(matter.end).line if matter else 0
        self.solid = sorted(_solid(source, self.kind, matter, liquid=liquid))
        self.above: dict[int, Suppression] = {
            one.first: one for one in suppressions(source) if one.kind == "disable-next-line"
        }
        self.wanted: dict[tuple[str, int, int], set[tuple[str, int]]] = {}

    def silence(self, code: str, line: int, *, aside: bool) -> None:
        """Plan the comment that silences a rule on a line."""
        first, last = next(((a, b) for a, b in self.solid if a < line <= b), (line, line))
        if aside:
            first, last = self._paragraph(first, last)
        if line == 1 and self.head:  # nothing may stand above the front matter
            key = ("disable-file", 2, 2)
        elif first < line or aside:
            while first in self.above:
                first = self.source.position(self.above[first].comment[0]).line
            key = ("disable", first, last)
        else:
            key = ("extend" if line in self.above else "disable-next-line", line, line)
        self.wanted.setdefault(key, set()).add((code, line))

    def _paragraph(self, first: int, last: int) -> tuple[int, int]:
        """The lines around without an empty one, with one such line above them."""
        while first > self.head + 1 and self._line(first).strip():
            first -= 1
        while last < len(self.source.line_starts) and self._line(last + 1).strip():
            last += 1
        low = next((a for a, b in self.solid if a < first <= b), first)
        high = next((b for a, b in self.solid if a <= last < b), last)
        return low, high

    def _line(self, line: int) -> str:
        span = self.source.line_span(line)
        return self.source.text[span.start : span.end]

    def edits(self, lines: dict[tuple[str, int], set[int]]) -> list[Edit]:
        """The insertions, in order, those at one place as one; fills `Plan.lines`."""
        texts: dict[int, list[str]] = {}
        for (word, first, last), found in sorted(self.wanted.items()):
            codes = ", ".join(sorted({code for code, _ in found}))
            if word == "extend":
                at = self._after_codes(self.above[first])
                texts.setdefault(at, []).append(f", {codes}")
            else:
                at = self.source.line_span(first).start
                texts.setdefault(at, []).append(self._comment(first, f"{word} {codes}: {self.reason}"))
            lines.setdefault((self.source.path, at), set()).update(line for _, line in found)
            if word == "disable":
                end = self.source.line_span(last + 1).start
                texts.setdefault(end, []).append(self._comment(last + 1, f"enable {codes}"))
        return [Edit(Place(self.source, at, at), "".join(parts)) for at, parts in sorted(texts.items())]

    def _after_codes(self, existing: Suppression) -> int:
        match = _CODES.match(self.source.text, *existing.word)
        return match.end() if match else existing.word[1]

    def _comment(self, line: int, words: str) -> str:
        """A comment to put above a line (or at the end of the file), with its newline."""
        here = self._line(line)
        indent = here[: len(here) - len(here.lstrip(" \t"))]
        if self.kind == "bib":
            comment = f"% sitecheck-{words}"
        elif self.kind == "yaml" or line <= self.head:
            comment = f"# sitecheck-{words}"
        elif self.liquid:
            # The hyphen takes the newline and the next line's indent away; above an empty line it would
            # take more than that.
            hyphen = "-" if here.strip() else ""
            comment = f"{{% comment %}} sitecheck-{words} {{% endcomment {hyphen}%}}"
        else:
            comment = f"<!-- sitecheck-{words} -->"
        past_the_end = line > len(self.source.line_starts)
        return f"{chr(10) if past_the_end else ''}{indent}{comment}\n"


def _solid(source: Source, kind: str, matter: FrontMatter | None, *, liquid: bool) -> Iterator[Span]:
    """Runs of lines (first and last) between which no comment may stand."""
    spans: list[Span] = []
    if kind == "yaml":
        spans += _scalars(parse_yaml(source.text).root)
    elif kind == "bib":
        spans += _entries(source.text)
    elif matter is not None:
        spans += _scalars(matter.yaml.root)
    if kind == "text" and liquid:
        tokens, opaque = scan(source.text, matter.body_start if matter else 0)
        spans += [Span(token.start, token.end) for token in tokens]
        # Their own lines too: a comment below the opening tag would stand inside.
        spans += [Span(max(source.text.rfind("{%", 0, o.start), 0), o.end + 1) for o in opaque]
    for span in spans:
        first = source.position(span.start).line
        last = source.position(max(span.start, span.end - 1)).line
        if first < last:
            yield Span(first, last)


def _scalars(node: YamlNode | None) -> Iterator[Span]:
    """Every scalar of a tree."""
    if node is None or node.alias:
        return
    if node.kind == "scalar":
        yield Span(node.start, node.end)
    for key, value in node.entries:
        yield from _scalars(key)
        yield from _scalars(value)
    for item in node.items:
        yield from _scalars(item)


def _entries(text: str) -> Iterator[Span]:
    """Every entry of a BibTeX file, up to the line before the next one."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = text.rfind("}", start, following)
        yield Span(start, end + 1 if end >= 0 else following)
