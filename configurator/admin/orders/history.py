"""The history of an order in sentences: events, who caused them, stock movements and mails."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from configurator.admin.mails.mail_words import KINDS
from configurator.admin.orders.sentences import OrderContext, audit_sentence, event_sentence
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.mails import Mail, MailState
from configurator.stores.ledger.books.movements import Kind, Movement
from layers.orders.order import Order
from layers.speech import Speech
from layers.words.storefront import Storefront

NOBODY = ("", "shop", "customer", "unpaid")
"""Actors of the log that are no user and no token; the sentence names them already."""
EVENT_KINDS = ("order.paid", "order.refunded", "order.ship", "order.deliver", "order.cancel", "order.purchase")
"""Audit entries that repeat an event."""
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
STATES: Mapping[MailState, str] = {
    MailState.WAITING: gettext_noop("“%(subject)s” to %(address)s waits to be sent"),
    MailState.SENDING: gettext_noop("“%(subject)s” to %(address)s is being sent"),
    MailState.SENT: gettext_noop("“%(subject)s” was mailed to %(address)s"),
    MailState.DROPPED: gettext_noop("“%(subject)s” to %(address)s was not sent: %(why)s"),
    MailState.FAILED: gettext_noop("“%(subject)s” to %(address)s could not be sent"),
}
SET_ASIDE = gettext_noop("Set aside: %(what)s")
BACKORDERED = gettext_noop("On backorder: %(what)s")
PREORDERED = gettext_noop("On preorder: %(what)s")
CAME = gettext_noop("Came in and set aside: %(what)s")
LEFT = gettext_noop("Left the stock: %(what)s")
FREED = gettext_noop("Free again: %(what)s")
NOT_AWAITED = gettext_noop("No longer waited for: %(what)s")
TAKEN_BACK = gettext_noop("Late again: %(what)s")
RELEASED = gettext_noop("No preorder any more, waits for stock: %(what)s")
WENT = gettext_noop("Went to the order that bought it: %(what)s")
BROUGHT = gettext_noop("Came with the purchase: %(what)s")
MOVED = gettext_noop("Moved: %(what)s")
WORDS: Mapping[Kind, str] = {
    Kind.FILL: CAME,
    Kind.SHIP: LEFT,
    Kind.SHORTEN: TAKEN_BACK,
    Kind.RELEASE: RELEASED,
}


@dataclass
class Moment:
    """Everything at one moment: `sentences` say what happened, `details` which units moved, `mails` who was mailed."""

    at: datetime
    icon: str = "list"
    who: str = ""
    sentences: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)


def moments(
    order: Order,
    events: Sequence[Event],
    audit_entries: Sequence[AuditEntry],
    movements: Sequence[Movement],
    mails: Sequence[Mail],
    shop: Storefront,
) -> tuple[Moment, ...]:
    """Newest first; `shop` speaks the user's language."""
    found: dict[datetime, Moment] = {}
    context = OrderContext(order, shop)
    for event in events:
        moment = _at(found, event.at)
        moment.icon = ICONS.get(event.kind, moment.icon)
        moment.sentences.append(event_sentence(event, context))
    for entry in audit_entries:
        moment = _at(found, entry.at)
        moment.who = moment.who or ("" if entry.who in NOBODY else entry.who)
        moment.sentences += [] if entry.what in EVENT_KINDS else [audit_sentence(entry, context)]
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


def mail_sentence(mail: Mail, speech: Speech) -> str:
    """The shop's own have no address before they are sent."""
    said = {"subject": speech.gettext(KINDS[mail.kind]), "address": mail.address or speech.gettext("the shop")}
    why = speech.gettext(mail.error) if mail.error else ""
    return speech.gettext(STATES[mail.state]) % {**said, "why": why}


def movement_sentences(moved: Sequence[Movement], speech: Speech) -> list[str]:
    """One for each thing that happened, with all the items it happened to."""
    units: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for movement in moved:
        for sentence, count in _said(movement):
            units[sentence][movement.sku] += count
    return [speech.gettext(sentence) % {"what": _listed(counts)} for sentence, counts in units.items()]


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} × {sku}" for sku, count in counts.items())


def _said(movement: Movement) -> Iterator[tuple[str, int]]:
    delta = movement.delta
    if movement.kind is Kind.ALLOCATE:
        yield from _some((SET_ASIDE, delta.allocated), (BACKORDERED, delta.backordered), (PREORDERED, delta.preordered))
    elif movement.kind is Kind.CANCEL:
        yield from _some((FREED, -delta.allocated), (NOT_AWAITED, -delta.backordered - delta.preordered))
    elif movement.kind is Kind.PURCHASE:
        yield (BROUGHT if delta.allocated > 0 else WENT), movement.quantity
    else:
        yield WORDS.get(movement.kind, MOVED), movement.quantity


def _some(*counts: tuple[str, int]) -> Iterable[tuple[str, int]]:
    return ((sentence, count) for sentence, count in counts if count > 0)
