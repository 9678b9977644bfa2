"""Text from a page made harmless for terminals and CI logs.

A page may hold escape sequences, carriage returns, right-to-left overrides, or lines that a CI runner
takes for a command. All of it is shown, none of it acts.
"""

from __future__ import annotations

_PICTURES = {code: 0x2400 + code for code in range(0x20)}
_PICTURES[0x7F] = 0x2421

_KEPT_FORMAT = frozenset("\u200c\u200d")
"""Zero-width joiner and non-joiner: emoji and several scripts need them."""

JOINER = "\u2060"


def shown(character: str) -> str:
    """One code point as it may be printed: control pictures for C0, `<U+202E>` for other invisible ones.

    Newlines and tabs count as control characters here.
    """
    code = ord(character)
    if code < 0x7F:
        return chr(_PICTURES[code]) if code < 0x20 else character
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0:
        return f"<U+{code:04X}>"
    if character.isprintable() or character in _KEPT_FORMAT:
        return character
    # unicodedata is imported for the rare line only: it is a shared object that must be loaded.
    import unicodedata

    # Unassigned (or newer than this Python) and private-use characters are drawn as a box at worst.
    never = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # Unicode's noncharacters
    if unicodedata.category(character) in {"Cn", "Co", "Zs"} and not never:
        return character
    return f"<U+{code:04X}>"


def line(text: str) -> str:
    """A text as one harmless line: newlines and tabs become spaces, runner commands are broken up."""
    if not text.isprintable():
        text = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
        text = "".join(map(shown, text.replace("\t", " ")))
    return disarm(text)


def disarm(text: str) -> str:
    """Break what a CI runner reads as a command anywhere in a line: `##[error]`, `##vso[…]`.

    A word joiner, which takes no room, parts the two signs. GitHub's runner looks for `##[` anywhere
    in a line (ActionCommand.TryParse); `::error::` counts at a line's start only, which formats see to.
    """
    at = text.find("##")
    if at < 0 or "[" not in text[at:]:
        return text
    parts = text.split("##")
    out = [parts[0]]
    for part in parts[1:]:
        word = part[: part.find("[")] if "[" in part else " "
        out.append(f"#{JOINER}#" if word == "" or word.isalpha() else "##")
        out.append(part)
    return "".join(out)


def path(name: str) -> str:
    """A file's path as it may stand at the start of a printed line."""
    name = line(name)
    return f"./{name}" if name.lstrip()[:1] in {":", "-", ""} or name[:1].isspace() else name


def portable(text: str) -> str:
    """The text without lone surrogates, which no encoder takes: each becomes U+FFFD."""
    if text.isprintable() or text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
