"""An order's rows with its audit entries, events and mails."""

from datetime import datetime

from benchmarks.busy_year.year import DAY, HOUR, Year
from configurator.stores.ledger.books.mails import MailKind, MailState
from configurator.stores.ledger.sql import order_row
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import (
    audit,
    event_outbox,
    mails,
    order_lines,
    order_notes,
    order_options,
    orders,
)
from layers.orders.order import Order


def save(year: Year, order: Order) -> None:
    year.add(orders, *order_row.order_values(order))
    for line in order.lines:
        year.add(order_lines, *order_row.line_values(order.number, line))
        for option in line.options:
            year.add(order_options, *order_row.option_values(order, line, option))


def notify(year: Year, order: Order) -> None:
    """Its audit entries, events and mails."""
    number, at = order.number, order.placed_at
    steps = [("placed", at, "shopper")]
    steps += [("paid", order.paid_at, "Kim")] if order.paid_at else []
    steps += [("shipped", at + 4 * DAY, "Lou")] if any(line.shipped for line in order.lines) else []
    for what, when, who in steps:
        year.add(event_outbox, year.number(event_outbox), micros(when), f"order.{what}", number, "{}")
        if who != "shopper":
            year.add(audit, year.number(audit), micros(when), who, f"order.{what}", number, "")
        if what != "paid":
            _mail(year, MailKind(f"order_{what}"), order, when)
    if year.chance.random() < 0.05:
        year.add(order_notes, year.number(order_notes), int(number), micros(at + DAY), "Kim", "Called, will call back.")


def _mail(year: Year, kind: MailKind, order: Order, at: datetime) -> None:
    state = MailState.FAILED if year.chance.random() < 0.0005 else MailState.SENT
    year.add(
        mails, year.number(mails), micros(at), kind.value, order.number, "{}", order.customer.email.lower(), "en",
        f"{year.chance.getrandbits(128):x}", state.value, 1, None, micros(at + HOUR), "",
    )  # fmt: skip
