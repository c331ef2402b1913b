"""An order as it was placed, and as far as it has come by now."""

import random
from dataclasses import replace
from datetime import datetime

from benchmarks.busy_year.fates import filled, offered, sent, taken_back
from benchmarks.busy_year.notification import notify, save
from benchmarks.busy_year.year import DAY, GROUPS, HOUR, Year
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from layers.orders.order import Customer, Order, OrderLine, OrderOption
from settings import Settlement

FIRST = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana", "Ida", "Jon", "Kai", "Lena", "Max", "Nora", "Zoë")
LAST = ("Adler", "Bauer", "Castro", "Dahl", "Ekman", "Fischer", "Garcia", "Haas", "Ito", "Klein", "López", "Novak")


def place(year: Year, number: str, at: datetime, last: bool) -> None:
    """One order with all that became of it by now."""
    chance = year.chance
    settlement = Settlement.WHEN_AVAILABLE if chance.random() < 0.08 else Settlement.AT_CHECKOUT
    name, email = _customer(chance)
    order = Order(
        number, f"ord_{number}_{chance.getrandbits(130):x}", f"cart_{chance.getrandbits(130):x}",
        Customer(name, email, f"{chance.randint(1, 99)} Field Lane"), settlement, "EUR", "en", at, (),
    )  # fmt: skip
    if settlement is Settlement.WHEN_AVAILABLE and chance.random() < 0.1 and not last:
        became = str(int(number) + 1)
        save(year, replace(order, purchases=(became,), became=became))
        return
    paid_at = at + chance.random() * DAY if chance.random() < 0.95 else None
    paid_at = paid_at if paid_at and paid_at <= year.now else None
    cancelled = chance.random() < 0.04
    lines = [
        _line(year, order, place, paid_at is not None, cancelled)
        for place in range(1, chance.choice((1, 1, 1, 2, 2, 3)) + 1)
    ]
    order = replace(order, lines=tuple(lines))
    order = replace(order, due_since=at if order.due else None)
    if paid_at:
        whole = replace(order, lines=tuple(replace(line, cancelled=0) for line in lines))
        covered = [line.paid for line in lines]
        order = replace(order, paid=whole.due if any(covered) else None, paid_at=paid_at if any(covered) else None)
    if order.refund_due and chance.random() < 0.7:
        order = replace(order, refunded=order.refund_due, refunded_at=at + 2 * HOUR)
    save(year, order)
    notify(year, order)


def _customer(chance: random.Random) -> tuple[str, str]:
    first, last, one = chance.choice(FIRST), chance.choice(LAST), chance.randrange(40)
    return f"{first} {last}", f"{first}.{last}{one}@example.com"


def _line(year: Year, order: Order, place: int, paid: bool, cancelled: bool) -> OrderLine:
    chance = year.chance
    id, quantity = f"{order.number}-{place}", chance.choice((1, 1, 1, 1, 2, 3))
    options = [_option(year, position, quantity) for position in range(3)]
    late = any(option.late for option in options)
    line = OrderLine(
        id, f"watch-{chance.randrange(5)}", 1, "Field watch", tuple(option.layer for option in options), quantity,
        chance.randrange(9_000, 60_000, 100), tuple(options),
        paid=paid and not (late and order.settlement is Settlement.WHEN_AVAILABLE),
    )  # fmt: skip
    for option in options:
        if option.sku and (option.allocated or option.late):
            delta = Delta(0, option.allocated, 0, option.backordered, option.preordered)
            year.move(order.placed_at, Kind.ALLOCATE, Cause.ORDER_PLACED, option.sku, delta, quantity, order.number, id)
    if cancelled:
        return taken_back(year, order, line)
    if late and order.settlement is Settlement.WHEN_AVAILABLE:
        return offered(year, order, line)
    return sent(year, order, filled(year, order, line))


def _option(year: Year, position: int, quantity: int) -> OrderOption:
    """Seldom late; one in three is not managed at all."""
    chance, group = year.chance, GROUPS[position]
    draw = chance.random()
    units = {"allocated": 0, "backordered": 0, "preordered": 0}
    if draw < 0.33:
        sku, label = None, f"{group} {chance.randrange(40)}"
    else:
        kind, pool = _pool(year, draw)
        sku = (
            pool[min(int(chance.paretovariate(0.6)) - 1, len(pool) - 1)]
            if kind == "backordered"
            else chance.choice(pool)
        )
        label = sku.title()
        units[kind] = quantity
    return OrderOption(position, label.lower().replace(" ", "-"), group.lower(), group, label, sku, 1, 0, **units)


def _pool(year: Year, draw: float) -> tuple[str, list[str]]:
    if draw < 0.37:
        return "backordered", list(year.scarce)
    if draw < 0.375:
        return "preordered", year.preordered
    return "allocated", year.plenty
