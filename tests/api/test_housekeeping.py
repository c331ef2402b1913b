"""What is tidied away by itself, and what is not."""

from datetime import timedelta
from pathlib import Path

from configurator.jobs.housekeeping import tidy
from configurator.ordering import open_cart
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.api.conftest import NOON
from tests.api.shop import Clock


def test_a_cart_is_forgotten_after_60_idle_days_and_not_before(tmp_path: Path) -> None:
    clock = Clock(NOON)
    services = open_services(Config(data=tmp_path), clock)
    cart = services.ledger.write(open_cart, NOON).result().id
    clock.now = NOON + timedelta(days=59)
    assert services.ledger.write(tidy, services).result() == 0
    assert services.ledger.read(lambda books: books.carts.get(cart)) is not None
    clock.now = NOON + timedelta(days=61)
    assert services.ledger.write(tidy, services).result() == 1
    assert services.ledger.read(lambda books: books.carts.get(cart)) is None
    services.close()
