"""What makes two findings the same although the lines above them moved."""

from __future__ import annotations

from collections.abc import Iterable

from sitecheck.findings import Finding

LONGEST = 160
"""Characters of a range that count; a range over a whole section is known by how it begins."""


def identity(finding: Finding) -> tuple[str, str, str, str]:
    """Path, code, text and message, without white space that may change and without numbers.

    The text is that of the range; where the range holds no letter or digit, that of its line. Numbers
    go from the message because rules speak of lines, years and counts there.
    """
    place = finding.place
    # A range may be megabytes, and its white space is squeezed: four times the limit is enough.
    text = _squeezed(place.source.text[place.start : min(place.end, place.start + 4 * LONGEST)])
    if not any(map(str.isalnum, text)):
        low, high = place.source.line_span(place.start_position.line)
        text = _squeezed(place.source.text[max(low, place.start - LONGEST) : min(high, place.end + LONGEST)])
    return finding.path, finding.code, text, _without_numbers(" ".join(finding.message.split()))


def fingerprint(finding: Finding) -> str:
    """32 hexadecimal digits of a finding's identity; equal findings of one file share it."""
    return _digest(identity(finding))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding; the second and later ones of an identity have their number mixed in."""
    seen: dict[tuple[str, ...], int] = {}
    out = []
    for finding in findings:
        key = identity(finding)
        seen[key] = seen.get(key, 0) + 1
        out.append(_digest((*key, str(seen[key])) if seen[key] > 1 else key))
    return out


def _digest(parts: tuple[str, ...]) -> str:
    from hashlib import blake2b

    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _squeezed(text: str) -> str:
    return " ".join(text.split())[:LONGEST].rstrip()


def _without_numbers(text: str) -> str:
    out: list[str] = []
    for char in text:
        if not char.isdecimal():
            out.append(char)
        elif not out or out[-1] != "#":
            out.append("#")
    return "".join(out)
