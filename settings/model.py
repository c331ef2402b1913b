"""The settings document: every switch of the shop, with its default."""

import re
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from settings.labels import DEFAULTS
from settings.mail_address import OptionalMailAddress

ORIGIN = re.compile(r"https?://[a-z0-9.\-\[\]:]+", re.IGNORECASE)
THEMES = ("default", "journal")


class Settlement(StrEnum):
    AT_CHECKOUT = "at_checkout"
    WHEN_AVAILABLE = "when_available"


class Filling(StrEnum):
    OLDEST_FIRST = "oldest_first"
    COMPLETE_FIRST = "complete_first"


class Unavailable(StrEnum):
    MARK = "mark"
    HIDE = "hide"


def _currency(code: str) -> str:
    if code not in list_currencies():
        raise ValueError("is not an ISO 4217 currency code")
    return code


def _locale(tag: str) -> str:
    try:
        Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError("is not a known locale") from error
    return tag


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise ValueError("is not a known time zone") from error
    return name


def _origin(origin: str) -> str:
    if not ORIGIN.fullmatch(origin):
        raise ValueError("is not an origin such as https://shop.example")
    return origin


def _theme(name: str) -> str:
    if name not in THEMES:
        raise ValueError(f"is not one of {', '.join(THEMES)}")
    return name


def _label_key(key: str) -> str:
    if key not in DEFAULTS["en"]:
        raise ValueError("is not a label")
    return key


LongText = Annotated[str, StringConstraints(max_length=2000)]
CurrencyCode = Annotated[str, AfterValidator(_currency)]
LocaleTag = Annotated[str, StringConstraints(min_length=2, max_length=35), AfterValidator(_locale)]
TimezoneName = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_timezone)]
Origin = Annotated[str, StringConstraints(max_length=300), AfterValidator(_origin)]
LabelKey = Annotated[str, AfterValidator(_label_key)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Shop(_Section):
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "Our shop"
    currency: CurrencyCode = "EUR"
    locale: LocaleTag = "en"
    timezone: TimezoneName = "UTC"
    tax_note: LongText = ""


class Stock(_Section):
    """Switches about counting; `hold_minutes` may be fractional."""

    management: bool = True
    backorder: bool = False
    low_stock_threshold: Annotated[int, Field(ge=0, le=1_000_000_000)] = 2
    unavailable: Unavailable = Unavailable.MARK
    filling: Filling = Filling.OLDEST_FIRST
    hold_minutes: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] = 10


class Orders(_Section):
    """Switches about orders; hours may be fractional, `cancel_unpaid_hours` None means never.

    `shopper_cancel` lets customers cancel waiting units on their order's page.
    """

    settlement: Settlement = Settlement.AT_CHECKOUT
    offer_hours: Annotated[float, Field(gt=0, le=8760, allow_inf_nan=False)] = 48
    partial_offers: bool = True
    cancel_unpaid_hours: Annotated[float, Field(gt=0, le=87600, allow_inf_nan=False)] | None = None
    ask_address: bool = True
    shopper_cancel: bool = True


class Mail(_Section):
    """E-mail: `sender` is whom mails come from, `shop` where the shop's own go; empty ones take the owners'."""

    sender: OptionalMailAddress = ""
    shop: OptionalMailAddress = ""
    signature: LongText = ""


class Privacy(_Section):
    """After how many days customers of finished orders are anonymised, and mails and log entries removed."""

    orders_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    mails_days: Annotated[int, Field(ge=1, le=36_500)] | None = 90
    audit_days: Annotated[int, Field(ge=1, le=36_500)] | None = None


class Theme(_Section):
    name: Annotated[str, AfterValidator(_theme)] = "default"


class Embed(_Section):
    allowed_origins: Annotated[tuple[Origin, ...], Field(max_length=200)] = ()


class Settings(_Section):
    """The whole document; a section or field left out takes its default."""

    shop: Shop = Shop()
    stock: Stock = Stock()
    orders: Orders = Orders()
    labels: Annotated[dict[LocaleTag, dict[LabelKey, LongText]], Field(max_length=100)] = Field(default_factory=dict)
    mail: Mail = Mail()
    privacy: Privacy = Privacy()
    theme: Theme = Theme()
    embed: Embed = Embed()
