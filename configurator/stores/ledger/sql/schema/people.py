"""Who may act here: tokens, users, their sessions and one-time links, and who wants to be told of stock."""

from sqlalchemy import BigInteger, Column, Index, Table, Text, text

from configurator.stores.ledger.sql.schema.columns import Id, metadata

OPEN_WAITS = text("confirmed_at IS NOT NULL AND told_at IS NULL AND ended_at IS NULL")

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

users = Table(
    "users",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("disabled_at", BigInteger),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Index("ix_sessions_email", "email", "kind"),
)

links = Table(
    "links",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Index("ix_links_email", "email"),
    sqlite_with_rowid=False,
)

stock_waits = Table(
    "stock_waits",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("email", Text, nullable=False),
    Column("sku", Text, nullable=False),
    Column("configurator", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("confirmed_at", BigInteger),
    Column("told_at", BigInteger),
    Column("ended_at", BigInteger),
    Index("ix_stock_waits_sku", "sku", sqlite_where=OPEN_WAITS, postgresql_where=OPEN_WAITS),
    Index("ix_stock_waits_email", "email"),
)
