"""A preorder's units become backordered, in orders and in holds alike."""

from dataclasses import replace
from datetime import datetime

from configurator.ordering.promises.amending import Amendment, amend
from configurator.stores.ledger.books.holds import HoldUnits
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Late, Policy, Status, StockItem, promised_on


def end_preorder(books: Books, item: StockItem, policy: Policy, cause: Cause, now: datetime, who: str = "") -> None:
    """Turn the item into a backorder item; filling the backlog is a separate step."""
    item = books.stock.set_terms(item.sku, item.terms.model_copy(update={"status": Status.BACKORDER}))
    release_units(books, item, policy, cause, now, who)


def release_units(books: Books, item: StockItem, policy: Policy, cause: Cause, now: datetime, who: str = "") -> None:
    """Turn preordered units into backordered ones, with the item's present promised date."""
    promised = promised_on(item.terms, Late.BACKORDER, policy.today)
    amendments = [
        Amendment(
            units.order,
            units.line,
            units.position,
            item.sku,
            preordered=-units.preordered,
            backordered=units.preordered,
            dated=True,
            promised_on=promised,
        )
        for units in books.stock.waiting([item.sku])
        if units.preordered
    ]
    amend(books, amendments, Kind.RELEASE, cause, now, who)
    _release_holds(books, item.sku, cause, now)
    numbers = list({amendment.order: None for amendment in amendments})
    if numbers or item.terms.status is Status.BACKORDER:
        books.events.record("preorder.released", item.sku, {"orders": numbers}, now)


def _release_holds(books: Books, sku: str, cause: Cause, now: datetime) -> None:
    for hold in books.holds.on(sku):
        units = hold.units[sku]
        if units.preorder:
            released = HoldUnits(units.now, units.backorder + units.preorder)
            books.holds.save(replace(hold, units={**hold.units, sku: released}))
            delta = Delta(held_preorder=-units.preorder, held_backorder=units.preorder)
            books.stock.move(sku, Kind.RELEASE, cause, delta, now, quantity=units.preorder, hold=hold.id)
