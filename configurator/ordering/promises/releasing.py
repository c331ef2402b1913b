"""A preorder's units become backordered, in orders and in holds alike.

From its release on they count as backordered wherever it matters; of many orders only what they say follows in steps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from configurator.ordering.promises.amending import Amendment, amend
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import HoldUnits
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Late, Status, StockItem, promised_on


def end_preorder(books: Books, shop: Shop, item: StockItem, cause: Cause, now: datetime, who: str = "") -> None:
    """Turn the item into a backorder item; filling the backlog is a separate step."""
    item = books.stock.set_terms(item.sku, item.terms.model_copy(update={"status": Status.BACKORDER}))
    release_units(books, shop, item, cause, now, who)


def release_units(books: Books, shop: Shop, item: StockItem, cause: Cause, now: datetime, who: str = "") -> None:
    """Turn preordered units into backordered ones, with the item's present promised date; many of them in steps."""
    waiting = books.stock.unreleased(item.sku)
    if len(waiting) > shop.lines_at_once:
        books.stock.release_in_steps(item.sku)
    else:
        _release(books, shop, waiting, cause, now, who)
    _release_holds(books, item.sku, cause, now)
    numbers = list({units.order: None for units in waiting})
    if numbers or item.terms.status is Status.BACKORDER:
        books.events.record("preorder.released", item.sku, {"orders": numbers}, now)


def release_next(books: Books, shop: Shop, limit: int, now: datetime) -> int:
    """Release the next order lines of an item whose preorder was; answers how many."""
    sku = min(books.due.releases)
    again = books.stock.items([sku])[sku].terms.status is Status.PREORDER
    waiting = [] if again else books.stock.unreleased(sku, limit)
    _release(books, shop, waiting, Cause.PREORDER_RELEASED, now)
    if len(waiting) < limit:
        books.stock.is_released(sku)
    return len(waiting)


def release_orders(books: Books, shop: Shop, orders: Iterable[str], now: datetime) -> None:
    """Release what these orders have of items whose preorder was, before they get any."""
    _release(books, shop, books.stock.unreleased_of(orders), Cause.PREORDER_RELEASED, now)


def _release(
    books: Books, shop: Shop, waiting: Sequence[WaitingUnits], cause: Cause, now: datetime, who: str = ""
) -> None:
    if not waiting:
        return
    items, today = books.stock.items({units.sku for units in waiting}), shop.today(now)
    promised = {sku: promised_on(item.terms, Late.BACKORDER, today) for sku, item in items.items()}
    amendments = [
        Amendment(
            units.order,
            units.line,
            units.position,
            units.sku,
            preordered=-units.preordered,
            backordered=units.preordered,
            dated=True,
            promised_on=promised[units.sku],
        )
        for units in waiting
    ]
    amend(books, amendments, Kind.RELEASE, cause, now, who)


def _release_holds(books: Books, sku: str, cause: Cause, now: datetime) -> None:
    for hold in books.holds.on(sku):
        units = hold.units[sku]
        if units.preorder:
            released = HoldUnits(units.now, units.backorder + units.preorder)
            books.holds.save(replace(hold, units={**hold.units, sku: released}))
            delta = Delta(held_preorder=-units.preorder, held_backorder=units.preorder)
            books.stock.move(sku, Kind.RELEASE, cause, delta, now, quantity=units.preorder, hold=hold.id)
