"""Who is served when units become free, decided over values."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from configurator.ordering.promises.allocation_order import complete_first, oldest_first
from configurator.stores.ledger.books.stock import WaitingUnits
from layers.orders.order import Order
from layers.stock.offer import OfferState
from tests.layers.sold import offer, order, part, sold

Numbered = tuple[str, dict[str, int]]


def waits(number: str, units: int, sku: str = "O", line: int = 1, preordered: int = 0) -> WaitingUnits:
    return WaitingUnits(number, f"{number}-{line}", 0, sku, units, preordered)


def waiting_order(number: str, *lines: dict[str, int], preordered: int = 0) -> Order:
    """An order of lines that lack these units, of which nothing is there."""
    made = [
        sold(9, *(part(sku, 1, place, backordered=units) for place, (sku, units) in enumerate(lacks.items())))
        for lacks in lines
    ]
    if preordered:
        made.append(sold(1, part("P", preordered=preordered)))
    named = [sold(9, *line.options, id=f"{number}-{place}") for place, line in enumerate(made, 1)]
    plain = order(*named)
    return Order(
        number, plain.secret, None, plain.customer, plain.settlement, "EUR", "en", plain.placed_at, plain.lines
    )


def late(orders: list[Order]) -> list[WaitingUnits]:
    """What each order lacks that no offer holds for it."""
    found: list[WaitingUnits] = []
    for one in orders:
        for line in one.lines:
            for option in line.options:
                held = line.offer.of(option.sku or "") if line.offer else 0
                units = waits(one.number, option.backordered - held, option.sku or "", preordered=option.preordered)
                found.append(units)
    return found


def served(allocations: list[tuple[WaitingUnits, int]]) -> list[tuple[str, str, int]]:
    return [(who.order, who.sku, units) for who, units in allocations]


def test_units_go_to_the_oldest_and_the_last_gets_what_is_left() -> None:
    found = oldest_first([waits("1", 2), waits("2", 2), waits("3", 2)], {"O": 3})
    assert served(found) == [("1", "O", 2), ("2", "O", 1)]


def test_each_item_is_shared_by_itself_and_one_that_is_not_free_by_nobody() -> None:
    found = oldest_first([waits("1", 2, "P"), waits("2", 1), waits("3", 5, "P"), waits("4", 1, "Q")], {"O": 4, "P": 3})
    assert served(found) == [("1", "P", 2), ("2", "O", 1), ("3", "P", 1)]


def test_what_is_asked_stays_as_it_was() -> None:
    free = {"O": 3}
    oldest_first([waits("1", 2)], free)
    complete_first([waits("1", 2)], free, late([waiting_order("1", {"O": 2})]))
    assert free == {"O": 3}


def test_an_order_that_becomes_whole_goes_before_an_older_one_that_does_not() -> None:
    asking = [waits("1", 3), waits("2", 2)]
    orders = [waiting_order("1", {"O": 3}), waiting_order("2", {"O": 2})]
    assert served(complete_first(asking, {"O": 2}, late(orders))) == [("2", "O", 2)]
    assert served(complete_first(asking, {"O": 3}, late(orders))) == [("1", "O", 3)]
    assert served(complete_first(asking, {"O": 4}, late(orders))) == [("1", "O", 3), ("2", "O", 1)]


def test_what_whole_orders_leave_goes_to_the_oldest() -> None:
    asking = [waits("1", 4), waits("2", 2), waits("3", 1)]
    orders = [waiting_order("1", {"O": 4}), waiting_order("2", {"O": 2}), waiting_order("3", {"O": 1})]
    assert served(complete_first(asking, {"O": 3}, late(orders))) == [("2", "O", 2), ("3", "O", 1)]
    assert served(complete_first(asking, {"O": 2}, late(orders))) == [("2", "O", 2)]
    assert served(complete_first(asking[:2], {"O": 3}, late(orders))) == [("2", "O", 2), ("1", "O", 1)]


def test_an_order_that_lacks_another_item_as_well_does_not_become_whole() -> None:
    asking = [waits("1", 1), waits("2", 2)]
    orders = [waiting_order("1", {"O": 1, "Q": 1}), waiting_order("2", {"O": 2})]
    assert served(complete_first(asking, {"O": 2}, late(orders))) == [("2", "O", 2)]


def test_an_order_of_several_items_becomes_whole_where_all_of_them_are_free() -> None:
    asking = [waits("1", 2), waits("2", 1), waits("2", 1, "Q", line=2)]
    orders = [waiting_order("1", {"O": 2}), waiting_order("2", {"O": 1}, {"Q": 1})]
    assert served(complete_first(asking, {"O": 1, "Q": 1}, late(orders))) == [("2", "O", 1), ("2", "Q", 1)]
    assert served(complete_first(asking, {"O": 1}, late(orders))) == [("1", "O", 1)]


def test_an_order_that_waits_for_a_preorder_does_not_become_whole() -> None:
    asking = [waits("1", 1), waits("2", 2)]
    orders = [waiting_order("1", {"O": 1}, preordered=1), waiting_order("2", {"O": 2})]
    assert served(complete_first(asking, {"O": 2}, late(orders))) == [("2", "O", 2)]


def test_what_is_held_for_an_order_already_it_need_not_get() -> None:
    plain = order(sold(3, part(backordered=3), id="1-1", offer=offer(0, OfferState.GATHERING, O=2)))
    asking = [waits("0", 2), waits(plain.number, 1)]
    orders = [waiting_order("0", {"O": 2}), plain]
    assert served(complete_first(asking, {"O": 1}, late(orders))) == [(plain.number, "O", 1)]


numbered = st.lists(st.dictionaries(st.sampled_from("OPQ"), st.integers(1, 4), min_size=1), min_size=1, max_size=5).map(
    lambda lacks: [(str(number), needs) for number, needs in enumerate(lacks, 1)]
)
free = st.dictionaries(st.sampled_from("OPQ"), st.integers(0, 8))


def asking(orders: list[Numbered]) -> list[WaitingUnits]:
    return [waits(number, units, sku) for number, needs in orders for sku, units in needs.items()]


def totals(allocations: list[tuple[WaitingUnits, int]]) -> Counter[str]:
    given: Counter[str] = Counter()
    for who, units in allocations:
        given[who.sku] += units
    return given


@given(numbered, free)
def test_nothing_is_given_twice_and_nothing_kept_that_somebody_waits_for(
    orders: list[Numbered], free: dict[str, int]
) -> None:
    everybody = asking(orders)
    wanted = totals([(who, who.backordered) for who in everybody])
    expected = Counter({sku: min(units, wanted[sku]) for sku, units in free.items()})
    made = [waiting_order(number, needs) for number, needs in orders]
    for allocations in (oldest_first(everybody, free), complete_first(everybody, free, late(made))):
        assert +totals(allocations) == +expected
        assert all(0 < units <= who.backordered for who, units in allocations)
        assert len({(who.order, who.sku) for who, _ in allocations}) == len(allocations)


@given(numbered, free)
def test_complete_first_makes_whole_whoever_can_be_by_age(orders: list[Numbered], free: dict[str, int]) -> None:
    made = [waiting_order(number, needs) for number, needs in orders]
    left, whole = Counter(free), []
    for number, needs in orders:
        if all(left[sku] >= units for sku, units in needs.items()):
            left.subtract(needs)
            whole.append(number)
    allocations = complete_first(asking(orders), free, late(made))
    first = [who.order for who, _ in allocations][: sum(len(needs) for number, needs in orders if number in whole)]
    assert list(dict.fromkeys(first)) == whole
