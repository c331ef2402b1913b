"""Purchasing an offer on the order's page."""

from starlette.responses import RedirectResponse, Response

from configurator.languages import gettext_noop
from configurator.ordering import purchase as put_offered
from configurator.ordering.errors import CartFull, OfferExpired, OrderRemoved, OtherCurrency
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.shop.call import ShopCall
from configurator.shop.cookies import remember_cart
from configurator.shop.order import of_secret, refused, to_order
from configurator.shop.rendering import PRIVATE
from configurator.stores.ledger.protocol import Books

OVER = gettext_noop("This cannot be bought any more: it is not held for you now.")
FULL = gettext_noop("Your cart is full. Remove something from it, then purchase this.")


async def purchase(call: ShopCall) -> Response:
    """Put what is offered of a line into the shopper's cart: 303 to it, or 409 on the order's page."""
    services, line = call.services, call.path("line")
    shop, now = shop_of(services), services.now()

    def work(books: Books) -> str:
        order = of_secret(books, call.path("secret"))
        return put_offered(books, shop, order.number, line, now, cart=call.cart).cart

    try:
        into = await written(services, work)
    except OfferExpired:
        return await refused(call, "offer_expired", lambda _, speech: speech.gettext(OVER))
    except OtherCurrency as error:
        said = error
        return await refused(call, "changed", lambda _, speech: said.said(speech))
    except CartFull:
        return await refused(call, "too_many", lambda _, speech: speech.gettext(FULL))
    except OrderRemoved:
        return to_order(call)
    response = RedirectResponse(call.address("shop.cart"), 303, PRIVATE)
    remember_cart(response, services, into)
    return response
