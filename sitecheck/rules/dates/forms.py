"""How the dates of one list are written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sitecheck.facts.date_model import DateMention, PartialDate
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.dates._lists import CLEAR, Dated, leading
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule

_BARE_DIGIT = re.compile(r"(?:(?<=[./-])|(?<![0-9./-]))([1-9])(?![0-9])")
_PADDED_DIGIT = re.compile(r"(?:(?<=[./-])|(?<![0-9./-]))0([1-9])(?![0-9])")
_NEARLY_DATE = re.compile(r"\W*([0-9OolI]{3,5}[.,:;/。，：-]{1,2}[0-9OolI]{1,3})(?![0-9])")
_COLON_DATE = re.compile(r"(?:19|20)[0-9]{2}[:;](?:0?[1-9]|1[0-2])[:.]?")
_DASHES = frozenset(("-", "–", "—", "~", "～", "−"))


@rule(
    "DAT004",
    "mixed-date-padding",
    "warning",
    fix="safe",
    bad=(
        "# Internships\n\n- *⟦2018.08 - 2019.7⟧*, Example Corp.\n- *2020.06 - 2020.09*, Example Ltd.",
        "# News\n\n- *2025.08*: A.\n- *2025.06*: B.\n- *⟦2025.5⟧*: C.\n- *2025.03*: D.\n- *2025.01*: E.",
    ),
    good=(
        "# Internships\n\n- *2018.8 - 2019.7*, Example Corp.\n- *2018.11 - 2019.7*, Example Ltd.",
        "# News\n\n- *2025.08*: A.\n- *2025.6*: B.\n- *2025.5*: C.\n- *2025.03*: D.\n- *2025.01*: E.",
        "# News\n\n- *May 5, 2025*: One.",
    ),
)
def mixed_date_padding(homepage: Homepage) -> Problems:
    """A date writes its month with one digit where its neighbours write two, or the reverse.

    `2018.08 - 2019.7` looks unfinished, and dates of a list no longer stand in line.
    """
    for section in homepage.sections:
        families: defaultdict[str, list[tuple[Item, PartialDate]]] = defaultdict(list)
        for item in section.items:
            for point in (item.date.first, item.date.last) if item.date else ():
                if point is not None and point.valid and point.padded is not None:
                    families[point.style.replace("MM", "M").replace("DD", "D")].append((item, point))
        for points in families.values():
            yield from _odd_padding(points)


def _odd_padding(points: list[tuple[Item, PartialDate]]) -> Iterator[Problem]:
    """Dates padded unlike the other end of their range, or unlike nearly all others of the list."""
    habit = Counter(point.padded for _, point in points)
    if len(habit) < 2:
        return
    usual = habit[True] >= habit[False]
    clear = habit[usual] >= CLEAR * habit[not usual]
    model = next(point for _, point in points if point.padded == usual)
    pattern, text = (_BARE_DIGIT, r"0\1") if usual else (_PADDED_DIGIT, r"\1")
    for item, point in points:
        if point.padded == usual or item.date is None:
            continue
        span = item.span(point.start, point.end)
        fix = replace(item.page, *span, pattern.sub(text, point.written))
        first, last = item.date.first, item.date.last
        if first and last and {first.padded, last.padded} == {True, False}:
            message = f"'{first.written}' and '{last.written}' in one range"
            yield problem(item.page, *item.span(first.start, last.end), message, fix)
        elif clear:
            yield problem(item.page, *span, f"'{point.written}' beside '{model.written}' in one list", fix)


@rule(
    "DAT010",
    "mixed-date-forms",
    "info",
    bad=(
        "# News\n\n- *2025.08*: A.\n- *2025.6*: B.\n- *⟦2025.5⟧*: C.\n- *2025.03*: D.\n- *2025.01*: E.",
        "# Awards\n\n- *2025.08* A\n- *2024.06* B\n- *2024.05* C\n- *2023.03* D\n- *⟦2022⟧* E",
    ),
    good="# News\n\n- *2025.08*: One.\n- *2025.06*: Two.\n- *2025.10*: Three.\n- *2025.03*: Four.",
)
def mixed_date_forms(homepage: Homepage) -> Problems:
    """A list writes its dates in more than one form.

    Dates of one form can be taken in at a glance.
    """
    for section in homepage.sections:
        dated = leading(section)
        if len(dated) < CLEAR:
            continue
        found: list[tuple[Dated, Dated]] = []
        # A bare year above a group of items is no date of its own.
        full = [one for one in dated if any(map(str.isalpha, one.item.text[one.mention.end :]))]
        precise = Counter(one.point.month is not None for one in full)
        if precise[True] >= CLEAR * precise[False] > 0:
            model = next(one for one in full if one.point.month is not None)
            found += [(one, model) for one in full if _is_bare_year(one)]
        padding = Counter(one.point.padded for one in dated if one.point.padded is not None)
        usual = padding[True] >= padding[False]
        if padding[not usual] > 0 and padding[usual] < CLEAR * padding[not usual]:
            model = next(one for one in dated if one.point.padded is usual)
            found.append(([one for one in dated if one.point.padded is (not usual)][-1], model))
        for one, model in found:
            span = one.item.span(one.point.start, one.point.end)
            message = f"'{one.point.written}' here, '{model.point.written}' elsewhere in the list"
            yield problem(one.item.page, *span, message)


def _is_bare_year(one: Dated) -> bool:
    """Whether the date is a year and no more, not the beginning of a malformed date."""
    after = one.item.text[one.mention.end : one.mention.end + 3]
    return one.point.month is None and not one.mention.is_range and not any(map(str.isdigit, after))


@rule(
    "DAT012",
    "malformed-date",
    "warning",
    bad=(
        "# Talks\n\n- 2026.3: A, Rome\n- ⟦2026:2⟧: B, Oslo\n- 2026.1: C, Bonn\n- 2025.4: D, Bari\n- 2025.3: E, Nice",
        "# Talks\n\n- 2026.3: A, Rome\n- ⟦2026:2⟧: B, Oslo\n- 2026.1: C, Bonn",
        "# News\n\n- *2025.08*: A\n- *⟦20225.05⟧*: B\n- *2025.04*: C\n- *2025.02*: D\n- *2025.01*: E",
        "# News\n\n- *2025.08*: A\n- *⟦2025..05⟧*: B\n- *2025.04*: C\n- *2025.02*: D\n- *2025.01*: E",
    ),
    good="# News\n\n- *2025.08*: A\n- *2025.05-06*: B\n- 2024, 5 of us: C\n- *2025.02*: D\n- *2025.01*: E",
)
def malformed_date(homepage: Homepage) -> Problems:
    """What begins an item looks like the dates of the other items, but is none.

    A digit or dot too many makes the visitor guess when it was.
    """
    for section in homepage.sections:
        model = None
        odd = []
        count = 0
        for item in section.items:
            found = _NEARLY_DATE.match(item.text)
            if found is None:
                continue
            covered = item.date is not None and item.date.end >= found.end(1)
            if covered and item.date and item.date.first and item.date.first.month:
                count, model = count + 1, item.date.first
            elif not any(date.end >= found.end(1) for date in item.dates):
                odd.append((item, found))
        # A year and a month with a colon between is no date anywhere: fewer neighbours are enough.
        least = sum(1 if _COLON_DATE.fullmatch(found[1]) else CLEAR for _, found in odd)
        if model is None or least > count:
            continue
        for item, found in odd:
            message = f"'{found[1]}' is no date, unlike '{model.written}' and the others of the list"
            yield problem(item.page, *item.span(*found.span(1)), message)


@rule(
    "DAT009",
    "mixed-range-dashes",
    "info",
    fix="unsafe",
    bad="# Internships\n\n- *2021.03 - 2021.12*, A\n- *2020.06 - 2020.12*, B\n- *2018.08⟦ – ⟧2019.07*, C",
    good="# Internships\n\n- *2021.03 - 2021.12*, A\n- *2020.06 - 2020.12*, B\n- *2018.08 to 2019.07*, C",
)
def mixed_range_dashes(homepage: Homepage) -> Problems:
    """The ranges of a page are written with different dashes.

    Hyphens here and en dashes there look like text from several places.
    """
    pages: defaultdict[str, list[tuple[Item, DateMention]]] = defaultdict(list)
    for section in homepage.sections:
        for item in section.items:
            if (
                item.date is not None
                and item.date.last is not None
                and item.date.connector.strip() in _DASHES
            ):
                pages[item.page.path].append((item, item.date))
    for found in pages.values():
        dashes = Counter(mention.connector.strip() for _, mention in found)
        usual, count = dashes.most_common(1)[0]
        for item, mention in found:
            dash = mention.connector.strip()
            if dash == usual or mention.first is None:
                continue
            start = mention.first.end
            span = item.span(start, start + len(mention.connector))
            fix = replace(item.page, *span, mention.connector.replace(dash, usual), safety="unsafe")
            yield problem(
                item.page, *span, f"'{dash}' here, '{usual}' in {count} other ranges of the page", fix
            )
