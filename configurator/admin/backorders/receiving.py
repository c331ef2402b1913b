"""Receiving backordered goods: a preview of the orders that get units, the receipt, and its result."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from configurator.admin.backorders.serving import Serving, preview, receive
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import done_once, press_of, pressed_before
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.ordering import settle_due
from configurator.ordering.errors import NoSuchItem, TooManyUnits
from configurator.ordering.settling import settled
from configurator.ordering.stepping import finished, tasks_of
from configurator.products.uses import Use, uses_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, form_key
from layers.stock.stock import MOST_UNITS, StockItem, preorder_active


async def show(call: AdminCall) -> Response:
    """Preview which orders so many units would go to. Raises NoSuchItem."""
    typed = call.query.get("quantity", "").strip()
    if not typed:
        return await _page(call, typed)
    return await _foreseen(call, typed)


async def take_in(call: AdminCall) -> Response:
    """Redirect (303) to the result; submitting twice leads to the same one. Raises NoSuchItem, KeyReused."""
    services, press = call.services, press_of(call)
    typed = first(call.form, "quantity").strip()
    quantity = _quantity(typed)
    if quantity is None or press.key is None:
        return await _foreseen(call, typed)
    sku, now = call.path("sku"), services.now()

    def work(books: Books) -> str:
        return receive(books, shop_of(services), sku, quantity, now, who=call.user.label).text()

    try:
        said = await done_once(services, press, work)
    except TooManyUnits as error:
        return await _page(call, typed, error.said(call.speech))
    await finished(services, set(Serving.of_text(said).tasks))
    there = call.address("admin.backorders.received", sku=sku, key=press.key)
    return RedirectResponse(there, 303, {"Cache-Control": "no-store"})


async def taken_in(call: AdminCall) -> Response:
    """The orders that got units, for as long as the answer is kept."""
    services, sku, key = call.services, call.path("sku"), call.path("key")
    path = call.address("admin.backorders.receive", sku=sku)
    kept = await looked_up(services, pressed_before, path, call.user, key)
    if kept is None:
        return done(call, call.address("admin.backorders"))
    serving = await looked_up(services, Serving.of_text(kept).now)
    unfinished = not services.ledger.snapshot.due.tasks.isdisjoint(serving.tasks)
    uses = _uses(services, sku, call.locale)
    return admin_page(call, "admin/backorders_received.html", serving=serving, uses=uses, unfinished=unfinished)


async def _foreseen(call: AdminCall, typed: str) -> Response:
    services, speech = call.services, call.speech
    quantity = _quantity(typed)
    if quantity is None:
        return await _page(call, typed, speech.gettext("A whole number above 0, please."))
    try:
        await settled(services)
        whole = await finished(services, await looked_up(services, tasks_of, call.path("sku")))
        serving = await looked_up(services, preview, shop_of(services), call.path("sku"), quantity, services.now())
    except TooManyUnits as error:
        return await _page(call, typed, error.said(call.speech))
    return await _page(call, typed, serving=serving, unfinished=not whole)


async def _page(
    call: AdminCall, typed: str, error: str = "", serving: Serving | None = None, unfinished: bool = False
) -> Response:
    services, sku = call.services, call.path("sku")
    item = await run_in_threadpool(_item, services, sku)
    today = services.today()
    return admin_page(
        call, "admin/backorders_receive.html", 422 if error else 200,
        item=item, uses=_uses(services, sku, call.locale), typed=typed, errors={"quantity": error} if error else {},
        serving=serving, unfinished=unfinished, preorder=preorder_active(item.terms, today), key=form_key(),
    )  # fmt: skip


def _item(services: Services, sku: str) -> StockItem:
    settle_due(services.ledger, shop_of(services), services.now())
    item = services.ledger.read(lambda books: books.stock.item(sku))
    if item is None:
        raise NoSuchItem(sku)
    return item


def _uses(services: Services, sku: str, locale: str) -> list[Use]:
    return list(uses_of(services.catalogue.products(), locale)(sku))


def _quantity(typed: str) -> int | None:
    sensible = typed.isascii() and typed.isdecimal() and len(typed) <= 10
    return int(typed) if sensible and 0 < int(typed) <= MOST_UNITS else None


routes: list[PageRoute] = [
    page_route("/backorders/{sku}/receive", show, KEEPER, "admin.backorders.receive"),
    page_route("/backorders/{sku}/receive", take_in, KEEPER, "admin.backorders.receive.do", ["POST"]),
    page_route("/backorders/{sku}/received/{key}", taken_in, KEEPER, "admin.backorders.received"),
]
