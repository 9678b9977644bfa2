"""News of a preprint, dated before the preprint."""

from __future__ import annotations

import re

from sitecheck.facts.identifiers import arxiv_month
from sitecheck.facts.link_facts import link_facts
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.agreement._dates import date_span, month
from sitecheck.rules.rule import Problems, problem, rule

_RELEASED = re.compile(
    r"\b(?:preprint|arxiv|releas(?:e|ed|ing)|upload(?:ed|ing)|(?:is|are) (?:now )?(?:out|online|available|public))\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:accepted|selected|awarded?|oral|spotlight|present\w*|submitted|coming soon)\b", re.IGNORECASE
)


@rule(
    "AGR041",
    "news-before-preprint",
    "warning",
    bad=(
        "# News\n- *⟦2025.03⟧*: Our preprint on [deep nets](https://arxiv.org/abs/2505.01234) is out.\n",
        "# News\n- *⟦2024.11⟧*: We release [Netz](https://arxiv.org/pdf/2502.00001), a benchmark.\n",
    ),
    good=(
        "# News\n- *2025.05*: Our preprint on [deep nets](https://arxiv.org/abs/2505.01234) is out.\n",
        "# News\n- *2025.04*: Our preprint on [deep nets](https://arxiv.org/abs/2505.01234) is out.\n",
        "# News\n- *2025.03*: A paper was accepted to ICML, the [preprint](https://arxiv.org/abs/2505.01234) is out.\n",
        "# News\n- *2025.03*: We release [code](https://github.com/ada/nets), see [others](https://arxiv.org/abs/2401.01234).\n",
    ),
)
def news_before_preprint(homepage: Homepage) -> Problems:
    """News says that a preprint is out, months before arXiv had it.

    arXiv's number tells year and month; one of the two is another paper's, or the date is wrong.
    """
    for section in homepage.statements("news"):
        for item in section.items:
            told = month(item.date)
            if told is None or not _RELEASED.search(item.text) or _ELSE.search(item.text):
                continue
            posted = [(link, when) for link in item.links if (when := _posted(link))]
            if len(posted) != 1:
                continue
            link, (year, number) = posted[0]
            if 12 * year + number - told >= 2:  # the last days of a month bear the next one's news
                related = (Related(item.page.place(link.target_start, link.target_end), "the preprint"),)
                message = f"arXiv has had this paper since {year}.{number:02d} only"
                yield problem(item.page, *date_span(item), message, None, related)


def _posted(link: Link) -> tuple[int, int] | None:
    """Year and month in which arXiv got the paper that a link leads to."""
    facts = link_facts(link.target)
    return arxiv_month(facts.ids.get("arxiv", "")) if facts.kind == "arxiv" else None
