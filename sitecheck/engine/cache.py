"""The result cache: an unchanged site is answered before anything heavy is imported.

An entry holds what a run printed and its exit status, with the digest of every file that the run read and
of the list of all files. It stands in the site's `.sitecheck_cache/`, which a stranger's pull request might
bring along; hence each entry is signed with a key that lies in the user's own cache folder, and an entry
that is not signed so counts for nothing. Without such a folder there is no cache.
"""

from __future__ import annotations

import os
import sys
import time

from sitecheck import __version__
from sitecheck.jekyll.listing import list_files

try:  # hashlib would bring OpenSSL along, which takes longer than all the rest
    from _blake2 import blake2b
except ImportError:  # pragma: no cover
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = ".sitecheck_cache"
_WITH_VALUE = frozenset(
    (
        "--format",
        "--severity",
        "--fail-on",
        "--select",
        "--ignore",
        "--extend-select",
        "--today",
        "--theme",
        "--config",
    )
)
_WITHOUT = frozenset(("--isolated", "--quiet", "-q", "--verbose", "-v"))
_ENVIRONMENT = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "COLUMNS",
    "GITHUB_ACTIONS",
    "GITHUB_REPOSITORY",
    "GITHUB_SHA",
)
_SETTINGS = (
    "sitecheck.toml",
    ".sitecheck.toml",
    "pyproject.toml",
    ".sitecheck-words.txt",
    "_config.yml",
    "Gemfile",
)


class Request:
    """A run that may be answered from the cache: the same question gets the same entry."""

    __slots__ = ("_key", "entry", "explicit", "root")

    def __init__(self, argv: list[str], root: str, explicit: str | None, key: bytes) -> None:
        self.root = root
        self.explicit = explicit
        self._key = key
        asked = "\0".join([__version__, _code(), _today(argv), _screen(), os.getcwd(), *argv])
        name = blake2b(asked.encode("utf-8", "surrogateescape"), key=key, digest_size=16).hexdigest()
        self.entry = os.path.join(root, FOLDER, name)

    def lookup(self) -> tuple[int, bytes] | None:
        """The exit status and output of an equal run on an equal site, or None."""
        try:
            with open(self.entry, "rb") as file:
                signature, _, rest = file.read().partition(b"\n")
        except OSError:
            return None
        if signature != self._sign(rest):
            return None
        head, _, output = rest.partition(b"\n\n")
        status, listing, *files = head.split(b"\n")
        if listing.decode() != self._listing():
            return None
        for line in files:
            digest, _, path = line.partition(b" ")
            if _digest(os.path.join(self.root, os.fsdecode(path))) != digest.decode():
                return None
        return int(status), output

    def store(self, status: int, output: bytes, read: Mapping[str, bytes], failed: Iterable[str]) -> None:
        """Keep what a run printed; a cache that can't be written is no error.

        Args:
            status: its exit status.
            output: what it printed.
            read: the contents of the files as they were read, by their paths relative to the root; what
                lies on the disk by now may be something else.
            failed: files that could not be read.
        """
        digests = {path: blake2b(data, digest_size=16).hexdigest() for path, data in read.items()}
        for path in (*_SETTINGS, *failed, *([os.path.abspath(self.explicit)] if self.explicit else [])):
            if path not in digests:
                digests[path] = _digest(os.path.join(self.root, path))
        if any("\n" in path for path in digests):
            return
        lines = [str(status).encode(), self._listing().encode()]
        lines += [f"{digest} ".encode() + os.fsencode(path) for path, digest in sorted(digests.items())]
        rest = b"\n".join(lines) + b"\n\n" + output
        partial = f"{self.entry}.{os.getpid()}"
        try:
            folder = os.path.dirname(self.entry)
            os.makedirs(folder, exist_ok=True)
            if os.path.islink(folder):  # a stranger's site must not make us write elsewhere
                return
            ignore = os.path.join(folder, ".gitignore")
            if not os.path.lexists(ignore):
                with open(ignore, "x", encoding="utf-8") as file:
                    file.write("*\n")
            _prune(folder)
            with open(partial, "xb") as data:
                data.write(self._sign(rest) + b"\n" + rest)
            os.replace(partial, self.entry)
        except OSError:
            _remove(partial)

    def _sign(self, data: bytes) -> bytes:
        return blake2b(data, key=self._key, digest_size=32).hexdigest().encode()

    def _listing(self) -> str:
        names = "\n".join(list_files(self.root)).encode("utf-8", "surrogateescape")
        return blake2b(names, digest_size=16).hexdigest()


def request(argv: list[str]) -> Request | None:
    """The cacheable run that the arguments of `check` ask for, or None.

    Only runs that read the site and print are cached: no fixes, no other outputs, nothing that asks git or
    reads standard input.
    """
    paths: list[str] = []
    explicit: str | None = None
    at = 0
    while at < len(argv):
        word = argv[at]
        name, _, value = word.partition("=")
        if name in _WITH_VALUE:
            if "=" not in word:
                at += 1
                value = argv[at] if at < len(argv) else ""
            explicit = value if name == "--config" else explicit
        elif word.startswith("-"):
            if word not in _WITHOUT:
                return None
        else:
            paths.append(word)
        at += 1
    root = _root(paths[0] if paths else ".") if len(paths) < 2 else None
    key = _secret()
    return Request(argv, root, explicit, key) if root and key else None


def _root(path: str) -> str | None:
    """The folder with `_config.yml` that the path is; anything else takes the slow way."""
    full = os.path.abspath(path)
    return full if os.path.isfile(os.path.join(full, "_config.yml")) else None


def _secret() -> bytes | None:
    """The user's key, made when it is first asked for; None where there is no place for it."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = base or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(home):
        return None
    path = os.path.join(home, "sitecheck", "key")
    try:
        with open(path, "rb") as file:
            key = file.read()
        return key if len(key) == 32 else None
    except FileNotFoundError:
        return _make_secret(path)
    except OSError:
        return None


def _make_secret(path: str) -> bytes | None:
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        key = os.urandom(32)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(key)
    except OSError:
        return None
    return key


def _code() -> str:
    """What tells one state of sitecheck's own files from another."""
    package = os.path.dirname(os.path.dirname(__file__))
    if not os.path.exists(os.path.join(os.path.dirname(package), "pyproject.toml")):
        return ""
    newest = 0
    for folder, _, files in os.walk(package):
        if not folder.endswith("__pycache__"):
            for name in files:
                newest = max(newest, _changed(os.path.join(folder, name)))
    return str(newest)


def _changed(path: str) -> int:
    """When a file was changed; 0 for an editor's file that is gone already."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _today(argv: list[str]) -> str:
    return "" if any(word.startswith("--today") for word in argv) else time.strftime("%Y-%m-%d")


def _screen() -> str:
    """What the form of the output depends on."""
    terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 0
    return "\0".join([str(terminal), str(width), *(os.environ.get(name, "") for name in _ENVIRONMENT)])


def _digest(path: str) -> str:
    """The digest of a file's bytes; `-` where there is none."""
    try:
        if not os.path.isfile(path):  # to open a pipe is to wait
            return "-"
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except (OSError, ValueError):
        return "-"


def _prune(folder: str, keep: int = 50) -> None:
    """Remove the oldest entries, so that the folder stays small; what isn't ours stays."""
    entries = [entry for entry in os.scandir(folder) if not entry.name[:32].strip("0123456789abcdef")]
    entries = [entry for entry in entries if len(entry.name) >= 32 and entry.is_file(follow_symlinks=False)]
    if len(entries) <= keep:
        return
    entries.sort(key=lambda entry: entry.stat().st_mtime)
    for entry in entries[:-keep]:
        os.unlink(entry.path)
