"""Receipts: which waiting lines get which units of it, and which of them have them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("came", sa.Text(), nullable=False),
        sa.Column("counted", sa.SmallInteger(), nullable=False),
        sa.Column("movement", sa.BigInteger(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
    )
    op.create_index(
        "ix_receipts_movement",
        "receipts",
        ["movement"],
        unique=False,
        sqlite_where=sa.text("movement IS NOT NULL"),
        postgresql_where=sa.text("movement IS NOT NULL"),
    )
    op.create_index(
        "ix_receipts_unfinished",
        "receipts",
        ["id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "receipt_lines",
        sa.Column("receipt", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("offered", sa.SmallInteger(), nullable=False),
        sa.Column("handed_out", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("units > 0", name=op.f("ck_receipt_lines_some")),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_receipt_lines_receipt")),
        sa.PrimaryKeyConstraint("receipt", "place", name=op.f("pk_receipt_lines")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_receipt_lines_reserved",
        "receipt_lines",
        ["number", "receipt", "place"],
        unique=False,
        sqlite_where=sa.text("handed_out = 0"),
        postgresql_where=sa.text("handed_out = 0"),
    )
