"""Orders, their lines and options, and what was offered of them."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    text,
)

from configurator.stores.ledger.sql.schema.columns import Id, count, metadata, not_negative

LAPSING = text("lapsing_since IS NOT NULL")
OFFERED = text("state = 'open'")
orders = Table(
    "orders",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("secret", Text, nullable=False),
    Column("cart", Text),
    Column("customer", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("settlement", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("placed_at", BigInteger, nullable=False),
    Column("paid", BigInteger),
    Column("paid_at", BigInteger),
    Column("refunded", BigInteger, nullable=False),
    Column("refunded_at", BigInteger),
    Column("due_since", BigInteger),
    Column("reference", Text),
    Column("origin", BigInteger),
    Column("purchases", Text, nullable=False),
    Column("fulfilment", Text, nullable=False),
    Column("payment", Text, nullable=False),
    Column("email", Text, nullable=False, server_default=text("''")),
    Column("became", BigInteger),
    Column("lapsing_since", BigInteger),
    Index("ix_orders_email", "email", "number"),
    Index("ix_orders_lapsing_since", "lapsing_since", sqlite_where=LAPSING, postgresql_where=LAPSING),
    Index("ix_orders_states", "became", "fulfilment", "payment", "number"),
    Index("ix_orders_search", "became", "number", "fulfilment", "payment", "search"),
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("number", BigInteger, ForeignKey("orders.number"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("configurator", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("selected", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("unit_price", BigInteger, nullable=False),
    count("shipped"),
    count("cancelled"),
    count("delivered"),
    Column("origin", Text),
    Column("paid", SmallInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("number", "line"),
    not_negative("shipped", "cancelled", "delivered"),
    CheckConstraint("shipped + cancelled <= quantity AND delivered <= shipped", name="adds_up"),
    sqlite_with_rowid=False,
)

order_options = Table(
    "order_options",
    metadata,
    Column("number", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("layer", Text, nullable=False),
    Column("group_id", Text),
    Column("group_label", Text),
    Column("label", Text, nullable=False),
    Column("sku", Text),
    Column("units", BigInteger, nullable=False),
    Column("price", BigInteger, nullable=False),
    count("allocated"),
    count("uncounted"),
    count("backordered"),
    count("preordered"),
    Column("promised_on", Text),
    Column("silent", SmallInteger, nullable=False),
    Column("placed_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("number", "line", "position"),
    ForeignKeyConstraint(["number", "line"], ["order_lines.number", "order_lines.line"]),
    not_negative("allocated", "uncounted", "backordered", "preordered"),
    sqlite_with_rowid=False,
)

LATE = text("backordered + preordered > 0")
Index(
    "ix_order_options_waiting",
    *(
        order_options.c[name]
        for name in ("sku", "placed_at", "number", "line", "position", "backordered", "preordered")
    ),
    sqlite_where=LATE,
    postgresql_where=LATE,
)

offers = Table(
    "offers",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("state", Text, nullable=False),
    count("quantity"),
    Column("units", Text, nullable=False),
    Column("uncounted", Text, nullable=False),
    Column("receipts", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("cart", Text),
    Index("ix_offers_number", "number", "line", "id"),
    Index("ix_offers_open", "expires_at", "number", sqlite_where=OFFERED, postgresql_where=OFFERED),
)

offered_receipts = Table(
    "offered_receipts",
    metadata,
    Column("sku", Text, nullable=False),
    Column("receipt", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    PrimaryKeyConstraint("sku", "receipt", "number", "line"),
    sqlite_with_rowid=False,
)
"""Which lines let units of which receipt pass, so that nobody is offered the same units twice."""

order_notes = Table(
    "order_notes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_order_notes_number", "number", "id"),
)
