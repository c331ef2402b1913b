"""Receiving, counting and adjusting one item, with a preview."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import done_once, press_of
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_part
from configurator.admin.stock.form import Fields
from configurator.admin.stock.item import Filling, MoveForm, address, found_sku, item_page
from configurator.ordering import Corrected, Correction, ShortagePolicy, correct
from configurator.ordering.errors import BelowAllocated, NegativeStock, TooManyUnits
from configurator.ordering.stepping import finished
from configurator.presentation.losses import LossesView, losses_view
from configurator.products.losses import losses
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, tried
from configurator.stores.ledger.books.movements import BY_HAND, Fill, Kind
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from layers.speech import Speech
from layers.stock.stock import MOST_UNITS

LONGEST_REASON = 1000


async def move(call: AdminCall) -> Response:
    """Redirect (303) to the item with the result; or its page again, with the preview or the errors."""
    services, speech, form, sku = call.services, call.speech, _form(call.form), found_sku(call)
    correction = _correction(form, speech)
    if isinstance(correction, dict):
        return await item_page(call, replace(form, errors=correction), status=422)
    made = list[Corrected]()

    def work(books: Books) -> Corrected:
        made.append(correct(books, shop_of(services), sku, correction, services.now(), who=call.user.label))
        return made[-1]

    try:
        if first(call.form, "do") == "preview":
            return await item_page(call, await _looked_at(call, form, await tried(services, work)))
        said = await done_once(services, press_of(call), lambda books: _said(work(books), speech))
    except (BelowAllocated, NegativeStock, TooManyUnits) as error:
        return await item_page(call, replace(form, errors={"quantity": error.said(speech)}), status=422)
    await finished(services, made[-1].tasks if made else frozenset())
    return done(call, address(call, sku), said)


async def foresee(call: AdminCall) -> Response:
    """What shoppers could no longer buy, as a part of the page, while somebody fills in the form."""
    services, sku = call.services, found_sku(call)
    correction, found = _correction(_form(call.form), call.speech), LossesView()
    if isinstance(correction, Correction):
        try:
            corrected = await tried(
                services, lambda books: correct(books, shop_of(services), sku, correction, services.now())
            )
            found = await _losses(call, corrected)
        except (BelowAllocated, NegativeStock, TooManyUnits):
            pass  # the form itself says so when it is sent
    return admin_part(call, "admin/stock/losses.html", losses=found)


async def _losses(call: AdminCall, corrected: Corrected) -> LossesView:
    found = await losses(call.services, {corrected.item.sku: corrected.item})
    return losses_view(found, call.locale, call.speech)


def _form(fields: Fields) -> MoveForm:
    return MoveForm(
        kind=first(fields, "kind", Kind.RECEIVE),
        quantity=first(fields, "quantity").strip()[:20],
        reason=first(fields, "reason").strip()[:LONGEST_REASON],
        shortage=bool(first(fields, "shortage")),
    )


def _correction(form: MoveForm, speech: Speech) -> Correction | dict[str, str]:
    """The correction, or the errors by field."""
    _, errors = speech.gettext, {}
    kind = next((kind for kind in BY_HAND if kind == form.kind), None)
    number = _number(form.quantity)
    if kind is None:
        errors["kind"] = _("Say what is to be done.")
    if number is None or abs(number) > MOST_UNITS:
        errors["quantity"] = _("Say how many, in figures.")
    elif kind is Kind.RECEIVE and number < 1:
        errors["quantity"] = _("What is received is 1 or more.")
    elif kind is Kind.COUNT and number < 0:
        errors["quantity"] = _("There cannot be less than nothing.")
    elif kind is Kind.ADJUST and not number:
        errors["quantity"] = _("An adjustment of 0 changes nothing.")
    if kind is Kind.ADJUST and not form.reason:
        errors["reason"] = _("Say why, for whoever reads the record later.")
    if errors or kind is None or number is None:
        return errors
    shortage = ShortagePolicy.BACKORDER if form.shortage else ShortagePolicy.REFUSE
    return Correction(kind, number, form.reason, shortage)


def _number(text: str) -> int | None:
    plain = text.replace("\N{MINUS SIGN}", "-")
    digits = plain.removeprefix("-").removeprefix("+")
    return int(plain) if digits.isascii() and digits.isdecimal() and len(plain) - len(digits) < 2 else None


async def _looked_at(call: AdminCall, form: MoveForm, corrected: Corrected) -> MoveForm:
    fills = await looked_up(call.services, _fillings, corrected.filled)
    found = await _losses(call, corrected)
    return replace(form, after=corrected.on_hand, fills=fills, late=corrected.late, losses=found)


def _fillings(books: Books, filled: Iterable[Fill]) -> Sequence[Filling]:
    """One per order, in allocation order."""
    units: dict[str, int] = {}
    for each in filled:
        units[each.order] = units.get(each.order, 0) + each.units
    customers = {order.number: order.customer.name for order in books.orders.many(units)}
    return [Filling(number, customers.get(number, ""), some) for number, some in units.items()]


def _said(corrected: Corrected, speech: Speech) -> str:
    number = {"number": corrected.on_hand}
    if corrected.movement is None:
        return speech.gettext("That many were there already: %(number)s.") % number
    said = speech.gettext("%(number)s are on hand now.") % number
    served, late = len({each.order for each in corrected.filled}), len(corrected.late)
    if served:
        text = (
            speech.ngettext("%(num)s order that waits is served.", "%(num)s orders that wait are served.", served)
            if corrected.tasks
            else speech.ngettext(
                "%(num)s order that waited was served.", "%(num)s orders that waited were served.", served
            )
        )
        said += " " + text % {"num": served}
    if late:
        text = speech.ngettext("%(num)s order is late now.", "%(num)s orders are late now.", late)
        said += " " + text % {"num": late}
    return said


routes: list[PageRoute] = [
    page_route("/stock/{sku}/move", move, KEEPER, "admin.stock.move", ["POST"]),
    page_route("/stock/{sku}/move/losses", foresee, KEEPER, "admin.stock.move.losses", ["POST"]),
]
