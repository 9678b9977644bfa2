"""What stands for `:year`, `:title` and the like in a document's address.

After Jekyll 4.3's UrlDrop, Document and Utils.slugify.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitecheck.jekyll.kramdown.chars import is_mark, lower

if TYPE_CHECKING:
    from datetime import datetime

POST_NAME = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^./]+)\Z", re.ASCII)
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_DATES = {
    "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S",
    "short_month": "%b", "long_month": "%B", "short_year": "%y", "w_year": "%G", "week": "%V",
    "w_day": "%u", "short_day": "%a", "long_day": "%A", "y_day": "%j",
}  # fmt: skip
_PRETTY = frozenset("._~!$&'()+,;=@")


class Placeholders:
    """The placeholders of a document's address.

    Attributes:
        path: the source, without `collections_dir`.
        label: the collection.
        data: its front matter, defaults put in.
        config: `_config.yml`.
        output_extension: what `:output_ext` stands for.
        now: the day of the build, for documents without a date.
    """

    def __init__(
        self,
        path: str,
        label: str,
        data: Mapping[str, object],
        config: Mapping[str, object],
        output_extension: str = "",
        now: datetime | None = None,
    ) -> None:
        self.path = path
        self.label = label
        self.data = data
        self.config = config
        self.now = now
        self.output_extension = output_extension
        name = posixpath.basename(path)
        self.stem = posixpath.splitext(name)[0]
        match = POST_NAME.match(path)
        self.file_date = match[1] if match else None
        own = data.get("slug")
        self.slug = str(own) if own else (match[2] if match else self.stem).rstrip(".")

    def fill(self, template: str) -> str:
        """An address from a template; a placeholder that is none stays (Jekyll's build fails then)."""
        return _PLACEHOLDER.sub(self._replace, template)

    def _replace(self, match: re.Match[str]) -> str:
        name = match[1]
        for key in (name, name[:-1]) if name.endswith("_") else (name,):
            value = self._value(key)
            if value is not None:
                return escape(value) + name[len(key) :]
        return match[0]

    def _value(self, key: str) -> str | None:
        if key in _DATES or key in ("i_day", "i_month"):
            return self._date(key)
        match key:
            case "collection":
                return self.label
            case "path":
                # The first `_label` goes, as Ruby's `sub` has it.
                return posixpath.splitext(self.path)[0].replace(f"_{self.label}", "", 1).rstrip(".")
            case "output_ext":
                return self.output_extension
            case "name":
                return slug(self.stem)
            case "title":
                return slug(self.slug, pretty=True)
            case "slug":
                return slug(self.slug)
            case "categories":
                return "/".join(dict.fromkeys(lower(each) for each in self._categories()))
            case "slugified_categories":
                return "/".join(dict.fromkeys(slug(each) for each in self._categories()))
        return None

    def moment(self) -> datetime | None:
        """The document's date, from its front matter or its file's name."""
        from sitecheck.jekyll.urls.dates import local_time

        found = local_time(self.data.get("date"), self.config)
        return found or (local_time(self.file_date, self.config) if self.file_date else self.now)

    def _date(self, key: str) -> str | None:
        moment = self.moment()
        if moment is None:
            return None
        if key in ("i_day", "i_month"):
            return str(moment.day if key == "i_day" else moment.month)
        return moment.strftime(_DATES[key])

    def _categories(self) -> list[str]:
        found: list[object] = []
        if not self.path.startswith(f"_{self.label}"):
            above = self.path.partition("_drafts" if "_drafts/" in self.path else "_posts")[0]
            found += [part for part in above.split("/") if part]
        for key in ("categories", "category"):
            value = self.data.get(key)
            if isinstance(value, str):
                found += value.split() if key == "categories" else [value]
            elif isinstance(value, list):
                found += [each for each in value if each is not None]
            elif value is not None:
                found.append(value)
        return list(dict.fromkeys(str(each) for each in found))


def escape(text: str) -> str:
    """A part of a path as it stands in an address."""
    if text.isascii() and not text.strip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-"):
        return text
    from urllib.parse import quote

    return quote(text, safe="/:@!$&'()*+,;=-._~?#").replace("#", "%23", 1)


def slug(text: str, *, pretty: bool = False) -> str:
    """Jekyll's slugify; `pretty` keeps letter case and some punctuation."""
    parts: list[str] = []
    for char in text:
        if char.isalpha() or char.isdecimal() or is_mark(char) or (pretty and char in _PRETTY):
            parts.append(char)
        elif not parts or parts[-1] != "-":
            parts.append("-")
    found = "".join(parts).removeprefix("-").removesuffix("-")
    return found if pretty else lower(found)
