"""Which files of a folder get into the built site, and as what.

After Jekyll 4.3's Reader and EntryFilter: names that begin with `.`, `_`, `#` or `~` stay out unless
`include:` names them; `exclude:` takes away, by beginnings of paths and by globs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from sitecheck.jekyll.urls.defaults import front_matter_defaults
from sitecheck.jekyll.urls.pages import collections, kin, static_url

_ALWAYS_EXCLUDED = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
)  # fmt: skip


class SiteFile(NamedTuple):
    """A file that Jekyll takes.

    Attributes:
        path: the source.
        kind: `page`, `document` (of a collection, posts included) or `static` (copied).
        collection: the document's or static file's collection, or "".
    """

    path: str
    kind: str
    collection: str


def site_files(
    listing: Iterable[str],
    config: Mapping[str, object],
    has_front_matter: Callable[[str], bool],
    *,
    unwritten: bool = False,
) -> list[SiteFile]:
    """The files that Jekyll reads, in order of their paths.

    Args:
        listing: all files below the site's root, relative to it, with `/`.
        config: `_config.yml`.
        has_front_matter: whether a file begins with `---`.
        unwritten: also give the documents of collections that are not written (`output: true` lacks);
            they have no address, though layouts may show them.

    Drafts are left out.
    """
    rules = EntryRules(config)
    written = collections(config)
    found: list[SiteFile] = []
    for path in sorted(listing):
        label, inside = kin(path, config)
        if "/_drafts/" in "/" + inside:
            continue
        if label == "posts":
            if rules.allows_post(path):
                found.append(SiteFile(path, "document", label))
        elif label:
            if not (unwritten or written[label].get("output")) or not rules.allows_document(inside, label):
                continue
            kind = "document" if has_front_matter(path) else "static"
            found.append(SiteFile(path, kind, label))
        elif rules.allows(path):
            found.append(SiteFile(path, "page" if has_front_matter(path) else "static", ""))
    return [file for file in found if file.kind != "static" or not _held_back(file, config)]


def static_paths(files: Iterable[SiteFile], config: Mapping[str, object]) -> set[str]:
    """The addresses of the files that are copied."""
    return {static_url(file.path, config) for file in files if file.kind == "static"}


def _held_back(file: SiteFile, config: Mapping[str, object]) -> bool:
    """Whether the site's defaults say `published: false` for a file that would be copied."""
    if not config.get("defaults"):
        return False
    url = static_url(file.path, config)
    return front_matter_defaults(url, file.collection, config).get("published") is False


class EntryRules:
    """`include:`, `exclude:` and the rules about names."""

    def __init__(self, config: Mapping[str, object]) -> None:
        include, exclude = config.get("include"), config.get("exclude")
        self.include = _texts(include) if isinstance(include, list) else [".htaccess"]
        given = _texts(exclude) if isinstance(exclude, list) else []
        self.exclude = [each for each in (*given, *_ALWAYS_EXCLUDED) if each not in self.include]
        self.folder = str(config.get("collections_dir") or "").strip("/")

    def allows(self, path: str) -> bool:
        """Whether a page or static file is read."""
        parts = path.split("/")
        if path in self.include:
            return True
        return all(self.entry(part, "/".join(parts[:which])) for which, part in enumerate(parts))

    def allows_post(self, path: str) -> bool:
        """Whether what lies in a `_posts` folder is read."""
        above, _, inside = path.partition("_posts/")
        above = above.rstrip("/")
        if above and not self.allows(above):
            return False
        hidden = any(part.startswith(".") for part in inside.split("/"))
        return not hidden and self.entry(inside, f"{above}/_posts".lstrip("/"))

    def allows_document(self, path: str, label: str) -> bool:
        """Whether what lies in a collection's folder is read; `path` begins with `_label/`."""
        return self.entry(path[len(label) + 2 :], f"_{label}")

    def excludes(self, path: str) -> bool:
        """Whether `exclude:` (or Jekyll's own list) names a path or a folder above it."""
        parts = path.split("/")
        return any(self._any(self.exclude, "/".join(parts[: index + 1])) for index in range(len(parts)))

    def entry(self, name: str, folder: str) -> bool:
        """Whether Jekyll's EntryFilter lets an entry of a folder pass; the name may be a path."""
        if name.endswith("."):
            return False
        last = name.rpartition("/")[2]
        if self._any(self.include, name) or self._any(self.include, last):
            return True
        whole = f"{folder}/{name}" if folder else name
        if self._any(self.exclude, whole):
            return False
        return name[0] not in "._#~" and last[:1] not in ("", ".", "_", "#", "~") and not name.endswith("~")

    def _any(self, patterns: list[str], path: str) -> bool:
        for pattern in patterns:
            bare = pattern.lstrip("/")
            if not bare:
                return True
            if path.startswith(bare) or bare == path + "/":
                return True
            if any(char in bare for char in "*?[") and fnmatchcase(path, bare):
                return True
        return False


def _texts(values: list[object]) -> list[str]:
    return [str(value) for value in values if value is not None]
