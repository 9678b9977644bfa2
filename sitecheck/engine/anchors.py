"""Headings that are linked to: a fix that renames one is not safe.

kramdown makes a heading's id of its text. To write 'Publications' for 'Publciations' in a heading moves
its anchor, and each `#publciations` in the menu or in a text would lead nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitecheck.findings import Edit, Finding, Place
from sitecheck.jekyll.blocks import Heading
from sitecheck.jekyll.kramdown.ids import heading_id
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site

_TAG = re.compile(r"<[^<>]*>")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*\r?(?:\n|$)")


def keep_anchors(findings: list[Finding], site: Site) -> list[Finding]:
    """The findings, with safe fixes that would rename a linked heading made unsafe."""
    linked = _Linked(site)
    return [linked.judge(finding) if _may_rename(finding) else finding for finding in findings]


def _may_rename(finding: Finding) -> bool:
    fix = finding.fix
    return fix is not None and fix.safety == "safe" and any(_on_heading(edit.place) for edit in fix.edits)


def _on_heading(place: Place) -> bool:
    """Whether a place may lie in a heading, by the look of its line."""
    if not place.path.endswith((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html")):
        return False
    text = place.source.text
    start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
    line = text[start : end if end >= 0 else len(text)]
    return "#" in line or "<h" in line or bool(end >= 0 and _UNDERLINE.match(text, end + 1))


class _Linked:
    """The headings of a site and what leads to them; read when first asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._headings: dict[str, list[tuple[Place, Page, Heading]]] | None = None
        self._targets: dict[str, bool] = {}

    def judge(self, finding: Finding) -> Finding:
        fix = finding.fix
        if fix is None or not any(self._renames(edit) for edit in fix.edits):
            return finding
        return finding._replace(fix=fix._replace(safety="unsafe"))

    def _renames(self, edit: Edit) -> bool:
        start, end = edit.place.start, edit.place.end
        for place, page, heading in self._in_file(edit.place.path):
            if not (place.start <= start and end <= place.end) or not _is_made(heading, place):
                continue
            shift = heading.start - place.start
            if not any(run.start <= end + shift and start + shift <= run.end for run in heading.block.runs):
                continue  # in a tag or in an address
            text = page.text[heading.start : heading.end]
            first, last = start - place.start, end - place.start
            if _id(text) != _id(text[:first] + edit.text + text[last:]) and self._is_target(heading.id or ""):
                return True
        return False

    def _in_file(self, path: str) -> list[tuple[Place, Page, Heading]]:
        if self._headings is None:
            self._headings = {}
            for page in self._site.pages:
                for heading in page.headings:
                    place = page.place(heading.start, heading.end)
                    self._headings.setdefault(place.path, []).append((place, page, heading))
        return self._headings.get(path, [])

    def _is_target(self, name: str) -> bool:
        if name not in self._targets:
            from urllib.parse import quote

            names = "|".join(re.escape(form) for form in dict.fromkeys((name, quote(name))))
            link = re.compile(rf"#(?:{names})(?![\w-])")
            self._targets[name] = any(link.search(text) for text in self._texts())
        return self._targets[name]

    def _texts(self) -> Iterable[str]:
        for path in self._site.files:
            if path.startswith("_data/") and path.endswith((".yml", ".yaml")):
                self._site.load(path)
        return [source.text for source in self._site.read_sources().values()]


def _is_made(heading: Heading, place: Place) -> bool:
    """Whether a heading has an id, and kramdown made it of the text: `{#id}` may stand behind or below."""
    if not heading.id or heading.block.html:
        return False
    text = place.source.text
    end = text.find("\n", text.find("\n", place.end) + 1)
    return f"#{heading.id}" not in text[place.end : end if end > place.end else len(text)]


def _id(text: str) -> str:
    return heading_id(_TAG.sub("", text))
