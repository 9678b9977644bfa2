"""`a` and `an`."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site
from sitecheck.rules.prose import site_hits
from sitecheck.rules.rule import Problems, problem, rule

_ARTICLE = re.compile(
    r"(?<![\w'’.\-/&$=+*])(?P<article>a|A|an|An) (?P<word>[A-Za-z][\w’']*|\d+)(?P<more>[-+.]?[A-Za-z0-9]*)"
)
_SENTENCE_START = re.compile(r"(?:^|[.:!?\n\"“(\[—–|] *|: )$")
_VOWEL_SOUND = ("hour", "honest", "honor", "honour", "heir")
_VOWEL_UNI = ("unin", "unimp", "unimag", "unident", "uniss")
_YOU_SOUND = "eu ew uni usa use usu ute uti utopi ubi ubu uk ura uro ufo uganda ones once ouija".split()
_EITHER = "histor hotel habit heroi hyp herb hallu url sql ubuntu uw euler".split()
_LITTLE = frozenset(
    "a an and are as at be but by for from has have i if in into is it its of on or our out over that the to "
    "up us was we were where which with am i.e e.g et al priori posteriori la le en".split()
)
_VOWEL_LETTERS = "AEFHILMNORSX"
"""Letters whose names begin with a vowel."""

_SPELLED = frozenset(
    "MRI MSc MBA MIT NUS NSF NIH HCI FPGA NSFC ML MS MD LED RFID HKUST HKU NYU SVD SVM SDE SGD MLP RGB RNN "
    "LSTM LLM NLP MLLM RL XML XR HTML HTTP NGO NP NVIDIA SSD FFT MCMC".split()
)


def _wants_an(word: str, more: str) -> bool | None:
    """Whether a word begins with a vowel's sound; None where it may be said in two ways."""
    if word.isdigit():
        return word == "8" or word in ("11", "18") or (len(word) in (2, 3) and word[0] == "8")
    lower = word.lower()
    if lower.startswith(tuple(_EITHER)) or lower in ("aaai", "x", "y", "z"):
        return None
    capitals = sum(map(str.isupper, word))
    if len(word) == 1 or word[1].isdigit():
        return word in _VOWEL_LETTERS if more[:1] == "-" and word.isupper() else None
    if capitals and word[0].islower():  # arXiv, iPhone; but mRNA, xUnit
        return True if word[0] in "aeio" else None
    if capitals > 1 and word.rstrip("s").isupper():
        return _acronym_wants_an(word.rstrip("s"))
    if capitals > 1 and not word[1:2].islower():  # MSc, MPhil, LLaMA, arXiv
        return True if word in _SPELLED else (None if word[0] in "FHLMNRSXU" else word[0] in "AEIO")
    if word.islower() and not _is_said(word, more):
        return None
    if lower.startswith(_VOWEL_SOUND):
        return True
    if lower in ("one", "us") or (lower.startswith(tuple(_YOU_SOUND)) and not lower.startswith(_VOWEL_UNI)):
        return False
    return lower[0] in "aeiou"


def _is_said(word: str, more: str) -> bool:
    """Whether a lower-case word is said as a word, not spelt out as npm and html are."""
    from sitecheck.facts.words import is_english_word

    return (
        len(word) > 2
        and not more[:1].isdigit()
        and is_english_word(word)
        and not set(word).isdisjoint("aeiouy")
    )


def _acronym_wants_an(word: str) -> bool | None:
    if word in _SPELLED:
        return True
    if word[0] in "FHLMNRSX":
        return None if _is_wordlike(word) or len(word) > 5 else True
    if word[0] == "U":
        return False if len(word) < 4 else None
    if word[0] == "E" and word[:2] == "EU":
        return None
    return word[0] in "AEIO"


def _is_wordlike(word: str) -> bool:
    """Whether an acronym may be said as a word: NASA, SLAM, FLOP; not LSTM."""
    if word[1] in "AEIOUY" or word.startswith("STR"):
        return True
    return len(word) > 2 and word[1] in "CKLMNPRTW" and word[2] in "AEIOU"


@rule(
    "GRM040",
    "a-or-an",
    "warning",
    fix="unsafe",
    bad=(
        "In ⟦a⟧ ICLR 2022 paper we show it.",
        "She is ⟦an⟧ university teacher and ⟦a⟧ expert.",
        "I gave ⟦a⟧ invited talk on ⟦a⟧ MRI scanner.",
        "We present ⟦an⟧ new method with ⟦a⟧ LSTM.",
        "**⟦A⟧ efficient method.** It takes ⟦a⟧ hour.",
    ),
    good=(
        "an MRI, a university, an NSFC grant, a NeurIPS paper, a MICCAI workshop, an hour, a European, a UAV",
        "Class A is first, vitamin A and B; a one-off, a user, a use, a unified view, an unknown, an unimportant",
        "an 8-bit and a 3D one, an 80 % cut, a U-Net, an X-ray, a SQL or an SQL server, a historic, an historic",
        "Le projet a abouti dans une ville et il a obtenu le prix de la meilleure affiche.",
        "a SLAM system, a RAM, a SIGIR paper, a SOTA model, an LLM, an ICML paper, a PhD, an M.Sc. degree",
        "an fMRI scan, an npm package, an X509 one; Type A errors and plan A in short; A. A. Example",
    ),
)
def a_or_an(site: Site) -> Problems:
    """`a` stands before a vowel's sound, or `an` before a consonant's.

    The sound decides, not the letter: an MRI, a university, an NSFC grant. Readers hear it as they read.
    """
    for hit in site_hits(site, _ARTICLE):
        article, word, text = hit.match["article"], hit.match["word"], hit.match.string
        if word.lower() in _LITTLE or (article[0] == "A" and not _begins(text, hit.match.start())):
            continue
        wants_an = _wants_an(word, hit.match["more"])
        if wants_an is None or wants_an is (article.lower() == "an") or not hit.prose.is_english(text):
            continue
        right = article[0] + "n" if wants_an else article[0]
        start, end = hit.span("article")
        message = f"'{article} {word}': it is '{right} {word}', by its sound"
        yield problem(hit.page, start, end, message, hit.fix(right, "article", safety="unsafe"))


def _begins(text: str, at: int) -> bool:
    """Whether a capital at a place begins a sentence or a title: not so in `vitamin A`, `Class A`."""
    return bool(_SENTENCE_START.search(text, max(0, at - 4), at))
