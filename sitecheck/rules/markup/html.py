"""HTML tags without their partner, or in a place where they can't stand."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise

from sitecheck.findings import Related
from sitecheck.jekyll.html import Tag
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.rules.markup._read import texts, walk
from sitecheck.rules.markup._tags import TagFault, tag_faults, tags_outside_code
from sitecheck.rules.rule import Problems, problem, replace, rule


@rule(
    "MRK010",
    "unclosed-tag",
    "warning",
    follows=("MRK023",),
    bad=(
        "⟦<div class='paper-box'>⟧\n<div markdown='1'>\n\nText\n\n</div>\n\n# Next\n",
        "<div>⟦<em>⟧Text</div>\n",
        "We won ⟦<font color='red'>⟧a prize.\n\nText\n",
    ),
    good=(
        "<div class='paper-box'>\n<div markdown='1'>\n\nText\n\n</div>\n</div>\n",
        "<ul><li>One<li>Two</ul>\n\n<p>Text\n\nA <br> break, <img src='a.png' alt='A'>\n",
        "{% if a %}<div class='a'>{% else %}<div class='b'>{% endif %}Text</div>\n",
        "{% if a %}<a href='{{ a }}'>{% endif %}Text{% if a %}</a>{% endif %}\n",
        "`<div>`\n\n    <div>\n\n```\n<div>\n```\n\n<!-- <div> -->\n",
        "<script>document.write('<div>');</script>\n",
    ),
)
def unclosed_tag(page: Page) -> Problems:
    """An HTML element is never closed, or closed after the one around it.

    Its style runs on over what follows; an unclosed box swallows the rest of the page.
    """
    faults = tag_faults(page)
    repeated = {id(tag) for pair in _repeated(page, faults) for tag in pair}
    for fault in faults:
        tag = fault.tag
        if fault.kind == "stray" or id(tag) in repeated:
            continue
        if fault.other:
            message = f"<{tag.name}> is not closed before </{fault.other.name}>"
            related = (Related(page.place(fault.other.start, fault.other.end), "which ends here"),)
            yield problem(page, tag.start, tag.end, message, None, related)
        else:
            yield problem(page, tag.start, tag.end, f"This <{tag.name}> is never closed")


@rule(
    "MRK011",
    "repeated-start-tag",
    "warning",
    fix="unsafe",
    bad=("We won <b>a prize⟦<b>⟧ in May.\n", "<div><i>Text⟦<i>⟧</div>\n"),
    good=("We won <b>a prize</b> in <b>May</b>.\n", "<span><span>Text</span></span>\n"),
)
def repeated_start_tag(page: Page) -> Problems:
    """A start tag stands where the end tag was meant.

    What follows is set in bold, italics or whatever the tag says, down to the end of the paragraph or page.
    """
    for first, second in _repeated(page, tag_faults(page)):
        related = (Related(page.place(first.start, first.end), "the first one"),)
        fix = replace(page, second.start, second.end, f"</{second.name}>", safety="unsafe")
        message = f"A second <{second.name}>: was </{second.name}> meant?"
        yield problem(page, second.start, second.end, message, fix, related)


def _repeated(page: Page, faults: list[TagFault]) -> list[tuple[Tag, Tag]]:
    alone = [fault.tag for fault in faults if fault.kind != "stray"]
    return [
        (first, second)
        for first, second in pairwise(alone)
        if first.name == second.name
        and not second.attributes
        and second.name not in ("div", "section", "ul", "ol")
        and "\n\n" not in page.text[first.end : second.start]
    ]


@rule(
    "MRK012",
    "stray-end-tag",
    "warning",
    bad=(
        "A prize⟦</b>⟧\n",
        ".box {\n  margin: 0;\n}\n⟦</style>⟧\n",
        {"_pages/cv.html": "<p>My CV</p>\n⟦</head>⟧\n<ul><li>One</li></ul>\n"},
    ),
    good=(
        "<b>A prize</b>\n\n<p>Text</p>\n",
        "{% if a %}<b>{% endif %}Text{% if a %}</b>{% endif %}\n",
        "`</b>` and <!-- </b> -->\n",
        {"_pages/cv.html": "<ul><li>One</li></ul>\n"},
    ),
)
def stray_end_tag(page: Page) -> Problems:
    """An end tag closes nothing.

    In Markdown the visitor reads the tag itself; in HTML it may end a part of the layout too early.
    """
    for fault in tag_faults(page):
        if fault.kind == "stray":
            message = f"</{fault.tag.name}> closes nothing"
            if fault.tag.name == "style" and _follows_css(page.text, fault.tag.start):
                message += ": the CSS before it shows as text"
            yield problem(page, fault.tag.start, fault.tag.end, message)


def _follows_css(text: str, at: int) -> bool:
    return text[max(at - 200, 0) : at].rstrip().endswith("}")


@rule(
    "MRK013",
    "link-in-link",
    "warning",
    bad=(
        '<a href="a.html">See ⟦<a href="b.html">⟧this</a></a>\n',
        '<a href="a.html">See ⟦[this](b.html)⟧</a>\n',
        '[See ⟦<a href="b.html">⟧this</a>](a.html)\n',
    ),
    good=(
        '<a href="a.html">See</a> <a href="b.html">this</a> [here](c.html)\n',
        '[![A](a.png)](b.html) <a href="a.html"><img src="a.png" alt="A"></a>\n',
        '<a href="{{ post.url }}">A <a href="{{ year }}">B</a></a>\n',
        "<a name='top'></a> <a href='b.html'>B</a>\n",
    ),
)
def link_in_link(page: Page) -> Problems:
    """A link stands inside a link.

    Browsers end the outer one where the inner begins, so that a part of it can't be clicked.
    """
    message = "A link inside another link"
    outer: Tag | None = None
    for tag in tags_outside_code(page):
        if tag.name != "a":
            continue
        if tag.closing or not tag.get("href") or tag.self_closing:
            outer = None if tag.closing else outer
        elif outer is None:
            outer = tag
        elif OUTPUT not in outer.value("href") + tag.value("href"):
            related = (Related(page.place(outer.start, outer.end), "the outer one"),)
            yield problem(page, tag.start, tag.end, message, None, related)
    for text in texts(page):
        if "<a" not in text.text:
            continue
        for node in walk(text.nodes):
            is_link = node.kind == n.LINK
            if is_link or (node.kind == n.HTML and node.value == "a"):
                for inner in walk(node.children):
                    if inner.kind == (n.HTML if is_link else n.LINK) and inner.value[:2] == (
                        "a" if is_link else inner.value[:2]
                    ):
                        end = inner.inner_start if is_link else inner.end
                        yield problem(page, *text.span(inner.start, end), message)


@rule(
    "MRK014",
    "page-in-page",
    "warning",
    bad=(
        {"_pages/map.html": "---\nlayout: archive\n---\n⟦<html>⟧\n<body>\n<p>Text</p>\n</body>\n</html>\n"},
        {"_pages/map.html": "---\nlayout: archive\n---\n<p>Text</p>\n⟦<body>⟧\n<p>Text</p>\n</body>\n"},
        {"_pages/map.html": "---\nlayout: null\n---\n<html>\n⟦<html>⟧\n<p>Text</p>\n</html>\n</html>\n"},
    ),
    good=(
        {"_pages/map.html": "---\nlayout: null\n---\n<html>\n<body>\n<p>Text</p>\n</body>\n</html>\n"},
        {"_pages/map.html": "---\ntitle: Map\n---\n<html>\n<body>\n<p>Text</p>\n</body>\n</html>\n"},
        "A paragraph on `<body>`\n",
    ),
)
def page_in_page(page: Page) -> Problems:
    """A page brings an <html> or <body> of its own, although there is one around it.

    A browser has to guess which counts; its title and styles may be lost.
    """
    layout = page.front_matter.data.get("layout") if page.front_matter else None
    within = isinstance(layout, str) and layout not in ("none", "null", "compress")
    seen: set[str] = set()
    for tag in tags_outside_code(page):
        if tag.name not in ("html", "body") or tag.closing:
            continue
        if within or tag.name in seen:
            by = f"The layout '{layout}' already makes the" if within else "The page already has a"
            yield problem(page, tag.start, tag.end, f"{by} <{tag.name}> around this")
            return
        seen.add(tag.name)


@rule(
    "MRK015",
    "duplicate-id",
    "warning",
    bad="<div id='news'>Text</div>\n\nMore text\n\n<div id='⟦news⟧'>Text</div>\n",
    good=(
        "<span id='news'></span>\n<span id='news'></span>\n\n# News\n",
        "{% for p in a %}<div id='{{ p }}'>Text</div><div id='{{ p }}'>Text</div>{% endfor %}\n",
        "{% if a %}<div id='a'>A</div>{% else %}<div id='a'>A</div>{% endif %}\n",
    ),
)
def duplicate_id(page: Page) -> Problems:
    """Two elements of a page bear the same id.

    A link to it always leads to the first; a style or script meant for one may hit the other.
    """
    first: dict[str, Tag] = {}
    branches = [token.start for token in page.tokens if token.name in ("else", "elsif", "when")]
    for tag in tags_outside_code(page):
        found = tag.get("id") if not tag.closing else None
        if found is None or not found.value or OUTPUT in found.value:
            continue
        before = first.setdefault(found.value, tag)
        if before is tag or bisect(branches, before.start) < bisect(branches, tag.start):
            continue
        between = page.liquid_masked[before.end : min(tag.start, before.end + 2000)]
        if re.sub(r"<[^<>]*>", "", between).strip(" \t\r\n\ue001"):
            related = (Related(page.place(before.start, before.end), "the first one"),)
            message = f"The id '{found.value}' is given twice on this page"
            yield problem(page, found.value_start, found.value_end, message, None, related)


_OBSOLETE = {
    "font": "a <span> with a style",
    "center": "a <div> with the style text-align: center",
    "big": "a <span> with a style",
    "strike": "<s>",
    "tt": "<code>",
    "marquee": "nothing",
    "blink": "nothing",
}


@rule(
    "MRK016",
    "obsolete-element",
    "info",
    bad="A ⟦<font color='red'>⟧red</font> word\n",
    good=("A <span style='color: red'>red</span> word\n", "`<font>`\n"),
)
def obsolete_element(page: Page) -> Problems:
    """An element that HTML no longer has.

    Browsers still show it, but kramdown leaves the Markdown inside <font> or <center> alone.
    """
    for tag in tags_outside_code(page):
        if tag.name in _OBSOLETE and not tag.closing:
            message = f"<{tag.name}> is obsolete: write {_OBSOLETE[tag.name]}"
            yield problem(page, tag.start, tag.end, message)


_NO_COLON = re.compile(
    r"(?:^|;)\s*(([a-z]+(?:-[a-z]+)+|color|display|width|height|margin|padding);\s*([\w#.% -]+))(?:;|$)"
)


@rule(
    "MRK017",
    "broken-style",
    "warning",
    bad=(
        '<span style="⟦color: var(--accent-color⟧">red</span>\n',
        '<div style="display: flex; ⟦align-items;center⟧;">x</div>\n',
    ),
    good='<span style="color: var(--accent-color); background: url(a.png)">x</span> <b style="{{ x }}(">y</b>\n',
)
def broken_style(page: Page) -> Problems:
    """An element's style has a parenthesis that is never closed, or a semicolon in the place of a colon.

    A browser drops what it can't read: the colour or the size is missing.
    """
    for tag in tags_outside_code(page):
        style = tag.get("style") if not tag.closing else None
        if style is None or OUTPUT in style.value:
            continue
        if style.value.count("(") > style.value.count(")"):
            yield problem(page, style.value_start, style.value_end, "A parenthesis is not closed")
        elif match := _NO_COLON.search(style.value):
            start, end = style.value_start + match.start(1), style.value_start + match.end(1)
            if page.text[start:end] == match[1]:
                yield problem(page, start, end, f"A colon belongs between '{match[2]}' and '{match[3]}'")
