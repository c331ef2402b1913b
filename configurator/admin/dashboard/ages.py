"""The age of the backlog as a bar chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from configurator.admin.frame.formats import Formats
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.backlogs import Age

AGES = (7, 14, 30, 90)
"""The upper bound of each bar in days; one more bar is for everything older."""
LABELS = (
    gettext_noop("up to a week"),
    gettext_noop("1 to 2 weeks"),
    gettext_noop("2 weeks to a month"),
    gettext_noop("1 to 3 months"),
    gettext_noop("more than 3 months"),
)


@dataclass(frozen=True, slots=True)
class AgeBar:
    """`share` is its length in percent of the longest."""

    label: str
    units: int
    orders: int
    share: int


def edges(now: datetime) -> list[datetime]:
    return [now - timedelta(days=days) for days in AGES]


def age_bars(ages: Sequence[Age], formats: Formats) -> tuple[AgeBar, ...]:
    longest = max((age.units for age in ages), default=0)
    return tuple(
        AgeBar(formats.shop.speech.gettext(label), age.units, age.orders, _share(age.units, longest))
        for label, age in zip(LABELS, ages, strict=True)
    )


def _share(units: int, longest: int) -> int:
    """A bar that is not empty is visible."""
    return max(round(100 * units / longest), 1) if units else 0
