"""The customer's own page of an order, behind its secret."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from configurator.ordering.errors import NoSuchOrder
from configurator.ordering.settling import settled
from configurator.presentation.placed import OrderContext, order_page
from configurator.presentation.views import OrderLink, ProblemView
from configurator.runtime.transactions import looked_up
from configurator.shop.call import ShopCall
from configurator.shop.rendering import PRIVATE, page
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses
from layers.orders.order import Order
from layers.speech import Speech

Why = Callable[[Order, Speech], str]
"""Why something was not done, said of the order as it is now."""


async def show(call: ShopCall) -> Response:
    """Raises NoSuchOrder; 410 for an order that became another."""
    order, others = await _found(call)
    if order.became is None:
        return await _shown(call, order, others)
    heir = OrderLink(order.became, _addresses(call.address, order, others).get(order.became, ""))
    return await page(call, "pages/order-gone.html", 410, PRIVATE, order.locale, number=order.number, heir=heir)


async def refused(call: ShopCall, code: str, why: Why) -> Response:
    """The page as it is now, with why it was left so."""
    order, others = await _found(call)
    problem = ProblemView(code, why(order, call.services.storefront(order.locale).speech))
    return await _shown(call, order, others, (problem,))


def to_order(call: ShopCall, line: str = "") -> Response:
    address = call.address("shop.order", secret=call.path("secret"))
    return RedirectResponse(f"{address}#line-{quote(line)}" if line else address, 303, PRIVATE)


def of_secret(books: Books, secret: str) -> Order:
    """Raises NoSuchOrder."""
    order = books.orders.by_secret(secret)
    if order is None:
        raise NoSuchOrder("")
    return order


async def _found(call: ShopCall) -> tuple[Order, Sequence[Order]]:
    """The order with everything done that was due; raises NoSuchOrder."""
    services = call.services
    await settled(services)
    return await looked_up(services, _with_others, call.path("secret"))


def _with_others(books: Books, secret: str) -> tuple[Order, Sequence[Order]]:
    """The order, with those it came from and led to; raises NoSuchOrder."""
    order = of_secret(books, secret)
    numbers = [number for number in (order.origin, *order.purchases, order.became) if number]
    return order, books.orders.many(dict.fromkeys(numbers))


async def _shown(
    call: ShopCall, order: Order, others: Sequence[Order], problems: tuple[ProblemView, ...] = ()
) -> Response:
    services = call.services
    shop, there = services.storefront(order.locale), _addresses(call.address, order, others)
    content = order_page(OrderContext(services, shop, order, services.now(), there), problems)
    return await page(call, "pages/order.html", 409 if problems else 200, PRIVATE, order.locale, order=content)


def _addresses(address: Addresses, order: Order, others: Sequence[Order]) -> Mapping[str, str]:
    """The URLs of the same customer's `others` that still exist, or that this order became."""
    mine = order.customer.email.lower()
    return {
        other.number: address("shop.order", secret=other.secret)
        for other in others
        if mine and other.customer.email.lower() == mine and (other.became is None or other.number == order.became)
    }
