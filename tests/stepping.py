"""Long work held up: a test holds the lock that each step of it takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.api.shop import Shop


@contextmanager
def stepping_held(shop: Shop) -> Iterator[None]:
    """Meanwhile another step seems to run."""
    assert isinstance(shop.client, TestClient)
    assert isinstance(shop.client.app, Starlette)
    stepping, portal = shop.client.app.state.services.stepping, shop.client.portal
    assert portal
    portal.call(stepping.acquire)
    yield
    portal.call(stepping.release)
