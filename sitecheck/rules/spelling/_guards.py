"""What a word's neighbours say about it: names and other languages are no misspellings."""

from __future__ import annotations

import re

from sitecheck.facts.words import (
    WordMention,
    is_english_word,
    is_everyday,
    is_homepage_word,
    is_known,
    may_be_name,
)
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.spelling._texts import Text
from sitecheck.text.memo import kept

_TITLES = frozenset(
    "prof dr mr ms mrs miss sir professor professors doctor supervisor advisor "
    "von van de der den di del della da dos du la le al el bin ibn ben st san santa".split()
)
_GAPS = ("", " ", "\n")
_STOPS = (",", ".", ";", ":", "!", "?")
_NEIGHBOURS = 2
_CLOSE = 50
"""Characters from the first to the last neighbour of a word in running prose."""

_LABEL = re.compile(r"[^\w\n]{0,4}(?P<words>[A-Z][\w-]+(?: [\w&-]+){0,4}) ?(?::|$|\n)")


def stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether the neighbours of a word with a capital make it a part of somebody's or something's name."""
    before, after = _word_before(text, start), _word_after(text, end)
    if before.lower() in _TITLES or text[end - 2 : end] in ("'s", "’s"):
        return True
    if not after and text[end : end + 2] == ", ":  # "Persson, H. J., Colombo, R."
        behind = _word_after(text, end + 1)
        if _is_initial(behind) and text[end + 2 + len(behind) : end + 3 + len(behind)] == ".":
            return True
    return any(_is_initial(word) or _name_like(word) for word in (before, after))


def _word_before(text: str, start: int) -> str:
    """The word one blank before a place, without a full stop at its end; empty after other punctuation."""
    if not start or text[start - 1] != " ":
        return ""
    word = text[max(0, start - 24) : start - 1].replace("\n", " ").rpartition(" ")[2].lstrip("([“\"'*")
    word = word.removesuffix(".")
    return word if word and (word[-1].isalnum()) else ""


def _word_after(text: str, end: int) -> str:
    """The word one blank behind a place."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isalpha():
        return ""
    stop = end + 2
    while stop < len(text) and (text[stop].isalnum() or text[stop] in "-'’"):
        stop += 1
    return text[end + 1 : stop]


def _is_initial(word: str) -> bool:
    """Whether a word is the `S` of `S. Zhou`, or the `J.-P` of `J.-P. Weiss`."""
    return word.isupper() and all(len(part) < 2 for part in word.replace("-", "").split("."))


def _name_like(word: str) -> bool:
    """Whether a neighbour has a capital and no list knows it but as a name; acronyms tell nothing."""
    return word[:1].isupper() and word[1:].islower() and may_be_name(word)


def in_other_language(text: Text, words: list[WordMention], index: int) -> bool:
    """Whether two or more of a word's four neighbours are unknown, too: a Latin name, a Swedish title."""
    around = words[max(index - 2, 0) : index] + words[index + 1 : index + 3]
    start, end = words[index].start, words[index].end
    near = [w for w in around if w.end >= start - 40 and w.start <= end + 40]
    return sum(not is_known(w.text) and "\n" not in text.text[min(w.end, end) : max(w.start, start)]
               for w in near) >= 2  # fmt: skip


def in_running_prose(text: Text, words: list[WordMention], index: int) -> bool:
    """Whether a word stands inside a sentence, English words in small letters on both sides of it.

    The last word of a sentence may do with two before it, the first of a line with two behind it.
    """
    word = words[index]
    left, right = text.text[max(word.start - 1, 0) : word.start], text.text[word.end : word.end + 1]
    if word.whole != word.text or left not in _GAPS or (right not in _GAPS and right not in _STOPS):
        return False
    begins, ends = not left or left == "\n", right in _STOPS or right == "\n"
    before = [] if begins else words[max(index - (2 if ends else 1), 0) : index]
    after = [] if ends else words[index + 1 : index + (3 if begins else 2)]
    near = before + after
    if len(near) < _NEIGHBOURS or near[-1].end - near[0].start > _CLOSE:
        return False
    between = text.text[near[0].start : near[-1].end]
    if any(w.whole != w.text or not w.text.islower() or not is_english_word(w.text) for w in near):
        return False
    if not any(is_everyday(w.text) for w in near):
        return False
    return len(between.split()) == len(near) + bool(before and after)


def is_framed(text: Text, word: WordMention) -> bool:
    """Whether a word with a capital stands among everyday words, as in `Sugessted Reading:`.

    A quotation mark, an apostrophe or a hyphen at its side tells of a name, a full stop behind it of an
    abbreviation.
    """
    before, after = _word_before(text.text, word.start), _word_after(text.text, word.end)
    sides = text.text[max(word.start - 1, 0) : word.start] + text.text[word.end : word.end + 1]
    if sides.strip(" \n,:;!?()") or (before and not _is_plain(before)):
        return False
    return _is_plain(after) if after else bool(before)


def stands_in_title(text: str, start: int, end: int) -> bool:
    """Whether everyday words with capitals stand on both sides of a word: `The Second Middile School`."""
    before, after = _word_before(text, start), _word_after(text, end)
    return all(other[:1].isupper() and _is_plain(other) for other in (before, after))


def _is_plain(word: str) -> bool:
    return is_everyday(word) and not word.isupper()


def is_label_word(text: Text, word: WordMention) -> bool:
    """Whether a word belongs to a short title, or stands before a homepage's word in a label.

    In `Jornel Reviewers:` and in the heading `Awrds` nobody's name is to be expected.
    """
    start = text.text.rfind("\n", 0, word.start) + 1
    match = _LABEL.match(text.text, start)
    if match is None or not match.start("words") <= word.start < match.end("words"):
        return False
    others = [w for w in match["words"].split() if w != word.text]
    if not others:
        return text.title
    return any(map(is_homepage_word, others)) and all(is_everyday(w) for w in others if w[0].isalpha())


@kept
def own_words(site: Site) -> str:
    """The site's name, owner and addresses in lower case: what stands there is meant."""
    parts = [str(site.settings.get(key, "")) for key in ("title", "url", "baseurl", "repository", "author")]
    return " ".join(parts).lower()


@kept
def linked_words(page: Page) -> str:
    """All addresses of a page in lower case."""
    return " ".join([link.target for link in page.links if not link.image]).lower()
