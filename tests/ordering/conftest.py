from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import Settlement
from tests.ordering.desk import Desk
from tests.stores.ledger.stores import STORES, opened


@pytest.fixture(params=STORES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A shop's desk over an empty ledger; whatever a test does there, the books must balance afterwards."""
    with opened(request.param, tmp_path) as ledger:
        desk = Desk(ledger)
        yield desk
        assert ledger.verify() == []


@pytest.fixture
def offering(desk: Desk) -> Desk:
    """A shop that lets people pay for late things when they come, and two of whose items are sold out."""
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE, offer_hours=48)
    desk.design(strap="STRAP", dial="DIAL", pair=("STRAP", 2), plain=None)
    desk.stock("STRAP", 0, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    return desk
