"""What became of an order, moment by moment, in sentences: what happened, who did it, what moved, what was mailed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from configurator.admin.order_mails import mail_sentence
from configurator.admin.order_movements import movement_sentences
from configurator.admin.orders.sentences import Telling, deed_sentence, fact_sentence
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.books.records import AuditEntry, Fact, Movement, Order
from layers.words.storefront import Storefront

NOBODY = ("", "shop", "customer", "unpaid")
"""Who the log names where it was no user and no token; the sentence says it already."""
TOLD = ("order.paid", "order.refunded", "order.ship", "order.deliver", "order.cancel", "order.purchase")
"""Deeds that are facts as well."""
ICONS: Mapping[str, str] = {
    "order.placed": "orders",
    "order.available": "box",
    "order.offered": "clock",
    "offer.ended": "clock",
    "order.paid": "check",
    "order.refunded": "check",
    "order.shipped": "truck",
    "order.delivered": "check",
    "order.cancelled": "none",
    "order.delayed": "clock",
    "order.redated": "calendar",
    "order.purchased": "bag",
}


@dataclass
class Moment:
    """Everything that happened at once: `sentences` say what, `details` which units moved, `mails` who was told."""

    at: datetime
    icon: str = "list"
    who: str = ""
    sentences: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)


def moments(
    order: Order,
    facts: Sequence[Fact],
    deeds: Sequence[AuditEntry],
    movements: Sequence[Movement],
    mails: Sequence[Mail],
    shop: Storefront,
) -> tuple[Moment, ...]:
    """Newest first; `shop` speaks the user's language."""
    found: dict[datetime, Moment] = {}
    telling = Telling(order, shop)
    for fact in facts:
        moment = _at(found, fact.at)
        moment.icon = ICONS.get(fact.kind, moment.icon)
        moment.sentences.append(fact_sentence(fact, telling))
    for deed in deeds:
        moment = _at(found, deed.at)
        moment.who = moment.who or ("" if deed.who in NOBODY else deed.who)
        moment.sentences += [] if deed.what in TOLD else [deed_sentence(deed, telling)]
    for at, moved in _together(movements).items():
        _at(found, at).details += movement_sentences(moved, shop.speech)
    for mail in mails:
        _at(found, mail.at).mails.append(mail_sentence(mail, shop.speech))
    return tuple(found[at] for at in sorted(found, reverse=True))


def _at(found: dict[datetime, Moment], at: datetime) -> Moment:
    return found.setdefault(at, Moment(at))


def _together(movements: Sequence[Movement]) -> Mapping[datetime, Sequence[Movement]]:
    by_time: dict[datetime, list[Movement]] = {}
    for movement in movements:
        by_time.setdefault(movement.at, []).append(movement)
    return by_time
