"""The file of a site's own words, a word a line, sorted."""

from __future__ import annotations

import os
from collections.abc import Iterable

from sitecheck.config.load import WORDS_FILE, ConfigError
from sitecheck.text.files import inside, write_whole


def add_words(root: str, words: Iterable[str]) -> int:
    """Add words to a site's file; how many it then holds.

    Raises:
        ConfigError: the file leads out of the site.
        OSError: it can't be written.
    """
    lines = _read(root)
    known = {_word(line) for line in lines}
    return _write(root, [*lines, *(word for word in dict.fromkeys(words) if word not in known)])


def remove_words(root: str, words: Iterable[str]) -> int:
    """Take words out of a site's file; how many it then holds.

    Raises:
        ConfigError: a word is not there, or the file leads out of the site.
        OSError: it can't be written.
    """
    lines, gone = _read(root), set(words)
    if missing := gone - {_word(line) for line in lines}:
        raise ConfigError(f"not in {WORDS_FILE}: {', '.join(sorted(missing))}")
    return _write(root, [line for line in lines if _word(line) not in gone])


def _word(line: str) -> str:
    return line.split("#", 1)[0].strip()


def _read(root: str) -> list[str]:
    path = os.path.join(root, WORDS_FILE)
    if os.path.lexists(path) and not inside(root, path):
        raise ConfigError(f"{WORDS_FILE} is no file of this site")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return file.read().splitlines()


def _write(root: str, lines: list[str]) -> int:
    head = [line for line in lines if line.startswith("#")]
    body = sorted((line for line in lines if line and not line.startswith("#")), key=str.lower)
    text = "".join(f"{line}\n" for line in head + body)
    write_whole(os.path.join(root, WORDS_FILE), text.encode("utf-8", "surrogateescape"))
    return len(body)
