"""The labels that shoppers read, in every language, as a form: an empty field means the default."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from configurator.languages import LANGUAGES, gettext_noop
from settings import DEFAULTS, Settings, Words

LONGEST = 2000
HOLDER = re.compile(r"%\w+%")
NAMES = {
    "backorder_notice": gettext_noop("On backorder, beside an option"),
    "backorder_cart": gettext_noop("On backorder, in the cart"),
    "preorder_notice": gettext_noop("On preorder, beside an option"),
    "preorder_cart": gettext_noop("On preorder, in the cart"),
    "out_of_stock_notice": gettext_noop("Out of stock, beside an option"),
    "low_stock_notice": gettext_noop("Low on stock, beside an option"),
    "split_cart": gettext_noop("Part of it late, in the cart"),
    "ships_later": gettext_noop("When it ships, without a date"),
    "ships_on": gettext_noop("When it ships, with a date"),
    "status.in_stock": gettext_noop("Stock status: in stock"),
    "status.low_stock": gettext_noop("Stock status: low"),
    "status.backorder": gettext_noop("Stock status: backorder"),
    "status.preorder": gettext_noop("Stock status: preorder"),
    "status.out_of_stock": gettext_noop("Stock status: out of stock"),
    "fulfilment.new": gettext_noop("Order status: new"),
    "fulfilment.pre-ordered": gettext_noop("Order status: preordered"),
    "fulfilment.back-ordered": gettext_noop("Order status: backordered"),
    "fulfilment.ready": gettext_noop("Order status: ready"),
    "fulfilment.shipped": gettext_noop("Order status: shipped"),
    "fulfilment.delivered": gettext_noop("Order status: delivered"),
    "fulfilment.cancelled": gettext_noop("Order status: cancelled"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One label in one language; `control` is its field's name."""

    control: str
    tag: str
    value: str
    default: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """One label in every language; `holders` are the placeholders that its default has."""

    key: str
    name: str
    holders: str
    words: tuple[Word, ...]


def tags(settings: Settings) -> tuple[str, ...]:
    """The languages: the shop's own, then those of the pages, then any other with labels."""
    own = settings.shop.locale.replace("_", "-").split("-")[0].lower()
    return tuple(dict.fromkeys((own, *LANGUAGES, *settings.labels)))


def control(tag: str, key: str) -> str:
    return f"labels.{tag}.{key}"


def rows(settings: Settings, labels: Mapping[str, Mapping[str, str]]) -> tuple[WordRow, ...]:
    """`labels` as they were typed, or as the settings have them."""
    return tuple(
        WordRow(
            key,
            NAMES.get(key, key),
            " ".join(HOLDER.findall(DEFAULTS["en"][key])),
            tuple(
                Word(control(tag, key), tag, labels.get(tag, {}).get(key, ""), Words({}, tag)(key))
                for tag in tags(settings)
            ),
        )
        for key in DEFAULTS["en"]
    )


def typed_labels(settings: Settings, fields: Mapping[str, list[str]]) -> dict[str, dict[str, str]]:
    """Only labels that differ from the default; an empty field means the default."""
    found: dict[str, dict[str, str]] = {}
    for tag in tags(settings):
        default = Words({}, tag)
        for key in DEFAULTS["en"]:
            text = (fields.get(control(tag, key)) or [settings.labels.get(tag, {}).get(key, "")])[0].strip()
            if text and text != default(key):
                found.setdefault(tag, {})[key] = text
    return found
