"""One person, two spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitecheck.facts.pinyin import is_given_pinyin, is_pinyin
from sitecheck.homepage.model import Author, Homepage, Item
from sitecheck.rules.people._names import authors, differing, one_edit_apart, same_sound
from sitecheck.rules.rule import Problems, problem, replace, rule

_LONG = 7
"""Letters; no two given names, and hardly two surnames, of that length differ by one letter alone."""
_STUTTER = re.compile(r"^[A-Z](?=[A-Z][a-z]{2,})")


@rule(
    "PER011",
    "two-spellings",
    "warning",
    follows=("PER003", "PER004", "PER007", "PER010", "PER012", "PER014"),
    fix="suggestion",
    bad=(
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, ⟦Tomas Vagra⟧, Mira Solberg\n"
        "- [Another title of a paper](v)\\\nElin Moe, Tomas Varga, Mira Solberg\n"
        "- [A third title of a paper](w)\\\nTomas Varga, Mira Solberg\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, ⟦Haiche Lin⟧\n"
        "- [Another title of a paper](v)\\\nHaichen Lin, Jonas Ravn, Elin Moe\n",
    ),
    good=(
        "# Publications\n- [A long title of a paper](u)\\\nYixin Moe, Yixing Moe\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Jiaxi Lin\n"
        "- [Another title of a paper](v)\\\nJiaxin Lin, Jonas Ravn, Elin Moe\n",
        "# Publications\n- [A long title of a paper](u)\\\nElin Moe, Yixin Ravn\n"
        "- [Another title of a paper](v)\\\nJonas Varga, Yixing Ravn\n",
    ),
)
def two_spellings(homepage: Homepage) -> Problems:
    """One person is spelt in two ways.

    A letter is missing, doubled or swapped in one of them, and the co-authors are the same.
    """
    pages: dict[str, list[tuple[Item, Author]]] = defaultdict(list)
    for item, author in authors(homepage):
        # The files of a collection make one list to the visitor.
        collection = item.page.collection
        pages[collection if collection not in ("", "pages") else item.page.path].append((item, author))
    told: set[tuple[str, int]] = set()
    whole = [one for written in pages.values() for one in written] if len(pages) > 1 else []
    for written in (*pages.values(), whole):
        for item, author, right in _odd_spellings(written, homepage.owner.names):
            start, end = author.start, author.name_end
            if (item.page.path, start) in told:
                continue
            told.add((item.page.path, start))
            fix = None
            if item.page.text[start:end] == author.name:
                fix = replace(item.page, start, end, right, safety="suggestion")
            yield problem(item.page, start, end, f"Elsewhere: '{right}', with the same co-authors", fix)


def _odd_spellings(
    written: list[tuple[Item, Author]], owner: frozenset[str]
) -> Iterator[tuple[Item, Author, str]]:
    """The names of a page that stand once and look like a slip for another, with that other."""
    papers: dict[str, list[tuple[Item, Author]]] = defaultdict(list)
    for item, author in written:
        papers[author.name].append((item, author))
    near = _Near(papers)
    for odd, found in papers.items():
        if len(found) != 1 or odd.lower() in owner:
            continue
        beside = {author.name for author in found[0][0].authors} - {odd}
        rights = [
            right
            for right in near.of(odd)
            if right not in beside and _is_slip(odd, right, beside, papers[right], owner)
        ]
        if rights:
            yield *found[0], max(rights, key=lambda right: len(papers[right]))


class _Near:
    """Tells which of many names may lie one edit of one word away from a name.

    Two words one edit apart have a form in common when one letter is left out of each (or of one), so
    names are kept under these forms and never compared with all others.
    """

    __slots__ = ("_names",)

    MOST = 40
    """Names under one form from which nothing is told: so many differ on purpose (`Author A`, `Author B`)."""
    LONGEST = 30
    """Letters of the longest word that is looked at."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for form in self._forms(name):
                self._names[form].append(name)

    def of(self, name: str) -> list[str]:
        """The other names that may be the same with a slip, in the order in which all were given."""
        found: dict[str, None] = {}
        for form in self._forms(name):
            if len(self._names[form]) <= self.MOST:
                found.update(dict.fromkeys(self._names[form]))
        found.pop(name, None)
        return list(found)

    def _forms(self, name: str) -> set[str]:
        words = name.split()
        forms: set[str] = set()
        for place, word in enumerate(words):
            if 3 <= len(word) <= self.LONGEST:
                head, tail = " ".join(words[:place]), " ".join(words[place + 1 :])
                shorter = {word[:at] + word[at + 1 :] for at in range(len(word))} | {word}
                forms.update(f"{head}\0{form}\0{tail}" for form in shorter)
        return forms


def _letters(name: str) -> str:
    return re.sub(r"[\W\d_]", "", name)


def _is_slip(
    odd: str, right: str, beside: set[str], written: list[tuple[Item, Author]], owner: frozenset[str]
) -> bool:
    """Whether one name is the other with a slip, and stands among the same co-authors.

    Args:
        odd: the name that stands once.
        right: the other.
        beside: the co-authors of the first.
        written: the papers of the second.
        owner: the owner's names, lower case.
    """
    apart = differing(odd, right)
    if apart is None or min(map(len, apart)) < 3 or not one_edit_apart(*apart):
        return False
    if _STUTTER.sub("", right) == odd or _letters(right) == _letters(odd):
        return False
    others = {author.name for item, _ in written for author in item.authors} - {right}
    shared = sum(name.lower() not in owner for name in beside & others)
    if _is_no_syllable(*apart) and len(written) > 1:
        return True
    if min(map(len, apart)) < 4:
        # `Qin` and `Qing`: short surnames differ by a letter in earnest, but seldom behind one given name.
        rest = max(len(word) for word in right.split() if word != apart[1])
        return shared >= 4 and len(written) > 1 and rest >= 5
    needed = 3 if _may_be_two(odd, right, *apart) else 1
    if len(written) == 1:
        strange = is_given_pinyin(apart[1].lower()) and not is_given_pinyin(apart[0].lower())
        return shared > needed - strange and len(odd) < len(right)
    return shared >= needed


def _is_no_syllable(odd: str, right: str) -> bool:
    """Whether a word can't be Pinyin, and the other is: `Wagn` for `Wang`."""
    return is_pinyin(right.lower()) and not is_pinyin(odd.lower())


def _may_be_two(odd: str, right: str, one: str, other: str) -> bool:
    """Whether the two may well be two persons: short names that differ by a sound often are."""
    changed = sorted(one) != sorted(other) and len(one) == len(other) < _LONG
    if not changed and not same_sound(one, other):
        return False
    rest = max((len(word) for word in odd.split() if word != one), default=0)
    if min(len(one), len(other)) >= _LONG or rest >= _LONG:
        return False
    chinese = all(is_pinyin(word.lower()) for word in right.split())
    return chinese or len(_letters(right)) < _LONG + 3


@rule(
    "PER012",
    "stray-letter",
    "warning",
    fix="unsafe",
    bad="# Publications\n- [A long title of a paper](u)\\\n⟦TTomas Varga⟧, Elin Moe\n"
    "- [Another title of a paper](v)\\\nTomas Varga, Elin Moe\n",
    good="# Publications\n- [A long title of a paper](u)\\\nMcTomas Varga, DJ Varga, Elin Moe\n"
    "- [Another title](v)\\\nTomas Varga, Elin Moe\n",
)
def stray_letter(homepage: Homepage) -> Problems:
    """A stray capital stands before a name.

    Without it, the name is that of another paper's author.
    """
    known = {author.name for _, author in authors(homepage)}
    for item, author in authors(homepage):
        right = _STUTTER.sub("", author.name)
        if right == author.name or right not in known:
            continue
        start, end = author.start, author.name_end
        fix = None
        if item.page.text[start:end] == author.name:
            fix = replace(item.page, start, end, right, safety="unsafe")
        yield problem(item.page, start, end, f"Elsewhere on the page: '{right}'", fix)
