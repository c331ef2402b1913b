"""The shopper's pages over HTTP, as a browser without any script asks for them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Watches:
    """The folder of a shop that sells one watch with two dials and a strap, and the one token it has."""

    data: Path
    token: str

    def copied(self, data: Path) -> Path:
        return Path(shutil.copytree(self.data, data))


@pytest.fixture(scope="session")
def watches(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Watches:
    """Designed once for all that copy it."""
    data, clock = Path(shutil.copytree(made, tmp_path_factory.mktemp("watches") / "data")), Clock(NOON)
    services = open_services(Config(data=data), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, NOON)
    client = TestClient(create_app(services))
    Shop(client, token, clock).design(GROUPS, id="watch")
    client.close()
    services.close()
    return Watches(data, token)


@pytest.fixture
def shop(watches: Watches, tmp_path: Path) -> Iterator[Shop]:
    services = open_services(Config(data=watches.copied(tmp_path / "data"), base_url="http://shop.test"), Clock(NOON))
    with TestClient(create_app(services), base_url="http://shop.test", follow_redirects=False) as client:
        yield Shop(client, watches.token, services.clock)  # type: ignore[arg-type]
