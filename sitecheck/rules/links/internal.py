"""Links to what the site itself should have."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.links._anchors import lacks, nearest
from sitecheck.rules.links._served import Served, Where, plain_target, served
from sitecheck.rules.links.address import is_host
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample
from sitecheck.text.memo import kept

_FILES = frozenset(
    """.avi .bib .bmp .csv .doc .docx .gif .heic .ipynb .jpeg .jpg .key .mov .mp3 .mp4 .pdf .png .ppt .pptx
    .svg .tex .tif .tiff .txt .webm .webp .xls .xlsx .zip""".split()
)

_FRAMES = frozenset(("audio", "embed", "iframe", "source", "video"))

_HINTS = 20
"""For how many findings on a page what was meant is looked for: it costs more than finding them."""


@rule(
    "LNK014",
    "missing-file",
    "error",
    follows=("LNK009",),
    bad=(
        '<iframe src="⟦/files/map.html⟧" title="Map"></iframe> <video src="⟦talk.mp4⟧"></video>',
        {"_config.yml": "collections:\n  news:\n    output: true\n",
         "_news/a.md": "---\ninline: true\n---\n[Slides](⟦slides.pdf⟧)\n"},
        "[CV](⟦files/cv.pdf⟧) and ![A curve](⟦/images/curve.png⟧)",
        {
            "_config.yml": "include: [_pages]\nexclude: [docs]\n",
            "_pages/about.md": "---\npermalink: /\n---\n[CV](⟦docs/cv.pdf⟧)",
            "docs/cv.pdf": "",
        },
        {"_pages/talk.md": "---\npermalink: /talks/\n---\n[CV](⟦cv.pdf⟧)", "cv.pdf": ""},
    ),
    good=(
        {"index.md": "---\n---\n[CV](files/my%20cv.pdf?x=1#page=2)", "files/my cv.pdf": ""},
        {"index.md": "---\n---\n[Slides](https://ada.example.org/slides/a.pdf)",
         "_config.yml": "url: https://ada.example.org\n"},
        {"_pages/t.md": "---\npermalink: /t/\n---\n[CV](../cv.pdf) ![A]({{ '/a.png' | relative_url }})",
         "cv.pdf": "", "a.png": ""},
        {"_config.yml": "collections:\n  news:\n    output: true\n", "cv.pdf": "",
         "_news/a.md": "---\ninline: true\n---\n[CV](cv.pdf)\n"},
        "[A]({{ page.pdf }}) [B](https://example.org/b.pdf) <img src='{{ x }}/a.png' alt='A'>",
    ),
)  # fmt: skip
def missing_file(page: Page, site: Site) -> Problems:
    """A link or image leads to a file that the site does not have.

    The visitor gets "404 Not Found", or a broken picture. A whole address whose first part the site
    knows nothing of may belong to another project under the same name and is left alone.
    """
    if is_sample(page):
        return
    hints = _HINTS
    for link, where in _inside(page, site):
        path, addresses = where.path, served(site)
        framed = link.tag is not None and link.tag.name in _FRAMES
        if posixpath.splitext(path)[1].lower() not in _FILES and not (framed and "." in path):
            continue
        if addresses.serves(path):
            continue
        name = path.strip("/")
        elsewhere = "//" in link.target and name.partition("/")[0] not in addresses.tops
        if name.lower() not in addresses.folded and not elsewhere:
            hints -= 1
            yield problem(page, link.target_start, link.target_end, _why(addresses, path, hints >= 0))


@kept
def _inside(page: Page, site: Site) -> list[tuple[Link, Where]]:
    """The links of a page that lead into the site."""
    site_addresses = served(site)
    found = []
    for link in (*page.links, *_framed(page)):
        if link.kind != "autolink" and link.target and not link.target.startswith("#"):
            where = site_addresses.where(page, link) or site_addresses.nowhere(page, link)
            if where is not None:
                found.append((link, where))
    return found


def _framed(page: Page) -> Iterator[Link]:
    """What a page shows in frames and players."""
    for tag in page.tags:
        source = tag.get("src") if tag.name in _FRAMES and not tag.closing else None
        if source and source.value.strip():
            place = (source.value_start, source.value_end)
            yield Link(
                source.value.strip(), *place, "", tag.start, tag.end, tag.end, tag.end, True, tag, "html"
            )


def _why(addresses: Served, path: str, hint: bool) -> str:
    name = path.strip("/")
    if name in addresses.site.files:
        top = name.partition("/")[0]
        if addresses.site.is_excluded(name):
            return f"{name} is kept out of the site by `exclude:` in _config.yml"
        return f"{name} is not copied into the site: names that begin with _ or . are left out ({top})"
    if not hint:
        return f"The site has no {path}"
    base = posixpath.basename(name)
    same = [other for other in addresses.files.values() if posixpath.basename(other) == base]
    if len(same) == 1:
        return f"The site has no {path}; there is /{same[0]}"
    import difflib

    near = difflib.get_close_matches(base, [posixpath.basename(o) for o in addresses.files.values()], 1, 0.85)
    return f"The site has no {path}" + (f"; did you mean {near[0]}?" if near else "")


@rule(
    "LNK015",
    "wrong-case",
    "error",
    fix="safe",
    bad=(
        {"index.md": "---\n---\n![A](⟦images/Ada.PNG⟧) [CV](⟦/Files/cv.pdf⟧)",
         "images/ada.png": "", "files/cv.pdf": ""},
        {"index.md": "---\n---\n[Talks](⟦/Talks/⟧)", "talks.md": "---\npermalink: /talks/\n---\n"},
    ),
    good=({"index.md": "---\n---\n![A](images/ada.png)", "images/ada.png": ""},),
)  # fmt: skip
def wrong_case(page: Page, site: Site) -> Problems:
    """A link and the file it leads to differ in capital letters.

    It works on the author's Mac or Windows machine; GitHub Pages tells capitals apart and shows 404.
    """
    for link, where in _inside(page, site):
        name = where.path.strip("/")
        right = served(site).folded.get(name.lower().removesuffix(".html"))
        if right is None or served(site).serves(where.path):
            continue
        start, end = link.target_start, link.target_end
        raw = page.text[start:end]
        at = raw.rfind(where.path.strip("/"))
        fix = None
        if at >= 0 and len(right.strip("/")) == len(name):
            fix = replace(page, start, end, raw[:at] + right.strip("/") + raw[at + len(name) :])
        yield problem(page, start, end, f"It is called {right}: servers tell capitals apart", fix)


@rule(
    "LNK016",
    "missing-page",
    "warning",
    bad=(
        {"_pages/a.md": "---\npermalink: /\n---\n[Talks](⟦/talks/old/⟧)",
         "_pages/t.md": "---\npermalink: /talks/\n---\n"},
        {"_config.yml": "include: [_pages]\ncollections:\n  talks:\n    output: true\n    permalink: /:collection/:path/\n",
         "_pages/a.md": "---\npermalink: /\n---\n[Talk](⟦/_talks/first/⟧)",
         "_talks/first.md": "---\ntitle: First\n---\n"},
    ),
    good=(
        {"_pages/a.md": "---\npermalink: /\n---\n[Talks](/talks) [Feed](/feed.xml) [Demo](/other-project/)",
         "_pages/t.md": "---\npermalink: /talks/\n---\n"},
        {"index.md": "---\n---\n[Talk](/talks/first)",
         "_config.yml": "collections:\n  talks:\n    output: true\n", "_talks/first.md": "---\ntitle: First\n---\n"},
    ),
)  # fmt: skip
def missing_page(page: Page, site: Site) -> Problems:
    """A link leads to a page that the site does not have.

    The visitor gets "404 Not Found". A first part that the site knows nothing of may be another
    project under the same name and is left alone.
    """
    if is_sample(page):
        return
    addresses = served(site)
    for link, where in _inside(page, site):
        name = where.path.strip("/")
        if link.image or posixpath.splitext(name)[1] not in ("", ".html") or addresses.serves(where.path):
            continue
        if is_host(link.target):
            continue
        top = name.partition("/")[0]
        if (top in addresses.tops or _is_source_folder(top, site)) and name.lower() not in addresses.folded:
            message = f"The site has no page {where.path}" + _page_of_source(name, site)
            yield problem(page, link.target_start, link.target_end, message)


def _is_source_folder(name: str, site: Site) -> bool:
    """Whether a folder holds sources, which are never served under its name: `_talks`."""
    return name.startswith("_") and any(path.startswith(f"{name}/") for path in site.files)


def _page_of_source(name: str, site: Site) -> str:
    """The address of the page whose source was named without its ending."""
    page = next((page for page in site.pages if posixpath.splitext(page.path)[0] == name), None)
    return f"; {page.path} is shown as {page.url}" if page and page.published else ""


@rule(
    "LNK017",
    "dead-anchor",
    "error",
    bad=(
        "[List](⟦#publications⟧)\n\n# 📝 Publications\n",
        {"_pages/a.md": "---\npermalink: /\n---\n[Old](⟦/talks/#2019⟧)",
         "_pages/t.md": "---\npermalink: /talks/\n---\n# 2020\n"},
    ),
    good=(
        "[List](#-publications) [up](#) [top](#top) [me](#me)\n\n# 📝 Publications\n\n<a id='me'></a>\n",
        "[2020](#y2020)\n{% for y in years %}<h2 id='y{{ y }}'>{{ y }}</h2>{% endfor %}\n",
        "[中](#%E4%B8%AD)\n\n# 中\n",
    ),
)  # fmt: skip
def dead_anchor(page: Page, site: Site) -> Problems:
    """A link leads to a place on a page that the page does not have.

    A click does nothing, or opens the other page at its top.
    """
    if is_sample(page):
        return
    addresses = served(site)
    hints = _HINTS
    for link in page.links:
        target = plain_target(page, link) if "#" in link.target and not link.image else None
        where = addresses.resolve(page, *target) if target else None
        if where is None or where.fragment in ("", "top", "_top") or link.kind == "reference":
            continue
        goal = page if link.target.startswith("#") else addresses.page(where.path)
        if goal is None or not goal.markdown or lacks(goal, where.fragment) is None:
            continue
        if link.tag and any(
            link.tag.get(name) for name in ("data-toggle", "data-bs-toggle", "onclick", "role")
        ):
            continue
        start, end = link.target_start, link.target_end
        at = page.text.find("#", start, end)
        hints -= 1
        near = nearest(goal, where.fragment) if hints >= 0 else ""
        hint = f"; did you mean #{near}?" if near else ""
        fix = replace(page, at + 1, end, near, safety="suggestion") if near and at >= 0 else None
        whose = "this page" if goal is page else goal.path
        yield problem(
            page, start, end, f"No heading or anchor of {whose} is called #{where.fragment}{hint}", fix
        )


@rule(
    "LNK018",
    "above-root",
    "info",
    fix="safe",
    bad=({"_pages/a.md": "---\npermalink: /\n---\n![A curve](⟦../⟧images/a.png)", "images/a.png": ""},),
    good=({"_pages/a.md": "---\npermalink: /a/\n---\n![A curve](../images/a.png)", "images/a.png": ""},),
)
def above_root(page: Page, site: Site) -> Problems:
    """An address climbs above the site's root with `../`.

    Browsers mend it at the top of a server; under a project's folder it leads nowhere.
    """
    for link, where in _inside(page, site):
        raw = page.text[link.target_start : link.target_end]
        if where.above and raw.startswith("../") and not is_sample(page):
            start = link.target_start
            end = start + len(raw) - len(raw.lstrip("./"))
            fix = (
                replace(page, start, end, "") if page.url == "/" and served(site).serves(where.path) else None
            )
            yield problem(page, start, end, "This climbs above the site's root", fix)


@rule(
    "LNK019",
    "link-to-source",
    "warning",
    bad=(
        {"index.md": "---\n---\n<a href='⟦talks.md⟧'>Talks</a>", "talks.md": "---\ntitle: Talks\n---\n"},
        {"index.md": "---\n---\n[Talks](⟦/_pages/talks.md⟧)",
         "_pages/talks.md": "---\npermalink: /talks/\n---\n"},
    ),
    good=(
        {"index.md": "---\n---\n[Talks](talks.md) [Read me](notes.md) [Talks](/talks/)",
         "talks.md": "---\ntitle: Talks\n---\n", "notes.md": "Raw text"},
        "[Code](https://github.com/ada/code/blob/main/README.md)",
    ),
)  # fmt: skip
def link_to_source(page: Page, site: Site) -> Problems:
    """A link leads to a page's source file, which the built site does not have.

    The visitor gets "404 Not Found"; GitHub Pages mends only Markdown links with a right relative path.
    """
    for link, where in _inside(page, site):
        path = where.path.strip("/")
        if not path.endswith((".md", ".markdown")) or path not in site.files:
            continue
        goal = next((other for other in site.pages if other.path == path), None)
        if goal and goal.front_matter and (link.kind == "html" or where.rooted):
            message = f"{path} is a source file; the page is {goal.url}"
            yield problem(page, link.target_start, link.target_end, message)
