"""Follow-ups: changes of items that orders have still to hear of."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from configurator.stores.ledger.sql.schema.columns import Id, metadata

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sku", Text, nullable=False),
    Column("movement", BigInteger),
    Column("details", Text, nullable=False),
)

follow_up_orders = Table(
    "follow_up_orders",
    metadata,
    Column("follow_up", BigInteger, ForeignKey("follow_ups.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("units", BigInteger, nullable=False),
    PrimaryKeyConstraint("follow_up", "place"),
    Index("ix_follow_up_orders_number", "number"),
    sqlite_with_rowid=False,
)
"""The orders that a follow-up has not reached; both tables are empty while nothing is going on."""
