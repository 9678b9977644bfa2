"""The repo's own invented sites, mended: the real Jekyll shows what the fixes announced and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.compare import sites
from tests.oracle.mend import Mended

ROOT = Path(__file__).parents[2]
SITES = sites([str(ROOT / "examples"), str(ROOT / "tests/golden/sites")])


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_examples(site: Path, tmp_path: Path) -> None:
    mended = Mended(site, tmp_path)
    assert mended.wrong == []
    assert bool(mended.changes) or site.name != "homepage"
