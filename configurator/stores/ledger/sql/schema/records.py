"""What is recorded beside stock and orders: events, mails, answers under idempotency keys, the audit log."""

from sqlalchemy import BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table, Text, text

from configurator.stores.ledger.sql.schema.columns import Id, metadata

WAITING = text("next_at IS NOT NULL")
ENDED = text("ended_at IS NOT NULL")

event_outbox = Table(
    "event_outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_event_outbox_subject", "subject", "id"),
)

mails = Table(
    "mails",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("error", Text, nullable=False),
    Index("ix_mails_next_at", "next_at", "kind", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("ix_mails_address", "address", "at"),
    Index("ix_mails_subject", "subject", "id"),
    Index("ix_mails_state", "state", "id"),
    Index("ix_mails_ended_at", "ended_at", sqlite_where=ENDED, postgresql_where=ENDED),
)

idempotency_records = Table(
    "idempotency_records",
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
    Index("ix_audit_subject", "subject", "id"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
