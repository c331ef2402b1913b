"""The page of one product: open it, change it, put it into the cart."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, RedirectResponse, Response

from configurator.ordering.errors import CartFull, CartRefused, QuantityTooLarge
from configurator.presentation.panel import open_reasons, panel
from configurator.presentation.problem import own_problems
from configurator.presentation.scene import Outcome, Place, Scene
from configurator.presentation.stage import SIZES, Stage, stage
from configurator.presentation.views import ConfiguratorPage, Panel, ViewTab
from configurator.products.drawing import render_path
from configurator.products.evaluating import token_of
from configurator.runtime.transactions import written
from configurator.shop.call import ShopCall
from configurator.shop.cookies import remember_cart
from configurator.shop.putting import put
from configurator.shop.rendering import answered, kept, quantity_in_cart, rendered, whole
from configurator.shop.steps import Step, sent, step
from configurator.shop.visit import Visit, arrived, asked, base, views
from configurator.web.form import first
from layers.evaluation.evaluation import Evaluation, Question
from layers.problem import Problem

PAGE = "pages/configurator.html"


async def show(call: ShopCall) -> Response:
    """`?cfg=token`, or `?preset=id` and `?with=option`; `?view=id`; `repaired` and `refused` name the last press's."""
    query = call.query
    visit = await arrived(call, query.get("view", ""), query.get("line", ""))
    question, outcome = asked(visit, query)
    if visit.cart is None and query.keys() <= {"preset", "view"}:
        key = (PAGE, visit.product.id, visit.view, question.selected, outcome)

        async def make() -> str:
            return await whole_page(visit, await visit.evaluated(question), outcome)

        return await kept(call, key, make)
    evaluation = await visit.evaluated(question)
    if question.pick:
        refused = (evaluation.refused,) if evaluation.refused else ()
        outcome = replace(outcome, repaired=evaluation.repaired, refused=refused)
    return await _page(visit, evaluation, outcome)


async def press(call: ShopCall) -> Response:
    """A button of the form, without the script: 303 to the configuration's own address, or to the cart."""
    visit = await _arrived(call)
    taken, act = await _pressed(visit)
    if act == "add":
        return await _added(visit, taken)
    refused = dict.fromkeys([*taken.refused, taken.asked] if taken.asked else taken.refused)
    flags = {"repaired": " ".join(taken.repaired), "refused": " ".join(refused)}
    view = act.partition(":")[2] if act.startswith("view:") else visit.view
    shown = {"view": view if view in views(visit.product) else "", "line": visit.line, **flags}
    return RedirectResponse(_address(visit, taken.evaluation, **shown), 303)


async def refresh(call: ShopCall) -> Response:
    """The same press by the script: the panel as it is afterwards."""
    return await panel_after_press(await _arrived(call))


async def panel_after_press(visit: Visit) -> Response:
    """The panel after what was posted."""
    taken, act = await _pressed(visit)
    insist = act.startswith("check")
    outcome = Outcome(repaired=taken.repaired, refused=taken.refused, asked=taken.asked, insist=insist)
    explained = await _explained(visit, taken.evaluation, outcome)

    def draw() -> str:
        return rendered(visit.call, "widgets/panel.html", panel=_panel(visit, explained, outcome))

    html = await visit.drawn(draw)
    return HTMLResponse(html, headers={"Cache-Control": "no-store"})


async def _arrived(call: ShopCall) -> Visit:
    """The visit of who sends the page's form."""
    return await arrived(call, first(call.form, "view"), first(call.form, "line"))


async def _pressed(visit: Visit) -> tuple[Step, str]:
    form = visit.call.form
    before, said = base(visit, form), sent(visit.product, form)
    taken = await visit.decided(lambda: step(visit.product, before, said, visit.ask))
    return taken, first(form, "do", "update")


async def _added(visit: Visit, taken: Step) -> Response:
    """To the cart if it may be sold, else the page with every reason."""
    if taken.refused or own_problems(taken.evaluation, visit.line):
        return await _page(visit, taken.evaluation, Outcome(refused=taken.refused, insist=True), 422)
    try:
        view = await written(visit.services, partial(put, visit=visit, evaluation=taken.evaluation))
    except CartRefused as refused:
        return await _page(visit, taken.evaluation, Outcome(cart_problems=refused.problems, insist=True), 422)
    except (CartFull, QuantityTooLarge) as error:
        problems = (Problem("too_many", error.said(visit.shop.speech)),)
        return await _page(visit, taken.evaluation, Outcome(cart_problems=problems, insist=True), 422)
    response = RedirectResponse(visit.call.address("shop.cart"), 303)
    remember_cart(response, visit.services, view.cart.id)
    return response


async def _page(visit: Visit, evaluation: Evaluation, outcome: Outcome, status: int = 200) -> Response:
    html = await whole_page(visit, evaluation, outcome, quantity=await quantity_in_cart(visit.call))
    return answered(visit.call, html, status)


async def whole_page(
    visit: Visit, evaluation: Evaluation, outcome: Outcome, template: str = PAGE, quantity: int = 0
) -> str:
    """The page with so many configurations in the cart, as `rendering.whole` makes it."""
    explained = await _explained(visit, evaluation, outcome)
    return await visit.drawn(lambda: whole(visit.call, template, quantity, None, **_content(visit, explained, outcome)))


def _content(visit: Visit, explained: "_Explained", outcome: Outcome) -> dict[str, Any]:
    """What the page's template prints."""
    evaluation = explained.evaluation
    product, services = visit.product, visit.services
    ready = stage(services, product)
    token = token_of(services, evaluation)
    view = visit.view
    context = ConfiguratorPage(
        title=product.names(visit.shop.locale).title,
        canonical=services.config.base_url + visit.home,
        picture=services.config.base_url + render_path(product.id, token, 600),
        views=tuple(_tabs(visit, ready)),
        stack=ready.stack(view, evaluation.stack[view]),
        sizes=SIZES,
        art=ready.art,
        refresh=visit.refresh,
    )
    return {"product": context, "panel": _panel(visit, explained, outcome)}


@dataclass(frozen=True, slots=True)
class _Explained:
    """An evaluation with the reasons of the options that are shown open."""

    evaluation: Evaluation
    options: frozenset[str]


async def _explained(visit: Visit, evaluation: Evaluation, outcome: Outcome) -> _Explained:
    options = open_reasons(evaluation, outcome)
    return _Explained(await visit.evaluated(_explaining(evaluation, options)) if options else evaluation, options)


def _panel(visit: Visit, explained: _Explained, outcome: Outcome) -> Panel:
    services, product, evaluation = visit.services, visit.product, explained.evaluation
    hides = services.catalogue.settings().stock.unavailable
    scene = Scene(product, evaluation, visit.shop, services.images, hides, explained.options)
    token = token_of(services, evaluation)
    place = Place(visit.home, _address(visit, evaluation, line=visit.line), token, visit.view, visit.line)
    return panel(scene, place, outcome)


def _explaining(evaluation: Evaluation, options: frozenset[str]) -> Question:
    """The evaluated configuration again, with the reasons of some options."""
    return Question(evaluation.selected, evaluation.quantity, evaluation.pinned, explain=options)


def _address(visit: Visit, evaluation: Evaluation, **more: str) -> str:
    query = {"cfg": token_of(visit.services, evaluation), **{name: value for name, value in more.items() if value}}
    return f"{visit.home}{'&' if '?' in visit.home else '?'}{urlencode(query)}"


def _tabs(visit: Visit, ready: Stage) -> list[ViewTab]:
    names = visit.product.names(visit.shop.locale)
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
