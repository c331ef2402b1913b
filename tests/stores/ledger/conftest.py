from collections.abc import Iterator
from pathlib import Path

import pytest

from configurator.stores.ledger.protocol import Ledger
from tests.stores.ledger.stores import STORES, opened


@pytest.fixture(params=STORES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with opened(request.param, tmp_path) as ledger:
        yield ledger
