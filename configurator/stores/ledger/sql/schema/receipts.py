"""Receipts: goods that came for order lines that wait, and which line gets which units."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    text,
)

from configurator.stores.ledger.sql.schema.columns import Id, metadata

BY_HAND = text("movement IS NOT NULL")
UNFINISHED = text("done_at IS NULL")
RESERVED = text("handed_out = 0")
receipts = Table(
    "receipts",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("came", Text, nullable=False),
    Column("counted", SmallInteger, nullable=False),
    Column("movement", BigInteger),
    Column("done_at", BigInteger),
    Index("ix_receipts_movement", "movement", sqlite_where=BY_HAND, postgresql_where=BY_HAND),
    Index("ix_receipts_unfinished", "id", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
)

receipt_lines = Table(
    "receipt_lines",
    metadata,
    Column("receipt", BigInteger, ForeignKey("receipts.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sku", Text, nullable=False),
    Column("units", BigInteger, nullable=False),
    Column("offered", SmallInteger, nullable=False),
    Column("handed_out", SmallInteger, nullable=False),
    PrimaryKeyConstraint("receipt", "place"),
    CheckConstraint("units > 0", name="some"),
    Index("ix_receipt_lines_reserved", "number", "receipt", "place", sqlite_where=RESERVED, postgresql_where=RESERVED),
    sqlite_with_rowid=False,
)
