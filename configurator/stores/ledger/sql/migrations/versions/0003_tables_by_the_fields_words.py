"""The event outbox and the idempotency records bear the names that the field has for them."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_outbox_subject", table_name="outbox")
    op.rename_table("outbox", "event_outbox")
    op.create_index("ix_event_outbox_subject", "event_outbox", ["subject", "id"], unique=False)
    op.rename_table("answers", "idempotency_records")
