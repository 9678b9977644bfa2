"""Front matter defaults: what `defaults:` in `_config.yml` gives to a file.

After Jekyll 4.3's FrontmatterDefaults: a longer path in the scope wins, then a scope with a type, then
the later one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


def front_matter_defaults(path: str, kind: str, config: Mapping[str, object]) -> dict[str, object]:
    """The values that `defaults:` gives to a file.

    Args:
        path: the file, relative to the site's root (to `collections_dir` for documents).
        kind: `pages`, `posts`, `drafts` or a collection's label.
        config: `_config.yml`.
    """
    sets = config.get("defaults")
    found: dict[str, object] = {}
    before: Mapping[str, object] | None = None
    for each in sets if isinstance(sets, list) else []:
        if not isinstance(each, dict) or not isinstance(each.get("values"), dict):
            continue
        scope = each.get("scope")
        if not isinstance(scope, dict):
            scope = {}
        if not _applies(scope, path, kind, config):
            continue
        values: dict[str, object] = each["values"]
        if before is None or _outranks(scope, before):
            found = _merged(found, values)
            before = scope
        else:
            found = _merged(values, found)
    return found


def _applies(scope: Mapping[str, object], path: str, kind: str, config: Mapping[str, object]) -> bool:
    if "type" in scope and _OLD_TYPES.get(str(scope["type"]), str(scope["type"])) != kind:
        return False
    wanted = scope.get("path")
    if not isinstance(wanted, str) or not wanted:
        return True
    path = _plain(path)
    folder = config.get("collections_dir") or ""
    if "*" in wanted:
        return _glob(wanted).match(path) is not None
    if isinstance(folder, str) and folder and wanted.startswith(folder + "/"):
        wanted = wanted[len(folder) + 1 :]
    return path.startswith(wanted)


def _outranks(scope: Mapping[str, object], before: Mapping[str, object]) -> bool:
    new, old = _plain(scope.get("path")), _plain(before.get("path"))
    if len(new) != len(old):
        return len(new) >= len(old)
    return "type" in scope or "type" not in before


def _merged(first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    merged = dict(first)
    for key, value in second.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merged(old, value)
        elif value is not None or key not in merged:
            merged[key] = value
    return merged


def _plain(path: object) -> str:
    text = path if isinstance(path, str) else ""
    return text[1:] if text.startswith("/") else text


@lru_cache(maxsize=64)
def _glob(pattern: str) -> re.Pattern[str]:
    """Ruby's Dir.glob as a pattern for a beginning of a path."""
    parts = []
    for piece in re.split(r"(\*\*/|\*+|\?)", pattern.lstrip("/")):
        stands_for = {"**/": "(?:[^/]+/)*", "?": "[^/]"}
        parts.append("[^/]*" if piece.strip("*") == "" and piece else stands_for.get(piece, re.escape(piece)))
    return re.compile("".join(parts))
