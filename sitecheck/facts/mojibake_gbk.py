"""UTF-8 that was read as GBK: two bytes make one Chinese character there, so `你好` becomes `浣犲ソ`."""

from __future__ import annotations

import re


def find_gbk(text: str) -> list[tuple[int, int, str]]:
    """The stretches (start, end, the text that was meant) of UTF-8 read as GBK.

    Chinese text may by chance be well-formed UTF-8; it is left alone unless some of its characters are
    outside the 3,755 common ones (GB 2312, level 1) and what comes out is emoji, punctuation or common.
    """
    found = []
    for match in re.compile(r"[^\x00-\x7f]+").finditer(text):
        right = _reread(match[0])
        if right:
            found.append((match.start(), match.end(), right))
    return found


def _reread(run: str) -> str:
    try:
        data = run.encode("gb18030")
        if len(data) != 2 * len(run):
            return ""
        right = data.decode("utf-8")
    except UnicodeError:
        return ""
    rare = sum(not _is_common(data[i], data[i + 1]) for i in range(0, len(data), 2))
    outside = [char for char in right if char > "\x7f"]
    if not rare or not all(_is_likely(char) for char in outside):
        return ""
    telling = any(char < "\u2c00" or char >= "\U0001f000" for char in outside)
    return right if telling or (len(outside) > 1 and 2 * rare >= len(run)) else ""


def _is_common(lead: int, trail: int) -> bool:
    return 0xB0 <= lead <= 0xD7 and trail >= 0xA1


def _is_likely(char: str) -> bool:
    code = ord(char)
    if 0x4E00 <= code < 0xA000:
        try:
            return len(char.encode("gb2312")) == 2
        except UnicodeEncodeError:
            return False
    return (
        0x2010 <= code < 0x2C00
        or 0x3000 <= code < 0x3100
        or code == 0xFE0F
        or 0xFF00 <= code < 0xFFF0
        or 0x1F000 <= code < 0x1FB00
    )
