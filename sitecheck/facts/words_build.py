"""Compiles the word list: pyspellchecker's frequencies (MIT), our own technical and domain words.

Run while the wheel is made, and in memory where that never happened.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from functools import cache
from importlib.util import find_spec
from struct import pack
from unicodedata import combining, normalize
from zlib import crc32

from sitecheck.facts.tables import DATA
from sitecheck.facts.words_table import (
    DERIVED,
    DOMAIN,
    FILE,
    FOREIGN,
    LONGEST,
    MAGIC,
    NAME,
    SHORTEST,
    TECHNICAL,
)

BUCKETS = 1 << 17

_CLASS_FLOORS = (51, 100, 300, 1000, 3000, 10_000, 100_000)
"""Least counts of the classes 1 to 7; class 0 holds words that its makers took from word lists."""

_OTHER_LANGUAGES = {"fr": 55, "de": 100, "es": 120, "it": 430, "pt": 330, "nl": 240}
"""Least counts at which words of other languages are known: a French phrase is no misspelling."""

_BRITISH = (
    ("ization", "isation"),
    ("ize", "ise"),
    ("izing", "ising"),
    ("izer", "iser"),
    ("izable", "isable"),
    ("izability", "isability"),
    ("paleo", "palaeo"),
    ("yze", "yse"),
    ("yzing", "ysing"),
    ("eling", "elling"),
    ("eled", "elled"),
    ("eler", "eller"),
    ("aling", "alling"),
    ("aled", "alled"),
)
_BRITISH_OUR = (
    "arbor ardor armor behavior candor clamor color demeanor endeavor favor fervor flavor glamor harbor "
    "honor humor labor neighbor odor parlor rancor rigor rumor savior savor splendor tumor valor vapor "
    "vigor"
).split()
_BRITISH_OTHER = (
    "analogue axe catalogue centre centred centres cheque cheques cosy defence defences dialogue disc "
    "fibre fibres fulfil fulfilment grey gynaecology haemoglobin instalment jewellery judgement "
    "kilometre kilometres licence licences litre litres lustre manoeuvre manoeuvres meagre metre metres "
    "millimetre mould moult offence oestrogen orthopaedic paediatric plough practise practised "
    "practising pretence programme programmes sceptical sceptic skilful sombre spectre sulphur theatre "
    "theatres travelogue tyre tyres wilful woollen ageing acknowledgement artefact artefacts whilst "
    "amongst learnt burnt enrol enrolment enrolments aluminium manoeuvring palaeo analyse analysed "
    "analyses analysing catalyse encyclopaedia"
).split()


def build(target: str) -> list[str]:
    """Write the compiled list into the folder `target`; returns the files written."""
    path = os.path.join(target, FILE)
    with open(path, "wb") as file:
        file.write(compiled())
    return [path]


def compiled() -> bytes:
    """The compiled list; its layout stands in `words_table`."""
    classes = word_classes()
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for word in sorted(classes):
        key = word.encode()
        buckets[crc32(key) % BUCKETS].append(b"\n" + key + b"\t" + classes[word].encode())
    offsets, blob = [0], bytearray()
    for entries in buckets:
        blob += b"".join(entries)
        offsets.append(len(blob))
    counts, lists = [], bytearray()
    for wanted in (_is_candidate, _is_core):
        by_length: dict[int, list[bytes]] = {}
        for word, kind in classes.items():
            if wanted(word, kind) and word.isascii():
                by_length.setdefault(len(word), []).append(word.encode())
        for length in range(SHORTEST, LONGEST + 1):
            same = sorted(by_length.get(length, []))
            counts.append(len(same))
            lists += b"".join(same) + b"".join(sorted(word[::-1] for word in same))
    return b"".join(
        (
            MAGIC,
            pack("<II", BUCKETS, len(blob)),
            pack(f"<{len(offsets)}I", *offsets),
            blob,
            pack(f"<{len(counts)}I", *counts),
            lists,
        )
    )


def word_classes() -> dict[str, str]:
    """Every known word, in lower case, with its class letter."""
    classes: dict[str, str] = {}
    for language, least in _OTHER_LANGUAGES.items():
        for word, count in _frequencies(language).items():
            if count >= least and _plain(word):
                classes[word] = FOREIGN
                if not word.isascii():
                    classes[_without_accents(word)] = FOREIGN
    english = {
        word: count
        for word, count in _frequencies("en").items()
        if _plain(word) or _is_contraction(word, count)
    }
    for word in english:
        for variant in _british(word):
            classes[variant] = DERIVED
    classes.update((word, _class_of(count)) for word, count in english.items())
    classes.update(dict.fromkeys(_BRITISH_OTHER, _class_of(_CLASS_FLOORS[2])))
    for word in _own("names.txt"):
        classes[word] = NAME
    technical = _own("technical.txt")
    for word in filter(str.islower, technical):
        plural, *others = _inflected(word)
        if plural.endswith(("logies", "ses")):
            others.append(plural)
            plural = word
        for form in (plural, *_british(word), *_british(plural)):
            classes.setdefault(form, DERIVED)
        for form in others:
            for variant in (form, *_british(form)):
                classes.setdefault(variant, NAME)
    for word in technical:
        for part in word.split("-"):
            kind = classes.get(part.lower(), "")
            if kind in ("", "0", "1", FOREIGN, DERIVED):
                classes[part.lower()] = TECHNICAL if word.islower() else NAME
    for line in _lines("corrections.tsv"):
        right, _, wrong = line.partition("\t")
        for part in right.split("-"):
            classes.setdefault(part.lower(), TECHNICAL if right.islower() else NAME)
        for word in wrong.split():
            classes.pop(word, None)
    for word in _own("domain.txt"):
        classes.update(dict.fromkeys(word.split("-"), DOMAIN))
    return classes


def _is_candidate(word: str, kind: str) -> bool:
    """Whether a word may be suggested: the longer it is, the rarer it may be."""
    return (
        kind in (DOMAIN, TECHNICAL) or "3" <= kind <= "7" or (len(word) >= 8 and kind in ("1", "2", DERIVED))
    )


def _is_core(_word: str, kind: str) -> bool:
    return kind == DOMAIN or "5" <= kind <= "7"


def _class_of(count: int) -> str:
    return str(sum(count >= floor for floor in _CLASS_FLOORS))


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 1


def _is_contraction(word: str, count: int) -> bool:
    """`don't`, `we'll`; not the possessives, which are looked up without their ending."""
    return "'" in word and not word.endswith("'s") and count >= _CLASS_FLOORS[3]


def _frequencies(language: str) -> dict[str, int]:
    """Counts of one language's words, read from pyspellchecker's data file."""
    spec = find_spec("spellchecker")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyspellchecker is not installed")
    path = os.path.join(spec.submodule_search_locations[0], "resources", f"{language}.json.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        counts: dict[str, int] = json.load(file)
    return counts


def _own(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return [line for line in file if line.strip() and not line.startswith("#")]


def _british(word: str) -> list[str]:
    """British spellings of an American word."""
    if not _american().search(word):
        return []
    found = []
    for american, british in _BRITISH:
        place = word.rfind(american)
        if place > 2 or (american == "paleo" and place == 0):
            found.append(word[:place] + british + word[place + len(american) :])
    found += [word.replace(stem, stem[:-2] + "our") for stem in _BRITISH_OUR if stem in word]
    return found


@cache
def _american() -> re.Pattern[str]:
    return re.compile("|".join([american for american, _ in _BRITISH] + _BRITISH_OUR))


def _without_accents(word: str) -> str:
    return "".join(char for char in normalize("NFD", word) if not combining(char))


def _inflected(word: str) -> list[str]:
    """Plural and verb forms of a technical word, also those that nobody uses."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    if word.endswith(("s", "x", "ch", "sh")):
        return [word + "es", word + "ed", word + "ing"]
    if word.endswith("ize"):
        return [word[:-1] + "ation", word + "s", word + "d", word[:-1] + "ing", word + "r"]
    if word.endswith("e"):
        return [word + "s", word + "d", word[:-1] + "ing", word + "r", word + "ly"]
    forms = [word + "s", word + "ed", word + "ing", word + "ly"]
    return [*forms, word + "ally"] if word.endswith("ic") else forms
