"""Front matter of academicpages' publications that its layouts show otherwise than meant."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample

_MARKUP = re.compile(
    r"(?<![\\\w*])(\*{1,2})(?=[^\s*])[^*\n]{2,200}?(?<=[^\s*])\1(?![\w*])|\[[^\[\]\n]+\]\(\S+\)"
)
_CONFIG = (
    "collections:\n  publications:\n    output: true\n"
    "publication_category:\n  books:\n    title: Books\n  manuscripts:\n    title: Journal Articles\n"
)
_THEME = {"_layouts/talk.html": "{{ content }}\n", "_config.yml": _CONFIG}


@rule(
    "YML014",
    "markdown-in-citation",
    "warning",
    bad={
        **_THEME,
        "_publications/a.md": "---\ntitle: A\ncategory: books\ncitation: 'Moe, E. (2024). ⟦*Deep nets.*⟧ Oslo.'\n---\nText\n",
    },
    good={
        **_THEME,
        "_publications/a.md": "---\ntitle: A\ncategory: books\ncitation: 'Moe, E.* (2024). <i>Deep nets</i>.'\n---\n*Text*\n",
    },
)
def markdown_in_citation(site: Site) -> Problems:
    """Markdown stands in `citation` or `venue`, which the layouts put on the page as they are.

    The visitor reads the stars and brackets; HTML works there.
    """
    if site.theme != "academicpages":
        return
    for page in site.pages:
        for name in ("citation", "venue"):
            node = page.front_matter.get(name) if page.front_matter and not is_sample(page) else None
            if node is None or node.kind != "scalar":
                continue
            for match in _MARKUP.finditer(page.text, node.start, node.end):
                yield problem(page, *match.span(), f"`{name}` is no Markdown: this shows as it stands")


@rule(
    "YML015",
    "unlisted-category",
    "warning",
    bad={**_THEME, "_publications/a.md": "---\ntitle: A\ncategory: ⟦theses⟧\n---\nText\n"},
    good=(
        {**_THEME, "_publications/a.md": "---\ntitle: A\ncategory: books\n---\nText\n"},
        {"_publications/a.md": "---\ntitle: A\ncategory: theses\n---\nText\n"},
    ),
)
def unlisted_category(site: Site) -> Problems:
    """A publication's category is none of those that `_config.yml` lists.

    The list of publications goes by these categories, and leaves it out.
    """
    listed = site.settings.get("publication_category")
    if not isinstance(listed, dict) or not listed:
        return
    for page in site.pages:
        node = page.front_matter.get("category") if page.front_matter else None
        if node is None or not page.path.startswith("_publications/") or not isinstance(node.value, str):
            continue
        if node.value and node.value not in listed and not is_sample(page):
            message = (
                f"`publication_category` in _config.yml lists {', '.join(map(str, listed))}: this is left out"
            )
            yield problem(page, node.start, node.end, message)
