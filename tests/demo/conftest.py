"""The demo shop, filled once for all that only look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from configurator.demo.load import fill
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="package")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The demo shop as it is after its first start; nothing may be changed in it."""
    services = open_services(Config(data=tmp_path_factory.mktemp("demo")), lambda: NOON)
    fill(services)
    yield services
    services.close()
