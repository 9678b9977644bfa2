"""What News says of a paper, against how the list has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sitecheck.facts.identifiers import link_facts
from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Place, Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.agreement._dates import words
from sitecheck.rules.agreement._papers import (
    Announcement,
    Paper,
    read_announcements,
    read_papers,
    title_words,
)
from sitecheck.rules.rule import Problems, problem, rule

_LIST = (
    "# Publications\n- ``ICCV 2023`` [FarNet: Networks for far seas](https://arxiv.org/abs/2303.01234)\\\nElin Moe, Jonas Ravn\n"
    "- ``CVPR 2024`` [NearNet: Networks for near seas](https://arxiv.org/abs/2311.01234)\\\nElin Moe, Jonas Ravn\n"
    "- ``arXiv`` [DeepNet: Networks for deep seas](https://arxiv.org/abs/2401.01234)\\\nElin Moe, Jonas Ravn\n"
)
_SHORT = 200
"""Characters; a longer piece of news may tell of several papers."""
_PRIVATE = frozenset(("github-user", "scholar-user", "orcid", "mail", "conference", "github-pages"))


def _about(homepage: Homepage) -> Iterator[tuple[Announcement, Paper]]:
    """The announcements that name exactly one listed paper, by its title, its short name or its link."""
    papers = read_papers(homepage)
    nicks: defaultdict[str, list[Paper]] = defaultdict(list)
    targets: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        if len(paper.nick) >= 4:
            nicks[paper.nick].append(paper)
        for link in paper.item.links[:12]:
            if target := _target(link):
                targets[target].append(paper)
    for announcement in read_announcements(homepage):
        named = _named(announcement, nicks, targets, papers)
        if len(named) == 1 and len(_names_of(announcement, nicks)) <= 1:
            yield announcement, named[0]


def _target(link: Link) -> str:
    """What tells a paper by its address; empty for addresses of people and places."""
    if link.image or not link.target.startswith("http"):
        return ""
    facts = link_facts(link.target)
    if facts.kind in _PRIVATE:
        return ""
    return facts.ids.get("arxiv") or facts.ids.get("doi") or facts.ids.get("forum") or link.target.rstrip("/")


def _names_of(announcement: Announcement, nicks: dict[str, list[Paper]]) -> list[str]:
    text = announcement.text
    return [nick for nick in nicks if re.search(rf"(?<![\w-]){re.escape(nick)}(?![\w-])", text)]


def _named(
    announcement: Announcement,
    nicks: dict[str, list[Paper]],
    targets: dict[str, list[Paper]],
    papers: list[Paper],
) -> list[Paper]:
    found: dict[int, Paper] = {}
    for nick in _names_of(announcement, nicks):
        found |= {id(paper.words): paper for paper in nicks[nick]}
    said = " ".join(title_words(announcement.text))
    for paper in papers:
        if len(paper.words) >= 5 and " ".join(paper.words) in said:
            found[id(paper.words)] = paper
    item = announcement.item
    low, high = item.span(announcement.start, announcement.end)
    # "… accepted to ECAI 2025! See it here.": the link may stand in the next sentence of a short item.
    whole = len(item.text) < _SHORT
    for link in item.links:
        if (whole or low <= link.start < high) and (target := _target(link)):
            found |= {id(paper.words): paper for paper in targets.get(target, [])}
    return list({paper.words: paper for paper in found.values()}.values())


def _place(item: Item, mention: VenueMention) -> Place:
    return item.page.place(*item.span(mention.start, mention.end))


@rule(
    "AGR016",
    "news-names-another-venue",
    "warning",
    follows=("VEN005", "VEN006", "VEN007", "VEN008", "VEN010"),
    bad=(
        "# News\n- *2023.07*: FarNet is accepted to ⟦ICCV 2025⟧!\n" + _LIST,
        "# News\n- *2024.02*: One paper ([link](https://arxiv.org/abs/2311.01234)) accepted by ⟦ECCV 2024⟧.\n" + _LIST,
    ),
    good=(
        "# News\n- *2023.07*: FarNet is accepted to ICCV 2023!\n" + _LIST,
        "# News\n- *2023.07*: FarNet is accepted to ICCV 2023, NearNet to CVPR 2024!\n" + _LIST,
        "# News\n- *2023.07*: FarNet is accepted to a workshop of CVPR 2023!\n" + _LIST,
        "# News\n- *2025.07*: The extension of FarNet is accepted to TPAMI 2025!\n" + _LIST,
    ),
)  # fmt: skip
def news_names_another_venue(homepage: Homepage) -> Problems:
    """News announces a paper at another venue or year than the list has it under.

    One of the two is a slip, and whoever cites the paper from here may take the wrong one.
    """
    for announcement, paper in _about(homepage):
        mentions = [m for m in announcement.mentions if m.years and m.venue.kind == "conference"]
        listed = [m for m in paper.mentions if m.years and m.venue.kind == "conference"]
        if len(announcement.editions) != 1 or not mentions or not listed:
            continue
        if len({mention.venue.key for mention in announcement.mentions}) != 1:
            continue
        if announcement.editions & paper.editions or paper.editions != {
            (m.venue.key, y.year) for m in listed for y in m.years
        }:
            continue
        if any(m.track == "workshop" for m in (*mentions, *listed)) or _is_version(announcement):
            continue
        other, said = listed[0], mentions[0]
        related = Related(_place(paper.item, other), "the list")
        named = f"{other.venue.acronym} {other.years[0].year}"
        start, end = announcement.item.span(said.start, said.end)
        yield problem(
            announcement.item.page, start, end, f"The list has this paper under {named}", None, (related,)
        )


def _is_version(announcement: Announcement) -> bool:
    """Whether the sentence speaks of another version of the paper."""
    return bool(
        words(announcement.text)
        & {"workshop", "extension", "extended", "version", "journal", "demo", "tutorial", "award"}
    )


@rule(
    "AGR017",
    "accepted-in-news",
    "warning",
    bad="# News\n- *2025.01*: DeepNet is accepted to ICLR 2025!\n"
    + _LIST.replace("``arXiv``", "``⟦arXiv⟧``"),
    good=(
        "# News\n- *2024.01*: DeepNet is on arXiv!\n" + _LIST,
        "# News\n- *2025.01*: DeepNet is accepted to ICLR 2025!\n"
        + _LIST.replace("``arXiv``", "``ICLR 2025``"),
    ),
)
def accepted_in_news(homepage: Homepage) -> Problems:
    """A paper is listed as a preprint, and News says that it was accepted.

    The list hides the acceptance from whoever reads only the list.
    """
    listed = Counter(edition for paper in read_papers(homepage) for edition in paper.editions)
    told = Counter(edition for one in read_announcements(homepage) for edition in one.editions)
    for announcement, paper in _about(homepage):
        if not paper.preprint or len(announcement.editions) != 1 or _is_version(announcement):
            continue
        edition = next(iter(announcement.editions))
        # Another paper of that edition may be meant, by the same name.
        if listed[edition] >= told[edition] or len({m.venue.key for m in announcement.mentions}) != 1:
            continue
        said = next(m for m in announcement.mentions if m.years and m.venue.kind != "preprint")
        if said.track == "workshop":
            continue
        mention = paper.mentions[0]
        related = Related(_place(announcement.item, said), "News")
        named = f"{said.venue.acronym} {said.years[0].year}"
        start, end = paper.item.span(mention.start, mention.end)
        yield problem(paper.item.page, start, end, f"News says it was accepted to {named}", None, (related,))
