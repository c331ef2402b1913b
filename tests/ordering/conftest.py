from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.stores import STORES, opened
from tests.ordering.desk import Desk


@pytest.fixture(params=STORES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A shop's desk over an empty ledger; whatever a test does there, the books must balance afterwards."""
    with opened(request.param, tmp_path) as ledger:
        desk = Desk(ledger)
        yield desk
        assert ledger.verify() == []
