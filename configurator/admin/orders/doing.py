"""Performing an action on an order: a confirmation with the consequences, then the action, once."""

from collections.abc import Mapping
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask, done_once, press_of
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.acts import BY_UNITS, LABELS, Act, act_on, possible
from configurator.admin.orders.lines import line_views
from configurator.admin.orders.page import act_address, order_record
from configurator.admin.orders.questions import TITLES, consequences
from configurator.admin.orders.units import Asked, Fields, asked, field, too_many, units_lines
from configurator.languages import gettext_noop
from configurator.ordering.errors import NOTHING_TO, KeyReused, NothingTo, NotThatMany
from configurator.ordering.finding import order_of
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.protocol import Books
from configurator.web.form import form_key

SENT_BEFORE = gettext_noop("This form was sent before with other numbers. Look at what is left, and send it once more.")


class Unclear(Exception):
    """The form cannot be carried out; errors by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = errors


async def ask_first(call: AdminCall, act: Act) -> Response:
    """Ask for confirmation; an impossible action leads to the order's page. Raises NoSuchOrder."""
    order = (await run_in_threadpool(order_record, call.services, call.path("number"))).order
    if order.became or act not in possible(order):
        return _nothing_to(call, act)
    if act in BY_UNITS:
        return await _units_form(call, act)
    shop = call.storefront
    question = Question(
        title=shop.speech.gettext(TITLES[act]) % {"number": order.number},
        consequences=consequences(act, order, shop),
        button=shop.speech.gettext(LABELS[act]),
        action=act_address(call.address, act, order.number),
        back=_home(call),
        fields={"key": form_key()},
        danger=False,
    )
    return ask(call, question)


async def do(call: AdminCall, act: Act) -> Response:
    """Redirect (303) to the order with the result; or the form again with its input.

    Raises NoSuchOrder, OrderRemoved.
    """
    fields, speech = call.form, call.storefront.speech
    try:
        said = await done_once(call.services, press_of(call), partial(_work, call, act))
    except Unclear as unclear:
        return await _units_form(call, act, fields, unclear.errors)
    except NotThatMany as error:
        return await _units_form(call, act, fields, {field(error.line): too_many(error.most, speech)})
    except KeyReused:
        return await _units_form(call, act, fields, {"units": speech.gettext(SENT_BEFORE)})
    except NothingTo:
        return _nothing_to(call, act)
    return done(call, _home(call), said)


def _work(call: AdminCall, act: Act, books: Books) -> str:
    """The sentence about what was done."""
    services, number, shop = call.services, call.path("number"), call.storefront
    wanted = Asked({}, {})
    if act in BY_UNITS:
        wanted = asked(act, order_of(books, number), call.form, shop.speech)
        if wanted.errors:
            raise Unclear(wanted.errors)
    return act_on(books, shop_of(services), act, number, wanted.lines, services.now(), call.user.label, shop)


async def _units_form(
    call: AdminCall,
    act: Act,
    fields: Fields | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:
    services, shop, wrong = call.services, call.storefront, errors or {}
    order = (await run_in_threadpool(order_record, services, call.path("number"))).order
    lines = units_lines(act, order, line_views(services, order, shop), fields, wrong)
    return admin_page(
        call, "admin/order_units.html", 422 if wrong else 200,
        act=act, order=order, lines=lines, errors=wrong, key=form_key(),
        action=act_address(call.address, act, order.number),
    )  # fmt: skip


def _nothing_to(call: AdminCall, act: Act) -> Response:
    said = call.storefront.speech.gettext(NOTHING_TO[act])
    return done(call, _home(call), said % {"order": call.path("number")})


def _home(call: AdminCall) -> str:
    return call.address("admin.order", number=call.path("number"))


def _routes(act: Act) -> list[PageRoute]:
    path = f"/orders/{{number}}/{act}"
    return [
        page_route(path, partial(ask_first, act=act), KEEPER, f"admin.order.{act}"),
        page_route(path, partial(do, act=act), KEEPER, f"admin.order.{act}.do", ["POST"]),
    ]


routes: list[PageRoute] = [route for act in Act for route in _routes(act)]
