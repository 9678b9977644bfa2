"""From the site to the homepage: sections, items, owner."""

from __future__ import annotations

import re
from bisect import bisect_left

from sitecheck.facts.dates import find_dates
from sitecheck.homepage.documents import read_document
from sitecheck.homepage.headings import is_plain_title, section_kind
from sitecheck.homepage.items import (
    bold_ends,
    links_by_start,
    paper_boxes,
    read_items,
    understand,
    whole_item,
)
from sitecheck.homepage.model import Homepage, Owner, Section
from sitecheck.homepage.people import find_names
from sitecheck.jekyll.blocks import Block
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site

_COLLECTIONS = {
    "news": "news", "announcements": "news", "publications": "publications", "talks": "talks", "teaching": "teaching",
    "projects": "projects", "portfolio": "projects", "software": "projects",
}  # fmt: skip
"""Kinds of what collections hold."""
_ADDRESSES = {
    "publications": "publications", "publication": "publications", "papers": "publications", "service": "services",
    "services": "services", "talks": "talks", "teaching": "teaching", "awards": "awards", "news": "news",
    "projects": "projects",
}  # fmt: skip
_INHERITED = ("publications", "services", "talks", "teaching", "awards")
"""Kinds of whole pages whose headings ("2024", "Conferences") divide one list."""
_FIRST_PERSON = re.compile(r"\b(?:I am|I['’]m|My name is|I (?:work|study|received|obtained|joined|hold))\b")
_LONGEST_DATE = 40
"""Characters."""
_HEADED = ("education", "experience")
"""Sections whose sub-headings may name a degree or a post."""
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ſ][\w.'’\-]*(?:[ \u00a0][A-Za-zÀ-ſ(][\w.'’\-)]*)*")
_NOT_LATIN = re.compile(r"[\u3400-\u9fff]{2,4}")
_HONORIFIC = re.compile(r"^(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+|,?\s+(?:Ph\.?D\.?|M\.?D\.?|Jr\.?)$", re.IGNORECASE)


def read_homepage(site: Site) -> Homepage:
    """Read all pages of a site as one statement."""
    pages = [page for page in site.pages if page not in site.bibliographies]
    sections = [section for page in pages for section in read_sections(page)]
    if site.bibliographies:
        from sitecheck.homepage.bibliography import read_bibliography

        sections += [section for page in site.bibliographies for section in read_bibliography(page)]
    documents = [document for page in site.pages if page.collection and (document := read_document(page))]
    return Homepage(read_owner(site), sections, documents)


def read_sections(page: Page) -> list[Section]:
    """The sections of a page with their items."""
    headings = {heading.start: heading for heading in page.headings}
    boxes, link_starts = paper_boxes(page), links_by_start(page)
    whole = page_kind(page)
    inherited = whole if whole in _INHERITED and page.collection in ("", "pages") else ""
    current = Section(page, whole, "", page.body, 0, None)
    sections = [current]
    above: list[Section] = []
    headed: list[Section] = []
    for block in page.blocks:
        heading = headings.get(block.start)
        if heading is not None and heading.text:
            above = [section for section in above if section.level < heading.level]
            kind = section_kind(heading.text)
            over = above[-1].kind if above else inherited
            if over and (kind == "other" or (over in _HEADED and find_dates(heading.text))):
                kind = over
            current = Section(page, kind, heading.text, heading.start, heading.level, heading)
            if over == kind and kind in _HEADED:
                headed.append(current)
            sections.append(current)
            above.append(current)
        elif _is_title(block):
            current = Section(page, section_kind(block.text), block.text.strip(), block.start, 6, None)
            sections.append(current)
        else:
            current.blocks.append(block)
        current.end = block.end
    for section in sections:
        section.items = read_items(section, boxes, link_starts)
    dates = _dates_above(page, sections, headed)
    for section in headed:
        _head_item(section, link_starts, dates.get(section.start))
    _find_introduction(page, sections)
    _find_paper_lists([section for section in sections if section.kind == "other"])
    for section in sections:
        for item in section.items:
            understand(item, section.kind)
    return [section for section in sections if section.items or section.title]


def _dates_above(page: Page, sections: list[Section], headed: list[Section]) -> dict[int, Block]:
    """The date that stands right above each sub-heading, as on a drawn time line, by the heading's start.

    Only where all have one, and the last has none below it: else the dates stand below their headings.
    """
    found: dict[int, Block] = {}
    for section in headed:
        index = bisect_left(page.blocks, section.start, key=lambda block: block.start)
        if index and _is_date(page.blocks[index - 1]):
            found[section.start] = page.blocks[index - 1]
    if len(found) < len(headed) or not headed or any(_is_date(block) for block in headed[-1].blocks):
        return {}
    taken = {id(block) for block in found.values()}
    for section in sections:
        if not taken.isdisjoint(map(id, section.blocks)):
            section.blocks = [block for block in section.blocks if id(block) not in taken]
            section.items = [item for item in section.items if not taken.issuperset(map(id, item.blocks))]
    return found


def _is_date(block: Block) -> bool:
    """Whether a block is a date and nothing else."""
    text = block.text.strip()
    return len(text) < _LONGEST_DATE and any(
        date.end - date.start >= len(text) - 2 for date in find_dates(text)
    )


def _head_item(section: Section, link_starts: list[int], date: Block | None) -> None:
    """Make one item of a heading such as "Intern, Example Labs (2021 - 2022)" and what stands below it.

    A heading that groups several dated items ("Industry") stays a heading.
    """
    if section.heading is None:
        return
    if date is not None:
        blocks = [date, section.heading.block, *section.blocks]
        section.items = [whole_item(section.page, blocks, link_starts)]
        return
    dated = [item for item in section.items if any(date.is_range for date in find_dates(item.text[:80]))]
    if len(dated) < 2 and (len(dated) == 1 or find_dates(section.title)):
        block = section.heading.block
        section.items = [whole_item(section.page, [block, *section.blocks], link_starts)]


def _find_introduction(page: Page, sections: list[Section]) -> None:
    """On the front page, a first section under a motto or a name ("Hi, I'm Ann") is about the owner."""
    for section in sections if is_front(page) else ():
        if section.kind not in ("other", "about"):
            return
        if any(_FIRST_PERSON.search(item.text[:200]) for item in section.items):
            section.kind = "about"
            return


def _find_paper_lists(sections: list[Section]) -> None:
    """Sections whose items mostly have an author list are lists of papers under a topic's name."""
    counted = [(section, *_count_papers(section)) for section in sections]
    if any(papers >= 2 and papers * 2 > items for _, papers, items in counted):
        for section, papers, items in counted:
            if papers * 2 > items:
                section.kind = "publications"


def _count_papers(section: Section) -> tuple[int, int]:
    """How many items have three authors or more, and how many items there are."""
    items = [item for item in section.items if len(item.text) > 40]
    return sum(
        1 for i in items if (found := find_names(i.text, None, bold_ends(i))) and len(found.names) >= 3
    ), len(items)


def _is_title(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) < 40
        and "\n" not in block.text
        and is_plain_title(block.text)
    )


def is_front(page: Page) -> bool:
    """Whether visitors meet the page first."""
    return page.url in ("/", "/index.html", "/about/", "/about.html") or "about" in page.path


def page_kind(page: Page) -> str:
    """What a page as a whole is about, by its place, its title, or its address."""
    if page.collection not in ("", "pages", "posts"):
        return _COLLECTIONS.get(page.collection, "other")
    if is_front(page):
        return "about"
    title = page.data.get("title")
    kind = section_kind(title) if isinstance(title, str) and title else "other"
    # "Research" at /publications/: the address says it plainly.
    return _ADDRESSES.get(page.url.strip("/"), "other") if kind == "other" else kind


def read_owner(site: Site) -> Owner:
    """The owner, by the profile in `_config.yml`."""
    candidates = []
    config = site.settings
    author = config.get("author")
    if isinstance(author, dict):
        candidates.append(author.get("name"))
    elif isinstance(author, str):
        candidates.append(author)
    first, middle, last = (config.get(key) or "" for key in ("first_name", "middle_name", "last_name"))
    if first or last:
        candidates.append(" ".join(str(part) for part in (first, middle, last) if part))
    candidates += [config.get("name"), config.get("title")]
    name, names = "", set[str]()
    for candidate in candidates:
        if not isinstance(candidate, str):
            continue
        clean = candidate.replace("\\n", " ").replace("\n", " ")
        names.update(_NOT_LATIN.findall(clean))
        bare = " ".join(re.sub(r"\([^)]*\)|（[^）]*）", " ", clean).split())
        latin = _LATIN_NAME.search(_HONORIFIC.sub("", bare))
        if latin and not name and 2 <= len(latin[0].split()) <= 5:
            name = latin[0].strip()
    if name:
        names.update(name_forms(name))
    return Owner(name, frozenset(names))


def name_forms(name: str) -> set[str]:
    """The ways a Latin name is written in author lists, lower case."""
    parts = name.replace(".", "").split()
    first, last = parts[0], parts[-1]
    forms = {name, f"{first} {last}", f"{last} {first}", f"{first[0]}. {last}", f"{first[0]} {last}",
             f"{last} {first[0]}", f"{last}, {first}", f"{last}, {first[0]}."}  # fmt: skip
    forms.add("-".join(parts[:-1]) + " " + last)
    initials = ". ".join(part[0] for part in parts[:-1])
    forms.add(f"{initials}. {last}")
    return {form.lower() for form in forms}
