"""Settings of `_config.yml` that have no effect, or a wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.facts.liquid_words import PLUGIN_TAGS, TAGS
from sitecheck.findings import Place, Related
from sitecheck.jekyll.near import slips
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.plugins import GITHUB_PAGES, has_own_plugins, listed_plugins
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.urls.pages import collections
from sitecheck.rules.profile._slips import told
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.text.content import Content

_PAGE = "---\npermalink: /\n---\nText\n"


@rule(
    "CFG010",
    "time-zone",
    "warning",
    bad={"_config.yml": "title: Ada\ntimezone: ⟦Asia/Beijing⟧\n", "index.md": _PAGE},
    good={"_config.yml": "title: Ada\ntimezone: Asia/Shanghai\n", "index.md": _PAGE},
)
def time_zone(site: Site) -> Problems:
    """There is no such time zone.

    Jekyll then takes UTC: the date of a post may shift by a day.
    """
    yield from told(site, "time-zone")


@rule(
    "CFG011",
    "site-url",
    "warning",
    fix="unsafe",
    bad=(
        {"_config.yml": "title: Ada\nurl: ⟦ada.test⟧\n", "index.md": _PAGE},
        {"_config.yml": "title: Ada\nurl: ⟦https:///ada.test⟧\n", "index.md": _PAGE},
    ),
    good={"_config.yml": "title: Ada\nurl: https://ada.test\n", "index.md": _PAGE},
)
def site_url(site: Site) -> Problems:
    """The site's own address has no `https://`, or one with slashes too many or too few.

    The links in its feed and its sitemap, and those made by absolute_url, are broken.
    """
    yield from told(site, "url")


@rule(
    "CFG012",
    "repository-name",
    "warning",
    bad={
        "_config.yml": "google_scholar_stats_use_cdn: true\nrepository: ⟦https://github.com/ada/ada.github.io⟧\n",
        "index.md": _PAGE,
    },
    good={
        "_config.yml": "google_scholar_stats_use_cdn: true\nrepository: ada/ada.github.io\n",
        "index.md": _PAGE,
    },
)
def repository_name(site: Site) -> Problems:
    """`repository` is no owner and name.

    The theme builds the address of the citation counts from it, and shows none.
    """
    yield from told(site, "repository")


@rule(
    "CFG013",
    "service-token",
    "warning",
    bad={
        "_config.yml": "google_site_verification: ⟦google-site-verification=abcdefghijklmnopqrstuvwxyz⟧\n",
        "index.md": _PAGE,
    },
    good={"_config.yml": "google_site_verification: abcdefghijklmnopqrstuvwxyz\n", "index.md": _PAGE},
)
def service_token(site: Site) -> Problems:
    """The token of a search engine or of an analytics service can't be one.

    The service does not recognise the site, and counts nothing.
    """
    yield from told(site, "verification", "analytics")


@rule(
    "CFG014",
    "plugin-not-listed",
    "warning",
    bad=(
        {
            "_config.yml": "title: Ada\n⟦plugins⟧:\n  - jekyll-feed\n",
            "index.md": "---\nredirect_from: /old/\n---\nText\n",
        },
        {
            "_config.yml": "⟦title⟧: Ada\n",
            "index.md": "---\ntitle: Papers\n---\n{% bibliography %}\n",
        },
    ),
    good=(
        {
            "_config.yml": "plugins:\n  - jekyll-redirect-from\n  - jekyll/scholar\n",
            "index.md": "---\nredirect_from: /old/\n---\n{% bibliography %}\n",
        },
        {
            "_config.yml": "title: Ada\n",
            "Gemfile": "gem 'jekyll-redirect-from'\n",
            "index.md": "---\nredirect_from: /old/\n---\n{% gist 1 %}\n",
        },
    ),
)
def plugin_not_listed(site: Site) -> Problems:
    """The pages use a plugin that `_config.yml` does not list.

    Redirects then lead nowhere; an unknown tag stops Jekyll's build.
    """
    root = site.config.root if site.config else None
    if root is None or root.kind != "mapping" or not root.entries or site.config_source is None:
        return
    listed = listed_plugins(site) | GITHUB_PAGES
    key = next((key for key, _ in root.entries if key.raw in ("plugins", "gems")), root.entries[0][0])
    told_of: set[str] = set()
    for plugin, use, place in _uses(site):
        if plugin not in listed and plugin not in told_of:
            told_of.add(plugin)
            message = f"{use} needs the plugin {plugin}, which is not listed here"
            related = (Related(place, "used here"),)
            yield problem(Content.of(site.config_source), key.start, key.end, message, None, related)


def _uses(site: Site) -> Iterator[tuple[str, str, Place]]:
    """Plugin, what needs it, and where."""
    tags = {tag: plugin for plugin, words in PLUGIN_TAGS.items() for tag in words.split() if tag not in TAGS}
    own = has_own_plugins(site)
    for page in site.pages:
        if page.front_matter is None or not page.front_matter.seen:
            continue
        root = page.front_matter.yaml.root
        for key, _ in root.entries if root is not None and root.kind == "mapping" else ():
            if key.raw in ("redirect_from", "redirect_to"):
                yield "jekyll-redirect-from", f"`{key.raw}`", page.place(key.start, key.end)
        if not own:
            yield from _tags_of(page, tags)


def _tags_of(page: Page, tags: dict[str, str]) -> Iterator[tuple[str, str, Place]]:
    for token in page.tokens:
        if token.kind == "tag" and token.name in tags:
            yield tags[token.name], f"{{% {token.name} %}}", page.place(token.start, token.end)


_FOLDERS = frozenset(("_data", "_drafts", "_includes", "_layouts", "_pages", "_plugins", "_posts", "_sass"))
_COLLECTIONS = frozenset(
    ("_bibliography", "_news", "_portfolio", "_projects", "_publications", "_talks", "_teaching")
)


@rule(
    "CFG015",
    "misspelt-folder",
    "error",
    bad={
        "_config.yml": "collections:\n  publications:\n    output: true\n",
        "_publications/a.md": "---\ntitle: A\n---\n",
        "_pulications/b.md": "⟦---⟧\ntitle: B\n---\nText\n",
    },
    good={
        "_config.yml": "collections:\n  talk:\n    output: true\n",
        "_talk/b.md": "---\ntitle: B\n---\nText\n",
        "_notes/b.md": "---\ntitle: B\n---\nText\n",
        "_news_old/b.md": "---\ntitle: B\n---\nText\n",
    },
)
def misspelt_folder(site: Site) -> Problems:
    """A folder is a letter away from one that Jekyll or the theme reads.

    Folders that begin with an underscore are left out if nothing reads them: its pages are missing.
    """
    folders: dict[str, str] = {}
    for path in sorted(site.files):
        top, slash, _ = path.partition("/")
        if slash and top.startswith("_"):
            folders.setdefault(top, path)
    own = collections(site.settings)
    known = _FOLDERS | _COLLECTIONS | {f"_{name}" for name in own}
    for folder, path in folders.items():
        if folder in known or len(folder) < 6 or folder.rstrip("s") in {name.rstrip("s") for name in known}:
            continue
        meant = next((name for name in sorted(known) if slips(folder, name, 1) == 1), None)
        source = site.load(path) if meant else None
        if source:
            end = source.line_span(1).end
            message = f"Nothing reads the folder {folder}; did you mean {meant}?"
            yield problem(Content.of(source), 0, end, message)


@rule(
    "CFG016",
    "empty-name",
    "warning",
    bad={
        "_config.yml": "google_scholar_stats_use_cdn: true\ntitle: ⟦''⟧\nauthor:\n  name: ⟦''⟧\n",
        "index.md": _PAGE,
    },
    good=(
        {
            "_config.yml": "google_scholar_stats_use_cdn: true\ntitle: Ada\nauthor:\n  name: Ada\n  bio: ''\n",
            "index.md": _PAGE,
        },
        {"_config.yml": "title: ''\n", "index.md": _PAGE},
    ),
)
def empty_name(site: Site) -> Problems:
    """The site's title or its owner's name is empty.

    The browser's tab, the results of a search and the sidebar then name nobody.
    """
    root = site.config.root if site.config else None
    if root is None or site.config_source is None or site.theme not in ("acad-homepage", "academicpages"):
        return
    for keys in (("title",), ("author", "name")):
        node = root.get(*keys)
        if (
            node is not None
            and node.kind == "scalar"
            and node.style in ("single", "double")
            and node.value == ""
        ):
            message = f"`{'.'.join(keys)}` is empty: the theme shows it in the tab or beside the picture"
            yield problem(Content.of(site.config_source), node.start, node.end, message)


@rule(
    "CFG017",
    "pages-not-included",
    "error",
    bad={
        "_config.yml": "⟦title⟧: Ada\n",
        "_pages/about.md": "---\npermalink: /\n---\nText\n",
        "_pages/cv.md": "---\npermalink: /cv/\n---\nText\n",
    },
    good=(
        {"_config.yml": "include: [_pages]\n", "_pages/about.md": "---\npermalink: /\n---\nText\n"},
        {
            "_config.yml": "collections:\n  pages:\n    output: true\n",
            "_pages/about.md": "---\npermalink: /\n---\nText\n",
        },
        {"_config.yml": "title: Ada\n", "index.md": "---\n---\nText\n", "_pages/note.txt": "Text\n"},
    ),
)
def pages_not_included(site: Site) -> Problems:
    """The pages lie in `_pages`, and `include` in `_config.yml` does not name that folder.

    Jekyll leaves out folders that begin with an underscore: the site has none of these pages.
    """
    root = site.config.root if site.config else None
    if root is None or root.kind != "mapping" or not root.entries or site.config_source is None:
        return
    left_out = [
        path for path in sorted(site.files) if path.startswith("_pages/") and path.endswith((".md", ".html"))
    ]
    if not left_out or any(page.path.startswith("_pages/") for page in site.pages):
        return
    source = site.load(left_out[0])
    if source is None or not source.text.startswith("---"):
        return
    key = next((key for key, _ in root.entries if key.raw == "include"), root.entries[0][0])
    related = (Related(Content.of(source).place(0, 3), "left out"),)
    message = f"Jekyll leaves out the {len(left_out)} files of _pages: `include: [_pages]` is missing"
    yield problem(Content.of(site.config_source), key.start, key.end, message, None, related)
