"""What was to come, and has come or gone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sitecheck.facts.date_model import DateMention, earliest
from sitecheck.facts.dates import find_dates
from sitecheck.findings import Place, Related
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.roles import sentences
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problem, Problems, problem, rule
from sitecheck.rules.stale._said import Said, about_texts, has_passed, profile_texts

_COMING = re.compile(
    r"\b(?P<what>(?:will|['’]ll|plan to|about to|going to) (?:also |soon )?(?:be )?(?:join\w*|start\w*|graduat\w*|begin\w*|"
    r"mov\w*|defend\w*|spend\w*|visit\w*|work\w*|intern\w*|commenc\w*|pursu\w*|enter\w*|enrol\w*|on the|at|a |an )|"
    r"incoming|prospective|upcoming|expect\w* to (?:graduate|receive|join|finish|defend|complete|obtain)|"
    r"next (?:spring|summer|fall|autumn|winter|year)(?=,? \(?20\d\d))",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"\b(?:was|were|had|who|which|that|what|began|started|since)\b", re.IGNORECASE)
_SEASON_DAYS = 60
"""Days into a season after which what was to begin in it has begun."""
_REACH = 160
"""How far behind the words a date is looked for, in characters."""


def _texts(site: Site, homepage: Homepage, *kinds: str) -> Iterator[Said]:
    yield from profile_texts(site)
    yield from about_texts(homepage, *kinds)


def _date_behind(text: str, at: int, stop: int) -> DateMention | None:
    """The first date between two offsets; offsets of the date are those of the range."""
    return next(iter(find_dates(text[at : min(stop, at + _REACH)])), None)


@rule(
    "STL005",
    "future-passed",
    "warning",
    bad=(
        "I ⟦will join⟧ the University of Oslo in Sep 2024.\n",
        "I am an ⟦incoming⟧ assistant professor at the University of Oslo (Fall 2024).\n",
        "I am an ⟦incoming⟧ assistant professor at the University of Oslo (Fall 2025).\n",
        {
            "_config.yml": "description: ⟦Incoming⟧ PhD student, Fall 2024\nauthor:\n  name: Mira Solberg\n",
            "index.md": "Hello\n",
        },
        {
            "_config.yml": "author:\n  name: Mira Solberg\n  bio: ⟦Incoming⟧ professor in Oslo\ninclude: [_pages]\n",
            "_pages/about.md": "I am an ⟦incoming⟧ professor at the University of Oslo (Fall 2025).\n",
        },
        "# Education\n- ⟦Incoming⟧ Ph.D. student, University of Oslo, from August 2024\n",
        "I am a ⟦prospective⟧ Master student at Lund University (Sep 2025 – May 2027, expected).\n",
    ),
    good=(
        "I will join the University of Oslo in Sep 2026.",
        "I joined the University of Oslo in 2024.",
        "I am an incoming assistant professor at the University of Oslo (Spring 2026).\n",
        "I will work on what I began in 2021, the incoming tide.",
        "I will be a visitor at the University of Oslo from May 2025 to Sep 2027.",
        "# News\n- *2024.03*: I will join the University of Oslo in Sep 2024.\n",
    ),
)
def future_passed(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """Something is announced for a time that has passed.

    The reader learns that nobody looks after the page.
    """
    begun: Place | None = None
    texts = list(_texts(site, homepage, "education", "experience"))
    for said in texts:
        for start, end, over in _passed(said, today):
            if said.text[start:end].lower() == "incoming":
                begun = begun or said.where.place(*said.span(start, end))
            yield problem(said.where, *said.span(start, end), over)
    if begun is not None:
        yield from _still_incoming(texts, begun)


def _passed(said: Said, today: datetime.date) -> Iterator[tuple[int, int, str]]:
    """The words that announce what has passed, and what has: offsets of the text."""
    for low, high in sentences(said.text):
        for match in _COMING.finditer(said.text, low, high):
            date = _date_behind(said.text, match.end(), high)
            if date is None:
                continue
            point = _start(date, match["what"])
            gone = has_passed(point, today)
            if not gone and not _begun(date, match["what"], today):
                continue
            between = said.text[match.end() : match.end() + date.start]
            if _HAPPENED.search(between) or _COMING.search(between):
                continue
            whole = said.text[match.end() + date.start : match.end() + date.end]
            when = _bare(point.first.written if point.first else whole)
            start, end = match.span("what")
            end -= len(match["what"]) - len(match["what"].rstrip())
            yield start, end, f"{when} {'has passed' if gone else 'has begun'}"


_INCOMING = re.compile(r"\bincoming(?= )", re.IGNORECASE)


def _still_incoming(texts: list[Said], begun: Place) -> Iterator[Problem]:
    """The profile's "incoming" without a date, where the dated one has begun."""
    related = (Related(begun, "it has begun"),)
    for said in texts:
        match = _INCOMING.search(said.text) if said.item is None else None
        if match is not None and not find_dates(said.text):
            yield problem(
                said.where, *said.span(*match.span()), "It has begun, says the dated one", None, related
            )


_STARTS = re.compile(
    r"incoming|prospective|upcoming|join|start|begin|commenc|mov|enrol|enter|next", re.IGNORECASE
)


def _start(date: DateMention, words: str) -> DateMention:
    """The date without its end, where the words are over as soon as it begins."""
    if date.is_range and date.first is not None and _STARTS.search(words):
        return date._replace(last=None, open_end="", is_range=False)
    return date


def _begun(date: DateMention, words: str, today: datetime.date) -> bool:
    """Whether the season in which something begins ("incoming, Fall 2026") is half over."""
    first = date.first
    if first is None or not first.season or not date.valid or not _STARTS.search(words):
        return False
    return datetime.date(*earliest(first)) + datetime.timedelta(days=_SEASON_DAYS) < today


def _bare(text: str) -> str:
    return " ".join(text.strip("()[] ,").split())


_CALL = re.compile(
    r"\b(?:looking for|seeking|recruit\w*|hiring|hire|openings?|available|happy to host|applications?|apply|applicants?|"
    r"candidates?|opportunit\w+|positions?|vacanc\w+|intake|welcome|interns?(?:hips?)? for)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:looking for|seeking|recruit\w*|hiring|openings?|available|happy to host|appl(?:y|ying)|welcome|join|contact|"
    r"email|e-mail|candidates? for|potential candidates?|prospective)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:for|in|from|starting|start|beginning|by|around|of|during|before|until|as of)\s+(?:the\s+)?\(?$|\($",
    re.I,
)
_LABEL = re.compile(r"\bapplications?\s+\($", re.IGNORECASE)
_MARKET = re.compile(r"(?:\s+academic)?\s+job market\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:was|were|had|since|won|received|worked|hosted|until|graduated)\b", re.IGNORECASE)


@rule(
    "STL006",
    "season-passed",
    "warning",
    follows=("STL005",),
    bad=(
        "I am looking for interns for ⟦Summer 2024⟧.\n",
        "We have openings for students. Candidates for starting in ⟦September 2025⟧ could apply.\n",
        "I am on the ⟦2024-2025⟧ job market.\n",
        "Happy to host visitors. Summer Intern for ⟦2025⟧ can see here.\n",
    ),
    good=(
        "I am looking for interns for Summer 2026.",
        "We were ranked first in 2019.",
        "I was an intern at Fjord Robotics in 2019, and am looking for a post.",
        "I am on the 2025-2026 job market.",
        "I am looking for a position since 2024.",
        "I am looking for interns who worked with us in 2023.",
        "To help those who are seeking a post: my job application (2024): [statement](https://example.org/s).",
    ),
)
def season_passed(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """A call for applications names a season that has passed.

    Students who would have written to the owner don't.
    """
    for said in _texts(site, homepage):
        wanted = bool(_WANTED.search(said.text))
        for low, high in sentences(said.text):
            yield from _market(said, low, high, today)
            call = _CALL.search(said.text, low, high) if wanted else None
            if call is None:
                continue
            date = _date_behind(said.text, call.end(), high)
            if date is None or not has_passed(date, today):
                continue
            start = call.end() + date.start
            before = said.text[call.end() : start]
            # "Job application (2024): [statement]" names what was written then.
            label = _LABEL.search(said.text, low, start)
            fits = (_LINK.search(before) and not label) or call[0].lower().endswith("for")
            if fits and not _OVER.search(before) and not _future(said.text[start:high], today):
                yield _season(said, start, call.end() + date.end)


def _market(said: Said, low: int, high: int, today: datetime.date) -> Iterator[Problem]:
    """A job market by its year: "on the 2024-2025 job market"."""
    for date in find_dates(said.text[low:high]):
        if _MARKET.match(said.text, low + date.end) and has_passed(date, today):
            yield _season(said, low + date.start, low + date.end)


def _future(text: str, today: datetime.date) -> bool:
    return any(not has_passed(date, today) for date in find_dates(text))


def _season(said: Said, start: int, end: int) -> Problem:
    text = said.text[start:end]
    bare = text.strip("() ,")
    start += text.find(bare)
    return problem(said.where, *said.span(start, start + len(bare)), f"{bare} has passed")


_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|expecting|est\.|prospective graduation|to be completed)(?! to\b)",
    re.IGNORECASE,
)


@rule(
    "STL009",
    "expected-passed",
    "warning",
    follows=("DAT001", "DAT002"),
    bad=(
        "# Education\n- *2019.09 - ⟦2024.06 (expected⟧)*, Ph.D., University of Oslo\n",
        "# Education\n- Ph.D. in Physics, University of Oslo, ⟦2024 (expected⟧)\n",
        "# Education\n- Ph.D. in Physics, University of Oslo, ⟦expected graduation: June 2025⟧\n",
    ),
    good=(
        "# Education\n- *2022.09 - 2027.06 (expected)*, Ph.D., University of Oslo\n",
        "# Education\n- *2022.09 - 2024.06*, M.Sc., University of Oslo, better than expected\n",
    ),
)
def expected_passed(site: Site, homepage: Homepage, today: datetime.date) -> Problems:
    """A date that is called expected has passed.

    Was the degree obtained? The page leaves it open.
    """
    for said in _texts(site, homepage, "education", "experience"):
        if not _EXPECTED.search(said.text):
            continue
        for date in find_dates(said.text):
            point = date.last or date.first
            word = _expected(said.text, date)
            if word is None or point is None or not has_passed(date, today):
                continue
            start, end = min(point.start, word.start()), max(point.end, word.end())
            yield problem(said.where, *said.span(start, end), f"{point.written} has passed")


def _expected(text: str, date: DateMention) -> re.Match[str] | None:
    """The word that calls a date expected: right behind it, or shortly before it on the same line."""
    behind = _EXPECTED.search(text, date.end, date.end + 24)
    if behind and not text[date.end : behind.start()].strip(" (,[*_"):
        return behind
    if behind and behind.end() <= date.end:
        return behind
    inside = _EXPECTED.search(text, date.start, date.end)
    if inside:
        return inside
    before = None
    for match in _EXPECTED.finditer(text, max(0, date.start - 40), date.start):
        before = match
    if before and not re.search(r"[.;\n]|\d", text[before.end() : date.start]):
        return before
    return None
