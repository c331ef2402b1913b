"""Events and audit entries of an order as sentences."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from configurator.admin.orders.row import in_currency
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from layers.orders.line_id import place_of_line
from layers.orders.order import Order
from layers.speech import Speech
from layers.stock.offer import OfferState
from layers.words.storefront import Storefront

CANCELLED: Mapping[str, str] = {
    "shop": gettext_noop("Cancelled: %(what)s."),
    "customer": gettext_noop("Cancelled by the customer: %(what)s."),
    "unpaid": gettext_noop("Cancelled because nobody paid in time: %(what)s."),
}
ENDED: Mapping[str, str] = {
    OfferState.EXPIRED: gettext_noop("The offer for %(what)s ran out."),
    OfferState.ENDED: gettext_noop("The offer for %(what)s was taken back."),
}
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrderContext:
    """The order, and the shop in the user's language."""

    order: Order
    shop: Storefront

    @property
    def speech(self) -> Speech:
        return self.shop.speech

    def money(self, amount: int) -> str:
        return in_currency(self.shop, self.order).money(amount)

    def line(self, id: str) -> str:
        """The line's title; its position if it has left the order."""
        line = self.order.line(id)
        return line.title if line else self.speech.gettext("line %(place)s") % {"place": place_of_line(id)}

    def lines(self, counts: Mapping[str, int]) -> str:
        return listed(f"{count} × {self.line(id)}" for id, count in counts.items())


def event_sentence(event: Event, context: OrderContext) -> str:
    """The event as a sentence; an unknown kind is shown as it is."""
    sentence = SENTENCES.get(event.kind)
    return sentence(event.body, context) if sentence else event.kind


def audit_sentence(entry: AuditEntry, context: OrderContext) -> str:
    if entry.what == "order.become":
        became = {"order": context.order.became or ""}
        return context.speech.gettext("Its last line was bought: it became order %(order)s.") % became
    return f"{entry.what} {entry.detail}".strip()


def listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _placed(body: Body, context: OrderContext) -> str:
    late = int(body.get("late", 0))
    if not late:
        return context.speech.gettext("Ordered.")
    said = context.speech.ngettext("Ordered; %(num)s unit comes later.", "Ordered; %(num)s units come later.", late)
    return said % {"num": late}


def _available(body: Body, context: OrderContext) -> str:
    what = listed(f"{each['units']} × {each['sku']}" for each in body["filled"])
    return context.speech.gettext("Stock came for it: %(what)s.") % {"what": what}


def _offered(body: Body, context: OrderContext) -> str:
    what = context.lines({each["line"]: each["quantity"] for each in body["offers"]})
    return context.speech.gettext("Offered to the customer: %(what)s.") % {"what": what}


def _offer_ended(body: Body, context: OrderContext) -> str:
    sentence = ENDED.get(body["how"], ENDED[OfferState.ENDED])
    return context.speech.gettext(sentence) % {"what": context.line(body["line"])}


def _paid(body: Body, context: OrderContext) -> str:
    return context.speech.gettext("Marked as paid: %(amount)s.") % {"amount": context.money(body.get("amount", 0))}


def _refunded(body: Body, context: OrderContext) -> str:
    return context.speech.gettext("Marked as refunded: %(amount)s.") % {"amount": context.money(body.get("amount", 0))}


def _shipped(body: Body, context: OrderContext) -> str:
    return context.speech.gettext("Shipped: %(what)s.") % {"what": context.lines(body.get("lines", {}))}


def _delivered(_: Body, context: OrderContext) -> str:
    return context.speech.gettext("Delivered.")


def _cancelled(body: Body, context: OrderContext) -> str:
    sentence = CANCELLED.get(body.get("by", "shop"), CANCELLED["shop"])
    return context.speech.gettext(sentence) % {"what": context.lines(body.get("lines", {}))}


def _delayed(body: Body, context: OrderContext) -> str:
    said = {"sku": body["sku"], "what": context.lines(body["lines"])}
    return context.speech.gettext("Late again, for lack of %(sku)s: %(what)s.") % said


def _redated(body: Body, context: OrderContext) -> str:
    if not body["to"]:
        return context.speech.gettext("%(sku)s has no date any more.") % {"sku": body["sku"]}
    said = {"sku": body["sku"], "day": context.shop.day(date.fromisoformat(body["to"]))}
    return context.speech.gettext("%(sku)s is expected on %(day)s now.") % said


def _purchased(body: Body, context: OrderContext) -> str:
    said = {"what": context.line(body["line"]), "order": body["order"]}
    return context.speech.gettext("Bought as order %(order)s: %(what)s.") % said


SENTENCES: Mapping[str, Callable[[Body, OrderContext], str]] = {
    "order.placed": _placed,
    "order.available": _available,
    "order.offered": _offered,
    "offer.ended": _offer_ended,
    "order.paid": _paid,
    "order.refunded": _refunded,
    "order.shipped": _shipped,
    "order.delivered": _delivered,
    "order.cancelled": _cancelled,
    "order.delayed": _delayed,
    "order.redated": _redated,
    "order.purchased": _purchased,
}
