"""One name with and without its hyphen, in one word or in two, with other capitals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sitecheck.findings import Related
from sitecheck.homepage.model import Homepage
from sitecheck.homepage.people import as_name
from sitecheck.jekyll.blocks import CODE
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.people._names import authors, listed_items
from sitecheck.rules.rule import HasPlaces, Problems, problem, replace, rule

_TITLED = re.compile(
    r"\b(?:Prof(?:essor|s?\.)?|Drs?\.?)[ \u00a0](?:Dr\.[ \u00a0])?(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ][\w’'-]+\.?){1,3})"
)
_JOINED = re.compile(r"^[\w-]|[\w-]$")
_PAPER = "# Publications\n- [A long title of a paper](u)\\\n"
_SECOND = "- [Another title of a paper](v)\\\n"


class _Written(NamedTuple):
    """A name at a place."""

    name: str
    where: HasPlaces
    start: int
    end: int
    text: str


@rule(
    "PER021",
    "name-in-two-forms",
    "warning",
    follows=("PER004", "PER010", "PER014", "PER015"),
    fix="suggestion",
    bad=(
        f"{_PAPER}Elin Moe, Mei-Ling Sun, Bo Li\n{_SECOND}⟦Mei Ling Sun⟧, Elin Moe\n",
        f"{_PAPER}Elin Moe, Mei-Ling Sun, Bo Li\n\n# Education\n- PhD, advised by [⟦Mei Ling Sun⟧](https://m.example.org)\n",
        f"{_PAPER}Elin Moe, Mei-Ling Sun, Bo Li\n\n# News\n- A paper with Bo Li and ⟦Mei Ling Sun⟧ is out.\n",
        f"{_PAPER}Elin Moe, Ian McRavn, Bo Li\n{_SECOND}Ian McRavn, Elin Moe\n- [A third title of a paper](w)\\\n"
        "⟦Ian Mcravn⟧, Elin Moe\n",
    ),
    good=(
        f"{_PAPER}Elin Moe, Mei-Ling Sun, Bo Li\n{_SECOND}Mei Sun, Elin Moe\n",
        f"{_PAPER}Elin Moe, Mei-Ling Sun, MEI-LING SUN\n",
        f"{_PAPER}An-Na Sun, Anna Sun, Bo Li\n{_SECOND}Anna Sun, Bo Li\n",
        f"{_PAPER}Elin M. Moe, Bo Li\n{_SECOND}Elin M Moe, Bo Li\n",
        f"{_PAPER}Elin Moe, Xiaohu Sun\n{_SECOND}Elin Moe, XiaoHu Sun\n",
    ),
)
def name_in_two_forms(site: Site, homepage: Homepage) -> Problems:
    """One name stands with a hyphen and without, in one word and in two, or with other capitals.

    Searches and indexes take the two for two persons.
    """
    forms: dict[str, list[_Written]] = defaultdict(list)
    listed = [
        _Written(author.name, item.page, author.start, author.name_end, item.page.text)
        for item, author in authors(homepage)
    ]
    for one in listed:
        forms[_letters(one.name)].append(one)
    if not forms:
        return
    unjoined = {one.name.replace("-", " ") for one in listed if "-" in one.name}
    for one in _mentions(site, {(one.where, one.start) for one in listed}, unjoined):
        if (key := _letters(one.name)) in forms:
            forms[key].append(one)
    for key in _side_by_side(homepage):
        forms.pop(key, None)
    for written in forms.values():
        names = Counter(one.name for one in written)
        if len(names) == 2:
            yield from _odd(written, names)


def _side_by_side(homepage: Homepage) -> Iterator[str]:
    """The letters that two authors of one paper share: they are two persons."""
    for item in listed_items(homepage):
        names = {author.name for author in item.authors}
        yield from (key for key, times in Counter(map(_letters, names)).items() if times > 1)


def _letters(name: str) -> str:
    """A name's letters without marks, blanks, case."""
    return "".join(c for c in name.casefold() if c.isalpha())


def _odd(written: list[_Written], names: Counter[str]) -> Problems:
    """The form of a name that is the rarer; of two that are equally frequent, the one that lost its hyphen."""
    (first, often), (second, seldom) = names.most_common()
    words = [re.sub(r"[.\s]+", " ", name).split() for name in (first, second)]
    if words[0] == words[1] or any(word.isupper() and len(word) > 1 for name in words for word in name):
        return  # Only full stops differ, or capitals are a style of their own.
    if often == seldom:
        if second.count("-") > first.count("-") and second.replace("-", " ") == first:
            first, second = second, first
        elif first.replace("-", " ") != second:
            return
    right = next(one for one in written if one.name == first)
    related = Related(right.where.place(right.start, right.end), f"'{first}' here")
    for one in written:
        if one.name == second:
            fix = None
            if one.text[one.start : one.end] == second:
                fix = replace(one.where, one.start, one.end, first, safety="suggestion")
            yield problem(one.where, one.start, one.end, f"Elsewhere: '{first}'", fix, (related,))


def _mentions(site: Site, listed: set[tuple[HasPlaces, int]], unjoined: set[str]) -> Iterator[_Written]:
    """Names outside author lists: texts of links, what follows a title, and some that are looked for."""
    for page in site.pages:
        seen: set[int] = set()
        for start, end, name in (*_linked(page), *_titled(page), *_literal(page, unjoined)):
            if start not in seen and (page, start) not in listed:
                seen.add(start)
                yield _Written(name, page, start, end, page.text)


def _linked(page: Page) -> Iterator[tuple[int, int, str]]:
    for link in page.links:
        text = link.text
        if link.image or not 5 <= len(text) <= 40 or page.text[link.text_start : link.text_end] != text:
            continue
        name = as_name(text, 0, len(text))
        if name is not None and name.name == text[name.start : name.end]:
            yield link.text_start + name.start, link.text_start + name.end, name.name


def _titled(page: Page) -> Iterator[tuple[int, int, str]]:
    for block in page.blocks:
        if "Prof" not in block.text and "Dr" not in block.text:
            continue
        for match in _TITLED.finditer(block.plain(CODE)):
            span = block.span(*match.span("name"))
            yield span.start, span.end, match["name"]


def _literal(page: Page, names: set[str]) -> Iterator[tuple[int, int, str]]:
    """Where some names stand on a page: in short lists of papers below News, in sentences."""
    for block in page.blocks if names else ():
        for name in names:
            at = block.text.find(name) if name in block.text else -1
            if at >= 0 and not block.marks(at, at + len(name)) & CODE:
                span = block.span(at, at + len(name))
                if page.text[span.start : span.end] == name and not _JOINED.search(
                    page.text, span.start - 1, span.end + 1
                ):
                    yield span.start, span.end, name
