"""Lists, headings, tables and code that are none, or that nobody meant."""

from __future__ import annotations

import re

from sitecheck.findings import Edit, Fix, Safety
from sitecheck.jekyll.blocks import CODE
from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import elements, lines, texts, walk
from sitecheck.rules.rule import Problems, problem, replace, rule

_HASHES = re.compile(r"^[ \t]{0,3}(#{1,6})(?=[^\s#\w!]|[^\W\d_a-z])(?![^\n]*[^\n]#\w)", re.MULTILINE)


@rule(
    "MRK032",
    "glued-heading",
    "warning",
    fix="safe",
    bad=("Text\n\n⟦##⟧News\n\nText\n", "⟦#⟧Education\n", "⟦#⟧🎉 News\n"),
    good=(
        "# News\n\n## Education\n",
        "#1 in the country\n\n#MachineLearning #AI\n\n#hashtag\n",
        "```\n#Comment\n```\n\n`#Text`\n",
    ),
)
def glued_heading(page: Page) -> Problems:
    """No blank follows the number sign of a heading.

    The visitor reads the number sign, and the menu can't lead here.
    """
    for text, match in lines(page, _HASHES):
        start, end = text.span(*match.span(1))
        rest = text.text[match.end() :].partition("\n")[0].strip()
        safety: Safety = "unsafe" if len(match[1]) == 1 and _is_hashtag(rest) else "safe"
        fix = replace(page, start, end, match[1] + " ", safety=safety, title="Put a space after it")
        yield problem(page, start, end, f"No space after {match[1]}: this is no heading", fix)


def _is_hashtag(line: str) -> bool:
    """Whether a line may be a word to be found by, `#DeepLearning`, and not the title of a section."""
    from sitecheck.homepage.headings import section_kind

    return line.isalnum() and section_kind(line) == "other"


_PIPE = re.compile(r"(?<![\\|`])[ \t]*\|(?!\|)[ \t]*")
_SEPARATOR = re.compile(r"^[ \t|:+-]*-[ \t|:+-]*$", re.MULTILINE)


_BARE_HASHES = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]*$", re.MULTILINE)


@rule(
    "MRK040",
    "bare-hashes",
    "warning",
    bad="# News\n\nText\n\n⟦##⟧\n\nText\n",
    good=("## News\n\nText\n", "```\n#\n```\n", "C#\n"),
)
def bare_hashes(page: Page) -> Problems:
    """Number signs stand alone on a line.

    A heading without a text is none to kramdown: the visitor reads the signs.
    """
    for text, match in lines(page, _BARE_HASHES):
        message = f"No text after {match[1]}: this is no heading, and shows as it stands"
        yield problem(page, *text.span(*match.span(1)), message)


@rule(
    "MRK033",
    "accidental-table",
    "warning",
    fix="safe",
    bad=(
        "[CV](cv.pdf)⟦ | ⟧[Mail](mailto:ada@example.org) | [Code](https://example.org)\n\nText\n",
        "Text\n\nMail: ada@example.org⟦ | ⟧Room 5\n",
        "- [CV](cv.pdf)⟦ | ⟧[Code](code.zip)\n- Text\n",
    ),
    good=(
        "| Name | Year |\n| --- | --- |\n| A | 2024 |\n",
        "Name | Year\n-----|-----\nA | 2024\n",
        "Text\n[CV](cv.pdf) | [Mail](mailto:ada@example.org)\n",
        "[CV](cv.pdf) \\| [Mail](mailto:ada@example.org)\n",
        "| A | B |\n",
        "a | b\nc | d\ne | f\n",
        "`a | b`\n",
    ),
)
def accidental_table(page: Page) -> Problems:
    """A line with vertical bars becomes a table.

    kramdown takes any paragraph with a bar in its first line for a table: the bars vanish, and the
    parts stand in the cells of a frame.
    """
    for element in elements(page):
        if element.kind != e.TABLE:
            continue
        lines = page.text[element.start : element.end].strip().split("\n")
        if len(lines) > 1 or lines[0].lstrip("> \t").startswith("|") or lines[0].endswith("|"):
            continue
        if _SEPARATOR.match(lines[0]):
            continue
        bars = [m.span() for m in _PIPE.finditer(page.liquid_masked, element.start, element.end)]
        if bars and not page.is_hidden(bars[0][0]):
            edits = []
            for start, end in bars:
                at = page.text.index("|", start, end)
                edits.append(Edit(page.place(at, at + 1), "\\|"))
            fix = Fix("Put a backslash before the bars", "safe", tuple(edits))
            message = "This line becomes a table, and its bars vanish"
            yield problem(page, *bars[0], message, fix)


@rule(
    "MRK034",
    "list-mark-in-emphasis",
    "info",
    bad="*⟦- ⟧Ph.D. student, Bonn*\n",
    good=("- *Ph.D. student, Bonn*\n", "*-5 degrees*\n"),
)
def list_mark_in_emphasis(page: Page) -> Problems:
    """The hyphen of a list stands inside the emphasis.

    The visitor reads a hyphen in italics instead of a bullet.
    """
    for text in texts(page):
        for node in walk(text.nodes) if "*- " in text.text else ():
            if node.kind in (n.EM, n.STRONG) and text.text.startswith("- ", node.inner_start):
                start, end = text.span(node.inner_start, node.inner_start + 2)
                yield problem(page, start, end, "This hyphen is no bullet: it stands inside the emphasis")


@rule(
    "MRK035",
    "heading-jump",
    "info",
    bad="# News\n\n⟦### Papers⟧\n\nText\n",
    good=("# News\n\n## Papers\n\n### 2024\n\n# Awards\n",),
)
def heading_jump(page: Page) -> Problems:
    """A heading is more than one level below the one before it.

    Screen readers tell headings by their levels: it sounds as if a heading were missing.
    """
    last = 0
    for heading in page.headings:
        if last and heading.level > last + 1:
            end = heading.start + len(page.text[heading.start : heading.end].rstrip())
            message = f"A heading of level {heading.level} follows one of level {last}"
            yield problem(page, heading.start, end, message)
        last = heading.level


_TEX = re.compile(r"\\[a-zA-Z]{3,}")
_BLANKS = re.compile(r"(?<=[^\s])(?<!\n:)[ ]{2,}(?=[^\s|\\])")


@rule(
    "MRK036",
    "double-blank",
    "info",
    fix="safe",
    bad=("- A word⟦  ⟧and another\n",),
    good=(
        "-  A word  \n   and another\n",
        "`a  b`\n\n| a   | b |\n| --- | --- |\n| a   | b |\n",
        "# News  \n\n1.  One\n",
        "## Two  blanks\n",
    ),
)
def double_blank(page: Page) -> Problems:
    """Two blanks or more stand between two words.

    A browser shows them as one; in the source they are a slip.
    """
    for block in page.blocks:
        # In a heading, the id has a hyphen for each: one less would move the anchor.
        if block.html or block.kind in ("code", "cell", "heading"):
            continue
        if "  " not in page.text[block.start : block.end]:
            continue
        for run in block.runs:
            if not run.linear or run.marks & CODE or _TEX.search(block.text):
                continue
            for match in _BLANKS.finditer(page.text, run.start, run.end):
                if run.text[match.start() - run.start : match.end() - run.start].strip(" "):
                    continue  # inside what Liquid or mathematics makes of it
                fix = replace(page, *match.span(), " ", title="Leave one")
                yield problem(page, *match.span(), "Two spaces or more", fix)


@rule(
    "MRK037",
    "accidental-heading",
    "warning",
    fix="unsafe",
    bad="I work on [paths](https://example.org), and on much else.\n⟦---⟧\n\nText\n",
    good=(
        "I work on paths, and on much else.\n\n---\n\nText\n",
        "Education\n---\n\nText\n",
        "Why do we need it? An answer\n---\n",
    ),
)
def accidental_heading(page: Page) -> Problems:
    """A line of hyphens right below a sentence makes a heading of it.

    The sentence is set large, and no line is drawn.
    """
    for element in elements(page):
        if element.kind != e.HEADING or element.level != 2 or element.text is None:
            continue
        match = re.compile(r"\n[ >\t]*(-+)[ \t]*$").search(page.text[element.start : element.end].rstrip())
        sentence = element.text.text.rstrip()
        if match and len(sentence.split()) > 6 and sentence.endswith((".", ",", ";", ":")):
            start, end = element.start + match.start(1), element.start + match.end(1)
            fix = replace(
                page, start, end, "\n" + match[1], safety="unsafe", title="Put a blank line before it"
            )
            yield problem(page, start, end, "This line makes a heading of the sentence above", fix)


_PROSE = re.compile(r"\]\((?:https?:|mailto:|/|\.)|\*\*[^\W_][^*\n]*\*\*|</(?:a|b|i|em|strong|span|font)>")


@rule(
    "MRK038",
    "accidental-code",
    "warning",
    bad="Text\n\n    ⟦See [my paper](https://example.org/paper) and **more**.⟧\n",
    good=(
        "Text\n\n    for x in range(5):\n        print(x ** 2)\n",
        "```\n[A](https://example.org)\n```\n",
        "- One\n\n    [A](https://example.org)\n",
    ),
)
def accidental_code(page: Page) -> Problems:
    """A paragraph is indented by four blanks, which makes code of it.

    The visitor reads brackets and stars in typewriter letters, and can't follow the links.
    """
    for element in elements(page):
        if element.kind != e.CODE:
            continue
        lines = page.text[element.start : element.end].rstrip()
        if not lines.startswith(("    ", "\t")) or not _PROSE.search(lines):
            continue
        first = lines.split("\n", 1)[0]
        start = element.start + len(first) - len(first.lstrip())
        message = "Indented by four spaces, this shows as code"
        yield problem(page, start, element.start + len(first.rstrip()), message)
