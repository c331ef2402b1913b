"""What is done with an order: asked with what it means, then done once."""

import secrets
from collections.abc import Mapping
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask, done_once, press_of
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.acts import BY_UNITS, LABELS, Act, act_on, possible
from configurator.admin.orders.lines import line_views
from configurator.admin.orders.page import address, known
from configurator.admin.orders.questions import TITLES, consequences
from configurator.admin.orders.units import Asked, Fields, asked, field, too_many, units_lines
from configurator.languages import gettext_noop
from configurator.ordering.errors import NOTHING_TO, KeyReused, NothingTo, NotThatMany
from configurator.ordering.finding import order_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import read_form

SENT_BEFORE = gettext_noop("This form was sent before with other numbers. Look at what is left, and send it once more.")


class Unclear(Exception):
    """What was typed cannot be done, by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = errors


async def ask_first(request: Request, user: User, act: Act) -> Response:
    """What cannot be done is said on the order's page. Raises NoSuchOrder."""
    services: Services = request.app.state.services
    order = (await run_in_threadpool(known, services, request.path_params["number"])).order
    if order.became or act not in possible(order):
        return _nothing_to(request, user, act)
    if act in BY_UNITS:
        return await _units_form(request, user, act)
    shop = services.storefront(user.locale)
    question = Question(
        title=shop.speech.gettext(TITLES[act]) % {"number": order.number},
        consequences=consequences(act, order, shop),
        button=shop.speech.gettext(LABELS[act]),
        action=address(request, act, order.number),
        back=_home(request),
        fields={"key": secrets.token_urlsafe(18)},
        danger=False,
    )
    return ask(request, user, question)


async def do(request: Request, user: User, act: Act) -> Response:
    """303 to the order, which says what was done; or the form again, nothing typed lost.

    Raises NoSuchOrder, OrderRemoved.
    """
    services: Services = request.app.state.services
    fields = await read_form(request)
    speech = services.storefront(user.locale).speech
    try:
        said = await done_once(services, press_of(request, user, fields), partial(_work, request, user, act, fields))
    except Unclear as unclear:
        return await _units_form(request, user, act, fields, unclear.errors)
    except NotThatMany as error:
        return await _units_form(request, user, act, fields, {field(error.line): too_many(error.most, speech)})
    except KeyReused:
        return await _units_form(request, user, act, fields, {"units": speech.gettext(SENT_BEFORE)})
    except NothingTo:
        return _nothing_to(request, user, act)
    return done(request, _home(request), said)


def _work(request: Request, user: User, act: Act, fields: Fields, books: Books) -> str:
    """The sentence about what was done."""
    services: Services = request.app.state.services
    number, shop = request.path_params["number"], services.storefront(user.locale)
    wanted = Asked({}, {})
    if act in BY_UNITS:
        wanted = asked(act, order_of(books, number), fields, shop.speech)
        if wanted.errors:
            raise Unclear(wanted.errors)
    return act_on(books, shop_of(services), act, number, wanted.lines, services.now(), user.label, shop)


async def _units_form(
    request: Request,
    user: User,
    act: Act,
    fields: Fields | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:
    services: Services = request.app.state.services
    order = (await run_in_threadpool(known, services, request.path_params["number"])).order
    shop, wrong = services.storefront(user.locale), errors or {}
    lines = units_lines(act, order, line_views(services, order, shop), fields, wrong)
    return admin_page(
        request, user, "admin/order_units.html", 422 if wrong else 200,
        act=act, order=order, lines=lines, errors=wrong, key=secrets.token_urlsafe(18),
        action=address(request, act, order.number),
    )  # fmt: skip


def _nothing_to(request: Request, user: User, act: Act) -> Response:
    services: Services = request.app.state.services
    said = services.storefront(user.locale).speech.gettext(NOTHING_TO[act])
    return done(request, _home(request), said % {"order": request.path_params["number"]})


def _home(request: Request) -> str:
    return str(request.app.url_path_for("admin.order", number=request.path_params["number"]))


def _routes(act: Act) -> list[PageRoute]:
    path = f"/orders/{{number}}/{act}"
    return [
        page_route(path, partial(ask_first, act=act), KEEPER, f"admin.order.{act}"),
        page_route(path, partial(do, act=act), KEEPER, f"admin.order.{act}.do", ["POST"]),
    ]


routes: list[PageRoute] = [route for act in Act for route in _routes(act)]
