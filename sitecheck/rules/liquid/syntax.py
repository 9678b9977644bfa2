"""Liquid that stops Jekyll's build, or that it ignores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitecheck.facts.liquid_words import BLOCK_TAGS, FILTERS, PLUGIN_FILTERS, PLUGIN_TAGS, TAGS
from sitecheck.findings import Related
from sitecheck.jekyll.liquid import Token
from sitecheck.jekyll.near import slips
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.plugins import GITHUB_PAGES, has_own_plugins, listed_plugins
from sitecheck.jekyll.site import Site
from sitecheck.rules.liquid._tokens import (
    block_faults,
    runs_on,
    tokens,
    tokens_by_file,
    without_strings,
)
from sitecheck.rules.rule import Problems, problem, replace, rule


@rule(
    "LIQ001",
    "unclosed-liquid",
    "error",
    bad=(
        "⟦{% include_relative news.md }⟧\n\nText\n",
        "⟦{{ site.title }⟧ is here\n\n{{ site.url }}\n",
        "⟦{{ site.title⟧\n",
        "⟦{% if a⟧\n\n{% endif %}\n",
    ),
    good=(
        "{{ site.title }} and {% if a %}b{% endif %}\n",
        "{% raw %}{{ x }{% endraw %} {% comment %}{% x }{% endcomment %}\n",
        "{% assign x = '{%' %}{{ '}' }}\n",
        "f(x) = {x}, \\frac{a}{b}\n",
    ),
)
def unclosed_liquid(page: Page) -> Problems:
    """A Liquid tag or output is not closed.

    Jekyll's build stops here, or swallows the text up to the next closing braces.
    """
    for token in tokens(page):
        if not runs_on(token):
            continue
        stop = page.text.find("\n", token.start, token.end)
        end = stop if stop >= 0 else token.end
        written = page.text[token.start : end].rstrip()
        brace = written.find("}")
        if brace >= 0:
            written = written[: brace + 1]
        close = "}}" if written.startswith("{{") else "%}"
        fix = None
        if brace >= 0 and written[brace - 1] not in "%}":
            low = token.start + brace
            fix = replace(page, low, low + 1, close, safety="unsafe")
        message = f"{close} is missing: Jekyll can't build this page"
        yield problem(page, token.start, token.start + len(written), message, fix)


@rule(
    "LIQ002",
    "unclosed-block",
    "error",
    bad=(
        "⟦{% if page.title %}⟧\nText\n",
        "{% for p in site.posts %}\n⟦{% if p.title %}⟧\n{% endfor %}\n",
        "⟦{% comment %}⟧\nText\n",
        "⟦{% capture x %}⟧\nText\n",
    ),
    good=(
        "{% if a %}{% for b in c %}{{ b }}{% else %}none{% endfor %}{% endif %}\n",
        "{% raw %}{% if a %}{% endraw %}\n\n{% comment %}{% if %}{% endcomment %}\n",
        "{% highlight python %}\nx = 1\n{% endhighlight %}\n",
    ),
)
def unclosed_block(page: Page) -> Problems:
    """A Liquid block is never closed, or not before the one around it.

    Jekyll's build stops here: the site is not updated.
    """
    for found in tokens_by_file(page).values():
        if any(runs_on(token) for token in found):
            continue
        for fault in block_faults(found):
            if fault.kind == "unclosed":
                message = f"{{% {fault.token.name} %}} is never closed: Jekyll can't build this page"
                yield problem(page, fault.token.start, fault.token.end, message)
            elif fault.kind == "crossed" and fault.other:
                other = fault.other
                message = f"{{% {other.name} %}} is not closed before {{% {fault.token.name} %}}"
                related = (Related(page.place(fault.token.start, fault.token.end), "which ends here"),)
                yield problem(page, other.start, other.end, message, None, related)


@rule(
    "LIQ003",
    "stray-liquid-end",
    "error",
    bad=(
        "Text\n⟦{% endif %}⟧\n",
        "{% if a %}{% endif %}⟦{% else %}⟧\n",
        "{% for a in b %}⟦{% elsif c %}⟧{% endfor %}\n",
    ),
    good=(
        "{% if a %}{% elsif b %}{% else %}{% endif %}\n",
        "{% case a %}{% when 1 %}{% else %}{% endcase %}\n",
    ),
)
def stray_liquid_end(page: Page) -> Problems:
    """A Liquid end tag or branch belongs to no block.

    Jekyll's build stops here: the site is not updated.
    """
    for found in tokens_by_file(page).values():
        if any(runs_on(token) for token in found):
            continue
        for fault in block_faults(found):
            if fault.kind in ("stray", "outside"):
                name = fault.token.name
                inner = name.removeprefix("end")
                if (
                    name.startswith("end")
                    and inner not in BLOCK_TAGS
                    and inner not in _plugin_words(PLUGIN_TAGS)
                ):
                    continue
                message = f"{{% {name} %}} belongs to no block: Jekyll can't build this page"
                yield problem(page, fault.token.start, fault.token.end, message)


@rule(
    "LIQ004",
    "unknown-tag",
    "error",
    fix="unsafe",
    bad=(
        "{% ⟦inlcude⟧ news.md %}\n",
        "{% ⟦asign⟧ a = 1 %}\n",
        "{% if a %}{% ⟦esle⟧ %}{% endif %}\n",
        "{% ⟦endfi⟧ %}\n",
    ),
    good=(
        "{% assign a = 1 %}{% seo %}{% include_cached a.html %}\n",
        "{% raw %}{% foo %}{% endraw %}\n",
        {
            "_config.yml": "plugins: [jekyll-mine]\n",
            "index.md": "---\n---\n{% foo %}{% bar %}text{% endbar %}\n",
        },
        {"_plugins/foo.rb": "class Foo\nend\n", "index.md": "---\n---\n{% foo %}\n"},
    ),
)
def unknown_tag(page: Page, site: Site) -> Problems:
    """Liquid knows no such tag.

    Jekyll's build stops here: the site is not updated.
    """
    for token in tokens(page):
        if token.kind != "tag" or not token.name or runs_on(token) or token.name.startswith("#"):
            continue
        if token.name in TAGS or token.name in _known_tags():
            continue
        others = _others_possible(site)
        meant = _nearest(token.name, TAGS | _ENDS, surely=others)
        if meant is None and others:
            continue
        at = page.text.index(token.name, token.start)
        message = f"Liquid knows no tag '{token.name}'" + (f"; did you mean '{meant}'?" if meant else "")
        fix = replace(page, at, at + len(token.name), meant, safety="unsafe") if meant else None
        yield problem(page, at, at + len(token.name), message, fix)


@rule(
    "LIQ005",
    "unknown-filter",
    "warning",
    fix="unsafe",
    bad=(
        "{{ '/cv/' | ⟦relativ_url⟧ }}\n",
        "{% assign a = b | ⟦spilt⟧: ',' | first %}\n",
    ),
    good=(
        "{{ '/cv/' | relative_url }} {{ 'a | b' | upcase }}\n",
        "{{ content | toc_only }}\n",
        {"_config.yml": "plugins: [jekyll-mine]\n", "index.md": "---\n---\n{{ a | foo }}\n"},
    ),
)
def unknown_filter(page: Page, site: Site) -> Problems:
    """Liquid knows no such filter.

    Jekyll leaves it out without a word, and the value stays as it was.
    """
    for token in tokens(page):
        if runs_on(token) or not (token.kind == "output" or token.name == "assign"):
            continue
        for name, at in _filters(token):
            if name in FILTERS or name in _plugin_words(PLUGIN_FILTERS):
                continue
            others = _others_possible(site)
            meant = _nearest(name, FILTERS, surely=others)
            if meant is None and others:
                continue
            message = f"Liquid knows no filter '{name}'" + (f"; did you mean '{meant}'?" if meant else "")
            fix = replace(page, at, at + len(name), meant, safety="unsafe") if meant else None
            yield problem(page, at, at + len(name), message, fix)


def _filters(token: Token) -> Iterator[tuple[str, int]]:
    for match in re.compile(r"(?<!\|)\|(?!\|)\s*([A-Za-z_]\w*)").finditer(without_strings(token.markup)):
        yield match[1], token.markup_start + match.start(1)


def _others_possible(site: Site) -> bool:
    """Whether the site loads code whose tags and filters are not known here."""
    known = PLUGIN_TAGS.keys() | PLUGIN_FILTERS.keys() | GITHUB_PAGES | _WITHOUT_WORDS
    return has_own_plugins(site) or any(
        plugin.startswith(("jekyll", "jemoji")) and plugin not in known for plugin in listed_plugins(site)
    )


_WITHOUT_WORDS = frozenset(
    """jekyll jekyll-archives jekyll-imagemagick jekyll-link-attributes jekyll-paginate-v2 jekyll-redirect-from
    jekyll-sitemap jekyll-target-blank jekyll-sass-converter jekyll-watch jekyll-remote-theme jekyll-compose
    jekyll-autoprefixer jekyll-commonmark-ghpages jekyll-admin""".split()
)


_ENDS = frozenset(f"end{name}" for name in BLOCK_TAGS)


def _known_tags() -> frozenset[str]:
    words = _plugin_words(PLUGIN_TAGS)
    return words | _ENDS | {f"end{name}" for name in words}


def _plugin_words(table: dict[str, str]) -> frozenset[str]:
    return frozenset(word for words in table.values() for word in words.split())


@lru_cache(maxsize=256)
def _nearest(name: str, known: frozenset[str], *, surely: bool) -> str | None:
    """The known word that was meant; `surely` where the site may know words of its own."""
    most = 0 if len(name) < (5 if surely else 3) else 1 if surely or len(name) < 6 else 2
    found = [(slips(name, word, most), word) for word in known if len(word) > 2]
    best = min((pair for pair in found if pair[0] <= most), default=None)
    return best[1] if best else None
