"""Rate limits for mails to one address."""

from collections.abc import Sequence
from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = ((HOUR, 30), (DAY, 100))
ASKED_FOR_AN_HOUR = 5
"""For mails that anyone can request with someone else's address."""


def free_at(sent: Sequence[datetime], now: datetime) -> datetime:
    """When an address that was sent to at these times, oldest first, may be sent to again: `now` if it may now."""
    return max([now, *(sent[-most] + span for span, most in LIMITS if len(sent) >= most)])
