"""Who the owner is now, and who the page says the owner is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sitecheck.findings import Place, Related
from sitecheck.homepage.model import Homepage, Item, Section
from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import data_texts
from sitecheck.rules.rule import Problem, Problems, problem, rule

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6, "final": 0,
}  # fmt: skip
_YEAR_OF_STUDY = re.compile(
    r"(?P<year>(?P<ordinal>first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)[- ]year)\b"
    r"(?=(?: \w+)? (?:Ph\.? ?D|doctoral|master|M\.?S|graduate|undergraduate|student))",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"(?P<role>Ph\.? ?D\.?,? (?:candidate|student)|doctoral (?:candidate|student))", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:am|currently|now)\b[^.]{0,60}?\b(?P<role>post-?doc\w*|assistant professor|associate professor|research scientist|"
    r"lecturer|faculty)\b",
    re.IGNORECASE,
)
_PHD = re.compile(r"\bPh\.? ?D\b|\bdoctora", re.IGNORECASE)


@rule(
    "STL002",
    "role-outlived",
    "warning",
    bad={
        "_config.yml": 'description: "⟦Ph.D candidate⟧ in Oslo"\nauthor:\n  name: Mira Solberg\ninclude: [_pages]\n',
        "_pages/about.md": "I am a postdoc researcher at the University of Oslo.\n",
    },
    good={
        "_config.yml": 'description: "Ph.D candidate in Oslo"\nauthor:\n  name: Mira Solberg\ninclude: [_pages]\n',
        "_pages/about.md": "I am a Ph.D. candidate, supervised by an associate professor.\n",
    },
)
def role_outlived(site: Site, homepage: Homepage) -> Problems:
    """The profile still calls the owner a Ph.D. student, and About names a later post.

    Search engines show the profile's line, colleagues read the page.
    """
    found = _present_role(homepage)
    if found is None:
        return
    place, role = found
    for text in data_texts(site):
        if text.key not in ("description", "bio", "excerpt"):
            continue
        if match := _STUDENT.search(text.text):
            start, end = text.start + match.start("role"), text.start + match.end("role")
            related = (Related(place, "the present post"),)
            yield problem(text.where, start, end, f"About says '{role}'", None, related)


def _present_role(homepage: Homepage) -> tuple[Place, str] | None:
    for section in homepage.of_kind("about"):
        for item in section.items:
            match = _AFTER.search(item.text)
            if match and not _STUDENT.search(item.text[: match.end() + 40]):
                start, end = item.span(*match.span("role"))
                return item.page.place(start, end), match["role"]
    return None


@rule(
    "STL003",
    "year-of-study-differs",
    "warning",
    bad={
        "_config.yml": 'author:\n  name: Mira Solberg\n  bio: "⟦Fourth-year⟧ Ph.D. student"\ninclude: [_pages]\n',
        "_pages/about.md": "I am a fifth-year Ph.D. student in Oslo.\n",
    },
    good={
        "_config.yml": 'author:\n  name: Mira Solberg\n  bio: "5th-year Ph.D. student"\ninclude: [_pages]\n',
        "_pages/about.md": "I am a fifth-year Ph.D. student in Oslo.\n",
    },
)
def year_of_study_differs(site: Site, homepage: Homepage) -> Problems:
    """The profile and About name different years of study.

    The one that was not changed last summer is wrong.
    """
    about = next(iter(_years_of_study(homepage)), None)
    if about is None:
        return
    section, item, match = about
    year = _ORDINALS[match["ordinal"].lower()]
    for text in data_texts(site):
        for other in _YEAR_OF_STUDY.finditer(text.text):
            said = _ORDINALS[other["ordinal"].lower()]
            if said < year and text.key in ("bio", "description", "excerpt"):
                start, end = text.start + other.start("year"), text.start + other.end("year")
                related = Related(section.page.place(*item.span(*match.span("year"))), "About")
                yield problem(text.where, start, end, f"About says '{match['year']}'", None, (related,))


def _years_of_study(homepage: Homepage) -> Iterator[tuple[Section, Item, re.Match[str]]]:
    for section in homepage.of_kind("about"):
        for item in section.items:
            if match := _YEAR_OF_STUDY.search(item.text):
                yield section, item, match


@rule(
    "STL004",
    "year-of-study-passed",
    "warning",
    bad="I am a ⟦second-year⟧ Ph.D. student in Oslo.\n\n# Education\n- *2021.09 - now*, Ph.D., University of Oslo\n",
    good=(
        "I am a fifth-year Ph.D. student in Oslo.\n\n# Education\n- *2021.09 - now*, Ph.D., University of Oslo\n",
        "I am a second-year Ph.D. student.\n\n# Education\n- *2021.09 - 2023.06*, M.Sc., University of Oslo\n",
    ),
)
def year_of_study_passed(homepage: Homepage, today: datetime.date) -> Problems:
    """The year of study is older than the start of the degree allows.

    Years pass by themselves, and the line in About doesn't.
    """
    for section, item, match in _years_of_study(homepage):
        start = _phd_start(homepage, section)
        if start is None:
            continue
        began, degree = start
        months = today.year * 12 + today.month - began
        stated = _ORDINALS[match["ordinal"].lower()]
        if months > stated * 12 + 2:
            low, high = item.span(*match.span("year"))
            when = f"{(began - 1) // 12}.{(began - 1) % 12 + 1:02d}"
            related = Related(degree.page.place(degree.start, degree.end), "the degree")
            yield problem(
                section.page, low, high, f"Education begins the degree in {when}: by today that is year "
                f"{months // 12 + 1}", None, (related,)
            )  # fmt: skip


def _phd_start(homepage: Homepage, about: Section) -> tuple[int, Item] | None:
    for section in homepage.of_kind("education"):
        for item in section.items:
            date = item.date
            if section.page is not about.page or date is None or not date.is_range or not date.open_end:
                continue
            if date.first and date.first.month and _PHD.search(item.text):
                return date.first.year * 12 + date.first.month, item
    return None


_COMING = re.compile(
    r"\b(?P<what>(?:will|I'll|plan to|about to) (?:be )?(?:join\w*|start\w*|graduat\w*|begin\w*|mov\w*|defend\w*|spend\w*|"
    r"visit\w*|work\w*|intern\w*)|incoming|prospective|upcoming|expected to (?:graduate|receive|join))\b[^.;\n]*?\b"
    r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?|spring|summer|fall|autumn|winter|in|of)?,? "
    r"(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_LAST_MONTH = {"spring": 6, "summer": 9, "fall": 12, "autumn": 12, "winter": 12}
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


@rule(
    "STL005",
    "future-passed",
    "warning",
    bad="I ⟦will join⟧ the University of Oslo in Sep 2024.\n",
    good=("I will join the University of Oslo in Sep 2026.", "I joined the University of Oslo in 2024."),
)
def future_passed(homepage: Homepage, today: datetime.date) -> Problems:
    """Something is announced for a time that has passed.

    The reader learns that nobody looks after the page.
    """
    for section in homepage.of_kind("about"):
        for item in section.items:
            for match in _COMING.finditer(item.text):
                if _is_past(match["month"], int(match["year"]), today):
                    start, end = item.span(*match.span("what"))
                    when = " ".join(
                        part for part in (match["month"], match["year"]) if part and part not in "in of"
                    )
                    yield problem(item.page, start, end, f"{when} has passed")


def _is_past(month: str | None, year: int, today: datetime.date) -> bool:
    name = (month or "").lower().rstrip(".")
    last = _LAST_MONTH.get(name) or _MONTHS.get(name[:3], 12)
    return (year, last) < (today.year, today.month)


_SEEKING = re.compile(
    r"\b(?:looking for|seeking|recruit\w*|hiring|openings?|available|apply|applications?|happy to host|opportunit\w+|"
    r"positions?|(?:spring|summer|fall|autumn|winter) interns?(?:hips?)?)\b[^.;\n]*?\b(?:for|in|from|starting) (?:the )?"
    r"(?P<season>(?:(?:spring|summer|fall|autumn|winter),? (?:of )?)?(?P<year>20\d\d))\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:looking for|seeking|recruit|hiring|opening|available|happy to host|appl(?:y|ying)|welcome|join)",
    re.I,
)


@rule(
    "STL006",
    "season-passed",
    "warning",
    bad="I am looking for interns for ⟦Summer 2024⟧.\n",
    good=(
        "I am looking for interns for Summer 2026.",
        "We were ranked first in 2019.",
        "I was an intern at Fjord Robotics in 2019, and am looking for a post.",
    ),
)
def season_passed(homepage: Homepage, today: datetime.date) -> Problems:
    """A call for applications names a season that has passed.

    Students who would have written to the owner don't.
    """
    for section in homepage.of_kind("about"):
        for item in section.items:
            for match in _SEEKING.finditer(item.text) if _CALL.search(item.text) else ():
                words = match["season"].lower().split()
                season = words[0] if words[0] in _LAST_MONTH else None
                if _is_past(season, int(match["year"]), today):
                    start, end = item.span(*match.span("season"))
                    yield _season(item, start, end, match["season"])


def _season(item: Item, start: int, end: int, season: str) -> Problem:
    return problem(item.page, start, end, f"{season} has passed")


_REVIEW = re.compile(
    r"\b(?P<state>under review|submitted|in submission|to appear|in press|forthcoming|under revision)\b",
    re.IGNORECASE,
)


@rule(
    "STL007",
    "review-outlasted",
    "warning",
    bad="# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. ⟦Under review⟧, 2021.\n",
    good="# Publications\n- Elin Moe, Jonas Ravn. A long title of a paper. Under review, 2025.\n",
    options={"years": 2},
)
def review_outlasted(homepage: Homepage, today: datetime.date, options: dict[str, int]) -> Problems:
    """A paper has been under review (or to appear) for years.

    It has been accepted since, or rejected; the list doesn't know.
    """
    for section in homepage.of_kind("publications"):
        for item in section.items:
            match = _REVIEW.search(item.text)
            if match is None:
                continue
            years = [y.year for m in item.venues for y in m.years] + [
                d.first.year for d in item.dates if d.first
            ]
            if years and max(years) + options["years"] <= today.year:
                start, end = item.span(*match.span("state"))
                yield problem(item.page, start, end, f"Still '{match['state'].lower()}', {max(years)}?")
