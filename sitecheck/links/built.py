"""A built site's folder, as a web server would show it."""

from __future__ import annotations

import mimetypes
import os
from typing import NamedTuple
from urllib.parse import quote, unquote


class Served(NamedTuple):
    """What a request gets.

    Attributes:
        status: 200, 301 or 404.
        file: the file's full path; empty without one.
        location: where a 301 leads.
    """

    status: int
    file: str = ""
    location: str = ""

    @property
    def kind(self) -> str:
        """The media type."""
        return mimetypes.guess_type(self.file)[0] or "application/octet-stream"


class Built:
    """The folder.

    Args:
        folder: the site's built form, mostly `_site`.
        base: the path below which the site is shown, `baseurl`; empty for the root.
    """

    def __init__(self, folder: str, base: str = "") -> None:
        self.folder = os.path.realpath(folder)
        self.base = "/" + base.strip("/") if base.strip("/") else ""

    def serve(self, path: str) -> Served:
        """Look a request's path up as GitHub Pages does.

        `/a/` is `a/index.html`, `/a` is the file `a`, `a.html`, or, where `a` is a folder, `/a/`.
        Nothing outside the folder is shown, links on disk included.
        """
        file = self.file_of(path)
        if file:
            return Served(200, file)
        plain = self._below(path)
        if plain is not None and not path.endswith("/") and os.path.isdir(os.path.join(self.folder, plain)):
            return Served(301, location=quote(unquote(path)) + "/")
        return Served(404)

    def file_of(self, path: str) -> str:
        """The full path of the file shown at a path; empty if there is none."""
        plain = self._below(path)
        if plain is None:
            return ""
        tries = [f"{plain}/index.html"] if path.endswith("/") or not plain else [plain, f"{plain}.html"]
        for name in tries:
            full = os.path.realpath(os.path.join(self.folder, name.lstrip("/")))
            if os.path.commonpath((full, self.folder)) == self.folder and os.path.isfile(full):
                return full
        return ""

    def pages(self) -> list[str]:
        """The paths of all HTML pages, the front page first."""
        found = []
        for folder, folders, files in os.walk(self.folder):
            folders.sort()
            pages = sorted(name for name in files if name.endswith((".html", ".htm")))
            found += [self.path_of(os.path.join(folder, name)) for name in pages]
        return sorted(found, key=lambda path: (path != f"{self.base}/", path))

    def path_of(self, file: str) -> str:
        """The path at which a file of the folder is shown."""
        inner = os.path.relpath(file, self.folder).replace(os.sep, "/")
        if inner == "index.html" or inner.endswith("/index.html"):
            inner = inner[: -len("index.html")]
        return f"{self.base}/{quote(inner)}"

    def _below(self, path: str) -> str | None:
        """The path inside the folder, decoded; None if it lies outside the site."""
        inner = unquote(path).partition("?")[0]
        if self.base:
            if inner != self.base and not inner.startswith(self.base + "/"):
                return None
            inner = inner[len(self.base) :]
        if "\0" in inner or "\\" in inner:
            return None
        return inner.strip("/")
