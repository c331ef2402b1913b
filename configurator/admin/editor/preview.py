"""The page of a draft as shoppers would see it, for the stage of the editor."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from pydantic import Field, TypeAdapter, ValidationError
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.ordering.settling import settled
from configurator.products.previewing import Suppositions, context, previewed
from configurator.shop.call import ShopCall
from configurator.shop.configuring import panel_after_press, whole_page
from configurator.shop.rendering import answered
from configurator.shop.visit import Visit, asked, known_view
from configurator.web.form import first
from configurator.web.refusal import Refused
from layers.document.model import SkuText
from layers.stock.supposition import Supposition

PAGE = "pages/preview.html"
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
SUPPOSED = TypeAdapter[Suppositions](Annotated[dict[SkuText, Supposition], Field(max_length=1000)])


async def show(call: AdminCall) -> Response:
    """`?cfg=token` or `?preset=id`, `?view=id`; `?suppose=` as the API takes it, and `?locale=` of the shopper."""
    visit = await _visit(call, call.query.get("view", ""))
    question, outcome = asked(visit, call.query)
    html = await whole_page(visit, await visit.evaluated(question), outcome, PAGE)
    return answered(visit.call, html, headers=HEADERS, framed_by="'self'")


async def refresh(call: AdminCall) -> Response:
    """The panel after a press, for the script of the page."""
    return await panel_after_press(await _visit(call, first(call.form, "view")))


async def _visit(call: AdminCall, view: str) -> Visit:
    services = call.services
    draft = services.catalogue.draft(call.path("configurator"))
    product = previewed(services, draft)
    await settled(services)
    shopper = ShopCall(call.request, services, _locale(call), call.form, cart=None)
    home, refresh = (_address(call, name, product.id) for name in ("admin.preview", "admin.preview_panel"))
    around = context(services, _suppositions(call.query))
    return Visit(shopper, shopper.storefront, product, around, known_view(product, view), "", None, home, refresh)


def _locale(call: AdminCall) -> str:
    """That of the shopper: the one asked for, where there is such a one, else the shop's own."""
    return call.services.storefront(call.query.get("locale")).locale


def _suppositions(query: Mapping[str, str]) -> Suppositions:
    """Raises Refused 422 for what is no supposition."""
    try:
        return SUPPOSED.validate_json(query.get("suppose") or "{}")
    except ValidationError as error:
        raise Refused(422, f"suppose: {error.errors()[0]['msg']}") from error


def _address(call: AdminCall, name: str, configurator: str) -> str:
    """With what is supposed, and the shopper's language, as they are."""
    kept = {key: call.query[key] for key in ("suppose", "locale") if call.query.get(key)}
    path = call.address(name, configurator=configurator)
    return f"{path}?{urlencode(kept)}" if kept else path


routes: list[PageRoute] = [
    page_route("/configurators/{configurator}/preview", show, DESIGNER, "admin.preview"),
    page_route("/configurators/{configurator}/preview/panel", refresh, DESIGNER, "admin.preview_panel", ("POST",)),
]
