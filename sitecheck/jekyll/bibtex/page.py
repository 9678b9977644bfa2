"""A bibliography as jekyll-scholar shows it: fields as text, and the addresses that become buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from sitecheck.facts.leftovers import is_sample_entry
from sitecheck.jekyll.bibtex.known import LINK_FIELDS, TEXT_FIELDS
from sitecheck.jekyll.bibtex.latex import visible_runs
from sitecheck.jekyll.bibtex.model import Bibliography, Entry, Field
from sitecheck.jekyll.bibtex.scanner import scan
from sitecheck.jekyll.blocks import Block, Link, Run
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.reading import Reading
from sitecheck.text.content import Content
from sitecheck.text.source import Source, Span

_URL = re.compile(r"(?:https?:)?//\S+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?")
_LABELS = {"html": "HTML", "url": "URL", "pdf": "PDF", "doi": "DOI", "arxiv": "arXiv"}


class BibPage(Page):
    """A BibTeX file; the entries that the theme ships as samples say nothing.

    Attributes:
        bibliography: all that the scanner read.
        entries: those of the author's own.
    """

    bibtex = True

    def __init__(self, source: Source) -> None:
        url = f"/{source.path}"
        super().__init__(Content.of(source), None, [], [], url=url, markdown=False, published=False)
        self.bibliography: Bibliography = scan(source.text)
        self.entries: list[Entry] = [
            entry for entry in self.bibliography.entries if not is_sample_entry(entry.key, _said(entry))
        ]
        self._blocks: dict[int, Block] = {}

    def block(self, field: Field) -> Block:
        """What a visitor reads of a field; always the same object."""
        found = self._blocks.get(field.start)
        if found is None:
            runs: list[Run] = []
            for part in field.parts:
                if part.kind == "macro":
                    name = self.text[part.start : part.end]
                    runs.append(
                        Run(self.bibliography.macros.get(name.lower(), name), part.start, part.end, 0)
                    )
                else:
                    runs += visible_runs(self.text, part.start, part.end)
            kind = "abstract" if field.name == "abstract" else "paragraph"
            found = self._blocks[field.start] = Block(kind, *field.inside, runs)
        return found

    def links_of(self, entry: Entry) -> list[Link]:
        """The addresses that an entry's fields lead to."""
        return [link for field in entry.fields if field.name in LINK_FIELDS and (link := self._link(field))]

    def _link(self, field: Field) -> Link | None:
        if len(field.parts) != 1 or field.parts[0].kind == "macro":
            return None
        start, end = field.inside
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        target = raw.strip().replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
        if field.name == "doi" and _DOI.fullmatch(target):
            target = f"https://doi.org/{target}"
        elif field.name == "arxiv" and _ARXIV.fullmatch(target):
            target = f"https://arxiv.org/abs/{target}"
        elif not _URL.fullmatch(target):
            return None
        label = _LABELS.get(field.name, field.name.capitalize())
        name = field.name_start, field.name_end
        return Link(target, start, end, label, field.name_start, field.end, *name, False, None, "field")

    @cached_property
    def _read(self) -> Reading:
        read = Reading()
        for entry in self.entries:
            read.links += self.links_of(entry)
            shown = (field for field in entry.fields if field.name in TEXT_FIELDS and field.raw.strip())
            read.blocks += [self.block(field) for field in shown]
        return read

    @cached_property
    def _liquid_masked(self) -> tuple[str, list[Span], list[Span]]:
        shown = [Span(block.start, block.end) for block in self.blocks]
        shown += [Span(link.target_start, link.target_end) for link in self.links]
        parts: list[str] = []
        hidden: list[Span] = []
        at = 0
        for start, end in [*sorted(shown), Span(len(self.text), len(self.text))]:
            if start > at:
                hidden.append(Span(at, start))
                parts.append(re.sub(r"[^\n]", " ", self.text[at:start]))
            parts.append(self.text[max(start, at) : end])
            at = max(at, end)
        return "".join(parts), [], hidden


def _said(entry: Entry) -> str:
    author = entry.get("author", "editor")
    return author.raw if author else ""


def bibliographies(
    settings: Mapping[str, object], files: frozenset[str], load: Callable[[str], Source | None]
) -> list[BibPage]:
    """The BibTeX files that a site shows: those of jekyll-scholar's folder, and `papers.bib` wherever it is.

    Args:
        settings: what `_config.yml` says.
        files: all paths of the site.
        load: gives the source at a path.
    """
    folder = "_bibliography"
    scholar = settings.get("scholar")
    if isinstance(scholar, dict) and isinstance(scholar.get("source"), str):
        folder = scholar["source"].strip("./") or folder
    found = []
    for path in sorted(files):
        name = path.rpartition("/")[2]
        if name.endswith(".bib") and (path.startswith(f"{folder}/") or name == "papers.bib"):
            source = load(path)
            if source is not None:
                found.append(BibPage(source))
    return found
