"""Corrections for a word that no list knows: common words one edit away, or two for long words.

Precision first: short words, words built from known parts and words near nothing common get none.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitecheck.facts import words_table
from sitecheck.facts.words_distance import distance, one_edit, slip_cost
from sitecheck.facts.words_table import DERIVED, DOMAIN, FOREIGN, TECHNICAL

_PREFIXES = (
    "aero agro anti arch astro audio auto bi bio cardio chemo co contra counter cross crypto cyber de "
    "di dis eco electro endo epi equi ethno exo extra fore geo giga hemi hetero homo hydro hyper hypo "
    "immuno in infra inter intra iso kilo macro magneto mal mega meta micro mid milli mini mis mono "
    "morpho multi myo nano neo neuro non omni ortho out over palaeo paleo pan para patho peri pharmaco "
    "photo physio poly post pre pro proto pseudo psycho quasi radio re retro self semi socio spatio "
    "spectro step stereo sub super supra sur tele therm thermo trans tri ultra un under uni up video "
    "visuo xeno"
).split()
_SUFFIXES = "like wise ness less able ability ization isation ist ism ish dom ly s".split()
_VERB_ENDINGS = "er ers or ors ed ing".split()
_LITTLE_WORDS = "and for from in of the to with".split()
_LITTLE = frozenset(
    "an and are as at by for from in is it my of on or our that the this to was we with".split()
)
_BEFORE_THE = "about and as at by for from in into is of on over that to under with".split()
_MOST = 5
_LONGEST = 40
"""Letters of the longest word that is compared with others; English has none as long."""


def corrections(word: str) -> tuple[tuple[str, ...], bool]:
    """Corrections of an unknown lower-case ASCII word, the likeliest first, and whether they are likely.

    Unlikely ones come for short words only: half of those are abbreviations and names.
    """
    if not 4 <= len(word) <= _LONGEST or not word.isalpha():
        return (), False
    key = word.encode()
    found = _one_edit(key)
    # "publiccation" is no compound of public and cation.
    surely = len(word) >= 8 and bool(found) and found[0][2] <= 0.8 and found[0][3] >= 0.9
    if not surely and _is_built(word):
        return (), False
    ranked = [entry for entry in found if _close_enough(len(key), *entry[2:])]
    if not ranked:
        glued = _glued(word)
        if glued:
            return (glued,), True
        if len(key) >= 9:
            ranked = _two_edits(key)
    likely = bool(ranked)
    if not ranked:
        ranked = [entry for entry in found if entry[2] < 1.3 and entry[3] >= 0.5]
    return tuple(entry[1].decode() for entry in ranked[:_MOST]), likely


def everyday_near(word: str) -> tuple[str, ...]:
    """Everyday words one edit from an unknown lower-case ASCII word, the likeliest first.

    For words among other everyday words alone: elsewhere half of what it finds are abbreviations and names.
    """
    if not 3 <= len(word) <= _LONGEST or not word.isalpha() or (len(word) > 4 and _is_built(word)):
        return ()
    key = word.encode()
    least = 0.7 if len(key) == 3 else 0.6
    # "xclock" and "filep" are names that programmers give.
    found = [e for e in _one_edit(key) if e[3] >= least and e[1] not in (key[1:], key[:-1])]
    found.sort(key=lambda entry: entry[2] - 2 * entry[3])
    return tuple(entry[1].decode() for entry in found[:_MOST])


def _one_edit(key: bytes) -> list[tuple[float, bytes, float, float]]:
    """(rank, word, cost of the slip, worth of the word) of every candidate one edit away, best first."""
    table = words_table.load()
    size = len(key)
    half = size // 2
    found: set[bytes] = set()
    for length in (size - 1, size, size + 1):
        found.update(table.with_part(key[:half], length))
        found.update(table.with_part(key[half:], length, at_end=True))
    found = {other for other in found if one_edit(key, other)}
    # The one edit that touches both halves.
    swapped = key[: half - 1] + key[half : half + 1] + key[half - 1 : half] + key[half + 1 :]
    if table.word_class(swapped):
        found.add(swapped)
    ranked = []
    for other in found:
        cost, worth = slip_cost(key, other), _worth(other)
        ranked.append((cost - worth, other, cost, worth))
    return sorted(ranked)


def _two_edits(key: bytes) -> list[tuple[float, bytes, float, float]]:
    table = words_table.load()
    third = len(key) // 3
    found: set[bytes] = set()
    for length in range(len(key) - 2, len(key) + 3):
        found.update(table.with_part(key[: third + 1], length, core=True))
        found.update(table.with_part(key[-third - 1 :], length, at_end=True, core=True))
    letters = set(key)
    # Another first letter makes another word: nbconvert, pyversions, diskimage are tools, not slips.
    close = (o for o in found if o[0] == key[0] and len(letters.symmetric_difference(o)) <= 3)
    return sorted(
        (2 - _worth(other), other, 2.0, _worth(other)) for other in close if distance(key, other, 2) <= 2
    )


def moved_space(one: str, two: str) -> tuple[str, str] | None:
    """`th emain` → (`the`, `main`): two neighbours that one letter on the other side makes everyday words.

    At least one of the two (both in lower case) must be no known word.
    """
    table = words_table.load()
    if len(one) < 2 or len(two) < 2 or not (one + two).isalpha():
        return None
    if table.word_class(one.encode()) and table.word_class(two.encode()):
        return None
    for left, right in ((one + two[0], two[1:]), (one[:-1], one[-1] + two)):
        if not (left in _LITTLE or right in _LITTLE):  # "changings and" is no changing sand
            continue
        if len(left) > 1 and len(right) > 1 and is_everyday(left) and is_everyday(right):
            return left, right
    return None


def lost_beginning(word: str) -> str:
    """`ivacy` → `privacy`: the one everyday word of which an unknown lower-case word is all but the first
    two letters; empty where there is none.
    """
    table = words_table.load()
    key = word.encode()
    if len(key) < 5 or table.word_class(key):
        return ""
    found = [other for other in table.with_part(key, len(key) + 2, at_end=True) if _worth(other) >= 0.5]
    return found[0].decode() if len(found) == 1 else ""


def by_use(wrong: str, words: Iterable[str]) -> list[str]:
    """Corrections of a word, those of the likelier slips, of academic homepages and of common use first."""
    key = wrong.encode()

    def rank(word: str) -> float:
        right = word.lower().encode()
        return (slip_cost(key, right) if one_edit(key, right) else 1.2) - 2 * _worth(right)

    return sorted(words, key=rank)


def is_homepage_word(word: str) -> bool:
    """Whether a word stands in our own list of the words of academic homepages."""
    return words_table.load().word_class(word.encode()) == DOMAIN


def is_common(word: str, right: str) -> bool:
    """Whether `right` is a common or technical word, one edit behind the first letter away from `word`."""
    return word[0] == right[0] and _worth(right.encode()) >= 0.4 and one_edit(word.encode(), right.encode())


def is_everyday(word: str) -> bool:
    """Whether a word belongs to academic homepages or to everybody's English."""
    kind = words_table.load().word_class(word.encode())
    return kind == DOMAIN or "5" <= kind <= "7"


def _worth(word: bytes) -> float:
    kind = words_table.load().word_class(word)
    if kind == DOMAIN:
        return 0.9
    if kind == TECHNICAL:
        return 0.45
    if kind == DERIVED:
        return 0.15
    return 0.1 * int(kind) if kind.isdigit() else 0.0


def _close_enough(size: int, cost: float, worth: float) -> bool:
    """The shorter the word, the commoner its correction must be: short unknown words are names and units."""
    if cost >= 1.4 and size < 9:  # a strange first letter: an abbreviation, a command, a name
        return False
    if size == 4:
        return worth >= 0.7 and cost < 0.75
    if size == 5:
        return worth >= 0.6 and cost < (1.35 if worth >= 0.9 else 1.2 if worth >= 0.7 else 1)
    if size == 6:
        return worth >= (0.4 if cost <= 0.7 else 0.5)
    if size == 7:
        return worth >= 0.4
    return worth >= (0.3 if size == 8 else 0.05)


def _glued(word: str) -> str:
    """The two words of `workshopin` or `withmachine`, if the larger one is everybody's; else nothing."""
    if word.endswith("the") and word[:-3] in _BEFORE_THE:
        return f"{word[:-3]} the"
    for little in _LITTLE_WORDS:
        if len(word) - len(little) >= 5:
            if word.endswith(little) and is_everyday(word[: -len(little)]):
                return f"{word[: -len(little)]} {little}"
            if (
                little in ("the", "with", "from")
                and word.startswith(little)
                and is_everyday(word[len(little) :])
            ):
                return f"{little} {word[len(little) :]}"
    return ""


def _is_built(word: str) -> bool:
    """Whether a word consists of known parts: `multi-modal`, `key-point`, `graph-like`, `updat-er`."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4 and _solid(word[len(prefix) :], "2"):
            return True
    for endings, least in ((_SUFFIXES, "2"), (_VERB_ENDINGS, "3")):
        for ending in endings:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= 4 and _takes(stem, ending, least):
                return True
    return any(_solid(word[:cut], "4") and _solid(word[cut:], "4") for cut in range(4, len(word) - 3))


def _takes(stem: str, ending: str, least: str) -> bool:
    """Whether a stem, or the stem with the e that an ending swallows, is a word."""
    if ending == "s":
        kind = words_table.load().word_class(stem.encode())
        return stem[-1] != "s" and (kind == FOREIGN or (bool(kind) and len(stem) > 7) or _solid(stem, least))
    if stem[-1] == "e" and ending in _VERB_ENDINGS:
        return False
    return _solid(stem, least) or _solid(stem + "e", least)


def _solid(part: str, least: str) -> bool:
    """Whether a part is a word of our own lists or at least as common as the class `least`."""
    kind = words_table.load().word_class(part.encode())
    return kind in (DOMAIN, TECHNICAL, DERIVED) or least <= kind <= "7"
