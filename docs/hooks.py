"""Makes the rules' pages and the pictures while mkdocs builds; none of them is kept in the repository."""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from sitecheck.documentation import rule_pages

ALTS = {
    "terminal.svg": "sitecheck in a terminal: each finding with its line, a mark below the words, and the fix",
    "report.png": "The HTML report: the homepage with marked words, the list of findings beside it",
    "report-phone.png": "The HTML report on a phone",
}
_made: list[str] = []
_folder = tempfile.TemporaryDirectory()


def on_files(files: Files, config: Any) -> Files:
    """Add a page for every rule and their index, and the pictures that can be made here."""
    for path, text in rule_pages().items():
        files.append(File.generated(config, f"rules/{path}", content=text))
    if not _made:
        make = runpy.run_path(str(Path(__file__).parent / "pictures" / "make.py"))["make"]
        _made.extend(make(Path(_folder.name)))
    for name in _made:
        files.append(File.generated(config, f"pictures/{name}", abs_src_path=f"{_folder.name}/{name}"))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Put a picture where its name stands in braces; nothing where it could not be made."""
    for name, alt in ALTS.items():
        markdown = markdown.replace(f"{{{name}}}", f"![{alt}](pictures/{name})" if name in _made else "")
    return markdown
