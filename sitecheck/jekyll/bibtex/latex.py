r"""LaTeX in BibTeX values as jekyll-scholar's `latex` filter shows it: `{\"u}` is ü, braces vanish.

Commands that the filter does not know are shown to the visitor as they are; their runs bear the mark of
code, as math does, so that no rule on words reads them.
"""

from __future__ import annotations

import re
import unicodedata

from sitecheck.jekyll.blocks import CODE, Run

_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "u": "\u0306", "v": "\u030c", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_SYMBOLS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
    "DJ": "Đ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotesingle": "'", "textquotedblleft": "“", "textquotedblright": "”", "textellipsis": "…",
    "ldots": "…", "dots": "…", "textasciitilde": "~", "textbackslash": "\\", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "textasciicircum": "^", "textunderscore": "_",
    "textgreater": ">", "textless": "<", "textbar": "|", "textbullet": "•", "copyright": "©", "pounds": "£",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX",
    "textmu": "µ", "textmugreek": "µ", "textnumero": "№", "texteuro": "€", "times": "×",
}  # fmt: skip
_TOKEN = re.compile(
    r"""(?P<math>\$[^$]{1,400}\$)
    | (?P<accent>\\(?P<sign>["'`^~=.])\s?(?:\{(?P<braced>\\?[A-Za-z])\}|(?P<bare>\\?[A-Za-z])))
    | (?P<letter>\\(?P<mark>[cuvHkrdb])(?:\s*\{(?P<inner>\\?[A-Za-z])\}|\s+(?P<plain>[A-Za-z])))
    | (?P<command>\\(?P<name>[A-Za-z]+)(?:[ \t]*\{\}|(?=[^A-Za-z]|$)))
    | (?P<escape>\\[^A-Za-z\s])
    | (?P<tag></?[A-Za-z][^<>]{0,300}>)
    | (?P<dash>-{2,3})
    | (?P<quote>``|'')
    | (?P<tie>~)
    | (?P<brace>[{}]+)
    | (?P<space>[ \t\r\n]+)
    """,
    re.VERBOSE,
)
_DASHES = {"--": "–", "---": "—"}


def visible_runs(text: str, start: int, end: int) -> list[Run]:
    """What a visitor reads of a range of a BibTeX file, as runs with their places."""
    runs: list[Run] = []
    at = start
    for token in _TOKEN.finditer(text, start, end):
        if at < token.start():
            runs.append(Run(text[at : token.start()], at, token.start(), 0))
        at = token.end()
        shown, marks = _shown(token, bool(runs))
        if shown:
            runs.append(Run(shown, token.start(), at, marks))
    if at < end:
        runs.append(Run(text[at:end], at, end, 0))
    while runs and runs[-1].text == " ":
        runs.pop()
    return runs


def visible_text(raw: str) -> str:
    """What a visitor reads of a value."""
    return "".join(run.text for run in visible_runs(raw, 0, len(raw)))


def raw_commands(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The commands in a range that are shown as they are written."""
    return [
        token
        for token in _TOKEN.finditer(text, start, end)
        if token["command"] and token["name"] not in _SYMBOLS
    ]


def _shown(token: re.Match[str], inside: bool) -> tuple[str, int]:
    kind = token.lastgroup
    # `lastgroup` is the last group that closed: that of the alternative itself.
    if kind == "math":
        return token[0], CODE
    if kind in ("accent", "letter"):
        sign = token["sign"] or token["mark"]
        letter = (token["braced"] or token["bare"] or token["inner"] or token["plain"]).lstrip("\\")
        return unicodedata.normalize("NFC", letter + _ACCENTS[sign]), 0
    if kind == "command":
        known = _SYMBOLS.get(token["name"])
        return (known, 0) if known is not None else (token[0].removesuffix("{}"), CODE)
    if kind == "escape":
        sign = token[0][1]
        return ("" if sign in "-/,;!" else "\u00a0" if sign == " " else sign), 0
    if kind == "dash":
        return _DASHES[token[0]], 0
    if kind == "quote":
        return ("“" if token[0] == "``" else "”"), 0
    if kind == "tie":
        return " ", 0
    if kind == "space":
        return (" " if inside else ""), 0
    return "", 0
