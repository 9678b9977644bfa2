"""Keys that are a slip away from a key the theme knows."""

from __future__ import annotations

from collections.abc import Container, Iterable


def slips(left: str, right: str, most: int) -> int:
    """How many letters are missing, too many, wrong or swapped with their neighbour; `most` + 1 if more.

    The optimal string alignment distance, cut off.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]


def _plain(key: str) -> str:
    return key.lower().replace("-", "_").replace(" ", "_")


def nearest(key: str, known: Iterable[str], present: Container[str]) -> str | None:
    """The known key that was meant, None where the key may well be the owner's own.

    Args:
        key: an unknown key.
        known: the keys of its mapping's model.
        present: the keys that its mapping has; one that is there already wasn't meant.
    """
    plain = _plain(key)
    most = 0 if len(plain) < 5 else 1 if len(plain) < 8 else 2
    best: tuple[int, str] | None = None
    for candidate in known:
        if candidate in present or _is_variant(plain, _plain(candidate)):
            continue
        other = _plain(candidate)
        # Two letters swapped are a slip in a short word too: naem, ulr.
        allowed = max(most, 1) if len(plain) > 2 and sorted(plain) == sorted(other) else most
        distance = slips(plain, other, allowed)
        if distance <= allowed and (best is None or (distance, candidate) < best):
            best = distance, candidate
    return None if best is None else best[1]


def _is_variant(key: str, candidate: str) -> bool:
    """Another number, or a word with an ending: `links` beside link, `image2`, `titles`."""
    if key == candidate:
        return False
    return (key.startswith(candidate) and len(key) - len(candidate) <= 2) or candidate == key + "s"
