"""Orders as lists find them: by state, by what is owed, by what they wait for, by number and by who placed them."""

from datetime import timedelta

import pytest

from configurator.ordering import Checkout, place, purchase
from configurator.stores.ledger.books.orders import OrderFilter
from layers.orders.order import Customer, Fulfilment, Order, Payment
from settings import Settlement
from tests.ordering.desk import ANN, Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.design(strap="STRAP", plain=None)
    desk.stock("STRAP", 1, backorder="allow")
    return desk


def placed(desk: Desk, options: str = "plain", customer: Customer = ANN) -> Order:
    desk.wait(seconds=1)
    return desk.ledger.write(place, desk.shop, desk.cart((options, 1)), Checkout(customer), desk.now).result()


def found(desk: Desk, wanted: OrderFilter) -> list[str]:
    return [order.number for order in desk.ledger.read(lambda books: books.orders.page(wanted)).items]


def counts(desk: Desk, wanted: OrderFilter) -> dict[Fulfilment, int]:
    numbers = desk.ledger.read(lambda books: books.orders.counts(wanted))
    return {fulfilment: number for fulfilment, number in numbers.items() if number}


def test_every_order_is_listed_newest_first(desk: Desk) -> None:
    numbers = [placed(desk).number for _ in range(3)]
    assert found(desk, OrderFilter()) == numbers[::-1]


def test_orders_are_found_by_fulfilment_and_payment(desk: Desk) -> None:
    here, late, paid = placed(desk, "strap"), placed(desk, "strap"), placed(desk)
    desk.pay(paid)
    assert found(desk, OrderFilter(fulfilment=Fulfilment.BACK_ORDERED)) == [late.number]
    assert found(desk, OrderFilter(payment=Payment.UNPAID)) == [late.number, here.number]
    assert found(desk, OrderFilter(fulfilment=Fulfilment.READY, payment=Payment.PAID)) == [paid.number]
    assert found(desk, OrderFilter(fulfilment=Fulfilment.READY, payment=Payment.UNPAID)) == []


def test_counts_are_of_each_fulfilment_among_what_else_is_asked(desk: Desk) -> None:
    placed(desk, "strap"), placed(desk, "strap")
    desk.pay(placed(desk))
    everything = {Fulfilment.NEW: 1, Fulfilment.BACK_ORDERED: 1, Fulfilment.READY: 1}
    assert counts(desk, OrderFilter()) == everything
    assert counts(desk, OrderFilter(fulfilment=Fulfilment.READY)) == everything
    assert counts(desk, OrderFilter(payment=Payment.PAID)) == {Fulfilment.READY: 1}
    assert counts(desk, OrderFilter(q="nobody")) == {}


@pytest.mark.parametrize("q", ["zoë", "ZOË NOV", "novak@", "%_x", "x/y"])
def test_orders_are_found_by_part_of_a_name_or_address(desk: Desk, q: str) -> None:
    placed(desk)
    zoe = placed(desk, customer=Customer("Zoë Novak %_x/y", "z.novak@example.com"))
    assert found(desk, OrderFilter(q=q)) == [zoe.number]
    assert counts(desk, OrderFilter(q=q)) == {Fulfilment.NEW: 1}


def test_a_number_finds_its_order_beside_those_whose_customer_has_it_in_their_address(desk: Desk) -> None:
    first = placed(desk)
    other = placed(desk, customer=Customer("Ben", f"ben{first.number}@example.com"))
    assert found(desk, OrderFilter(q=first.number)) == [other.number, first.number]
    assert found(desk, OrderFilter(q="9" * 30)) == []


def test_orders_are_found_by_the_item_they_wait_for(desk: Desk) -> None:
    placed(desk, "strap")
    late = placed(desk, "strap")
    assert found(desk, OrderFilter(item="STRAP")) == [late.number]
    assert found(desk, OrderFilter(item="STRAP", q="nobody")) == []
    assert found(desk, OrderFilter(item="DIAL")) == []
    desk.receive("STRAP", 1)
    assert found(desk, OrderFilter(item="STRAP")) == []


def test_what_can_be_paid_and_is_not_is_owing(desk: Desk) -> None:
    owing, paid, cancelled = placed(desk), placed(desk), placed(desk)
    desk.pay(paid)
    desk.cancel(cancelled)
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    placed(desk, "strap")
    placed(desk, "strap")
    assert len(found(desk, OrderFilter(payment=Payment.UNPAID))) == 4
    assert owing.number in found(desk, OrderFilter(owing=True))
    assert len(found(desk, OrderFilter(owing=True))) == 2
    assert counts(desk, OrderFilter(owing=True)) == {Fulfilment.NEW: 2}


def test_orders_are_found_by_the_end_of_what_is_offered(desk: Desk) -> None:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE, offer_hours=48)
    placed(desk, "strap")
    waiting, offered = placed(desk, "strap"), placed(desk, "strap")
    desk.cancel(waiting)
    desk.receive("STRAP", 1)
    assert found(desk, OrderFilter(offer_ends=desk.now + timedelta(hours=47))) == []
    assert found(desk, OrderFilter(offer_ends=desk.now + timedelta(hours=49))) == [offered.number]
    assert found(desk, OrderFilter(offer_ends=desk.now + timedelta(hours=49), q="nobody")) == []
    assert counts(desk, OrderFilter(offer_ends=desk.now + timedelta(hours=49))) == {Fulfilment.BACK_ORDERED: 1}


def test_an_order_that_became_another_is_in_no_list(desk: Desk) -> None:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    placed(desk, "strap")
    order = placed(desk, "strap")
    desk.receive("STRAP", 1)
    bought = desk.ledger.write(purchase, desk.shop, order.number, order.lines[0].id, desk.now, cart=None).result()
    new = desk.checkout(bought.cart)
    for wanted in (
        OrderFilter(),
        OrderFilter(q=order.number),
        OrderFilter(q="ann"),
        OrderFilter(payment=Payment.UNPAID),
    ):
        assert order.number not in found(desk, wanted)
    assert found(desk, OrderFilter())[0] == new.number
    assert sum(counts(desk, OrderFilter()).values()) == len(found(desk, OrderFilter()))


def test_a_list_goes_on_where_the_page_before_ended(desk: Desk) -> None:
    numbers = [placed(desk).number for _ in range(5)][::-1]
    first = desk.ledger.read(lambda books: books.orders.page(OrderFilter(q="ann"), limit=2))
    second = desk.ledger.read(lambda books: books.orders.page(OrderFilter(q="ann"), first.next, limit=2))
    last = desk.ledger.read(lambda books: books.orders.page(OrderFilter(q="ann"), second.next, limit=2))
    assert [order.number for page in (first, second, last) for order in page.items] == numbers
    assert last.next is None
