"""Merging waiting mails about low or exhausted stock into one, about the items that are still scarce."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from configurator.languages import gettext_noop
from configurator.stores.ledger.books.mails import Mail, MailKind
from layers.stock.stock import StockItem

OF_STOCK = (MailKind.SHOP_STOCK_LOW, MailKind.SHOP_STOCK_OUT)
MOST = 500
"""Items that one mail may be about: a file of counts can make thousands of them scarce in a moment."""
TOGETHER = gettext_noop("It was told together with other items.")


def thresholds(mail: Mail) -> Mapping[str, int]:
    """The items that a mail is about, each with the number available from which it counts as scarce."""
    noted = mail.body.get("others")
    others = noted if isinstance(noted, Mapping) else {}
    found = {mail.subject: mail.body.get("threshold"), **others}
    low = mail.kind is MailKind.SHOP_STOCK_LOW
    return {sku: most if low and isinstance(most, int) else 0 for sku, most in found.items()}


def scarce(mail: Mail, items: Mapping[str, StockItem]) -> Sequence[StockItem]:
    """Those of its items that are scarce still."""
    return [items[sku] for sku, most in thresholds(mail).items() if sku in items and items[sku].available <= most]


def together(mail: Mail, waiting: Iterable[Mail], now: datetime) -> list[Mail]:
    """The mail merged with others of its kind, and those others, which are not sent any more."""
    others = [other for other in waiting if other.id != mail.id]
    also = {sku: most for other in others for sku, most in thresholds(other).items() if sku != mail.subject}
    own = {sku: most for sku, most in thresholds(mail).items() if sku != mail.subject}
    whole = replace(mail, body={**mail.body, "others": {**own, **also}}) if also else mail
    return [whole, *(other.dropped(now, TOGETHER) for other in others)]
