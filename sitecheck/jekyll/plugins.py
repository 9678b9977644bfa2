"""Which plugins a site loads."""

from __future__ import annotations

import re

from sitecheck.jekyll.site import Site

GITHUB_PAGES = frozenset(
    """jekyll-coffeescript jekyll-default-layout jekyll-gist jekyll-github-metadata jekyll-optional-front-matter
    jekyll-paginate jekyll-readme-index jekyll-relative-links jekyll-titles-from-headings""".split()
)
"""What GitHub Pages always loads (github/pages-gem, lib/github-pages/plugins.rb)."""

_GEM = re.compile(r"^[ \t]*gem[ (]+[\"']([\w./-]+)[\"']", re.MULTILINE)


def listed_plugins(site: Site) -> frozenset[str]:
    """The plugins that `_config.yml` or the Gemfile names; `jekyll/scholar` counts as `jekyll-scholar`."""
    found: set[str] = set()
    for key in ("plugins", "gems"):
        value = site.settings.get(key)
        if isinstance(value, str):
            value = value.split()
        if isinstance(value, list):
            found.update(str(entry).replace("/", "-") for entry in value)
    gemfile = site.load("Gemfile") if "Gemfile" in site.files else None
    if gemfile:
        found.update(_GEM.findall(gemfile.text))
    return frozenset(found)


def has_own_plugins(site: Site) -> bool:
    """Whether the site brings Ruby code of its own, whose tags and filters nobody can know."""
    folder = str(site.settings.get("plugins_dir") or "_plugins").strip("/") + "/"
    return any(path.startswith(folder) and path.endswith(".rb") for path in site.files)
