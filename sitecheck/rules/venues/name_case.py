"""Full names of venues with the capitals of a sentence among names with capitals."""

from __future__ import annotations

from collections import defaultdict

from sitecheck.facts.venues import VenueMention
from sitecheck.findings import Edit, Fix, Related
from sitecheck.homepage.model import Homepage, Item
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.venues._mentions import mentions

_RIGHT = ("name", "alias", "incomplete")
_ENOUGH = 3
"""So many names on the page have their capitals for each that has not."""
_LIST = (
    "# Publications\n\n"
    "- Elin Moe. Seeing. IEEE Transactions on Medical Imaging, 2021.\n"
    "- Elin Moe. Hearing. European Conference on Computer Vision, 2022.\n"
    "- Elin Moe. Feeling. International Conference on Machine Learning, 2023.\n"
)


@rule(
    "VEN018",
    "venue-name-case",
    "warning",
    fix="safe",
    bad=_LIST + "- Elin Moe. Tasting. ⟦International conference on learning representations⟧, 2024.\n",
    good=(
        _LIST + "- Elin Moe. Tasting. International Conference on Learning Representations, 2024.\n",
        "# Publications\n\n- Elin Moe. Seeing. IEEE transactions on medical imaging, 2021.\n"
        "- Elin Moe. Hearing. European Conference on Computer Vision, 2022.\n",
    ),
)
def venue_name_case(homepage: Homepage) -> Problems:
    """A venue's name has small letters where the others of the page have capitals.

    One list in two hands: the reader takes it for copied together.
    """
    pages: defaultdict[str, list[tuple[Item, VenueMention]]] = defaultdict(list)
    for item, mention in mentions(homepage):
        pages[item.page.path].append((item, mention))
    for named in pages.values():
        right = [(item, m) for item, m in named if m.form in _RIGHT and m.name_end - m.name_start > 20]
        wrong = [(item, m) for item, m in named if m.form == "wrong-case" and m.right.count(" ") > 2]
        if not wrong or len(right) < _ENOUGH * len(wrong):
            continue
        model, first = right[0]
        related = Related(
            model.page.place(*model.span(first.name_start, first.name_end)), "with its capitals"
        )
        for item, mention in wrong:
            start, end = item.span(mention.name_start, mention.name_end)
            fix = _capitals(item, mention)
            message = f"Other names of the page have their capitals: '{mention.right}'"
            yield problem(item.page, start, end, message, fix, (related,))


def _capitals(item: Item, mention: VenueMention) -> Fix | None:
    """Each letter on its own: braces of BibTeX, emphasis and new lines within the name stay."""
    found = item.text[mention.name_start : mention.name_end]
    said, meant = found.split(), mention.right.split()
    if [(part.lower(), len(part)) for part in said] != [(part.lower(), len(part)) for part in meant]:
        return None
    letters = iter("".join(meant))
    edits = []
    for at, letter in enumerate(found, mention.name_start):
        if letter.isspace() or letter == (right := next(letters)):
            continue
        low, high = item.span(at, at + 1)
        if item.page.text[low:high] != letter:
            return None
        edits.append(Edit(item.page.place(low, high), right))
    return Fix(f"Write '{mention.right}'", "safe", tuple(edits))
