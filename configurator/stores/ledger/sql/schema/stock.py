"""Stock items, every change of their counters, and what was told of them."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, SmallInteger, Table, Text, text

from configurator.stores.ledger.sql.schema.columns import COUNTERS, Id, count, metadata, not_negative

stock_items = Table(
    "stock_items",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("tracked", SmallInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("backorder", Text, nullable=False),
    Column("notify", SmallInteger, nullable=False),
    Column("backorder_limit", BigInteger),
    Column("backorder_promo", Text, nullable=False),
    Column("low_stock_threshold", BigInteger),
    Column("restock_on", Text),
    Column("preorder_release_on", Text),
    Column("preorder_limit", BigInteger),
    *(count(name) for name in COUNTERS),
    not_negative(*COUNTERS),
    CheckConstraint("allocated + held <= on_hand", name="promised_is_there"),
    sqlite_with_rowid=False,
)

movements = Table(
    "movements",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("sku", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("on_hand", BigInteger, nullable=False),
    *(count(f"d_{name}") for name in COUNTERS),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("order_number", BigInteger),
    Column("line", Text),
    Column("hold", Text),
    Index("ix_movements_sku", "sku", "id"),
    Index(
        "ix_movements_order_number",
        "order_number",
        "id",
        sqlite_where=text("order_number IS NOT NULL"),
        postgresql_where=text("order_number IS NOT NULL"),
    ),
)

stock_days = Table(
    "stock_days",
    metadata,
    Column("day", Text, primary_key=True),
    *(Column(name, BigInteger, nullable=False) for name in COUNTERS),
    sqlite_with_rowid=False,
)
"""What all movements of a day (UTC) add to each counter over all items, so that a year is a few hundred rows."""

stock_alerts = Table(
    "stock_alerts",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("level", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
