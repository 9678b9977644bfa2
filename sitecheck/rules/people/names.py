"""How single names stand in an author list."""

from __future__ import annotations

import re
from collections import Counter

from sitecheck.facts.pinyin import is_pinyin
from sitecheck.homepage.model import Author, Homepage, Item
from sitecheck.homepage.people import as_name
from sitecheck.jekyll.page import Page
from sitecheck.rules.people._names import authors
from sitecheck.rules.rule import Problems, problem, replace, rule


def _listed(homepage: Homepage) -> set[str]:
    return {author.name for _, author in authors(homepage)}


@rule(
    "PER006",
    "missing-comma",
    "warning",
    fix="unsafe",
    bad="# Publications\n- [A long title of a paper](u)\\\nElin Moe⟦⟧ Jonas Ravn, Tomas Varga\n"
    "- [Another title of a paper](v)\\\nElin Moe, Tomas Varga, Jonas Ravn\n",
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe Jonas Ravn, Tomas Varga\n",
        "# Publications\n- [A long title of a paper](u)\\\nMaria Elin Moe Ravn, Tomas Varga\n"
        "- [Another title of a paper](v)\\\nElin Moe, Tomas Varga\n",
    ),
)
def missing_comma(homepage: Homepage) -> Problems:
    """No comma stands between two authors.

    They become one person with a long name.
    """
    known = _listed(homepage)
    given = {name.split()[0] for name in known if len(name.split()) == 2}
    for item, author in authors(homepage):
        tokens = author.name.split()
        for cut in range(2, len(tokens) - 1):
            first, second = " ".join(tokens[:cut]), " ".join(tokens[cut:])
            fused = second in known and first.split()[0] in given and len(tokens) == 4
            if not (fused or (first in known and second in known)):
                continue
            at = author.start + len(first)
            if item.page.text[author.start : at] != first:
                continue
            fix = replace(item.page, at, at, ",", safety="unsafe", title="Put a comma between them")
            told = f"{first} and {second} are two authors" + (" elsewhere" if first in known else "")
            yield problem(item.page, at, at, told, fix)
            break


_LOWER = re.compile(
    r"(?:(?<=[,;] )|(?<=and )|(?<=[\n.\])])|(?<!.))(?P<given>[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+) (?P<sur>[a-zß-öø-ÿ]{2,})"
    r"(?P<marks>[*†‡§¶^\d ]{0,6})(?=,| and |\n|$)"
)
_NO_SURNAMES = frozenset(
    """al and author authors code contribution contributions correspondence demo equal first in is of on online oral page
    paper poster press project published review revision student supervised submission the to under video with work""".split()
)


@rule(
    "PER007",
    "lower-case-surname",
    "warning",
    fix="unsafe",
    bad=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Tomas ⟦varga⟧, Jonas Ravn\n",
        "# Publications\n- [A long title of a paper](u)\\\nTomas ⟦varga⟧\\*, Elin Moe\\*, Jonas Ravn\n",
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin van der Moe, Tomas de Varga, Jonas Ravn, et al\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, Best paper, Oral\n",
        "# Publications\n- Elin Moe, Jonas Ravn, Learning things, ICCV 2021\n",
    ),
)
def lower_case_surname(homepage: Homepage) -> Problems:
    """A surname begins with a small letter in an author list.

    It looks as if a word of the title had slipped into the list.
    """
    known = _listed(homepage)
    for section in homepage.statements("publications"):
        for item in section.items:
            for match in _LOWER.finditer(item.text) if item.title else ():
                right = match["sur"].capitalize()
                if match["sur"] in _NO_SURNAMES or not _in_list(
                    item, match, f"{match['given']} {right}" in known
                ):
                    continue
                start, end = item.span(*match.span("sur"))
                fix = None
                if item.page.text[start:end] == match["sur"]:
                    fix = replace(item.page, start, end, right, safety="unsafe")
                yield problem(item.page, start, end, f"The other surnames begin with a capital: {right}", fix)


def _in_list(item: Item, match: re.Match[str], known: bool) -> bool:
    """Whether names stand on both sides, or on one side of a name that is known or bears a mark."""
    text = item.text
    low = item.span(*match.span())[0]
    if item.title is not None and item.title.start <= low < item.title.end:
        return False
    line = text.rfind("\n", 0, match.start()) + 1
    before = text[line : match.start()].rstrip(" ,;").rpartition(",")[2]
    stop = text.find("\n", match.end())
    after = text[match.end() : stop if stop >= 0 else len(text)].lstrip(" ,;").partition(",")[0]
    left = as_name(before.removeprefix(" and "), 0, len(before)) is not None
    after = after.removeprefix("and ")
    right = as_name(after, 0, len(after)) is not None
    return (left and right) or ((left or right) and (known or bool(match["marks"].strip())))


@rule(
    "PER008",
    "trailing-and",
    "warning",
    bad="# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn ⟦and⟧\\\n*ICCV 2021*\n",
    good="# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, and\\\nTomas Varga\n",
)
def trailing_and(homepage: Homepage) -> Problems:
    """An author list ends with "and".

    The reader waits for one more name, which never comes.
    """
    for section in homepage.statements("publications"):
        for item in section.items:
            if not item.authors:
                continue
            for match in re.finditer(r"(?<=[\w*]),? (?P<and>and|&)[ \t]*(?=\n|$)", item.text):
                low, high = item.span(*match.span("and"))
                following = item.text[match.end() :].lstrip("\n ").partition("\n")[0].partition(",")[0]
                last = item.authors[-1]
                if last.end <= low <= last.end + 12 and as_name(following, 0, len(following)) is None:
                    yield problem(item.page, low, high, f"The author list ends with 'and', after {last.name}")


_GROUP = frozenset(
    "alliance center centre collaboration committee consortium experiment group initiative investigators lab "
    "network project society study team working".split()
)


@rule(
    "PER015",
    "name-in-capitals",
    "warning",
    bad=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, ⟦VARGA Tomas⟧\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, ⟦TOMAS VARGA⟧, Bo Li\n",
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nMOE Elin, RAVN Jonas, VARGA Tomas\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, OSLO Collaboration\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn, GJPM Solberg\n",
    ),
)
def name_in_capitals(homepage: Homepage) -> Problems:
    """A name or its surname stands in capitals, unlike the others of the list.

    Indexes file the paper under another name than the others, and the eye stumbles over it.
    """
    for section in homepage.statements("publications"):
        for item in section.items:
            odd = [author for author in item.authors if _in_capitals(author)]
            if odd and len(odd) * 3 <= len(item.authors):
                for author in odd:
                    start, end = author.start, author.name_end
                    yield problem(item.page, start, end, "The other names are not in capitals")


def _in_capitals(author: Author) -> bool:
    words = [
        word for word in re.split(r"[ \-]", author.name) if len(word) > 2 and word.isalpha() and word != "III"
    ]
    if len(words) < 2 or any(word.lower() in _GROUP for word in words):
        return False
    # A short first word that is no Chinese name may be initials without stops: "GJPM".
    return any(
        word.isupper() and (len(word) > 4 or is_pinyin(word.lower()) or word != words[0]) for word in words
    )


@rule(
    "PER016",
    "turned-name",
    "info",
    bad="# Publications\n- [A long title of a paper](u)\\\nElin Moe, Shang Gao, Bo Li\n"
    "- [Another title of a paper](v)\\\nElin Moe, Shang Gao\n- [A third title of a paper](w)\\\n⟦Gao Shang⟧, Bo Li\n",
    good="# Publications\n- [A long title of a paper](u)\\\nElin Moe, Shang Gao, Gao Shang\n",
)
def turned_name(homepage: Homepage) -> Problems:
    """One person stands with given name and surname turned.

    Two orders of one name look like two persons.
    """
    times = Counter(author.name for _, author in authors(homepage))
    for item, author in authors(homepage):
        turned = " ".join(reversed(author.name.split()))
        if len(author.name.split()) != 2 or times[turned] <= times[author.name]:
            continue
        if any(other.name == turned for other in item.authors):
            continue
        start, end = author.start, author.name_end
        yield problem(item.page, start, end, f"Elsewhere on the page: '{turned}'")


_EXPLAINED = re.compile(
    "equal|co-?first|joint|shared|corresp|contribut|lead|advis|superv|alphabet|intern|senior|student|mentor|denot|"
    "indicat|共同|通讯",
    re.IGNORECASE,
)


@rule(
    "PER017",
    "unexplained-mark",
    "info",
    bad="# Publications\n- [A long title of a paper](u)\\\n⟦Elin Moe\\*⟧, Jonas Ravn\\*, Bo Li\n",
    good=(
        "# Publications\n\\* equal contribution\n\n- [A long title of a paper](u)\\\nElin Moe\\*, Jonas Ravn\\*\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
    ),
)
def unexplained_mark(homepage: Homepage) -> Problems:
    """A mark behind an author's name is explained nowhere on the page.

    The reader guesses: equal contribution, or corresponding author?
    """
    first: dict[tuple[str, str], tuple[Item, Author]] = {}
    for item, author in authors(homepage):
        for mark in author.marks:
            if mark in "*†‡§¶#⋆★∗":
                first.setdefault((item.page.path, mark), (item, author))
    for (_, mark), (item, author) in first.items():
        if _is_explained(item.page, mark):
            continue
        yield problem(item.page, author.start, author.end, f"What does {mark} mean?")


def _is_explained(page: Page, mark: str) -> bool:
    """Whether some text of the page has the mark beside a word that explains it."""
    for block in page.blocks:
        text = block.text
        for word in (
            _EXPLAINED.finditer(text) if mark in text else ()
        ):  # not around each mark: there may be a million
            if text.find(mark, max(0, word.end() - 80), word.start() + 61) >= 0:
                return True
    return False
