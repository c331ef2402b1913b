"""One order: its page, its notes, and what became of one that is no more."""

import secrets
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.frame.flash import done
from configurator.admin.frame.form import done_once, press_of
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.page import known, order_view
from configurator.languages import translations
from configurator.ordering.finding import order_of
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form

LONGEST = 2000


async def show(request: Request, user: User) -> Response:
    """Raises NoSuchOrder."""
    return await _page(request, user)


async def add_note(request: Request, user: User) -> Response:
    """Raises NoSuchOrder, OrderRemoved."""
    fields, number = await read_form(request), request.path_params["number"]
    text = first(fields, "text").replace("\r\n", "\n").strip()
    _ = translations(user.locale).gettext
    if not text or len(text) > LONGEST:
        errors = {"text": _("Write something, in up to 2,000 characters.")}
        return await _page(request, user, 422, errors, text)
    services: Services = request.app.state.services
    now, said = services.now(), _("Your note is kept.")

    def work(books: Books) -> str:
        books.notes.add(order_of(books, number).number, user.label, text, now)
        return said

    await done_once(services, press_of(request, user, fields), work)
    return done(request, f"{request.app.url_path_for('admin.order', number=number)}#notes", said)


async def _page(
    request: Request, user: User, status: int = 200, errors: Mapping[str, str] | None = None, typed: str = ""
) -> Response:
    """The page of the order in the address; `typed` is a note that is not kept yet."""
    services: Services = request.app.state.services
    found = await run_in_threadpool(known, services, request.path_params["number"])
    view = await run_in_threadpool(order_view, request, user, found)
    if view.became:
        return admin_page(request, user, "admin/order_removed.html", 410, view=view)
    key = secrets.token_urlsafe(18)
    return admin_page(request, user, "admin/order.html", status, view=view, errors=errors or {}, typed=typed, key=key)


routes: list[PageRoute] = [
    page_route("/orders/{number}", show, KEEPER, "admin.order"),
    page_route("/orders/{number}/notes", add_note, KEEPER, "admin.order.note", ["POST"]),
]
