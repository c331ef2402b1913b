"""How values stand in the tables: moments as microseconds, days as ISO text, structures as JSON text."""

import json
from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def moment(micros: int) -> datetime:
    return EPOCH + micros * MICROSECOND


def micros_or_none(value: datetime | None) -> int | None:
    return None if value is None else micros(value)


def moment_or_none(value: int | None) -> datetime | None:
    return None if value is None else moment(value)


def day_text(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def json_text(value: object) -> str:
    return ENCODER.encode(value)


def selection(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def selection_text(selected: tuple[str, ...]) -> str:
    """Ids of layers hold no spaces."""
    return " ".join(selected)
