"""A whole shop in process, spoken to over its HTTP contract."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.api.shop import Clock, Shop

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def shop(data: Path, clock: Clock) -> Iterator[Shop]:
    """A new, empty shop at noon, and an admin token for it."""
    services = open_services(Config(data=data), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, NOON)
    with TestClient(create_app(services), base_url="http://127.0.0.1:8000") as client:
        yield Shop(client, token, clock)
