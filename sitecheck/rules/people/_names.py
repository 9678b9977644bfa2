"""Names of people, as the rules of this family compare them."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.facts.pinyin import is_syllable
from sitecheck.homepage.model import Author, Homepage, Item

LONGEST = 300
"""Characters of a name; a stranger's bibliography may have fields of a million."""


def authors(homepage: Homepage) -> Iterator[tuple[Item, Author]]:
    """The authors of all listed papers; without what is too long to be a name, and to be taken apart."""
    for section in homepage.statements("publications"):
        for item in section.items:
            for author in item.authors:
                if len(author.name) <= LONGEST:
                    yield item, author


def listed_items(homepage: Homepage) -> Iterator[Item]:
    """The listed papers."""
    for section in homepage.statements("publications"):
        yield from section.items


def one_edit_apart(a: str, b: str) -> bool:
    """Whether one letter left out, added, changed or two swapped make one word of the other."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    low = 0
    while low < min(len(a), len(b)) and a[low] == b[low]:
        low += 1
    x, y = a[low:], b[low:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (len(x) > 1 and x[:2] == y[1::-1] and x[2:] == y[2:])


def differing(a: str, b: str) -> tuple[str, str] | None:
    """The one word in which two names of equal length differ."""
    one, two = a.split(), b.split()
    if len(one) != len(two):
        return None
    apart = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    return apart[0] if len(apart) == 1 else None


def same_sound(a: str, b: str) -> bool:
    """Whether two words may well be two names: `Yixin` and `Yixing`, `Lin` and `Lan`."""
    short, long = sorted((a, b), key=len)
    if long == short + "g" or long.replace("ng", "n") == short.replace("ng", "n"):
        return True
    return len(short) == len(long) and any(
        x != y and x in "aeiou" and y in "aeiou" for x, y in zip(short, long, strict=True)
    )


def is_common(name: str) -> bool:
    """Whether a name may well be that of several people: two Chinese syllables, or less."""
    words = name.split()
    return len(words) < 2 or all(is_syllable(word.lower()) for word in words)
