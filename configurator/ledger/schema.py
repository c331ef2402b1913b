"""The tables; times are integer microseconds since 1970 UTC, days and choices text, structures JSON text."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

COUNTERS = ("on_hand", "allocated", "held", "backordered", "preordered", "held_backorder", "held_preorder")

Id = BigInteger().with_variant(Integer(), "sqlite")
"""A key the ledger gives out itself; SQLite wants INTEGER for the row's own number."""


def _count(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def _not_negative(*names: str) -> CheckConstraint:
    return CheckConstraint(" AND ".join(f"{name} >= 0" for name in names), name="not_negative")


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
    *(_count(name) for name in COUNTERS),
    _not_negative(*COUNTERS),
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
    *(_count(f"d_{name}") for name in COUNTERS),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("order_number", BigInteger),
    Column("line", Text),
    Column("hold", Text),
    Index("ix_movements_sku", "sku", "id"),
)

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
    _count("now"),
    _count("backorder"),
    _count("preorder"),
    PrimaryKeyConstraint("hold", "sku"),
    _not_negative("now", "backorder", "preorder"),
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
    Index("ix_orders_fulfilment", "fulfilment", "number"),
    Index("ix_orders_payment", "payment", "number"),
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
    _count("shipped"),
    _count("cancelled"),
    _count("delivered"),
    Column("origin", Text),
    PrimaryKeyConstraint("number", "line"),
    _not_negative("shipped", "cancelled", "delivered"),
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
    _count("allocated"),
    _count("uncounted"),
    _count("backordered"),
    _count("preordered"),
    Column("promised_on", Text),
    Column("silent", SmallInteger, nullable=False),
    Column("placed_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("number", "line", "position"),
    ForeignKeyConstraint(["number", "line"], ["order_lines.number", "order_lines.line"]),
    _not_negative("allocated", "uncounted", "backordered", "preordered"),
    sqlite_with_rowid=False,
)

LATE = text("backordered + preordered > 0")
Index(
    "ix_order_options_waiting",
    *(order_options.c[name] for name in ("sku", "placed_at", "number", "line", "position")),
    sqlite_where=LATE,
    postgresql_where=LATE,
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("scope", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("location", Text),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("scope", "key"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
