"""What must hold in a shop whatever happened in it, and in whatever order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.books.receipts import ReceiptLine
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from layers.orders.line_split import whole_with
from layers.orders.order import Order, OrderLine
from layers.stock.offer import LIVE, Offer
from layers.stock.stock import StockItem
from tests.ordering.desk import Desk

PROMISED = ("allocated", "backordered", "preordered")


@dataclass(frozen=True)
class Stored:
    """Everything that is stored, as of one moment: by sku, and by line where something is or was offered."""

    orders: Sequence[Order]
    items: Mapping[str, StockItem]
    waiting: Sequence[WaitingUnits]
    offers: Mapping[str, Offer]
    holds: Mapping[str, Hold | None]
    reserved: Sequence[ReceiptLine] = ()

    @property
    def lines(self) -> list[tuple[Order, OrderLine]]:
        return [(order, line) for order in self.orders for line in order.lines]


def read_all(books: Books, numbers: Sequence[str], skus: Sequence[str]) -> Stored:
    orders = books.orders.many(numbers)
    offers = books.offers.latest([line.id for order in orders for line in order.lines])
    holds = {line: books.holds.of(line) for line in offers}
    waiting, reserved = list(books.stock.waiting(skus)), books.receipts.reserved_of(skus)
    return Stored(orders, books.stock.items(skus), waiting, offers, holds, reserved)


def check(stored: Stored) -> None:
    counters_are_what_the_orders_say(stored)
    nothing_is_free_while_somebody_waits_for_it(stored)
    what_is_offered_is_held_and_makes_whole_configurations(stored)
    a_line_is_payable_or_waits(stored)
    what_receipts_keep_is_waited_for(stored)


def counters_are_what_the_orders_say(stored: Stored) -> None:
    promised = {kind: Counter[str]() for kind in PROMISED}
    for _, line in stored.lines:
        assert line.quantity > 0
        for option in line.options:
            assert option.present + option.late == line.open * option.units
            for kind, counts in promised.items():
                counts[option.sku or ""] += getattr(option, kind)
    for sku, item in stored.items.items():
        assert {kind: counts[sku] for kind, counts in promised.items()} == {
            kind: getattr(item, kind) for kind in PROMISED
        }


def nothing_is_free_while_somebody_waits_for_it(stored: Stored) -> None:
    """What is free while somebody waits was let pass by all who wait, and none of them is simply given it."""
    for sku, item in stored.items.items():
        assert item.allocated + item.held <= item.on_hand
        assert min(item.held_backorder, item.held_preorder) >= 0
        if item.terms.tracked and item.available:
            lacking = lacks(stored, sku)
            assert all(units.offered for units in stored.waiting if units.line in lacking)
            assert lacking <= set(stored.offers)


def what_is_offered_is_held_and_makes_whole_configurations(stored: Stored) -> None:
    for order, line in stored.lines:
        latest, offer = stored.offers.get(line.id), line.offer
        assert offer == (latest if latest and latest.state in LIVE else None)
        hold = stored.holds.get(line.id)
        assert (hold is None) == (offer is None)
        if hold and offer:
            assert {sku: one.now for sku, one in hold.units.items()} == _some(offer.units)
            assert order.offered(line)
            there = {sku: offer.of(sku) for sku in {*offer.units, *offer.uncounted}}
            assert offer.quantity <= whole_with(line, there)
            assert (offer.quantity > 0) == offer.open == (offer.expires_at is not None)
            late = _late(line)
            assert all(units <= late[sku] for sku, units in there.items())


def a_line_is_payable_or_waits(stored: Stored) -> None:
    for order, line in stored.lines:
        if order.offered(line) and line.late:
            assert not line.complete
            assert not line.shipped
    for order in stored.orders:
        assert (order.became is not None) == (not order.lines)


def what_receipts_keep_is_waited_for(stored: Stored) -> None:
    wanted = {(units.line, units.position): units.backordered for units in stored.waiting}
    for one in stored.reserved:
        wanted[one.line, one.position] -= one.units
    assert all(units >= 0 for units in wanted.values())


def everything_was_handed_out_once(desk: Desk, skus: Sequence[str]) -> None:
    """What orders were told that they got is what they were given."""
    given, told = Counter[tuple[str | None, str]](), Counter[tuple[str | None, str]]()
    for sku in skus:
        for movement in desk.movements(sku):
            given[movement.line, sku] += movement.quantity if movement.kind is Kind.FILL else 0
    for event in desk.events("order.available"):
        filled: Any = event.body["filled"]
        told.update({(one["line"], one["sku"]): one["units"] for one in filled})
    assert told == +given
    mails = Counter(mail.subject for mail in desk.mails() if mail.kind is MailKind.ORDER_AVAILABLE)
    assert mails <= Counter(event.subject for event in desk.events("order.available"))


def lacks(stored: Stored, sku: str) -> set[str]:
    """The lines that wait for units of an item of which none are held for them, by an offer or a receipt."""
    lacking = Counter[str]()
    for units in stored.waiting:
        if units.sku == sku:
            lacking[units.line] += units.backordered
    for _, line in stored.lines:
        lacking[line.id] -= line.offer.of(sku) if line.offer else 0
    for one in stored.reserved:
        lacking[one.line] -= one.units if one.sku == sku else 0
    return {line for line, units in lacking.items() if units > 0}


def _late(line: OrderLine) -> Counter[str]:
    late = Counter[str]()
    for option in line.options:
        late[option.sku or ""] += option.backordered
    return late


def _some(units: Mapping[str, int]) -> dict[str, int]:
    return {sku: count for sku, count in units.items() if count}
