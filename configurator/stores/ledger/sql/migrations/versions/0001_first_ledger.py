"""Stock, holds, carts, orders, and what is recorded beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_answers")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "carts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
        sa.UniqueConstraint("owner", name=op.f("uq_holds_owner")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_holds_expires_at"), "holds", ["expires_at"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "movements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("d_on_hand", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_allocated", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_held", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_backordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_preordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_held_backorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("d_held_preorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("order_number", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.Column("hold", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movements")),
    )
    op.create_index("ix_movements_sku", "movements", ["sku", "id"], unique=False)
    op.create_table(
        "orders",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("cart", sa.Text(), nullable=True),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("settlement", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=True),
        sa.Column("paid_at", sa.BigInteger(), nullable=True),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("refunded_at", sa.BigInteger(), nullable=True),
        sa.Column("due_since", sa.BigInteger(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("origin", sa.BigInteger(), nullable=True),
        sa.Column("purchases", sa.Text(), nullable=False),
        sa.Column("fulfilment", sa.Text(), nullable=False),
        sa.Column("payment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_orders")),
    )
    op.create_index("ix_orders_fulfilment", "orders", ["fulfilment", "number"], unique=False)
    op.create_index("ix_orders_payment", "orders", ["payment", "number"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_table(
        "stock_items",
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("tracked", sa.SmallInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("backorder", sa.Text(), nullable=False),
        sa.Column("notify", sa.SmallInteger(), nullable=False),
        sa.Column("backorder_limit", sa.BigInteger(), nullable=True),
        sa.Column("backorder_promo", sa.Text(), nullable=False),
        sa.Column("low_stock_threshold", sa.BigInteger(), nullable=True),
        sa.Column("restock_on", sa.Text(), nullable=True),
        sa.Column("preorder_release_on", sa.Text(), nullable=True),
        sa.Column("preorder_limit", sa.BigInteger(), nullable=True),
        sa.Column("on_hand", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("allocated", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("held", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("backordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("preordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("held_backorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("held_preorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("allocated + held <= on_hand", name=op.f("ck_stock_items_promised_is_there")),
        sa.CheckConstraint(
            "on_hand >= 0 AND allocated >= 0 AND held >= 0 AND backordered >= 0 AND preordered >= 0"
            " AND held_backorder >= 0 AND held_preorder >= 0",
            name=op.f("ck_stock_items_not_negative"),
        ),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_stock_items")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
    )
    op.create_table(
        "cart_lines",
        sa.Column("cart", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("configurator", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("selected", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("agreed_price", sa.BigInteger(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_cart_lines_some")),
        sa.ForeignKeyConstraint(["cart"], ["carts.id"], name=op.f("fk_cart_lines_cart")),
        sa.PrimaryKeyConstraint("cart", "id", name=op.f("pk_cart_lines")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hold_units",
        sa.Column("hold", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("now", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("backorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("preorder", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("now >= 0 AND backorder >= 0 AND preorder >= 0", name=op.f("ck_hold_units_not_negative")),
        sa.ForeignKeyConstraint(["hold"], ["holds.id"], name=op.f("fk_hold_units_hold")),
        sa.PrimaryKeyConstraint("hold", "sku", name=op.f("pk_hold_units")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_hold_units_sku"), "hold_units", ["sku"], unique=False)
    op.create_table(
        "order_lines",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("configurator", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("selected", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("shipped", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("cancelled", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("delivered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "shipped + cancelled <= quantity AND delivered <= shipped", name=op.f("ck_order_lines_adds_up")
        ),
        sa.CheckConstraint(
            "shipped >= 0 AND cancelled >= 0 AND delivered >= 0", name=op.f("ck_order_lines_not_negative")
        ),
        sa.ForeignKeyConstraint(["number"], ["orders.number"], name=op.f("fk_order_lines_number")),
        sa.PrimaryKeyConstraint("number", "line", name=op.f("pk_order_lines")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "order_options",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=True),
        sa.Column("group_label", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=True),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("allocated", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("uncounted", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("backordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("preordered", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("promised_on", sa.Text(), nullable=True),
        sa.Column("silent", sa.SmallInteger(), nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "allocated >= 0 AND uncounted >= 0 AND backordered >= 0 AND preordered >= 0",
            name=op.f("ck_order_options_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["number", "line"], ["order_lines.number", "order_lines.line"], name=op.f("fk_order_options_number")
        ),
        sa.PrimaryKeyConstraint("number", "line", "position", name=op.f("pk_order_options")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_order_options_waiting",
        "order_options",
        ["sku", "placed_at", "number", "line", "position"],
        unique=False,
        sqlite_where=sa.text("backordered + preordered > 0"),
        postgresql_where=sa.text("backordered + preordered > 0"),
    )
