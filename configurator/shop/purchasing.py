"""Buying what has come for a line of an order."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.languages import gettext_noop
from configurator.ordering import purchase as put_offered
from configurator.ordering.errors import CartFull, OfferExpired, OrderRemoved, OtherCurrency
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.shop.cookie import cart_of, remember
from configurator.shop.order import of_secret, refused, to_order
from configurator.shop.rendering import PRIVATE
from configurator.stores.ledger.protocol import Books
from configurator.web.form import posted

OVER = gettext_noop("This cannot be bought any more: it is not held for you now.")
FULL = gettext_noop("Your cart is full. Remove something from it, then purchase this.")


async def purchase(request: Request) -> Response:
    """Put what is offered of a line into the shopper's cart: 303 to it, or 409 on the order's page."""
    services: Services = request.app.state.services
    await posted(request, secret_in_address=True)
    shop, now, cart, line = shop_of(services), services.now(), cart_of(request), request.path_params["line"]

    def work(books: Books) -> str:
        order = of_secret(books, request.path_params["secret"])
        return put_offered(books, shop, order.number, line, now, cart=cart).cart

    try:
        into = await written(services, work)
    except OfferExpired:
        return await refused(request, "offer_expired", lambda _, speech: speech.gettext(OVER))
    except OtherCurrency as error:
        said = error
        return await refused(request, "changed", lambda _, speech: said.said(speech))
    except CartFull:
        return await refused(request, "too_many", lambda _, speech: speech.gettext(FULL))
    except OrderRemoved:
        return to_order(request)
    response = RedirectResponse(request.app.url_path_for("shop.cart"), 303, PRIVATE)
    remember(response, services, into)
    return response
