"""Cancelling what a customer still waits for."""

from starlette.responses import Response

from configurator.languages import gettext_noop
from configurator.ordering import cancel_waiting
from configurator.ordering.errors import NotForCustomers, NotThatMany, OrderRemoved
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.shop.call import ShopCall
from configurator.shop.order import of_secret, refused, to_order
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from layers.orders.order import Order
from layers.orders.progress import progress_of
from layers.speech import Speech

MOST_DIGITS = 9
BY_SHOP = gettext_noop("Please write to us to cancel something: here it cannot be done.")


async def cancel(call: ShopCall) -> Response:
    """Cancel pieces of a line that the customer waits for: 303 to the page, or 409 on it."""
    services, units = call.services, first(call.form, "units").strip()
    shop, now, line = shop_of(services), services.now(), call.path("line")
    number = int(units) if units.isascii() and units.isdecimal() and len(units) <= MOST_DIGITS else 0

    def work(books: Books) -> Order:
        order = of_secret(books, call.path("secret"))
        return cancel_waiting(books, shop, order.number, line, number, now)

    try:
        await written(services, work)
    except NotThatMany:
        return await refused(call, "too_many", lambda order, speech: _fewer(order, line, speech))
    except NotForCustomers:
        return await refused(call, "changed", lambda _, speech: speech.gettext(BY_SHOP))
    except OrderRemoved:
        return to_order(call)
    return to_order(call, line)


def _fewer(order: Order, id: str, speech: Speech) -> str:
    """How many pieces of the line can still be cancelled."""
    line = order.line(id)
    left = progress_of(line).waiting if line else 0
    if not left:
        return speech.gettext("There is nothing left of this to cancel.")
    text = speech.ngettext(
        "Only %(num)s piece of this can still be cancelled.",
        "Only %(num)s pieces of this can still be cancelled.",
        left,
    )
    return text % {"num": left}
