"""What stands around a name decides whether it is that name: neighbours, brackets, tracks."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.facts.years import Years, years_after

_MARKS = r"[*_`\"“”]{0,3}"
_OPEN = re.compile(rf"{_MARKS}\s?{_MARKS}[(\[（]{_MARKS}(?:IEEE |ACM |the )?")
_SLOT = re.compile(
    r"\b(?:publish(?:ed|ing)|accepted|appear(?:s|ed|ing)?|submitted|presented|conditionally|reviewer|review(?:ed|ing)?"
    r"|referee|editor|track|proceedings|proc\.?)\s+(?:in|by|to|at|for|of|on)\s+(?:the\s+)?(?:journals?\s+)?[*_\"“‘'`\[]{0,4}$",
    re.IGNORECASE,
)
_SPONSOR = re.compile(
    r"\b(?:IEEE(?:/\w+)?|ACM(?:/\w+)?|USENIX|SIAM|CCF|IFIP|Elsevier|Springer)[- /][*_`]{0,3}$"
)
_PREVIOUS = re.compile(r"([\w'’&/.-]*\w[\w'’&/.-]*)[ \u00a0]$")
_NEXT = re.compile(
    r"[*_`]{0,3}(?:[ \u00a0](?:(?P<and>and|&)[ \u00a0])?(?P<word>[A-Z][\w'’-]*)|(?P<glue>[-–'’][A-Za-z]))"
)
_PREVIOUS_OK = frozenset(
    """IEEE ACM IEEE/CVF IEEE/RSJ IEEE/ACM ACM/IEEE IEEE/ASME IEEE-RAS In On At The To For By Of And Or With Via Annual
    Proc Proc. Proceedings Journal Conference Conferences Journals Workshop Reviewer Review Reviewers Member Chair PC
    Committee Accepted Submitted Published Oral Poster Spotlight Springer Elsevier AAAI USENIX SIAM SPIE IAPR IFIP CCF
    EMBS RAS Top Flagship Full Invited Serving Serve Served Area Editor Associate Guest Program Volunteer Student Paper
    Papers Best Outstanding From During""".split()
)
_NEXT_OK = frozenset(
    """Workshop Workshops Findings Oral Poster Spotlight Highlight Main Track Proceedings Conference Special Best Paper
    Papers Reviewer Reviewers Program Area Chair PC Committee Student Outstanding Travel Volume Vol Part Lecture LNCS
    Springer IEEE ACM Elsevier Accepted Top Editor Session Tutorial Demo Datasets Industry Challenge Impact IF JCR CCF SCI
    Member Doctoral Notable Award Scholar Volunteer Early Short Long Distinguished Meta First Q1 In Issue Emergency
    Competition Senior The For And We I Our This Winner Honorable Selected Extended Long Invited""".split()
)
_AFTER_AND = frozenset(
    "IEEE ACM International European Asian AAAI USENIX SIAM Annual Conference Journal Transactions The Proceedings "
    "Advances Neural Nature Pattern Medical ICML ICLR CVPR".split()
)
_TRACK = re.compile(
    rf"{_MARKS}[ \u00a0,:(\[–-]{{0,3}}{_MARKS}"
    r"(?P<track>W(?=\s|\d|$)|Workshops?\b|D&B\b|DB Track\b|Datasets? (?:and|&) Benchmarks?\b|Findings\b|Main\b|Oral\b"
    r"|Spotlight\b|Highlight\b|Poster\b|Demos?\b|Demonstrations?\b|Industry\b|Short\b|Long\b|Tutorials?\b"
    r"|Doctoral Consortium\b|Student Abstracts?\b|Late[- ]Breaking\b|Tiny Papers?\b|Journal Track\b|Position\b"
    r"|Blog ?posts?\b|Challenges?\b|Competitions?\b|Extended Abstracts?\b|System Demonstrations?\b)(?:[ ]Track\b)?",
    re.IGNORECASE,
)
_TRACK_NAMES = (
    ("w", "workshop"), ("d&b", "datasets-and-benchmarks"), ("db ", "datasets-and-benchmarks"), ("dataset", "datasets-and-benchmarks"),
    ("demo", "demo"), ("system demo", "demo"), ("tutorial", "tutorial"), ("doctoral", "doctoral"), ("student", "student-abstract"),
    ("late", "late-breaking"), ("tiny", "tiny-papers"), ("journal", "journal"), ("blog", "blog"), ("challenge", "challenge"),
    ("competition", "competition"), ("extended", "extended-abstract"),
)  # fmt: skip
_TOPIC = re.compile(r"\b(?:in|of|on|for|and|with|about|the|to)\s[*_\"“]{0,3}$", re.IGNORECASE)
_FINDINGS = re.compile(r"\bFindings of (?:the )?$")


class Tail(NamedTuple):
    """What follows a name: its years and its track."""

    years: Years
    track: str | None


def read_tail(text: str, at: int) -> Tail:
    """Years and track behind a name, in either order: `2024 Oral`, ` Workshop 2024`, `W'24`."""
    years = years_after(text, at)
    found = _TRACK.match(text, years.end if years.years else at)
    if not found:
        return Tail(years, None)
    written = found["track"].lower()
    track = next((name for head, name in _TRACK_NAMES if written.startswith(head)), written)
    if not years.years:
        years = years_after(text, found.end())
    return Tail(years, track)


def track_before(text: str, at: int) -> str | None:
    """`findings` if the name is what findings are of."""
    return "findings" if _FINDINGS.search(text, max(0, at - 20), at) else None


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether letters or digits other than a year touch the name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#\\"):
        return True
    if end < len(text) and text[end].isalnum():
        return not (text[end].isdigit() and years_after(text, end).years) and text[end].isascii()
    return False


def like_address(text: str, start: int, end: int) -> bool:
    """Whether the name seems part of a URL, mail address, file name or tag."""
    if start and text[start - 1] in "/@.#_-=":
        return True
    return end + 1 < len(text) and text[end] in "./@_=-" and text[end + 1].isalnum()


def opening(text: str, at: int) -> int | None:
    """The offset after the bracket that opens right behind `at`, None if there is none."""
    found = _OPEN.match(text, at)
    return found.end() if found else None


def in_slot(text: str, start: int) -> bool:
    """Whether the words before say that a venue comes: "published in", "reviewer for"."""
    return bool(_SLOT.search(text, max(0, start - 60), start))


def has_sponsor(text: str, start: int) -> bool:
    """Whether IEEE, ACM or the like stands right before."""
    return bool(_SPONSOR.search(text, max(0, start - 16), start))


def enclosed(text: str, start: int, end: int) -> bool:
    """Whether brackets hold just this name, maybe with a year behind it."""
    before = text[max(0, start - 4) : start].rstrip("*_` ")
    if not before or before[-1] not in "([（":
        return False
    years = years_after(text, end)
    after = text[years.end if years.years else end :][:4].lstrip("*_` ")
    return after[:1] in {")", "]", "）"} or (bool(years.years) and text[years.end - 1] in ")]）")


def preceded_by_name(text: str, start: int) -> bool:
    """Whether a capitalised word that is no sponsor stands right before: "IEICE Transactions on …"."""
    found = _PREVIOUS.search(text, max(0, start - 40), start)
    if not found:
        return False
    word = found[1]
    return word[0].isupper() and word not in _PREVIOUS_OK and not word.endswith((".", "th", "st", "nd", "rd"))


def goes_on(text: str, end: int) -> bool:
    """Whether the name seems to go on: "… on Image Processing Theory", "… on Machine Learning and Cybernetics"."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    if found["glue"]:
        return found["glue"][0] in "-–"
    word = found["word"]
    if found["and"]:
        return word not in _AFTER_AND and not word.isupper()
    return word not in _NEXT_OK and not word.isupper()


def year_binds(years: Years) -> bool:
    """Whether the year makes an ordinary abbreviation a venue."""
    return bool(years.years) and years.style not in {"before4", "space2", "comma2"}


def year_binds_name(text: str, start: int, years: Years) -> bool:
    """Whether the year makes ordinary words a venue: "Nature 2024", not "MSc in Machine Learning, 2024"."""
    if not year_binds(years) or preceded_by_name(text, start):
        return False
    return not _TOPIC.search(text, max(0, start - 16), start)
