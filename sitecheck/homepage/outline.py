"""The homepage as an outline for the terminal."""

from __future__ import annotations

from sitecheck.homepage.schema import Inspection, ItemModel, PageModel
from sitecheck.report.plain import line as plain


def outline(inspection: Inspection) -> str:
    """Pages, sections and items, one line each: what sitecheck read, for a glance."""
    site = inspection.site
    lines = [f"theme {site.theme} · owner {plain(site.owner or 'unknown')}"]
    for page in inspection.pages:
        lines += _page(page)
    return "\n".join(lines)


def _page(page: PageModel) -> list[str]:
    lines = ["", f"{plain(page.path)}  →  {plain(page.url or "(no page of its own)")}"]
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
