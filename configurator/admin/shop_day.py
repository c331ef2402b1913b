"""Where the shop's day begins and ends, as moments."""

from datetime import UTC, datetime, time, timedelta

from configurator.admin.frame.formats import Formats


def tonight(formats: Formats) -> datetime:
    """When today ends in the shop's time zone."""
    tomorrow = formats.now.astimezone(formats.timezone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), formats.timezone).astimezone(UTC)
