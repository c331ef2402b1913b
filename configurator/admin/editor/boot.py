"""What the editor begins with: the draft, who is at work, addresses, and every sentence in their language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import get_currency_precision

from configurator.accounts.roles import KEEPER, OWNER
from configurator.admin.frame.call import AdminCall
from configurator.languages.scripts import Dictionary, dictionary
from configurator.stores.catalogue.protocol import Draft
from layers.stock.availability import Availability
from settings import Stock

LABELS = (*(f"status.{each}" for each in Availability), "backorder_notice", "backorder_cart")
SCRIPTS = "configurator/static/js/editor"
"""Where the editor's modules stand in the repository, as the catalogues of translations name them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at work; what their browser keeps of the draft is kept by `email`."""

    email: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class MoneyFormat:
    """`currency` is ISO 4217, of which `digits` are the minor unit's; `locale` is a BCP 47 tag."""

    currency: str
    digits: int
    locale: str


@dataclass(frozen=True, slots=True)
class StockPolicy:
    """The shop's settings for every item, as the API answers them beside stock items."""

    management: bool
    backorder: bool
    low_stock_threshold: int


@dataclass(frozen=True, slots=True)
class Boot:
    """`draft` is the document with `rev`, `version` and `status`, as the API answers it; `labels` are the shop's.

    `largest_picture` is in bytes.
    """

    configurator: str
    draft: Mapping[str, Any]
    person: Person
    language: str
    shop_language: str
    money: MoneyFormat
    stock: StockPolicy
    labels: Mapping[str, str]
    largest_picture: int
    addresses: Mapping[str, str | None]
    words: Dictionary


def boot(call: AdminCall, draft: Draft) -> Boot:
    settings = call.services.catalogue.settings()
    user, currency, tag = call.user, settings.shop.currency, call.locale.replace("_", "-")
    return Boot(
        configurator=draft.document.id,
        draft=_draft(draft),
        person=Person(user.email, user.label, user.role),
        language=tag,
        shop_language=settings.shop.locale.replace("_", "-"),
        money=MoneyFormat(currency, get_currency_precision(currency), tag),
        stock=_stock(settings.stock),
        labels=_labels(call),
        largest_picture=call.services.config.max_upload_bytes,
        addresses=_addresses(call, draft),
        words=dictionary(call.locale, SCRIPTS),
    )


def _stock(stock: Stock) -> StockPolicy:
    return StockPolicy(stock.management, stock.backorder, stock.low_stock_threshold)


def _labels(call: AdminCall) -> Mapping[str, str]:
    """What shoppers read about stock, in the person's language, by its key."""
    words = call.services.storefront(call.locale).words
    return {key: words(key) for key in LABELS}


def _draft(draft: Draft) -> Mapping[str, Any]:
    return draft.document.model_dump(mode="json", by_alias=True) | {
        "rev": draft.rev,
        "version": draft.version,
        "status": draft.status,
    }


def _addresses(call: AdminCall, draft: Draft) -> Mapping[str, str | None]:
    """Those with {name} or {sku} take a picture's name, or an item's; those that the person may not see are None.

    `preview` is None until there is something to see.
    """
    id = draft.document.id
    keeps, owns = call.user.role in KEEPER, call.user.role in OWNER
    item, record, page = (_of_sku(call, name) for name in ("api:item", "api:movements", "admin.stock.item"))
    return {
        "api": call.address("api:configurator", configurator=id),
        "assets": call.address("api:assets"),
        "list": call.address("admin.configurators"),
        "media": call.address("media", name="NAME").replace("NAME", "{name}.webp"),
        "preview": call.address("shop.configurator", configurator=id) if draft.version else None,
        "stage": call.address("admin.preview", configurator=id),
        "versions": call.address("admin.configurators.versions", configurator=id),
        "signIn": call.address("admin.sign_in"),
        "item": item,
        "movements": record,
        "itemPage": page if keeps else None,
        "settings": call.address("admin.settings") if owns else None,
    }


def _of_sku(call: AdminCall, name: str) -> str:
    return call.address(name, sku="SKU").replace("SKU", "{sku}")
