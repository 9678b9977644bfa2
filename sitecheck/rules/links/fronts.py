"""Links that stop at a front page although their text promises more."""

from __future__ import annotations

import re

from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.links._served import served
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample

_ARCHIVES = {
    "arxiv.org": "arXiv",
    "doi.org": "DOI",
    "dx.doi.org": "DOI",
    "openreview.net": "OpenReview",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "scholar.google.com": "Scholar",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "bilibili.com": "bilibili",
    "linkedin.com": "LinkedIn",
    "orcid.org": "ORCID",
    "researchgate.net": "ResearchGate",
    "zenodo.org": "Zenodo",
    "ieeexplore.ieee.org": "IEEE",
    "dl.acm.org": "ACM",
    "link.springer.com": "Springer",
    "sciencedirect.com": "ScienceDirect",
    "onlinelibrary.wiley.com": "Wiley",
    "aclanthology.org": "ACL",
    "openaccess.thecvf.com": "CVF",
    "proceedings.mlr.press": "PMLR",
    "biorxiv.org": "bioRxiv",
    "pubmed.ncbi.nlm.nih.gov": "PubMed",
    "ssrn.com": "SSRN",
    "semanticscholar.org": "Semantic",
    "dblp.org": "DBLP",
}
"""Places where everybody's work lies: a link to the front page is a link to nobody's."""
_FRONT = re.compile(r"https?://(?:www\.)?([\w.-]+)/?", re.IGNORECASE)
_PROMISES = frozenset(
    "paper pdf preprint code github slides poster video demo dataset data supplement supplementary "
    "appendix bibtex talk recording".split()
)
_BADGE = re.compile(r"img\.shields\.io/badge/([A-Za-z]+)")


@rule(
    "LNK031",
    "front-page",
    "warning",
    follows=("TPL005",),
    bad=(
        "- [Deep nets for deep seas](⟦https://arxiv.org/⟧), Elin Moe",
        "- Deep nets [[code]](⟦https://github.com⟧)",
        {
            "_config.yml": "url: https://ada.github.io\n",
            "index.md": "---\n---\n- Deep nets [[PDF]](⟦https://ada.github.io/⟧)\n"
            "- Wide nets [![Code](https://img.shields.io/badge/Code-blue)](⟦https://ada.github.io⟧)\n",
        },
    ),
    good=(
        "My preprints are on [arXiv](https://arxiv.org/), my code on [GitHub](https://github.com/).",
        "- [Deep nets](https://arxiv.org/abs/2401.01234) [[code]](https://github.com/ada/nets)",
        {
            "_config.yml": "url: https://ada.github.io\n",
            "index.md": "---\n---\n[Home](https://ada.github.io/) [Ada's page](/) [![Web](a.png)](https://ada.github.io)\n",
        },
    ),
)
def front_page(page: Page, site: Site) -> Problems:
    """A link stops at a front page although its text promises more.

    Whoever wants the paper or the code finds an archive's search form, or the page that he came from.
    """
    if is_sample(page):
        return
    addresses = served(site)
    images = {link.start: link for link in page.links if link.image}
    for link in page.links:
        match = _FRONT.fullmatch(link.target) if not link.image else None
        if match is None:
            continue
        host, label = match[1].lower(), _label(link, images)
        name = _ARCHIVES.get(host)
        if name and label and name.lower() not in label:
            message = f"This leads to the front page of {name} only"
            yield problem(page, link.target_start, link.target_end, message)
        elif host in addresses.hosts and label in _PROMISES:
            message = f"'{label}' leads to this homepage itself"
            yield problem(page, link.target_start, link.target_end, message)


def _label(link: Link, images: dict[int, Link]) -> str:
    """What a link promises, in small letters: its text, or the words of the badge it shows."""
    text = link.text.strip().strip("[]()").lower()
    image = images.get(link.text_start)
    if image is None:
        return text
    badge = _BADGE.search(image.target)
    return badge[1].lower() if badge else image.text.strip().lower()
