"""What was answered lately, kept between runs in the user's cache folder.

SQLite with its rollback journal: a killed process, a second one at the same time and a full disk are
its daily bread. Whatever goes wrong with the cache costs a cache, never a run.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from time import time
from typing import NamedTuple

from sitecheck.links.address import without_credentials
from sitecheck.links.model import LinkVerdict, Settings

FORMAT = 1
"""Raised when verdicts change their meaning; older files are begun anew."""

HOUR = 3600.0
DAY = 24 * HOUR

_TABLE = (
    "CREATE TABLE IF NOT EXISTS verdict"
    " (url TEXT, asked_as TEXT, expires REAL, body TEXT, PRIMARY KEY (url, asked_as)) WITHOUT ROWID"
)


class Lifetimes(NamedTuple):
    """Seconds that a verdict is believed: the better the news, the longer."""

    alive: float = 7 * DAY
    unknown: float = 6 * HOUR
    dead: float = HOUR / 2
    transient: float = HOUR / 2


LIFETIMES = Lifetimes()


def lifetime(verdict: LinkVerdict) -> float:
    """How long a verdict is believed, in seconds.

    Spread by up to a quarter, so that not everything is asked anew on one day.
    """
    if verdict.verdict == "alive":
        spread = zlib.crc32(verdict.url.encode("utf-8", "replace")) % 1000 / 4000
        return LIFETIMES.alive * (1 - spread)
    if verdict.verdict == "dead":
        return LIFETIMES.dead
    return LIFETIMES.transient if verdict.transient else LIFETIMES.unknown


def asked_as(settings: Settings) -> str:
    """What of the settings a verdict depends on; secrets are not in it."""
    headers = sorted(f"{header.host}:{header.name}" for header in settings.headers)
    return json.dumps(
        [
            sorted(settings.accept),
            settings.allow_private,
            settings.suggest_archive,
            settings.user_agent,
            headers,
            settings.slow,
        ],
        separators=(",", ":"),
    )


def default_folder() -> str:
    """The user's cache folder for sitecheck."""
    from platformdirs import user_cache_dir

    return user_cache_dir("sitecheck", appauthor=False)


class Cache:
    """Verdicts on disk.

    Args:
        folder: made if need be.
        settings: part of each key.

    Attributes:
        trouble: why the cache is out of use; empty if it works.
    """

    def __init__(self, folder: str, settings: Settings) -> None:
        self.path = Path(folder) / "links.sqlite3"
        self.trouble = ""
        self._asked_as = asked_as(settings)
        self._waiting: list[tuple[str, str, float, str]] = []
        self._lock = Lock()
        self._base: sqlite3.Connection | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._base = self._open()
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
        except OSError as error:
            self.trouble = str(error)

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=5.0, isolation_level=None, check_same_thread=False)
        try:
            found = base.execute("PRAGMA user_version").fetchone()[0]
            if found != FORMAT:
                base.execute("BEGIN IMMEDIATE")
                if base.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                    base.execute("DROP TABLE IF EXISTS verdict")
                    base.execute(_TABLE)
                    base.execute(f"PRAGMA user_version = {FORMAT}")
                base.execute("COMMIT")
            base.execute("SELECT url FROM verdict LIMIT 1").fetchone()
        except BaseException:
            base.close()
            raise
        return base

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Put a damaged file away; a busy, full or read-only one is left alone."""
        if isinstance(error, sqlite3.OperationalError):
            self.trouble = str(error)
            return
        try:
            self.path.unlink(missing_ok=True)
            self._base = self._open()
        except (OSError, sqlite3.Error) as second:
            self.trouble = str(second)

    def get_many(self, urls: Iterable[str]) -> dict[str, LinkVerdict]:
        """What is still believed about targets, marked as cached."""
        found: dict[str, LinkVerdict] = {}
        if self._base is None:
            return found
        now = time()
        try:
            for url in urls:
                row = self._base.execute(
                    "SELECT body FROM verdict WHERE url = ? AND asked_as = ? AND expires > ?",
                    (_key(url), self._asked_as, now),
                ).fetchone()
                if row and (verdict := _read(url, row[0])):
                    found[url] = verdict
        except sqlite3.Error as error:
            self.trouble = str(error)
        return found

    def put(self, verdict: LinkVerdict) -> None:
        """Keep a verdict; `flush` writes it."""
        if self._base is None or verdict.cached:
            return
        values = verdict._replace(url="", cached=False)._asdict()
        body = json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)
        expires = time() + lifetime(verdict)
        self._waiting.append((_key(verdict.url), self._asked_as, expires, body))

    def flush(self) -> None:
        """Write what waits, in one transaction; from any thread."""
        with self._lock:
            if self._base is None or not self._waiting:
                return
            rows, self._waiting = self._waiting, []
            try:
                self._base.execute("BEGIN IMMEDIATE")
                self._base.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)", rows)
                self._base.execute("COMMIT")
            except sqlite3.Error as error:
                self.trouble = str(error)
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")

    def close(self) -> None:
        """Write what waits, drop what nobody believes any more, let go of the file."""
        self.flush()
        if self._base is None:
            return
        with closing(self._base), suppress(sqlite3.Error):
            self._base.execute("DELETE FROM verdict WHERE expires < ?", (time(),))
        self._base = None


def _key(url: str) -> str:
    return without_credentials(url).encode("utf-8", "replace").decode()


def _read(url: str, body: str) -> LinkVerdict | None:
    try:
        values = json.loads(body)
        return LinkVerdict(**{**values, "url": url, "cached": True})
    except (ValueError, TypeError):
        return None
