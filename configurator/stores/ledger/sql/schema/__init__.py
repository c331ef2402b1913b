"""The tables of the ledger."""

from configurator.stores.ledger.sql.schema.carts import cart_lines, carts, hold_units, holds
from configurator.stores.ledger.sql.schema.columns import COUNTERS, metadata
from configurator.stores.ledger.sql.schema.follow_ups import follow_up_orders, follow_ups
from configurator.stores.ledger.sql.schema.orders import (
    LATE,
    OFFERED,
    offered_receipts,
    offers,
    order_lines,
    order_notes,
    order_options,
    orders,
)
from configurator.stores.ledger.sql.schema.people import OPEN_WAITS, links, sessions, stock_waits, tokens, users
from configurator.stores.ledger.sql.schema.receipts import RESERVED, UNFINISHED, receipt_lines, receipts
from configurator.stores.ledger.sql.schema.records import audit, event_outbox, idempotency_records, mails, meta
from configurator.stores.ledger.sql.schema.stock import movements, stock_alerts, stock_days, stock_items

__all__ = [
    "COUNTERS",
    "LATE",
    "OFFERED",
    "OPEN_WAITS",
    "RESERVED",
    "UNFINISHED",
    "audit",
    "cart_lines",
    "carts",
    "event_outbox",
    "follow_up_orders",
    "follow_ups",
    "hold_units",
    "holds",
    "idempotency_records",
    "links",
    "mails",
    "meta",
    "metadata",
    "movements",
    "offered_receipts",
    "offers",
    "order_lines",
    "order_notes",
    "order_options",
    "orders",
    "receipt_lines",
    "receipts",
    "sessions",
    "stock_alerts",
    "stock_days",
    "stock_items",
    "stock_waits",
    "tokens",
    "users",
]
