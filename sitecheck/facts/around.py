"""What stands around a name decides whether it is that name: neighbours, brackets, sponsors, years."""

from __future__ import annotations

import re

from sitecheck.facts.years import Years, years_after

_NEXT = re.compile(
    r"[*_`]{0,3}(?:[ \u00a0](?:(?P<and>and|&)[ \u00a0])?(?P<word>[A-Z][\w'’-]*)|(?P<glue>[-–/][A-Za-z]))"
)
_MARKS = "*_`\"“”'‘"
_OPENING = frozenset("([（")
_CLOSING = frozenset(")]）")
_SPONSORS = frozenset("IEEE ACM USENIX SIAM CCF IFIP Elsevier Springer IEEE/ACM ACM/IEEE".split())
_PREPOSITIONS = frozenset("in by to at for of on".split())
_TOPIC_WORDS = _PREPOSITIONS | frozenset("and with about the".split())
_PLACING = frozenset(
    """
    published publishing publish accepted appear appears appeared appearing submitted presented
    reviewer reviewers review reviewing reviewed referee editor track proceedings proc proc.
    """.split()
)
"""Words after which, with a preposition, a venue comes: "published in", "reviewer for"."""

_PREVIOUS_OK = frozenset(
    """
    IEEE ACM IEEE/CVF IEEE/RSJ IEEE/ACM ACM/IEEE IEEE/ASME IEEE-RAS In On At The To For By Of And Or
    With Via Annual Proc Proc. Proceedings Journal Conference Conferences Journals Workshop Reviewer
    Review Reviewers Member Chair PC Committee Accepted Submitted Published Oral Poster Spotlight
    Springer Elsevier AAAI USENIX SIAM SPIE IAPR IFIP CCF EMBS RAS Top Flagship Full Invited Serving
    Serve Served Area Editor Associate Guest Program Volunteer Student Paper Papers Best Outstanding
    From During CVF RSJ ASME
    """.split()
)
_REGIONS = frozenset(
    """
    Joint Asian Asia Pacific Asia-Pacific Chinese China Indian European African Iberian Nordic
    Canadian Brazilian Australasian Russian Turkish World Winter Summer Northern National
    """.split()
)
_NEXT_OK = frozenset(
    """
    Workshop Workshops Findings Oral Poster Spotlight Highlight Main Track Proceedings
    Special Best Paper Papers Reviewer Reviewers Program Area Chair PC Committee Student Outstanding
    Travel Volume Vol Part Lecture LNCS Springer IEEE ACM Elsevier Accepted Top Editor Session
    Tutorial Demo Datasets Industry Challenge Impact IF JCR CCF SCI Member Doctoral Notable Award
    Scholar Volunteer Early Short Long Distinguished Meta First Q1 In Issue Emergency Competition
    Senior The For And We I Our This Winner Honorable Selected Extended Invited
    """.split()
)
_AFTER_AND = frozenset(
    """
    IEEE ACM International European Asian AAAI USENIX SIAM Annual Conference Journal Transactions
    The Proceedings Advances Neural Nature Pattern Medical
    """.split()
)


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether letters or digits other than a year touch the name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#\\"):
        return True
    if end < len(text) and text[end].isalnum() and text[end].isascii():
        return not (text[end].isdigit() and years_after(text, end).years)
    return False


def like_address(text: str, start: int, end: int) -> bool:
    """Whether the name seems part of a URL, mail address, file name or tag."""
    if start and text[start - 1] in "/@.#_-=":
        return True
    return end + 1 < len(text) and text[end] in "./@_=-" and text[end + 1].isalnum()


def opening(text: str, at: int) -> int | None:
    """The offset of what the bracket behind `at` holds, None if none opens there."""
    end = _skip(text, at, _MARKS + " ", 4)
    if text[end : end + 1] not in _OPENING:
        return None
    end = _skip(text, end + 1, _MARKS + "([", 4)
    for sponsor in ("IEEE ", "ACM ", "the "):
        if text.startswith(sponsor, end):
            return end + len(sponsor)
    return end


def in_slot(text: str, start: int) -> bool:
    """Whether the words before say that a venue comes: "published in", "reviewer for the journals"."""
    words = text[max(0, start - 60) : start].rstrip(_MARKS + "[( ").lower().split()[-4:]
    while words and words[-1] in {"the", "journal", "journals", "conference"}:
        words.pop()
    return len(words) > 1 and words[-1] in _PREPOSITIONS and words[-2].lstrip(_MARKS + "(") in _PLACING


def has_sponsor(text: str, start: int) -> bool:
    """Whether IEEE, ACM or the like stands right before."""
    before = text[max(0, start - 16) : start].rstrip(_MARKS)
    return before[-1:] in {" ", "-", "/"} and before[:-1].rpartition(" ")[2].strip("([" + _MARKS) in _SPONSORS


def has_numbered_sponsor(text: str, start: int) -> bool:
    """Whether the sponsor stands before with the edition's number between: "IEEE 40th International …"."""
    words = text[max(0, start - 24) : start].split()[-2:]
    return len(words) == 2 and words[0] in _SPONSORS and words[1][:1].isdigit() and text[start - 1] == " "


def enclosed(text: str, start: int, end: int) -> bool:
    """Whether brackets hold just this name, maybe with a year behind it."""
    before = text[max(0, start - 4) : start].rstrip(_MARKS + " ")
    if before[-1:] not in _OPENING:
        return False
    years = years_after(text, end)
    if years.years and text[years.end - 1] in _CLOSING:
        return True
    after = _skip(text, years.end if years.years else end, _MARKS + " ", 4)
    return text[after : after + 1] in _CLOSING


def preceded_by_name(text: str, start: int, strict: bool = True) -> bool:
    """Whether the name is the tail of a longer one: "IEICE Transactions on …", "Asian Conference on …".

    Args:
        text: the text.
        start: begin of the name.
        strict: any capitalised word right before that is no sponsor counts, not only those of regions.
    """
    if not start or text[start - 1] not in " \u00a0":
        return False
    word = text[max(0, start - 40) : start - 1].replace("\n", " ").rpartition(" ")[2]
    if not word or not (word[-1].isalnum() or word[-1] == "."):
        return False
    word = word.lstrip(_MARKS + "([")
    if not strict:
        return word in _REGIONS
    return (
        word[:1].isupper() and word not in _PREVIOUS_OK and not word.endswith((".", "th", "st", "nd", "rd"))
    )


def goes_on(text: str, end: int) -> bool:
    """Whether the name seems to go on: "… Image Processing Theory", "… Learning and Cybernetics"."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    if found["glue"]:
        return True
    word = found["word"]
    return word not in (_AFTER_AND if found["and"] else _NEXT_OK) and not word.isupper()


def year_binds(years: Years) -> bool:
    """Whether the year makes an ordinary abbreviation a venue."""
    return bool(years.years) and years.style not in {"before4", "space2", "comma2"}


def year_binds_name(text: str, start: int, years: Years) -> bool:
    """Whether the year makes ordinary words a venue: "Nature 2024", not "MSc in Machine Learning, 2024"."""
    if not year_binds(years) or preceded_by_name(text, start):
        return False
    before = text[max(0, start - 16) : start].rstrip(_MARKS)
    return not (before[-1:] == " " and before[:-1].rpartition(" ")[2].lower() in _TOPIC_WORDS)


def _skip(text: str, at: int, marks: str, most: int) -> int:
    end = min(at + most, len(text))
    while at < end and text[at] in marks:
        at += 1
    return at
