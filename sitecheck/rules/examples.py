"""The examples of a rule as little sites that can be linted."""

from __future__ import annotations

from typing import NamedTuple

from sitecheck.rules.rule import CLOSE, OPEN, Example

PAGE = "_pages/about.md"
_FRONT_MATTER = '---\npermalink: /\ntitle: ""\n---\n'
_CONFIG = "title: Ada Example\nauthor:\n  name: Ada Example\ninclude:\n  - _pages\n"


class Marked(NamedTuple):
    """An example without its marks.

    Attributes:
        files: contents by path.
        expected: path, start and end offset of every marked range, in order.
    """

    files: dict[str, str]
    expected: list[tuple[str, int, int]]


def read_example(example: Example) -> Marked:
    """Take the marks out of an example.

    A text is the body of the front page; front matter and a `_config.yml` are put around it unless the
    example brings its own, or is a whole HTML document. An empty mark `⟦⟧` is a point.
    """
    given = {PAGE: example} if isinstance(example, str) else dict(example)
    files: dict[str, str] = {}
    expected = []
    for path, text in given.items():
        body = text
        if path.endswith((".md", ".html")) and not path.startswith("_includes/") and not _has_front(text):
            body = _FRONT_MATTER + text
        files[path], spans = _unmark(body)
        expected += [(path, start, end) for start, end in spans]
    files.setdefault("_config.yml", _CONFIG)
    return Marked(files, sorted(expected))


def _has_front(text: str) -> bool:
    bare = text.lstrip("\ufeff" + OPEN + CLOSE)
    return bare.startswith("---") or bare.lower().startswith("<!doctype")


def _unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []
    length = 0
    for char in text:
        if char == OPEN:
            open_at.append(length)
        elif char == CLOSE:
            spans.append((open_at.pop(), length))
        else:
            parts.append(char)
            length += 1
    return "".join(parts), spans
