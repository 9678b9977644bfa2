"""Front matter as Jekyll sees it.

Jekyll renders a file only if its first line is `---` (blanks may follow), byte for byte: after a byte
order mark, a blank line or with four dashes the file is copied as it is. The YAML ends at the next line
of `---` or `...`; if there is none, the page is rendered and shows its keys as text. Source: Jekyll
4.3, utils.rb (has_yaml_header?) and document.rb (YAML_FRONT_MATTER_REGEXP).

python-frontmatter reads through the same functions, see `sitecheck.jekyll.frontmatter_handler`; it is not
imported here because its import alone costs 8 ms of the 160 ms a whole check may take.
"""

from __future__ import annotations

from typing import Any

from sitecheck.jekyll.yaml.nodes import YamlDocument, YamlNode, YamlProblem, parse_yaml
from sitecheck.text.source import Source

BLANKS = " \t\r\f\v"
"""What Ruby's \\s matches within a line."""


class FrontMatter:
    """A file's front matter.

    Attributes:
        start: offset of the opening line, in code points of the source.
        end: offset after the closing line, its newline left out.
        body_start: offset at which the page's text begins.
        yaml: what stands between the two lines; empty if there is none.
        problems: of the YAML and of the front matter itself, in the order of their places.
        seen: whether Jekyll sees that the file has front matter; if not, the file is copied unrendered.
        closed: whether the closing line is there; if not, Jekyll shows the keys as text.
    """

    __slots__ = ("_data", "body_start", "closed", "end", "problems", "seen", "start", "yaml")

    def __init__(self, start: int, end: int, body_start: int, yaml: YamlDocument) -> None:
        self.start = start
        self.end = end
        self.body_start = body_start
        self.yaml = yaml
        self.problems: list[YamlProblem] = list(yaml.problems)
        self.seen = True
        self.closed = True
        self._data: dict[str, Any] | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What Jekyll knows of the page; empty where it can't read the front matter."""
        if self._data is None:
            root = self.yaml.root if self.seen and self.closed else None
            self._data = root.to_python() if root is not None and root.kind == "mapping" else {}
        return self._data

    def get(self, *path: str | int) -> YamlNode | None:
        """The node at a path of keys and indexes, None if there is none."""
        return None if self.yaml.root is None else self.yaml.root.get(*path)

    def __repr__(self) -> str:
        return f"FrontMatter({self.start}-{self.end}, seen={self.seen}, closed={self.closed})"


def has_front_matter(source: Source) -> bool:
    """Whether Jekyll sees front matter, and so renders the file."""
    return not source.bom and _opens(source.text)


def read_front_matter(source: Source) -> FrontMatter | None:
    """Read a file's front matter.

    Returns:
        None if the file has none; an object that is not `seen` where the author plainly meant one that
        Jekyll misses.
    """
    if not has_front_matter(source):
        if source.bom or "---" in source.text[:4000]:
            from sitecheck.jekyll.front_matter_faults import missed

            return missed(source)
        return None
    text = source.text
    begin = text.index("\n") + 1
    closing = find_closing(text, begin)
    if closing is None:
        from sitecheck.jekyll.front_matter_faults import unclosed

        return unclosed(text, begin)
    found = between(text, 0, begin, closing)
    if found.yaml.broken:
        from sitecheck.jekyll.front_matter_faults import misread_closing

        misread_closing(text, begin, closing, found)
    return found


def _opens(text: str) -> bool:
    if not text.startswith("---"):
        return False
    newline = text.find("\n")
    return newline >= 0 and not text[3:newline].strip(BLANKS)


def find_closing(text: str, begin: int) -> int | None:
    """The offset of the first line at or after `begin`, a line's start, that is `---` or `...`."""
    found = [at for mark in ("---", "...") if (at := _find_line(text, mark, begin)) is not None]
    return min(found, default=None)


def _find_line(text: str, mark: str, begin: int) -> int | None:
    at = begin
    while at >= 0:
        if text.startswith(mark, at):
            newline = text.find("\n", at)
            if not text[at + 3 : len(text) if newline < 0 else newline].strip(BLANKS):
                return at
        at = text.find("\n" + mark, at) + 1 or -1
    return None


def between(text: str, start: int, begin: int, closing: int) -> FrontMatter:
    """The front matter whose YAML stands between two offsets.

    Args:
        text: the file's.
        start: of the opening line.
        begin: of the line after it.
        closing: of the closing line.
    """
    newline = text.find("\n", closing)
    stop = len(text) if newline < 0 else newline
    end = closing + len(text[closing:stop].rstrip(BLANKS))
    body_start = len(text) if newline < 0 else newline + 1
    found = FrontMatter(start, end, body_start, parse_yaml(text[begin:closing], begin))
    root = found.yaml.root
    if root is not None and root.kind != "mapping" and root.value is not None:
        word = "a list" if root.kind == "sequence" else "plain text"
        message = f"Front matter must be `key: value` lines, this is {word}: Jekyll's build stops here"
        found.problems.append(YamlProblem("not-a-mapping", root.start, root.end, message))
    permalink = found.get("permalink")
    if permalink is not None and permalink.value == "":
        message = "An empty permalink stops Jekyll's build: write one, or leave the key out"
        found.problems.append(YamlProblem("empty-permalink", permalink.start, permalink.end, message))
    return found
