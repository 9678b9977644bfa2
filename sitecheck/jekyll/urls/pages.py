"""Where Jekyll puts a page: permalinks, collections, posts, and their placeholders.

After Jekyll 4.3's URL, Page, Document and UrlDrop.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sitecheck.jekyll.urls.defaults import front_matter_defaults
from sitecheck.jekyll.urls.placeholders import POST_NAME, Placeholders, escape

if TYPE_CHECKING:
    from datetime import datetime

MARKDOWN_EXTENSIONS = "markdown,mkdown,mkdn,mkd,md"
_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_OUTPUT = {".scss": ".css", ".sass": ".css", ".coffee": ".js"}


class Kin(NamedTuple):
    """What Jekyll makes of a path.

    Attributes:
        collection: the collection's label, `posts`, or None for a page.
        path: the path that counts for defaults and placeholders: without `collections_dir`.
    """

    collection: str | None
    path: str


def kin(path: str, config: Mapping[str, object]) -> Kin:
    """Tell pages, posts and documents of collections apart by where they lie."""
    folder = config.get("collections_dir")
    inside = path
    if isinstance(folder, str) and folder.strip("/"):
        folder = folder.strip("/") + "/"
        if not path.startswith(folder):
            return Kin(None, path)
        inside = path[len(folder) :]
    first, _, rest = inside.partition("/")
    if rest and first.startswith("_") and first[1:] in collections(config) and first != "_posts":
        return Kin(first[1:], inside)
    folders = inside.split("/")[:-1]
    if ("_posts" in folders and POST_NAME.match(inside)) or "_drafts" in folders:
        return Kin("posts", inside)
    return Kin(None, path)


def collections(config: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """The site's collections with their settings, `posts` among them."""
    named = config.get("collections")
    if isinstance(named, list):
        named = {str(label): {} for label in named}
    found = (
        {str(k): v if isinstance(v, dict) else {} for k, v in named.items()}
        if isinstance(named, dict)
        else {}
    )
    posts = dict(found.get("posts", {})) | {"output": True}
    if not posts.get("permalink"):
        style = _style(config)
        posts["permalink"] = _STYLES.get(style, style)
    return {**found, "posts": posts}


def effective(
    path: str, front_matter: Mapping[str, object], config: Mapping[str, object]
) -> dict[str, object]:
    """A file's front matter with the site's defaults put in."""
    which = kin(path, config)
    return front_matter_defaults(which.path, which.collection or "pages", config) | dict(front_matter)


def page_url(
    path: str,
    front_matter: Mapping[str, object],
    config: Mapping[str, object],
    collection: str | None = None,
    now: datetime | None = None,
) -> str:
    """Where the site shows a page, post or document.

    Args:
        path: the source, relative to the site's root.
        front_matter: as Jekyll reads it, without defaults.
        config: `_config.yml`.
        collection: the collection's label (`posts` for posts); None finds it out.
        now: for documents without a date whose address has one; without it the placeholder stays.

    Returns:
        the address below `baseurl`, with a leading slash, as Jekyll's `page.url`: `/a/`, `/a.html`,
        `/a` (which is served from `a.html`).
    """
    which = kin(path, config)
    label = collection or which.collection
    inside = which.path
    data = dict(front_matter)
    if not (label and inside.endswith((".yml", ".yaml"))):
        data = front_matter_defaults(inside, label or "pages", config) | data
    permalink = data.get("permalink")
    if label:
        template = permalink or collections(config).get(label, {}).get("permalink")
        if not template:
            template = _suffixed("/:collection/:path", config)
        extension = output_extension(posixpath.splitext(inside)[1], config, permalink)
        return _clean(Placeholders(inside, label, data, config, extension, now).fill(str(template)))
    folder, name = posixpath.split(path)
    stem, extension = posixpath.splitext(name)
    output = output_extension(extension, config, permalink)
    stem = stem.rstrip(".")
    if permalink is None:
        if output not in (".html", ".xhtml", ".htm"):
            permalink = "/:path/:basename:output_ext"
        elif stem == "index":
            permalink = "/:path/"
        else:
            permalink = _suffixed("/:path/:basename", config)
    result = str(permalink)
    for key, value in (("path", folder and "/" + folder), ("basename", stem), ("output_ext", output)):
        if ":" not in result:
            break
        result = result.replace(":" + key, escape(value))
    return _clean(result)


def is_published(
    path: str, front_matter: Mapping[str, object], config: Mapping[str, object], now: datetime | None = None
) -> bool:
    """Whether `published: false`, or a date later than `now`, keeps a page or document back."""
    which = kin(path, config)
    # Defaults hold documents back, but not pages.
    data = effective(path, front_matter, config) if which.collection else front_matter
    if data.get("published") is False and not config.get("unpublished"):
        return False
    if not which.collection or config.get("future") or now is None:
        return True
    moment = Placeholders(which.path, which.collection, data, config).moment()
    return moment is None or moment.replace(tzinfo=None) <= now.replace(tzinfo=None)


def static_url(path: str, config: Mapping[str, object]) -> str:
    """Where the site shows a file that it copies."""
    which = kin(path, config)
    stem, extension = posixpath.splitext(which.path)
    stem = stem.rstrip(".")
    if not which.collection or which.collection == "posts":
        return "/" + stem + extension
    template = collections(config)[which.collection].get("permalink") or _suffixed(
        "/:collection/:path", config
    )
    values = {
        "collection": which.collection,
        "path": stem.removeprefix(f"_{which.collection}"),
        "output_ext": "",
        "name": posixpath.basename(stem),
        "title": "",
    }
    result = str(template)
    for key, value in values.items():
        result = result.replace(":" + key, escape(value))
    return _clean(result).removesuffix("/") + extension


def destination(url: str, extension: str = ".html", *, document: bool = False) -> str:
    """The file in the built site that an address is written to.

    Args:
        url: as `page_url` gives it.
        extension: the page's output extension.
        document: whether it is a post or another collection's document.
    """
    from urllib.parse import unquote

    path = unquote(url).lstrip("/")
    if url.endswith("/"):
        return f"{path}index{'.html' if document else extension}"
    return path if path.endswith(extension) else path + extension


def output_extension(source: str, config: Mapping[str, object], permalink: object = None) -> str:
    """The extension of what is made from a source with front matter.

    Args:
        source: the source's extension, with its dot.
        config: `_config.yml`.
        permalink: the page's own; an extension in it wins, so `/v1.0` is written as it stands and no
            server takes it for a page.
    """
    if permalink and not str(permalink).endswith("/"):
        own = posixpath.splitext(str(permalink))[1]
        if own:
            return own
    markdown = config.get("markdown_ext") or MARKDOWN_EXTENSIONS
    if source[1:].lower() in str(markdown).lower().split(","):
        return ".html"
    return _OUTPUT.get(source.lower(), source)


def redirects_from(data: Mapping[str, object]) -> list[str]:
    """The addresses from which jekyll-redirect-from leads to a page."""
    value = data.get("redirect_from")
    found = value if isinstance(value, list) else [value]
    return [_clean(str(address)) for address in found if address is not None]


def _suffixed(template: str, config: Mapping[str, object]) -> str:
    style = _style(config)
    if style == "pretty" or style.endswith("/"):
        return template + "/"
    if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
        return template + ":output_ext"
    return template


def _style(config: Mapping[str, object]) -> str:
    style = config.get("permalink")
    return "date" if style is None else str(style)  # Jekyll fills keys without a value


def _clean(url: str) -> str:
    url = ("/" + url).replace("..", "/").replace("./", "")
    return re.sub("//+", "/", url)
