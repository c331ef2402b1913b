"""Carts and timed reservations."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from configurator.stores.ledger.sql.schema.columns import count, metadata, not_negative

holds = Table(
    "holds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False, unique=True),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False, index=True),
    Column("reference", Text),
    sqlite_with_rowid=False,
)

hold_units = Table(
    "hold_units",
    metadata,
    Column("hold", Text, ForeignKey("holds.id"), nullable=False),
    Column("sku", Text, nullable=False, index=True),
    count("now"),
    count("backorder"),
    count("preorder"),
    PrimaryKeyConstraint("hold", "sku"),
    not_negative("now", "backorder", "preorder"),
    sqlite_with_rowid=False,
)

carts = Table(
    "carts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("created_at", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    Column("closed_by", BigInteger),
    sqlite_with_rowid=False,
)

cart_lines = Table(
    "cart_lines",
    metadata,
    Column("cart", Text, ForeignKey("carts.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("configurator", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("selected", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("agreed_price", BigInteger),
    Column("origin", Text),
    PrimaryKeyConstraint("cart", "id"),
    CheckConstraint("quantity > 0", name="some"),
    sqlite_with_rowid=False,
)
