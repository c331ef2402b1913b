"""The time as it is; everything else is handed it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)
