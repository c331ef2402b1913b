"""What is foreseen of a delivery is what comes of it."""

from collections import Counter

import pytest

from configurator.ordering.errors import NoSuchItem, TooManyUnits
from configurator.ordering.promises.forecast import Foreseen, foresee, served
from layers.orders.order import Fulfilment
from layers.stock.stock import MOST_UNITS
from settings.model import Filling, Settlement
from tests.ordering.desk import Desk


def foreseen(desk: Desk, units: int, sku: str = "STRAP") -> Foreseen:
    return desk.ledger.read(foresee, desk.shop, sku, units, desk.now)


@pytest.mark.parametrize("filling", list(Filling))
@pytest.mark.parametrize("settlement", list(Settlement))
@pytest.mark.parametrize("units", [1, 4, 7, 50])
def test_a_delivery_serves_whom_it_was_foreseen_to_serve(
    desk: Desk, filling: Filling, settlement: Settlement, units: int
) -> None:
    desk.set("stock", filling=filling)
    desk.design(strap="STRAP", pair=("STRAP", 2), dial="DIAL")
    desk.stock("STRAP", 1, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    for line in (("strap", 3), ("pair", 1), ("strap+dial", 1), ("strap", 1)):
        desk.order(line)
        desk.set("orders", settlement=settlement)
    before = foreseen(desk, units)
    done = desk.receive("STRAP", units)
    expected, came = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for who, count in before.allocations:
        expected[who.line, who.offered] += count
    for fill in done.filled:
        came[fill.line, fill.offered] += fill.units
    assert expected == came
    assert before.free == done.item.available


def test_of_an_item_that_is_not_tracked_only_what_arrives_is_foreseen_to_serve(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 9)
    desk.terms("STRAP", tracked=False, status="out_of_stock", backorder="allow")
    desk.order(("strap", 5))
    before = foreseen(desk, 2)
    assert [units for _, units in before.allocations] == [2]
    done = desk.receive("STRAP", 2)
    assert (before.free, sum(fill.units for fill in done.filled)) == (done.item.available, 2)


def test_nobody_waits_for_what_nobody_ordered(desk: Desk) -> None:
    desk.stock("STRAP", 3)
    assert (foreseen(desk, 4).allocations, foreseen(desk, 4).free) == ((), 7)


def test_an_order_is_seen_as_it_will_stand(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    order = desk.order(("strap", 1))
    assert served(order, foreseen(desk, 1).allocations).fulfilment is Fulfilment.NEW
    assert desk.look(order).fulfilment is Fulfilment.BACK_ORDERED


def test_a_preorder_is_behind_its_release(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder")
    desk.order(("strap", 1))
    assert foreseen(desk, 5).allocations == ()


def test_what_cannot_be_received_cannot_be_foreseen(desk: Desk) -> None:
    desk.stock("STRAP", 1)
    with pytest.raises(TooManyUnits):
        foreseen(desk, MOST_UNITS)
    with pytest.raises(NoSuchItem):
        foreseen(desk, 1, "NONE")
