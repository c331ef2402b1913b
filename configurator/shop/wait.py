"""What mails about something out of stock lead to: confirming that one waits for it, and no longer wanting to."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.ordering.news.waits import confirm_wait, end_wait
from configurator.presentation.views import WaitPage, WaitState
from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, written
from configurator.shop.rendering import PRIVATE, page
from configurator.shop.waiting import waited_for
from configurator.stores.catalogue.errors import CatalogueError
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, posted
from layers.evaluation.product import Product


async def show(request: Request) -> Response:
    """How the wait stands, with the one press that it needs."""
    return await _shown(request)


async def confirm(request: Request) -> Response:
    services: Services = request.app.state.services
    await posted(request, secret_in_address=True)
    now = services.now()
    wait = await written(services, confirm_wait, shop_of(services), request.path_params["token"], now)
    return _to_wait(request) if wait else await _over(request)


async def leaving(request: Request) -> Response:
    """What the link to hear no more leads to."""
    return await _shown(request, leaving=True)


async def end(request: Request) -> Response:
    """`all` ends everything that the address waits for."""
    services: Services = request.app.state.services
    fields = await posted(request, secret_in_address=True)
    token, now, whole = request.path_params["token"], services.now(), bool(first(fields, "all"))
    wait = await written(services, end_wait, token, now, all_of_them=whole)
    return _to_wait(request) if wait else await _over(request)


async def _shown(request: Request, *, leaving: bool = False) -> Response:
    services: Services = request.app.state.services
    token = request.path_params["token"]

    def found(books: Books) -> tuple[Wait, int] | None:
        wait = books.waits.by_digest(digest(token))
        if wait is None:
            return None
        return wait, sum(other.open and other.id != wait.id for other in books.waits.of_email(wait.email))

    known = await looked_up(services, found)
    if known is None:
        return await _over(request)
    wait, others = known
    wanted = waited_for(request, _product(services, wait), wait.configurator, wait.layer, wait.locale)
    content = WaitPage(token, wanted, wait.email, _state(wait), others, leaving)
    return await page(request, "pages/wait.html", headers=PRIVATE, locale=wait.locale, wait=content)


async def _over(request: Request) -> Response:
    return await page(request, "pages/wait-over.html", 410, PRIVATE)


def _state(wait: Wait) -> WaitState:
    if wait.ended_at:
        return WaitState.ENDED
    if wait.told_at:
        return WaitState.TOLD
    return WaitState.WAITING if wait.confirmed_at else WaitState.ASKED


def _product(services: Services, wait: Wait) -> Product | None:
    try:
        return services.catalogue.product(wait.configurator)
    except CatalogueError:
        return None


def _to_wait(request: Request) -> Response:
    address = request.app.url_path_for("shop.wait", token=request.path_params["token"])
    return RedirectResponse(address, 303, PRIVATE)
