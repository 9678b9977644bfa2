"""Editions by their number: "46th International Conference on Software Engineering"."""

from __future__ import annotations

import re

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.venues._mentions import mentions

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60}
_ORDINAL = re.compile(
    r"\b(?:(?P<digits>\d{1,2})(?:st|nd|rd|th)"
    rf"|(?:(?P<tens>{'|'.join(_TENS)})y[- ])?(?P<unit>{'|'.join(_UNITS)})"
    rf"|(?P<round>{'|'.join(_TENS)})ieth)"
    r"[ \u00a0](?:(?:annual|international|ieee|acm|ieee/acm|acm/ieee|aaai|usenix|euromicro|joint)[ \u00a0]){0,3}$",
    re.IGNORECASE,
)
_FAR = 4
"""Years apart from which on something else is counted."""


@rule(
    "VEN017",
    "number-of-another-edition",
    "warning",
    bad=(
        "# Publications\n\n- Elin Moe, Jonas Ravn. Seeing is believing."
        " ⟦46th⟧ International Conference on Software Engineering, 2025.",
        {
            "_bibliography/papers.bib": "@inproceedings{moe2022,\n  title = {Beans in rows},\n"
            "  author = {Moe, Elin},\n"
            "  booktitle = {⟦Thirty-Seventh⟧ AAAI Conference on Artificial Intelligence},\n  year = {2022}\n}\n"
        },
    ),
    good=(
        "# Publications\n\n- Elin Moe, Jonas Ravn. Seeing is believing."
        " 46th International Conference on Software Engineering, 2024.",
        "# Publications\n\n- Elin Moe, Jonas Ravn. Seeing is believing."
        " Thirty-seventh Conference on Neural Information Processing Systems, 2023.",
        "# Publications\n\n- Elin Moe, Jonas Ravn. Seeing is believing. 3rd Workshop on Beans, ICSE 2025.",
    ),
)
def number_of_another_edition(homepage: Homepage) -> Problems:
    """The number of a conference's edition and its year don't belong together.

    One of the two is wrong, and the reader looks for the paper in the wrong proceedings.
    """
    for item, mention in mentions(homepage):
        if len(mention.years) != 1 or mention.form == "acronym" or mention.track is not None:
            continue
        # The number may stand inside the name: "… of the 62nd Annual Meeting of the Association for …".
        found = _ORDINAL.search(item.text, max(mention.name_start - 60, 0), mention.name_start)
        number = _number(found) if found else 0
        right, said = mention.venue.year_of(number), mention.years[0].year
        if found is None or right is None or right == said or abs(right - said) >= _FAR:
            continue
        if any(year.start < found.start() and year.year == right for year in mention.years):
            continue
        start = found.start()
        end = start + len(found[0].split()[0])
        written = item.text[start:end]
        message = f"The {written} {mention.venue.acronym} is that of {right}, not of {said}"
        # What else is odd about the edition is told of here: its number or its year is the cause.
        edition = Related(item.page.place(*item.span(mention.start, mention.end)), "the edition")
        yield problem(item.page, *item.span(start, end), message, None, (edition,))


def _number(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"])
    if found["round"]:
        return _TENS[found["round"].lower()]
    tens = _TENS[found["tens"].lower()] if found["tens"] else 0
    return tens + _UNITS.index(found["unit"].lower()) + 1
