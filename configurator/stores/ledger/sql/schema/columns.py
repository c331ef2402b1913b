"""What tables have in common: times are microseconds since 1970 UTC, days and choices text, structures JSON text."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, MetaData, text

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


def count(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def not_negative(*names: str) -> CheckConstraint:
    return CheckConstraint(" AND ".join(f"{name} >= 0" for name in names), name="not_negative")
