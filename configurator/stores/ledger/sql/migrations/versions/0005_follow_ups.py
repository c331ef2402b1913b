"""Follow-ups: which orders a change of an item has not reached yet."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("movement", sa.BigInteger(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_table(
        "follow_up_orders",
        sa.Column("follow_up", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["follow_up"], ["follow_ups.id"], name=op.f("fk_follow_up_orders_follow_up")),
        sa.PrimaryKeyConstraint("follow_up", "place", name=op.f("pk_follow_up_orders")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_up_orders_number", "follow_up_orders", ["number"], unique=False)
