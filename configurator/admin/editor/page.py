"""The page of the editor."""

from markupsafe import Markup
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.editor.boot import boot
from configurator.admin.editor.modules import module_addresses
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.stores.catalogue.protocol import Draft


async def show(call: AdminCall) -> Response:
    draft = call.services.catalogue.draft(call.path("configurator"))
    return admin_page(
        call,
        "admin/editor/editor.html",
        title=draft.document.title,
        boot=await run_in_threadpool(_as_data, call, draft),
        modules=module_addresses(call.address),
    )


def _as_data(call: AdminCall, draft: Draft) -> Markup:
    """JSON for an element of data, which it cannot end; a large draft takes a while."""
    return Markup(to_json(boot(call, draft)).decode().replace("<", "\\u003c"))


routes: list[PageRoute] = [page_route("/configurators/{configurator}", show, DESIGNER, "admin.editor")]
