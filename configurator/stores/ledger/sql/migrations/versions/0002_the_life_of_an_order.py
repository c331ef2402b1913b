"""Offers, mails, people, notes, and what the lists of orders are found by."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CUSTOMERS = sa.text("SELECT number, customer FROM orders")
ADDRESS = sa.text("UPDATE orders SET email = :email WHERE number = :number")
PAID = "UPDATE order_lines SET paid = 1 WHERE number IN (SELECT number FROM orders WHERE paid IS NOT NULL)"
LAPSING = """
UPDATE orders SET lapsing_since = due_since WHERE paid IS NULL AND EXISTS (
    SELECT 1 FROM order_lines AS line WHERE line.number = orders.number
    AND line.quantity > line.shipped + line.cancelled AND line.unit_price > 0 AND NOT EXISTS (
        SELECT 1 FROM order_options AS part WHERE part.number = line.number AND part.line = line.line
        AND part.backordered + part.preordered > 0))
"""
NOTHING_DUE = """
UPDATE orders SET due_since = NULL WHERE paid IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM order_lines AS line WHERE line.number = orders.number
    AND line.quantity > line.cancelled AND line.unit_price > 0
    AND (orders.settlement = 'at_checkout' OR NOT EXISTS (
        SELECT 1 FROM order_options AS part WHERE part.number = line.number AND part.line = line.line
        AND part.backordered + part.preordered > 0)))
"""
DAYS = """
INSERT INTO stock_days SELECT date(at / 1000000, 'unixepoch'), sum(d_on_hand), sum(d_allocated), sum(d_held),
    sum(d_backordered), sum(d_preordered), sum(d_held_backorder), sum(d_held_preorder) FROM movements GROUP BY 1
"""


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_links")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_email", "links", ["email"], unique=False)
    op.create_table(
        "mails",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
    )
    op.create_index("ix_mails_address", "mails", ["address", "at"], unique=False)
    op.create_index(
        "ix_mails_ended_at",
        "mails",
        ["ended_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NOT NULL"),
        postgresql_where=sa.text("ended_at IS NOT NULL"),
    )
    op.create_index(
        "ix_mails_next_at",
        "mails",
        ["next_at", "kind"],
        unique=False,
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index("ix_mails_state", "mails", ["state", "id"], unique=False)
    op.create_index("ix_mails_subject", "mails", ["subject", "id"], unique=False)
    op.create_table(
        "offered_receipts",
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("receipt", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sku", "receipt", "number", "line", name=op.f("pk_offered_receipts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("uncounted", sa.Text(), nullable=False),
        sa.Column("receipts", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("cart", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
    )
    op.create_index("ix_offers_number", "offers", ["number", "line", "id"], unique=False)
    op.create_index(
        "ix_offers_open",
        "offers",
        ["expires_at", "number"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "order_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_notes")),
    )
    op.create_index("ix_order_notes_number", "order_notes", ["number", "id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("digest", name=op.f("uq_sessions_digest")),
    )
    op.create_index("ix_sessions_email", "sessions", ["email", "kind"], unique=False)
    op.create_table(
        "stock_alerts",
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_stock_alerts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_days",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("allocated", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("backordered", sa.BigInteger(), nullable=False),
        sa.Column("preordered", sa.BigInteger(), nullable=False),
        sa.Column("held_backorder", sa.BigInteger(), nullable=False),
        sa.Column("held_preorder", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_stock_days")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_waits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("configurator", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_waits")),
        sa.UniqueConstraint("digest", name=op.f("uq_stock_waits_digest")),
    )
    op.create_index("ix_stock_waits_email", "stock_waits", ["email"], unique=False)
    op.create_index(
        "ix_stock_waits_sku",
        "stock_waits",
        ["sku"],
        unique=False,
        sqlite_where=sa.text("confirmed_at IS NOT NULL AND told_at IS NULL AND ended_at IS NULL"),
        postgresql_where=sa.text("confirmed_at IS NOT NULL AND told_at IS NULL AND ended_at IS NULL"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_index("ix_audit_subject", "audit", ["subject", "id"], unique=False)
    op.create_index(
        "ix_movements_order_number",
        "movements",
        ["order_number", "id"],
        unique=False,
        sqlite_where=sa.text("order_number IS NOT NULL"),
        postgresql_where=sa.text("order_number IS NOT NULL"),
    )
    op.add_column("order_lines", sa.Column("paid", sa.SmallInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("orders", sa.Column("email", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("orders", sa.Column("became", sa.BigInteger(), nullable=True))
    op.add_column("orders", sa.Column("lapsing_since", sa.BigInteger(), nullable=True))
    op.drop_index("ix_order_options_waiting", "order_options")
    op.create_index(
        "ix_order_options_waiting",
        "order_options",
        ["sku", "placed_at", "number", "line", "position", "backordered", "preordered"],
        unique=False,
        sqlite_where=sa.text("backordered + preordered > 0"),
        postgresql_where=sa.text("backordered + preordered > 0"),
    )
    op.drop_index("ix_orders_fulfilment", "orders")
    op.drop_index("ix_orders_payment", "orders")
    op.create_index("ix_orders_states", "orders", ["became", "fulfilment", "payment", "number"], unique=False)
    op.create_index("ix_orders_search", "orders", ["became", "number", "fulfilment", "payment", "search"], unique=False)
    op.create_index("ix_orders_email", "orders", ["email", "number"], unique=False)
    op.create_index(
        "ix_orders_lapsing_since",
        "orders",
        ["lapsing_since"],
        unique=False,
        sqlite_where=sa.text("lapsing_since IS NOT NULL"),
        postgresql_where=sa.text("lapsing_since IS NOT NULL"),
    )
    op.create_index("ix_outbox_subject", "outbox", ["subject", "id"], unique=False)
    for statement in (PAID, LAPSING, NOTHING_DUE, DAYS):
        op.execute(statement)
    _note_addresses(op.get_bind())


def _note_addresses(connection: sa.Connection) -> None:
    """In small letters of every script, which SQLite knows only of English."""
    rows = connection.execute(CUSTOMERS).all()
    addresses = [{"number": number, "email": json.loads(customer)[1].lower()} for number, customer in rows]
    if addresses:
        connection.execute(ADDRESS, addresses)
