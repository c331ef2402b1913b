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
from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.stores.ledger.books.people import Role
from tests.admin.desk import ADDRESS, Desk, signed_in
from tests.api.shop import Clock, Shop

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GROUPS = {"dial": {"black": {"default": True}, "salmon": "SALMON"}, "strap": {"tan": {"default": True}}}
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
def shop(data: Path, clock: Clock) -> Iterator[Shop]:
    """A shop that sells one watch with two dials and a strap."""
    services = open_services(Config(data=data, base_url=ADDRESS), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, NOON)
    with TestClient(create_app(services), base_url=ADDRESS, follow_redirects=False) as client:
        shop = Shop(client, token, clock)
        shop.design(GROUPS, id="watch")
        yield shop


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
