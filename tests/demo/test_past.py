"""What has happened in the demo shop before anybody looks at it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from configurator.demo import files
from configurator.demo.load import fill
from configurator.ordering import Correction, correct, set_terms
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.document.model import Configurator
from layers.orders.order import Fulfilment, LineState, Order, Payment
from layers.stock.availability import item_availability
from layers.stock.stock import StockItem, StockTerms
from tests.demo.conftest import NOON


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    """A shop with nothing in it."""
    services = open_services(Config(data=tmp_path), lambda: NOON)
    yield services
    services.close()


def test_there_is_an_order_in_every_state(services: Services) -> None:
    orders = _orders(services)
    assert {order.fulfilment for order in orders} == set(Fulfilment)
    assert {order.payment for order in orders} == set(Payment)


def test_some_orders_are_here_in_part(services: Services) -> None:
    states = [{line.state for line in order.lines} for order in _orders(services)]
    assert {LineState.PARTIAL, LineState.SHIPPED} in states, "one line has left, the other one waits"
    assert any(line.shipped and line.late for order in _orders(services) for line in order.lines)


def test_several_orders_wait_for_one_item(services: Services) -> None:
    backlogs = services.ledger.read(lambda books: books.stock.backlogs()).items
    assert len(backlogs) >= 8
    assert max(len(backlog.orders) for backlog in backlogs) > 1


def test_the_orders_are_spread_over_the_weeks_before(services: Services) -> None:
    placed = [order.placed_at for order in _orders(services)]
    assert placed == sorted(placed, reverse=True)
    assert NOON - timedelta(days=42) < placed[-1] < NOON - timedelta(days=35)
    assert NOON - timedelta(days=2) < placed[0] < NOON


def test_the_diary_is_in_order() -> None:
    times = [(-entry["days_ago"], entry["at"]) for entry in files.past()["diary"]]
    assert times == sorted(times)


def test_stock_and_backlog_went_up_and_down_and_never_below_nothing(services: Services) -> None:
    levels = services.ledger.read(lambda books: books.overview.levels(date.min))
    for counter in ("on_hand", "allocated", "backordered"):
        counted = [getattr(level, counter) for level in levels]
        assert min(counted) >= 0
        assert counted not in (sorted(counted), sorted(counted, reverse=True))


def test_customers_read_their_orders_in_their_own_language(services: Services) -> None:
    titles = {line.title for order in _orders(services) for line in order.lines}
    assert {"Field watch", "Felduhr", "Montre de terrain", "Reloj de campo"} <= titles


def test_no_customer_is_anybody(services: Services) -> None:
    assert all(order.customer.email.endswith("@example.com") for order in _orders(services))


def test_nobody_is_written_to_about_it(services: Services) -> None:
    assert services.ledger.read(lambda books: books.mails.page()).items == ()


@pytest.mark.parametrize("product", files.PRODUCTS)
def test_as_much_is_free_to_sell_as_the_files_say(services: Services, product: str) -> None:
    items, policy = services.ledger.snapshot.items, services.storefront().policy
    for written in files.stock(product):
        item = items[written["sku"]]
        untouched = StockItem(item.sku, item.terms, on_hand=written.get("on_hand", 0))
        assert item.available == untouched.available, item.sku
        assert item_availability(item, policy) is item_availability(untouched, policy), item.sku


def test_every_counter_is_what_its_movements_and_orders_add_up_to(services: Services) -> None:
    assert services.ledger.verify() == []


def test_a_second_start_adds_nothing(empty: Services) -> None:
    fill(empty)
    before = empty.ledger.read(_written)
    fill(empty)
    assert empty.ledger.read(_written) == before


def test_books_that_are_younger_than_the_past_do_not_get_it(empty: Services) -> None:
    for product in files.PRODUCTS:
        empty.ledger.write(_count_today, empty, product).result()
    fill(empty)
    assert _orders(empty) == ()


def test_a_shop_with_products_of_its_own_gets_no_orders(empty: Services) -> None:
    mug = {"id": "mug", "title": "Mug", "views": [{"id": "front"}], "layers": []}
    empty.catalogue.create(Configurator.model_validate(mug), NOON)
    fill(empty)
    assert _orders(empty) == ()
    assert empty.ledger.snapshot.items["GIFT-BOX"].on_hand == 40


def _orders(services: Services) -> Sequence[Order]:
    return services.ledger.read(lambda books: books.orders.page()).items


def _written(books: Books) -> tuple[int, int]:
    """How much was said and done so far."""
    return books.events.since(limit=10_000)[-1].id, books.audit.entries(limit=1).items[0].id


def _count_today(books: Books, services: Services, product: str) -> None:
    shop = shop_of(services)
    for item in files.stock(product):
        set_terms(books, shop, item["sku"], StockTerms(), NOON)
        correct(books, shop, item["sku"], Correction(Kind.COUNT, 5), NOON)
