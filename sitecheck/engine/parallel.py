"""Rules in several processes, where a site is large enough.

A process of this one's making shares all that has been read so far, pages, blocks and homepage, without a copy;
so everything that all rules need is read first, and only then are the rules shared out: each process takes the
next module's rules from a pipe until there are none left, and the others send what they found.

Measured on two cores with other work on them, copies of one homepage, the better of three runs with one process and
with two: 43,000 characters take 681 and 682 ms, 86,000 take 905 and 860, 172,000 take 1,773 and 1,652, and 286,000
take 5,546 and 3,166 (the machine was busier then). Below `run.PAYS` characters there is little to win; where exactly
it begins was not measured on an idle machine. A homepage has a tenth of it and stays in one process.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Iterator
from typing import Any

from sitecheck.engine.found import Found
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Rule
from sitecheck.text.source import Source

_MARK = 2
"""Bytes of a group's number in the pipe: read and written whole."""

Run = Callable[[list[Rule]], Found]


def run_shared(site: Site, rules: list[Rule], count: int, run: Run) -> list[Found]:
    """Run rules in `count` processes; what each of them found.

    Args:
        site: read already, as far as all rules need it.
        rules: what to run.
        count: how many processes, this one included.
        run: runs some of them.
    """
    groups: dict[str, list[Rule]] = {}
    for rule in rules:  # the rules of a module share what they read
        groups.setdefault(rule.check.__module__, []).append(rule)
    shares = list(groups.values())
    source, sink = os.pipe()
    os.write(sink, b"".join([number.to_bytes(_MARK, "little") for number in range(len(shares))]))
    os.close(sink)
    helpers: list[tuple[int, int]] = []
    try:
        helpers = [_fork(site, shares, source, run) for _ in range(count - 1)]
        own = _join([run(share) for share in _taken(shares, source)])
        found = [own, *(_received(site, reader) for _, reader in helpers)]
    except BaseException:
        for process, _ in helpers:
            os.kill(process, 9)
        raise
    finally:
        os.close(source)
        for process, reader in helpers:
            os.close(reader)
            os.waitpid(process, 0)
    return found


def _taken(shares: list[list[Rule]], source: int) -> Iterator[list[Rule]]:
    """The groups that this process gets hold of."""
    while mark := os.read(source, _MARK):
        yield shares[int.from_bytes(mark, "little")]


def _join(parts: list[Found]) -> Found:
    findings: set[Finding] = set()
    crowded: set[str] = set()
    timings: dict[str, float] = {}
    for part in parts:
        findings |= part.findings
        crowded |= part.crowded
        timings |= part.timings
    failed = next((part for part in parts if part.failure), None)
    return Found(findings, crowded, timings, *((failed.failure, failed.cause) if failed else ()))


def _fork(site: Site, shares: list[list[Rule]], source: int, run: Run) -> tuple[int, int]:
    """Start a helper: its process, and the pipe on which it sends what it found."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    status = 1
    try:  # nothing of the parent's may run here: no cleaning up, no flushing of its output
        os.close(reader)
        data = _packed(site, _join([run(share) for share in _taken(shares, source)]))
        with os.fdopen(writer, "wb") as file:
            file.write(data)
        status = 0
    finally:
        os._exit(status)


class HelperError(Exception):
    """A helper ended without an answer."""


def _received(site: Site, reader: int) -> Found:
    chunks = []
    while chunk := os.read(reader, 1 << 20):
        chunks.append(chunk)
    if not chunks:
        raise HelperError(
            "a process that ran some of the rules ended without an answer (--jobs 1 does without)"
        )
    unpickler = pickle.Unpickler(io.BytesIO(b"".join(chunks)))
    unpickler.persistent_load = lambda path: _loaded(site, path)  # type: ignore[method-assign]
    paths, found = unpickler.load()
    for path in paths:  # what rules read on their own account belongs to the run, too
        site.load(path)
    answer: Found = found
    return answer


def _loaded(site: Site, path: str) -> Source:
    source = site.load(path)
    if source is None:  # it was there when the helper looked
        raise HelperError(f"{path}: changed while it was read")
    return source


class _Pickler(pickle.Pickler):
    """Names the site's sources instead of sending them."""

    def __init__(self, file: io.BytesIO, site: Site) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.site = site

    def persistent_id(self, obj: Any) -> str | None:
        """The path of a source that the site has."""
        return obj.path if obj.__class__ is Source and self.site.load(obj.path) is obj else None


def _packed(site: Site, found: Found) -> bytes:
    file = io.BytesIO()
    # An error may hold anything; its story is enough.
    _Pickler(file, site).dump((sorted(site.read_sources()), found._replace(cause=None)))
    return file.getvalue()
