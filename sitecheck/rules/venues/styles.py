"""How venue and year are written side by side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Related
from sitecheck.homepage.badges import Badge, read_badges
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.rules.venues._mentions import mentions

MAJORITY = 0.8
"""The share of a page's badges that makes their style the page's own."""
ENOUGH = 5
"""The least number of badges that can have a majority."""
_WORD = r"[A-Z][A-Za-z]{1,20}(?:19|20)?\d\d\b"
_GLUED = re.compile(rf"\b{_WORD}(?: ?[,;/&] ?{_WORD})*")
_JOINS = {"space": " ", "hyphen": "-", "apostrophe": "'", "glued": ""}
_BADGES = "# Publications\n\n" + "".join(
    f"- ``{name} {year}`` [A paper of {year}](https://example.org/{year})\n"
    for name, year in (("CVPR", 2019), ("ICML", 2020), ("ICML", 2021), ("CVPR", 2022), ("CVPR", 2023))
)


@rule(
    "VEN011",
    "badge-style",
    "warning",
    fix="safe",
    bad=(
        _BADGES + "- ``⟦BIBM-25⟧`` [Another paper](https://example.org/o)\n",
        _BADGES + "- ``⟦npj Digit. Med.-24⟧`` [Another paper](https://example.org/o)\n",
        _BADGES + "- ``⟦MICCAI'24⟧`` [Another paper](https://example.org/o)\n",
    ),
    good=(
        _BADGES + "- ``BIBM 2025`` [Another paper](https://example.org/o)\n",
        "# Publications\n\n- ``CVPR 2024`` [One](https://example.org/1)\n- ``AAAI-26`` [Two](https://example.org/2)",
    ),
)
def badge_style(homepage: Homepage) -> Problems:
    """A badge writes its year with two digits where nearly all others have four, or the reverse.

    Labels of one kind side by side are read at a glance only if they look alike.
    """
    for badges in _by_page(homepage).values():
        styles = Counter(badge.style for badge in badges if badge.style)
        if not styles or styles.total() < ENOUGH:
            continue
        usual, count = styles.most_common(1)[0]
        if count < MAJORITY * styles.total() or usual[:-1] not in _JOINS:
            continue
        model = next(badge for badge in badges if badge.style == usual)
        for badge in badges:
            if not badge.style or badge.style[-1] == usual[-1] or badge.year is None:
                continue
            digits = badge.year["digits"]
            full = digits if len(digits) == 4 else f"20{digits}"
            right = (
                badge.text[: badge.year.start("gap")]
                + _JOINS[usual[:-1]]
                + full[-int(usual[-1]) :]
                + badge.text[badge.year.end("digits") :]
            )
            start, end = badge.span
            message = f"'{badge.text}' among {count} badges written like '{model.text}'"
            related = Related(badge.item.page.place(*model.span), "the usual style")
            yield problem(
                badge.item.page, start, end, message, replace(badge.item.page, start, end, right), (related,)
            )


def _by_page(homepage: Homepage) -> dict[str, list[Badge]]:
    found: defaultdict[str, list[Badge]] = defaultdict(list)
    for badge in read_badges(homepage):
        found[badge.item.page.path].append(badge)
    return found


@rule(
    "VEN012",
    "badge-without-year",
    "info",
    bad=_BADGES + "- ``⟦IEEE TMM⟧`` [Another paper](https://example.org/o)\n",
    good=(_BADGES + "- ``Preprint`` [Another paper](https://example.org/o)\n",),
)
def badge_without_year(homepage: Homepage) -> Problems:
    """A badge names a venue without a year, unlike the other badges of the page.

    The reader wonders whether the paper is out yet.
    """
    for badges in _by_page(homepage).values():
        dated = [badge for badge in badges if badge.style]
        if len(dated) < ENOUGH or len(dated) < MAJORITY * len(badges):
            continue
        for badge in badges:
            if not badge.style and badge.venues and not any(mention.years for mention in badge.venues):
                message = f"'{badge.text}' has no year, unlike the other badges ('{dated[0].text}')"
                yield problem(badge.item.page, *badge.span, message)


@rule(
    "VEN013",
    "glued-venue-year",
    "info",
    fix="unsafe",
    bad=(
        "# Services\n\n- Reviewer: ⟦CVPR2024⟧, ⟦NeurIPS23⟧",
        "# News\n\n- *2025.02*: One paper accepted to ⟦CVPR2025⟧!",
    ),
    good="# Services\n\n- Reviewer: CVPR 2024, NeurIPS'23",
)
def glued_venue_year(homepage: Homepage) -> Problems:
    """Venue and year are written as one word.

    A blank between them makes lists of venues easier to read and to search.
    """
    glued = [pair for pair in mentions(homepage) if (pair[1].style or "").startswith("glued")]
    stays = _stays(glued)
    for item, mention in glued:
        year = mention.years[0]
        start, end = item.span(mention.name_start, year.end)
        name = item.text[mention.name_start : year.start]
        low = item.span(year.start, year.end)
        fix = replace(
            item.page,
            *low,
            f" {year.year}",
            safety="suggestion" if (id(item), mention.name_start) in stays else "unsafe",
            title=f"Write '{name} {year.year}'",
        )
        message = f"Write '{name} {year.year}', not '{name}{year.written}'"
        yield problem(item.page, start, end, message, fix)


def _stays(glued: list[tuple[Item, VenueMention]]) -> set[tuple[int, int]]:
    """The mentions (item, start) in whose row another is glued that can't be mended: one alone would stand out."""
    items: defaultdict[int, list[tuple[Item, VenueMention]]] = defaultdict(list)
    for item, mention in glued:
        items[id(item)].append((item, mention))
    stays = set()
    for at, pairs in items.items():
        ends = {m.years[0].end for _, m in pairs if len(m.years) == 1 or len(m.years[0].written) == 4}
        for row in _GLUED.finditer(pairs[0][0].text):
            if any(row.start() + word.end() not in ends for word in re.finditer(_WORD, row[0])):
                stays |= {(at, m.name_start) for _, m in pairs if row.start() < m.years[0].end <= row.end()}
    return stays


@rule(
    "VEN014",
    "mixed-venue-styles",
    "info",
    bad="# News\n\n- A paper in CVPR 2024\n- A paper in ICML 2024\n- A paper in ⟦ICCV'23⟧",
    good="# News\n\n- A paper in CVPR 2024\n- A paper in ICML 2024\n- A paper in PAMI (2021)",
)
def mixed_venue_styles(homepage: Homepage) -> Problems:
    """One page writes venue and year in more than one way.

    `CVPR 2024`, `CVPR'24` and `CVPR-24` side by side look like copies from several places.
    """
    pages: defaultdict[str, list[tuple[Item, VenueMention]]] = defaultdict(list)
    for item, mention in mentions(homepage):
        style = "" if item.page.bibtex else mention.style or ""
        if mention.form == "acronym" and style[:-1] in _JOINS and (style[:-1] != "space" or style[-1] == "4"):
            pages[item.page.path].append((item, mention))
    for found in pages.values():
        styles = Counter(mention.style or "" for _, mention in found)
        usual, count = styles.most_common(1)[0]
        if usual.startswith("glued"):
            continue
        model, first = next(pair for pair in found if pair[1].style == usual)
        for style, rare in styles.items():
            if style == usual or count < 2 * rare:
                continue
            item, mention = next(pair for pair in found if pair[1].style == style)
            text = model.text[first.start : first.end]
            written = item.text[mention.start : mention.end]
            message = f"'{written}' here, '{text}' in {count} other places of the page"
            related = Related(model.page.place(*model.span(first.start, first.end)), "the usual style")
            yield problem(item.page, *item.span(mention.start, mention.end), message, None, (related,))


@rule(
    "VEN015",
    "dot-between-years",
    "warning",
    fix="safe",
    bad="# Services\n\n- Computer Vision and Pattern Recognition (CVPR)-22⟦.⟧24\n- ICCV-21,23",
    good="# Services\n\n- CVPR-22,24\n- ICCV 2021, 2023\n- NeurIPS 22.12",
)
def dot_between_years(homepage: Homepage) -> Problems:
    """A dot stands between two years of a venue where a comma belongs.

    `CVPR-22.24` reads like a date or a version number.
    """
    for item, mention in mentions(homepage):
        for one, other in zip(mention.years, mention.years[1:], strict=False):
            if item.text[one.end : other.start] == "." and other.year % 100 > 12:
                start, end = item.span(one.end, other.start)
                years = f"{one.written} and {other.written}"
                message = f"A comma belongs between {years}, two years of {mention.venue.acronym}"
                yield problem(item.page, start, end, message, replace(item.page, start, end, ","))
