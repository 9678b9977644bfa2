"""A baseline: findings that are accepted for now, so that only new ones fail.

An entry names a finding by its content (see `sitecheck.engine.fingerprint`) and says how many of its
kind the file may have. Lines may move; a further finding of the same kind is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sitecheck.engine.fingerprint import identity
from sitecheck.findings import Finding
from sitecheck.text.files import write_whole

VERSION = 1
Key = tuple[str, str, str, str]


def _always(*_: str) -> bool:
    return True


class BaselineError(Exception):
    """A baseline file cannot be used; the message says why in one line."""


class Applied:
    """Findings judged by a baseline.

    Attributes:
        new: findings that no entry accepts, in their order.
        accepted: the others.
        repaired: how many accepted findings are no longer there.
    """

    __slots__ = ("accepted", "new", "repaired")

    def __init__(self, new: list[Finding], accepted: list[Finding], repaired: int) -> None:
        self.new = new
        self.accepted = accepted
        self.repaired = repaired


class Baseline:
    """Accepted findings, counted by identity."""

    __slots__ = ("counts",)

    def __init__(self, counts: dict[Key, int] | None = None) -> None:
        self.counts: dict[Key, int] = dict(counts or {})

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """The baseline that accepts just these findings."""
        made = cls()
        for finding in findings:
            key = _key(finding)
            made.counts[key] = made.counts.get(key, 0) + 1
        return made

    def apply(self, findings: Iterable[Finding], exists: Callable[[str], bool] = _always) -> Applied:
        """Part what is new from what is accepted; of equal findings the first are accepted.

        Args:
            findings: of the whole site.
            exists: whether the site has a file at a path. What was accepted in a file that is gone is
                accepted in another one: the file was renamed.
        """
        left = dict(self.counts)
        out = Applied([], [], 0)
        others = []
        for finding in findings:
            key = _key(finding)
            if left.get(key, 0) > 0:
                left[key] -= 1
                out.accepted.append(finding)
            else:
                others.append((finding, key[1:]))
        moved: dict[tuple[str, ...], int] = {}
        for key, count in left.items():
            if count and not exists(key[0]):
                moved[key[1:]] = moved.get(key[1:], 0) + count
        out.repaired = sum(left.values())
        for finding, content in others:
            if moved.get(content, 0) > 0:
                moved[content] -= 1
                out.repaired -= 1
                out.accepted.append(finding)
            else:
                out.new.append(finding)
        return out

    def shrunk(
        self,
        findings: Iterable[Finding],
        exists: Callable[[str], bool] = _always,
        looked_at: Callable[[str, str], bool] = _always,
    ) -> Baseline:
        """What is left without the repaired entries; never accepts more than before.

        Args:
            findings: as for `apply`.
            exists: as for `apply`.
            looked_at: whether the run would have found what a rule (its code) finds in the file at a path;
                other entries stay.
        """
        kept = Baseline.of(self.apply(findings, exists).accepted)
        for key, count in self.counts.items():
            if not looked_at(key[0], key[1]):
                kept.counts[key] = count
        return kept

    def dump(self) -> str:
        """The baseline as JSON: sorted, an entry a line, so that its diffs can be read."""
        import json

        names = ("path", "code", "text", "message")
        lines = [
            json.dumps({**dict(zip(names, key, strict=True)), "count": count}, ensure_ascii=False)
            for key, count in sorted(self.counts.items())
        ]
        body = ",\n".join(lines)
        return f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n' if lines else _EMPTY

    @classmethod
    def load(cls, text: str) -> Baseline:
        """Read what `dump` wrote.

        Raises:
            BaselineError: it is no baseline, or one of a later version.
        """
        import json

        try:
            data = json.loads(text)
        except ValueError as error:
            hint = " (is it a merge conflict?)" if "<<<<<<<" in text else ""
            raise BaselineError(f"the baseline is no JSON{hint}: {error}") from None
        if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
            raise BaselineError("the baseline has no list of findings; write it with --write-baseline")
        if data.get("version") != VERSION:
            raise BaselineError(
                f"the baseline has version {data.get('version')!r}, this sitecheck knows {VERSION}; "
                "write it anew with --write-baseline"
            )
        made = cls()
        for number, entry in enumerate(data["findings"], 1):
            key, count = _entry(entry, number)
            made.counts[key] = made.counts.get(key, 0) + count
        return made


def read(path: str) -> Baseline:
    """Read a baseline file.

    Raises:
        BaselineError: the file cannot be read, or `Baseline.load` refuses it.
    """
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline; write it with --write-baseline {path}") from None
    except (OSError, ValueError) as error:
        raise BaselineError(f"{path}: {error}") from error
    try:
        return Baseline.load(text)
    except BaselineError as error:
        raise BaselineError(f"{path}: {error}") from None


def write(path: str, baseline: Baseline) -> None:
    """Write a baseline file.

    Raises:
        BaselineError: the file cannot be written.
    """
    try:
        write_whole(path, baseline.dump().encode("utf-8", "replace"))
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from error


_EMPTY = f'{{"version": {VERSION}, "findings": []}}\n'


def _key(finding: Finding) -> Key:
    path, code, text, message = (
        part.encode("utf-8", "replace").decode() if not part.isascii() else part for part in identity(finding)
    )
    return path, code, text, message


def _entry(entry: Any, number: int) -> tuple[Key, int]:
    if isinstance(entry, dict):
        parts = tuple(entry.get(name) for name in ("path", "code", "text", "message"))
        count = entry.get("count", 1)
        if all(isinstance(part, str) for part in parts) and isinstance(count, int) and count > 0:
            path, code, text, message = map(str, parts)
            return (path, code, text, message), count
    raise BaselineError(f"entry {number} of the baseline is broken; write it anew with --write-baseline")
