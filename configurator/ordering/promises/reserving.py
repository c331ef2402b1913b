"""The counters that stand for holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from configurator.stores.ledger.books.holds import Hold, HoldUnits
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading
from layers.stock.stock import StockItem

NONE = HoldUnits()


def demand(reading: CartReading) -> Mapping[str, HoldUnits]:
    """The units that a hold of the cart reserves, by item: counted ones, now and late."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in reading.lines:
        for option in line.options:
            if option.sku:
                units = found[option.sku]
                units[0] += option.on_hand if option.counted else 0
                units[1] += option.backordered
                units[2] += option.preordered
    return {sku: HoldUnits(*units) for sku, units in sorted(found.items()) if any(units)}


def without(items: Mapping[str, StockItem], hold: Hold | None) -> Mapping[str, StockItem]:
    """The items without the owner's hold, which does not count against its own cart."""
    if hold is None:
        return items
    own = {sku: items[sku].without(u.now, u.backorder, u.preorder) for sku, u in hold.units.items() if sku in items}
    return {**items, **own}


def reserve(
    books: Books, hold: Hold, before: Hold | None, now: datetime, cause: Cause = Cause.HOLD_TAKEN
) -> Mapping[str, int]:
    """Save `hold` in place of `before`; returns the freed units by item."""
    books.holds.save(hold)
    held = before.units if before else {}
    for sku in sorted({*hold.units, *held}):
        _move(books, sku, held.get(sku, NONE), hold.units.get(sku, NONE), hold.id, cause, now)
    return _freed(held, hold.units)


def end(books: Books, hold: Hold, cause: Cause, now: datetime) -> Mapping[str, int]:
    """Delete a hold; returns the freed units by item."""
    books.holds.remove(hold)
    for sku, units in hold.units.items():
        _move(books, sku, units, NONE, hold.id, cause, now)
    return _freed(hold.units, {})


def end_all(books: Books, holds: Iterable[Hold], cause: Cause, now: datetime) -> Mapping[str, int]:
    freed: defaultdict[str, int] = defaultdict(int)
    for hold in holds:
        for sku, units in end(books, hold, cause, now).items():
            freed[sku] += units
    return freed


def _move(books: Books, sku: str, was: HoldUnits, is_: HoldUnits, hold: str, cause: Cause, now: datetime) -> None:
    changes = (is_.now - was.now, is_.backorder - was.backorder, is_.preorder - was.preorder)
    if any(changes):
        kind = Kind.HOLD if any(change > 0 for change in changes) else Kind.RELEASE_HOLD
        delta = Delta(held=changes[0], held_backorder=changes[1], held_preorder=changes[2])
        books.stock.move(sku, kind, cause, delta, now, quantity=sum(map(abs, changes)), hold=hold)


def _freed(was: Mapping[str, HoldUnits], is_: Mapping[str, HoldUnits]) -> Mapping[str, int]:
    return {sku: less for sku, units in was.items() if (less := units.now - is_.get(sku, NONE).now) > 0}
