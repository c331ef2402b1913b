"""Changing the same terms of many items at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import own_address
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.stock.form import READERS, SWITCHES, Fields, notify_choice, read
from configurator.admin.stock.found import matching
from configurator.admin.stock.index import stock_index
from configurator.admin.stock.query import query_of
from configurator.ordering.item_edit import Alteration, change_in_bulk, orders_waiting
from configurator.ordering.rescheduling import DAYS
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.people import User
from configurator.web.form import first

SHOWN = 50
FILTER = "filter-"


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """An item that was not changed, and why."""

    sku: str
    message: str


@dataclass(frozen=True, slots=True)
class BulkPage:
    """`change` are the terms that were ticked, `values` what was typed; `orders` is how many wait for the items."""

    skus: Sequence[str]
    everything: bool
    filters: Mapping[str, str]
    back: str
    orders: int
    management: bool
    threshold: int
    shop_backorder: bool
    change: Sequence[str] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    changed: int | None = None
    refusals: Sequence[LeftAlone] = ()


async def begin(call: AdminCall) -> Response:
    """The page for these items; or, if a button named the change, do it at once."""
    fields, back = call.form, _back(call)
    skus = await run_in_threadpool(_meant, call.services, call.user, fields)
    if not skus:
        return done(call, back, call.speech.gettext("Select the items to change first."))
    if first(fields, "backorder"):
        return await _do(call, skus, ["backorder"])
    return await _page(call, skus)


async def save(call: AdminCall) -> Response:
    """Only what was ticked is changed."""
    skus = await run_in_threadpool(_meant, call.services, call.user, call.form)
    return await _do(call, skus, call.form.get("change", []))


async def _do(call: AdminCall, skus: Sequence[str], change: Sequence[str]) -> Response:
    services, fields, speech = call.services, call.form, call.speech
    ticked = {name: fields.get(name, [""]) for name in change if name in READERS}
    asked = read(ticked, services.catalogue.settings().stock.management)
    errors = {name: saying.said(speech) for name, saying in asked.errors.items()}
    if not asked.terms and not errors:
        errors["change"] = speech.gettext("Tick what is to be changed.")
    if set(DAYS.values()) & set(asked.terms) and notify_choice(fields) is None and await _orders(services, skus):
        errors["tell"] = speech.gettext("Say whether their customers are to be told about the new date.")
    if errors:
        return await _page(call, skus, errors=errors, status=422)
    wanted = Alteration(asked.terms, None, bool(notify_choice(fields)))
    outcome = await change_in_bulk(services, skus, wanted, call.user.label)
    if outcome.refused:
        refusals = [LeftAlone(sku, saying.said(speech)) for sku, saying in outcome.refused]
        return await _page(call, skus, changed=outcome.changed, refusals=refusals)
    text = speech.ngettext("%(num)s item is changed.", "%(num)s items are changed.", outcome.changed)
    return done(call, _back(call), text % {"num": outcome.changed})


def _meant(services: Services, user: User, fields: Fields) -> Sequence[str]:
    """The selected items, or all that match the list's filters."""
    index = stock_index(services)
    if first(fields, "all"):
        query = query_of(_filters(fields))
        return [each.item.sku for each in matching(index, query, services.catalogue.products(), user.locale)]
    return [sku for sku in dict.fromkeys(fields.get("sku", [])) if sku in index.by_sku]


async def _orders(services: Services, skus: Sequence[str]) -> int:
    """How many orders wait for any of these."""
    index = stock_index(services)
    items = [index.by_sku[sku].item for sku in skus]
    awaited = [item.sku for item in items if item.late]
    return await looked_up(services, orders_waiting, awaited)


def _filters(fields: Fields) -> dict[str, str]:
    return {name.removeprefix(FILTER): values[-1] for name, values in fields.items() if name.startswith(FILTER)}


def _back(call: AdminCall) -> str:
    return own_address(first(call.form, "back"), call.address("admin.stock"))


async def _page(call: AdminCall, skus: Sequence[str], *, status: int = 200, **more: Any) -> Response:
    services, fields = call.services, call.form
    policy = services.storefront().policy
    view = BulkPage(
        skus=skus,
        everything=bool(first(fields, "all")),
        filters=_filters(fields),
        back=_back(call),
        orders=await _orders(services, skus),
        management=policy.management,
        threshold=policy.low_stock_threshold,
        shop_backorder=policy.backorder,
        change=fields.get("change", []),
        values={name: values[-1] for name, values in fields.items()},
        **more,
    )
    return admin_page(call, "admin/stock/bulk.html", status, view=view, switches=SWITCHES, shown=SHOWN)


routes: list[PageRoute] = [
    page_route("/stock/-/bulk", begin, KEEPER, "admin.stock.bulk", ["POST"]),
    page_route("/stock/-/bulk/save", save, KEEPER, "admin.stock.bulk.save", ["POST"]),
]
