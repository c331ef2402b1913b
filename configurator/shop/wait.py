"""The pages behind back-in-stock mails: confirming a wait, and ending it."""

from starlette.responses import RedirectResponse, Response

from configurator.ordering.news.waits import confirm_wait, end_wait
from configurator.presentation.views import WaitPage, WaitState
from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, written
from configurator.shop.call import ShopCall
from configurator.shop.rendering import PRIVATE, page
from configurator.shop.wait_request import waited_for
from configurator.stores.catalogue.errors import CatalogueError
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from layers.evaluation.product import Product


async def show(call: ShopCall) -> Response:
    """The state of the wait, with the button for the next step."""
    return await _shown(call)


async def confirm(call: ShopCall) -> Response:
    services, token = call.services, call.path("token")
    wait = await written(services, confirm_wait, shop_of(services), token, services.now())
    return _to_wait(call) if wait else await _over(call)


async def leaving(call: ShopCall) -> Response:
    """What the link to hear no more leads to."""
    return await _shown(call, leaving=True)


async def end(call: ShopCall) -> Response:
    """`all` ends everything that the address waits for."""
    services, token, whole = call.services, call.path("token"), bool(first(call.form, "all"))
    wait = await written(services, end_wait, token, services.now(), all_of_them=whole)
    return _to_wait(call) if wait else await _over(call)


async def _shown(call: ShopCall, *, leaving: bool = False) -> Response:
    services, token = call.services, call.path("token")

    def found(books: Books) -> tuple[Wait, int] | None:
        wait = books.waits.by_digest(digest(token))
        if wait is None:
            return None
        return wait, sum(other.open and other.id != wait.id for other in books.waits.of_email(wait.email))

    known = await looked_up(services, found)
    if known is None:
        return await _over(call)
    wait, others = known
    wanted = waited_for(call.address, _product(services, wait), wait.configurator, wait.layer, wait.locale)
    content = WaitPage(token, wanted, wait.email, _state(wait), others, leaving)
    return await page(call, "pages/wait.html", headers=PRIVATE, locale=wait.locale, wait=content)


async def _over(call: ShopCall) -> Response:
    return await page(call, "pages/wait-over.html", 410, PRIVATE)


def _state(wait: Wait) -> WaitState:
    if wait.ended_at:
        return WaitState.ENDED
    if wait.told_at:
        return WaitState.NOTIFIED
    return WaitState.WAITING if wait.confirmed_at else WaitState.ASKED


def _product(services: Services, wait: Wait) -> Product | None:
    try:
        return services.catalogue.product(wait.configurator)
    except CatalogueError:
        return None


def _to_wait(call: ShopCall) -> Response:
    address = call.address("shop.wait", token=call.path("token"))
    return RedirectResponse(address, 303, PRIVATE)
