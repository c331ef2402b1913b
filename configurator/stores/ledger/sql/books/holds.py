"""Timed reservations in SQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from configurator.stores.ledger.books.holds import Hold, HoldKind, HoldUnits
from configurator.stores.ledger.sql.agenda import Agenda
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.schema import hold_units, holds

UNITS = (hold_units.c.sku, hold_units.c.now, hold_units.c.backorder, hold_units.c.preorder)
WITH_UNITS = select(holds, *UNITS).join_from(holds, hold_units, isouter=True)
OF = WITH_UNITS.where(holds.c.owner == bindparam("owner")).order_by(hold_units.c.sku)
OVER = (
    select(holds.c.id)
    .where(holds.c.expires_at <= bindparam("now"))
    .order_by(holds.c.expires_at, holds.c.id)
    .limit(bindparam("most"))
)
EXPIRED = WITH_UNITS.where(holds.c.id.in_(OVER)).order_by(holds.c.expires_at, holds.c.id, hold_units.c.sku)
ON = WITH_UNITS.where(holds.c.id.in_(select(hold_units.c.hold).where(hold_units.c.sku == bindparam("of")))).order_by(
    holds.c.made_at.desc(), holds.c.id.desc(), hold_units.c.sku
)
ADD = insert(holds)
ADD_UNITS = insert(hold_units)
REMOVE_OF = delete(holds).where(holds.c.owner == bindparam("of"))
REMOVE_UNITS_OF = delete(hold_units).where(
    hold_units.c.hold.in_(select(holds.c.id).where(holds.c.owner == bindparam("of")))
)
REMOVE = delete(holds).where(holds.c.id == bindparam("of"))
REMOVE_UNITS = delete(hold_units).where(hold_units.c.hold == bindparam("of"))


class SqlHolds:
    def __init__(self, cursor: Cursor, agenda: Agenda) -> None:
        self._cursor = cursor
        self._agenda = agenda

    def of(self, owner: str) -> Hold | None:
        return next(iter(_holds(self._cursor.rows(OF, owner))), None)

    def save(self, hold: Hold) -> None:
        earlier = self.of(hold.owner)
        if earlier:
            self.remove(earlier)
        row = (hold.id, hold.kind.value, hold.owner, micros(hold.made_at), micros(hold.expires_at), hold.reference)
        self._cursor.write(ADD, [row])
        units = [(hold.id, sku, u.now, u.backorder, u.preorder) for sku, u in hold.units.items()]
        self._cursor.write(ADD_UNITS, units)
        self._agenda.hold_ends(hold.expires_at)

    def remove(self, hold: Hold) -> None:
        self._cursor.write(REMOVE_UNITS, [(hold.id,)])
        self._cursor.write(REMOVE, [(hold.id,)])

    def expired(self, now: datetime, limit: int) -> Sequence[Hold]:
        return _holds(self._cursor.ask(EXPIRED, {"now": micros(now), "most": limit}))

    def on(self, sku: str) -> Sequence[Hold]:
        return _holds(self._cursor.rows(ON, sku))


def _holds(rows: Iterable[Found]) -> list[Hold]:
    """Rows of one hold stand together, one for each of its skus."""
    found: dict[str, tuple[Found, dict[str, HoldUnits]]] = {}
    for row in rows:
        _, units = found.setdefault(row[0], (row, {}))
        if row[6] is not None:
            units[row[6]] = HoldUnits(row[7], row[8], row[9])
    return [
        Hold(id, HoldKind(row[1]), row[2], moment(row[3]), moment(row[4]), units, row[5])
        for id, (row, units) in found.items()
    ]
