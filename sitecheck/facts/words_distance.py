"""How far two spellings lie apart, and which of several corrections is the likeliest."""

from __future__ import annotations

_VOWELS = b"aeiouy"


def one_edit(word: bytes, other: bytes) -> bool:
    """Whether one letter left out, added, replaced, or two neighbours swapped, lies between them."""
    size, other_size = len(word), len(other)
    if size > other_size:
        word, other, size, other_size = other, word, other_size, size
    if other_size - size > 1:
        return False
    place = 0
    while place < size and word[place] == other[place]:
        place += 1
    if size < other_size:
        return word[place:] == other[place + 1 :]
    if place == size:
        return False
    if word[place + 1 :] == other[place + 1 :]:
        return True
    return (
        word[place : place + 2] == other[place : place + 2][::-1] and word[place + 2 :] == other[place + 2 :]
    )


def distance(word: bytes, other: bytes, most: int) -> int:
    """Damerau's distance (optimal string alignment), or `most` + 1 where it is larger."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        older, before, row = before, row, [i] + [most + 1] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            change = before[j - 1] + (letter != other[j - 1])
            best = min(change, before[j] + 1, row[j - 1] + 1)
            if older and i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == other[j - 1]:
                best = min(best, older[j - 2] + 1)
            row[j] = best
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def slip_cost(word: bytes, right: bytes) -> float:
    """How odd the slip from `right` to `word` is: small for swaps and doublings, large for a first letter.

    Only for words one edit apart; the numbers order corrections, they are no probabilities.
    """
    place = 0
    shortest = min(len(word), len(right))
    while place < shortest and word[place] == right[place]:
        place += 1
    first = 0.5 if place == 0 else 0.0
    if len(word) == len(right):
        if word[place : place + 2] == right[place : place + 2][::-1]:
            return 0.7 + first
        vowels = word[place] in _VOWELS and right[place] in _VOWELS
        return (0.9 if vowels else 1.1) + first
    longer = word if len(word) > len(right) else right
    if place > 0 and longer[place : place + 1] == longer[place - 1 : place]:
        return 0.7
    return (0.8 if longer is right else 1.0) + first
