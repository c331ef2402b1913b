"""A shop in process, and people who work in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from starlette.applications import Starlette
from starlette.testclient import TestClient

from configurator.accounts import password
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.stores.ledger.books.people import Role
from tests.admin.desk import ADDRESS, Desk, signed_in
from tests.api.shop import Clock, Shop
from tests.shop.conftest import Watches, watches

__all__ = ["watches"]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SignsIn = Callable[..., Desk]


@pytest.fixture(autouse=True)
def cheap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing that costs a server little; whoever asks for `costly` gets what a server really does."""
    if "costly" not in request.fixturenames:
        hasher = PasswordHasher.from_parameters(CHEAPEST)
        monkeypatch.setattr(password, "HASHER", hasher)
        monkeypatch.setattr(password, "NOBODYS", hasher.hash("nobody"))


@pytest.fixture
def costly() -> None:
    """See `cheap`."""


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def shop(watches: Watches, tmp_path: Path, clock: Clock) -> Iterator[Shop]:
    """Its application runs on one event loop, on which everybody's requests are answered: `app.state.portal`."""
    services = open_services(Config(data=watches.copied(tmp_path / "data"), base_url=ADDRESS), clock)
    app = create_app(services)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        app.state.portal = client.portal
        yield Shop(client, watches.token, clock)


@pytest.fixture
def app(shop: Shop) -> Starlette:
    assert isinstance(shop.client, TestClient)
    assert isinstance(shop.client.app, Starlette)
    return shop.client.app


@pytest.fixture
def signs_in(app: Starlette) -> SignsIn:
    """`signs_in(Role.KEEPER)` is a browser in which somebody of that role is signed in."""
    return lambda role=Role.OWNER, email="": signed_in(app, role, email)


@pytest.fixture
def owner(signs_in: SignsIn) -> Desk:
    return signs_in(Role.OWNER)


@pytest.fixture
def keeper(signs_in: SignsIn) -> Desk:
    return signs_in(Role.KEEPER)


@pytest.fixture
def designer(signs_in: SignsIn) -> Desk:
    return signs_in(Role.DESIGNER)
