"""One link or picture, two papers."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from sitecheck.facts.identifiers import link_facts
from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.jekyll.blocks import Link
from sitecheck.rules.agreement._papers import Paper, read_papers
from sitecheck.rules.rule import Problems, problem, rule

_PAPERS = frozenset(
    ("arxiv", "doi", "openreview", "cvf", "aclanthology", "pmlr", "jmlr", "neurips", "ecva", "ijcai", "rss")
)
_NO_PAPER = ("500x300", "placeholder", "default", "logo", "icon", "badge", "blank", "dummy", "arxiv", "cover")
_LEAST = 4
"""Words; shorter titles are shared by different papers."""
_TWO = "Elin Moe, Jonas Ravn\n- [A paper on ice](https://arxiv.org/abs/2402.01234)\\\nElin Moe, Jonas Ravn\n"


def _address(link: Link) -> str:
    """What tells one paper by its address; empty where the address tells none."""
    facts = link_facts(link.target)
    identifier = (
        facts.ids.get("arxiv") or facts.ids.get("doi") or facts.ids.get("forum") or facts.ids.get("anthology")
    )
    if identifier:
        return identifier.lower()
    path = link.target.partition("?")[0].partition("#")[0]
    is_file = path.lower().endswith(".pdf") and len(basename(path)) > 8
    return path if facts.kind in _PAPERS or (is_file and not link.image) else ""


def _picture(link: Link) -> str:
    """A picture of the site's own that may show a paper; empty for logos and badges."""
    path = link.target
    own = "://" not in path and not path.startswith(("data:", "//")) and "{" not in path
    return path if own and not any(word in path.lower() for word in _NO_PAPER) else ""


def _shared(papers: list[Paper], images: bool) -> Iterator[tuple[Paper, Link, Paper, Link]]:
    """Each address of a second paper, with the first one that has it."""
    first: dict[str, tuple[Paper, Link]] = {}
    users: dict[str, set[tuple[str, ...]]] = {}
    for paper in papers:
        for link in paper.item.links:
            if link.image == images and (address := _picture(link) if images else _address(link)):
                first.setdefault(address, (paper, link))
                users.setdefault(address, set()).add(paper.words)
    for paper in papers:
        for link in paper.item.links:
            if link.image != images or not (address := _picture(link) if images else _address(link)):
                continue
            other, place = first[address]
            # What three papers share is no paper's own: a project, a volume, a default picture.
            if other.words != paper.words and len(users[address]) == 2 and not _alike(paper, other):
                yield paper, link, other, place


def _alike(one: Paper, other: Paper) -> bool:
    """Whether two titles may be two spellings, or versions, of one."""
    a, b = set(one.words), set(other.words)
    return len(a & b) * 2 >= min(len(a), len(b)) or (bool(one.nick) and one.nick == other.nick)


@rule(
    "AGR020",
    "link-of-another-paper",
    "warning",
    bad="# Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO
    + "- [Nets for deep waters](⟦https://arxiv.org/pdf/2401.01234⟧)\\\nElin Moe, Jonas Ravn\n",
    good=(
        "# Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO,
        "# Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO
        + "- [Far seas, and how to sail them (v2)](https://arxiv.org/pdf/2401.01234)\\\nElin Moe, Jonas Ravn\n",
        "# Publications\n- [Far seas and how to sail them](u), [code](https://github.com/elin/seas)\\\n" + _TWO
        + "- [Nets for deep waters](v), [code](https://github.com/elin/seas)\\\nElin Moe, Jonas Ravn\n",
    ),
)  # fmt: skip
def link_of_another_paper(homepage: Homepage) -> Problems:
    """A paper's link leads to another paper of the list.

    It was copied with the entry; the visitor reads the wrong paper.
    """
    for paper, link, other, place in _shared(read_papers(homepage), images=False):
        title = other.item.title.text if other.item.title else ""
        related = Related(other.item.page.place(place.target_start, place.target_end), "the other link")
        yield problem(
            paper.item.page,
            link.target_start,
            link.target_end,
            f"This is also the link of '{title}'",
            None,
            (related,),
        )


@rule(
    "AGR026",
    "paper-with-two-links",
    "warning",
    follows=("AGR020", "AGR010"),
    bad="# Selected Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO
    + "# Publications\n- [Far seas and how to sail them](⟦https://arxiv.org/abs/2401.01243⟧)\\\nElin Moe, Jonas Ravn\n",
    good=(
        "# Selected Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO
        + "# Publications\n- [Far seas and how to sail them](https://arxiv.org/pdf/2401.01234v2)\\\nElin Moe, Jonas Ravn\n",
        "# Selected Publications\n- [Far seas and how to sail them](https://arxiv.org/abs/2401.01234)\\\n" + _TWO
        + "# Publications\n- [Far seas and how to sail them](https://doi.org/10.1109/cvpr.2024.00123)\\\nElin Moe, Jonas Ravn\n",
    ),
)  # fmt: skip
def paper_with_two_links(homepage: Homepage) -> Problems:
    """One paper is listed twice, with identifiers of two papers.

    One of the two links leads to another paper.
    """
    first: dict[tuple[str, ...], Paper] = {}
    for paper in read_papers(homepage):
        other = first.setdefault(paper.words, paper)
        if other is paper or len(paper.words) < _LEAST:
            continue
        here, there = _identified(paper), _identified(other)
        for kind in sorted(here.keys() & there.keys()):
            if here[kind].keys() & there[kind].keys():
                continue
            link, earlier = next(iter(here[kind].values())), next(iter(there[kind].values()))
            place = other.item.page.place(earlier.target_start, earlier.target_end)
            related = (Related(place, "the other entry's link"),)
            message = "The same paper is listed elsewhere with another link"
            yield problem(paper.item.page, link.target_start, link.target_end, message, None, related)


def _identified(paper: Paper) -> dict[str, dict[str, Link]]:
    """A paper's links by kind of identifier and identifier."""
    found: dict[str, dict[str, Link]] = {}
    for link in paper.item.links[:12]:
        ids = link_facts(link.target).ids
        for kind in ("arxiv", "forum"):
            if identifier := ids.get(kind):
                found.setdefault(kind, {})[identifier.lower()] = link
    return found


@rule(
    "AGR021",
    "picture-of-another-paper",
    "info",
    bad="# Publications\n- ![Sea](images/sea.png) [Far seas and how to sail them](u)\\\n" + _TWO
    + "- ![Net](⟦images/sea.png⟧) [Nets for deep waters](v)\\\nElin Moe, Jonas Ravn\n",
    good=(
        "# Publications\n- ![Sea](images/sea.png) [Far seas and how to sail them](u)\\\n" + _TWO
        + "- ![Net](images/net.png) [Nets for deep waters](v)\\\nElin Moe, Jonas Ravn\n",
        "# Publications\n- ![Sea](images/500x300.png) [Far seas and how to sail them](u)\\\n" + _TWO
        + "- ![Net](images/500x300.png) [Nets for deep waters](v)\\\nElin Moe, Jonas Ravn\n",
    ),
)  # fmt: skip
def picture_of_another_paper(homepage: Homepage) -> Problems:
    """Two papers show one picture.

    One of them still has the picture of the entry that it was copied from.
    """
    for paper, link, other, place in _shared(read_papers(homepage), images=True):
        title = other.item.title.text if other.item.title else ""
        related = Related(other.item.page.place(place.target_start, place.target_end), "the other picture")
        yield problem(
            paper.item.page,
            link.target_start,
            link.target_end,
            f"This is also the picture of '{title}'",
            None,
            (related,),
        )
