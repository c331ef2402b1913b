"""The customer's own page of an order, behind its secret."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from configurator.evaluating import shop_of
from configurator.ordering import settle_due
from configurator.ordering.errors import NoSuchOrder
from configurator.services import Services
from configurator.shop.reading import order_page
from configurator.shop.rendering import PRIVATE, page
from configurator.writing import looked_up


async def show(request: Request) -> Response:
    """Raises NoSuchOrder."""
    services: Services = request.app.state.services
    secret = request.path_params["secret"]
    await run_in_threadpool(settle_due, services.ledger, shop_of(services), services.now())
    order = await looked_up(services, lambda books: books.orders.by_secret(secret))
    if order is None:
        raise NoSuchOrder("")
    return await page(
        request, "pages/order.html", headers=PRIVATE, locale=order.locale, order=order_page(services, order)
    )
