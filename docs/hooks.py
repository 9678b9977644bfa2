"""Makes the rules' pages while mkdocs builds; none of them is kept in the repository."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import File, Files

from sitecheck.documentation import rule_pages


def on_files(files: Files, config: Any) -> Files:
    """Add a page for every rule and their index."""
    for path, text in rule_pages().items():
        files.append(File.generated(config, f"rules/{path}", content=text))
    return files
