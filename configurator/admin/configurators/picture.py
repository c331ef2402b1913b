"""The picture of a draft: what a shopper would see first, drawn as it is now."""

from functools import partial

from starlette.responses import Response

from configurator.admin.configurators.card import WIDTH
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.languages import gettext_noop
from configurator.products.drawing import NoSuchView
from configurator.products.previewing import rendered
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft
from configurator.web.connections.client import client_of
from configurator.web.refusal import Refused
from layers.document.tree import Tree
from layers.evaluation.usable import usable

KEPT = {"Cache-Control": "private, max-age=86400"}
"""The address names the revision; a picture that was missing may have come since."""


async def draw(call: AdminCall) -> Response:
    draft = call.services.catalogue.draft(call.path("configurator"))
    view = call.query.get("view")
    key = ("card", draft.document.id, draft.rev, view)
    work = partial(_drawn, call.services, draft, view)
    try:
        content = await call.services.making.made(key, work, client_of(call.request))
    except NoSuchView as error:
        raise Refused(404, gettext_noop("This view is not here.")) from error
    return Response(content, media_type="image/webp", headers=KEPT)


def _drawn(services: Services, draft: Draft, view: str | None) -> bytes:
    """The draft with its defaults; raises NoSuchView."""
    return rendered(services, Tree(usable(draft.document), draft.version), None, view, WIDTH)


routes: list[PageRoute] = [
    page_route("/configurators/{configurator}/picture.webp", draw, DESIGNER, "admin.configurators.picture")
]
