"""One request of a shopper, and the only way to put a page into the shop."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.shop.cookies import cart_of, customer_of
from configurator.stores.ledger.books.people import Session, SessionKind
from configurator.web.call import Call
from configurator.web.form import posted
from configurator.web.language import locale_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopCall(Call):
    """`cart` is the secret of the cart that the browser remembers, whether or not there is still one."""

    cart: str | None

    async def customer(self) -> Session | None:
        """The open session of who logged in with this browser."""
        secret, now = customer_of(self.request), self.services.now()
        if secret is None:
            return None
        session = await looked_up(self.services, lambda books: books.people.session(digest(secret), now))
        return session if session and session.kind is SessionKind.CUSTOMER else None


Page = Callable[[ShopCall], Awaitable[Response]]


def call_of(request: Request) -> ShopCall:
    services: Services = request.app.state.services
    return ShopCall(request, services, locale_of(request, services), cart=cart_of(request))


def shop_route(path: str, page: Page, name: str) -> Route:
    async def shown(request: Request) -> Response:
        return await page(call_of(request))

    return Route(path, shown, methods=["GET"], name=name)


def form_route(path: str, page: Page, name: str, *, secret_in_address: bool = False) -> Route:
    """The page gets what was posted; raises Refused 403, 413, 415, 422 before it is asked."""

    async def taken(request: Request) -> Response:
        call = call_of(request)
        form = await posted(request, call.services.config.base_url, secret_in_address=secret_in_address)
        return await page(replace(call, form=form))

    return Route(path, taken, methods=["POST"], name=name)
