"""When a piece of a paragraph ends, as kramdown decides it."""

from __future__ import annotations

from sitecheck.jekyll.kramdown import html
from sitecheck.jekyll.kramdown.chars import SPACES, is_alnum

_SPACES = frozenset(SPACES)


class Stop:
    """Asked at every piece of markup on the way; the base never stops.

    Attributes:
        hopeless: an earlier search has shown that the end will not be found from here.
    """

    __slots__ = ("hopeless",)

    def __init__(self) -> None:
        self.hopeless = False

    def found(self, at: int, content: bool) -> bool:
        """Whether the piece ends at `at`; `content` tells whether anything was read before."""
        raise NotImplementedError

    def image(self) -> None:
        """An image was read since the last question."""

    def failed(self) -> None:
        """The text is over."""


class EmphasisStop(Stop):
    """The same mark again, not after a blank; for `_`, not before a letter or digit."""

    __slots__ = ("_dead", "_seen", "_strong", "delimiter", "text")

    def __init__(self, text: str, delimiter: str, strong: bool, dead: set[int]) -> None:
        super().__init__()
        self.text = text
        self.delimiter = delimiter
        self._strong = strong
        self._dead = dead
        self._seen: list[int] = []

    def found(self, at: int, content: bool) -> bool:
        """See `Stop`."""
        if not content:
            return False
        if at in self._dead:
            self.hopeless = True
            self.failed()
            return False
        self._seen.append(at)
        text, delimiter = self.text, self.delimiter
        if not text.startswith(delimiter, at) or text[at - 1] in _SPACES:
            return False
        after = at + len(delimiter)
        # A single mark does not end at a double one, unless that is part of a longer run.
        if (
            not self._strong
            and text.startswith(delimiter, after)
            and not text.startswith(delimiter, after + 1)
        ):
            return False
        return delimiter[0] != "_" or after >= len(text) or not is_alnum(text[after])

    def failed(self) -> None:
        """See `Stop`."""
        self._dead.update(self._seen)


class LabelStop(Stop):
    """The `]` that balances the brackets of a link's text; those of images do not count.

    Where brackets inside end is noted in `labels` by (offset after the bracket, context), -1 where
    nowhere: a later link there need not search.
    """

    __slots__ = ("_context", "_labels", "_open", "_start", "text")

    def __init__(self, text: str, start: int, context: int, labels: dict[tuple[int, int], int]) -> None:
        super().__init__()
        self.text = text
        self._start = start
        self._context = context
        self._labels = labels
        self._open: list[int] = []

    def found(self, at: int, content: bool) -> bool:
        """See `Stop`."""
        text = self.text
        if text[at] == "]":
            start = self._open.pop() if self._open else self._start
            self._labels[start, self._context] = at
            return start == self._start
        if text[at] == "[" or text.startswith("![", at):
            start = at + 1 + (text[at] == "!")
            self._open.append(start)
            if self._labels.get((start, self._context)) == -1:
                self.hopeless = True
                self.failed()
        return False

    def image(self) -> None:
        """See `Stop`."""
        self._open.pop()

    def failed(self) -> None:
        """See `Stop`."""
        for start in (self._start, *self._open):
            self._labels[start, self._context] = -1


class TagStop(Stop):
    """The end tag of an HTML element."""

    __slots__ = ("name", "text")

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.text = text
        self.name = name

    def found(self, at: int, content: bool) -> bool:
        """See `Stop`."""
        if not self.text.startswith("</", at):
            return False
        tag = html.end_tag(self.text, at)
        return tag is not None and tag.name == self.name
