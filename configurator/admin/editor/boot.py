"""What the editor begins with: the draft, who is at work, addresses, and every sentence in their language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import get_currency_precision

from configurator.admin.frame.call import AdminCall
from configurator.languages.scripts import Dictionary, dictionary
from configurator.stores.catalogue.protocol import Draft

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
class Boot:
    """`draft` is the document with `rev`, `version` and `status`, as the API answers it.

    `largest_picture` is in bytes.
    """

    configurator: str
    draft: Mapping[str, Any]
    person: Person
    language: str
    shop_language: str
    money: MoneyFormat
    management: bool
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
        management=settings.stock.management,
        largest_picture=call.services.config.max_upload_bytes,
        addresses=_addresses(call, draft),
        words=dictionary(call.locale, SCRIPTS),
    )


def _draft(draft: Draft) -> Mapping[str, Any]:
    return draft.document.model_dump(mode="json", by_alias=True) | {
        "rev": draft.rev,
        "version": draft.version,
        "status": draft.status,
    }


def _addresses(call: AdminCall, draft: Draft) -> Mapping[str, str | None]:
    """`media` has {name} in the place of a picture's name; `shop` is None until there is something to see."""
    id = draft.document.id
    return {
        "api": call.address("api:configurator", configurator=id),
        "assets": call.address("api:assets"),
        "list": call.address("admin.configurators"),
        "media": call.address("media", name="NAME").replace("NAME", "{name}.webp"),
        "preview": call.address("shop.configurator", configurator=id) if draft.version else None,
        "stage": call.address("admin.preview", configurator=id),
        "signIn": call.address("admin.sign_in"),
    }
