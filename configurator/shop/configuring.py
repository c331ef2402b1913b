"""The page of one product: open it, change it, put it into the cart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from configurator.catalogue.errors import CatalogueError
from configurator.configuration_token import ForeignToken
from configurator.drawing import render_path
from configurator.evaluating import Around, alone, ask, chosen, in_cart, question_of, shop_of, token_of
from configurator.ledger.protocol import Books
from configurator.ordering import CartView, add_line, change_line, open_cart
from configurator.ordering.errors import CartClosed, CartFull, NoSuchCart, NoSuchLine, QuantityTooLarge, Refused
from configurator.services import Services
from configurator.shop.cookie import cart_of, remember
from configurator.shop.form import first, posted
from configurator.shop.panel import Outcome, Place, Scene, own_problems, panel
from configurator.shop.rendering import kept, page, rendered
from configurator.shop.stage import SIZES, Stage, stage
from configurator.shop.steps import Base, Step, preset, sent, step
from configurator.shop.views import ConfiguratorPage, Panel, ViewTab
from configurator.writing import written
from layers.evaluation import Evaluation, Question
from layers.names import Names
from layers.problem import Problem
from layers.product import Product

LONGEST = 200
PAGE = "pages/configurator.html"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a product: in which view, and among what; `line` is the cart's line that is being edited."""

    request: Request
    services: Services
    product: Product
    around: Around
    view: str
    line: str
    cart: str | None

    def ask(self, question: Question) -> Evaluation:
        named = replace(question, line=self.line or None)
        return ask(self.services, self.product, named, self.around, None)


async def show(request: Request) -> Response:
    """`?cfg=token` or `?preset=id`, `?view=id`; `repaired` and `refused` name what the last press did."""
    query = request.query_params
    visit = await _visit(request, query.get("view", ""), query.get("line", ""))
    question, outcome = _asked(visit, query)
    if visit.cart is None and query.keys() <= {"preset", "view"}:
        key = (visit.product.id, visit.view, question.selected, outcome)
        return kept(request, key, PAGE, lambda: _content(visit, visit.ask(question), outcome))
    return await _page(visit, visit.ask(question), outcome)


async def press(request: Request) -> Response:
    """A button of the form, without the script: 303 to the configuration's own address, or to the cart."""
    visit, taken, act = await _pressed(request)
    if act == "add":
        return await _added(visit, taken)
    flags = {"repaired": " ".join(taken.repaired), "refused": " ".join(taken.refused)}
    view = act.partition(":")[2] if act.startswith("view:") else visit.view
    shown = {"view": view if view in _views(visit.product) else "", "line": visit.line, **flags}
    return RedirectResponse(_address(visit, taken.evaluation, **shown), 303)


async def refresh(request: Request) -> Response:
    """The same press by the script: the panel as it is afterwards."""
    visit, taken, act = await _pressed(request)
    outcome = Outcome(repaired=taken.repaired, refused=taken.refused, insist=act.startswith("check"))
    html = rendered(request, "widgets/panel.html", panel=_panel(visit, taken.evaluation, outcome))
    return HTMLResponse(html, headers={"Cache-Control": "no-store"})


async def _visit(request: Request, view: str, line: str) -> Visit:
    services: Services = request.app.state.services
    product = services.catalogue.product(request.path_params["configurator"])
    cart, line = cart_of(request), line[:LONGEST]
    known = view if view in _views(product) else product.configurator.views[0].id
    around, place, secret = (
        await run_in_threadpool(_around, services, cart, line) if cart else (alone(services), "", None)
    )
    return Visit(request, services, product, around, known, place, secret)


def _around(services: Services, cart: str, line: str) -> tuple[Around, str, str | None]:
    """The cart around the configuration; a cart that is gone or closed is none, a line that is gone is a new one."""
    try:
        return in_cart(services, cart, line or None), line, cart
    except NoSuchLine:
        return in_cart(services, cart, None), "", cart
    except NoSuchCart:
        return alone(services), "", None


def _views(product: Product) -> list[str]:
    return [view.id for view in product.configurator.views]


def _asked(visit: Visit, query: Mapping[str, str]) -> tuple[Question, Outcome]:
    """What an address means: a token pins everything, a preset or nothing at all pins nothing."""
    options = visit.product.tree.options
    repaired = tuple(name for name in query.get("repaired", "").split() if name in options)
    refused = tuple(name for name in query.get("refused", "").split() if name in options)
    outcome = Outcome(repaired=repaired, refused=refused)
    if query.get("cfg"):
        try:
            question = question_of(visit.services, visit.product, query["cfg"])
        except ForeignToken:
            return Question(None, 1, ()), replace(outcome, broken=True)
        gone = _gone(visit, query["cfg"], question.gone)
        return replace(question, gone=()), replace(outcome, gone=gone)
    named = preset(visit.product, query.get("preset", ""))
    return Question(named, 1, ()), replace(outcome, broken=bool(query.get("preset")) and named is None)


def _gone(visit: Visit, token: str, gone: tuple[str, ...]) -> tuple[str, ...]:
    """What vanished options were called in the version the link was made from."""
    if not gone:
        return ()
    locale = visit.services.storefront().locale
    try:
        old = Names(visit.services.catalogue.tree(visit.product.id, visit.services.tokens.read(token).version), locale)
    except CatalogueError:
        return gone
    return tuple(old.full(option) for option in gone)


async def _pressed(request: Request) -> tuple[Visit, Step, str]:
    fields = await posted(request)
    visit = await _visit(request, first(fields, "view"), first(fields, "line"))
    form = sent(visit.product, fields)
    taken = step(visit.product, _base(visit, fields), form, visit.ask)
    return visit, taken, first(fields, "do", "update")


def _base(visit: Visit, fields: Mapping[str, list[str]]) -> Base:
    """The configuration the form was made from; the defaults where it does not say."""
    tree = visit.product.tree
    pinned = tuple(name for name in first(fields, "pinned").split() if name in tree.options)
    try:
        question = question_of(visit.services, visit.product, first(fields, "base"))
    except ForeignToken:
        defaults = tuple(name for name in tree.options if name in tree.defaults)
        return Base(defaults, 1, ())
    return Base(question.selected or (), question.quantity, pinned)


async def _added(visit: Visit, taken: Step) -> Response:
    """To the cart if it may be sold, else the page with every reason."""
    if taken.refused or own_problems(taken.evaluation, visit.line):
        return await _page(visit, taken.evaluation, Outcome(refused=taken.refused, insist=True), 422)
    try:
        view = await written(visit.services, partial(_put, visit=visit, evaluation=taken.evaluation))
    except Refused as refused:
        return await _page(visit, taken.evaluation, Outcome(told=refused.problems, insist=True), 422)
    except (CartFull, QuantityTooLarge) as error:
        told = (Problem("too_many", str(error).capitalize()),)
        return await _page(visit, taken.evaluation, Outcome(told=told, insist=True), 422)
    response = RedirectResponse(visit.request.app.url_path_for("shop.cart"), 303)
    remember(response, visit.services, view.cart.id)
    return response


def _put(books: Books, *, visit: Visit, evaluation: Evaluation) -> CartView:
    """Into the shopper's cart, or a new one where there is none that can be added to."""
    services, now = visit.services, visit.services.now()
    choice = chosen(services, visit.product.id, evaluation.selected, evaluation.quantity)
    shop = shop_of(services)
    if visit.cart:
        try:
            if visit.line:
                return change_line(
                    books,
                    shop,
                    visit.cart,
                    visit.line,
                    now,
                    quantity=choice.quantity,
                    selected=choice.selected,
                    version=choice.version,
                )
            return add_line(books, shop, visit.cart, choice, now)
        except (NoSuchCart, NoSuchLine, CartClosed):
            pass
    return add_line(books, shop, open_cart(books, now).id, choice, now)


async def _page(visit: Visit, evaluation: Evaluation, outcome: Outcome, status: int = 200) -> Response:
    return await page(visit.request, PAGE, status, **_content(visit, evaluation, outcome))


def _content(visit: Visit, evaluation: Evaluation, outcome: Outcome) -> dict[str, Any]:
    """What the page's template prints."""
    product, services = visit.product, visit.services
    ready = stage(services, product)
    token = token_of(services, evaluation)
    path, view = str(visit.request.app.url_path_for("shop.configurator", configurator=product.id)), visit.view
    around = ConfiguratorPage(
        title=product.names(services.storefront().locale).title,
        canonical=services.config.base_url + path,
        picture=services.config.base_url + render_path(product.id, token, 600),
        views=tuple(_tabs(visit, ready)),
        stack=ready.stack(view, evaluation.stack[view]),
        sizes=SIZES,
        art=ready.art,
        refresh=str(visit.request.app.url_path_for("shop.panel", configurator=product.id)),
    )
    return {"product": around, "panel": _panel(visit, evaluation, outcome)}


def _panel(visit: Visit, evaluation: Evaluation, outcome: Outcome) -> Panel:
    services, product = visit.services, visit.product
    hides = services.catalogue.settings().stock.unavailable
    scene = Scene(product, evaluation, services.storefront(), services.images, hides)
    action = str(visit.request.app.url_path_for("shop.configurator", configurator=product.id))
    token = token_of(services, evaluation)
    place = Place(action, _address(visit, evaluation, line=visit.line), token, visit.view, visit.line)
    return panel(scene, place, outcome)


def _address(visit: Visit, evaluation: Evaluation, **more: str) -> str:
    path = str(visit.request.app.url_path_for("shop.configurator", configurator=visit.product.id))
    query = {"cfg": token_of(visit.services, evaluation), **{name: value for name, value in more.items() if value}}
    return f"{path}?{urlencode(query)}"


def _tabs(visit: Visit, ready: Stage) -> list[ViewTab]:
    names = visit.product.names(visit.services.storefront().locale)
    return [
        ViewTab(
            view.id,
            names.of(view.id, view.label),
            view.id == visit.view,
            ready.sizes[view.id].width,
            ready.sizes[view.id].height,
        )
        for view in visit.product.configurator.views
    ]
