"""The repo's own invented sites: sitecheck's picture of them is that of the real Jekyll."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.compare import compare, sites
from tests.oracle.ruby import jekyll

SITES = sites([str(Path(__file__).parent.parent.parent / "examples")])


@pytest.mark.skipif(jekyll() is None, reason="Jekyll is not installed here")
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_examples(site):
    result = compare(site)
    assert not isinstance(result, str), result
    assert result.told == []
    assert result.equal["headings"]
