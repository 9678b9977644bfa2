"""Find and read the user's settings. Without a settings file nothing heavy is imported."""

from __future__ import annotations

import os
from typing import Any


class ConfigError(Exception):
    """The settings are wrong; the message is one line for the user."""


FILES = ("sitecheck.toml", ".sitecheck.toml")
WORDS_FILE = ".sitecheck-words.txt"
MAX_BYTES = 1_000_000
"""Of a settings file or word list; what is larger is none."""


class Settings:
    """The settings of one run, as plain values.

    Attributes:
        values: the sections of `sitecheck.config.model.Config`, only what was set, with `-` in keys.
        path: the file they come from, or None.
        words: the user's words from the settings and from `.sitecheck-words.txt`.
    """

    __slots__ = ("path", "values", "words")

    def __init__(self, values: dict[str, Any], path: str | None, words: dict[str, list[str]]) -> None:
        self.values = values
        self.path = path
        self.words = words

    def get(self, key: str, default: Any = None) -> Any:
        """A setting, or the default where the user set none."""
        value = self.values.get(key)
        return default if value is None else value


def load_settings(root: str, explicit: str | None = None, *, isolated: bool = False) -> Settings:
    """The settings for a site.

    Args:
        root: the site's root.
        explicit: a settings file that the user named.
        isolated: whether to leave files in the site alone.

    Raises:
        ConfigError: the file is missing, no TOML, or says what can't be.
    """
    values: dict[str, Any] = {}
    path = explicit or (None if isolated else _find(root))
    if path:
        values = _read(path)
    words = {key: list(entries) for key, entries in values.get("words", {}).items()}
    own = os.path.join(root, WORDS_FILE)
    if not isolated and _is_ours(root, own):
        with open(own, encoding="utf-8", errors="replace") as file:
            lines = [line.split("#", 1)[0].strip() for line in file.read(MAX_BYTES).split("\n")]
        words.setdefault("words", []).extend(line for line in lines if line)
    return Settings(values, path, words)


def _find(root: str) -> str | None:
    for name in FILES:
        path = os.path.join(root, name)
        if _is_ours(root, path):
            return path
    project = os.path.join(root, "pyproject.toml")
    if _is_ours(root, project):
        with open(project, "rb") as file:
            if b"[tool.sitecheck" in file.read(MAX_BYTES):
                return project
    return None


def _is_ours(root: str, path: str) -> bool:
    """Whether a regular file stands there, and no symbolic link that leads out of the site."""
    if not os.path.isfile(path):
        return False
    real, base = os.path.realpath(path), os.path.realpath(root)
    return real.startswith(os.path.join(base, ""))


def _read(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            text = file.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise ConfigError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
        data = tomllib.loads(text.decode())
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if os.path.basename(path) == "pyproject.toml":
        data = data.get("tool", {}).get("sitecheck", {})
    return _validate(data, path)


def _validate(data: dict[str, Any], path: str) -> dict[str, Any]:
    from pydantic import ValidationError

    from sitecheck.config.model import Config

    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        raise ConfigError(f"{path}: " + "; ".join(_told(e) for e in error.errors())) from error
    return config.model_dump(by_alias=True, exclude_unset=True)


def _told(error: Any) -> str:
    """A validation error in the user's words."""
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"unknown setting '{where}'{_did_you_mean(error['loc'])}"
    return f"'{where}': {error['msg'][0].lower()}{error['msg'][1:]}, not {error['input']!r}"


def _did_you_mean(loc: tuple[str | int, ...]) -> str:
    from difflib import get_close_matches

    from sitecheck.config.model import Config, Links, Words

    fields = Config.model_fields
    if len(loc) > 1:
        fields = {"words": Words.model_fields, "links": Links.model_fields}.get(str(loc[0]), fields)
    known = [name.replace("_", "-") for name in fields]
    close = get_close_matches(str(loc[-1]), known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
