"""Compiles the fact tables, word lists and schemas while the wheel (or an editable install) is made."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTables(BuildHookInterface):  # type: ignore[type-arg]
    """Writes sitecheck/_compiled, which pyproject.toml lists as an artifact of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is filled; `version` is `standard` or `editable`."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from sitecheck.build import build_all

            build_all()
        finally:
            sys.path.remove(self.root)
