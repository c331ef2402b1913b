"""Whether what is held for every live offer and every receipt is what these promise, and putting that right."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from configurator.stores.ledger.books.holds import HoldKind, hold_id
from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.books.receipts import owner_of
from configurator.stores.ledger.sql.books.holds import ADD, ADD_UNITS, REMOVE_OF, REMOVE_UNITS_OF
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import RESERVED, hold_units, holds, offers, receipt_lines, receipts
from layers.orders.line_id import line_id
from layers.stock.offer import LIVE

OFFERED = select(offers.c.number, offers.c.line, offers.c.units, offers.c.made_at, offers.c.expires_at).where(
    offers.c.state.in_([state.value for state in LIVE])
)
RESERVED_UNITS = (
    select(receipts.c.id, receipts.c.at, receipt_lines.c.sku, func.sum(receipt_lines.c.units))
    .join(receipt_lines, receipt_lines.c.receipt == receipts.c.id)
    .where(RESERVED, receipts.c.counted == 1)
    .group_by(receipts.c.id, receipts.c.at, receipt_lines.c.sku)
)
OF_KIND = holds.c.kind == bindparam("kind")
HELD = select(holds.c.owner, holds.c.made_at, holds.c.expires_at).where(OF_KIND)
UNITS = select(holds.c.owner, hold_units.c.sku, hold_units.c.now).join_from(holds, hold_units).where(OF_KIND)


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held for one owner, or should be; times in microseconds."""

    units: Mapping[str, int]
    made_at: int
    ends_at: int


NOTHING = Holding({}, 0, 0)


@dataclass(frozen=True, slots=True)
class Promise:
    """What one kind of hold is for; `promised` answers what has to be held, by owner."""

    kind: HoldKind
    name: str
    promised: Callable[[Cursor], Mapping[str, Holding]]


def differences(cursor: Cursor) -> list[Difference]:
    """Units that are held for nothing, or not held; a hold that ends at another time names its owner."""
    return [found for promise in PROMISES for of_owner in _wrong(cursor, promise).values() for found in of_owner]


def repair(cursor: Cursor) -> None:
    """Hold for every owner what is offered or reserved, and nothing for any other."""
    for promise in PROMISES:
        wrong, promised = _wrong(cursor, promise), promise.promised(cursor)
        cursor.write(REMOVE_UNITS_OF, [(owner,) for owner in wrong])
        cursor.write(REMOVE_OF, [(owner,) for owner in wrong])
        for owner in wrong:
            if owner in promised:
                _hold(cursor, promise.kind, owner, promised[owner])


def _wrong(cursor: Cursor, promise: Promise) -> dict[str, list[Difference]]:
    """What differs for every owner for whom anything does, in order."""
    held, promised = _held(cursor, promise.kind), promise.promised(cursor)
    compared = {
        owner: _compared(promise.name, owner, held.get(owner, NOTHING), promised.get(owner, NOTHING))
        for owner in sorted(held.keys() | promised.keys())
    }
    return {owner: found for owner, found in compared.items() if found}


def _compared(name: str, owner: str, held: Holding, promised: Holding) -> list[Difference]:
    units = [
        Difference(sku, "held", name, held.units.get(sku, 0), promised.units.get(sku, 0))
        for sku in sorted(held.units.keys() | promised.units.keys())
        if held.units.get(sku, 0) != promised.units.get(sku, 0)
    ]
    if held.ends_at == promised.ends_at:
        return units
    return [*units, Difference(owner, "expires_at", name, held.ends_at, promised.ends_at)]


def _hold(cursor: Cursor, kind: HoldKind, owner: str, promised: Holding) -> None:
    id = hold_id()
    cursor.write(ADD, [(id, kind.value, owner, promised.made_at, promised.ends_at, None)])
    cursor.write(ADD_UNITS, [(id, sku, units, 0, 0) for sku, units in sorted(promised.units.items())])


def _held(cursor: Cursor, kind: HoldKind) -> Mapping[str, Holding]:
    units = _by_owner((owner, sku, now) for owner, sku, now in cursor.rows(UNITS, kind.value))
    return {
        owner: Holding(units.get(owner, {}), made_at, ends_at)
        for owner, made_at, ends_at in cursor.rows(HELD, kind.value)
    }


def _by_owner(rows: Iterable[tuple[str, str, int]]) -> Mapping[str, Mapping[str, int]]:
    units: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for owner, sku, count in rows:
        units[owner][sku] = count
    return units


def _offered(cursor: Cursor) -> Mapping[str, Holding]:
    forever = micros(FOREVER)
    return {
        line_id(number, line): Holding(
            {sku: count for sku, count in json.loads(units).items() if count},
            made_at,
            forever if ends_at is None else ends_at,
        )
        for number, line, units, made_at, ends_at in cursor.ask(OFFERED)
    }


def _reserved(cursor: Cursor) -> Mapping[str, Holding]:
    rows, forever = list(cursor.ask(RESERVED_UNITS)), micros(FOREVER)
    units = _by_owner((owner_of(id), sku, int(count)) for id, _, sku, count in rows)
    return {owner_of(id): Holding(units[owner_of(id)], made_at, forever) for id, made_at, _, _ in rows}


PROMISES = (Promise(HoldKind.OFFER, "offers", _offered), Promise(HoldKind.RECEIPT, "receipts", _reserved))
