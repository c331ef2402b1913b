"""Whether what is held for every receipt is what its lines do not have yet, and putting that right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, func, select

from configurator.stores.ledger.books.holds import HoldKind, hold_id
from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.books.receipts import owner_of
from configurator.stores.ledger.sql.books.holds import ADD, ADD_UNITS, REMOVE_OF, REMOVE_UNITS_OF
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import RESERVED, hold_units, holds, receipt_lines, receipts

RESERVED_UNITS = (
    select(receipts.c.id, receipt_lines.c.sku, func.sum(receipt_lines.c.units))
    .join(receipt_lines, receipt_lines.c.receipt == receipts.c.id)
    .where(RESERVED, receipts.c.counted == 1)
    .group_by(receipts.c.id, receipt_lines.c.sku)
)
HELD = (
    select(holds.c.owner, hold_units.c.sku, hold_units.c.now)
    .join_from(holds, hold_units)
    .where(holds.c.kind == HoldKind.RECEIPT.value)
)
MADE_AT = select(receipts.c.at).where(receipts.c.id == bindparam("of"))
Units = Mapping[str, int]


def differences(cursor: Cursor) -> list[Difference]:
    """Units that are held and that no line is still to get, or the other way round."""
    held, reserved = _held(cursor), _reserved(cursor)
    return [
        Difference(sku, "held", "receipts", is_, should)
        for owner in sorted(held.keys() | reserved.keys())
        for sku in sorted({*held.get(owner, {}), *reserved.get(owner, {})})
        if (is_ := held.get(owner, {}).get(sku, 0)) != (should := reserved.get(owner, {}).get(sku, 0))
    ]


def repair(cursor: Cursor) -> None:
    """Hold for every receipt what its lines do not have yet."""
    held, reserved = _held(cursor), _reserved(cursor)
    wrong = [owner for owner in sorted(held.keys() | reserved.keys()) if held.get(owner) != reserved.get(owner)]
    cursor.write(REMOVE_UNITS_OF, [(owner,) for owner in wrong])
    cursor.write(REMOVE_OF, [(owner,) for owner in wrong])
    for owner in wrong:
        if owner in reserved:
            _hold(cursor, owner, reserved[owner])


def _hold(cursor: Cursor, owner: str, units: Units) -> None:
    id, made_at = hold_id(), cursor.rows(MADE_AT, int(owner.rpartition("_")[2]))[0][0]
    cursor.write(ADD, [(id, HoldKind.RECEIPT.value, owner, made_at, micros(FOREVER), None)])
    cursor.write(ADD_UNITS, [(id, sku, count, 0, 0) for sku, count in sorted(units.items())])


def _held(cursor: Cursor) -> Mapping[str, Units]:
    return _by_owner((owner, sku, units) for owner, sku, units in cursor.ask(HELD))


def _reserved(cursor: Cursor) -> Mapping[str, Units]:
    return _by_owner((owner_of(id), sku, int(units)) for id, sku, units in cursor.ask(RESERVED_UNITS))


def _by_owner(rows: Iterable[tuple[str, str, int]]) -> Mapping[str, Units]:
    units: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for owner, sku, count in rows:
        units[owner][sku] = count
    return units
