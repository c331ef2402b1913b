"""Editing fields of one item in the list."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_part, wants_part
from configurator.admin.stock.form import Fields, Read, notify_choice, read
from configurator.admin.stock.index import stock_index
from configurator.admin.stock.row import ItemRow, item_row
from configurator.languages import translations
from configurator.ordering.errors import NoSuchItem
from configurator.ordering.item_edit import Alteration, Altered, alter
from configurator.ordering.rescheduling import DAYS
from configurator.products.uses import uses_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.people import User


async def change(call: AdminCall) -> Response:
    """The row as it is now, or with what is wrong beside the field; without htmx the item's own page says it."""
    services, user, sku, fields = call.services, call.user, call.path("sku"), call.form
    await run_in_threadpool(_refuse_unknown, services, sku)
    asked = read(fields, services.catalogue.settings().stock.management)
    left = "tell" in fields and notify_choice(fields) is None
    altered = None if asked.errors or left else await _alter(services, user, sku, asked, fields)
    if not wants_part(call):
        return done(call, call.address("admin.stock.item", sku=sku))
    row = await run_in_threadpool(_row, services, user, sku, fields, asked, altered)
    return admin_part(call, "admin/stock/row.html", 422 if row.errors else 200, row=row)


def _refuse_unknown(services: Services, sku: str) -> None:
    if sku not in stock_index(services).by_sku:
        raise NoSuchItem(sku)


async def _alter(services: Services, user: User, sku: str, asked: Read, fields: Fields) -> Altered:
    wanted = Alteration(asked.terms, asked.on_hand, notify_choice(fields))
    return await written(services, alter, shop_of(services), sku, wanted, services.now(), who=user.label)


def _row(services: Services, user: User, sku: str, fields: Fields, asked: Read, altered: Altered | None) -> ItemRow:
    speech = translations(user.locale)
    errors = {name: saying.said(speech) for name, saying in asked.errors.items()}
    ask = 0
    if altered and altered.fault:
        errors[altered.fault.column] = altered.fault.saying.said(speech)
    if altered:
        ask = altered.ask
    index = stock_index(services)
    uses = uses_of(services.catalogue.products(), user.locale)
    typed = {name: values[-1] for name, values in fields.items() if name in errors or (ask and name in DAYS.values())}
    return item_row(index.by_sku[sku], index.policy, uses(sku), typed, errors, ask)


routes: list[PageRoute] = [page_route("/stock/{sku}/cells", change, KEEPER, "admin.stock.cells", ["POST"])]
