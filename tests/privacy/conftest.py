from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.privacy.house import House
from tests.stores.ledger.stores import STORES, opened


@pytest.fixture(params=STORES)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A shop's desk over an empty ledger; whatever is forgotten there, the books must balance afterwards."""
    with opened(request.param, tmp_path) as ledger:
        house = House(ledger, tmp_path)
        yield house
        assert ledger.verify() == []
