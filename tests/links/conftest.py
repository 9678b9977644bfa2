from __future__ import annotations

from collections.abc import Iterator

import pytest

from sitecheck.links.model import Settings
from tests.links.hostile import Hostile
from tests.links.servers import QUICK, Certificates, all_servers, trusting


@pytest.fixture(scope="session")
def certificates() -> Iterator[Certificates]:
    made = Certificates()
    with trusting(made):
        yield made
    made.close()


@pytest.fixture(scope="session")
def servers(certificates: Certificates) -> Iterator[dict[str, str]]:
    with all_servers(certificates) as places:
        yield places


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    with Hostile() as server:
        yield server


@pytest.fixture
def quick() -> Settings:
    return QUICK
