"""Hosts and their habits. Each was seen with link checkers' users; a subdomain inherits."""

from __future__ import annotations

NEVER_ASKED = {
    "linkedin.com": "LinkedIn",
    "x.com": "X",
    "twitter.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "threads.net": "Threads",
}
"""Every answer to a stranger is a wall (LinkedIn: 999), whether the page exists or not."""

REFUSES_ROBOTS = {
    "researchgate.net": "ResearchGate",
    "academia.edu": "Academia.edu",
    "ieeexplore.ieee.org": "IEEE Xplore",  # 418 to robots
    "computer.org": "IEEE Computer Society",
    "acm.org": "ACM",
    "sciencedirect.com": "ScienceDirect",
    "elsevier.com": "Elsevier",
    "cell.com": "Cell Press",
    "thelancet.com": "The Lancet",
    "ssrn.com": "SSRN",
    "wiley.com": "Wiley",
    "tandfonline.com": "Taylor & Francis",
    "sagepub.com": "Sage",
    "oup.com": "Oxford University Press",
    "cambridge.org": "Cambridge University Press",
    "science.org": "Science",
    "pnas.org": "PNAS",
    "acs.org": "ACS",
    "rsc.org": "RSC",
    "aip.org": "AIP",
    "aps.org": "APS",
    "iop.org": "IOP",
    "mdpi.com": "MDPI",
    "jstor.org": "JSTOR",
    "siam.org": "SIAM",
    "informs.org": "INFORMS",
    "worldscientific.com": "World Scientific",
    "annualreviews.org": "Annual Reviews",
    "biorxiv.org": "bioRxiv",
    "medrxiv.org": "medRxiv",
    "semanticscholar.org": "Semantic Scholar",  # 202 with a challenge
    "webofscience.com": "Web of Science",
    "scopus.com": "Scopus",
    "clarivate.com": "Clarivate",
    "zhihu.com": "Zhihu",
    "weibo.com": "Weibo",
    "xiaohongshu.com": "Xiaohongshu",
    "quora.com": "Quora",
    "medium.com": "Medium",
    "glassdoor.com": "Glassdoor",
    "udemy.com": "Udemy",
    "reddit.com": "Reddit",
    "stackoverflow.com": "Stack Overflow",
    "stackexchange.com": "Stack Exchange",
    "kaggle.com": "Kaggle",
    "crunchbase.com": "Crunchbase",
}
"""They answer robots with 403, 418, 429, 503 or even 404, whether the page exists or not."""

REDIRECTS_BY_TRADE = {
    "doi.org",
    "hdl.handle.net",
    "purl.org",
    "purl.oclc.org",
    "w3id.org",
    "n2t.net",
    "identifiers.org",
    "orcid.org",
    "bit.ly",
    "t.co",
    "goo.gl",
    "tinyurl.com",
    "youtu.be",
    "g.co",
    "aka.ms",
    "lnkd.in",
    "t.ly",
    "rebrand.ly",
    "ow.ly",
    "dwz.cn",
    "b23.tv",
    "arxiv.org",
    "openreview.net",
    "web.archive.org",
    "forms.gle",
}
"""Identifiers and shorteners: the address given is the one to be cited."""

INTERVALS = {"arxiv.org": 3.0, "github.com": 0.25, "export.arxiv.org": 3.0, "archive.org": 1.0}
"""Seconds between two requests, where the host asks for more than the default. arXiv: "no more than one
request every three seconds" (API terms of use)."""

HEAD_TELLS_ALL = {"github.com", "arxiv.org", "raw.githubusercontent.com"}
"""No soft 404s there, so the page's text isn't needed."""


def of(table: dict[str, str], host: str) -> str:
    """The entry for a host or the nearest domain above it; empty if there is none."""
    while host:
        if host in table:
            return table[host]
        host = host.partition(".")[2]
    return ""


def never_asked(host: str) -> str:
    """The name of a host that is not asked at all; empty if it is."""
    if host.startswith("scholar.google."):
        return "Google Scholar"
    return of(NEVER_ASKED, host)


def refuses_robots(host: str) -> str:
    """The name of a host whose errors tell a robot nothing; empty if they do."""
    return of(REFUSES_ROBOTS, host)


def redirects_by_trade(host: str) -> bool:
    """Whether permanent redirects are this host's trade."""
    return host.removeprefix("www.") in REDIRECTS_BY_TRADE or host in {"dx.doi.org"}
