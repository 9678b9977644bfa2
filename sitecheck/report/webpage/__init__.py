"""The HTML report: one file that shows each page as its visitor sees it, with the findings in place.

It needs nothing else and asks for nothing: style and script are inside, and a content security policy
lets only these two run. Everything from the site is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sitecheck.findings import Finding, Place
from sitecheck.report.model import Report
from sitecheck.report.webpage import escape
from sitecheck.report.webpage.controls import closing, filters, header
from sitecheck.report.webpage.entry import entry
from sitecheck.report.webpage.marks import Mark, Marker
from sitecheck.report.webpage.source_view import source_view

if TYPE_CHECKING:
    from sitecheck.jekyll.page import Page
    from sitecheck.text.content import Piece
    from sitecheck.text.source import Source


def render(report: Report) -> str:
    """The whole file."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    views = _Views(report)
    articles = "".join(views.articles())
    entries = "".join(_grouped(report, views))
    title = escape.line(report.root if report.root not in {"", "."} else "this site")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>sitecheck: {title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{header(report, [views.name(view) for view in range(len(views))])}\n"
        f'<main id="pages" data-first="{views.first()}" aria-label="Pages">{articles or _NOTHING}</main>\n'
        f'<aside id="list" aria-label="Findings">{filters(report)}'
        f'<div id="entries">{entries}{closing(report)}</div></aside>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


_NOTHING = '<article class="page empty"><p>Nothing to show here: no finding stands in a page.</p></article>'


class _Views:
    """Decides in which article each finding is marked: the page it shows on, else its file."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.pages: list[Page] = []
        self.sources: list[Source] = []
        self.of: list[int] = []
        self._marks: list[list[Mark]] = []
        # An include may show on many pages: the front page comes before the others.
        self._pieces = _pieces(sorted(_pages(report), key=lambda page: page.url != "/"))
        views: dict[int, int] = {}
        for number, finding in enumerate(report.findings):
            home = next((page for page, _ in self._at(finding.place)), None)
            key = id(home) if home else id(finding.place.source)
            if key not in views:
                views[key] = len(self._marks)
                self._marks.append([])
                self.pages += [home] if home else []
                self.sources.append(finding.place.source)
            self.of.append(views[key])
            self._mark(views[key], home, finding, number)
        self._homes = {views[id(page)]: page for page in self.pages}

    def _mark(self, view: int, home: Page | None, finding: Finding, number: int) -> None:
        self._marks[view] += self._ranges(home, finding.place, number, finding)
        for other in finding.related:
            if home is None and other.place.source is not finding.place.source:
                continue
            self._marks[view] += self._ranges(home, other.place, number, None)

    def _at(self, place: Place) -> Iterator[tuple[Page, Piece]]:
        """The pages that show the text at a place, each with the piece it stands in."""
        for page, piece in self._pieces.get(place.path, ()):
            if piece.at <= place.start <= piece.at + piece.length:
                yield page, piece

    def _ranges(self, page: Page | None, place: Place, number: int, finding: Finding | None) -> list[Mark]:
        """Where a place stands in the text of a page, or in its own file."""
        severity = finding.severity if finding else None
        if page is None:
            return [Mark(place.start, place.end, number, severity)]
        piece = next((piece for home, piece in self._at(place) if home is page), None)
        if piece is None:
            return []
        start = piece.start + place.start - piece.at
        end = min(piece.start + place.end - piece.at, piece.start + piece.length)
        return [Mark(start, max(start, end), number, severity)]

    def articles(self) -> Iterator[str]:
        from sitecheck.report.webpage.view import page_view

        for view, marks in enumerate(self._marks):
            marker = Marker(marks, self.report.findings)
            page = self._homes.get(view)
            body = page_view(page, marker) if page else source_view(self.sources[view], marker)
            kind = "page" if page else "file"
            yield (
                f'<article class="{kind}" id="v{view}" aria-label="{self.name(view)}">'
                f'<div class="path">{self.label(view)}</div>{body}</article>'
            )

    def first(self) -> int:
        """The article to open with: the front page, else the one with most findings."""
        front = [view for view, page in self._homes.items() if page.url == "/"]
        if front:
            return front[0]
        counts = [0] * len(self)
        for view in self.of:
            counts[view] += 1
        return max(range(len(self)), key=counts.__getitem__, default=0)

    def name(self, view: int) -> str:
        page = self._homes.get(view)
        return escape.line(page.path if page else self.sources[view].path)

    def label(self, view: int) -> str:
        page = self._homes.get(view)
        url = f' <span class="url">{escape.line(page.url)}</span>' if page and page.url else ""
        return f"{self.name(view)}{url}"

    def __len__(self) -> int:
        return len(self._marks)


def _pages(report: Report) -> Iterator[Page]:
    from sitecheck.jekyll.page import Page

    for page in report.pages:
        if isinstance(page, Page):
            yield page


def _pieces(pages: list[Page]) -> dict[str, list[tuple[Page, Piece]]]:
    """The pieces of all pages by the file they come from, in the order of the pages."""
    found: dict[str, list[tuple[Page, Piece]]] = {}
    for page in pages:
        for piece in page.content.pieces:
            found.setdefault(piece.source.path, []).append((page, piece))
    return found


def _grouped(report: Report, views: _Views) -> Iterator[str]:
    """The list by file; the files of the page that is shown first come first."""
    by_path: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings):
        by_path.setdefault(finding.path, []).append(number)
    first = views.first()
    for path, numbers in sorted(by_path.items(), key=lambda item: views.of[item[1][0]] != first):
        label = f'<span>{escape.line(path)}</span><span class="count">{len(numbers)}</span>'
        yield f'<h3 class="group">{label}</h3>'
        yield from (entry(report, number, views.of[number]) for number in numbers)


def _asset(name: str) -> str:
    from pkgutil import get_data

    data = get_data(__name__, name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8")


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
