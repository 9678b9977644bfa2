"""The files of a site. Imports nothing else: the result cache asks before anything heavy is loaded."""

from __future__ import annotations

import os

NEVER = frozenset(
    (
        ".git",
        ".svn",
        "_site",
        "node_modules",
        "vendor",
        ".bundle",
        ".jekyll-cache",
        ".sass-cache",
        ".venv",
        "venv",
        "__pycache__",
        ".sitecheck_cache",
    )
)


def list_files(root: str) -> list[str]:
    """All files below a folder, relative to it, with `/`, sorted; folders that hold no source are left out."""
    found: list[str] = []
    stack = [("", root)]
    while stack:
        prefix, folder = stack.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name in NEVER:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        stack.append((prefix + name + "/", entry.path))
                    else:
                        found.append(prefix + name)
        except OSError:
            continue
    found.sort()
    return found
