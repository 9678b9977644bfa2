"""How many terminal cells a text takes, code point by code point.

Widths follow Unicode's East Asian Width (UAX #11), with emoji sequences (UTS #51) taken as one pair of
cells: a joiner, a skin tone or a variation selector adds nothing that its emoji has not.
"""

from __future__ import annotations

from sitecheck.report.plain import shown

TAB = 4
"""Cells from one tab stop to the next."""

JOINER, EMOJI_STYLE = "\u200d", "\ufe0f"


Cell = tuple[str, int]
"""What one code point shows, and how many terminal cells it takes (0 for a combining mark)."""


def cells(text: str) -> list[Cell]:
    """One cell for each code point of a line."""
    if text.isascii() and text.isprintable():
        return [(char, 1) for char in text]
    out: list[Cell] = []
    column = 0
    symbol = joined = False  # the last character is a wide symbol; a joiner has just followed one
    for char in text:
        if char.isascii():
            width = TAB - column % TAB if char == "\t" else 1
            cell: Cell = (" " * width if char == "\t" else shown(char), width)
            symbol = joined = False
        else:
            printed = shown(char)
            if len(printed) > 1:
                cell, symbol, joined = (printed, len(printed)), False, False
            elif char == JOINER:
                cell, joined = (printed, 0), symbol
            elif char == EMOJI_STYLE:
                widened = bool(out) and out[-1][1] == 1 and not out[-1][0].isascii()
                cell, symbol = (printed, int(widened)), symbol or widened
            elif joined:
                cell, joined = (printed, 0), False
            else:
                cell = (printed, _width(char, symbol=symbol))
                symbol = symbol if cell[1] == 0 else cell[1] == 2
        out.append(cell)
        column += cell[1]
    return out


def _width(char: str, *, symbol: bool) -> int:
    # Imported here: a shared object that most pages' findings never need.
    from unicodedata import category, east_asian_width

    skin_tone = "\U0001f3fb" <= char <= "\U0001f3ff" and symbol
    hangul_vowel_or_final = "\u1160" <= char <= "\u11ff"
    if skin_tone or hangul_vowel_or_final or char == "\u200c" or category(char) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1
