"""One shop on one day, as its shoppers read it: policy, labels, currency and language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_currency, get_currency_precision

from layers.speech import ENGLISH, Speech
from layers.stock.stock import Policy
from settings import Settings, Words

LETTER_BEFORE_DIGIT = re.compile(r"([^\W\d_])(?=\d)")
"""Where CLDR wants a space after a currency written in letters, which Babel leaves out."""


LOCALES = 4
"""So many locales are kept ready; the data of others is read again."""
_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class Storefront:
    """The shop as an evaluation needs it; `locale` is one that Babel knows.

    `words` are the shop's labels, `speech` says every other sentence.
    """

    policy: Policy
    words: Words
    currency: str
    locale: str
    speech: Speech = ENGLISH
    timezone: str = "UTC"

    def money(self, minor: int) -> str:
        """An amount in minor units as the shopper reads it."""
        return _money(minor, self.currency, self.locale)

    def day(self, day: date) -> str:
        """A date in words, such as 12 December 2026."""
        return _day(day, self.locale)

    def titled(self, label: str | None, value: str) -> str:
        """“Strap: Tan leather” as the language sets its colon; the value alone where it has no label."""
        return self.speech.gettext("%(label)s: %(value)s") % {"label": label, "value": value} if label else value

    def day_of(self, at: datetime) -> str:
        """The date in the shop's time zone of a time with an offset."""
        return self.day(at.astimezone(ZoneInfo(self.timezone)).date())

    def moment(self, at: datetime) -> str:
        """A time of one of the next days, such as 14 March, 15:00, in the shop's time zone."""
        there, locale = at.astimezone(ZoneInfo(self.timezone)), babel_locale(self.locale)
        day, time = format_skeleton("MMMMd", there, locale=locale), format_time(there, "short", locale=locale)
        both = str(get_datetime_format("medium", locale=locale)).replace("'", "")
        return both.replace("{1}", day).replace("{0}", time)


def storefront(
    settings: Settings, now: datetime, locale: str | None = None, speech: Callable[[str], Speech] = lambda _: ENGLISH
) -> Storefront:
    """The shop at a time with an offset; an unknown locale is answered in the shop's own. `speech` is by locale."""
    shop, stock = settings.shop, settings.stock
    spoken = locale if locale and _known(locale) else shop.locale
    policy = Policy(stock.management, stock.backorder, stock.low_stock_threshold, today(settings, now))
    return Storefront(policy, Words(settings.labels, spoken), shop.currency, spoken, speech(spoken), shop.timezone)


def today(settings: Settings, now: datetime) -> date:
    """The day in the shop's time zone at a time with an offset."""
    return now.astimezone(ZoneInfo(settings.shop.timezone)).date()


@lru_cache(maxsize=4096)
def _money(minor: int, currency: str, locale: str) -> str:
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return LETTER_BEFORE_DIGIT.sub(
        "\\1\N{NO-BREAK SPACE}", format_currency(amount, currency, locale=babel_locale(locale))
    )


@lru_cache(maxsize=1024)
def _day(day: date, locale: str) -> str:
    return format_date(day, format="long", locale=babel_locale(locale))


@lru_cache(maxsize=256)
def _known(locale: str) -> bool:
    try:
        babel_locale(locale)
    except (ValueError, UnknownLocaleError):
        return False
    return True


@lru_cache(maxsize=LOCALES)
def babel_locale(locale: str) -> Locale:
    """Raises ValueError, UnknownLocaleError.

    Babel itself would keep the data of every locale that anybody ever named: 190 MB for all of them.
    """
    with _LOADING:  # Babel looks through what it keeps, which must not change meanwhile
        found = Locale.parse(locale.replace("-", "_"))
        found.character_order  # noqa: B018 - loads the locale's data
        localedata._cache.clear()
    return found
