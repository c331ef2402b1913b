"""The shopper's pages over HTTP, as a browser without any script asks for them."""

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
GROUPS = {"dial": {"black": {"default": True}, "salmon": "SALMON"}, "strap": {"tan": {"default": True}}}


@pytest.fixture
def shop(data: Path) -> Iterator[Shop]:
    """A shop that sells one watch with two dials and a strap."""
    services = open_services(Config(data=data, base_url="http://shop.test"), Clock(NOON))
    token = create_token(services.ledger, "tests", Scope.ADMIN, NOON)
    with TestClient(create_app(services), base_url="http://shop.test", follow_redirects=False) as client:
        shop = Shop(client, token, services.clock)  # type: ignore[arg-type]
        shop.design(GROUPS, id="watch")
        yield shop
