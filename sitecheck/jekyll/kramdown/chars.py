"""Ruby's character classes, as kramdown's regular expressions see them.

Compared with Ruby 3.1 (Unicode 13) over all code points: the only differences are letters that
Unicode added since.
"""

from __future__ import annotations

import re

SPACES = " \t\n\r\f\v"
"""Ruby's `\\s`: ASCII only."""

# Symbols with Unicode's property Alphabetic: circled, negative circled and squared letters.
_LETTER_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))

# XML's name characters, as REXML has them.
_NAME_START = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)


def is_word(char: str) -> bool:
    r"""Ruby's `\p{Word}`: letters, marks, decimal digits, letter numbers, connector punctuation."""
    if char.isalpha() or char.isdecimal() or char == "_":
        return True
    if char < "\u0300":
        return False
    import unicodedata

    category = unicodedata.category(char)
    return category[0] == "M" or category in ("Nl", "Pc") or (category == "So" and _is_letter_symbol(char))


def is_mark(char: str) -> bool:
    r"""Ruby's `\p{M}`: accents and vowel signs that stand by themselves."""
    if char < "\u0300":
        return False
    import unicodedata

    return unicodedata.category(char)[0] == "M"


def is_alpha(char: str) -> bool:
    """Ruby's `[[:alpha:]]`, but for vowel signs, which decide nothing where kramdown asks."""
    if char.isalpha():
        return True
    if char < "\u0300":
        return False
    return _is_letter_symbol(char) or (char.isnumeric() and is_word(char) and not char.isdecimal())


def is_alnum(char: str) -> bool:
    """Ruby's `[[:alnum:]]`: no superscripts or fractions, unlike Python's."""
    return char.isdecimal() or is_alpha(char)


def is_boundary_word(char: str) -> bool:
    r"""What Ruby's `\b` takes for a word character: `\p{Word}`, and Latin-1's numbers."""
    return char in "²³¹¼½¾" or is_word(char)


def after_letter(text: str, at: int) -> bool:
    """Whether a letter, or a letter and a hyphen, stands before `at`: `_` opens no emphasis there."""
    if at and is_alpha(text[at - 1]):
        return True
    return at > 1 and text[at - 1] == "-" and is_alpha(text[at - 2])


def lower(text: str) -> str:
    """Ruby's `downcase`: as Python's, without the final sigma."""
    if "Σ" not in text:
        return text.lower()
    return "σ".join(part.lower() for part in text.split("Σ"))


def _is_letter_symbol(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _LETTER_SYMBOLS)


def is_name(text: str) -> bool:
    """Whether a text can be an id in XML."""
    return (
        re.fullmatch(rf"[{_NAME_START}][{_NAME_START}.0-9\u00B7\u0300-\u036F\u203F-\u2040-]*", text)
        is not None
    )
