"""Link definitions of a page: `[id]: address "title"`."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.jekyll.kramdown.chars import lower

_SPACE_RUN = re.compile(r"[ \t\n\r\f\v]+")
_ESCAPE = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")


class Definition(NamedTuple):
    """A link definition.

    Attributes:
        name: the id as written.
        target: the address.
        start, end: the page range of the address.
    """

    name: str
    target: str
    start: int
    end: int


def normal_id(label: str) -> str:
    """A link id as kramdown compares it."""
    return lower(_SPACE_RUN.sub(" ", label))


def label_id(label: str) -> str:
    """The id that a link's text means, where no id stands beside it."""
    return normal_id(_ESCAPE.sub(r"\1", label))
