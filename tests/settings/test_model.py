"""The settings document takes what makes sense and names what does not."""

from typing import Any

import pytest
from pydantic import ValidationError

from settings import Settings


def test_what_is_left_out_takes_its_default() -> None:
    settings = Settings.model_validate({"stock": {"backorder": True}})
    assert (settings.stock.management, settings.stock.backorder, settings.stock.hold_minutes) == (True, True, 10)
    assert settings.shop.currency == "EUR"


def test_minutes_and_hours_may_be_fractions() -> None:
    settings = Settings.model_validate({"stock": {"hold_minutes": 0.5}, "orders": {"offer_hours": 1.5}})
    assert (settings.stock.hold_minutes, settings.orders.offer_hours) == (0.5, 1.5)


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("shop", "currency", "XXQ"),
        ("shop", "locale", "nowhere"),
        ("shop", "timezone", "Mars/Olympus"),
        ("stock", "low_stock_threshold", -1),
        ("stock", "hold_minutes", 0),
        ("stock", "unavailable", "vanish"),
        ("orders", "cancel_unpaid_hours", -2),
        ("embed", "allowed_origins", ["https://shop.example/path"]),
        ("theme", "name", "neon"),
        ("labels", "en", {"no_such_label": "x"}),
        ("stock", "colour", "blue"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(section: str, field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({section: {field: value}})
    assert caught.value.errors()[0]["loc"][:2] == (section, field)


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        Settings().shop.name = "Other"
