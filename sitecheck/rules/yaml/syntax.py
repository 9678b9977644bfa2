"""Front matter and YAML files that Jekyll can't read."""

from __future__ import annotations

from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, rule
from sitecheck.rules.yaml._faults import BROKEN, FATAL_VALUES, UNCLOSED, UNSEEN, told


@rule(
    "YML001",
    "broken-yaml",
    "error",
    fix="safe",
    bad=(
        {"index.md": "---\ntitle: ⟦Paths: a study⟧\n---\nText\n"},
        {"_config.yml": "title: ⟦'Ada's page'⟧\n", "index.md": "---\n---\nText\n"},
        {"_data/navigation.yml": "main:\n⟦\t⟧- title: News\n", "index.md": "---\n---\nText\n"},
    ),
    good=(
        {"index.md": "---\ntitle: 'Paths: a study'\n---\nText\n"},
        {"_config.yml": "title: Ada's page\t\n'[//]': #\n", "index.md": "---\n---\nText\n"},
    ),
)
def broken_yaml(site: Site) -> Problems:
    """Jekyll can't read this YAML.

    It drops all keys of the front matter, title and address included; a broken `_config.yml` or data file
    stops the build.
    """
    yield from told(site, BROKEN, safety="safe")


@rule(
    "YML002",
    "front-matter-not-seen",
    "error",
    fix="unsafe",
    bad=(
        {"index.markdown": "⟦\n⟧---\ntitle: Ada\n---\nText\n"},
        {"index.md": "⟦----⟧\ntitle: Ada\n---\nText\n"},
    ),
    good=(
        {"index.md": "---\ntitle: Ada\n---\nText\n"},
        {"index.md": "---  \ntitle: Ada\n...\nText\n"},
    ),
)
def front_matter_not_seen(site: Site) -> Problems:
    """Jekyll sees no front matter here, although the author wrote one.

    The file is copied as it is: no layout, no menu, and the visitor reads the raw Markdown.
    """
    yield from told(site, UNSEEN, safety="unsafe")


@rule(
    "YML003",
    "front-matter-not-closed",
    "error",
    fix="unsafe",
    bad=(
        {"index.md": "---\npermalink: /\n⟦title: Ada⟧\n\nText\n"},
        {"index.md": "---\ntitle: Ada\n⟦--⟧\nText\n"},
    ),
    good=({"index.md": "---\ntitle: Ada\n---\nText\n\n---\n\nMore\n"},),
)
def front_matter_not_closed(site: Site) -> Problems:
    """The front matter has no closing line.

    Jekyll shows its keys as text, and knows neither title nor layout of the page.
    """
    yield from told(site, UNCLOSED, safety="unsafe")


@rule(
    "YML004",
    "unusable-front-matter",
    "error",
    bad=(
        {"index.md": "---\n⟦- title⟧\n---\nText\n"},
        {"index.md": "---\npermalink: ⟦''⟧\n---\nText\n"},
    ),
    good=({"index.md": "---\n---\nText\n"}, {"index.md": "---\npermalink: /\n---\nText\n"}),
)
def unusable_front_matter(site: Site) -> Problems:
    """Front matter is not made of keys and values, or its permalink is empty.

    Jekyll's build stops here: the site is not updated.
    """
    yield from told(site, FATAL_VALUES, safety="unsafe")
