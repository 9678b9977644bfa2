"""What a branch changed, asked of git: for `--changed-since`.

The comparison is between the working tree (staged, unstaged and untracked files included) and the point
where the branch left the given revision.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from typing import Literal

from sitecheck.findings import Finding, Place

Scope = Literal["lines", "files"]

_SETTINGS = (
    "core.quotePath=true",
    "core.fsmonitor=false",
    "color.ui=false",
    "diff.mnemonicPrefix=false",
    "diff.interHunkContext=0",
)
"""Against a user's settings that would change the form of the output."""

_DIFF = (
    "diff",
    "--find-renames",
    "--no-rename-empty",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--ignore-submodules=all",
    "--submodule=short",
    "--diff-algorithm=histogram",
    "--no-indent-heuristic",
    "--full-index",
)


class GitError(Exception):
    """Git cannot tell what changed; the message says why in one line."""


class Changed:
    """What changed, with paths relative to the site's root.

    Attributes:
        lines: by path, the changed ranges of lines (first, last), 1-based, both included. A range with
            last = first - 1 stands for lines that were deleted before `first`. None: the whole file is
            new. A file renamed or made executable only has no ranges.
        gone: files that were deleted or renamed away.
        base: the commit compared with.
    """

    __slots__ = ("base", "gone", "lines")

    def __init__(
        self, lines: dict[str, list[tuple[int, int]] | None], gone: Iterable[str] = (), base: str = ""
    ) -> None:
        self.lines = lines
        self.gone = frozenset(gone)
        self.base = base

    def touches(self, finding: Finding, scope: Scope = "lines") -> bool:
        """Whether a finding's own place or a related one is in what changed.

        A finding whose place names a file that is gone counts too: what broke it is the deletion.
        """
        places = [finding.place, *(other.place for other in finding.related)]
        return any(self._covers(place, scope) for place in places) or self._names_gone(finding.place)

    def keep(self, findings: Iterable[Finding], scope: Scope = "lines") -> list[Finding]:
        """The findings that the change touches."""
        return [finding for finding in findings if self.touches(finding, scope)]

    def _covers(self, place: Place, scope: Scope) -> bool:
        if place.path not in self.lines:
            return False
        ranges = self.lines[place.path]
        if scope == "files" or ranges is None:
            return True
        low = place.start_position.line
        high = place.source.position(max(place.start, place.end - 1)).line
        for first, last in ranges:
            if last < first:
                # Lines are gone between `last` and `first`: only a place around the gap knows of it.
                if low <= last and first <= high:
                    return True
            elif low <= last and first <= high:
                return True
        return False

    def _names_gone(self, place: Place) -> bool:
        if not self.gone or place.end - place.start > 2000:
            return False
        segments = _segments(place.text)
        return any(name in segments for path in self.gone for name in _names(path))


def changed_since(revision: str, root: str) -> Changed:
    """What changed below a folder since its branch left a revision.

    Args:
        revision: a branch, tag or commit.
        root: the site's root; may be a folder inside the repository.

    Raises:
        GitError: there is no git, no repository, no such revision, or too little history.
    """
    base = _base(revision, root)
    compared = (*_DIFF, base, "--", ".")
    changed = read_statuses(_git(root, *_with(compared, "--name-status", "-z"))[0])
    changed.base = base
    for path, ranges in read_hunks(_git(root, *_with(compared, "--unified=0"))[0]).items():
        known = changed.lines.get(path)
        if known is not None:
            known += ranges
    others = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")[0]
    for name in others.split(b"\0"):
        # A name with a slash at its end is a repository within this one.
        if name and not name.endswith(b"/"):
            changed.lines[os.fsdecode(name)] = None
    return changed


def read_statuses(listing: bytes) -> Changed:
    """Read `git diff --name-status -z`: which files changed, none of their lines yet."""
    fields = iter(os.fsdecode(field) for field in listing.split(b"\0"))
    lines: dict[str, list[tuple[int, int]] | None] = {}
    gone: set[str] = set()
    for status in fields:
        if not status:
            continue
        path = next(fields)
        if status[0] == "D":
            gone.add(path)
        elif status[0] == "R":
            gone.add(path)
            lines[next(fields)] = []
        else:
            # A: new; U: a conflict, whose lines git does not tell.
            lines[path] = None if status[0] in "AU" else []
    return Changed(lines, gone)


def read_hunks(diff: bytes) -> dict[str, list[tuple[int, int]]]:
    """The changed ranges of lines by path, from a diff without context lines."""
    out: dict[str, list[tuple[int, int]]] = {}
    ranges: list[tuple[int, int]] = []
    in_header = False
    # Only LF ends a line of a diff, and each line of content begins with one of "+-\\".
    for line in diff.split(b"\n"):
        if line.startswith(b"diff --git "):
            in_header = True
        elif line.startswith(b"@@ "):
            in_header = False
            ranges.append(_hunk(line))
        elif in_header and line.startswith(b"+++ "):
            ranges = out.setdefault(_name(line[4:]), [])
    return out


def _with(command: tuple[str, ...], *options: str) -> tuple[str, ...]:
    return command[0], *options, *command[1:]


def _hunk(line: bytes) -> tuple[int, int]:
    """`@@ -1,2 +3,4 @@` → (3, 6)."""
    start, _, count = line.split(b" ")[2][1:].partition(b",")
    first, number = int(start), int(count or b"1")
    # For a mere deletion git names the line before it.
    return (first, first + number - 1) if number else (first + 1, first)


def _name(field: bytes) -> str:
    """The path in a `+++` line; empty for /dev/null."""
    if field.startswith(b'"'):
        from ast import literal_eval

        # With core.quotePath everything beyond ASCII is escaped, in the form of C's and Python's literals.
        field = literal_eval("b" + field.strip().decode("ascii"))
    # A tab follows a name with spaces.
    return os.fsdecode(field.rstrip(b"\t")[2:]) if field.startswith(b"b/") else ""


def _base(revision: str, root: str) -> str:
    try:
        _git(root, "rev-parse", "--git-dir")
    except GitError as error:
        if "not a git repository" not in str(error):
            raise
        raise GitError(f"--changed-since: {root} is in no git repository") from None
    commit, status = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", may_fail=True
    )
    if status:
        hint = _shallow_hint(root) or "; is it fetched?"
        raise GitError(f"git knows no revision '{revision}'{hint}")
    name = os.fsdecode(commit.strip())
    head, status = _git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", may_fail=True)
    if status:
        return name
    base, status = _git(root, "merge-base", name, os.fsdecode(head.strip()), may_fail=True)
    if not status:
        return os.fsdecode(base.split(b"\n")[0])
    if hint := _shallow_hint(root):
        raise GitError(f"git cannot tell where this branch left '{revision}'{hint}")
    # Histories without a common commit: all that differs is a change.
    return name


def _shallow_hint(root: str) -> str:
    out, status = _git(root, "rev-parse", "--is-shallow-repository", may_fail=True)
    if status or out.strip() != b"true":
        return ""
    return (
        ": this clone is shallow; fetch the whole history (fetch-depth: 0 for actions/checkout, "
        "or git fetch --unshallow)"
    )


def _git(root: str, *arguments: str, may_fail: bool = False) -> tuple[bytes, int]:
    """Output and exit status of git, run in a folder whatever repository the caller's hook belongs to."""
    command = ["git", "--no-pager", *(part for one in _SETTINGS for part in ("-c", one)), *arguments]
    unwanted = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    environment.update(LC_ALL="C", GIT_OPTIONAL_LOCKS="0")
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
        )
    except FileNotFoundError:
        raise GitError("--changed-since needs git, which is not installed") from None
    except OSError as error:
        raise GitError(f"git cannot run: {error}") from error
    if done.returncode and not may_fail:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise GitError("git: " + words[0].removeprefix("fatal: "))
    return done.stdout, done.returncode


_PAGES = (".md", ".markdown", ".mkd", ".html", ".htm")


def _names(path: str) -> list[str]:
    """How links name a file: by its name, and a page also by its stem, a post without its date."""
    name = path.rsplit("/", 1)[-1]
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}".lower() not in _PAGES or stem == "index":
        return [name]
    parts = stem.split("-", 3)
    dated = len(parts) == 4 and all(part.isdecimal() for part in parts[:3])
    return [name, f"{stem}.html", f"{stem}/", *([f"{parts[3]}/", f"{parts[3]}.html"] if dated else [])]


def _segments(text: str) -> set[str]:
    """The parts of addresses in a text; `a/b/c.pdf#x` → `a/`, `b/`, `c.pdf`."""
    out: set[str] = set()
    for character in "()[]{}<>\"'#?|,;:":
        text = text.replace(character, " ")
    for word in text.split():
        *folders, last = word.split("/")
        out.update(f"{folder}/" for folder in folders if folder)
        if last:
            out.add(last)
            if folders and "." not in last:
                out.add(f"{last}/")
    return out
