"""Mojibake: UTF-8 that some program read as an older encoding, and then saved as UTF-8 again.

Each character of such text is one byte of the original, so writing those bytes back and reading them as
UTF-8 gives the original. A stretch is taken for mojibake only where its bytes are well-formed UTF-8 of
assigned characters, and where nobody would write it on purpose: `Å–` or `é…”` are well-formed, too.
Source: the code charts of the encodings, as Python's codecs hold them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Mojibake(NamedTuple):
    """A stretch of garbled text.

    Attributes:
        start, end: its range.
        right: the text that was meant.
        encoding: the encoding it was read in, in words.
    """

    start: int
    end: int
    right: str
    encoding: str


class _Sequence(NamedTuple):
    """The characters that stand for the bytes of one character."""

    start: int
    end: int
    char: str
    lead: int
    size: int


_CODECS = {
    "mac_roman": "Mac Roman",
    "cp1252": "Windows-1252",
    "cp437": "DOS 437",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
}
_EVERYDAY = frozenset("…”’“‘»«–—‚„›‹•™©®°·¿¡\u00a0²³¹ªº½§¶†‡£´`")
"""What people write right behind a word or a number."""
_MATH = frozenset("π∂∑∏∫Ω∞≤≥±≠µ∆◊√≈")


_TABLES = {
    "mac_roman": (
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
        "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
        "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    ),
    "cp1252": (
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
        "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    ),
    "cp437": (
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
        "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"
    ),
    "cp1250": (
        "€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź"
        "\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
        "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
        "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
    ),
    "cp1251": (
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ"
        "\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
        "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    ),
}
"""What the bytes 0x80 to 0xFF stand for in each encoding; where it leaves one undefined, Latin-1."""


class _Codec(NamedTuple):
    name: str
    bytes_of: dict[str, int]
    leads: frozenset[str]
    trails: frozenset[str]


@cache
def _codecs() -> tuple[_Codec, ...]:
    return tuple(_codec(name, table) for name, table in _TABLES.items())


def _codec(name: str, table: str) -> _Codec:
    bytes_of = {char: 0x80 + index for index, char in enumerate(table)}
    if name == "cp1252":
        for byte in range(0x80, 0x100):
            bytes_of.setdefault(chr(byte), byte)  # Latin-1
    elif name == "mac_roman":
        bytes_of["\u2126"] = 0xBD
    leads = frozenset(char for char, byte in bytes_of.items() if 0xC2 <= byte <= 0xF4)
    trails = frozenset(char for char, byte in bytes_of.items() if byte < 0xC0)
    return _Codec(name, bytes_of, leads, trails)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    codec = next(codec for codec in _codecs() if codec.name == name)

    def chars(low: int, high: int) -> str:
        return "[" + re.escape("".join(c for c, b in codec.bytes_of.items() if low <= b <= high)) + "]"

    trail = chars(0x80, 0xBF)
    two, three, four = chars(0xC2, 0xDF), chars(0xE0, 0xEF), chars(0xF0, 0xF4)
    return re.compile(f"(?:{two}{trail}|{three}{trail}{{2}}|{four}{trail}{{3}})+")


def find_mojibake(text: str, seen: frozenset[str] = frozenset()) -> list[Mojibake]:
    """All garbled stretches of a text, in order; they don't overlap.

    Args:
        text: what to look at.
        seen: the characters it is made of, if known.
    """
    if text.isascii():
        return []
    seen = seen or frozenset(text)
    found: list[Mojibake] = []
    for codec in _codecs():
        if not seen.isdisjoint(codec.leads) and not seen.isdisjoint(codec.trails):
            found += _find(text, codec)
    if any(char > "\u2fff" for char in seen):
        from sitecheck.facts.mojibake_gbk import find_gbk

        found += [Mojibake(start, end, right, "GBK") for start, end, right in find_gbk(text)]
    if len(found) > 1:
        found.sort(key=lambda m: (m.start, -m.end))
        kept = found[:1]
        for one in found[1:]:
            if one.start >= kept[-1].end:
                kept.append(one)
        return kept
    return found


def _find(text: str, codec: _Codec) -> list[Mojibake]:
    strong: list[list[_Sequence]] = []
    every: list[list[_Sequence]] = []
    for match in _pattern(codec.name).finditer(text):
        for group in _groups(text, match.start(), match.end(), codec):
            every.append(group)
            if _is_strong(text, group, codec.name):
                strong.append(group)
    if not strong:
        return []
    if len(every) > len(strong):
        covered = sum(group[-1].end - group[0].start for group in every)
        if covered == len(text) - len(text.encode("ascii", "ignore")):
            strong = every  # the file as a whole was read so
    return [
        Mojibake(group[0].start, group[-1].end, "".join([s.char for s in group]), _CODECS[codec.name])
        for group in strong
    ]


def _groups(text: str, start: int, end: int, codec: _Codec) -> list[list[_Sequence]]:
    """The stretches of well-formed, assigned characters in a range."""
    groups: list[list[_Sequence]] = []
    current: list[_Sequence] = []
    at = start
    while at < end:
        lead = codec.bytes_of[text[at]]
        size = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        char = _decode(bytes([codec.bytes_of[char] for char in text[at : at + size]]))
        if char:
            current.append(_Sequence(at, at + size, char, lead, size))
        elif current:
            groups.append(current)
            current = []
        at += size
    if current:
        groups.append(current)
    return groups


def _decode(data: bytes) -> str:
    """The one character that the bytes spell, empty where they spell none that is assigned."""
    from unicodedata import category

    try:
        char = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if category(char) in ("Cn", "Co", "Cs") else char


def _is_strong(text: str, group: list[_Sequence], codec: str) -> bool:
    """Whether a stretch is mojibake by itself, whatever else the file holds."""
    if any(sequence.size == 4 for sequence in group):
        return all(_is_likely(sequence.char) for sequence in group if sequence.size == 4)
    if len(group) > 1 and not _several(group, codec):
        return False
    if len(group) > 1:
        return True
    [only] = group
    before, after = text[only.start - 1 : only.start], text[only.end : only.end + 1]
    trails = text[only.start + 1 : only.end]
    if only.size == 3:
        return _three(only, trails, codec)
    return _two(only, trails[0], before, after, codec)


def _several(group: list[_Sequence], codec: str) -> bool:
    """Whether several characters in a row are mojibake: all of scripts that go together."""
    if not all(_is_likely(sequence.char) for sequence in group):
        return False
    if codec in ("mac_roman", "cp1251") and all(sequence.size == 2 for sequence in group):
        return len(group) > 2  # quotes and dashes before accented letters; Cyrillic text
    return True


def _is_likely(char: str) -> bool:
    code = ord(char)
    return (
        0x80 <= code < 0x180
        or 0x370 <= code < 0x530
        or 0x5D0 <= code < 0x700
        or 0x900 <= code < 0xE80
        or 0x1E00 <= code < 0x2C00
        or 0x3000 <= code < 0xD7B0
        or 0xF900 <= code < 0xFB00
        or 0xFE00 <= code < 0xFE10
        or 0xFF00 <= code < 0xFFF0
        or 0x1D400 <= code < 0x1D800
        or 0x1F000 <= code < 0x1FB00
        or 0x20000 <= code < 0x32000
        or code == 0xFEFF
    )


def _three(only: _Sequence, trails: str, codec: str) -> bool:
    if not _is_likely(only.char) or all(trail in _EVERYDAY for trail in trails):
        return False
    if codec == "cp437":
        return only.lead == 0xE2
    if codec in ("cp1251", "mac_roman"):
        return only.lead in (0xE2, 0xE3, 0xEF)
    return only.lead not in (0xE0, 0xE1) or ord(only.char) >= 0x1E00


def _two(only: _Sequence, trail: str, before: str, after: str, codec: str) -> bool:
    if codec == "cp1251" or not _is_likely(only.char):
        return False
    word_before = before.isascii() and before.isalpha()
    word_after = after.isascii() and after.islower()
    if codec in ("mac_roman", "cp437"):
        if trail in _MATH:
            return False
        if only.lead == 0xC2:
            return codec == "mac_roman"
        if only.lead in (0xCE, 0xCF):
            return codec == "mac_roman" and not trail.isalpha() and only.char <= "\u03ce"
        inside = word_before or (word_after and trail.isalpha()) or (before == " " and trail in "†ˆ")
        return only.lead in (0xC3, 0xC4, 0xC5) and inside
    everyday = trail in _EVERYDAY
    if only.lead in (0xC2, 0xC3):
        return not (everyday and before.isupper())
    if only.lead in (0xC4, 0xC5):
        return (word_before and before.islower()) or (word_after and not everyday)
    return only.lead in (0xCE, 0xCF, 0xD0, 0xD1) and codec == "cp1252" and not everyday
