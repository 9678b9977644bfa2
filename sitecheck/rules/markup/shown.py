"""Markup that the visitor reads: tags, comments, attribute lists, Markdown inside HTML."""

from __future__ import annotations

import re

from sitecheck.findings import Edit, Fix, Related
from sitecheck.jekyll.kramdown.html import BLOCK_ELEMENTS, SPAN_ELEMENTS, VOID_ELEMENTS, start_tag
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._raw_html import raw_texts
from sitecheck.rules.markup._read import Text, raw, texts
from sitecheck.rules.rule import Problem, Problems, problem, replace, rule

_MARKDOWN = re.compile(
    r"(?<![\w*\\])\*\*(?P<strong>(?=[^\s*])[^*\n]{1,300}?(?<=[^\s\\]))\*\*(?![\w*])"
    r"|(?<![\w*\\])\*(?P<em>(?=[^\W_]|[\[\"“'(])[^*\n]{1,300}?(?<=[^\s\\]))\*(?![\w*])"
    r"|(?P<image>!?)\[(?P<text>[^\[\]\n]{0,200})\]\((?P<target>(?:https?://|mailto:|[./#]|[\w-]+[./])[^()\s\"<>]*)\)"
    r"|(?<![`\\])(?P<ticks>``?)(?P<code>(?=[^`\s])[^`\n]{1,80}(?<=\S))(?P=ticks)(?!`)"
    r"|(?P<escape>\\(?=[*_\[\]]))(?=[*_\[\]](?![*_]))"
    r"|^[ \t]*(?:>[ \t]*)*(?P<heading>\#{1,6}(?=[ \t]+\S))",
    re.MULTILINE,
)


@rule(
    "MRK020",
    "markdown-in-html",
    "warning",
    fix="safe",
    bad=(
        "<div>\nA ⟦**bold**⟧ word, ⟦*another*⟧, ⟦[a link](https://example.org)⟧ and ⟦`code`⟧\n</div>\n",
        "> 1. <font color='red'>[⟦*New*⟧]</font> Ada Moe\n",
        "**Note** <u>see ⟦**this**⟧</u>\n",
        "<p>Ada Moe⟦\\⟧*, Bo Lind⟦\\⟧*</p>\n",
        {"_pages/talks.html": "<p>A ⟦**bold**⟧ word</p>\n"},
    ),
    good=(
        "<div markdown='1'>\nA **bold** word, [a link](https://example.org)\n</div>\n",
        "<p>Ada Moe*, Bo Lind*, Cy Ek** (*equal contribution, **corresponding)</p>\n",
        "<pre>\n**x** and `y`\n</pre>\n\n<code>*x*</code>\n\n<script>a = `b`;</script>\n",
        "<span>A **bold** word</span>, <b>*both*</b>\n",
        "<p>2 * 3 * 4, $a*b*c$, `, [1](2)</p>\n\n<p>It's 5*4*3</p>\n",
        "<!-- <p>**x**</p> -->\n",
        {"_pages/talks.html": "<p>A <b>bold</b> word</p><!-- **x** --><script>`${x}`</script>\n"},
    ),
)
def markdown_in_html(page: Page) -> Problems:
    """Markdown stands inside an HTML element, where nothing reads it.

    The visitor sees the stars and brackets: an element's content is Markdown only with `markdown="1"`,
    and never in a page whose name ends in .html.
    """
    masked = page.liquid_masked
    for start, end, name in raw_texts(page):
        for match in _MARKDOWN.finditer(masked, start, end):
            low, high = match.span()
            inside = match["em"] or match["strong"] or ""
            if inside.count(")") > inside.count("(") or (match["heading"] and not page.markdown):
                continue
            place = f"inside <{name}>" if name else "in an HTML page"
            if match["escape"]:
                fix = replace(page, low, high, "", title="Remove the backslash")
                yield problem(page, low, high, f"A backslash shows as it stands {place}", fix)
            elif match["heading"]:
                low, high = match.span("heading")
                yield problem(page, low, high, f"Markdown is not read {place}: this shows raw")
            else:
                html = _as_html(match, page.text)
                title = f"Write {html}" if len(html) < 60 else "Write it in HTML"
                fix = replace(page, low, high, html, title=title)
                yield problem(page, low, high, f"Markdown is not read {place}: this shows raw", fix)


def _as_html(match: re.Match[str], text: str) -> str:
    for group, element in (("strong", "strong"), ("em", "em"), ("code", "code")):
        if match[group] is not None:
            start, end = match.span(group)
            return f"<{element}>{text[start:end]}</{element}>"
    label, target = text[slice(*match.span("text"))], text[slice(*match.span("target"))]
    if match["image"]:
        return f'<img src="{target}" alt="{label}">'
    return f'<a href="{target}">{label}</a>'


@rule(
    "MRK021",
    "shown-comment",
    "error",
    bad=(
        "- One\n  ⟦<!--⟧ - Two\n  - Three -->\n- Four\n",
        "One ⟦<!--⟧ two\n\nThree --> four\n",
        {"_pages/cv.html": "<p>One</p>\n<!-- two -->\n⟦<!--⟧ three\n<p>Four</p>\n"},
    ),
    good=("- One <!-- two -->\n- Three\n", "<!--\n- One\n\n- Two\n-->\n", "`<!--` begins a comment\n"),
)
def shown_comment(page: Page) -> Problems:
    """A comment begins inside a paragraph or list item and ends outside it, or never.

    Then it is none to kramdown: what was to be hidden shows. In an HTML page it hides all that follows.
    """
    last = page.text.rfind("-->") + 3
    if not page.markdown:
        at = page.text.find("<!--", max(last, page.body))
        if at >= 0 and not page.is_hidden(at):
            yield problem(page, at, at + 4, "This comment never ends: it hides the rest of the page")
        return
    for text in texts(page):
        if "<!--" not in text.text:
            continue
        for node in raw(text.nodes):
            if node.value == "<" and text.text.startswith("<!--", node.start):
                start, end = text.span(node.start, node.start + 4)
                stop = page.text.find("-->", end, last) if end < last else -1
                related = (Related(page.place(stop, stop + 3), "which shows too"),) if stop >= 0 else ()
                message = "This comment does not end in its paragraph or list item: all of it shows"
                yield problem(page, start, end, message, None, related)


_LONGEST_TAG = 2000
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"\s+([A-Za-z_:][\w:.-]*)\s*=\s*([^\s\"'<>=]+)(?=[\s/]|\Z)")
_HTML = (
    SPAN_ELEMENTS | BLOCK_ELEMENTS | VOID_ELEMENTS | {"font", "center", "figure", "video", "svg", "details"}
)


@rule(
    "MRK022",
    "shown-tag",
    "error",
    fix="safe",
    bad=(
        "See ⟦<a href=https://example.org/a>⟧this</a>\n",
        'A map: ⟦<img src="a.png" width=50%>⟧\n',
        "See ⟦<a href={{ site.url }}>⟧this</a>\n",
    ),
    good=(
        '<img src="a.png" width="50%" alt="A"> <img src="a.png" width=50 alt="A">\n',
        "If a <b and c> d, x <5, <https://example.org>, <ada@example.org>\n",
        "`<a href=https://example.org>`\n",
    ),
)
def shown_tag(page: Page) -> Problems:
    """A tag that is none to kramdown, so that the visitor reads it.

    A value with other characters than letters and digits needs quotation marks.
    """
    for text in texts(page):
        if "<" not in text.text:
            continue
        for node in raw(text.nodes):
            end = min(node.start + _LONGEST_TAG, len(text.text))
            match = _OPENING.match(text.text, node.start, end) if node.value == "<" else None
            if match is None or match[1].lower() not in _HTML or "=" not in match[2]:
                continue
            right = f"<{match[1]}{_ATTRIBUTE.sub(_quoted, match[2])}>"
            start, end = text.span(*match.span())
            fix = None
            if start_tag(right, 0):
                edits: list[Edit] = []
                for found in _ATTRIBUTE.finditer(text.text, *match.span(2)):
                    low, high = text.span(*found.span(2))
                    edits += (Edit(page.place(low, low), '"'), Edit(page.place(high, high), '"'))
                fix = Fix("Put quotation marks around the value", "safe", tuple(edits))
            yield problem(page, start, end, f"This shows as text, not as <{match[1]}>", fix)


def _quoted(match: re.Match[str]) -> str:
    return f' {match[1]}="{match[2]}"'


@rule(
    "MRK023",
    "block-tag-in-line",
    "error",
    bad=(
        "Text and ⟦<div align='center'>⟧more\n",
        "Text\nand **bold** ⟦<table>⟧\n",
    ),
    good=("Text\n\n<div align='center'>more</div>\n", "Text <span>more</span>\n", "A `<div>`\n"),
)
def block_tag_in_line(page: Page) -> Problems:
    """A tag that makes a block stands inside a line of text.

    kramdown shows it as text: such an element must begin on a line of its own.
    """
    for text in texts(page):
        for node in raw(text.nodes) if "<" in text.text else ():
            match = re.compile(r"<([A-Za-z][A-Za-z0-9]*)").match(node.value)
            if match:
                message = f"<{match[1]}> inside a line of text shows as it stands"
                yield problem(page, *text.span(node.start, node.end), message)


_ATTRIBUTES = re.compile(r"([ \t]*)(\{:[ \t]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\})")


@rule(
    "MRK024",
    "shown-attributes",
    "warning",
    fix="safe",
    bad=(
        '[A link](https://example.org)⟦ {:target="_blank"}⟧ here\n',
        "# A heading⟦ {: .no_toc}⟧\n",
    ),
    good=(
        '[A link](https://example.org){:target="_blank"} here\n',
        "# A heading\n{: .no_toc}\n",
        "`{: .x}` and a set {:a, :b}\n",
    ),
)
def shown_attributes(page: Page) -> Problems:
    """A list of attributes shows as it stands.

    It must follow a link or emphasis without a blank, or stand on a line of its own below a block.
    """
    for text in texts(page):
        if "{:" not in text.text:
            continue
        for match in _ATTRIBUTES.finditer(text.text):
            if text.shows(match.start(2)):
                start, end = text.span(*match.span())
                yield _attributes(page, text, match, start, end)


def _attributes(page: Page, text: Text, match: re.Match[str], start: int, end: int) -> Problem:
    message = f"{match[2]} shows as it stands"
    before = text.text[match.start() - 1 : match.start()]
    fix = None
    if match[1] and before in (")", "*", "`", "_"):
        low, high = text.span(*match.span(1))
        fix = replace(page, low, high, "", title="Remove the space before it")
        message += ": it must follow without a space"
    elif text.element.kind == "heading" and match.end() == len(text.text.rstrip()):
        if page.text.startswith("#", page.text.rfind("\n", 0, start) + 1):  # in no list, in no quotation
            fix = replace(page, start, end, "\n" + match[2], title="Put it on a line of its own")
        message += ": it belongs on the line below"
    return problem(page, start, end, message, fix)
