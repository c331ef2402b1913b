"""What a change of stock would take away from the products for sale, in bounded time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.products import losses as module
from configurator.products.losses import Losses, losses
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from layers.stock.stock import Status, StockItem
from tests.api.conftest import NOON
from tests.api.shop import Clock, Shop
from tests.loop import awaited


@pytest.fixture
def services(data: Path) -> Iterator[Services]:
    """Two products share TAN, and one takes nothing."""
    opened = open_services(Config(data=data), Clock(NOON))
    token = create_token(opened.ledger, "tests", Scope.ADMIN, NOON)
    with TestClient(create_app(opened), base_url="http://127.0.0.1:8000") as client:
        shop = Shop(client, token, Clock(NOON))
        presets = [{"id": "field", "label": "Field", "selected": ["tan"]}]
        shop.design({"strap": {"tan": "TAN", "red": None}}, id="watch", presets=presets)
        shop.design({"cover": {"leather": "TAN"}}, id="case")
        shop.design({"cover": {"felt": None}}, id="bag")
        yield opened


def sold_out(services: Services) -> dict[str, StockItem]:
    item = services.ledger.snapshot.items["TAN"]
    return {"TAN": replace(item, terms=item.terms.model_copy(update={"status": Status.OUT_OF_STOCK}))}


def told(found: Losses) -> list[tuple[str, float | None, tuple[str, ...] | None]]:
    return [(loss.product.id, loss.foresight.lost_percent, loss.foresight.presets) for loss in found.lost]


def test_every_product_that_loses_is_told(services: Services) -> None:
    found = awaited(losses(services, sold_out(services)))
    assert sorted(told(found)) == [("case", 100.0, ()), ("watch", 50.0, ("field",))]
    assert found.unknown == ()


def test_what_stays_as_it_is_loses_nothing(services: Services) -> None:
    assert awaited(losses(services, {"TAN": services.ledger.snapshot.items["TAN"]})) == Losses()


def test_what_cannot_be_worked_out_in_time_is_named(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", -1.0)
    found = awaited(losses(services, sold_out(services)))
    assert (found.lost, sorted(product.id for product in found.unknown)) == ((), ["case", "watch"])


def test_a_page_does_not_wait_behind_a_designer_s_long_work(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)

    async def busy() -> Losses:
        async with services.designing.place(""):
            return await losses(services, sold_out(services))

    assert len(awaited(busy()).unknown) == 2
