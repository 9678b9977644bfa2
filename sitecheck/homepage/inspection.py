"""From the homepage to its public form."""

from __future__ import annotations

import re
from typing import Any

from sitecheck.facts.date_model import contract_form
from sitecheck.homepage.model import Homepage, Item, Section
from sitecheck.homepage.schema import (
    HeadingModel,
    Inspection,
    ItemModel,
    LinkModel,
    PageModel,
    Position,
    SectionModel,
    SiteModel,
    VenueModel,
)
from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def inspect(site: Site, homepage: Homepage) -> Inspection:
    """The public form of a site."""
    return Inspection(
        site=SiteModel(root=".", theme=site.theme, owner=homepage.owner.name or None),
        pages=[_page(page, homepage) for page in site.pages],
    )


def _page(page: Page, homepage: Homepage) -> PageModel:
    return PageModel(
        path=page.path,
        url=page.url if page.published else None,
        front_matter=_plain(page.front_matter.data) if page.front_matter else None,
        headings=[
            HeadingModel(level=h.level, text=h.text, id=h.id or None, line=_line(page, h.start))
            for h in page.headings
        ],
        anchors=page.anchors,
        links=[_link(page, link) for link in page.links],
        sections=[_section(section, homepage) for section in _sections(page, homepage)],
    )


def _sections(page: Page, homepage: Homepage) -> list[Section]:
    """The sections of a page; what a file of a collection is read as stands in the place of its beginning."""
    document = [section for section in homepage.documents if section.page is page]
    rest = [section for section in homepage.sections if section.page is page]
    return document + [section for section in rest if section.title or not document]


def _line(page: Page, offset: int) -> int:
    return page.place(offset, offset).start_position.line


def _plain(value: Any) -> Any:
    """A value that JSON can hold; keys become text."""
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def link_kind(link: Link) -> str:
    """external, internal, anchor, mail or image."""
    if link.image:
        return "image"
    if link.target.startswith("mailto:"):
        return "mail"
    if link.target.startswith("#"):
        return "anchor"
    return "external" if _SCHEME.match(link.target) else "internal"


def _link(page: Page, link: Link) -> LinkModel:
    place = page.place(link.start, link.end)
    start, end = place.start_position, place.end_position
    return LinkModel(
        kind=link_kind(link),
        target=_shown(link.target),
        text=_shown(link.text),
        start=Position(line=start.line, column=start.column),
        end=Position(line=end.line, column=end.column),
    )


def _shown(text: str) -> str:
    """Text with Liquid output told as `{{…}}`."""
    return re.sub(f"{OUTPUT}+", "{{…}}", text).strip()


def _section(section: Section, homepage: Homepage) -> SectionModel:
    return SectionModel(
        kind=section.kind,
        title=_shown(section.title),
        line=_line(section.page, section.start),
        items=[_item(item, homepage) for item in section.items],
    )


def _item(item: Item, homepage: Homepage) -> ItemModel:
    dated = [(mention.venue.acronym, year.year) for mention in item.venues for year in mention.years]
    named = {acronym for acronym, _ in dated}
    found: list[tuple[str, int | None]] = [*dated]
    found += [(m.venue.acronym, None) for m in item.venues if m.venue.acronym not in named]
    venues = [VenueModel(acronym=acronym, year=year) for acronym, year in dict.fromkeys(found)]
    owner = [a for a in item.authors if a.name.lower().replace("\u00a0", " ") in homepage.owner.names]
    return ItemModel(
        line=_line(item.page, item.start),
        text=_shown(item.text),
        date=contract_form(item.date) if item.date else None,
        venues=venues or None,
        title=item.title.text if item.title else None,
        authors=[author.name for author in item.authors] or None,
        owner_marked=any(author.strong for author in owner) if owner else None,
        links=[_shown(link.target) for link in item.links if not link.image] or None,
    )
