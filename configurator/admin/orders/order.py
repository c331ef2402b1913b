"""The page of one order with its notes, and of one that became another."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import done_once, press_of
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.page import order_record, order_view
from configurator.ordering.finding import order_of
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, form_key

LONGEST = 2000


async def show(call: AdminCall) -> Response:
    """Raises NoSuchOrder."""
    return await _page(call)


async def add_note(call: AdminCall) -> Response:
    """Raises NoSuchOrder, OrderRemoved."""
    number, text = call.path("number"), first(call.form, "text").replace("\r\n", "\n").strip()
    _ = call.speech.gettext
    if not text or len(text) > LONGEST:
        errors = {"text": _("Write something, in up to 2,000 characters.")}
        return await _page(call, 422, errors, text)
    now, who, said = call.services.now(), call.user.label, _("Your note is kept.")

    def work(books: Books) -> str:
        books.notes.add(order_of(books, number).number, who, text, now)
        return said

    await done_once(call.services, press_of(call), work)
    return done(call, f"{call.address('admin.order', number=number)}#notes", said)


async def _page(
    call: AdminCall, status: int = 200, errors: Mapping[str, str] | None = None, typed: str = ""
) -> Response:
    """The page of the order in the address; `typed` is a note that is not saved yet."""
    found = await run_in_threadpool(order_record, call.services, call.path("number"))
    view = await run_in_threadpool(order_view, call.services, call.user, found, call.address)
    if view.became:
        return admin_page(call, "admin/order_removed.html", 410, view=view)
    key = form_key()
    return admin_page(call, "admin/order.html", status, view=view, errors=errors or {}, typed=typed, key=key)


routes: list[PageRoute] = [
    page_route("/orders/{number}", show, KEEPER, "admin.order"),
    page_route("/orders/{number}/notes", add_note, KEEPER, "admin.order.note", ["POST"]),
]
