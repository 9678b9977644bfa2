"""The ids that kramdown gives to headings.

Jekyll's kramdown has two rules. Its GFM parser names the headings of the page's own flow (also those
in lists and quotes); headings inside an HTML element with `markdown="1"` are left to the HTML
converter, which knows ASCII only. Each counts its own repeats; explicit ids count nowhere, and no
rule looks whether an id is already there.
"""

from __future__ import annotations

from sitecheck.jekyll.kramdown.chars import is_word, lower


def heading_id(text: str) -> str:
    """The id of a heading in the page's own flow, before repeats are numbered.

    Args:
        text: the heading's visible text after typography (`typography.typographic`), code
            kept, images left out.

    Returns:
        the id; empty where no word character is left (the site then has `id=""`).
    """
    kept: list[str] = []
    for char in lower(text):
        if char in " \t":
            kept.append("-")
        elif char == "-" or is_word(char):
            kept.append(char)
    return "".join(kept)


def basic_id(text: str) -> str:
    """The id of a heading inside an HTML element, before repeats are numbered; never empty."""
    kept: list[str] = []
    line_begins = True
    for char in text:
        letter = char.isascii() and char.isalpha()
        if line_begins and not letter:
            continue
        line_begins = char == "\n"
        if letter or (char.isascii() and (char.isdigit() or char in " -")):
            kept.append("-" if char == " " else char)
    return "".join(kept).lower() or "section"


class IdAllocator:
    """Names the headings of one page, in document order.

    Attributes:
        prefix: the site's kramdown option `auto_id_prefix`.
    """

    __slots__ = ("_basic", "_flow", "prefix")

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self._flow: dict[str, int] = {}
        self._basic: dict[str, int] = {}

    def heading(self, text: str, *, explicit: str | None = None, in_html: bool = False) -> str:
        """The id of the next heading; empty where kramdown prints none.

        Args:
            text: the heading's visible text after typography.
            explicit: the id that `{#id}` or an attribute list gives; it wins as it stands.
            in_html: whether the heading stands inside an HTML element with `markdown="1"`.
        """
        if explicit is not None:
            return explicit
        name = basic_id(text) if in_html else heading_id(text)
        seen = self._basic if in_html else self._flow
        repeat = seen.get(name, 0)
        seen[name] = repeat + 1
        return self.prefix + (f"{name}-{repeat}" if repeat else name)
