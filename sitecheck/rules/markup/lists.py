"""Lines that look like list items, and are none."""

from __future__ import annotations

import re
from collections import Counter

from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import Text, lines
from sitecheck.rules.rule import Problems, problem, replace, rule

_BEGINS = r"(?:[^\W\d_a-z\u00df-\u00ff]|\*\*?[^\W_]|\[|<[a-z]|[\"“‘](?=\w))"
_NUMBER = re.compile(rf"^[ \t]*(\d{{1,3}}\.)(?={_BEGINS})", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*([-+])(?=[^\W\d_]{2}|\*\*?[^\W_]|\[|<[a-z])", re.MULTILINE)


@rule(
    "MRK030",
    "glued-list-number",
    "warning",
    fix="unsafe",
    bad=(
        "⟦1.⟧Ada Moe. A study\n\n⟦2.⟧**Bo Lind**. Another\n",
        "> 1. Ada Moe\n\n> ⟦2.⟧<b>Bo Lind</b>. A study\n",
        ">  ⟦1.⟧Ada Moe\n>  ⟦2.⟧[A study](https://example.org)\n",
    ),
    good=(
        "1. Ada Moe\n2. Bo Lind\n",
        "3.5 years, 1.x and No.1.Text\n\n2024.Text\n",
        "## 1.Introduction\n\n`1.Text`\n\n1.2.3.4\n",
    ),
)
def glued_list_number(page: Page) -> Problems:
    """No blank follows the number of a list item.

    Markdown then sees no list: the items run on as one paragraph, or stand without indentation.
    """
    for text, match in lines(page, _NUMBER):
        start, end = text.span(*match.span(1))
        fix = replace(page, start, end, match[1] + " ", safety="unsafe", title="Put a space after it")
        yield problem(page, start, end, f"No space after {match[1]}: this is no list item", fix)


@rule(
    "MRK031",
    "glued-bullet",
    "warning",
    fix="unsafe",
    bad=("Readings:\n⟦-⟧[A paper](https://example.org/a)\n⟦-⟧[Another](https://example.org/b)\n",),
    good=(
        "Readings:\n- A paper\n- Another\n",
        "Best regards,\n-Ada\n",
        "- A paper\n-5 degrees\n--Ada\n",
        "--a\n--b\n",
    ),
)
def glued_bullet(page: Page) -> Problems:
    """No blank follows the hyphen of a list item.

    Markdown then sees no list: the lines run on as one paragraph, hyphens included.
    """
    found = list(lines(page, _BULLET))
    counts = Counter(id(text) for text, _ in found)
    for text, match in found:
        if counts[id(text)] > 1:
            start, end = text.span(*match.span(1))
            fix = replace(page, start, end, match[1] + " ", safety="unsafe", title="Put a space after it")
            yield problem(page, start, end, "No space after the hyphen: this is no list item", fix)


_UNKNOWN = re.compile(r"^[ \t]*([•●▪◦·‣∙]|\d{1,2}\))", re.MULTILINE)


@rule(
    "MRK039",
    "unknown-list-mark",
    "warning",
    fix="unsafe",
    bad=(
        "Prizes:\n⟦•⟧ The first\n⟦•⟧ The second\n",
        "⟦1)⟧ The first\n⟦2)⟧ The second\n",
    ),
    good=(
        "- The first\n- The second\n\n1. One\n2. Two\n",
        "• The first\\\n• The second\n\n• The first  \n• The second\n\n1) One<br>\n2) Two\n",
        "• A single one\n\n• Another one\n",
        "There are two ways:\n(1) by foot,\n(2) by train.\n",
    ),
)
def unknown_list_mark(page: Page) -> Problems:
    """Lines begin with a mark that makes no list.

    Markdown joins them: the items run on as one paragraph.
    """
    found = [(text, match) for text, match in lines(page, _UNKNOWN) if not _after_break(text, match.start())]
    counts = Counter(id(text) for text, _ in found)
    for text, match in found:
        if counts[id(text)] > 1:
            start, end = text.span(*match.span(1))
            number = match[1].rstrip(")")
            right = f"{number}." if number.isdigit() else "-"
            if not text.text[match.end() : match.end() + 1].isspace():
                right += " "
            fix = replace(page, start, end, right, safety="unsafe")
            yield problem(page, start, end, f"{match[1]} makes no list item: the lines run on", fix)


def _after_break(text: Text, at: int) -> bool:
    before = text.text[max(at - 12, 0) : at].removesuffix("\n")
    return before.endswith(("  ", "\\")) or re.search(r"<br ?/?>[ \t]*\Z", before) is not None
