from collections.abc import Iterator
from pathlib import Path

import pytest

from configurator.stores.ledger.protocol import Ledger
from tests.mail.office import Office, opened_office
from tests.stores.ledger.stores import STORES, opened


@pytest.fixture(params=STORES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with opened(request.param, tmp_path) as ledger:
        yield ledger


@pytest.fixture
def office(data: Path) -> Iterator[Office]:
    """A shop with a watch of which one strap is here and more can be promised."""
    with opened_office(data) as office:
        shop = office.shop
        shop.settings(
            shop={"name": "Field & Co", "timezone": "Europe/Berlin"},
            stock={"backorder": True},
            mail={"shop": "shop@example.com", "signature": "Field & Co\n1 Lane"},
        )
        shop.stock("STRAP", 1, restock_on="2026-12-12")
        shop.stock("DIAL", 50)
        shop.design({"strap": {"tan": "STRAP"}, "dial": {"salmon": "DIAL"}}, id="watch", title="Field watch")
        yield office
