"""Confirmations before an order is marked paid, delivered or refunded."""

from collections.abc import Callable, Mapping, Sequence

from configurator.admin.orders.acts import Act
from configurator.admin.orders.row import in_currency
from configurator.languages import gettext_noop
from layers.orders.order import Order
from layers.words.storefront import Storefront

TITLES: Mapping[Act, str] = {
    Act.PAY: gettext_noop("Mark order %(number)s as paid?"),
    Act.DELIVER: gettext_noop("Mark order %(number)s as delivered?"),
    Act.REFUND: gettext_noop("Mark order %(number)s as refunded?"),
}


def consequences(act: Act, order: Order, shop: Storefront) -> Sequence[str]:
    """Sentences in the user's language; `shop` speaks it."""
    return MEANING[act](order, shop)


def _pay(order: Order, shop: Storefront) -> Sequence[str]:
    _ = shop.speech.gettext
    said = [
        _("%(amount)s becomes paid.") % {"amount": in_currency(shop, order).money(order.due)},
        _("The customer and the shop get an e-mail that says so."),
    ]
    if any(line.late and order.offered(line) for line in order.lines):
        said.insert(1, _("Lines that wait for stock stay unpaid: they are bought when it comes."))
    return said


def _deliver(order: Order, shop: Storefront) -> Sequence[str]:
    quantity = sum(line.shipped - line.delivered for line in order.lines)
    said = shop.speech.ngettext(
        "%(num)s piece that was shipped becomes delivered.",
        "%(num)s pieces that were shipped become delivered.",
        quantity,
    )
    return [said % {"num": quantity}, shop.speech.gettext("Nobody is mailed.")]


def _refund(order: Order, shop: Storefront) -> Sequence[str]:
    _ = shop.speech.gettext
    return [
        _("%(amount)s is marked as given back.") % {"amount": in_currency(shop, order).money(order.refund_due)},
        _("No money moves by itself: pay it back where it was paid."),
    ]


MEANING: Mapping[Act, Callable[[Order, Storefront], Sequence[str]]] = {
    Act.PAY: _pay,
    Act.DELIVER: _deliver,
    Act.REFUND: _refund,
}
