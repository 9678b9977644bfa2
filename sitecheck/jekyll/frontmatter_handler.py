"""python-frontmatter with Jekyll's judgement and the place of every key and value.

For callers of that library and for `sitecheck inspect`; the check itself calls `read_front_matter`, which
does the reading here too.
"""

from __future__ import annotations

from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from sitecheck.jekyll.front_matter import FrontMatter, read_front_matter
from sitecheck.text.source import Source


class JekyllHandler(YAMLHandler):
    """Reads one source.

    Plain python-frontmatter strips the text before a handler sees it, so that places shift and leading
    blank lines, which make Jekyll copy the file unrendered, are forgiven: this handler reads the source
    it was made with.

    Attributes:
        source: the file.
        front_matter: what was read, with the place of every key and value; None if there is none.
    """

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.front_matter: FrontMatter | None = read_front_matter(source)

    def detect(self, text: str) -> bool:
        """Whether Jekyll sees front matter in the source."""
        return self.front_matter is not None and self.front_matter.seen

    def split(self, text: str) -> tuple[str, str]:
        """The YAML and the page's text.

        Raises:
            ValueError: if Jekyll sees no front matter, or no end of it.
        """
        found = self.front_matter
        if found is None or not found.seen or not found.closed:
            raise ValueError("no front matter")
        return self.source.text[found.start : found.end], self.source.text[found.body_start :]

    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        """The data as Ruby's Psych reads it."""
        return {} if self.front_matter is None else dict(self.front_matter.data)


def parse(source: Source) -> tuple[dict[str, Any], str, JekyllHandler]:
    """Metadata, text and handler of a source, through python-frontmatter."""
    handler = JekyllHandler(source)
    metadata, content = frontmatter.parse(source.text, handler=handler)
    return metadata, content, handler
