"""Syntax of the identifiers that papers and people carry, checked offline.

Every `…_problem` function gives a reason in words, or "" where nothing is wrong; whether the thing
exists is not asked. `link_facts` tells what a URL says by itself.
"""

from __future__ import annotations

import re
from functools import cache

from sitecheck.facts.link_facts import LinkFacts, link_facts, split_url

__all__ = [
    "LinkFacts",
    "arxiv_month",
    "arxiv_problem",
    "doi_problem",
    "find_arxiv_ids",
    "github_problem",
    "link_facts",
    "mail_problem",
    "openreview_problem",
    "orcid_problem",
    "scholar_user_problem",
    "split_url",
    "youtube_problem",
]

_OLD_ARCHIVES = frozenset(
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat "
    "cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol "
    "physics plasm-ph q-alg q-bio quant-ph solv-int supr-con".split()
)
_COMMON_DOMAIN_SLIPS = {
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gmail.con": "gmail.com",
    "gmail.co": "gmail.com",
    "gmal.com": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmail.con": "hotmail.com",
    "outlok.com": "outlook.com",
    "outlook.con": "outlook.com",
    "yaho.com": "yahoo.com",
    "yahoo.con": "yahoo.com",
    "163.con": "163.com",
    "qq.con": "qq.com",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "arxiv_new": re.compile(r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v([1-9][0-9]?))?"),
        "arxiv_old": re.compile(
            r"([a-z\-]+)(?:\.[A-Z]{2})?/([0-9]{2})([0-9]{2})([0-9]{3})(?:v([1-9][0-9]?))?"
        ),
        "arxiv_said": re.compile(r"(?i)\barxiv[:\s]\s?([0-9]{4}\.[0-9]{4,5})(?![0-9])"),
        "doi": re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+"),
        "orcid": re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"),
        "slug": re.compile(r"[A-Za-z0-9_\-]+"),
        "github_user": re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{0,38}"),
        "github_repo": re.compile(r"[A-Za-z0-9._\-]{1,100}"),
        "mail_local": re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]{1,64}"),
        "label": re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"),
    }


def arxiv_problem(identifier: str) -> str:
    """What is wrong with an arXiv id such as `2404.04693v2` or `hep-th/9901001`.

    The scheme: https://info.arxiv.org/help/arxiv_identifier.html (new form since April 2007, five
    digits since January 2015, one archive name and seven digits from 1991 to March 2007).
    """
    new = _patterns()["arxiv_new"].fullmatch(identifier)
    if new:
        year, month = int(new[1]), int(new[2])
        if not 1 <= month <= 12:
            return f"an arXiv id begins with year and month, and there is no month {new[2]}"
        if (year, month) < (7, 4):
            return f"arXiv had no ids of this form in {2000 + year}-{month:02d}"
        digits = 5 if year >= 15 else 4
        if len(new[3]) != digits:
            return f"an arXiv id of 20{new[1]} has {digits} digits behind the dot, not {len(new[3])}"
        return "" if int(new[3]) else "no arXiv id ends in only zeros"
    old = _patterns()["arxiv_old"].fullmatch(identifier)
    if old is None:
        return "not the form of an arXiv id"
    if old[1] not in _OLD_ARCHIVES:
        return f"arXiv has no archive {old[1]}"
    year, month = int(old[2]), int(old[3])
    year += 1900 if year > 90 else 2000
    if not 1 <= month <= 12:
        return f"an arXiv id begins with year and month, and there is no month {old[3]}"
    return "" if (1991, 7) <= (year, month) <= (2007, 3) else f"arXiv had no ids of this form in {year}"


def arxiv_month(identifier: str) -> tuple[int, int] | None:
    """Year and month in which the paper first came to arXiv; None for what is no arXiv id."""
    if arxiv_problem(identifier):
        return None
    digits = identifier.rsplit("/", 1)[-1]
    year = int(digits[:2])
    return (1900 if year > 90 else 2000) + year, int(digits[2:4])


def find_arxiv_ids(text: str) -> list[tuple[int, int, str]]:
    """`arXiv:2404.04693` and `arXiv 2404.04693` in prose: (start, end, id) of each id."""
    return [(*match.span(1), match[1]) for match in _patterns()["arxiv_said"].finditer(text)]


def doi_problem(identifier: str) -> str:
    """What is wrong with a DOI such as `10.1000/xyz123` (without `https://doi.org/`)."""
    if not _patterns()["doi"].fullmatch(identifier):
        return "a DOI is 10., a number, a slash and a name"
    return "a DOI ends without punctuation" if identifier[-1] in ".,;" else ""


def orcid_problem(identifier: str) -> str:
    """What is wrong with an ORCID iD; the last character is an ISO 7064 MOD 11-2 check digit."""
    if not _patterns()["orcid"].fullmatch(identifier):
        return "an ORCID iD is four groups of four digits (the last may be X)"
    total = 0
    digits = identifier.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return (
        "" if digits[-1] == ("X" if check == 10 else str(check)) else "the check digit is wrong: a slip in it"
    )


def scholar_user_problem(identifier: str) -> str:
    """What is wrong with a Google Scholar user id (`user=` in the profile's address)."""
    if not _patterns()["slug"].fullmatch(identifier):
        return "a Scholar user id has letters, digits, _ and - only"
    return "" if len(identifier) == 12 else f"a Scholar user id has 12 characters, not {len(identifier)}"


def openreview_problem(identifier: str) -> str:
    """What is wrong with an OpenReview paper id (`forum?id=`)."""
    if not _patterns()["slug"].fullmatch(identifier):
        return "an OpenReview id has letters, digits, _ and - only"
    return (
        ""
        if 8 <= len(identifier) <= 14
        else f"an OpenReview id is about 10 characters, not {len(identifier)}"
    )


def youtube_problem(identifier: str) -> str:
    """What is wrong with a YouTube video id."""
    if not _patterns()["slug"].fullmatch(identifier):
        return "a YouTube id has letters, digits, _ and - only"
    return "" if len(identifier) == 11 else f"a YouTube id has 11 characters, not {len(identifier)}"


def github_problem(user: str, repository: str = "") -> str:
    """What is wrong with a GitHub user and, if given, a repository name."""
    if not _patterns()["github_user"].fullmatch(user):
        return "a GitHub user has up to 39 letters, digits and dashes"
    if repository and not _patterns()["github_repo"].fullmatch(repository):
        return "a GitHub repository has letters, digits, . _ and - only"
    return ""


def mail_problem(address: str) -> str:
    """What is wrong with a mail address; a common provider misspelt counts, an unknown domain does not."""
    local, at, domain = address.rpartition("@")
    if not at or "@" in local:
        return "a mail address has one @"
    if not _patterns()["mail_local"].fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        return f"the part before @ can't be {local or 'empty'}"
    labels = domain.split(".")
    if len(labels) < 2 or not all(_patterns()["label"].fullmatch(label) for label in labels):
        return f"the part after @ is no domain: {domain or 'empty'}"
    if not labels[-1].isalpha() and not labels[-1].startswith("xn--"):
        return f"no top-level domain is called {labels[-1]}"
    meant = _COMMON_DOMAIN_SLIPS.get(domain.lower())
    return f"{domain} is surely {meant}" if meant else ""
