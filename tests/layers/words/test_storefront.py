"""Money, days and words as one shop says them."""

from datetime import UTC, date, datetime

import pytest
from babel import localedata

from layers.words.storefront import LOCALES, babel_locale, storefront
from settings import Settings


@pytest.mark.parametrize(
    ("currency", "locale", "minor", "said"),
    [
        ("EUR", "en", 21400, "€214.00"),
        ("EUR", "de", 21400, "214,00\xa0€"),
        ("JPY", "en", 21400, "¥21,400"),
        ("KWD", "en", 21400, "KWD\xa021.400"),
        ("EUR", "en", -500, "-€5.00"),
    ],
)
def test_money_is_said_in_the_currencys_own_digits(currency: str, locale: str, minor: int, said: str) -> None:
    settings = Settings.model_validate({"shop": {"currency": currency}})
    assert storefront(settings, datetime.now(UTC), locale).money(minor) == said


@pytest.mark.parametrize(("locale", "said"), [("en-GB", "12 December 2026"), ("de", "12. Dezember 2026")])
def test_a_day_is_said_in_words(locale: str, said: str) -> None:
    assert storefront(Settings(), datetime.now(UTC), locale).day(date(2026, 12, 12)) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-GB", "15 March, 01:30"), ("de", "15. März, 01:30"), ("fr", "15 mars, 01:30"), ("ja", "3月15日 1:30")],
)
def test_a_moment_is_said_in_the_shops_time_zone(locale: str, said: str) -> None:
    settings = Settings.model_validate({"shop": {"timezone": "Europe/Helsinki"}})
    shop, at = storefront(settings, datetime.now(UTC), locale), datetime(2026, 3, 14, 23, 30, tzinfo=UTC)
    assert shop.moment(at) == said
    assert shop.day_of(at) == shop.day(date(2026, 3, 15))


def test_a_day_begins_at_midnight_in_the_shops_time_zone() -> None:
    settings = Settings.model_validate({"shop": {"timezone": "Pacific/Auckland"}})
    assert storefront(settings, datetime(2026, 3, 9, 11, 30, tzinfo=UTC), None).policy.today == date(2026, 3, 10)


@pytest.mark.parametrize("locale", [None, "", "xx-nowhere", "!!", "_"])
def test_an_unknown_language_is_answered_in_the_shops_own(locale: str | None) -> None:
    settings = Settings.model_validate({"shop": {"locale": "de"}})
    assert storefront(settings, datetime.now(UTC), locale).locale == "de"


def test_the_shops_switches_become_its_policy() -> None:
    stock = {"management": False, "backorder": True, "low_stock_threshold": 7}
    policy = storefront(Settings.model_validate({"stock": stock}), datetime(2026, 1, 1, tzinfo=UTC), None).policy
    assert (policy.management, policy.backorder, policy.low_stock_threshold) == (False, True, 7)


def test_the_data_of_few_locales_stay_in_memory_whatever_is_asked_for() -> None:
    settings, said = Settings(), storefront(Settings(), datetime.now(UTC), "de").money(123)
    for locale in localedata.locale_identifiers()[:60]:
        storefront(settings, datetime.now(UTC), locale).money(100)
    assert babel_locale.cache_info().currsize <= LOCALES
    assert len(localedata._cache) <= LOCALES
    assert storefront(settings, datetime.now(UTC), "de").money(123) == said
