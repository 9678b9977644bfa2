"""Author lists: their commas and full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.homepage.model import Homepage, Item
from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import hits
from sitecheck.rules.rule import Problems, problem, replace, rule

_DOUBLE = re.compile(r"(?<=[^\s,]),[ \t]*,+(?!,*\d)(?=\s|$)")
_TRAILING = re.compile(r"[ \t]*(?P<comma>[,;])[ \t]*(?P<rest>$|\[)")
_STOPPED = re.compile(r"^[A-Z][a-z]{2,}(?P<stop>\.)(?= [A-Z][a-z]+)")
_TITLES = frozenset(
    """prof dr mr mrs ms assoc asst st jr sr ste wm chr geo alex jos thos chas rev phil theo fred
    edw mme mlle""".split()
)
_INITIAL = re.compile(r"\b[A-Z]\.(?=[A-Z][a-z]{2,})")
_MIDDLE = re.compile(r"[A-Z][a-z]{2,} [A-Z]\.[A-Z][a-z]{2,}|[A-Z]\.[A-Z][a-z]{2,} [A-Z][a-z]+")
"""One space of the name is there and the other is not."""
_HONORIFIC = re.compile(r"\b(?P<title>Prof|Dr|Mr|Mrs|Ms|St|Assoc\. Prof|Asst\. Prof)\.(?=[A-Z][a-z])")


def _papers(homepage: Homepage) -> Iterator[Item]:
    for section in homepage.of_kind("publications", "news", "about", "projects"):
        for item in section.items:
            if item.authors:
                yield item


@rule(
    "PER001",
    "double-comma",
    "warning",
    fix="safe",
    bad=("Elin Moe⟦,,⟧ Tomas Varga, Jonas Ravn", "Elin Moe⟦, ,⟧ Tomas Varga"),
    good=("Elin Moe, Tomas Varga", "`a,,b`", "rows 1,,3"),
)
def double_comma(page: Page) -> Problems:
    """Two commas stand side by side.

    In an author list it looks as if a name were lost.
    """
    for hit in hits(page, _DOUBLE):
        start, end = hit.span()
        if page.text[start:end].strip(", \t"):
            continue
        yield problem(
            page, start, end, "Two commas: is a name missing?", hit.fix(",", title="Write one comma")
        )


@rule(
    "PER002",
    "trailing-comma",
    "warning",
    fix="safe",
    bad=(
        "# Publications\n- ``CVPR 2024`` [A title of a paper](u)\\\nElin Moe, T. Varga, Jonas Ravn⟦,⟧\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn⟦,⟧ [[code]](v)\n",
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas Ravn\n",
        "# Publications\n- Elin Moe, Jonas Ravn,\\\nA long title of a paper. CVPR 2024.\n",
    ),
)
def trailing_comma(homepage: Homepage) -> Problems:
    """An author list ends with a comma.

    The reader waits for one more name, which never comes.
    """
    for section in homepage.of_kind("publications"):
        for item in section.items:
            if not item.authors:
                continue
            block = next((b for b in item.blocks if b.start <= item.authors[-1].start < b.end), None)
            if block is None:
                continue
            last = item.authors[-1].name
            index = block.text.rfind(last)
            if index < 0:
                continue
            match = re.compile(r"[\s*†‡§\d]*").match(block.text, index + len(last))
            comma = _TRAILING.match(block.text, match.end() if match else index)
            if comma is None or (block is not item.blocks[-1] and not comma["rest"]):
                continue
            if not comma["rest"] and "\n" in block.text[comma.end() :]:
                continue
            start, end = block.span(*comma.span("comma"))
            fix = replace(item.page, start, end, "", title="Remove the comma")
            yield problem(item.page, start, end, f"The author list ends with a comma, after {last}", fix)


@rule(
    "PER003",
    "full-stop-after-given-name",
    "warning",
    fix="safe",
    bad="# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jonas⟦.⟧ Ravn, Tomas Varga\n",
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, J. Ravn, Prof. Tomas Varga\n",
        "# Publications\n- Elin Moe, Jonas Ravn. Learning to swim far out. CVPR 2024\n",
    ),
)
def full_stop_after_given_name(homepage: Homepage) -> Problems:
    """A full stop stands behind a given name that is written out.

    Indexes then read it as an initial, and the person as somebody else.
    """
    for item in _papers(homepage):
        for author in item.authors:
            match = _STOPPED.match(author.name)
            if match is None or match[0][:-1].lower() in _TITLES:
                continue
            start = author.start + match.start("stop")
            if item.page.text[start : start + 1] != ".":
                continue
            fix = replace(item.page, start, start + 1, "", title="Remove the full stop")
            yield problem(
                item.page, start, start + 1, f"'{author.name}': the given name is no abbreviation", fix
            )


@rule(
    "PER004",
    "initial-without-space",
    "warning",
    fix="safe",
    bad=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, ⟦J.Ravn⟧\n"
        "- [Another title of a paper](v)\\\nJ. Ravn, Tomas Varga\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, ⟦Jonas M.Ravn⟧, Bo Li\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, ⟦M.Jonas Ravn⟧, Bo Li\n",
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, J.Ravn, T.Varga\n",
        "# Publications\n- [A long title of a paper](u)\\\nE.Lin Moe, J.Jonas Ravn, T.Varga\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, J. Ravn\n",
    ),
)
def initial_without_space(homepage: Homepage) -> Problems:
    """A name has no space after an initial, but one elsewhere in it or on the page.

    Two spellings of one person look like two persons.
    """
    items = list(_papers(homepage))
    spaced = {author.name for item in items for author in item.authors}
    for item in items:
        for author in item.authors:
            right = _INITIAL.sub(lambda match: match[0] + " ", author.name)
            if right == author.name:
                continue
            if right in spaced:
                message = f"Elsewhere on the page: '{right}'"
            elif _MIDDLE.fullmatch(author.name) and not any(
                _INITIAL.search(other.name) for other in item.authors if other.name != author.name
            ):
                message = "No space after the initial"
            else:
                continue
            start, end = author.start, author.name_end
            fix = replace(item.page, start, end, right) if item.page.text[start:end] == author.name else None
            yield problem(item.page, start, end, message, fix)


@rule(
    "PER005",
    "honorific-without-space",
    "warning",
    fix="safe",
    bad=("Advised by ⟦Prof.⟧Jonas Ravn", "Washington University in ⟦St.⟧Louis"),
    good=("Advised by Prof. Jonas Ravn", "the .Dr. file", "see Dr.example.org"),
)
def honorific_without_space(page: Page) -> Problems:
    """No blank follows the full stop of an abbreviation before a name.

    Title and name run together into one word.
    """
    for hit in hits(page, _HONORIFIC):
        at = hit.match.end()
        text = hit.match.string
        if "." in text[at : at + 20].split(" ")[0].rstrip(".,"):
            continue
        start, end = hit.span()
        fix = hit.insert(" ", at, "Put a space after the full stop")
        yield problem(page, start, end, f"No space after '{hit.match['title']}.'", fix)
