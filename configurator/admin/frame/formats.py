"""Numbers, days and moments as one user reads them: their language, the shop's currency, time zone and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal

from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import User
from layers.stock.stock import Status
from layers.words.storefront import Storefront, babel_locale


@dataclass(frozen=True, slots=True)
class Formats:
    """`now` is when the page is made; `shop` speaks the user's language."""

    shop: Storefront
    timezone: ZoneInfo
    now: datetime

    def money(self, minor: int) -> str:
        return self.shop.money(minor)

    def number(self, number: int) -> str:
        return str(format_decimal(number, locale=self._locale))

    def day(self, day: date) -> str:
        """A short date for tables: 12 Dec 2026."""
        return _day(day, self.shop.locale)

    def moment(self, at: datetime) -> str:
        """With the time of day in the shop's time zone: 12 Dec 2026, 09:30."""
        there = at.astimezone(self.timezone)
        return f"{self.day(there.date())}, {format_time(there.timetz(), format='short', locale=self._locale)}"

    def ago(self, at: datetime) -> str:
        """The time relative to now: 3 hours ago."""
        return str(format_timedelta(at - self.now, add_direction=True, locale=self._locale))

    def words(self, key: str) -> str:
        """The shop's own word for a status, such as `fulfilment.ready`."""
        return self.shop.words(key)

    def either(self, names: Iterable[str]) -> str:
        return str(format_list(list(names), style="or", locale=self._locale))

    def statuses(self) -> list[tuple[str, str]]:
        """The statuses that can be set by hand, each with its label."""
        return [(status, self.words(f"status.{status}")) for status in Status]

    @property
    def _locale(self) -> Locale:
        return babel_locale(self.shop.locale)


@lru_cache(maxsize=4096)
def _day(day: date, locale: str) -> str:
    """Cached, since a page has hundreds of dates and most of them more than once."""
    return str(format_date(day, format="medium", locale=babel_locale(locale)))


def formats_for(services: Services, user: User | None) -> Formats:
    """For a visitor who is not signed in: in the shop's own language."""
    shop = services.storefront(user.locale if user else None)
    return Formats(shop, ZoneInfo(services.catalogue.settings().shop.timezone), services.now())


def end_of_day(formats: Formats) -> datetime:
    """The end of today in the shop's time zone."""
    tomorrow = formats.now.astimezone(formats.timezone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), formats.timezone).astimezone(UTC)
