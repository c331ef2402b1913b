"""Offers in SQL."""

import json
from collections.abc import Iterable, Mapping, Set
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import json_text, micros, micros_or_none, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import offered_receipts, offers
from layers.orders.line_id import line_id, order_of_line, place_of_line
from layers.stock.offer import Offer, OfferState

CHANGING = ("state", "quantity", "units", "uncounted", "receipts", "made_at", "expires_at", "ended_at", "cart")
ADD = insert(offers)
SAVE = update(offers).where(offers.c.id == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
OF_ORDERS = select(offers).where(offers.c.number.in_(NUMBERS)).order_by(offers.c.id)
LAST_LINE = select(func.max(offers.c.line)).where(offers.c.number == bindparam("of"))
DECLINE = insert(offered_receipts).prefix_with("OR IGNORE", dialect="sqlite")
DECLINED = select(offered_receipts.c.number, offered_receipts.c.line).where(
    offered_receipts.c.sku == bindparam("of"), offered_receipts.c.receipt == bindparam("with")
)
LAST_DECLINED = select(func.max(offered_receipts.c.receipt)).where(offered_receipts.c.sku == bindparam("of"))


class SqlOffers:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys
        self._new: set[int] = set()

    def next_id(self) -> int:
        id = self._keys.take(offers)
        self._new.add(id)
        return id

    def save(self, changed: Iterable[Offer]) -> None:
        every = list(changed)
        new = {offer.id for offer in every} & self._new
        self._new -= new
        self._cursor.write(ADD, [(o.id, *_key(o.line), *_values(o)) for o in every if o.id in new])
        self._cursor.write(SAVE, [(*_values(o), o.id) for o in every if o.id not in new])

    def latest(self, lines: Iterable[str]) -> Mapping[str, Offer]:
        wanted = set(lines)
        numbers = sorted({_key(line)[0] for line in wanted})
        found = map(offer_of, self._cursor.ask_for(OF_ORDERS, "numbers", numbers))
        return {offer.line: offer for offer in found if offer.line in wanted}

    def last_line(self, order: str) -> int:
        return int(self._cursor.rows(LAST_LINE, int(order))[0][0] or 0)

    def decline(self, sku: str, movement: int, line: str) -> None:
        self._cursor.write(DECLINE, [(sku, movement, *_key(line))])

    def declined(self, sku: str, movement: int) -> Set[str]:
        return {line_id(number, line) for number, line in self._cursor.rows(DECLINED, sku, movement)}

    def last_declined(self, sku: str) -> int:
        return int(self._cursor.rows(LAST_DECLINED, sku)[0][0] or 0)


def offer_of(row: Found) -> Offer:
    id, number, line, state, quantity, units, uncounted, came, made_at, expires_at, ended_at, cart = row
    return Offer(
        id,
        str(number),
        line_id(number, line),
        OfferState(state),
        quantity,
        json.loads(units),
        json.loads(uncounted),
        json.loads(came),
        moment(made_at),
        moment_or_none(expires_at),
        moment_or_none(ended_at),
        cart,
    )


def _key(line: str) -> tuple[int, int]:
    return int(order_of_line(line)), place_of_line(line)


def _values(offer: Offer) -> Values:
    return (
        offer.state.value,
        offer.quantity,
        json_text(dict(offer.units)),
        json_text(dict(offer.uncounted)),
        json_text(dict(offer.came)),
        micros(offer.made_at),
        micros_or_none(offer.expires_at),
        micros_or_none(offer.ended_at),
        offer.cart,
    )
