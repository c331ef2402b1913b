"""What one item can promise one line, and whose setting decides."""

from datetime import date, timedelta

import pytest

from layers.document.model import BackorderChoice
from layers.stock.availability import Availability, availability, item_availability, split_of
from layers.stock.stock import Late, Source, Status, StockItem, backorder_allowed, promised_on, supply
from tests.layers.shopping import TODAY, item, policy

INHERIT, ON, OFF = BackorderChoice.INHERIT, BackorderChoice.ON, BackorderChoice.OFF
ALLOWED = policy(backorder=True)


def short(item: StockItem, units: int, backorder: bool = True) -> int:
    """Units of a demand that nobody can promise."""
    return split_of(units, supply(item, INHERIT, policy(backorder))).short


@pytest.mark.parametrize(("units", "missing"), [(1, 0), (10, 0), (11, 1)])
def test_without_backorder_ten_on_hand_sell_ten_and_not_eleven(units: int, missing: int) -> None:
    assert short(item(on_hand=10), units, backorder=False) == missing


def test_a_backorder_limit_adds_to_what_is_there() -> None:
    assert short(item(backorder_limit=5), 5) == 0
    assert short(item(backorder_limit=5), 6) == 1
    assert short(item(on_hand=2, backorder_limit=5), 7) == 0
    assert short(item(on_hand=2, backorder_limit=5), 8) == 1


def test_a_limit_is_a_pool_over_everybodys_backorders_and_holds() -> None:
    assert short(item(backorder_limit=5, backordered=5), 1) == 1
    assert short(item(backorder_limit=5, backordered=2, held_backorder=2), 2) == 1


def test_an_empty_limit_is_unlimited_and_zero_is_not_empty() -> None:
    assert short(item(), 10_000) == 0
    assert short(item(on_hand=3, backorder_limit=0), 3) == 0
    assert short(item(on_hand=3, backorder_limit=0), 4) == 1


def test_a_limit_below_what_is_promised_is_never_negative() -> None:
    assert item(backorder_limit=2, backordered=7).backorder_left == 0
    assert item(preorder_limit=2, preordered=7).preorder_left == 0


def test_available_leaves_out_what_is_allocated_or_held_and_is_never_negative() -> None:
    assert item(on_hand=10, allocated=3, held=2).available == 5
    assert item(on_hand=1, allocated=3).available == 0


def test_shoppers_do_not_see_their_own_hold() -> None:
    held = item(on_hand=10, held=4)
    assert held.available == 6
    assert held.without(4, 0, 0).available == 10


@pytest.mark.parametrize(
    ("own", "configurator", "shop", "allowed", "source"),
    [
        ("deny", ON, True, False, Source.ITEM),
        ("allow", OFF, False, True, Source.ITEM),
        ("inherit", ON, False, True, Source.CONFIGURATOR),
        ("inherit", OFF, True, False, Source.CONFIGURATOR),
        ("inherit", INHERIT, True, True, Source.SHOP),
        ("inherit", INHERIT, False, False, Source.SHOP),
    ],
)
def test_the_nearest_setting_decides_on_backorder_and_says_whose_it_was(
    own: str, configurator: BackorderChoice, shop: bool, allowed: bool, source: Source
) -> None:
    decision = backorder_allowed(item(backorder=own).terms, configurator, policy(shop))
    assert (decision.allowed, decision.source) == (allowed, source)


def test_with_management_off_nothing_is_counted() -> None:
    offer = supply(item(status="preorder"), OFF, policy(management=False))
    assert (offer.now, offer.counted) == (None, False)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("in_stock", Availability.IN_STOCK),
        ("out_of_stock", Availability.BACKORDER),
        ("backorder", Availability.BACKORDER),
        ("preorder", Availability.PREORDER),
    ],
)
def test_an_uncounted_item_goes_by_its_status_and_not_by_what_is_stored(status: str, state: Availability) -> None:
    assert item_availability(item(tracked=False, status=status, on_hand=7), ALLOWED) is state


def test_an_uncounted_item_out_of_stock_cannot_be_had_without_backorder() -> None:
    for status in ("out_of_stock", "backorder"):
        stored = item(tracked=False, status=status, on_hand=7)
        assert item_availability(stored, policy()) is Availability.OUT_OF_STOCK


@pytest.mark.parametrize("status", [Status.IN_STOCK, Status.OUT_OF_STOCK, Status.BACKORDER])
def test_a_counted_item_is_in_stock_whatever_status_was_typed(status: Status) -> None:
    assert item_availability(item(on_hand=7, status=status), policy()) is Availability.IN_STOCK


def test_an_item_sold_out_is_a_backorder_by_itself_and_in_stock_again_with_stock() -> None:
    assert item_availability(item(on_hand=1, allocated=1), ALLOWED) is Availability.BACKORDER
    assert item_availability(item(on_hand=2, allocated=1), ALLOWED) is Availability.IN_STOCK


def test_a_preorder_stays_one_with_stock_and_without() -> None:
    for on_hand in (0, 5):
        assert item_availability(item(status="preorder", on_hand=on_hand), policy()) is Availability.PREORDER


def test_a_preorder_limit_is_a_pool() -> None:
    assert short(item(status="preorder", preorder_limit=3, preordered=1, held_preorder=1), 1) == 0
    assert short(item(status="preorder", preorder_limit=3, preordered=1, held_preorder=1), 2) == 1


def test_a_preorder_ends_when_its_release_day_begins() -> None:
    tomorrow = item(status="preorder", preorder_release_on=TODAY + timedelta(days=1))
    today = item(status="preorder", preorder_release_on=TODAY)
    assert supply(tomorrow, INHERIT, ALLOWED).late is Late.PREORDER
    assert supply(today, INHERIT, ALLOWED).late is Late.BACKORDER


@pytest.mark.parametrize(
    ("on_hand", "own", "state"),
    [
        (6, 5, Availability.IN_STOCK),
        (5, 5, Availability.LOW_STOCK),
        (2, None, Availability.LOW_STOCK),
        (3, None, Availability.IN_STOCK),
        (1, 0, Availability.IN_STOCK),
    ],
)
def test_low_stock_looks_at_the_items_threshold_else_the_shops(
    on_hand: int, own: int | None, state: Availability
) -> None:
    stored = item(on_hand=on_hand, low_stock_threshold=own)
    assert item_availability(stored, policy(threshold=2)) is state


def test_low_stock_looks_at_what_is_there_before_the_purchase() -> None:
    stored, shop = item(on_hand=6), policy(threshold=5)
    assert availability(stored, split_of(6, supply(stored, INHERIT, shop)), shop) is Availability.IN_STOCK


def test_a_past_date_promises_nothing() -> None:
    assert promised_on(item(restock_on=TODAY).terms, Late.BACKORDER, TODAY) == TODAY
    assert promised_on(item(restock_on=date(2026, 3, 9)).terms, Late.BACKORDER, TODAY) is None
    assert promised_on(item(restock_on=TODAY).terms, None, TODAY) is None
