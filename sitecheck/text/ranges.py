"""Ranges that may overlap, asked for those at a place without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class HasRange(Protocol):
    """Whatever has a half-open range."""

    @property
    def start(self) -> int:
        """The first offset."""

    @property
    def end(self) -> int:
        """The offset after the last."""


T = TypeVar("T", bound=HasRange)


class Ranges(Generic[T]):
    """Ranges in the order of their starts.

    A question costs the logarithm of their number and what lies between the answer's first and last; an
    empty range counts as one character long.
    """

    __slots__ = ("_ends", "_items", "_starts")

    def __init__(self, items: Iterable[T]) -> None:
        self._items = sorted(items, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self._items]
        # The furthest end of all up to each: what lies before the first that reaches a place, does not.
        self._ends = list(accumulate((max(item.end, item.start + 1) for item in self._items), max))

    def touching(self, start: int, end: int) -> Iterator[T]:
        """The ranges that share a character with another, in order."""
        for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            item = self._items[index]
            if max(item.end, item.start + 1) > start:
                yield item

    def at(self, offset: int) -> Iterator[T]:
        """The ranges that hold a character, in order."""
        return self.touching(offset, offset + 1)
