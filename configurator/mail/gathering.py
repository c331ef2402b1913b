"""Merging waiting mails about one order into one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from configurator.languages import gettext_noop
from configurator.mail.notification import moved
from configurator.stores.ledger.books.mails import Mail, MailKind

TOGETHER = gettext_noop("It was told together with the rest of the order.")
Body = Mapping[str, Any]


def gathers(mail: Mail) -> bool:
    """Whether mails of its kind about one order can be merged."""
    return mail.kind in (MailKind.ORDER_AVAILABLE, MailKind.ORDER_OFFER) or _redates(mail)


def gathered(mail: Mail, waiting: Iterable[Mail], now: datetime) -> list[Mail]:
    """The mail merged with others of its kind, and those others, which are not sent any more.

    `waiting` are mails about the same order, oldest first.
    """
    others = [other for other in waiting if other.id != mail.id and other.kind is mail.kind and gathers(other)]
    if not others:
        return [mail]
    body = _together(mail, [each.body for each in sorted([mail, *others], key=lambda each: each.id)])
    return [replace(mail, body=body), *(other.dropped(now, TOGETHER) for other in others)]


def _redates(mail: Mail) -> bool:
    return mail.kind is MailKind.ORDER_DELAYED and moved(mail)


def _together(mail: Mail, bodies: list[Body]) -> Body:
    if mail.kind is MailKind.ORDER_AVAILABLE:
        return {**mail.body, "filled": _filled(bodies)}
    if mail.kind is MailKind.ORDER_OFFER:
        offers = {offered["line"]: offered for body in bodies for offered in body["offers"]}
        return {**mail.body, "offers": list(offers.values())}
    dates = {each["sku"]: each for body in bodies for each in (body, *body.get("others", ()))}
    first, *rest = ({"sku": each["sku"], "from": each["from"], "to": each["to"]} for each in dates.values())
    return {**first, "others": rest}


def _filled(bodies: list[Body]) -> list[Body]:
    """One entry for every line and item, with all units that came for it."""
    units: dict[tuple[str, str], int] = {}
    for filled in (each for body in bodies for each in body["filled"]):
        key = filled["line"], filled["sku"]
        units[key] = units.get(key, 0) + int(filled["units"])
    return [{"line": line, "sku": sku, "units": count} for (line, sku), count in units.items()]
