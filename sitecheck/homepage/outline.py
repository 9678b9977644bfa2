"""The homepage as an outline for the terminal."""

from __future__ import annotations

from sitecheck.homepage.model import Homepage
from sitecheck.homepage.schema import Inspection, ItemModel, PageModel
from sitecheck.homepage.timeline import timeline
from sitecheck.report.plain import line as plain


def outline(inspection: Inspection, homepage: Homepage | None = None) -> str:
    """The timeline, then pages, sections and items, one line each: what sitecheck read, for a glance."""
    site = inspection.site
    lines = [f"theme {site.theme} · owner {plain(site.owner or 'unknown')}"]
    if homepage is not None and (drawn := timeline(homepage)):
        lines += ["", *drawn]
    for page in inspection.pages:
        lines += _page(page)
    return "\n".join(lines)


def _page(page: PageModel) -> list[str]:
    shown = plain(page.url or "(no page of its own)")
    lines = ["", f"{plain(page.path)}  →  {shown}"]
    for section in page.sections:
        title = plain(section.title) or "(before the first heading)"
        lines.append(f"  {section.line:4d}  {section.kind}: {title}  [{len(section.items)}]")
        lines += [_item(item) for item in section.items]
    return lines


def _item(item: ItemModel) -> str:
    date = item.date
    when = date if isinstance(date, str) else "–".join(d or "now" for d in date) if date else ""
    venues = " ".join(f"{v.acronym} {v.year or ''}".strip() for v in item.venues or [])
    what = item.title or item.text
    people = f"  ({len(item.authors)} authors)" if item.authors else ""
    shown = plain(" ".join(what.split()))
    return f"  {item.line:4d}    {when:<16} {venues:<14} {shown[:70]}{people}"
