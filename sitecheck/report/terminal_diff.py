"""A diff for the eye: `sitecheck.engine.diff` makes the one that can be applied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.report.plain import disarm, shown

_STYLES = {"+": "32", "-": "31", "@": "36"}
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
AROUND = 30
"""Characters of unchanged text that are kept on either side of a change, where a line is too long."""
LONGEST = 4000
"""Characters of a line in which changed words are looked for."""

_Part = tuple[str, bool]
"""A stretch of a line, and whether it differs from the other side."""


def render(diff: str, *, color: bool = False, width: int = 0) -> str:
    """A diff to look at, not to apply: control characters of the page are shown, not obeyed.

    Args:
        diff: in the unified form.
        color: whether ANSI colours may be used; they mark the changed words, too.
        width: of the terminal: longer lines lose what is unchanged in them. 0 keeps all.
    """
    lines = diff.split("\n")
    out: list[str] = []
    at = 0
    while at < len(lines):
        gone, new = _block(lines, at)
        if gone and len(gone) == len(new):
            pairs = [_compared(old[1:], now[1:]) for old, now in zip(gone, new, strict=True)]
            out += [_line("-", left, color=color, width=width) for left, _ in pairs]
            out += [_line("+", right, color=color, width=width) for _, right in pairs]
            at += len(gone) + len(new)
        else:
            mark = lines[at][:1]
            header = lines[at].startswith(("--- ", "+++ "))
            keep = 0 if header or mark == "@" else width
            out.append(
                _line(mark, [(lines[at][1:], False)], color=color, width=keep, style="1" if header else "")
            )
            at += 1
    return "\n".join(out)


def _block(lines: list[str], at: int) -> tuple[list[str], list[str]]:
    """The removed and the added lines that begin here."""
    sides: list[list[str]] = [[], []]
    for side, mark in zip(sides, "-+", strict=True):
        while at < len(lines) and lines[at].startswith(mark) and not lines[at].startswith(mark * 3 + " "):
            side.append(lines[at])
            at += 1
    return sides[0], sides[1]


def _compared(old: str, new: str) -> tuple[list[_Part], list[_Part]]:
    """Both sides in stretches, word by word."""
    if max(len(old), len(new)) > LONGEST:
        return [(old, True)], [(new, True)]
    from difflib import SequenceMatcher

    before, after = _WORDS.findall(old), _WORDS.findall(new)
    left: list[_Part] = []
    right: list[_Part] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        # An empty stretch, too: there the other side has something.
        left.append(("".join(before[a:b]), what != "equal"))
        right.append(("".join(after[c:d]), what != "equal"))
    return left, right


def _line(mark: str, parts: list[_Part], *, color: bool, width: int, style: str = "") -> str:
    if width and sum(len(text) for text, _ in parts) > width:
        parts = list(_shortened(parts, width))
    style = style or _STYLES.get(mark, "")
    texts = []
    for text, changed in parts:
        safe = "".join(char if char == "\t" else shown(char) for char in text.removesuffix("\r"))
        # Reverse video: a changed blank is seen, too.
        texts.append(f"\x1b[7m{safe}\x1b[27m" if changed and color and safe else safe)
    whole = disarm(mark + "".join(texts))
    return f"\x1b[{style}m{whole}\x1b[0m" if color and style and whole else whole


def _shortened(parts: list[_Part], width: int) -> Iterator[_Part]:
    if not any(changed for _, changed in parts):
        text = "".join(text for text, _ in parts)
        yield text[: max(width - 2, 1)] + "…", False
        return
    for number, (text, changed) in enumerate(parts):
        before = AROUND if number else 0
        after = AROUND if number < len(parts) - 1 else 0
        if changed or len(text) <= before + after + 1:
            yield text, changed
        else:
            yield f"{text[:before]}…{text[len(text) - after :] if after else ''}", False
