"""Whether what is held for every live offer is what the offer says, and putting that right."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from configurator.stores.ledger.books.holds import HoldKind, hold_id
from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.sql.books.holds import ADD, ADD_UNITS, REMOVE_OF, REMOVE_UNITS_OF
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import hold_units, holds, offers
from layers.orders.line_id import line_id
from layers.stock.offer import LIVE

OFFERED = select(offers.c.number, offers.c.line, offers.c.units, offers.c.made_at, offers.c.expires_at).where(
    offers.c.state.in_([state.value for state in LIVE])
)
OF_OFFERS = holds.c.kind == HoldKind.OFFER.value
HELD = select(holds.c.owner, holds.c.made_at, holds.c.expires_at).where(OF_OFFERS)
UNITS = select(holds.c.owner, hold_units.c.sku, hold_units.c.now).join_from(holds, hold_units).where(OF_OFFERS)


@dataclass(frozen=True, slots=True)
class Held:
    """What is held for one order line, or should be; times in microseconds."""

    units: Mapping[str, int]
    made_at: int
    ends_at: int


NOTHING = Held({}, 0, 0)


def differences(cursor: Cursor) -> list[Difference]:
    """Units that are held and not offered or the other way round; a hold that ends at another time names its line."""
    held, offered = _held(cursor), _offered(cursor)
    return [
        difference
        for line in sorted(held.keys() | offered.keys())
        for difference in _of_line(line, held.get(line, NOTHING), offered.get(line, NOTHING))
    ]


def repair(cursor: Cursor) -> None:
    """Hold for every line what is offered of it, and nothing for any other."""
    held, offered = _held(cursor), _offered(cursor)
    wrong = [
        line
        for line in sorted(held.keys() | offered.keys())
        if _of_line(line, held.get(line, NOTHING), offered.get(line, NOTHING))
    ]
    cursor.write(REMOVE_UNITS_OF, [(line,) for line in wrong])
    cursor.write(REMOVE_OF, [(line,) for line in wrong])
    for line in wrong:
        if line in offered:
            _hold(cursor, line, offered[line])


def _of_line(line: str, held: Held, offered: Held) -> list[Difference]:
    units = [
        Difference(sku, "held", "offers", held.units.get(sku, 0), offered.units.get(sku, 0))
        for sku in sorted(held.units.keys() | offered.units.keys())
        if held.units.get(sku, 0) != offered.units.get(sku, 0)
    ]
    if held.ends_at == offered.ends_at:
        return units
    return [*units, Difference(line, "expires_at", "offers", held.ends_at, offered.ends_at)]


def _hold(cursor: Cursor, line: str, offered: Held) -> None:
    id = hold_id()
    cursor.write(ADD, [(id, HoldKind.OFFER.value, line, offered.made_at, offered.ends_at, None)])
    cursor.write(ADD_UNITS, [(id, sku, units, 0, 0) for sku, units in sorted(offered.units.items())])


def _offered(cursor: Cursor) -> dict[str, Held]:
    forever = micros(FOREVER)
    return {
        line_id(number, line): Held(
            {sku: count for sku, count in json.loads(units).items() if count},
            made_at,
            forever if ends_at is None else ends_at,
        )
        for number, line, units, made_at, ends_at in cursor.ask(OFFERED)
    }


def _held(cursor: Cursor) -> dict[str, Held]:
    units: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line, sku, now in cursor.ask(UNITS):
        units[line][sku] = now
    return {line: Held(units[line], made_at, ends_at) for line, made_at, ends_at in cursor.ask(HELD)}
