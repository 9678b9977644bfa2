"""Values and text that the template ships to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.facts.leftovers import DEMO_SITES, LOREM, OTHERS_IDS, is_placeholder
from sitecheck.findings import Related
from sitecheck.jekyll.blocks import CODE
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample
from sitecheck.text.content import Content


@rule(
    "TPL003",
    "placeholder-value",
    "warning",
    bad=(
        {
            "_config.yml": (
                "title: Ada\ndescription: ⟦'personal description'⟧\n"
                "repository: ⟦RayeRen/acad-homepage.github.io⟧\n"
                "contact_note: >\n"
                "  ⟦You can even add a little note about which of these is the best way to reach you.⟧\n"
                "author:\n  location: ⟦Earth⟧\n"
                '  googlescholar: ⟦"https://scholar.google.com/citations?user=YOUR_GOOGLE_SCHOLAR_ID"⟧\n'
            ),
            "index.md": "Hello\n",
        },
        {
            "_pages/cv.md": "---\ntitle: CV\n"
            "description: ⟦This is a description of the page. You can modify it in '_pages/cv.md'.⟧\n---\nHello\n",
        },
    ),
    good=(
        {
            "_config.yml": "title: Ada Example\n# name: Your Name\nauthor:\n  location: Bonn\n",
            "index.md": "Hello\n",
        },
    ),
)
def placeholder_value(site: Site) -> Problems:
    """A value in `_config.yml`, or a page's description, is still what the template ships.

    The sidebar, the page's title or a link then speaks of somebody else, or of nobody.
    """
    if site.config and site.config.root and site.config_source:
        where = Content.of(site.config_source)
        for key, node in _scalars(site.config.root, ""):
            if isinstance(node.value, str) and is_placeholder(key, node.value):
                message = f"The template's value of {key}: write your own, or leave it empty"
                yield problem(where, *_range_of_value(where.text, node), message)
    for page in site.pages:
        shown = page.front_matter.get("description") if page.front_matter else None
        if shown and isinstance(shown.value, str) and is_placeholder("description", shown.value):
            message = "The template's description: write your own, or leave it empty"
            yield problem(page, *_range_of_value(page.text, shown), message)


def _range_of_value(text: str, node: YamlNode) -> tuple[int, int]:
    """Where a value stands; of a block scalar, its first line."""
    first = text.find("\n", node.start) + 1
    if node.style not in ("literal", "folded") or not first or first >= node.end:
        return node.start, node.end
    stop = text.find("\n", first)
    line = text[first : node.end if stop < 0 else min(stop, node.end)]
    start = first + len(line) - len(line.lstrip())
    return start, start + len(line.strip())


def _scalars(node: YamlNode, key: str) -> Iterator[tuple[str, YamlNode]]:
    if node.kind == "scalar":
        if not node.alias:
            yield key, node
    elif node.kind == "mapping":
        for name, value in node.entries:
            yield from _scalars(value, str(name.raw))
    else:
        for item in node.items:
            yield from _scalars(item, key)


@rule(
    "TPL004",
    "id-of-somebody-else",
    "error",
    bad=(
        "[Citations](https://scholar.google.com/citations?user=⟦DhtAFkwAAAAJ⟧)",
        "<span class='show_paper_citations' data='⟦DhtAFkwAAAAJ⟧:ALROH1vI_8AC'></span>",
    ),
    good=(
        "[Citations](https://scholar.google.com/citations?user=AbCdEfGAAAAJ)",
        "<!-- user=DhtAFkwAAAAJ -->",
    ),
)
def id_of_somebody_else(page: Page) -> Problems:
    """The page holds an id that came with the template and belongs to somebody else.

    A visitor is shown that person's papers and citations.
    """
    for identifier, whose in OTHERS_IDS.items():
        at = page.text.find(identifier, page.body)
        while at >= 0:
            end = at + len(identifier)
            if not page.is_hidden(at):
                yield problem(page, at, end, f"{identifier} is {whose}")
            at = page.text.find(identifier, end)


@rule(
    "TPL009",
    "address-of-the-template",
    "warning",
    bad={
        "_config.yml": "collections:\n  publications:\n    output: true\n",
        "_publications/a.md": "---\ntitle: Deep nets\n"
        "paperurl: 'http://⟦academicpages.github.io/files/⟧paper1.pdf'\n---\n"
        "[Download](http://⟦academicpages.github.io/files/⟧paper1.pdf)\n",
    },
    good=(
        "Made with [academicpages](https://academicpages.github.io/).",
        "[Paper](/files/paper1.pdf) <!-- http://academicpages.github.io/files/paper1.pdf -->",
    ),
)
def address_of_the_template(page: Page) -> Problems:
    """An address leads to a file of the template's demonstration.

    Instead of the paper the visitor gets a sample that says nothing.
    """
    if is_sample(page):
        return
    for site in DEMO_SITES:
        at = page.text.find(site)
        while at >= 0:
            end = at + len(site)
            if at < page.body or not page.is_hidden(at):
                yield problem(page, at, end, "A sample file of the template: link your own")
            at = page.text.find(site, end)


@rule(
    "TPL005",
    "lorem-ipsum",
    "warning",
    bad=("# News\n- ⟦Lorem ipsum dolor sit amet⟧, consectetur.\n- Lorem ipsum dolor sit amet.\n",),
    good=("<!-- Lorem ipsum dolor sit amet -->\nHello\n", "I wrote a Lorem ipsum generator.\n"),
)
def lorem_ipsum(page: Page) -> Problems:
    """Placeholder text still stands on the page.

    Visitors see at once that the page was never finished.
    """
    lower = page.text.lower()
    if not any(text in lower for text in LOREM) or is_sample(page):
        return
    found: list[tuple[int, int]] = []
    for match in re.compile("|".join(LOREM)).finditer(lower, page.body):
        line = page.text.rfind("\n", 0, match.start())
        if not page.is_hidden(match.start()) and (not found or found[-1][0] < line):
            found.append(match.span())
    if found and len(lower) == len(page.text):
        related = tuple(Related(page.place(*span), "and here") for span in found[1:10])
        more = f" ({len(found)} lines)" if len(found) > 1 else ""
        message = f"Placeholder text{more}: write your own, or delete it"
        yield problem(page, *found[0], message, None, related)


@rule(
    "TPL006",
    "hello-world",
    "warning",
    bad="# News\n- *2024.09*: 🎉 ⟦Hello World!⟧\n",
    good=("# News\n- *2024.09*: Our paper 'Hello World!' is out.\n", "`Hello World!`\n"),
)
def hello_world(page: Page) -> Problems:
    """An entry says nothing but "Hello World!".

    It tells a visitor that there is no news.
    """
    for block in page.blocks:
        at = block.text.lower().find("hello world") if block.kind in ("item", "paragraph", "cell") else -1
        if at >= 0:
            around = block.text[:at] + block.text[at + len("hello world") :]
            if not any(char.isalpha() for char in around) and not block.marks(at, at + 11) & CODE:
                end = at + len("hello world") + (block.text[at + 11 : at + 12] == "!")
                yield problem(page, *block.span(at, end), "Filler in place of an entry")
