"""The customer's own page of an order, behind its secret."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.ordering import settle_due
from configurator.ordering.errors import NoSuchOrder
from configurator.presentation.placed import OrderContext, order_page
from configurator.presentation.views import OrderLink, ProblemView
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up
from configurator.shop.rendering import PRIVATE, page
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order
from layers.speech import Speech

Why = Callable[[Order, Speech], str]
"""Why something was not done, said of the order as it is now."""


async def show(request: Request) -> Response:
    """Raises NoSuchOrder; 410 for an order that became another."""
    order, others = await _found(request)
    if order.became is None:
        return await _shown(request, order, others)
    heir = OrderLink(order.became, _addresses(request, order, others).get(order.became, ""))
    return await page(request, "pages/order-gone.html", 410, PRIVATE, order.locale, number=order.number, heir=heir)


async def refused(request: Request, code: str, why: Why) -> Response:
    """The page as it is now, with why it was left so."""
    services: Services = request.app.state.services
    order, others = await _found(request)
    problem = ProblemView(code, why(order, services.storefront(order.locale).speech))
    return await _shown(request, order, others, (problem,))


def to_order(request: Request, line: str = "") -> Response:
    address = request.app.url_path_for("shop.order", secret=request.path_params["secret"])
    return RedirectResponse(f"{address}#line-{quote(line)}" if line else str(address), 303, PRIVATE)


def of_secret(books: Books, secret: str) -> Order:
    """Raises NoSuchOrder."""
    order = books.orders.by_secret(secret)
    if order is None:
        raise NoSuchOrder("")
    return order


async def _found(request: Request) -> tuple[Order, Sequence[Order]]:
    """The order with everything done that was due; raises NoSuchOrder."""
    services: Services = request.app.state.services
    await run_in_threadpool(settle_due, services.ledger, shop_of(services), services.now())
    return await looked_up(services, _with_others, request.path_params["secret"])


def _with_others(books: Books, secret: str) -> tuple[Order, Sequence[Order]]:
    """The order, with those it came from and led to; raises NoSuchOrder."""
    order = of_secret(books, secret)
    numbers = [number for number in (order.origin, *order.purchases, order.became) if number]
    return order, books.orders.many(dict.fromkeys(numbers))


async def _shown(
    request: Request, order: Order, others: Sequence[Order], problems: tuple[ProblemView, ...] = ()
) -> Response:
    services: Services = request.app.state.services
    shop, there = services.storefront(order.locale), _addresses(request, order, others)
    content = order_page(OrderContext(services, shop, order, services.now(), there), problems)
    return await page(request, "pages/order.html", 409 if problems else 200, PRIVATE, order.locale, order=content)


def _addresses(request: Request, order: Order, others: Sequence[Order]) -> Mapping[str, str]:
    """Where those of `others` are found that are still there, or what this one became, and the same customer's."""
    mine = order.customer.email.lower()
    return {
        other.number: str(request.app.url_path_for("shop.order", secret=other.secret))
        for other in others
        if mine and other.customer.email.lower() == mine and (other.became is None or other.number == order.became)
    }
