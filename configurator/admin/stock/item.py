"""One stock item: counters, terms, waiting orders, and movements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.stock.form import Fields, notify_choice, read
from configurator.admin.stock.index import stock_index
from configurator.admin.stock.movements import MovementRow, movement_row
from configurator.admin.stock.row import ItemRow, item_row
from configurator.admin.stock.waiting import Waiting, waiting_for
from configurator.languages import gettext_noop
from configurator.ordering.item_edit import Alteration, Altered, alter
from configurator.presentation.losses import LossesView
from configurator.products.uses import uses_of
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from configurator.web.form import form_key
from configurator.web.refusal import Refused
from layers.speech import Speech

MOVEMENTS = 25


@dataclass(frozen=True, slots=True)
class Filling:
    """The units of a receipt that an order would get, or got."""

    order: str
    customer: str
    units: int


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Receiving, counting or adjusting as it was typed; `fills`, `late`, `after` and `losses` are the preview.

    The same form sent twice, which `key` tells, moves once.
    """

    kind: str = Kind.RECEIVE
    quantity: str = ""
    reason: str = ""
    shortage: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
    after: int | None = None
    fills: Sequence[Filling] = ()
    late: Sequence[str] = ()
    losses: LossesView = field(default_factory=LossesView)
    key: str = field(default_factory=form_key)


@dataclass(frozen=True, slots=True)
class HandingOut:
    """Units that are kept for orders which do not have them yet."""

    units: int
    orders: int


@dataclass(frozen=True, slots=True)
class ItemPage:
    row: ItemRow
    move: MoveForm
    waiting: Waiting
    handing_out: HandingOut
    movements: Sequence[MovementRow]
    older: str
    newest: str
    management: bool


async def show(call: AdminCall) -> Response:
    return await item_page(call)


async def save(call: AdminCall) -> Response:
    """Redirect (303) to the page, or the form again with all its errors."""
    services, sku, fields, speech = call.services, found_sku(call), call.form, call.speech
    _ = speech.gettext
    asked = read(fields, services.catalogue.settings().stock.management)
    errors = {name: saying.said(speech) for name, saying in asked.errors.items()}
    if not errors:
        wanted = Alteration(asked.terms, None, notify_choice(fields))
        altered = await written(services, alter, shop_of(services), sku, wanted, services.now(), who=call.user.label)
        errors = _errors(altered, speech)
        if not errors:
            said = _("%(sku)s is changed.") if altered.changed else _("%(sku)s is as it was.")
            return done(call, address(call, sku), said % {"sku": sku})
    return await item_page(call, typed=_typed(fields), errors=errors, status=422)


async def item_page(
    call: AdminCall,
    move: MoveForm | None = None,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The whole page, with forms as they were typed."""
    services = call.services
    index = await run_in_threadpool(stock_index, services)
    found = index.by_sku.get(found_sku(call))
    if found is None:
        raise Refused(404, gettext_noop("There is no such stock item."))
    uses = uses_of(services.catalogue.products(), call.locale)(found.item.sku)
    row = item_row(found, index.policy, uses, typed, errors)
    view = await looked_up(services, _view, call, row, move or MoveForm())
    return admin_page(call, "admin/stock/item.html", status, view=view)


def found_sku(call: AdminCall) -> str:
    return call.path("sku")


def address(call: AdminCall, sku: str) -> str:
    return call.address("admin.stock.item", sku=sku)


def _view(books: Books, call: AdminCall, row: ItemRow, move: MoveForm) -> ItemPage:
    sku, before = row.item.sku, call.query.get("before")
    movements = books.stock.movements(sku, before, MOVEMENTS)
    here = address(call, sku)
    speech = call.speech
    return ItemPage(
        row=row,
        move=move,
        waiting=waiting_for(books, sku),
        handing_out=_handing_out(books, sku),
        movements=[movement_row(each, speech) for each in movements.items],
        older=f"{here}?before={movements.next}#movements" if movements.next else "",
        newest=f"{here}#movements" if before else "",
        management=row.policy.management,
    )


def _handing_out(books: Books, sku: str) -> HandingOut:
    lines = books.receipts.reserved_of([sku])
    return HandingOut(sum(line.units for line in lines), len({line.order for line in lines}))


def _errors(altered: Altered, speech: Speech) -> dict[str, str]:
    if altered.fault:
        return {altered.fault.column: altered.fault.saying.said(speech)}
    if altered.ask:
        return {"tell": speech.gettext("Say whether their customers are to be told about the new date.")}
    return {}


def _typed(fields: Fields) -> dict[str, str]:
    return {name: values[-1] for name, values in fields.items()}


routes: list[PageRoute] = [
    page_route("/stock/{sku}", show, KEEPER, "admin.stock.item"),
    page_route("/stock/{sku}", save, KEEPER, "admin.stock.save", ["POST"]),
]
